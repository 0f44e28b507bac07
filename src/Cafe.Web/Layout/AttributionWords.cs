using OpenTalks.Cafes;

namespace OpenTalks.Web.Layout;

/// <summary>The name of an attribution mode in keys, on the wire and in forms.</summary>
public static class AttributionWords
{
    /// <summary>All modes, from the most open.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<Attribution>().Select(Name)];

    /// <summary>"chatham-house" and so on.</summary>
    public static string Name(this Attribution mode) => mode switch
    {
        Attribution.Open => "open",
        Attribution.GroupOnly => "group-only",
        Attribution.ChathamHouse => "chatham-house",
        Attribution.Anonymous => "anonymous",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
    };

    /// <summary>Whether an idea says nothing of its author.</summary>
    public static bool Hides(this Attribution mode) => mode is Attribution.ChathamHouse or Attribution.Anonymous;
}
