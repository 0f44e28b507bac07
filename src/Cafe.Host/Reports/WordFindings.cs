using OpenTalks.Harvests;
using OpenTalks.Reports;
using OpenTalks.Web.Reports;

namespace OpenTalks.Host.Reports;

/// <summary>The findings under their questions and themes, each with its spread, the ideas behind it and what stands against it.</summary>
static class WordFindings
{
    public static void Write(Report report, WordPaper paper)
    {
        foreach (var question in report.Questions)
        {
            paper.Heading(2, WordOutline.OfQuestion(question.Number), WordOutline.Question(question, paper));
            Summary(question, paper);
            foreach (var theme in question.Themes.Where(theme => !theme.Findings.IsEmpty || !theme.Ideas.IsEmpty)) Theme(theme, question, report, paper);
            var apart = question.Findings.Where(finding => finding.Theme is null).ToList();
            var under = question.Themes.IsEmpty ? 3 : 4;
            if (apart.Count > 0 && under == 4) paper.Heading(3, null, [new Piece(paper.Words["reported.no-theme"])]);
            foreach (var finding in apart) Finding(finding, under, report, paper);
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

    static void Theme(ReportTheme theme, ReportQuestion question, Report report, WordPaper paper)
    {
        paper.Heading(3, null, [new Piece(theme.Name, report.CafeLanguage)]);
        paper.Paragraph("Meta", new Piece(ReportWords.Theme(theme, paper.Words)));
        foreach (var finding in question.Findings.Where(finding => finding.Theme == theme.Id)) Finding(finding, 4, report, paper);
        if (theme.Findings.IsEmpty) paper.Paragraph("Normal", [new Piece(paper.Words["reported.theme-ideas"]), new Piece(" "), .. WordLinks.ToIdeas(theme.Ideas, paper)]);
    }

    static void Finding(ReportFinding finding, int level, Report report, WordPaper paper)
    {
        paper.Heading(level, WordOutline.OfFinding(finding.Name), paper.Say("report.finding", ("name", new Piece(finding.Name, IsName: true))));
        paper.Typed("Finding", new Piece(finding.Text, report.CafeLanguage));
        if (finding.Evidence.IsEmpty) paper.Paragraph("EvidenceLead", new Piece(paper.Words["report.no-evidence"]));
        else
        {
            paper.Paragraph("EvidenceLead", new Piece(ReportWords.Spread(finding, paper.Words)));
            foreach (var idea in finding.Evidence) Evidence(idea, report, paper);
        }
        foreach (var reservation in finding.Reservations) Reservation(reservation, report, paper);
    }

    static void Evidence(ReportIdea idea, Report report, WordPaper paper)
    {
        List<Piece> line = [WordLinks.ToIdea(idea.Name, paper), new Piece("\t"), .. WordLinks.Origin(idea, report, paper)];
        if (idea.SameAs is { } head) line.AddRange([new Piece(" · "), .. paper.Say("reported.same-as", ("idea", WordLinks.ToIdea(head, paper)))]);
        paper.Paragraph("EvidenceName", line);
        // A text that runs against the document keeps the document's margins.
        var across = Scripts.RunsRightToLeft(idea.Text, paper.RightToLeft) != paper.RightToLeft;
        paper.Typed(across ? "EvidenceAcross" : "Evidence", new Piece(idea.Text, idea.Language == "" ? report.CafeLanguage : idea.Language));
    }

    static void Reservation(ReportReservation reservation, Report report, WordPaper paper)
    {
        paper.Paragraph("Reservation", paper.Say(reservation.Kind == ReservationKind.Minority ? "reported.minority-said" : "reported.reservation-said",
            ("text", new Piece(reservation.Text, report.CafeLanguage))));
        if (!reservation.Evidence.IsEmpty) paper.Paragraph("InNone", [new Piece(paper.Words["reported.said-in"]), new Piece(" "), .. WordLinks.ToIdeas(reservation.Evidence, paper)]);
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
            paper.Paragraph("InNone", [.. lead, new Piece(" "), .. WordLinks.ToIdeas(ideas, paper)]);
        }
    }

    /// <summary>The findings alone, each in one paragraph with where it comes from.</summary>
    public static void Key(Report report, WordPaper paper)
    {
        if (!report.Findings.Any()) paper.Paragraph("Normal", new Piece(paper.Words["reported.no-findings"]));
        var linked = !paper.Parts.Contains(ReportPart.Findings);
        foreach (var question in report.Questions.Where(question => !question.Findings.IsEmpty))
        {
            paper.Heading(2, linked ? WordOutline.OfQuestion(question.Number) : null, WordOutline.Question(question, paper));
            foreach (var finding in question.Findings)
            {
                paper.Xml.WriteElement(paper.Made("Key", [new Piece(finding.Name, IsName: true), new Piece("\t"), new Piece(finding.Text, report.CafeLanguage)],
                    linked ? WordOutline.OfFinding(finding.Name) : null));
                paper.Paragraph("KeyMeta", [new Piece(ReportWords.Spread(finding, paper.Words)), .. Sources(finding, paper)]);
                foreach (var reservation in finding.Reservations) Reservation(reservation, report, paper);
            }
        }
    }

    static IEnumerable<Piece> Sources(ReportFinding finding, WordPaper paper) =>
        finding.Evidence.IsEmpty ? [] : [new Piece(" "), .. WordLinks.ToIdeas(finding.Evidence, paper)];
}
