using OpenTalks.Reports;

namespace OpenTalks.Host.Reports;

/// <summary>One line of the contents.</summary>
/// <param name="Bookmark">On its heading.</param>
sealed record OutlineEntry(int Level, string Bookmark, List<Piece> Text);

/// <summary>The headings that the contents show, known before the first is written; and what bookmarks are called.</summary>
static class WordOutline
{
    public const string Purpose = "_TocPurpose";
    public const string Figures = "_TocFigures";
    public const string Findings = "_TocFindings";
    public const string Method = "_TocMethod";
    public const string Annex = "_TocAnnex";

    public static string OfQuestion(int number) => FormattableString.Invariant($"_TocQuestion{number}");
    public static string OfSheet(int number) => FormattableString.Invariant($"_TocSheet{number}");

    /// <summary>Of a finding by its name.</summary>
    public static string OfFinding(string name) => "finding_" + name.Replace('.', '_');

    /// <summary>Of an idea by its name.</summary>
    public static string OfIdea(string name) => "idea_" + name.Replace('-', '_');

    public static IEnumerable<OutlineEntry> Of(Report report, WordPaper paper)
    {
        yield return Part(Purpose, "report.purpose");
        yield return Part(Figures, "report.figures");
        yield return Part(Findings, "report.findings");
        foreach (var question in report.Questions) yield return new(2, OfQuestion(question.Number), [.. Question(question, paper)]);
        yield return Part(Method, "report.method");
        yield return Part(Annex, "report.annex");
        foreach (var sheet in report.Annex) yield return new(2, OfSheet(sheet.Number), [.. Sheet(sheet, report, paper)]);

        OutlineEntry Part(string bookmark, string key) => new(1, bookmark, [new Piece(paper.Words[key])]);
    }

    public static IEnumerable<Piece> Question(ReportQuestion question, WordPaper paper) =>
        paper.Say("report.question", ("number", question.Number), ("text", new Piece(question.Text, question.Language)));

    public static IEnumerable<Piece> Sheet(ReportSheet sheet, Report report, WordPaper paper) => sheet.Name == ""
        ? paper.Say("report.sheet-unnamed", ("number", sheet.Number))
        : paper.Say("report.sheet", ("number", sheet.Number), ("name", new Piece(sheet.Name, report.CafeLanguage)));
}
