namespace OpenTalks.Web;

/// <summary>The plural category of a whole number, by the cardinal rules of Unicode CLDR.</summary>
public static class Plural
{
    /// <summary>The category of a number that is not negative: zero, one, two, few, many or other.</summary>
    public static string Of(string language, long n) => language switch
    {
        "en" => n == 1 ? "one" : "other",
        "fr" => n is 0 or 1 ? "one" : Millions(n) ? "many" : "other",
        "es" => n == 1 ? "one" : Millions(n) ? "many" : "other",
        "ar" => (n, n % 100) switch
        {
            (0, _) => "zero",
            (1, _) => "one",
            (2, _) => "two",
            (_, >= 3 and <= 10) => "few",
            (_, >= 11) => "many",
            _ => "other",
        },
        "ru" => (n % 10, n % 100) switch
        {
            (1, not 11) => "one",
            ( >= 2 and <= 4, not (>= 12 and <= 14)) => "few",
            _ => "many",
        },
        "zh" => "other",
        _ => throw new ArgumentException($"No plural rules for '{language}'.", nameof(language)),
    };

    /// <summary>The categories that a text of this language must have: all that a whole number can fall into.</summary>
    public static IReadOnlyList<string> Categories(string language) => language switch
    {
        "en" => ["one", "other"],
        "fr" or "es" => ["one", "many", "other"],
        "ar" => ["zero", "one", "two", "few", "many", "other"],
        // "other" is for fractions, which no text of ours counts; Intl.PluralRules names it, so it is written.
        "ru" => ["one", "few", "many", "other"],
        "zh" => ["other"],
        _ => throw new ArgumentException($"No plural rules for '{language}'.", nameof(language)),
    };

    static bool Millions(long n) => n != 0 && n % 1_000_000 == 0;
}
