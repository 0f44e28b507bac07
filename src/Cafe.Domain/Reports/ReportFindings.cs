using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Harvests.Proposals;

namespace OpenTalks.Reports;

/// <summary>The findings that stand, by question, theme and the order they were made in, with their names.</summary>
sealed class ReportFindings
{
    readonly ILookup<int, (string Name, Finding Finding)> byQuestion;
    readonly ILookup<IdeaRef, string> byIdea;

    public ReportFindings(Setup setup, Harvest harvest)
    {
        var order = harvest.Themes.Where(theme => !theme.Dropped).Select((theme, at) => (theme.Id, at)).ToDictionary();
        var named = setup.Questions.OrderBy(question => question.Number).SelectMany(question => harvest.Findings
            .Where(finding => finding.Question == question.Number && !finding.Dropped)
            .OrderBy(finding => finding.Theme is { } theme ? order.GetValueOrDefault(theme, int.MaxValue) : int.MaxValue)
            .Select((finding, i) => (Name: ReportFinding.NameOf(question.Number, i + 1), Finding: finding))).ToList();
        Count = named.Count;
        byQuestion = named.ToLookup(found => found.Finding.Question);
        byIdea = named.SelectMany(found => Behind(found.Finding).Distinct().Select(idea => (Idea: idea, found.Name))).ToLookup(found => found.Idea, found => found.Name);
    }

    public int Count { get; }
    public IEnumerable<(string Name, Finding Finding)> On(int question) => byQuestion[question];

    /// <param name="chain">An idea and what it says the same as.</param>
    public ImmutableArray<string> Of(IEnumerable<IdeaRef> chain) => [.. chain.SelectMany(idea => byIdea[idea]).Distinct()];

    static IEnumerable<IdeaRef> Behind(Finding finding) =>
        finding.Evidence.Concat(finding.Reservations.Where(reservation => !reservation.Dropped).SelectMany(reservation => reservation.Evidence));
}

/// <summary>Gives findings and themes their ideas.</summary>
sealed class ReportEvidence(Harvest harvest, ReportFindings found, Dictionary<IdeaRef, ReportIdea> ideas)
{
    readonly ReportFates fates = new(harvest);

    /// <param name="wrote">Numbers of the tables that wrote on the question.</param>
    public ImmutableArray<ReportFinding> FindingsOn(int question, IReadOnlySet<int> wrote) => [.. found.On(question).Select(one => Told(one.Name, one.Finding, wrote))];

    public ImmutableArray<ReportTheme> ThemesOf(int question, List<ReportIdea> onQuestion) =>
        [.. harvest.Themes.Where(theme => theme.Question == question && !theme.Dropped).Select(theme => Told(theme, onQuestion))];

    ReportFinding Told(string name, Finding finding, IReadOnlySet<int> wrote)
    {
        var evidence = Ideas(finding.Evidence);
        // What was gathered may come from another question's table.
        var tablesThatWrote = wrote.Union(evidence.Select(idea => idea.Table)).Count();
        ImmutableArray<ReportReservation> reservations =
        [
            .. finding.Reservations.Where(reservation => !reservation.Dropped)
                .Select(reservation => new ReportReservation(reservation.Kind, reservation.Text, Ideas(reservation.Evidence))),
        ];
        return new ReportFinding(name, finding.Text, evidence)
        {
            Id = finding.Id,
            Theme = finding.Theme is { } theme && harvest.Themes.Any(kept => kept.Id == theme && !kept.Dropped) ? theme : null,
            Spread = Spreads.Of([.. evidence.Select(idea => idea.Table)], tablesThatWrote, !reservations.IsEmpty),
            Reservations = reservations,
            Tables = [.. evidence.Select(idea => idea.Table).Distinct().Order()],
            Rounds = [.. evidence.Select(idea => idea.Round).Distinct().Order()],
            TablesThatWrote = tablesThatWrote,
        };
    }

    ReportTheme Told(Theme theme, List<ReportIdea> onQuestion)
    {
        var findings = found.On(theme.Question).Where(one => one.Finding.Theme == theme.Id).ToList();
        var names = findings.Select(one => one.Name).ToHashSet();
        ImmutableArray<ReportIdea> lie = [.. onQuestion.Where(idea => idea.ThemeId == theme.Id || idea.Findings.Any(names.Contains))];
        return new ReportTheme(theme.Id, theme.Question, theme.Name, [.. findings.Select(one => one.Name)], lie,
            [.. lie.Select(idea => idea.Table).Distinct().Order()], findings.Any(one => one.Finding.IsContested));
    }

    /// <summary>What was gathered and says the same as it, as far as it still stands.</summary>
    ImmutableArray<ReportIdea> Ideas(ImmutableArray<IdeaRef> gathered) =>
    [
        .. gathered.SelectMany(idea => fates.CopiesOf(idea).Prepend(idea)).Distinct()
            .Select(ideas.GetValueOrDefault).OfType<ReportIdea>()
            .OrderBy(idea => idea.Sheet).ThenBy(idea => idea.Round).ThenBy(idea => idea.Place),
    ];
}
