using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Languages = DocumentFormat.OpenXml.Wordprocessing.Languages;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;
using Words = OpenTalks.Web.Words;

namespace OpenTalks.Host.Reports;

/// <summary>A piece of a paragraph.</summary>
/// <param name="Language">Two-letter code, null for the report's own.</param>
/// <param name="IsName">It is the name of an idea or finding ("7-12"), which reads left to right wherever it stands.</param>
/// <param name="Anchor">The bookmark it leads to.</param>
/// <param name="Tip">Where a link leads, in words.</param>
/// <param name="Style">Of the characters.</param>
sealed record Piece(string Text, string? Language = null, bool IsName = false, string? Anchor = null, string? Tip = null, string? Style = null);

/// <summary>
/// Writes paragraphs and tables of one part of a Word document. Each run says its language and, in Arabic and its like,
/// its direction; the report's own texts come from the words, everything else is text that people typed.
/// </summary>
sealed class WordPaper(OpenXmlWriter xml, Words words, string latin)
{
    /// <summary>Inch ÷ 1440 between the margins of an A4 page.</summary>
    public const int TextWidth = 9298;

    const char Hole = '\uE000';
    int bookmarks, tables, figures;
    uint drawings;

    public OpenXmlWriter Xml => xml;
    public Words Words => words;
    public bool RightToLeft { get; } = words.Direction == "rtl";

    /// <summary>Parts of the report that are in this document: only to them may links lead.</summary>
    public required IReadOnlySet<string> Parts { get; init; }

    public int NextTable() => ++tables;
    public int NextFigure() => ++figures;

    /// <summary>Ids of drawings and their shapes, from 1.</summary>
    public uint NextDrawing() => ++drawings;

    /// <summary>A text of the catalogue. A value that is a <see cref="Piece"/> keeps its own language, link and direction.</summary>
    public IEnumerable<Piece> Say(string key, params (string Name, object Value)[] values)
    {
        var pieces = values.Select(value => value.Value).OfType<Piece>().ToList();
        var filled = new (string, object)[values.Length];
        for (var i = 0; i < values.Length; i++)
            filled[i] = values[i].Value is Piece piece ? (values[i].Name, (char)(Hole + pieces.IndexOf(piece))) : values[i];
        var said = words.Say(key, filled);
        var from = 0;
        for (var i = 0; i < said.Length; i++)
        {
            if (said[i] < Hole || said[i] >= Hole + pieces.Count) continue;
            if (i > from) yield return new Piece(said[from..i]);
            yield return pieces[said[i] - Hole];
            from = i + 1;
        }
        if (from < said.Length) yield return new Piece(said[from..]);
    }

    public void Paragraph(string style, params IEnumerable<Piece> pieces) => xml.WriteElement(Made(style, pieces));

    /// <summary>A paragraph that people typed, which runs as its first letter does.</summary>
    public void Typed(string style, Piece piece) =>
        xml.WriteElement(Made(style, [piece], rightToLeft: Scripts.RunsRightToLeft(piece.Text, RightToLeft)));

    public void Heading(int level, string? bookmark, IEnumerable<Piece> pieces, bool onNewPage = false)
    {
        var heading = Made(FormattableString.Invariant($"Heading{level}"), pieces, bookmark);
        if (onNewPage) heading.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
        xml.WriteElement(heading);
    }

    public Paragraph Made(string style, IEnumerable<Piece> pieces, string? bookmark = null, bool? rightToLeft = null)
    {
        var runsRightToLeft = rightToLeft ?? RightToLeft;
        var paragraph = new Paragraph(new ParagraphProperties
        {
            ParagraphStyleId = new ParagraphStyleId { Val = style },
            BiDi = new BiDi { Val = runsRightToLeft },
        });
        var id = bookmark is null ? "" : bookmarks++.ToString(CultureInfo.InvariantCulture);
        if (bookmark is not null) paragraph.AppendChild(new BookmarkStart { Id = id, Name = bookmark });
        foreach (var piece in pieces)
        {
            if (piece.Anchor is null) paragraph.Append(Runs(piece, runsRightToLeft));
            else paragraph.AppendChild(new Hyperlink(Runs(piece, runsRightToLeft)) { Anchor = piece.Anchor, Tooltip = piece.Tip is null ? null : Clean(piece.Tip), History = true });
        }
        if (bookmark is not null) paragraph.AppendChild(new BookmarkEnd { Id = id });
        return paragraph;
    }

    /// <summary>A run that is no text: a mark, a field's boundary.</summary>
    public Run Mark(OpenXmlElement mark, string? style = null)
    {
        var properties = Properties(new Stretch("", Scripts.LanguageOf(words.Language), RightToLeft ? Setting.RightToLeft : Setting.Simple), style);
        return new Run(properties, mark);
    }

    IEnumerable<OpenXmlElement> Runs(Piece piece, bool rightToLeft)
    {
        var text = Clean(piece.Text);
        if (text == "") yield break;
        if (piece.IsName)
        {
            // Behind Arabic letters the digits of "7-12" would change places; the mark in front keeps them.
            var name = rightToLeft ? LeftToRightMark + text : text;
            yield return Run(new Stretch(name, Scripts.LanguageOf(latin), Setting.Simple), piece.Style ?? LinkStyle(piece));
            yield break;
        }
        var own = Scripts.RunsRightToLeft(text, rightToLeft);
        if (own != rightToLeft) text = MarkOf(own) + text + MarkOf(own) + MarkOf(rightToLeft);
        else if (rightToLeft && !Scripts.HasLetters(text)) text = MarkOf(rightToLeft) + text;
        foreach (var stretch in Scripts.Split(text, piece.Language ?? words.Language, latin, own))
            yield return Run(stretch, piece.Style ?? LinkStyle(piece));
    }

    // Word goes by the runs; LibreOffice and others go by the letters, and need to be told where a text of the other direction ends.
    const string LeftToRightMark = "\u200E";
    const string RightToLeftMark = "\u200F";

    static string MarkOf(bool rightToLeft) => rightToLeft ? RightToLeftMark : LeftToRightMark;

    static string? LinkStyle(Piece piece) => piece.Anchor is null ? null : "Hyperlink";

    static Run Run(Stretch stretch, string? style)
    {
        var run = new Run(Properties(stretch, style));
        var from = 0;
        for (var i = 0; i <= stretch.Text.Length; i++)
        {
            if (i < stretch.Text.Length && stretch.Text[i] is not ('\n' or '\t')) continue;
            if (i > from) run.AppendChild(new WordText(stretch.Text[from..i]) { Space = SpaceProcessingModeValues.Preserve });
            if (i < stretch.Text.Length) run.AppendChild(stretch.Text[i] == '\n' ? new Break() : (OpenXmlElement)new TabChar());
            from = i + 1;
        }
        return run;
    }

    static RunProperties Properties(Stretch stretch, string? style)
    {
        var properties = new RunProperties { Languages = LanguagesOf(stretch) };
        if (style is not null) properties.RunStyle = new RunStyle { Val = style };
        if (stretch.Setting == Setting.EastAsian) properties.RunFonts = new RunFonts { Hint = FontTypeHintValues.EastAsia };
        if (stretch.Setting == Setting.RightToLeft) properties.RightToLeftText = new RightToLeftText();
        if (stretch.Setting == Setting.Complex) properties.ComplexScript = new ComplexScript();
        return properties;
    }

    static Languages LanguagesOf(Stretch stretch) => stretch.Setting switch
    {
        Setting.Simple => new Languages { Val = stretch.Language },
        Setting.EastAsian => new Languages { Val = stretch.Language, EastAsia = stretch.Language },
        _ => new Languages { Val = stretch.Language, Bidi = stretch.Language },
    };

    /// <summary>Without what XML cannot hold and without control characters; direction is said by runs alone.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(Suspect)) return text;
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var sign = text[i];
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], sign)) kept.Append(sign).Append(text[++i]);
            else if (sign is '\u2028' or '\u2029' or '\u0085') kept.Append('\n');
            else if (sign is not '\n' and not '\t' && char.IsControl(sign) || char.IsSurrogate(sign) || !XmlConvert.IsXmlChar(sign)) continue;
            else if (sign is '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')) continue;
            else kept.Append(sign);
        }
        return kept.ToString();
    }

    static readonly System.Buffers.SearchValues<char> Suspect = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(i => (char)i).Where(sign =>
            char.IsControl(sign) && sign is not ('\n' or '\t') || char.IsSurrogate(sign) || sign is '\uFFFE' or '\uFFFF' or '\u2028' or '\u2029'
            or '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))]);
}
