using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace OpenTalks.People;

/// <summary>
/// Names that look alike and are not: "Ada" with a Cyrillic а. Two names are the same to the eye where their skeletons are (UTS #39); the table holds
/// the letters of the scripts that people of a café write in, not all of Unicode.
/// </summary>
public static class Lookalikes
{
    // Each line: a Latin letter or sign, and what looks like it, in small letters.
    const string Table =
        "aаαɑ|bЬвьƅ|cсϲⅽ|dԁⅾ|eеєҽ|fƒ|gɡց|hһнհ|iіıɩιӏl1|jјϳ|kкκ|mмⅿ|nոпη|oоοօ0σ|pрρ|qԛգ|rгᴦ|sѕ|tтτ|uυսц|vνѵⅴ|wѡԝω|xхχ×ⅹ|yуγү|zᴢ";

    static readonly FrozenDictionary<int, char> Plain = Table.Split('|')
        .SelectMany(line => line.Skip(1).Select(other => KeyValuePair.Create((int)other, line[0]))).DistinctBy(pair => pair.Key).ToFrozenDictionary();

    public static bool Same(string one, string other) => Skeleton(one) is { Length: > 0 } skeleton && skeleton == Skeleton(other);

    /// <summary>What of a name the eye tells apart: no accents, no case, no invisible signs, one letter for all that look like it.</summary>
    public static string Skeleton(string name)
    {
        var skeleton = new StringBuilder(name.Length);
        foreach (var rune in Text.Line(name).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format) continue;
            if (Rune.IsWhiteSpace(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune)) continue;
            var small = Rune.ToLowerInvariant(rune);
            if (Plain.TryGetValue(small.Value, out var plain)) skeleton.Append(plain);
            else skeleton.Append(small);
        }
        return skeleton.Replace("rn", "m").ToString();
    }
}
