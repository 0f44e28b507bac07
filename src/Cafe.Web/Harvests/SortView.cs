using System.Collections.Immutable;
using OpenTalks.Harvests;

namespace OpenTalks.Web.Harvests;

/// <summary>An idea to be put into a pile.</summary>
/// <param name="Pile">Which pile it lies in, from 1; 0 for none.</param>
public sealed record SortIdea(Guid Id, string Name, string Text, string Language, int Pile);

/// <summary>What a table sorts on a page of its own: another table's sheet.</summary>
/// <param name="As">"device" for a tablet; null for a person's own phone.</param>
/// <param name="Sheets">All that this table sorts, each with the name of the table that wrote it; none while sorting is not on offer.</param>
/// <param name="Titles">What the piles are called, as many as can be filled.</param>
/// <param name="Done">The piles as shown are handed in.</param>
/// <param name="Wrong">Code of what was refused; null for nothing.</param>
public sealed record SortView(
    Guid Cafe, string Title, string? As, ImmutableArray<(int Sheet, string Table)> Sheets, int Sheet, int Table, string Question, string QuestionLanguage,
    ImmutableArray<SortIdea> Ideas, ImmutableArray<string> Titles, bool Done, string? Wrong)
{
    /// <summary>How many piles the page offers; more ideas than these take are told apart less well on a phone.</summary>
    public const int Piles = 6;

    /// <summary>What was handed in, as the page shows it.</summary>
    public static (ImmutableArray<string> Titles, Func<Guid, int> PileOf) From(Sorting? sorting)
    {
        var piles = (sorting?.Piles ?? []).Take(Piles).ToArray();
        var lies = piles.SelectMany((pile, at) => pile.Ideas.Select(idea => (idea, at + 1))).ToDictionary();
        return ([.. Enumerable.Range(0, Piles).Select(at => at < piles.Length ? piles[at].Title : "")], idea => lies.GetValueOrDefault(idea));
    }
}
