namespace OpenTalks.Web.Rotation;

/// <summary>What a facilitator asks of the seats, as it was typed: a preview's address and its form carry the same.</summary>
/// <param name="Do">"move", "close", "host" …: also the place on the page where a refusal is said.</param>
/// <param name="People">Several, with commas between.</param>
/// <param name="Attempt">32 hexadecimal digits that name a search, so that its page can be opened again.</param>
public sealed record Ask(
    string Do, string? Person = null, string? Other = null, string? Round = null, string? Table = null, string? Into = null, string? People = null, string? Attempt = null)
{
    /// <summary>The fields of a form that asks the same again.</summary>
    public IEnumerable<(string Name, string Value)> Fields => new (string Name, string? Value)[]
    {
        ("do", Do), ("person", Person), ("other", Other), ("round", Round), ("table", Table), ("into", Into), ("people", People), ("attempt", Attempt),
    }.Where(typed => !string.IsNullOrEmpty(typed.Value)).Select(typed => (typed.Name, typed.Value!));

    /// <summary>The address of the preview.</summary>
    public string Address(Guid cafe) =>
        $"/cafe/{cafe}/seating/preview?{string.Join('&', Fields.Select(typed => $"{typed.Name}={Uri.EscapeDataString(typed.Value)}"))}";
}
