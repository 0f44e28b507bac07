using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using OpenTalks.Cafes;
using OpenTalks.Reports;
using OpenTalks.Web;

namespace OpenTalks.Host.Reports;

/// <summary>
/// Writes the report as a Word document that a secretariat can go on working in: real headings, contents, links from
/// finding to idea and back, a language on every run. Nothing in it runs, asks, or leads outside.
/// </summary>
public static class WordReport
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <param name="words">In the report's language.</param>
    /// <param name="to">Is left open; need not seek.</param>
    public static void Write(Report report, Words words, Stream to)
    {
        // The package goes back to earlier parts, which an answer under way cannot.
        using var whole = new MemoryStream();
        using (var package = WordprocessingDocument.Create(whole, WordprocessingDocumentType.Document))
            Fill(package, report, words);
        whole.Position = 0;
        whole.CopyTo(to);
    }

    static void Fill(WordprocessingDocument package, Report report, Words words)
    {
        var main = package.AddMainDocumentPart();
        var latin = report.CafeLanguages.FirstOrDefault(Scripts.IsLatin, "en");
        WordStyles.AddTo(main, words, latin);
        AddSettings(main);
        AddFootnotes(main, words, latin);
        var footer = AddFooter(main, report, words, latin);
        AddProperties(package, report, words);

        using var xml = OpenXmlWriter.Create(main);
        var paper = new WordPaper(xml, words, latin);
        xml.WriteStartElement(new Document());
        xml.WriteStartElement(new Body());
        WordFront.Title(report, paper);
        WordFront.Contents(report, paper);
        WordFront.Purpose(report, paper);
        var tables = WordFront.Figures(report, paper);
        WordFindings.Write(report, paper);
        WordAnnex.Method(report, paper);
        WordAnnex.Write(report, paper, tables);
        // A body may not end with a table.
        paper.Paragraph("End");
        xml.WriteElement(Section(main.GetIdOfPart(footer), paper.RightToLeft));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static SectionProperties Section(string footer, bool rightToLeft)
    {
        var section = new SectionProperties(
            new FooterReference { Id = footer, Type = HeaderFooterValues.Default },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 1304, Bottom = 1304, Left = 1304, Right = 1304, Header = 680, Footer = 680, Gutter = 0 });
        if (rightToLeft) section.AppendChild(new BiDi());
        return section;
    }

    static void AddSettings(MainDocumentPart main) => main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(
        new DefaultTabStop { Val = 720 },
        new FootnoteDocumentWideProperties(new FootnoteSpecialReference { Id = -1 }, new FootnoteSpecialReference { Id = 0 }),
        new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }));

    static void AddFootnotes(MainDocumentPart main, Words words, string latin)
    {
        using var xml = OpenXmlWriter.Create(main.AddNewPart<FootnotesPart>());
        var paper = new WordPaper(xml, words, latin);
        xml.WriteStartElement(new Footnotes());
        xml.WriteElement(new Footnote(Line(new SeparatorMark())) { Type = FootnoteEndnoteValues.Separator, Id = -1 });
        xml.WriteElement(new Footnote(Line(new ContinuationSeparatorMark())) { Type = FootnoteEndnoteValues.ContinuationSeparator, Id = 0 });
        var note = paper.Made("FootnoteText", [new Piece(" "), new Piece(words["report.method-note"])]);
        note.InsertAfter(paper.Mark(new FootnoteReferenceMark(), "FootnoteReference"), note.ParagraphProperties);
        xml.WriteElement(new Footnote(note) { Id = WordFront.MethodNote });
        xml.WriteEndElement();

        Paragraph Line(OpenXmlElement mark)
        {
            var line = paper.Made("FootnoteText", []);
            line.AppendChild(paper.Mark(mark));
            return line;
        }
    }

    static FooterPart AddFooter(MainDocumentPart main, Report report, Words words, string latin)
    {
        var part = main.AddNewPart<FooterPart>();
        using var xml = OpenXmlWriter.Create(part);
        var paper = new WordPaper(xml, words, latin);
        xml.WriteStartElement(new Footer());
        var line = paper.Made("Footer", [.. paper.Say("report.footer",
            ("title", new Piece(report.Title, report.CafeLanguage)), ("kind", new Piece(words["report.kind"]))), new Piece("\t")]);
        // The page's number as a character, not a field.
        line.AppendChild(paper.Mark(new PageNumber()));
        xml.WriteElement(line);
        xml.WriteEndElement();
        return part;
    }

    static void AddProperties(WordprocessingDocument package, Report report, Words words)
    {
        package.PackageProperties.Title = WordPaper.Clean(report.Title);
        package.PackageProperties.Subject = words["report.kind"];
        package.PackageProperties.Language = Scripts.LanguageOf(words.Language);
        var named = report.Facts.Attribution is Attribution.Open or Attribution.GroupOnly;
        if (named && report.Facts.Organiser != "") package.PackageProperties.Creator = WordPaper.Clean(report.Facts.Organiser);
    }
}
