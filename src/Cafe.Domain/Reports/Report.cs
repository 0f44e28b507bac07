using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.People;
using OpenTalks.Sheets;

namespace OpenTalks.Reports;

/// <summary>
/// What a café leaves behind, ready to be rendered: each finding with the ideas behind it, each idea with its findings.
/// Ideas that were taken back and findings that were dropped are not in it. The same café gives the same report.
/// </summary>
/// <param name="Language">Two-letter code of the language it is asked for in; the questions are in it as far as they have it.</param>
/// <param name="CafeLanguages">Two-letter codes, the first is what title, purpose and findings are taken to be written in.</param>
/// <param name="Annex">All ideas by sheet; a sheet without ideas is in it too.</param>
public sealed record Report(
    string Language,
    string Title,
    ImmutableArray<string> CafeLanguages,
    ReportFacts Facts,
    ReportFigures Figures,
    ImmutableArray<ReportQuestion> Questions,
    ImmutableArray<ReportSheet> Annex)
{
    /// <summary>What people's own texts are taken to be in where nobody says: two-letter code.</summary>
    public string CafeLanguage => CafeLanguages.IsDefaultOrEmpty ? Language : CafeLanguages[0];

    /// <param name="sheets">By number; one that is missing has no ideas.</param>
    /// <param name="people">By number in the café; null for somebody who is unknown or erased.</param>
    public static Report Of(
        Setup setup, Cafe cafe, IReadOnlyDictionary<int, Sheet> sheets, Harvest harvest, Func<int, Person?> people, string language)
    {
        var figures = ReportFigures.Of(setup, cafe, people);
        var findings = new Findings(setup, harvest);
        var annex = Annexed(setup, cafe, sheets, findings, new Authors(setup.Attribution, figures, people));
        var ideas = annex.SelectMany(sheet => sheet.Ideas).ToDictionary(idea => (idea.Sheet, idea.Id));
        var questions = setup.Questions.OrderBy(question => question.Number).Select(question => new ReportQuestion(
            question.Number, question.In(language), question.LanguageFor(language),
            [.. findings.On(question.Number).Select(found => Found(found, ideas))],
            [.. annex.Where(sheet => sheet.Question == question.Number).SelectMany(sheet => sheet.Ideas).Where(idea => idea.InNone)],
            [.. annex.Where(sheet => sheet.Question == question.Number && !sheet.Ideas.IsEmpty).Select(sheet => sheet.Number)],
            annex.Where(sheet => sheet.Question == question.Number).Sum(sheet => sheet.Ideas.Length)));
        return new Report(language, setup.Title, setup.Languages, ReportFacts.Of(setup, cafe),
            figures with { Ideas = ideas.Count, Findings = findings.Count }, [.. questions], annex);
    }

    static ReportFinding Found((string Name, Finding Finding) found, Dictionary<(int, Guid), ReportIdea> ideas) => new(
        found.Name, found.Finding.Text,
        [.. found.Finding.Evidence
            .Select(idea => ideas.GetValueOrDefault((idea.Sheet, idea.Idea))).OfType<ReportIdea>()
            .OrderBy(idea => idea.Sheet).ThenBy(idea => idea.Round).ThenBy(idea => idea.Place)]);

    static ImmutableArray<ReportSheet> Annexed(
        Setup setup, Cafe cafe, IReadOnlyDictionary<int, Sheet> sheets, Findings findings, Authors authors)
    {
        // The programme says which sheet lies on which table in which round.
        var tables = new Dictionary<(int Sheet, int Round), Table>();
        for (var round = 1; round <= cafe.Rounds; round++)
            foreach (var table in setup.Tables.OrderBy(table => table.Number))
                tables.TryAdd((cafe.SheetOn(round, table.Number), round), table);

        return [.. cafe.Sheets.Select(place => place.Number).Concat(sheets.Keys).Distinct().Order()
            .Select(cafe.PlaceOf).OfType<SheetPlace>()
            .Select(place => Annexed(place, sheets.GetValueOrDefault(place.Number) ?? Sheet.Blank))];

        ReportSheet Annexed(SheetPlace place, Sheet sheet) => new(
            place.Number, place.Home.Name, place.Question.Number,
            [.. sheet.Ideas.Values
                .Where(idea => !idea.TakenBack)
                .OrderBy(idea => idea.Round).ThenBy(idea => idea.Place)
                .Select(idea => Told(place, sheet, idea))]);

        ReportIdea Told(SheetPlace place, Sheet sheet, Idea idea)
        {
            var number = place.Number;
            var table = tables.GetValueOrDefault((number, idea.Round)) ?? place.Home;
            var below = idea.BuildsOn is { } older && sheet.Ideas.TryGetValue(older, out var kept) && !kept.TakenBack ? kept : null;
            return new ReportIdea(
                idea.Id, number, idea.Place, idea.Round, table.Number, table.Name, idea.Text, idea.Language, authors.Of(idea),
                below is null ? null : ReportIdea.NameOf(number, below.Place), findings.Of(number, idea.Id), idea.Marks);
        }
    }

    /// <summary>The findings that stand, by question in the order they were made, with their names.</summary>
    sealed class Findings
    {
        readonly ILookup<int, (string Name, Finding Finding)> byQuestion;
        readonly ILookup<IdeaRef, string> byIdea;

        public Findings(Setup setup, Harvest harvest)
        {
            var named = setup.Questions.OrderBy(question => question.Number).SelectMany(question => harvest.Findings
                .Where(finding => finding.Question == question.Number && !finding.Dropped)
                .Select((finding, i) => (Name: ReportFinding.NameOf(question.Number, i + 1), Finding: finding))).ToList();
            Count = named.Count;
            byQuestion = named.ToLookup(found => found.Finding.Question);
            byIdea = named.SelectMany(found => found.Finding.Evidence.Select(idea => (Idea: idea, found.Name)))
                .ToLookup(found => found.Idea, found => found.Name);
        }

        public int Count { get; }
        public IEnumerable<(string Name, Finding Finding)> On(int question) => byQuestion[question];
        public ImmutableArray<string> Of(int sheet, Guid idea) => [.. byIdea[new IdeaRef(sheet, idea)]];
    }

    /// <summary>Who is named beside an idea, as the attribution mode allows.</summary>
    sealed class Authors(Attribution attribution, ReportFigures figures, Func<int, Person?> people)
    {
        public ReportAuthor? Of(Idea idea) => attribution switch
        {
            Attribution.Open => idea.By is { } number && people(number) is { Details: var said }
                ? new ReportAuthor(said.Name, said.Organisation, said.Organisation is null ? said.Group : null) : null,
            // One or two people of a group would be known by it.
            Attribution.GroupOnly => idea.Group is { } group && figures.Groups.CanBeNamed(group) ? new ReportAuthor(null, null, group) : null,
            _ => null,
        };
    }
}
