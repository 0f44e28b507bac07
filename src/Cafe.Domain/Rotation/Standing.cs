using System.Collections.Immutable;

namespace OpenTalks.Rotations;

/// <summary>A room and the plan people follow in it.</summary>
public sealed record Standing(Room Room, Plan Plan);

/// <summary>One person's seat as it was told and as it would be.</summary>
/// <param name="From">Null: had no seat in that round.</param>
/// <param name="To">Null: has none any more.</param>
public sealed record SeatChange(int Person, int Round, int? From, int? To);

/// <summary>Who takes over a table that lost its host.</summary>
public sealed record Succession(int Table, int Lost, int Successor);

/// <summary>What would change and what it would cost: accepted by taking <see cref="After"/>, undone by taking <see cref="Before"/> again.</summary>
/// <param name="Way">What is proposed: keep-tables, close-table (which one is in the parameters), by-hand …</param>
/// <param name="Next">Changes of the next round: these people's screens change now.</param>
/// <param name="Later">Changes of the rounds after it.</param>
public sealed record Preview(
    Remark Way, Standing Before, Standing After, ImmutableArray<SeatChange> Next, ImmutableArray<SeatChange> Later, ImmutableArray<Succession> Successors)
{
    /// <summary>People who had a seat in the next round and are sent to another.</summary>
    public int PeopleWhoChange => Next.Count(c => c is { From: not null, To: not null });
}

/// <summary>What healing came to: a preview, or why it cannot be.</summary>
public abstract record Healing
{
    public sealed record Possible(Preview Preview) : Healing;
    public sealed record Impossible(Finding Reason) : Healing;
    private Healing() { }
}

/// <summary>A facilitator's own decision about the plan that stands; later plans respect it.</summary>
public abstract record ByHand
{
    public sealed record Move(int Person, int Round, int Table) : ByHand;
    public sealed record Swap(int Person, int Other, int Round) : ByHand;
    /// <summary>Keeps the seat this person has in that round whatever is planned later.</summary>
    public sealed record Hold(int Person, int Round) : ByHand;
    /// <summary>Takes back every pin of this person in that round.</summary>
    public sealed record Release(int Person, int Round) : ByHand;
    /// <summary>Who is planned there stays planned there, and nobody else comes.</summary>
    public sealed record Lock(int Table) : ByHand;
    public sealed record Unlock(int Table) : ByHand;
    /// <summary>From the next round on.</summary>
    public sealed record Close(int Table) : ByHand;
    /// <summary>The people of one table sit at the other from the next round on; the first is closed.</summary>
    public sealed record Merge(int Table, int Into) : ByHand;
    private ByHand() { }
}
