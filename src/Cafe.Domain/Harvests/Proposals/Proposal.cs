using System.Collections.Immutable;

namespace OpenTalks.Harvests.Proposals;

/// <summary>All that can be offered for one question's ideas at once. Computed, never stored: what people decide is.</summary>
public sealed record Proposal(Start Start, ImmutableArray<Likely> Copies, ImmutableArray<Likely> Contradictions)
{
    public static Proposal Of(Reading reading) => new(StartingThemes.Of(reading), Proposals.Copies.Of(reading), Proposals.Copies.Contradictions(reading));
}
