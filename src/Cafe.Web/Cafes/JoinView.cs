using OpenTalks.Cafes;
using OpenTalks.People;

namespace OpenTalks.Web.Cafes;

/// <summary>The page on which a guest comes in.</summary>
/// <param name="Code">The café's code, as in the address.</param>
/// <param name="Attempt">128 random bits that make a form sent twice one join.</param>
/// <param name="Filled">What was typed before, if the form comes back.</param>
/// <param name="Table">The table whose sign was read; null for none.</param>
/// <param name="Refused">A refusal's code, or null; one that begins with "name-" stands at the name.</param>
/// <param name="Card">The code of a card as typed or scanned, or null; with it <paramref name="Refused"/> stands there.</param>
public sealed record JoinView(
    string Code, Setup Cafe, string Attempt, PersonDetails? Filled = null, string? Refused = null, string? Card = null, int? Table = null);
