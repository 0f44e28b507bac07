using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using OpenTalks.Reports;
using OpenTalks.Web.Sheets;

namespace OpenTalks.Host.Reports;

/// <summary>How the report was made, and all ideas by sheet and round, each with links to its findings.</summary>
static class WordAnnex
{
    public static void Method(Report report, WordPaper paper)
    {
        paper.Heading(1, WordOutline.Method, [new Piece(paper.Words["report.method"])]);
        paper.Paragraph("Normal", paper.Say("report.method-names", ("name", new Piece(ReportIdea.NameOf(7, 12), IsName: true))));
        paper.Paragraph("Normal", new Piece(paper.Words["report.method-both-ways"]));
        paper.Paragraph("Normal", paper.Say("report.method-attribution", ("rule", WordFront.Attribution(report, paper))));
    }

    /// <param name="tables">How many tables stand before the annex.</param>
    public static void Write(Report report, WordPaper paper, int tables)
    {
        paper.Heading(1, WordOutline.Annex, [new Piece(paper.Words["report.annex"])], onNewPage: true);
        if (report.Figures.Ideas == 0) paper.Paragraph("Normal", new Piece(paper.Words["report.no-ideas"]));
        else paper.Paragraph("Normal", paper.Say("report.annex-lead", ("n", report.Figures.Ideas)));
        foreach (var sheet in report.Annex)
        {
            paper.Heading(2, WordOutline.OfSheet(sheet.Number), WordOutline.Sheet(sheet, report, paper));
            var question = report.Questions.First(question => question.Number == sheet.Question);
            paper.Paragraph("Meta", WordOutline.Question(question, paper));
            if (sheet.Ideas.IsEmpty) paper.Paragraph("Normal", new Piece(paper.Words["report.sheet-empty"]));
            else Sheet(sheet, report, paper, ++tables);
        }
    }

    static void Sheet(ReportSheet sheet, Report report, WordPaper paper, int number)
    {
        var words = paper.Words;
        WordTable.Write(
            paper, number, words.Say("report.sheet-caption", ("number", sheet.Number)), words["report.sheet-description"],
            [950, 1050, 5598, 1700],
            [words["report.idea"], words["report.round"], words["report.text"], words["report.in-findings"]],
            table =>
            {
                foreach (var idea in sheet.Ideas)
                    table.Row(
                        [paper.Made("TableText", [new Piece(idea.Name, IsName: true)], WordOutline.OfIdea(idea.Name))],
                        [paper.Made("TableText", [new Piece(idea.Round.ToString(CultureInfo.InvariantCulture))])],
                        Written(idea, report, paper),
                        [paper.Made("TableText", FindingsOf(idea, paper))]);
            });
    }

    static Paragraph[] Written(ReportIdea idea, Report report, WordPaper paper)
    {
        var language = idea.Language == "" ? report.CafeLanguage : idea.Language;
        var text = paper.Made("TableText", [new Piece(idea.Text, language)], null, Scripts.RunsRightToLeft(idea.Text, paper.RightToLeft));
        var beside = new List<Piece>();
        if (idea.Author is { } author) beside.AddRange(WordFindings.Author(author, report, paper));
        if (idea.BuildsOn is { } older)
        {
            if (beside.Count > 0) beside.Add(new Piece(" · "));
            beside.AddRange(paper.Say("report.builds-on", ("idea", new Piece(older, IsName: true, Anchor: WordOutline.OfIdea(older)))));
        }
        foreach (var said in MarkWords.Of(idea.Marks, paper.Words))
            beside.AddRange(beside.Count > 0 ? [new Piece(" · "), new Piece(said)] : [new Piece(said)]);
        return beside.Count == 0 ? [text] : [text, paper.Made("TableMeta", beside)];
    }

    static IEnumerable<Piece> FindingsOf(ReportIdea idea, WordPaper paper) => idea.InNone
        ? [new Piece(paper.Words["report.none"])]
        : idea.Findings.SelectMany((finding, i) => (Piece[])
        [
            .. i == 0 ? (Piece[])[] : [new Piece(" · ")],
            new Piece(finding, IsName: true, Anchor: WordOutline.OfFinding(finding), Tip: paper.Words.Say("report.to-finding", ("name", finding))),
        ]);
}
