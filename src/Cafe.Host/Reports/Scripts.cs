using System.Globalization;
using System.Text;

namespace OpenTalks.Host.Reports;

/// <summary>How Word sets a script: which of its three fonts and languages a run takes, and which way it runs.</summary>
enum Setting { Simple, EastAsian, Complex, RightToLeft }

/// <summary>A stretch of text in one script.</summary>
/// <param name="Language">As Word names it: "fr-FR".</param>
readonly record struct Stretch(string Text, string Language, Setting Setting);

/// <summary>
/// Splits text into stretches of one script each, because Word takes font, language and direction from the run.
/// What belongs to no script (digits, blanks, punctuation) goes with its neighbours where both run one way, else with the paragraph.
/// </summary>
static class Scripts
{
    readonly record struct Script(int First, int Last, string Language, Setting Setting);

    static readonly Script Latin = new(0, 0, "", Setting.Simple);
    static readonly Script Arabic = new(0x0600, 0x06FF, "ar-SA", Setting.RightToLeft);
    static readonly Script Han = new(0x4E00, 0x9FFF, "zh-CN", Setting.EastAsian);

    // In order of their first character. Letters that stand in none of them count as Latin.
    static readonly Script[] Known =
    [
        new(0x0370, 0x03FF, "el-GR", Setting.Simple),
        new(0x0400, 0x052F, "ru-RU", Setting.Simple),
        new(0x0530, 0x058F, "hy-AM", Setting.Simple),
        new(0x0590, 0x05FF, "he-IL", Setting.RightToLeft),
        Arabic,
        Arabic with { First = 0x0700, Last = 0x08FF },
        new(0x0900, 0x097F, "hi-IN", Setting.Complex),
        new(0x0980, 0x09FF, "bn-BD", Setting.Complex),
        new(0x0A00, 0x0A7F, "pa-IN", Setting.Complex),
        new(0x0A80, 0x0AFF, "gu-IN", Setting.Complex),
        new(0x0B00, 0x0B7F, "or-IN", Setting.Complex),
        new(0x0B80, 0x0BFF, "ta-IN", Setting.Complex),
        new(0x0C00, 0x0C7F, "te-IN", Setting.Complex),
        new(0x0C80, 0x0CFF, "kn-IN", Setting.Complex),
        new(0x0D00, 0x0D7F, "ml-IN", Setting.Complex),
        new(0x0D80, 0x0DFF, "si-LK", Setting.Complex),
        new(0x0E00, 0x0E7F, "th-TH", Setting.Complex),
        new(0x0E80, 0x0EFF, "lo-LA", Setting.Complex),
        new(0x0F00, 0x0FFF, "bo-CN", Setting.Complex),
        new(0x1000, 0x109F, "my-MM", Setting.Complex),
        new(0x10A0, 0x10FF, "ka-GE", Setting.Simple),
        new(0x1100, 0x11FF, "ko-KR", Setting.EastAsian),
        new(0x1200, 0x139F, "am-ET", Setting.Simple),
        new(0x1780, 0x17FF, "km-KH", Setting.Complex),
        new(0x1F00, 0x1FFF, "el-GR", Setting.Simple),
        Han with { First = 0x2E80, Last = 0x303F },
        new(0x3040, 0x30FF, "ja-JP", Setting.EastAsian),
        new(0x3130, 0x318F, "ko-KR", Setting.EastAsian),
        Han with { First = 0x3190, Last = 0x9FFF },
        new(0xAC00, 0xD7AF, "ko-KR", Setting.EastAsian),
        Han with { First = 0xF900, Last = 0xFAFF },
        new(0xFB1D, 0xFB4F, "he-IL", Setting.RightToLeft),
        Arabic with { First = 0xFB50, Last = 0xFDFF },
        Arabic with { First = 0xFE70, Last = 0xFEFC },
        Han with { First = 0xFF00, Last = 0xFFEF },
        Han with { First = 0x20000, Last = 0x3FFFF },
    ];

    /// <summary>The name Word has for a two-letter code.</summary>
    public static string LanguageOf(string code) => code switch
    {
        "ar" => "ar-SA",
        "en" => "en-GB",
        "es" => "es-ES",
        "fr" => "fr-FR",
        "ru" => "ru-RU",
        "zh" => "zh-CN",
        _ => code,
    };

    public static bool IsLatin(string code) => code is not ("ar" or "ru" or "zh" or "");

    /// <summary>Which way a paragraph runs: as its first letter does.</summary>
    public static bool RunsRightToLeft(string text, bool otherwise)
    {
        foreach (var rune in text.EnumerateRunes())
            if (Of(rune) is { } script) return script.Setting == Setting.RightToLeft;
        return otherwise;
    }

    /// <summary>Whether anything in it says which way it runs.</summary>
    public static bool HasLetters(string text) => text.EnumerateRunes().Any(rune => Of(rune) is not null);

    /// <param name="language">Two-letter code of what the text is said to be in.</param>
    /// <param name="latin">Two-letter code for Latin letters in a text that is said to be in another script.</param>
    /// <param name="rightToLeft">Which way the paragraph runs.</param>
    public static List<Stretch> Split(string text, string language, string latin, bool rightToLeft)
    {
        var found = Spans(text);
        var stretches = new List<Stretch>(found.Count);
        var latinName = LanguageOf(IsLatin(language) ? language : latin);
        var han = found.Any(span => span.Script?.Language == "ja-JP") ? "ja-JP" : Han.Language;
        for (var i = 0; i < found.Count;)
        {
            var script = found[i].Script ?? Neighbour(found, i, rightToLeft);
            var start = found[i].Start;
            while (++i < found.Count && (found[i].Script ?? Neighbour(found, i, rightToLeft)) == script) { }
            var end = i < found.Count ? found[i].Start : text.Length;
            var name = script.Language == "" ? latinName : script.Language == Han.Language ? han : script.Language;
            if (stretches.Count > 0 && stretches[^1] is var last && last.Language == name && last.Setting == script.Setting)
                stretches[^1] = last with { Text = last.Text + text[start..end] };
            else
                stretches.Add(new Stretch(text[start..end], name, script.Setting));
        }
        return stretches;
    }

    static List<(int Start, Script? Script)> Spans(string text)
    {
        var spans = new List<(int Start, Script? Script)>();
        for (var i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            // A mark or a joiner belongs to what it stands on.
            if (spans.Count == 0 || !IsMark(rune) && Of(rune) != spans[^1].Script) spans.Add((i, Of(rune)));
            i += length;
        }
        return spans;
    }

    static Script Neighbour(List<(int Start, Script? Script)> spans, int at, bool rightToLeft)
    {
        var before = at > 0 ? spans[at - 1].Script : null;
        var after = at + 1 < spans.Count ? spans[at + 1].Script : null;
        if (before is { } left && after is { } right && Runs(left) == Runs(right)) return left;
        if (before is { } one && Runs(one) == rightToLeft) return one;
        if (after is { } other && Runs(other) == rightToLeft) return other;
        return rightToLeft ? Arabic : Latin;
    }

    static bool Runs(Script script) => script.Setting == Setting.RightToLeft;

    static bool IsMark(Rune rune) =>
        rune.Value is 0x200C or 0x200D or (>= 0xFE00 and <= 0xFE0F)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>The script of a letter, or of punctuation and digits that one script alone has; null for all else.</summary>
    static Script? Of(Rune rune)
    {
        if (rune.Value < 0x370) return Rune.IsLetter(rune) ? Latin : null;
        foreach (var script in Known)
        {
            if (rune.Value < script.First) break;
            if (rune.Value <= script.Last) return script;
        }
        return Rune.IsLetter(rune) ? Latin : null;
    }
}
