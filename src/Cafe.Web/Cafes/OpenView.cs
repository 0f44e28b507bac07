using System.Collections.Immutable;
using OpenTalks.Cafes;

namespace OpenTalks.Web.Cafes;

/// <summary>The page on which a facilitator opens a café from a preset; everything else is set up afterwards.</summary>
/// <param name="Preset">Key of a preset, or "again" for one like a past café.</param>
/// <param name="Attempt">128 random bits that make a form sent twice one café.</param>
/// <param name="Past">Cafés there can be another of.</param>
/// <param name="Like">Which of them, by its id.</param>
/// <param name="Refused">A refusal's code (<c>title-missing</c>, <c>title-too-long</c>), or null.</param>
public sealed record OpenView(string Title, string Preset, Attribution Attribution, string Attempt, ImmutableArray<PastCafe> Past, string? Like = null, string? Refused = null);

/// <summary>A café to make another of.</summary>
public sealed record PastCafe(string Id, string Title, DateTimeOffset? When);
