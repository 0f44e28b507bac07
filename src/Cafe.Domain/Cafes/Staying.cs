using System.Collections.Immutable;
using OpenTalks.Rotations;

namespace OpenTalks.Cafes;

/// <summary>"I cannot move": the person's table becomes a fixed seat for the rounds to come, and others come there.</summary>
static class Staying
{
    public static Decision<CafeEvent> Stay(Cafe cafe, int number, Guid decision, long nowMs)
    {
        if (cafe.Arrangement.StayPut.Contains(number)) return Decision.AlreadySo<CafeEvent>();
        var stays = cafe.Arrangement with { StayPut = cafe.Arrangement.StayPut.Add(number) };
        var begun = Math.Max(cafe.RoundsUnderWay(nowMs), Math.Min(cafe.People[number].ArrivedIn, cafe.RoundAt(nowMs)));
        List<RoundSeats> rounds = [];
        if (cafe.TableOf(number, Math.Max(1, begun)) is { } home)
        {
            int[] ahead = [.. Enumerable.Range(begun + 1, Math.Max(0, cafe.Rounds - begun)).Where(round => !IsClosed(cafe, home, round))];
            rounds.AddRange(ahead.Select(round => At(cafe, number, home, round)).OfType<RoundSeats>());
            stays = stays with { Pins = [.. stays.Pins.Where(pin => pin.Person != number || !ahead.Contains(pin.Round)), .. ahead.Select(round => new Pin(number, round, home))] };
        }
        return new CafeEvent.SeatingDecided(decision, Remark.Of("stay", ("person", number)), stays, [.. rounds], 0, 0, nowMs);
    }

    /// <summary>Where nobody has decided about seats since, the old route comes back too; otherwise the next plan sends the person on.</summary>
    public static Decision<CafeEvent> MoveOn(Cafe cafe, int number, Guid decision, long nowMs)
    {
        if (!cafe.Arrangement.StayPut.Contains(number)) return Decision.AlreadySo<CafeEvent>();
        if (!cafe.Undo.IsEmpty && cafe.Undo.Peek() is { What.Code: "stay" } last && last.What.With["person"] == $"{number}"
            && cafe.UndoableAt(last, nowMs)) return new CafeEvent.SeatingUndone(last.Decision, nowMs);
        var moves = cafe.Arrangement with
        {
            StayPut = cafe.Arrangement.StayPut.Remove(number),
            Pins = [.. cafe.Arrangement.Pins.Where(pin => pin.Person != number || pin.Round <= cafe.RoundsUnderWay(nowMs))],
        };
        return new CafeEvent.SeatingDecided(decision, Remark.Of("unstay", ("person", number)), moves, [], 0, 0, nowMs);
    }

    /// <summary>
    /// A round's seats with the person at home: on a free seat, if the table that is left stays large enough, else in exchange with somebody
    /// who may move. Null where nothing changes, or where only a facilitator can help.
    /// </summary>
    static RoundSeats? At(Cafe cafe, int number, int home, int round)
    {
        if (!cafe.Seating.TryGetValue(round, out var seating) || cafe.TableOf(number, round) is not { } planned || planned == home) return null;
        int[] At(int table) => [.. seating.Tables.Where(seat => seat.Value == table && !cafe.People[seat.Key].Gone).Select(seat => seat.Key)];
        var (there, left) = (At(home), At(planned));
        var room = there.Length < cafe.Table(home)!.Seats;
        var seats = seating.Tables.SetItem(number, home);
        if (room && left.Length - 1 >= cafe.Table(planned)!.Least) return Seats(seats);
        // Whoever has not sat at the other table and will not, goes first.
        var exchanged = there.Where(other => MayMove(cafe, other, round)).OrderBy(other => cafe.Seating.Values.Count(each => each.Tables.GetValueOrDefault(other) == planned)).ThenBy(other => other).ToArray();
        return exchanged.Length > 0 ? Seats(seats.SetItem(exchanged[0], planned)) : room ? Seats(seats) : null;

        RoundSeats Seats(ImmutableSortedDictionary<int, int> tables) => new(round, tables.GroupBy(seat => seat.Value, seat => seat.Key)
            .ToImmutableSortedDictionary(table => table.Key, table => table.Order().ToImmutableArray()));
    }

    static bool IsClosed(Cafe cafe, int table, int round) => cafe.Arrangement.Closed.TryGetValue(table, out var closed) && closed <= round;

    static bool MayMove(Cafe cafe, int number, int round) =>
        !cafe.Arrangement.StayPut.Contains(number)
        && !cafe.Arrangement.Hosts.ContainsValue(number)
        && !cafe.Arrangement.Pins.Any(pin => pin.Person == number && pin.Round == round)
        && !cafe.Arrangement.Together.Any(list => list.Contains(number));
}
