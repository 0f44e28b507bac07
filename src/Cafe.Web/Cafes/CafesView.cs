using System.Collections.Immutable;

namespace OpenTalks.Web.Cafes;

/// <summary>The cafés of one account, the newest first.</summary>
/// <param name="MayBring">Whether the account may bring one in from a file.</param>
public sealed record CafesView(ImmutableArray<CafeLine> Cafes, bool MayBring);

/// <summary>One café in a list.</summary>
/// <param name="Address">Where its console is.</param>
/// <param name="State">"ready", "running" or "closed".</param>
/// <param name="Setup">Where it is set up; null where that is over or another's.</param>
/// <param name="Again">Where another like it is opened.</param>
/// <param name="Leaves">Where it is taken along as a file; null while it runs.</param>
/// <param name="Starts">In the café's own time zone; null where no time is set.</param>
public sealed record CafeLine(string Title, string Address, string Code, string State, DateTimeOffset? Starts, int People, int Ideas, string? Setup = null, string? Again = null, string? Leaves = null);
