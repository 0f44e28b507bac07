namespace OpenTalks.Web;

/// <summary>A language under its own name, as a menu shows it.</summary>
public sealed record Language(string Code, string Name);

/// <summary>The languages that the product speaks.</summary>
public static class Languages
{
    /// <summary>In the order of the menu; each has a whole catalogue.</summary>
    public static IReadOnlyList<Language> Offered { get; } =
    [
        new("ar", "العربية"),
        new("zh", "中文"),
        new("en", "English"),
        new("fr", "Français"),
        new("ru", "Русский"),
        new("es", "Español"),
    ];

    /// <summary>The language under its own name; an unknown code throws.</summary>
    public static string NameOf(string code) => Offered.Single(language => language.Code == code).Name;

    /// <summary>Whether the product speaks this language.</summary>
    public static bool Offers(string? code) => Offered.Any(language => language.Code == code);

    /// <summary>"rtl" or "ltr".</summary>
    public static string DirectionOf(string code) => code == "ar" ? "rtl" : "ltr";
}
