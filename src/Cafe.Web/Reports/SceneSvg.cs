using System.Globalization;
using System.Text;
using System.Xml;
using OpenTalks.Reports;

namespace OpenTalks.Web.Reports;

/// <summary>Drawings of the report as files that stand alone.</summary>
public static class SceneSvg
{
    const string Space = "http://www.w3.org/2000/svg";
    const int LineLength = 44, LineHeight = 22;

    /// <summary>The outcome in one picture, as a file: the table, and beside it the themes by number.</summary>
    public static string Summary(Report report, Words words)
    {
        var picture = Picture.Of(report);
        var scene = Scene.Of(picture);
        var lines = report.Themes.Where(theme => !theme.Ideas.IsEmpty).Select((theme, i) => words.Say("reported.plate", ("number", i + 1), ("theme", theme.Name), ("size", ReportWords.Theme(theme, words))))
            .SelectMany(Wrapped).ToList();
        return Alone(scene, words["reported.picture-title"], ReportWords.Alternative(picture, report, words), report.Title, lines, words);
    }

    /// <summary>Which ideas went to which tables, as a file.</summary>
    public static string Travels(Report report, Words words) =>
        Alone(Of(report.Travels, words), words["reported.travels-title"], ReportWords.Alternative(report.Travels, words), report.Title, [], words);

    public static Scene Of(Travels travels, Words words) =>
        Scene.Of(travels, words.Direction == "rtl", round => words.Say("reported.round", ("number", round)), ReportWords.Table);

    static string Alone(Scene scene, string title, string description, string heading, List<string> lines, Words words)
    {
        const double margin = 24, top = 64;
        var beside = lines.Count > 0 ? 380 : 0;
        var (width, height) = (scene.Width + beside + 3 * margin, Math.Max(scene.Height, lines.Count * LineHeight) + top + margin);
        return Written(width, height, xml =>
        {
            xml.WriteAttributeString("role", "img");
            xml.WriteAttributeString("lang", words.Language);
            xml.WriteElementString("title", Space, Clean(title));
            xml.WriteElementString("desc", Space, Clean(description));
            xml.WriteStartElement("rect", Space);
            Attributes(xml, ("width", "100%"), ("height", "100%"), ("fill", "#FFFDF8"));
            xml.WriteEndElement();
            Label(xml, new Shape.Label(words.Direction == "rtl" ? width - margin : margin, 36, 22, Clean(heading), Ends: words.Direction == "rtl"));
            xml.WriteStartElement("g", Space);
            xml.WriteAttributeString("transform", FormattableString.Invariant($"translate({margin} {top})"));
            Draw(xml, scene);
            xml.WriteEndElement();
            foreach (var (i, line) in lines.Index())
                Label(xml, new Shape.Label(words.Direction == "rtl" ? width - margin : scene.Width + 2 * margin, top + LineHeight * (i + 0.5), 15, line, Ends: words.Direction == "rtl"));
        });
    }

    static string Written(double width, double height, Action<XmlWriter> content)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("svg", Space);
            xml.WriteAttributeString("viewBox", FormattableString.Invariant($"0 0 {width:0.#} {height:0.#}"));
            Attributes(xml, ("width", Number(width)), ("height", Number(height)));
            content(xml);
            xml.WriteEndElement();
        }
        return text.ToString();
    }

    static void Draw(XmlWriter xml, Scene scene)
    {
        foreach (var shape in scene.Shapes)
            switch (shape)
            {
                case Shape.Disc disc:
                    xml.WriteStartElement("circle", Space);
                    Attributes(xml, ("class", Class(disc.Paint)), ("cx", Number(disc.X)), ("cy", Number(disc.Y)), ("r", Number(disc.R)),
                        ("fill", disc.Paint switch { Paint.Table => "#EAE4D7", Paint.Rim => "none", _ => "#FFFDF8" }), ("stroke", disc.Paint == Paint.Table ? "#D8D0C0" : "#17604A"), ("stroke-width", "2"));
                    xml.WriteEndElement();
                    break;
                case Shape.Line line:
                    xml.WriteStartElement("line", Space);
                    Attributes(xml, ("class", "way"), ("x1", Number(line.X1)), ("y1", Number(line.Y1)), ("x2", Number(line.X2)), ("y2", Number(line.Y2)), ("stroke", "#17604A"), ("stroke-opacity", "0.45"), ("stroke-width", Number(line.Width)));
                    xml.WriteEndElement();
                    break;
                case Shape.Label label: Label(xml, label); break;
            }
    }

    static void Label(XmlWriter xml, Shape.Label label)
    {
        xml.WriteStartElement("text", Space);
        Attributes(xml, ("x", Number(label.X)), ("y", Number(label.Y + label.Size * 0.35)), ("font-size", Number(label.Size)), ("font-family", "sans-serif"), ("fill", "#1C212B"),
            ("text-anchor", label.Centred ? "middle" : label.Ends ? "end" : "start"), ("font-weight", label.IsBold ? "700" : "400"));
        // Where a text ends or begins is said from the left, whatever way its letters run.
        Attributes(xml, ("direction", "ltr"), ("unicode-bidi", "plaintext"));
        xml.WriteString(Clean(label.Text));
        xml.WriteEndElement();
    }

    /// <summary>Broken between words, each line of 44 characters at most where a word is no longer.</summary>
    static IEnumerable<string> Wrapped(string text)
    {
        var line = "";
        foreach (var word in Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + word.Length + 1 > LineLength)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        if (line.Length > 0) yield return line;
    }

    /// <summary>As style sheets call it.</summary>
    internal static string Class(Paint paint) => paint switch { Paint.Table => "table", Paint.Plate => "plate", Paint.Rim => "rim", Paint.Way => "way", _ => "stop" };

    static void Attributes(XmlWriter xml, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes) xml.WriteAttributeString(name, value);
    }

    static string Clean(string text) => string.Concat(text.Where(letter => !char.IsControl(letter) && (XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)) && letter is not ('\u2068' or '\u2069')));

    static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
