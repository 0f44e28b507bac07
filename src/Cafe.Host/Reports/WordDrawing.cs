using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using OpenTalks.Reports;
using D = DocumentFormat.OpenXml.Drawing;
using Group = DocumentFormat.OpenXml.Office2010.Word.DrawingGroup;
using Placed = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using Shaped = DocumentFormat.OpenXml.Office2010.Word.DrawingShape;

namespace OpenTalks.Host.Reports;

/// <summary>
/// A drawing as shapes of the document itself: it can be edited, prints sharp, and carries its text alternative. Word 2010 and later and
/// LibreOffice show it; what it shows stands in a table under it all the same.
/// </summary>
static class WordDrawing
{
    const long Emu = 9525;
    const string GroupSpace = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup";
    const string ShapeSpace = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";

    /// <param name="scale">Pixels of 1/96 inch for each unit of the scene.</param>
    public static void Write(WordPaper paper, Scene scene, string title, string description, double scale)
    {
        var (width, height) = (Size(scene.Width * scale), Size(scene.Height * scale));
        var id = paper.NextDrawing();
        var group = new Group.WordprocessingGroup(
            new Group.NonVisualGroupDrawingShapeProperties(),
            new Group.GroupShapeProperties(new D.TransformGroup(
                new D.Offset { X = 0, Y = 0 }, new D.Extents { Cx = width, Cy = height },
                new D.ChildOffset { X = 0, Y = 0 }, new D.ChildExtents { Cx = width, Cy = height })));
        foreach (var shape in scene.Shapes) group.AppendChild(Drawn(paper, shape, scale));
        var inline = new Placed.Inline(
            new Placed.Extent { Cx = width, Cy = height },
            new Placed.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new Placed.DocProperties { Id = id, Name = WordPaper.Clean(title), Description = WordPaper.Clean(description) },
            new Placed.NonVisualGraphicFrameDrawingProperties(),
            new D.Graphic(new D.GraphicData(group) { Uri = GroupSpace }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 };
        var choice = new AlternateContentChoice(new Drawing(inline)) { Requires = "wpg" };
        var either = new AlternateContent(choice);
        either.AddNamespaceDeclaration("wpg", GroupSpace);
        either.AddNamespaceDeclaration("wps", ShapeSpace);
        // From left to right in every language: LibreOffice moves labels out of their shapes in a paragraph that runs the other way.
        var paragraph = paper.Made("Picture", [], rightToLeft: false);
        if (paper.RightToLeft) paragraph.ParagraphProperties!.Justification = new Justification { Val = JustificationValues.Right };
        paragraph.AppendChild(paper.Mark(either));
        paper.Xml.WriteElement(paragraph);
    }

    static Shaped.WordprocessingShape Drawn(WordPaper paper, Shape shape, double scale) => shape switch
    {
        Shape.Disc disc => Made(paper, D.ShapeTypeValues.Ellipse, new D.Transform2D(
                new D.Offset { X = Size((disc.X - disc.R) * scale), Y = Size((disc.Y - disc.R) * scale) },
                new D.Extents { Cx = Size(2 * disc.R * scale), Cy = Size(2 * disc.R * scale) }),
            Fill(disc.Paint), disc.Paint is Paint.Table ? "B9C9C1" : "17604A", disc.Paint is Paint.Table ? 1 : 1.75, null),
        Shape.Line line => Made(paper, D.ShapeTypeValues.Line, new D.Transform2D(
                new D.Offset { X = Size(Math.Min(line.X1, line.X2) * scale), Y = Size(Math.Min(line.Y1, line.Y2) * scale) },
                new D.Extents { Cx = Size(Math.Abs(line.X2 - line.X1) * scale), Cy = Size(Math.Abs(line.Y2 - line.Y1) * scale) })
            { VerticalFlip = (line.X2 - line.X1) * (line.Y2 - line.Y1) < 0 ? true : null },
            null, "7D9F90", line.Width, null),
        Shape.Label label => Made(paper, D.ShapeTypeValues.Rectangle, new D.Transform2D(
                new D.Offset { X = Size(LeftOf(label) * scale), Y = Size((label.Y - label.Size) * scale) },
                new D.Extents { Cx = Size(WidthOf(label) * scale), Cy = Size(2 * label.Size * scale) }),
            null, null, 0, Text(paper, label, scale)),
        _ => throw new System.Diagnostics.UnreachableException(shape.GetType().Name),
    };

    static double WidthOf(Shape.Label label) => label.Centred ? Math.Max(110, 4 * label.Size) : 140;
    static double LeftOf(Shape.Label label) => label.Centred ? label.X - WidthOf(label) / 2 : label.Ends ? label.X - WidthOf(label) : label.X;

    static string? Fill(Paint paint) => paint switch { Paint.Table => "EAF1ED", Paint.Plate or Paint.Stop => "FFFFFF", _ => null };

    static Shaped.WordprocessingShape Made(
        WordPaper paper, D.ShapeTypeValues kind, D.Transform2D place, string? fill, string? line, double width, TextBoxContent? text)
    {
        OpenXmlElement painted = fill is null ? new D.NoFill() : new D.SolidFill(new D.RgbColorModelHex { Val = fill });
        var outline = line is null ? new D.Outline(new D.NoFill()) : new D.Outline(new D.SolidFill(new D.RgbColorModelHex { Val = line })) { Width = (int)(width * Emu) };
        var shape = new Shaped.WordprocessingShape(
            new Shaped.NonVisualDrawingProperties { Id = paper.NextDrawing(), Name = "" },
            new Shaped.NonVisualDrawingShapeProperties(),
            new Shaped.ShapeProperties(place, new D.PresetGeometry(new D.AdjustValueList()) { Preset = kind }, painted, outline));
        if (text is not null) shape.AppendChild(new Shaped.TextBoxInfo2(text));
        shape.AppendChild(new Shaped.TextBodyProperties
        {
            LeftInset = 0, TopInset = 0, RightInset = 0, BottomInset = 0, Anchor = D.TextAnchoringTypeValues.Center, Wrap = D.TextWrappingValues.Square,
        });
        return shape;
    }

    static TextBoxContent Text(WordPaper paper, Shape.Label label, double scale)
    {
        var paragraph = paper.Made("PictureLabel", [new Piece(label.Text)], rightToLeft: false);
        paragraph.ParagraphProperties!.Justification = new Justification
        {
            Val = label.Centred ? JustificationValues.Center : label.Ends ? JustificationValues.Right : JustificationValues.Left,
        };
        // Half points: 96 pixels of the scene are 72 points.
        var half = ((int)Math.Round(label.Size * scale * 1.5)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var run in paragraph.Elements<Run>())
        {
            run.RunProperties!.FontSize = new FontSize { Val = half };
            run.RunProperties.FontSizeComplexScript = new FontSizeComplexScript { Val = half };
            if (label.IsBold) run.RunProperties.Bold = new Bold();
        }
        return new TextBoxContent(paragraph);
    }

    static long Size(double pixels) => (long)Math.Round(pixels * Emu);
}
