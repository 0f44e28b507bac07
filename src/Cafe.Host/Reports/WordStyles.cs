using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Languages = DocumentFormat.OpenXml.Wordprocessing.Languages;
using Words = OpenTalks.Web.Words;

namespace OpenTalks.Host.Reports;

/// <summary>
/// The styles of the report. Serif is what people asked and found, sans what the product says; colours keep 4.5 : 1
/// on white and on the shade of a table's head.
/// </summary>
static class WordStyles
{
    const string Ink = "1C212B";
    const string SecondInk = "4B4F59";
    const string Accent = "17604A";
    const string Shade = "EAF1ED";
    const string Line = "B9C9C1";

    /// <summary>Width of a hanging label.</summary>
    const int Hang = 794;

    public static void AddTo(MainDocumentPart main, Words words, string latin)
    {
        var right = words.Direction == "rtl";
        main.AddNewPart<StyleDefinitionsPart>("rId5").Styles = new Styles(
            Defaults(words, latin),
            Paragraphs("Normal", "Normal", null, right, size: 21, after: 120, line: 276, isDefault: true),
            new Style(new StyleName { Val = "Default Paragraph Font" }, new UIPriority { Val = 1 }, new SemiHidden())
            { Type = StyleValues.Character, StyleId = "DefaultParagraphFont", Default = true },
            new Style(new StyleName { Val = "Normal Table" }, new UIPriority { Val = 99 }, new SemiHidden(),
                new StyleTableProperties(
                    new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa },
                    new TableCellMarginDefault(
                        new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                        new TableCellLeftMargin { Width = 108, Type = TableWidthValues.Dxa },
                        new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                        new TableCellRightMargin { Width = 108, Type = TableWidthValues.Dxa })))
            { Type = StyleValues.Table, StyleId = "TableNormal", Default = true },

            Paragraphs("Title", "Title", "Normal", right, size: 52, before: 960, after: 80, line: 252, serif: true, bold: true, color: Accent, next: "Subtitle"),
            Paragraphs("Subtitle", "Subtitle", "Normal", right, size: 28, after: 360, color: SecondInk, next: "Normal"),
            Paragraphs("Fact", "Fact", "Normal", right, after: 60, hang: 2100),
            Paragraphs("ContentsHeading", "TOC Heading", "Normal", right, size: 30, before: 480, after: 120, serif: true, bold: true, color: Accent, keepNext: true),
            Paragraphs("TOC1", "toc 1", "Normal", right, before: 80, after: 40, bold: true),
            Paragraphs("TOC2", "toc 2", "Normal", right, size: 20, after: 30, indent: 340, line: 252),
            Paragraphs("Heading1", "heading 1", "Normal", right, size: 36, before: 480, after: 160, line: 252, serif: true, bold: true, color: Accent, level: 0, keepNext: true, next: "Normal"),
            Paragraphs("Heading2", "heading 2", "Normal", right, size: 27, before: 400, after: 120, line: 252, serif: true, bold: true, color: Ink, level: 1, keepNext: true, next: "Normal"),
            Paragraphs("Heading3", "heading 3", "Normal", right, size: 21, before: 320, after: 40, bold: true, color: Accent, level: 2, keepNext: true, next: "Normal"),
            Paragraphs("Heading4", "heading 4", "Normal", right, size: 21, before: 240, after: 40, bold: true, color: SecondInk, level: 3, keepNext: true, next: "Normal"),
            Paragraphs("Status", "Status", "Normal", right, size: 20, after: 240, color: SecondInk),
            Paragraphs("Reservation", "Reservation", "Normal", right, size: 21, after: 80, indent: 340, keepNext: true),
            Paragraphs("Key", "Key finding", "Normal", right, size: 23, after: 40, serif: true, hang: 624, keepNext: true),
            Paragraphs("KeyMeta", "Key finding source", "Normal", right, size: 18, after: 160, color: SecondInk, indent: 624),
            Paragraphs("Picture", "Picture", "Normal", right, before: 120, after: 120, line: 240, keepNext: true),
            Paragraphs("PictureLabel", "Picture label", "Normal", right, size: 18, after: 0, line: 240),
            Paragraphs("Lead", "Lead", "Normal", right, after: 80, keepNext: true),
            Paragraphs("Question", "Question", "Normal", right, size: 23, after: 100, serif: true, hang: 454),
            Paragraphs("Finding", "Finding", "Normal", right, size: 24, after: 120, line: 288, serif: true, keepNext: true),
            Paragraphs("EvidenceLead", "Evidence lead", "Normal", right, size: 19, after: 60, color: SecondInk, keepNext: true),
            Paragraphs("EvidenceName", "Evidence name", "Normal", right, size: 18, before: 80, after: 0, color: SecondInk, indent: 340, hang: Hang, keepNext: true),
            Paragraphs("Evidence", "Evidence", "Normal", right, after: 60, line: 264, indent: 340 + Hang, indentEnd: 340),
            Paragraphs("EvidenceAcross", "Evidence across", "Evidence", right, after: 60, line: 264, indent: 340, indentEnd: 340 + Hang),
            Paragraphs("InNone", "In no finding", "Normal", right, after: 60, indent: 340),
            Paragraphs("Meta", "Meta", "Normal", right, size: 18, after: 120, line: 252, color: SecondInk),
            Paragraphs("Caption", "caption", "Normal", right, size: 19, before: 280, after: 80, bold: true, color: SecondInk, keepNext: true),
            Paragraphs("TableHead", "Table head", "Normal", right, size: 19, before: 50, after: 50, line: 240, bold: true, keepNext: true),
            Paragraphs("TableText", "Table text", "Normal", right, size: 20, before: 50, after: 50, line: 252),
            Paragraphs("TableMeta", "Table meta", "Normal", right, size: 17, after: 60, line: 240, color: SecondInk),
            Paragraphs("TableNote", "Table note", "Normal", right, size: 18, before: 100, after: 120, line: 252, color: SecondInk),
            Paragraphs("End", "End", "Normal", right, size: 8, after: 0, line: 240),
            Paragraphs("FootnoteText", "footnote text", "Normal", right, size: 18, after: 0, line: 252),
            Paragraphs("Footer", "footer", "Normal", right, size: 17, after: 0, line: 240, color: SecondInk, tabAt: WordPaper.TextWidth),

            Characters("FactName", "Fact name", new Bold(), new BoldComplexScript(), new Color { Val = SecondInk }),
            Characters("Hyperlink", "Hyperlink", new Color { Val = Accent }, new Underline { Val = UnderlineValues.Single }),
            Characters("ContentsLink", "Contents link", new Color { Val = Ink }),
            Characters("FootnoteReference", "footnote reference", new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }),
            Table());
    }

    static DocDefaults Defaults(Words words, string latin) => new(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            Fonts(serif: false),
            new Color { Val = Ink },
            new FontSize { Val = "21" },
            new FontSizeComplexScript { Val = "23" },
            new Languages
            {
                Val = Scripts.LanguageOf(Scripts.IsLatin(words.Language) ? words.Language : latin),
                EastAsia = "zh-CN",
                Bidi = "ar-SA",
            })),
        new ParagraphPropertiesDefault());

    static RunFonts Fonts(bool serif) => serif
        ? new RunFonts { Ascii = "Georgia", HighAnsi = "Georgia", EastAsia = "SimSun", ComplexScript = "Times New Roman" }
        : new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", EastAsia = "Microsoft YaHei", ComplexScript = "Arial" };

    /// <param name="size">In half points; Arabic and its like are set a point larger.</param>
    /// <param name="line">In 240ths of a line.</param>
    /// <param name="level">In the outline, from 0; null for body text.</param>
    /// <param name="hang">How far the first line stands out of the rest.</param>
    /// <param name="tabAt">A tab stop at the line's end.</param>
    static Style Paragraphs(
        string id, string name, string? basedOn, bool right, int? size = null, int before = 0, int after = 120, int line = 276, bool serif = false,
        bool bold = false, string? color = null, int? level = null, bool keepNext = false, string? next = null, int indent = 0, int indentEnd = 0,
        int hang = 0, int tabAt = 0, bool isDefault = false)
    {
        var paragraph = new StyleParagraphProperties
        {
            SpacingBetweenLines = new SpacingBetweenLines
            {
                Before = Number(before), After = Number(after), Line = Number(line), LineRule = LineSpacingRuleValues.Auto,
            },
        };
        if (keepNext) paragraph.KeepNext = new KeepNext();
        if (keepNext) paragraph.KeepLines = new KeepLines();
        if (isDefault && right) paragraph.BiDi = new BiDi();
        if (level is { } outline) paragraph.OutlineLevel = new OutlineLevel { Val = outline };
        if (indent + indentEnd + hang > 0)
            paragraph.Indentation = new Indentation { Left = Number(indent + hang), Right = Number(indentEnd), Hanging = Number(hang) };
        if (hang > 0) paragraph.Tabs = new Tabs(new TabStop { Val = TabStopValues.Left, Position = indent + hang });
        if (tabAt > 0) paragraph.Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Position = tabAt });

        var run = new StyleRunProperties();
        if (serif) run.RunFonts = Fonts(serif: true);
        if (bold) run.Bold = new Bold();
        if (bold) run.BoldComplexScript = new BoldComplexScript();
        if (color is not null) run.Color = new Color { Val = color };
        if (size is { } halfPoints) run.FontSize = new FontSize { Val = Number(halfPoints) };
        if (size is { } half) run.FontSizeComplexScript = new FontSizeComplexScript { Val = Number(half + 2) };

        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, StyleName = new StyleName { Val = name } };
        if (basedOn is not null) style.BasedOn = new BasedOn { Val = basedOn };
        if (next is not null) style.NextParagraphStyle = new NextParagraphStyle { Val = next };
        if (isDefault) style.Default = true;
        style.PrimaryStyle = new PrimaryStyle();
        style.StyleParagraphProperties = paragraph;
        style.StyleRunProperties = run;
        return style;
    }

    static Style Characters(string id, string name, params OpenXmlElement[] properties) => new()
    {
        Type = StyleValues.Character,
        StyleId = id,
        StyleName = new StyleName { Val = name },
        BasedOn = new BasedOn { Val = "DefaultParagraphFont" },
        StyleRunProperties = new StyleRunProperties(properties),
    };

    static Style Table()
    {
        var style = new Style { Type = StyleValues.Table, StyleId = "ReportTable", StyleName = new StyleName { Val = "Report table" }, BasedOn = new BasedOn { Val = "TableNormal" } };
        style.StyleTableProperties = new StyleTableProperties(new TableBorders(
            new TopBorder { Val = BorderValues.Single, Size = 8, Color = Accent },
            new BottomBorder { Val = BorderValues.Single, Size = 8, Color = Accent },
            new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = Line }));
        style.AppendChild(new TableStyleProperties(
            new TableStyleConditionalFormattingTableCellProperties(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = Shade }))
        { Type = TableStyleOverrideValues.FirstRow });
        return style;
    }

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
