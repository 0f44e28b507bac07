using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using OpenTalks.Reports;
using OpenTalks.Web;

namespace OpenTalks.Host.Reports;

/// <summary>
/// Writes the report as a Word document that a secretariat can go on working in: real headings, contents, links from
/// finding to idea and back, a language on every run. Nothing in it runs, asks, or leads outside.
/// </summary>
public static class WordReport
{
    static readonly HashSet<string> NoParts = [];

    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <param name="words">In the report's language.</param>
    /// <param name="to">Is left open; need not seek.</param>
    /// <param name="styles">An organisation's own Word template, whose styles are taken; null for ours.</param>
    public static void Write(Report report, ReportTemplate template, Words words, Stream to, byte[]? styles = null)
    {
        // The package goes back to earlier parts, which an answer under way cannot.
        using var whole = new MemoryStream();
        using (var package = WordprocessingDocument.Create(whole, WordprocessingDocumentType.Document))
            Fill(package, report, template, words, styles);
        Undated.Make(whole);
        whole.Position = 0;
        whole.CopyTo(to);
    }

    static void Fill(WordprocessingDocument package, Report report, ReportTemplate template, Words words, byte[]? styles)
    {
        // Parts get names of ours: those that the package would give them differ each time.
        var main = package.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "rId1");
        var latin = report.CafeLanguages.FirstOrDefault(Scripts.IsLatin, "en");
        var name = ReportTemplate.In(template.Name, words.Language);
        var parts = template.Sections.Select(section => section.Part).ToHashSet(StringComparer.Ordinal);
        WordStyles.AddTo(main, words, latin);
        if (styles is not null) WordTemplate.Lend(styles, main);
        var hasNote = parts.Overlaps([ReportPart.Purpose, ReportPart.Method]);
        AddSettings(main, hasNote);
        if (hasNote) AddFootnotes(main, words, latin);
        var footer = AddFooter(main, report, name, words, latin);
        AddProperties(package, report, name, words);

        using var xml = OpenXmlWriter.Create(main);
        var paper = new WordPaper(xml, words, latin) { Parts = parts };
        xml.WriteStartElement(new Document());
        xml.WriteStartElement(new Body());
        WordFront.Title(report, name, paper);
        foreach (var (i, section) in template.Sections.Index())
        {
            if (section.Part == ReportPart.Contents)
            {
                WordFront.Contents(report, template, paper);
                continue;
            }
            var afterContents = i > 0 && template.Sections[i - 1].Part == ReportPart.Contents;
            paper.Heading(1, WordOutline.OfSection(i), [WordOutline.Heading(section, paper)], onNewPage: afterContents || section.Part == ReportPart.Annex);
            Write(section, report, paper);
        }
        // A body may not end with a table.
        paper.Paragraph("End");
        xml.WriteElement(Section(main.GetIdOfPart(footer), paper.RightToLeft));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static void Write(ReportSection section, Report report, WordPaper paper)
    {
        switch (section.Part)
        {
            case ReportPart.Purpose: WordFront.Purpose(report, paper); break;
            case ReportPart.Figures: WordFront.Figures(report, paper); break;
            case ReportPart.Picture: WordOutcome.Picture(report, paper); break;
            case ReportPart.Findings: WordFindings.Write(report, paper); break;
            case ReportPart.KeyFindings: WordFindings.Key(report, paper); break;
            case ReportPart.Divergences: WordOutcome.Divergences(report, paper); break;
            case ReportPart.Aside: WordOutcome.Aside(report, paper); break;
            case ReportPart.Coverage: WordOutcome.Coverage(report, paper); break;
            case ReportPart.Travels: WordOutcome.Travels(report, paper); break;
            case ReportPart.Passage: WordOutcome.Passage(section, report, paper); break;
            case ReportPart.Method: WordAnnex.Method(report, paper); break;
            case ReportPart.Organisers: WordAnnex.Organisers(report, paper); break;
            case ReportPart.Annex: WordAnnex.Write(report, paper); break;
            default: throw new System.Diagnostics.UnreachableException(section.Part);
        }
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

    static void AddSettings(MainDocumentPart main, bool hasNote)
    {
        var settings = new Settings(new DefaultTabStop { Val = 720 });
        if (hasNote) settings.AppendChild(new FootnoteDocumentWideProperties(new FootnoteSpecialReference { Id = -1 }, new FootnoteSpecialReference { Id = 0 }));
        settings.AppendChild(new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }));
        main.AddNewPart<DocumentSettingsPart>("rId2").Settings = settings;
    }

    static void AddFootnotes(MainDocumentPart main, Words words, string latin)
    {
        using var xml = OpenXmlWriter.Create(main.AddNewPart<FootnotesPart>("rId3"));
        var paper = new WordPaper(xml, words, latin) { Parts = NoParts };
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

    static FooterPart AddFooter(MainDocumentPart main, Report report, string name, Words words, string latin)
    {
        var part = main.AddNewPart<FooterPart>("rId4");
        using var xml = OpenXmlWriter.Create(part);
        var paper = new WordPaper(xml, words, latin) { Parts = NoParts };
        xml.WriteStartElement(new Footer());
        var line = paper.Made("Footer", [.. paper.Say("report.footer",
            ("title", new Piece(report.Title, report.CafeLanguage)), ("kind", new Piece(name))), new Piece("\t")]);
        // The page's number as a character, not a field.
        line.AppendChild(paper.Mark(new PageNumber()));
        xml.WriteElement(line);
        xml.WriteEndElement();
        return part;
    }

    static void AddProperties(WordprocessingDocument package, Report report, string name, Words words)
    {
        const string properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", elements = "http://purl.org/dc/elements/1.1/";
        using var part = package.AddNewPart<CoreFilePropertiesPart>("rId2").GetStream(FileMode.Create);
        using var xml = System.Xml.XmlWriter.Create(part);
        xml.WriteStartElement("cp", "coreProperties", properties);
        xml.WriteElementString("dc", "title", elements, WordPaper.Clean(report.Title));
        xml.WriteElementString("dc", "subject", elements, WordPaper.Clean(name));
        if (ReportFacts.Names(report.Facts.Attribution) && report.Facts.Organiser != "") xml.WriteElementString("dc", "creator", elements, WordPaper.Clean(report.Facts.Organiser));
        xml.WriteElementString("dc", "language", elements, Scripts.LanguageOf(words.Language));
        xml.WriteEndElement();
    }
}
