using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using OpenTalks.Harvests;
using OpenTalks.Harvests.Proposals;
using OpenTalks.Reports;
using OpenTalks.Web.Reports;

namespace OpenTalks.Host.Reports;

/// <summary>The outcome as a whole: in one picture, where views differ, what was set aside, what is covered, how ideas travelled, and what somebody wrote.</summary>
static class WordOutcome
{
    public static void Picture(Report report, WordPaper paper)
    {
        var words = paper.Words;
        var picture = OpenTalks.Reports.Picture.Of(report);
        if (picture.Plates.IsEmpty)
        {
            paper.Paragraph("Normal", new Piece(words["reported.no-themes"]));
            return;
        }
        paper.Paragraph("Lead", new Piece(words["reported.picture-lead"]));
        WordDrawing.Write(paper, Scene.Of(picture), words["reported.picture-title"], ReportWords.Alternative(picture, report, words), scale: 0.8);
        paper.Paragraph("Meta", paper.Say("reported.figure", ("number", paper.NextFigure()), ("title", words["reported.picture-title"])));
        WordTable.Write(paper, words["reported.themes-caption"], words["reported.themes-description"], [900, 4198, 1400, 1400, 1400],
            [words["reported.number"], words["reported.theme"], words["report.tables"], words["report.ideas-written"], words["reported.views"]], table =>
            {
                foreach (var (i, theme) in report.Themes.Where(theme => !theme.Ideas.IsEmpty).Index())
                    table.Row(
                        Cell(paper, Number(i + 1)),
                        [paper.Made("TableText", [new Piece(theme.Name, report.CafeLanguage)])],
                        Cell(paper, Number(theme.Tables.Length)), Cell(paper, Number(theme.Ideas.Length)),
                        Cell(paper, words[theme.Contested ? "reported.differ" : "reported.alike"]));
            });
    }

    public static void Divergences(Report report, WordPaper paper)
    {
        var contested = report.Contested.ToList();
        foreach (var finding in contested)
        {
            paper.Paragraph("Lead", [WordLinks.ToFinding(finding.Name, paper), new Piece(" "), new Piece(finding.Text, report.CafeLanguage)]);
            foreach (var reservation in finding.Reservations)
                paper.Paragraph("InNone", paper.Say(reservation.Kind == ReservationKind.Minority ? "reported.minority-said" : "reported.reservation-said",
                    ("text", new Piece(reservation.Text, report.CafeLanguage))));
        }
        if (!report.Differences.IsEmpty)
        {
            paper.Paragraph("Lead", new Piece(paper.Words["reported.pairs"]));
            foreach (var pair in report.Differences)
                paper.Paragraph("InNone", [WordLinks.ToIdea(pair.One.Name, paper), new Piece(" "), Said(pair.One, report), new Piece(" — "), WordLinks.ToIdea(pair.Other.Name, paper), new Piece(" "), Said(pair.Other, report)]);
        }
        if (contested.Count == 0 && report.Differences.IsEmpty)
            paper.Paragraph("Normal", new Piece(paper.Words[report.NoDivergence ? "reported.none-recorded" : "reported.none-said"]));
    }

    static Piece Said(ReportIdea idea, Report report) => new(idea.Text, idea.Language == "" ? report.CafeLanguage : idea.Language);

    public static void Aside(Report report, WordPaper paper)
    {
        var aside = report.SetAside.ToList();
        paper.Paragraph("Normal", paper.Say("reported.aside-lead", ("n", aside.Count)));
        foreach (var reason in aside.GroupBy(idea => idea.Aside!))
            paper.Paragraph("InNone", [new Piece(reason.Key, report.CafeLanguage), new Piece(" — "), .. WordLinks.ToIdeas(reason, paper)]);
    }

    public static void Coverage(Report report, WordPaper paper)
    {
        var words = paper.Words;
        paper.Paragraph("Normal", new Piece(ReportWords.Covered(report.Coverage.All, words)));
        if (report.Coverage.All.Ideas == 0) return;
        foreach (var (kind, lines) in ReportWords.CoverageOf(report))
            WordTable.Write(paper, words[$"reported.coverage-{kind}"], words["reported.coverage-description"], [2198, 1420, 1420, 1420, 1420, 1420],
                [words[$"reported.by-{kind}"], words["report.ideas-written"], words["report.in-findings"], words["reported.placed"], words["reported.aside"], words["reported.not-placed"]], table =>
                {
                    foreach (var line in lines)
                        table.Row(
                            [paper.Made("TableText", [new Piece(ReportWords.Of(kind, line, report, words), report.CafeLanguage)])],
                            Cell(paper, Number(line.Ideas)), Cell(paper, Number(line.InFindings)), Cell(paper, Number(line.Placed)), Cell(paper, Number(line.SetAside)), Cell(paper, Number(line.NotPlaced)));
                });
        if (!report.Coverage.Groups.IsEmpty) paper.Paragraph("TableNote", new Piece(words["report.from-three"]));
    }

    public static void Travels(Report report, WordPaper paper)
    {
        var (words, travels) = (paper.Words, report.Travels);
        paper.Paragraph("Lead", paper.Say("reported.travels-lead", ("n", travels.Ideas)));
        if (travels.Ways.IsEmpty) return;
        var scene = Scene.Of(travels, paper.RightToLeft, round => words.Say("reported.round", ("number", round)), (number, name) => ReportWords.Table(number, name));
        WordDrawing.Write(paper, scene, words["reported.travels-title"], ReportWords.Alternative(travels, words), Math.Min(0.9, Math.Min(600 / scene.Width, 800 / scene.Height)));
        paper.Paragraph("Meta", paper.Say("reported.figure", ("number", paper.NextFigure()), ("title", words["reported.travels-title"])));
        WordTable.Write(paper, words["reported.ways-caption"], words["reported.ways-description"], [3549, 3549, 2200],
            [words["reported.from"], words["reported.to"], words["report.ideas-written"]], table =>
            {
                foreach (var way in travels.Ways)
                    table.Texts(ReportWords.Stop(way.From, words), ReportWords.Stop(way.To, words), Number(way.Ideas));
            });
    }

    public static void Passage(ReportSection section, Report report, WordPaper paper)
    {
        var text = report.Passages.GetValueOrDefault(section.Passage!, "");
        if (text == "") paper.Paragraph("Normal", new Piece(paper.Words["reported.not-written"]));
        foreach (var paragraph in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            paper.Typed("Normal", new Piece(paragraph, report.CafeLanguage));
    }

    static Paragraph[] Cell(WordPaper paper, string text) => [paper.Made("TableText", [new Piece(text)])];

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
