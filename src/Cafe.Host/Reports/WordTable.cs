using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace OpenTalks.Host.Reports;

/// <summary>A table that a screen reader can follow: a caption, a description, a header row that repeats, no merged cells.</summary>
sealed class WordTable
{
    readonly WordPaper paper;
    readonly string[] widths;

    WordTable(WordPaper paper, int[] widths)
    {
        this.paper = paper;
        this.widths = [.. widths.Select(width => width.ToString(CultureInfo.InvariantCulture))];
    }

    /// <param name="widths">Inch ÷ 1440, together <see cref="WordPaper.TextWidth"/> at most.</param>
    public static void Write(
        WordPaper paper, string title, string description, int[] widths, string[] header, Action<WordTable> rows)
    {
        paper.Paragraph("Caption", paper.Say("report.caption", ("number", paper.NextTable()), ("title", title)));
        var table = new WordTable(paper, widths);
        paper.Xml.WriteStartElement(new Table());
        paper.Xml.WriteElement(table.Properties(title, description, widths.Sum()));
        paper.Xml.WriteElement(new TableGrid(table.widths.Select(width => new GridColumn { Width = width })));
        table.Row(isHeader: true, [.. header.Select(text => (Paragraph[])[paper.Made("TableHead", [new Piece(text)])])]);
        rows(table);
        paper.Xml.WriteEndElement();
    }

    /// <summary>One row; each cell holds a paragraph at least.</summary>
    public void Row(params Paragraph[][] cells) => Row(isHeader: false, cells);

    /// <summary>A row of one paragraph of plain text a cell.</summary>
    public void Texts(params string[] cells) => Row([.. cells.Select(text => (Paragraph[])[paper.Made("TableText", [new Piece(text)])])]);

    /// <summary>A row that stays on one page with the next.</summary>
    public void RowWithNext(params Paragraph[][] cells)
    {
        foreach (var paragraph in cells.SelectMany(cell => cell)) paragraph.ParagraphProperties!.KeepNext = new KeepNext();
        Row(cells);
    }

    void Row(bool isHeader, Paragraph[][] cells)
    {
        var row = new TableRow();
        row.AppendChild(isHeader
            ? new TableRowProperties(new CantSplit(), new TableHeader())
            : new TableRowProperties(new CantSplit()));
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = new TableCell(new TableCellProperties(
                new TableCellWidth { Width = widths[i], Type = TableWidthUnitValues.Dxa }));
            cell.Append(cells[i]);
            row.AppendChild(cell);
        }
        paper.Xml.WriteElement(row);
    }

    TableProperties Properties(string title, string description, int width)
    {
        var properties = new TableProperties
        {
            TableStyle = new TableStyle { Val = "ReportTable" },
            TableWidth = new TableWidth { Width = width.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
            TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
            TableLook = new TableLook { Val = "0020", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
            TableCaption = new TableCaption { Val = WordPaper.Clean(title) },
            TableDescription = new TableDescription { Val = description },
        };
        if (paper.RightToLeft) properties.BiDiVisual = new BiDiVisual();
        return properties;
    }
}
