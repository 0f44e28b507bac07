using OpenTalks.Reports;

namespace OpenTalks.Host.Reports;

/// <summary>One line of the contents.</summary>
/// <param name="Bookmark">On its heading.</param>
sealed record OutlineEntry(int Level, string Bookmark, List<Piece> Text);

/// <summary>The headings that the contents show, known before the first is written; and what bookmarks are called.</summary>
static class WordOutline
{
    /// <param name="section">Its place in the template, from 0.</param>
    public static string OfSection(int section) => FormattableString.Invariant($"_TocPart{section}");
    public static string OfQuestion(int number) => FormattableString.Invariant($"_TocQuestion{number}");
    public static string OfSheet(int number) => FormattableString.Invariant($"_TocSheet{number}");

    /// <summary>Of a finding by its name.</summary>
    public static string OfFinding(string name) => "finding_" + name.Replace('.', '_');

    /// <summary>Of an idea by its name.</summary>
    public static string OfIdea(string name) => "idea_" + name.Replace('-', '_');

    public static IEnumerable<OutlineEntry> Of(Report report, ReportTemplate template, WordPaper paper)
    {
        foreach (var (i, section) in template.Sections.Index())
        {
            if (section.Part == ReportPart.Contents) continue;
            yield return new(1, OfSection(i), [Heading(section, paper)]);
            if (section.Part == ReportPart.Findings)
                foreach (var question in report.Questions) yield return new(2, OfQuestion(question.Number), [.. Question(question, paper)]);
            if (section.Part == ReportPart.Annex)
                foreach (var sheet in report.Annex) yield return new(2, OfSheet(sheet.Number), [.. Sheet(sheet, report, paper)]);
        }
    }

    /// <summary>The template's own title, or what the part is called.</summary>
    public static Piece Heading(ReportSection section, WordPaper paper)
    {
        if (section.Title.IsEmpty) return new Piece(paper.Words[$"reported.part-{section.Part}"]);
        var language = section.Title.ContainsKey(paper.Words.Language) ? paper.Words.Language : section.Title.ContainsKey("en") ? "en" : section.Title.Keys.First();
        return new Piece(ReportTemplate.In(section.Title, language), language);
    }

    public static IEnumerable<Piece> Question(ReportQuestion question, WordPaper paper) =>
        paper.Say("report.question", ("number", question.Number), ("text", new Piece(question.Text, question.Language)));

    public static IEnumerable<Piece> Sheet(ReportSheet sheet, Report report, WordPaper paper) => sheet.Name == ""
        ? paper.Say("report.sheet-unnamed", ("number", sheet.Number))
        : paper.Say("report.sheet", ("number", sheet.Number), ("name", new Piece(sheet.Name, report.CafeLanguage)));
}
