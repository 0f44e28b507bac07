using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Rotations;

namespace OpenTalks.Host.Rotation;

/// <summary>Asks the planner for seats: it reads persons and history, which no decider sees, and answers with a command.</summary>
public sealed class Seating(Persons persons)
{
    /// <summary>Steps of search for a plan that is made when round 1 begins: well under a second for fifty people.</summary>
    const long Steps = 400_000;

    /// <param name="done">Rounds that count as history.</param>
    public async Task<CafeRoom> Room(Guid id, Cafe cafe, int done, CancellationToken cancel)
    {
        await persons.Know(id, cafe.People.Keys, cancel);
        return CafeRoom.Of(cafe, number => persons.Of(id, number), done);
    }

    public async Task<CafeCommand> Everybody(Guid id, Cafe cafe, long nowMs, CancellationToken cancel)
    {
        // Round 1 may have begun by the time it is planned; nobody sits anywhere yet, so nothing is history.
        var room = (await Room(id, cafe, done: 0, cancel)).Room;
        var seed = BitConverter.ToUInt64(id.ToByteArray());
        return Rotations.Rotation.Plan(room, History.None, cafe.Arrangement.Rules, Budget.OfSteps(Steps), seed, cancel) is Planning.Made { Plan: var plan }
            ? new CafeCommand.SeatEverybody(Rounds(plan), plan.Seed, plan.Steps)
            : new CafeCommand.SeatEverybody(OneByOne(id, cafe, nowMs), seed, 0);
    }

    /// <summary>Seats for the rounds from one on, as they follow from those that stand before it; null where no plan is possible, then each comes as a latecomer.</summary>
    public async Task<CafeCommand?> From(Guid id, Cafe cafe, int round, CancellationToken cancel)
    {
        var (room, history, _) = await Room(id, cafe, round - 1, cancel);
        var seed = BitConverter.ToUInt64(id.ToByteArray()) + (ulong)round;
        return Rotations.Rotation.Plan(room, history, cafe.Arrangement.Rules, Budget.OfSteps(Steps), seed, cancel) is Planning.Made { Plan: var plan }
            ? new CafeCommand.SeatEverybody(Rounds(plan), plan.Seed, plan.Steps) : null;
    }

    /// <summary>A seat now and a route for the rest; nobody else moves.</summary>
    public async Task<CafeCommand?> One(Guid id, Cafe cafe, int number, long nowMs, CancellationToken cancel)
    {
        if (cafe.IsFreeChoice) return Hosting(cafe, number, nowMs) ?? await ForWhoChoseNot(id, cafe, number, nowMs, cancel);
        // The round that runs is still to be seated for somebody who comes in the middle of it.
        var (room, history, plan) = await Room(id, cafe, Math.Max(0, cafe.RoundAt(nowMs) - 1), cancel);
        if (Rotations.Rotation.Seat(room, history, cafe.Arrangement.Rules, plan, number) is Welcome.Seated seated)
            return new CafeCommand.SeatOne(number, [.. seated.Seats.Select(seat => new Seat(seat.Round, seat.Table))]);
        return Route(id, cafe, number, nowMs) is { } route ? new CafeCommand.SeatOne(number, route) : null;
    }

    /// <summary>A host's own table in every round in which hosts sit; the others choose.</summary>
    static CafeCommand.SeatOne? Hosting(Cafe cafe, int number, long nowMs)
    {
        var first = Math.Max(1, cafe.RoundAt(nowMs));
        ImmutableArray<Seat> seats = [.. Enumerable.Range(first, cafe.Rounds - first + 1)
            .Where(round => cafe.HostedBy(number, round) is not null).Select(round => new Seat(round, cafe.HostedBy(number, round)!.Value))];
        return seats.IsEmpty ? null : new CafeCommand.SeatOne(number, seats);
    }

    /// <summary>Whose table closed and who chose no other: when the talk begins they sit where most seats are free, on a question that is new to them if there is one.</summary>
    async Task<CafeCommand?> ForWhoChoseNot(Guid id, Cafe cafe, int number, long nowMs, CancellationToken cancel)
    {
        var round = Math.Max(1, cafe.RoundAt(nowMs));
        if (!cafe.ChoosesAgain(number, round)) return null;
        await persons.Know(id, [number], cancel);
        var elsewhere = persons.Of(id, number)?.Details.Remote == true ? TablePlace.Room : TablePlace.Remote;
        var done = Enumerable.Range(1, round - 1).Select(before => cafe.TableOf(number, before) is { } sat ? cafe.QuestionOn(before, sat).Number : 0).ToHashSet();
        var table = cafe.Setup!.Tables.Where(one => one.Place != elsewhere && !cafe.Arrangement.Locked.Contains(one.Number) && cafe.FreeSeats(one.Number, round) > 0)
            .OrderBy(one => done.Contains(cafe.QuestionOn(round, one.Number).Number)).ThenByDescending(one => cafe.FreeSeats(one.Number, round)).ThenBy(one => one.Number).FirstOrDefault();
        return table is null ? null : new CafeCommand.SeatOne(number, [new Seat(round, table.Number)]);
    }

    public static ImmutableArray<RoundSeats> Rounds(Plan plan) =>
        [.. plan.Seats.GroupBy(seats => seats.Round).OrderBy(round => round.Key)
            .Select(round => new RoundSeats(round.Key, round.ToImmutableSortedDictionary(seats => seats.Table, seats => seats.People)))];

    /// <summary>Where no plan is possible (too few came, or too many for the room), everybody who can sit still gets a seat.</summary>
    ImmutableArray<RoundSeats> OneByOne(Guid id, Cafe cafe, long nowMs)
    {
        foreach (var number in cafe.Seated)
            if (Route(id, cafe, number, nowMs) is { } route) cafe = Cafe.Evolve(cafe, new CafeEvent.PersonSeated(number, route, nowMs));
        return [.. cafe.Seating.Select(round => new RoundSeats(round.Key, round.Value.Tables.GroupBy(seat => seat.Value, seat => seat.Key)
            .ToImmutableSortedDictionary(table => table.Key, table => table.Order().ToImmutableArray())))];
    }

    /// <summary>For each round left the open table with room where the fewest have been met, on a question not worked on yet; null where a round has none.</summary>
    ImmutableArray<Seat>? Route(Guid id, Cafe cafe, int number, long nowMs)
    {
        var remote = persons.Of(id, number)?.Details.Remote ?? false;
        var seats = ImmutableArray.CreateBuilder<Seat>();
        HashSet<int> met = [], questions = [], been = [];
        for (var round = Math.Max(1, cafe.RoundAt(nowMs)); round <= cafe.Rounds; round++)
        {
            var taken = cafe.Seating.GetValueOrDefault(round, RoundSeating.None).Tables
                .Where(seat => seat.Key != number && !cafe.People[seat.Key].Gone).ToLookup(seat => seat.Value, seat => seat.Key);
            var table = cafe.Setup!.Tables
                .Where(table => taken[table.Number].Count() < table.Seats && table.Place != (remote ? TablePlace.Room : TablePlace.Remote)
                    && !cafe.Arrangement.Locked.Contains(table.Number) && !(cafe.Arrangement.Closed.TryGetValue(table.Number, out var closed) && closed <= round))
                // An empty table opens for one person only if every other is full.
                .OrderBy(table => taken[table.Number].Any() || taken.Count == 0 ? 0 : 1)
                .ThenBy(table => taken[table.Number].Count(met.Contains) * 2 + (questions.Contains(cafe.QuestionOn(round, table.Number).Number) ? 3 : 0) + (been.Contains(table.Number) ? 1 : 0))
                .ThenBy(table => taken[table.Number].Count())
                .ThenBy(table => table.Number)
                .FirstOrDefault();
            if (table is null) return null;
            seats.Add(new Seat(round, table.Number));
            met.UnionWith(taken[table.Number]);
            questions.Add(cafe.QuestionOn(round, table.Number).Number);
            been.Add(table.Number);
        }
        return seats.ToImmutable();
    }
}
