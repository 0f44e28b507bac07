using System.Collections.Immutable;
using OpenTalks.People;
using OpenTalks.Rotations;

namespace OpenTalks.Cafes;

/// <summary>Who hosts a table, and how the role goes on to somebody else.</summary>
public sealed partial record Cafe
{
    /// <summary>The host of the table on which a sheet lies in a round; null where there is none, or where they have left or sit elsewhere.</summary>
    public int? HostOf(int sheet, int round) =>
        Setup!.Tables.FirstOrDefault(table => SheetOn(round, table.Number) == sheet) is { } there ? HostAt(there.Number, round) : null;

    /// <summary>The host of a table in a round; null as with <see cref="HostOf"/>.</summary>
    public int? HostAt(int table, int round) =>
        Arrangement.Hosts.TryGetValue(table, out var host) && !People[host].Gone && (round < 1 || TableOf(host, round) is not { } sits || sits == table) ? host : null;

    /// <summary>The table that somebody hosts in a round; null for none.</summary>
    public int? Hosts(int number, int round)
    {
        foreach (var (table, host) in Arrangement.Hosts)
            if (host == number && HostAt(table, round) == number) return table;
        return null;
    }

    /// <summary>
    /// The host gives the role to somebody at the table. Who takes it stays there in the rounds to come, and who gives it goes the way
    /// the other would have gone: no other seat changes. On the table's device the host gives it as well. It is a decision about seats, so a facilitator can take it back.
    /// </summary>
    static Decision<CafeEvent> PassHost(Cafe cafe, Caller caller, CafeCommand.PassHost c)
    {
        if (cafe.Undo.Any(before => before.Decision == c.Decision)) return Decision.AlreadySo<CafeEvent>();
        var round = Math.Max(1, cafe.RoundAt(caller.NowMs));
        if (caller.Number is not { } asks || (cafe.DeviceTable(asks) ?? cafe.Hosts(asks, round)) is not { } table || cafe.HostAt(table, round) is not { } from) return new Refusal("not-the-host");
        if (c.To == from) return Decision.AlreadySo<CafeEvent>();
        if (cafe.RoleOf(c.To) != Role.Participant || cafe.People[c.To].Gone || cafe.TableOf(c.To, round) != table) return new Refusal("not-at-your-table");
        var arrangement = cafe.Arrangement with
        {
            Hosts = cafe.Arrangement.Hosts.SetItem(table, c.To),
            // A seat that is held for either of them goes with the way it belongs to.
            Pins = [.. cafe.Arrangement.Pins.Select(pin => pin.Round <= round ? pin
                : pin.Person == from ? pin with { Person = c.To } : pin.Person == c.To ? pin with { Person = from } : pin)],
        };
        var rounds = cafe.Seating.Where(seats => seats.Key > round).Select(seats => Swapped(seats.Key, seats.Value, from, c.To)).ToImmutableArray();
        return new CafeEvent.SeatingDecided(c.Decision, Remark.Of("host", ("table", table), ("person", c.To)), arrangement, rounds, 0, 0, caller.NowMs);
    }

    static RoundSeats Swapped(int round, RoundSeating seats, int one, int other) => new(round, seats.Tables
        .Select(seat => (Number: seat.Key == one ? other : seat.Key == other ? one : seat.Key, Table: seat.Value))
        .GroupBy(seat => seat.Table, seat => seat.Number)
        .ToImmutableSortedDictionary(table => table.Key, table => table.Order().ToImmutableArray()));
}
