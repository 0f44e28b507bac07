using System.Collections.Immutable;
using OpenTalks.People;
using OpenTalks.Rotations;

namespace OpenTalks.Cafes;

/// <summary>Free choice: seats are taken, first come first served. Hosts have theirs at their tables.</summary>
public sealed partial record Cafe
{
    public bool IsFreeChoice => Setup?.Format == Format.FreeChoice;

    /// <summary>Whether a host is bound to the table in a round; in some formats hosts move, or travel in the last round.</summary>
    public bool HostSits(int round) => new Room([], [], Rounds) { Hosts = Setup!.HostsDo }.HostSits(round);

    /// <summary>The table at which somebody is bound in a round as its host; null where they are free to sit anywhere.</summary>
    public int? HostedBy(int number, int round) =>
        HostSits(round) && Arrangement.Hosts.Where(host => host.Value == number).Select(host => (int?)host.Key).FirstOrDefault() is { } table && IsOpen(table, round) ? table : null;

    /// <summary>Whether somebody takes a seat of their own choice in a round.</summary>
    public bool Chooses(int number, int round) => IsFreeChoice && HostedBy(number, round) is null;

    /// <summary>By round: whose chosen seat a decision took away, because their table closed. They are asked to choose again.</summary>
    public ImmutableSortedDictionary<int, ImmutableSortedSet<int>> LetGo { get; init; } = ImmutableSortedDictionary<int, ImmutableSortedSet<int>>.Empty;

    /// <summary>Whether somebody chose a seat in that round, lost it and has none yet; when its talk begins they are given one.</summary>
    public bool ChoosesAgain(int number, int round) =>
        LetGo.TryGetValue(round, out var people) && people.Contains(number) && !People[number].Gone && Chooses(number, round) && TableOf(number, round) is null;

    /// <param name="before">The café before a decision was made.</param>
    Cafe WithLetGo(Cafe before)
    {
        if (!IsFreeChoice) return this;
        var lost = Seating.Select(round => (Round: round.Key, People: before.Seating.GetValueOrDefault(round.Key, RoundSeating.None).Tables.Keys.Where(number => !round.Value.Tables.ContainsKey(number)).ToImmutableSortedSet()))
            .Where(round => !round.People.IsEmpty);
        return this with { LetGo = LetGo.SetItems(lost.Select(round => KeyValuePair.Create(round.Round, LetGo.GetValueOrDefault(round.Round, []).Union(round.People))).ToList()) };
    }

    public bool IsOpen(int table, int round) => !(Arrangement.Closed.TryGetValue(table, out var from) && from <= round);

    /// <summary>Seats at a table in a round that nobody has, the host's counted as taken; 0 where it is closed.</summary>
    public int FreeSeats(int table, int round)
    {
        if (Table(table) is not { } there || !IsOpen(table, round)) return 0;
        var sitting = Seating.GetValueOrDefault(round, RoundSeating.None).Tables.Where(seat => seat.Value == table && !People[seat.Key].Gone).Select(seat => seat.Key).ToHashSet();
        if (HostSits(round) && Arrangement.Hosts.TryGetValue(table, out var host) && !People[host].Gone) sitting.Add(host);
        return Math.Max(0, there.Seats - sitting.Count);
    }

    /// <summary>Somebody who is back finds their seat taken where another chose it meanwhile, and chooses again.</summary>
    Cafe WithoutTakenSeats(int number)
    {
        if (!IsFreeChoice) return this;
        var taken = Seating.Where(round => !Attendance.ContainsKey(round.Key) && round.Value.Tables.TryGetValue(number, out var table)
            && round.Value.Tables.Count(seat => seat.Value == table && !People[seat.Key].Gone) > Table(table)!.Seats);
        return this with { Seating = Seating.SetItems(taken.Select(round => KeyValuePair.Create(round.Key, round.Value with { Tables = round.Value.Tables.Remove(number) })).ToList()) };
    }

    static Decision<CafeEvent> TakeSeat(Cafe cafe, Caller caller, CafeCommand.TakeSeat c)
    {
        if (!cafe.IsFreeChoice) return new Refusal("seats-planned");
        if ((caller.Role == Role.Facilitator ? c.Number : caller.Number) is not { } number || cafe.RoleOf(number) != Role.Participant || cafe.People[number].Gone) return new Refusal("person-unknown");
        var running = cafe.RoundAt(caller.NowMs);
        if (c.Round < Math.Max(1, running) || c.Round > Math.Min(cafe.Rounds, running + 1)) return new Refusal("round-unknown");
        if (cafe.Table(c.Table) is not { } table) return new Refusal("table-unknown");
        if (caller.Role == Role.Participant && table.Place == (caller.Remote ? TablePlace.Room : TablePlace.Remote)) return new Refusal("table-elsewhere");
        // Who cannot move takes the table for the rest of the café.
        var last = cafe.Arrangement.StayPut.Contains(number) ? cafe.Rounds : c.Round;
        List<Seat> seats = [];
        for (var round = c.Round; round <= last; round++)
        {
            if (cafe.TableOf(number, round) == c.Table) continue;
            if (!cafe.Chooses(number, round)) return new Refusal("host-sits");
            if (!cafe.IsOpen(c.Table, round) || cafe.Arrangement.Locked.Contains(c.Table)) return new Refusal("table-closed");
            if (cafe.FreeSeats(c.Table, round) == 0) return new Refusal("table-full");
            seats.Add(new Seat(round, c.Table));
        }
        return seats.Count == 0 ? Decision.AlreadySo<CafeEvent>() : new CafeEvent.PersonSeated(number, [.. seats], caller.NowMs);
    }
}
