using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Harvests.Proposals;
using OpenTalks.People;
using OpenTalks.Sheets;

namespace OpenTalks.Reports;

/// <summary>
/// What a café leaves behind, ready to be rendered: each finding with the ideas behind it, each idea with its findings or what became of it.
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
    public ReportEdition Edition { get; init; } = ReportEdition.Draft;

    /// <summary>What people's own texts are taken to be in where nobody says: two-letter code.</summary>
    public string CafeLanguage => CafeLanguages.IsDefaultOrEmpty ? Language : CafeLanguages[0];

    /// <summary>By group only as far as groups can be named.</summary>
    public required Coverage Coverage { get; init; }

    public ImmutableArray<ReportDifference> Differences { get; init; } = [];

    /// <summary>The rapporteur said that no divergence was recorded.</summary>
    public bool NoDivergence { get; init; }

    /// <summary>Parts that somebody wrote, by key.</summary>
    public ImmutableSortedDictionary<string, string> Passages { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public required Travels Travels { get; init; }

    public IEnumerable<ReportIdea> Ideas => Annex.SelectMany(sheet => sheet.Ideas);
    public IEnumerable<ReportFinding> Findings => Questions.SelectMany(question => question.Findings);

    /// <summary>The largest first: by how many tables raised them, then by ideas.</summary>
    public IEnumerable<ReportTheme> Themes => Questions.SelectMany(question => question.Themes)
        .OrderByDescending(theme => theme.Tables.Length).ThenByDescending(theme => theme.Ideas.Length);

    public IEnumerable<ReportFinding> Contested => Findings.Where(finding => !finding.Reservations.IsEmpty);

    /// <summary>What was set aside, by sheet and round.</summary>
    public IEnumerable<ReportIdea> SetAside => Ideas.Where(idea => idea.Aside is not null);

    /// <param name="sheets">By number; one that is missing has no ideas.</param>
    /// <param name="people">By number in the café; null for somebody who is unknown or erased.</param>
    public static Report Of(
        Setup setup, Cafe cafe, IReadOnlyDictionary<int, Sheet> sheets, Harvest harvest, Func<int, Person?> people, string language)
    {
        var figures = ReportFigures.Of(setup, cafe, people);
        var found = new ReportFindings(setup, harvest);
        var annex = new ReportAnnex(setup, cafe, sheets, harvest, found, new ReportAuthors(setup.Attribution, figures, people)).Sheets();
        var ideas = annex.SelectMany(sheet => sheet.Ideas).ToDictionary(idea => new IdeaRef(idea.Sheet, idea.Id));
        var evidence = new ReportEvidence(harvest, found, ideas);
        var questions = setup.Questions.OrderBy(question => question.Number)
            .Select(question => Asked(question, language, annex, evidence)).ToImmutableArray();
        return new Report(language, setup.Title, setup.Languages, ReportFacts.Of(setup, cafe),
            figures with { Ideas = ideas.Count, Findings = found.Count, Feedback = Feedbacks.Of(harvest, cafe) }, questions, annex)
        {
            Coverage = Covering(annex),
            Differences =
            [
                .. harvest.Answers.Where(answer => answer.Verdict != DissentVerdict.NoDifference && ideas.ContainsKey(answer.One) && ideas.ContainsKey(answer.Other))
                    .Select(answer => new ReportDifference(ideas[answer.One], ideas[answer.Other], answer.Verdict)),
            ],
            NoDivergence = harvest.NoDivergence,
            Passages = harvest.Passages,
            Travels = Travels.Of(setup, cafe.Rounds, annex),
        };
    }

    static ReportQuestion Asked(Question question, string language, ImmutableArray<ReportSheet> annex, ReportEvidence evidence)
    {
        var sheets = annex.Where(sheet => sheet.Question == question.Number).ToList();
        var ideas = sheets.SelectMany(sheet => sheet.Ideas).ToList();
        var tables = ideas.Select(idea => idea.Table).ToHashSet();
        return new ReportQuestion(
            question.Number, question.In(language), question.LanguageFor(language), evidence.FindingsOn(question.Number, tables),
            [.. ideas.Where(idea => idea.InNone)],
            [.. sheets.Where(sheet => !sheet.Ideas.IsEmpty).Select(sheet => sheet.Number)], ideas.Count)
        {
            Themes = evidence.ThemesOf(question.Number, ideas),
            Tables = tables.Count,
        };
    }

    static Coverage Covering(ImmutableArray<ReportSheet> annex) => Coverage.Of(
    [
        .. annex.SelectMany(sheet => sheet.Ideas).Select(idea => new Covered(
            idea.Table, idea.Round, idea.Question, idea.Group, idea.Language, idea.Fate, !idea.InNone)),
    ]);
}
