using System.Text;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace OpenTalks.Harvests.Proposals;

/// <summary>A text's words and what is left of each when its ending is taken off, so that "villages" meets "village".</summary>
public static class WordForms
{
    /// <summary>The words in order and in lower case. Chinese has no blanks: each two neighbouring characters count as a word.</summary>
    public static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        Rune? han = null;
        var alone = true;
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (IsHan(rune))
            {
                End(words, word);
                if (han is { } before) { words.Add(before.ToString() + rune); alone = false; }
                else alone = true;
                han = rune;
                continue;
            }
            if (han is { } last && alone) words.Add(last.ToString());
            han = null;
            if (Rune.IsLetterOrDigit(rune)) Append(word, Rune.ToLowerInvariant(rune));
            else if (rune.Value is '\'' or 0x2019 && word.Length > 0) word.Append('\'');
            else if (word.Length > 0 && Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.NonSpacingMark) { if (!IsArabicVowel(rune)) Append(word, rune); }
            else End(words, word);
        }
        if (han is { } end && alone) words.Add(end.ToString());
        End(words, word);
        return words;
    }

    static void Append(StringBuilder word, Rune rune)
    {
        Span<char> room = stackalloc char[2];
        word.Append(room[..rune.EncodeToUtf16(room)]);
    }

    static bool IsHan(Rune rune) => rune.Value is >= 0x3400 and <= 0x9FFF or >= 0x20000 and <= 0x3FFFF;

    static bool IsArabicVowel(Rune rune) => rune.Value is >= 0x64B and <= 0x652;

    // "don't" stays whole, "l'eau" gives "l" and "eau", "child's" gives "child".
    static void End(List<string> words, StringBuilder word)
    {
        if (word.Length == 0) return;
        while (word.Length > 0 && word[^1] == '\'') word.Length--;
        var whole = word.ToString();
        word.Clear();
        var at = whole.IndexOf('\'', StringComparison.Ordinal);
        if (at < 0) { if (whole.Length > 0) words.Add(whole); return; }
        var tail = whole[(at + 1)..];
        if (tail is "t") words.Add(whole);
        else if (tail is "s" or "re" or "ve" or "ll" or "d" or "m") words.Add(whole[..at]);
        else foreach (var part in whole.Split('\'', StringSplitOptions.RemoveEmptyEntries)) words.Add(part);
    }

    /// <summary>The word without its ending, by Porter's or Savoy's rules for the language.</summary>
    /// <param name="word">In lower case.</param>
    public static string Stem(string word, string language)
    {
        if (language == "zh" || word.Length > 40) return word;
        var room = new char[word.Length + 8];
        word.CopyTo(0, room, 0, word.Length);
        switch (language)
        {
            case "en":
                var english = new EnglishStemmer();
                english.SetCurrent(word);
                english.Stem();
                return english.Current;
            case "fr": return new string(room, 0, new FrenchLightStemmer().Stem(room, word.Length));
            case "es": return new string(room, 0, new SpanishLightStemmer().Stem(room, word.Length));
            case "ru": return new string(room, 0, new RussianLightStemmer().Stem(room, word.Length));
            case "ar":
                var normal = new ArabicNormalizer().Normalize(room, word.Length);
                return new string(room, 0, new ArabicStemmer().Stem(room, normal));
            default: return word;
        }
    }
}
