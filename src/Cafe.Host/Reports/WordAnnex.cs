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
        if (!paper.Parts.Contains(ReportPart.Purpose))
        {
            var lead = paper.Made("Normal", [new Piece(paper.Words["report.method-lead"])]);
            lead.AppendChild(paper.Mark(new FootnoteReference { Id = WordFront.MethodNote }, "FootnoteReference"));
            paper.Xml.WriteElement(lead);
        }
        paper.Paragraph("Normal", paper.Say("report.method-names", ("name", new Piece(ReportIdea.NameOf(7, 12), IsName: true))));
        paper.Paragraph("Normal", new Piece(paper.Words["report.method-both-ways"]));
        paper.Paragraph("Normal", new Piece(paper.Words["reported.method-spread"]));
        paper.Paragraph("Normal", paper.Say("report.method-attribution", ("rule", WordFront.Attribution(report, paper))));
    }

    public static void Organisers(Report report, WordPaper paper)
    {
        var facts = report.Facts;
        (string Key, string Said)[] lines =
            [("report.organiser", facts.Organiser), ("reported.chair", facts.Chair), ("reported.rapporteur", facts.Rapporteur), ("report.contact", facts.Contact)];
        foreach (var (key, said) in lines.Where(line => line.Said != ""))
            paper.Paragraph("Fact", new Piece(paper.Words[key], Style: "FactName"), new Piece("\t"), new Piece(said, report.CafeLanguage));
        if (lines.All(line => line.Said == "")) paper.Paragraph("Normal", new Piece(paper.Words["reported.no-organiser"]));
    }

    public static void Write(Report report, WordPaper paper)
    {
        if (report.Figures.Ideas == 0) paper.Paragraph("Normal", new Piece(paper.Words["report.no-ideas"]));
        else paper.Paragraph("Normal", paper.Say("report.annex-lead", ("n", report.Figures.Ideas)));
        var questions = report.Questions.ToDictionary(question => question.Number);
        foreach (var sheet in report.Annex)
        {
            paper.Heading(2, WordOutline.OfSheet(sheet.Number), WordOutline.Sheet(sheet, report, paper));
            paper.Paragraph("Meta", WordOutline.Question(questions[sheet.Question], paper));
            if (sheet.Ideas.IsEmpty) paper.Paragraph("Normal", new Piece(paper.Words["report.sheet-empty"]));
            else Sheet(sheet, report, paper);
        }
    }

    static void Sheet(ReportSheet sheet, Report report, WordPaper paper)
    {
        var words = paper.Words;
        WordTable.Write(
            paper, words.Say("report.sheet-caption", ("number", sheet.Number)), words["report.sheet-description"],
            [950, 1050, 5598, 1700],
            [words["report.idea"], words["report.round"], words["report.text"], words["report.in-findings"]],
            table =>
            {
                foreach (var idea in sheet.Ideas)
                    table.Row(
                        [paper.Made("TableText", [new Piece(idea.Name, IsName: true)], WordOutline.OfIdea(idea.Name))],
                        [paper.Made("TableText", [new Piece(idea.Round.ToString(CultureInfo.InvariantCulture))])],
                        Written(idea, report, paper),
                        Became(idea, report, paper));
            });
    }

    static Paragraph[] Written(ReportIdea idea, Report report, WordPaper paper)
    {
        var language = idea.Language == "" ? report.CafeLanguage : idea.Language;
        var text = paper.Made("TableText", [new Piece(idea.Text, language)], null, Scripts.RunsRightToLeft(idea.Text, paper.RightToLeft));
        var beside = new List<Piece>();
        if (idea.Author is { } author) beside.AddRange(WordLinks.Author(author, report, paper));
        if (idea.BuildsOn is { } older)
        {
            if (beside.Count > 0) beside.Add(new Piece(" · "));
            beside.AddRange(paper.Say("report.builds-on", ("idea", new Piece(older, IsName: true, Anchor: WordOutline.OfIdea(older)))));
        }
        foreach (var said in MarkWords.Of(idea.Marks, paper.Words))
            beside.AddRange(beside.Count > 0 ? [new Piece(" · "), new Piece(said)] : [new Piece(said)]);
        return beside.Count == 0 ? [text] : [text, paper.Made("TableMeta", beside)];
    }

    /// <summary>Its findings; where it is in none, why.</summary>
    static Paragraph[] Became(ReportIdea idea, Report report, WordPaper paper)
    {
        List<Paragraph> said = [];
        if (idea.SameAs is { } head) said.Add(paper.Made("TableMeta", paper.Say("reported.same-as", ("idea", WordLinks.ToIdea(head, paper)))));
        if (!idea.Copies.IsEmpty) said.Add(paper.Made("TableMeta", [.. paper.Say("reported.copies", ("n", idea.Copies.Length)), new Piece(" "), .. idea.Copies.SelectMany((copy, i) => i == 0 ? (Piece[])[WordLinks.ToIdea(copy, paper)] : [new Piece(" · "), WordLinks.ToIdea(copy, paper)])]));
        if (!idea.InNone) return [paper.Made("TableText", WordLinks.ToFindings(idea.Findings, paper)), .. said];
        if (idea.Aside is { } reason) said.Add(paper.Made("TableMeta", paper.Say("reported.aside-why", ("reason", new Piece(reason, report.CafeLanguage)))));
        else if (idea.Theme is { } theme) said.Add(paper.Made("TableMeta", paper.Say("reported.in-theme", ("theme", new Piece(theme, report.CafeLanguage)))));
        return [paper.Made("TableText", [new Piece(paper.Words["report.none"])]), .. said];
    }
}
