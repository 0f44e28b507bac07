using OpenTalks.Reports;
using OpenTalks.Web.Sheets;

namespace OpenTalks.Host.Reports;

/// <summary>The findings under their questions, each with the ideas behind it and links to them in the annex.</summary>
static class WordFindings
{
    public static void Write(Report report, WordPaper paper)
    {
        paper.Heading(1, WordOutline.Findings, [new Piece(paper.Words["report.findings"])]);
        foreach (var question in report.Questions)
        {
            paper.Heading(2, WordOutline.OfQuestion(question.Number), WordOutline.Question(question, paper));
            Summary(question, paper);
            foreach (var finding in question.Findings) Finding(finding, report, paper);
            if (question.Ideas > 0) InNone(question, report, paper);
        }
    }

    static void Summary(ReportQuestion question, WordPaper paper)
    {
        if (question.Ideas == 0) paper.Paragraph("Normal", new Piece(paper.Words["report.no-ideas-on-question"]));
        if (question.Findings.IsEmpty) paper.Paragraph("Normal", new Piece(paper.Words["report.no-finding"]));
        else if (question.Ideas > 0)
            paper.Paragraph("Normal", paper.Say("report.summary",
                ("findings", paper.Words.Say("report.n-findings", ("n", question.Findings.Length))),
                ("ideas", paper.Words.Say("report.n-ideas", ("n", question.Ideas))),
                ("sheets", paper.Words.Say("report.n-sheets", ("n", question.Sheets.Length)))));
    }

    static void Finding(ReportFinding finding, Report report, WordPaper paper)
    {
        paper.Heading(3, WordOutline.OfFinding(finding.Name), paper.Say("report.finding", ("name", new Piece(finding.Name, IsName: true))));
        paper.Typed("Finding", new Piece(finding.Text, report.CafeLanguage));
        if (finding.Evidence.IsEmpty)
        {
            paper.Paragraph("EvidenceLead", new Piece(paper.Words["report.no-evidence"]));
            return;
        }
        var sheets = finding.Evidence.Select(idea => idea.Sheet).Distinct().Count();
        paper.Paragraph("EvidenceLead", paper.Say("report.evidence",
            ("ideas", paper.Words.Say("report.n-ideas", ("n", finding.Evidence.Length))),
            ("sheets", paper.Words.Say("report.n-sheets", ("n", sheets)))));
        foreach (var idea in finding.Evidence)
        {
            paper.Paragraph("EvidenceName", [ToIdea(idea.Name, paper), new Piece("\t"), .. Origin(idea, report, paper)]);
            // A text that runs against the document keeps the document's margins.
            var across = Scripts.RunsRightToLeft(idea.Text, paper.RightToLeft) != paper.RightToLeft;
            paper.Typed(across ? "EvidenceAcross" : "Evidence", new Piece(idea.Text, idea.Language == "" ? report.CafeLanguage : idea.Language));
        }
    }

    static void InNone(ReportQuestion question, Report report, WordPaper paper)
    {
        paper.Heading(3, null, [new Piece(paper.Words["report.in-none"])]);
        if (question.InNone.IsEmpty)
        {
            paper.Paragraph("Normal", new Piece(paper.Words["report.none-left-out"]));
            return;
        }
        paper.Paragraph("Lead", paper.Say("report.in-none-lead", ("n", question.InNone.Length)));
        foreach (var sheet in report.Annex)
        {
            var ideas = question.InNone.Where(idea => idea.Sheet == sheet.Number).ToList();
            if (ideas.Count == 0) continue;
            var lead = sheet.Name == ""
                ? paper.Say("report.on-sheet-unnamed", ("number", sheet.Number))
                : paper.Say("report.on-sheet", ("number", sheet.Number), ("name", new Piece(sheet.Name, report.CafeLanguage)));
            paper.Paragraph("InNone", lead.Concat(ideas.SelectMany((idea, i) => (Piece[])[new Piece(i == 0 ? " " : " · "), ToIdea(idea.Name, paper)])));
        }
    }

    static Piece ToIdea(string name, WordPaper paper) => new(
        name, IsName: true, Anchor: WordOutline.OfIdea(name), Tip: paper.Words.Say("report.to-idea", ("name", name)));

    static IEnumerable<Piece> Origin(ReportIdea idea, Report report, WordPaper paper)
    {
        var at = idea.TableName == ""
            ? paper.Say("report.at-unnamed", ("table", idea.Table), ("round", idea.Round))
            : paper.Say("report.at", ("table", idea.Table), ("name", new Piece(idea.TableName, report.CafeLanguage)), ("round", idea.Round));
        var by = idea.Author is { } author ? [.. at, new Piece(" · "), .. Author(author, report, paper)] : at;
        return [.. by, .. MarkWords.Of(idea.Marks, paper.Words).SelectMany(said => (Piece[])[new Piece(" · "), new Piece(said)])];
    }

    /// <summary>Who wrote it, as far as it may be said.</summary>
    public static IEnumerable<Piece> Author(ReportAuthor author, Report report, WordPaper paper)
    {
        var of = author.Organisation is { } organisation ? new Piece(organisation, report.CafeLanguage)
            : author.Group is { } group ? new Piece(paper.Words[$"report.group-{group}"])
            : null;
        if (author.Name is null) return of is null ? [] : [of];
        var name = new Piece(author.Name, report.CafeLanguage);
        return of is null ? [name] : paper.Say("report.author", ("name", name), ("of", of));
    }
}
