using OpenTalks.Reports;
using OpenTalks.Web;
using OpenTalks.Web.Sheets;

namespace OpenTalks.Host.Reports;

/// <summary>Names that lead to an idea or a finding, where it is in the document, and where ideas come from.</summary>
static class WordLinks
{
    public static Piece ToIdea(string name, WordPaper paper) => paper.Parts.Contains(ReportPart.Annex)
        ? new Piece(name, IsName: true, Anchor: WordOutline.OfIdea(name), Tip: paper.Words.Say("report.to-idea", ("name", name)))
        : new Piece(name, IsName: true);

    public static Piece ToFinding(string name, WordPaper paper) => paper.Parts.Overlaps([ReportPart.Findings, ReportPart.KeyFindings])
        ? new Piece(name, IsName: true, Anchor: WordOutline.OfFinding(name), Tip: paper.Words.Say("report.to-finding", ("name", name)))
        : new Piece(name, IsName: true);

    public static IEnumerable<Piece> ToIdeas(IEnumerable<ReportIdea> ideas, WordPaper paper) => Listed(ideas.Select(idea => ToIdea(idea.Name, paper)));
    public static IEnumerable<Piece> ToFindings(IEnumerable<string> findings, WordPaper paper) => Listed(findings.Select(name => ToFinding(name, paper)));

    static IEnumerable<Piece> Listed(IEnumerable<Piece> pieces) => pieces.SelectMany((piece, i) => i == 0 ? (Piece[])[piece] : [new Piece(" · "), piece]);

    /// <summary>Table and round, and who wrote it as far as it may be said.</summary>
    public static IEnumerable<Piece> Origin(ReportIdea idea, Report report, WordPaper paper)
    {
        var at = idea.TableName == ""
            ? paper.Say("report.at-unnamed", ("table", idea.Table), ("round", idea.Round))
            : paper.Say("report.at", ("table", idea.Table), ("name", new Piece(idea.TableName, report.CafeLanguage)), ("round", idea.Round));
        var by = idea.Author is { } author ? [.. at, new Piece(" · "), .. Author(author, report, paper)] : at;
        return [.. by, .. MarkWords.Of(idea.Marks, paper.Words).SelectMany(said => (Piece[])[new Piece(" · "), new Piece(said)])];
    }

    public static IEnumerable<Piece> Author(ReportAuthor author, Report report, WordPaper paper)
    {
        var of = author.Organisation is { } organisation ? new Piece(organisation, report.CafeLanguage)
            : author.Group is { } group ? new Piece(paper.Words[$"report.group-{group}"])
            : null;
        if (author.Name is null) return of is null ? [] : [of];
        var name = new Piece(author.Name, report.CafeLanguage);
        return of is null ? [name] : paper.Say("report.author", ("name", name), ("of", of));
    }

    /// <summary>"1, 2, 5", in the order given.</summary>
    public static string Numbers(IEnumerable<int> numbers, Words words) =>
        string.Join(words["reported.comma"], numbers.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
