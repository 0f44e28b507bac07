using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Rotations;
using OpenTalks.Web.Rotation;

namespace OpenTalks.Host.Rotation;

/// <summary>What asking came to: a proposal to look at, or why it cannot be.</summary>
public abstract record Proposal
{
    /// <param name="What">The decision in words, as the café will remember it.</param>
    /// <param name="Arrangement">As it will stand.</param>
    /// <param name="After">The plan that would stand; the seats of the rounds that are left.</param>
    /// <param name="Seats">What the decision carries: nothing where no seat changes.</param>
    /// <param name="Steps">The budget it was made with.</param>
    public sealed record Made(
        Ask Ask, Remark What, Arrangement Arrangement, Plan After, Change Change, ImmutableArray<RoundSeats> Seats, ulong Seed, long Steps, int MadeFor, int Done) : Proposal;

    public sealed record Refused(Wrongness Why) : Proposal;

    Proposal() { }
}
