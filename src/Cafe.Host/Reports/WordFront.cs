using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using OpenTalks.Cafes;
using OpenTalks.Reports;
using OpenTalks.Web.Reports;

namespace OpenTalks.Host.Reports;

/// <summary>What stands before the findings: title, facts, contents, purpose and figures.</summary>
static class WordFront
{
    /// <summary>Number of the footnote that says what a World Café is.</summary>
    public const int MethodNote = 1;

    /// <param name="name">Of the template.</param>
    public static void Title(Report report, string name, WordPaper paper)
    {
        paper.Typed("Title", new Piece(report.Title, report.CafeLanguage));
        paper.Paragraph("Subtitle", new Piece(name));
        paper.Paragraph("Status", new Piece(ReportWords.Status(report, paper.Words)));
        if (ReportWords.Day(report.Facts, paper.Words) is { } day) Fact("report.day", new Piece(day));
        if (report.Facts.Place != "") Fact("report.place", new Piece(report.Facts.Place, report.CafeLanguage));
        if (report.Facts.Organiser != "") Fact("report.organiser", new Piece(report.Facts.Organiser, report.CafeLanguage));
        if (report.Facts.Contact != "") Fact("report.contact", new Piece(report.Facts.Contact, report.CafeLanguage));
        Fact("report.attribution", new Piece(Attribution(report, paper)));

        void Fact(string key, Piece value) =>
            paper.Paragraph("Fact", new Piece(paper.Words[key], Style: "FactName"), new Piece("\t"), value);
    }

    /// <summary>A contents field with its lines already in it, as links and without page numbers, so that nobody need update it.</summary>
    public static void Contents(Report report, ReportTemplate template, WordPaper paper)
    {
        paper.Paragraph("ContentsHeading", new Piece(paper.Words["report.contents"]));
        var entries = WordOutline.Of(report, template, paper).ToList();
        foreach (var (i, entry) in entries.Index())
        {
            var line = paper.Made(
                FormattableString.Invariant($"TOC{entry.Level}"),
                entry.Text.Select(piece => piece with { Anchor = entry.Bookmark, Style = "ContentsLink" }));
            if (i == 0)
            {
                var properties = line.ParagraphProperties!;
                properties.InsertAfterSelf(paper.Mark(new FieldChar { FieldCharType = FieldCharValues.Separate }));
                properties.InsertAfterSelf(paper.Mark(new FieldCode(@" TOC \o ""1-2"" \h \z \n \u ") { Space = SpaceProcessingModeValues.Preserve }));
                properties.InsertAfterSelf(paper.Mark(new FieldChar { FieldCharType = FieldCharValues.Begin }));
            }
            if (i == entries.Count - 1) line.AppendChild(paper.Mark(new FieldChar { FieldCharType = FieldCharValues.End }));
            paper.Xml.WriteElement(line);
        }
    }

    public static void Purpose(Report report, WordPaper paper)
    {
        foreach (var paragraph in report.Facts.Purpose.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            paper.Typed("Normal", new Piece(paragraph, report.CafeLanguage));
        var method = paper.Made("Normal", [new Piece(paper.Words["report.method-lead"])]);
        method.AppendChild(paper.Mark(new FootnoteReference { Id = MethodNote }, "FootnoteReference"));
        paper.Xml.WriteElement(method);
        paper.Paragraph("Lead", paper.Say("report.questions", ("n", report.Questions.Length)));
        foreach (var question in report.Questions)
        {
            var number = question.Number.ToString(CultureInfo.InvariantCulture);
            var there = paper.Parts.Contains(ReportPart.Findings) || paper.Parts.Contains(ReportPart.KeyFindings) && !question.Findings.IsEmpty;
            paper.Paragraph("Question",
                there ? new Piece(number + ".", Anchor: WordOutline.OfQuestion(question.Number), Tip: paper.Words["report.findings"]) : new Piece(number + "."),
                new Piece("\t"), new Piece(question.Text, question.Language));
        }
    }

    public static void Figures(Report report, WordPaper paper)
    {
        var (figures, words) = (report.Figures, paper.Words);
        Table("report.figures-caption", "report.figures-description", "report.what",
        [
            (words["report.participants"], figures.Participants),
            (words["report.tables"], figures.Tables),
            (words["report.rounds"], figures.Rounds),
            (words["report.ideas-written"], figures.Ideas),
            (words["report.findings-made"], figures.Findings),
        ]);
        if (!figures.Groups.Shares.IsEmpty)
            Table("report.groups-caption", "report.groups-description", "report.group", Shares(figures.Groups, kind => words[$"report.group-{kind}"]));
        if (!figures.Regions.Shares.IsEmpty)
            Table("report.regions-caption", "report.regions-description", "report.region", Shares(figures.Regions, kind => words[$"report.region-{kind}"]));
        if (!figures.Groups.Shares.IsEmpty || !figures.Regions.Shares.IsEmpty) paper.Paragraph("TableNote", new Piece(words["report.from-three"]));

        void Table(string caption, string description, string what, List<(string What, int HowMany)> rows) =>
            WordTable.Write(paper, words[caption], words[description], [7098, 2200], [words[what], words["report.how-many"]], table =>
            {
                foreach (var (i, (label, howMany)) in rows.Index())
                {
                    Paragraph[][] cells =
                    [
                        [paper.Made("TableText", [new Piece(label)])],
                        [paper.Made("TableText", [new Piece(howMany.ToString(CultureInfo.InvariantCulture))])],
                    ];
                    if (i < rows.Count - 1) table.RowWithNext(cells);
                    else table.Row(cells);
                }
            });

        List<(string, int)> Shares(Breakdown kinds, Func<string, string> name) =>
        [
            .. kinds.Shares.Select(share => (name(share.Kind), share.People)),
            .. kinds.Rest > 0 ? ((string, int)[])[(words["report.rest"], kinds.Rest)] : [],
        ];
    }

    /// <summary>The rule of the café, in words.</summary>
    public static string Attribution(Report report, WordPaper paper) => paper.Words[report.Facts.Attribution switch
    {
        OpenTalks.Cafes.Attribution.Open => "report.attribution-open",
        OpenTalks.Cafes.Attribution.GroupOnly => "report.attribution-group-only",
        OpenTalks.Cafes.Attribution.ChathamHouse => "report.attribution-chatham-house",
        _ => "report.attribution-anonymous",
    }];
}
