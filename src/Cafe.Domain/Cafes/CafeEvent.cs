using System.Collections.Immutable;
using OpenTalks.People;

namespace OpenTalks.Cafes;

/// <summary>What happened in a café. Events know people by number only.</summary>
public abstract partial record CafeEvent
{
    public sealed record Opened(Setup Setup) : CafeEvent;
    public sealed record SetupChanged(Setup Setup) : CafeEvent;

    /// <summary>The set-up is again what it was before its last change.</summary>
    public sealed record SetupUndone : CafeEvent;

    /// <summary>People are known who have not come yet.</summary>
    public sealed record PeopleImported(ImmutableArray<ImportedPerson> People) : CafeEvent;

    /// <summary>Somebody who was expected has come in with the code on their card.</summary>
    public sealed record PersonClaimed(int Number) : CafeEvent;

    /// <param name="By">The facilitator who added them at the desk; null for whoever joined by themselves.</param>
    /// <param name="AtMs">When the desk added them; null for whoever joined by themselves.</param>
    public sealed record PersonCame(int Number, Role Role, int? By = null, long? AtMs = null) : CafeEvent;
    public sealed record PersonLeft(int Number) : CafeEvent;
    public sealed record PersonReturned(int Number) : CafeEvent;
    public sealed record PersonArrived(int Number, int Round) : CafeEvent;
    public sealed record PersonReady(int Number, int Round) : CafeEvent;

    /// <summary>What is said of the person is another now; the event does not carry it.</summary>
    public sealed record PersonChanged(int Number, int By, long AtMs) : CafeEvent;

    /// <param name="By">The facilitator, or the person.</param>
    public sealed record PersonErased(int Number, int By, long AtMs) : CafeEvent;

    public sealed record PeopleMerged(int Keep, int Drop, int By, long AtMs) : CafeEvent;
    public sealed record PeopleSplit(int Keep, int Drop, int By, long AtMs) : CafeEvent;
    public sealed record PersonMuted(int Number, int By, long AtMs) : CafeEvent;
    public sealed record PersonUnmuted(int Number, int By, long AtMs) : CafeEvent;
    public sealed record JoiningLocked(int By, long AtMs) : CafeEvent;
    public sealed record JoiningUnlocked(int By, long AtMs) : CafeEvent;
    public sealed record CodeRenewed(int By, long AtMs) : CafeEvent;
    public sealed record CodeRestored(int By, long AtMs) : CafeEvent;

    /// <param name="By">Number of the facilitator; null where an older café did not keep it.</param>
    public sealed record PhaseBegun(int Phase, long AtMs, int? By = null) : CafeEvent;

    /// <inheritdoc cref="PhaseBegun"/>
    public sealed record Paused(long AtMs, int? By = null) : CafeEvent;

    /// <inheritdoc cref="PhaseBegun"/>
    public sealed record Resumed(long AtMs, int? By = null) : CafeEvent;

    /// <inheritdoc cref="PhaseBegun"/>
    public sealed record PhaseExtended(int Phase, long ByMs, int? By = null, long AtMs = 0) : CafeEvent;

    /// <param name="AtMs">Seats that stood in a round already running keep their right to write.</param>
    public sealed record SeatsPlanned(ImmutableArray<RoundSeats> Rounds, ulong Seed, long Steps, long AtMs) : CafeEvent;

    /// <param name="What">What was decided, as code and parameters: "close-table" with its number.</param>
    public sealed record SeatingDecided(
        Guid Decision, Rotations.Remark What, Arrangement Arrangement, ImmutableArray<RoundSeats> Rounds, ulong Seed, long Steps, long AtMs) : CafeEvent;

    public sealed record SeatingUndone(Guid Decision, long AtMs) : CafeEvent;

    public sealed record PersonSeated(int Number, ImmutableArray<Seat> Seats, long AtMs) : CafeEvent;
    public sealed record AttendanceTaken(RoundSeats Round) : CafeEvent;
    public sealed record MarksCounted : CafeEvent;
    public sealed record Ended(long AtMs) : CafeEvent;

    /// <summary>A tablet became a table's, or a screen the wall.</summary>
    /// <param name="Table">The table a tablet lies on; null for a wall.</param>
    public sealed record DeviceCame(int Number, Role Role, int? Table) : CafeEvent;

    public sealed record DeviceSentAway(int Number) : CafeEvent;
    public sealed record DeviceLetBack(int Number) : CafeEvent;

    /// <summary>Tables sort each other's sheets from now on.</summary>
    public sealed record SortingOffered(ImmutableArray<SortingTask> Tasks) : CafeEvent;

    public sealed record SortingEnded : CafeEvent;

    /// <param name="Sheet">The sheet that the wall shows; null for none.</param>
    public sealed record SpotlightMoved(int? Sheet) : CafeEvent;

    public sealed record Settled : CafeEvent;
    public sealed record NamesErased : CafeEvent;

    CafeEvent() { }
}

/// <summary>A number given to somebody on a list.</summary>
/// <param name="HostOf">Number of the table the person hosts, or null.</param>
public sealed record ImportedPerson(int Number, int? HostOf = null, bool StaysPut = false);
