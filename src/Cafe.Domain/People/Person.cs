using System.Collections.Immutable;

namespace OpenTalks.People;

/// <summary>What somebody says of themselves when joining, or what the desk says of them.</summary>
/// <param name="Group">Key of a stakeholder group (<see cref="Groups"/>), or null.</param>
/// <param name="Region">Key of a region (<see cref="Groups"/>), or null.</param>
/// <param name="Languages">Two-letter codes, the best first.</param>
/// <param name="Needs">What the person needs at a table, in their own words.</param>
public sealed record PersonDetails(
    string Name,
    bool Remote = false,
    string? Group = null,
    string? Organisation = null,
    string? Region = null,
    ImmutableArray<string> Languages = default,
    string? Needs = null)
{
    public ImmutableArray<string> Languages { get; init; } = Languages.IsDefault ? [] : Languages;
}

/// <summary>All that is said of one person of a café. It stands beside the events, which know numbers only.</summary>
/// <param name="Id">The café's id and the number: "{cafe:N}/{number}".</param>
/// <param name="Account">Null for guests.</param>
public sealed record Person(string Id, Guid Cafe, int Number, PersonDetails Details, Guid? Account = null)
{
    public static string IdOf(Guid cafe, int number) => $"{cafe:N}/{number}";
    public static Person Of(Guid cafe, int number, PersonDetails details, Guid? account = null) =>
        new(IdOf(cafe, number), cafe, number, details, account);
}
