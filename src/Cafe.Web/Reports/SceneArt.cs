using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using OpenTalks.Reports;

namespace OpenTalks.Web.Reports;

/// <summary>A drawing of the report inside a page, in the colours of its style sheet. Built by hand, because Razor takes SVG's text element for its own.</summary>
public sealed class SceneArt : ComponentBase
{
    [Parameter, EditorRequired] public required Scene Scene { get; set; }

    /// <summary>What it is.</summary>
    [Parameter, EditorRequired] public required string Title { get; set; }

    /// <summary>Id of the text that says what it shows.</summary>
    [Parameter, EditorRequired] public required string Described { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", "scene");
        builder.AddAttribute(2, "viewBox", $"0 0 {Number(Scene.Width)} {Number(Scene.Height)}");
        builder.AddAttribute(3, "role", "img");
        builder.AddAttribute(4, "aria-label", Title);
        builder.AddAttribute(5, "aria-describedby", Described);
        foreach (var shape in Scene.Shapes)
            switch (shape)
            {
                case Shape.Disc disc:
                    Element(builder, "circle", ("class", SceneSvg.Class(disc.Paint)), ("cx", Number(disc.X)), ("cy", Number(disc.Y)), ("r", Number(disc.R)));
                    builder.CloseElement();
                    break;
                case Shape.Line line:
                    Element(builder, "line", ("class", "way"), ("x1", Number(line.X1)), ("y1", Number(line.Y1)), ("x2", Number(line.X2)), ("y2", Number(line.Y2)), ("stroke-width", Number(line.Width)));
                    builder.CloseElement();
                    break;
                case Shape.Label label:
                    Element(builder, "text", ("x", Number(label.X)), ("y", Number(label.Y + label.Size * 0.35)), ("font-size", Number(label.Size)), ("direction", "ltr"),
                        ("text-anchor", label.Centred ? "middle" : label.Ends ? "end" : "start"), ("font-weight", label.IsBold ? "700" : "400"));
                    builder.AddContent(100, label.Text);
                    builder.CloseElement();
                    break;
            }
        builder.CloseElement();
    }

    static void Element(RenderTreeBuilder builder, string name, params IEnumerable<(string Name, string Value)> attributes)
    {
        builder.OpenElement(10, name);
        builder.AddMultipleAttributes(11, attributes.Select(attribute => KeyValuePair.Create(attribute.Name, (object)attribute.Value)));
    }

    static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
