using System.Collections.Frozen;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace OpenTalks.Harvests.Proposals;

/// <summary>Which of the six languages a text is written in, and the words of each that carry no subject.</summary>
public static class Tongue
{
    static readonly string[] Latin = ["en", "fr", "es"];

    static readonly FrozenDictionary<string, FrozenSet<string>> Stops = new Dictionary<string, FrozenSet<string>>(StringComparer.Ordinal)
    {
        ["en"] = English(),
        ["fr"] = Of(FrenchAnalyzer.DefaultStopSet),
        ["es"] = Of(SpanishAnalyzer.DefaultStopSet),
        ["ar"] = Of(ArabicAnalyzer.DefaultStopSet),
        ["ru"] = Of(RussianAnalyzer.DefaultStopSet),
        ["zh"] = FrozenSet<string>.Empty,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <inheritdoc cref="Of(string, List{string}, string)"/>
    public static string Of(string text, string prior) => Of(text, WordForms.Split(text), prior);

    /// <summary>By script; where that is Latin by its commonest words. Where these are even, it is what the writer's screen spoke.</summary>
    /// <param name="words">The text's words.</param>
    /// <param name="prior">Code of the language of the writer's screen, or empty.</param>
    internal static string Of(string text, List<string> words, string prior)
    {
        int latin = 0, arabic = 0, cyrillic = 0, han = 0;
        foreach (var rune in text.EnumerateRunes())
            switch (rune.Value)
            {
                case >= 0x41 and <= 0x24F: latin++; break;
                case >= 0x600 and <= 0x6FF or >= 0x750 and <= 0x77F: arabic++; break;
                case >= 0x400 and <= 0x4FF: cyrillic++; break;
                case >= 0x3400 and <= 0x9FFF or >= 0x20000 and <= 0x3FFFF: han += 3; break;
            }
        var most = Math.Max(Math.Max(latin, arabic), Math.Max(cyrillic, han));
        if (most == 0) return prior;
        if (most == han) return "zh";
        if (most == arabic) return "ar";
        if (most == cyrillic) return "ru";
        var best = Latin.Contains(prior) ? prior : "en";
        var hits = Hits(text, words, best);
        foreach (var language in Latin)
            if (Hits(text, words, language) is var n && n > hits) (best, hits) = (language, n);
        return best;
    }

    /// <summary>True for a word that stands in texts on any subject; given in lower case.</summary>
    public static bool IsStop(string word, string language) => Stops.TryGetValue(language, out var stops) && stops.Contains(word);

    static int Hits(string text, List<string> words, string language)
    {
        var hits = 0;
        foreach (var word in words) if (IsStop(word, language)) hits += 2;
        foreach (var letter in text)
            hits += letter < 0x80 ? 0 : char.ToLowerInvariant(letter) switch
            {
                'ñ' or '¿' or '¡' or 'ó' or 'í' or 'ú' or 'á' when language == "es" => 1,
                'è' or 'ê' or 'ç' or 'à' or 'ù' or 'î' or 'ô' or 'œ' or 'û' when language == "fr" => 1,
                'é' when language != "en" => 1,
                _ => 0,
            };
        return hits;
    }

    static FrozenSet<string> English()
    {
        using var reader = IOUtils.GetDecodingReader(typeof(SnowballFilter), "english_stop.txt", System.Text.Encoding.UTF8);
        var words = Of(WordlistLoader.GetSnowballWordSet(reader, LuceneVersion.LUCENE_48));
        string[] more = ["also", "can", "cannot", "could", "just", "may", "might", "much", "must", "shall", "should", "will", "would", "get", "us"];
        return words.Concat(more).ToFrozenSet(StringComparer.Ordinal);
    }

    static FrozenSet<string> Of(CharArraySet words) => words.ToFrozenSet(StringComparer.Ordinal);
}
