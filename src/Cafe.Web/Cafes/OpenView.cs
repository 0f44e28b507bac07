using OpenTalks.Cafes;

namespace OpenTalks.Web.Cafes;

/// <summary>The page on which a facilitator opens a café from a preset.</summary>
/// <param name="Cafe">The preset, with the title and the attribution chosen so far.</param>
/// <param name="Attempt">128 random bits that make a form sent twice one café.</param>
/// <param name="Date">As typed: 2026-10-08, or null.</param>
/// <param name="Time">As typed: 18:15, or null.</param>
/// <param name="People">How many are expected, as typed; for the check of the numbers only.</param>
/// <param name="Refused">A refusal's code (<c>title-missing</c>, <c>title-too-long</c>), or null.</param>
public sealed record OpenView(Setup Cafe, string Attempt, string? Date = null, string? Time = null, string? Refused = null, string? People = null);
