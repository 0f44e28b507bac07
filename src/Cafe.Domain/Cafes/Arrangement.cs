using System.Collections.Immutable;
using OpenTalks.Rotations;

namespace OpenTalks.Cafes;

/// <summary>What was decided about seats by hand or by accepting a proposal, and what the planner must respect from then on.</summary>
/// <param name="Closed">By table's number, the first round in which nobody sits there.</param>
/// <param name="Locked">Tables to which nobody is sent any more.</param>
/// <param name="Pins">Seats that no plan changes.</param>
/// <param name="Hosts">By table's number, the number of the person who hosts it.</param>
/// <param name="StayPut">People who keep their table: they cannot or prefer not to move.</param>
/// <param name="Rules">Weights of the soft rules.</param>
public sealed record Arrangement(
    ImmutableSortedDictionary<int, int> Closed,
    ImmutableSortedSet<int> Locked,
    ImmutableArray<Pin> Pins,
    ImmutableSortedDictionary<int, int> Hosts,
    ImmutableSortedSet<int> StayPut,
    ImmutableArray<ImmutableArray<int>> Together,
    ImmutableArray<ImmutableArray<int>> Apart,
    Rules Rules)
{
    /// <summary>By the number of a table that closed, the table its people joined: its sheet lies beside that one's.</summary>
    public ImmutableSortedDictionary<int, int> Merged { get; init => field = value ?? ImmutableSortedDictionary<int, int>.Empty; } = ImmutableSortedDictionary<int, int>.Empty;

    public static Arrangement None { get; } = new(
        ImmutableSortedDictionary<int, int>.Empty, [], [], ImmutableSortedDictionary<int, int>.Empty, [], [], [], Rules.Default);

    /// <summary>With what a list said of people before they came.</summary>
    public Arrangement With(ImmutableArray<ImportedPerson> people) => this with
    {
        Hosts = Hosts.SetItems(people.Where(person => person.HostOf is not null).Select(person => KeyValuePair.Create(person.HostOf!.Value, person.Number))),
        StayPut = StayPut.Union(people.Where(person => person.StaysPut).Select(person => person.Number)),
    };

    /// <summary>What a decision of the planner's left of it: it answers with a room.</summary>
    public Arrangement After(Room room) => this with
    {
        Closed = room.Tables.Where(table => table.ClosedFrom is not null).ToImmutableSortedDictionary(table => table.Number, table => table.ClosedFrom!.Value),
        Locked = [.. room.Tables.Where(table => table.Locked).Select(table => table.Number)],
        Pins = room.Pins,
        Hosts = room.People.Where(person => person.HostOf is not null).ToImmutableSortedDictionary(person => person.HostOf!.Value, person => person.Number),
        StayPut = [.. room.People.Where(person => person.StaysPut).Select(person => person.Number)],
        Together = room.Together,
        Apart = room.Apart,
    };
}

/// <summary>Seats and arrangement as they were before a decision, so that it can be undone.</summary>
/// <param name="What">What was decided, as code and parameters.</param>
public sealed record SeatingBefore(Guid Decision, Remark What, Arrangement Arrangement, ImmutableSortedDictionary<int, RoundSeating> Seating);
