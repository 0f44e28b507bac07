using System.Globalization;
using System.Text;

namespace OpenTalks;

/// <summary>What makes text that people typed fit to be kept and shown.</summary>
public static class Text
{
    /// <summary>
    /// NFC, without control and bidirectional control characters (which could make a name read as another),
    /// white space folded to single blanks. The joiners that Persian and emoji need stay.
    /// </summary>
    public static string Line(string text) => Fold(text, lines: false);

    /// <summary>Marks over and under one letter that stay: Hebrew and Vietnamese need three, stacks of them cover other people's lines.</summary>
    public const int MostMarks = 4;

    /// <summary>As <see cref="Line"/>, with line breaks kept.</summary>
    public static string Lines(string text) => Fold(text, lines: true);

    /// <summary>False where PostgreSQL or a browser could not take the text back: NUL or half of a surrogate pair.</summary>
    public static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i])) return false;
            if (!char.IsHighSurrogate(text[i])) continue;
            if (++i == text.Length || !char.IsLowSurrogate(text[i])) return false;
        }
        return true;
    }

    /// <summary>True where nothing of the text can be seen: it is empty, or only spaces, joiners, fillers and marks.</summary>
    public static bool IsInvisible(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsFiller(rune)) continue;
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.SpaceSeparator
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
                    or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse:
                    continue;
                default:
                    return false;
            }
        }
        return true;
    }

    // Hangul fillers, the Braille blank and the Khmer inherent vowels are letters to Unicode and nothing to the eye.
    static bool IsFiller(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0x17B4 or 0x17B5;

    static string Fold(string text, bool lines)
    {
        var kept = new StringBuilder(text.Length);
        var (blank, marks) = (false, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            marks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks > MostMarks) continue;
            if (lines && rune.Value == '\n')
            {
                TrimEnd(kept);
                if (kept.Length > 0) kept.Append('\n');
                blank = false;
                continue;
            }
            if (IsBidirectionalControl(rune)) continue;
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)) { blank = kept.Length > 0 && kept[^1] != '\n'; continue; }
            if (blank) kept.Append(' ');
            blank = false;
            kept.Append(rune);
        }
        TrimEnd(kept);
        // Last, because what stood between a letter and its accent is gone only now.
        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    static void TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] is ' ' or '\n') text.Length--;
    }

    static bool IsBidirectionalControl(Rune rune) =>
        rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C;
}
