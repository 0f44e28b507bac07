using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Rotations;

namespace OpenTalks.Host.Rotation;

/// <summary>Asks the planner for seats: it reads persons and history, which no decider sees, and answers with a command.</summary>
public sealed class Seating(Persons persons)
{
    /// <summary>Steps of search for a plan that is made when round 1 begins: well under a second.</summary>
    const long Steps = 400_000;

    public async Task<CafeCommand> Everybody(Guid id, Cafe cafe, long version, long nowMs, CancellationToken cancel)
    {
        var seed = BitConverter.ToUInt64(id.ToByteArray());
        var room = await Room(id, cafe, cancel);
        if (Rotations.Rotation.Plan(room, History.None, Rules.Default, Budget.OfSteps(Steps), seed, cancel) is not Planning.Made { Plan: var plan })
            return new CafeCommand.SeatEverybody(OneByOne(id, cafe, nowMs), seed, 0, version);
        ImmutableArray<RoundSeats> rounds = [.. plan.Seats.GroupBy(seats => seats.Round).OrderBy(round => round.Key)
            .Select(round => new RoundSeats(round.Key, round.ToImmutableSortedDictionary(seats => seats.Table, seats => seats.People)))];
        return new CafeCommand.SeatEverybody(rounds, plan.Seed, plan.Steps, version);
    }

    /// <summary>A seat now and a route for the rest; nobody else moves.</summary>
    public async Task<CafeCommand?> One(Guid id, Cafe cafe, int number, long nowMs, CancellationToken cancel)
    {
        await persons.Know(id, [number], cancel);
        return Route(id, cafe, number, nowMs) is { } route ? new CafeCommand.SeatOne(number, route) : null;
    }

    /// <summary>Where no plan is possible (too few came, or too many for the room), everybody who can sit still gets a seat.</summary>
    ImmutableArray<RoundSeats> OneByOne(Guid id, Cafe cafe, long nowMs)
    {
        foreach (var number in cafe.Seated)
            if (Route(id, cafe, number, nowMs) is { } route) cafe = Cafe.Evolve(cafe, new CafeEvent.PersonSeated(number, route, nowMs));
        return [.. cafe.Seating.Select(round => new RoundSeats(round.Key, round.Value.Tables.GroupBy(seat => seat.Value, seat => seat.Key)
            .ToImmutableSortedDictionary(table => table.Key, table => table.Order().ToImmutableArray())))];
    }

    /// <summary>For each round left the table with room where the fewest have been met, on a question not worked on yet; null where a round has none.</summary>
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
                .Where(table => taken[table.Number].Count() < table.Seats && table.Place != (remote ? TablePlace.Room : TablePlace.Remote))
                .OrderBy(table => taken[table.Number].Count(met.Contains) * 2 + (questions.Contains(table.Question) ? 3 : 0) + (been.Contains(table.Number) ? 1 : 0))
                .ThenBy(table => taken[table.Number].Count())
                .ThenBy(table => table.Number)
                .FirstOrDefault();
            if (table is null) return null;
            seats.Add(new Seat(round, table.Number));
            met.UnionWith(taken[table.Number]);
            questions.Add(table.Question);
            been.Add(table.Number);
        }
        return seats.ToImmutable();
    }

    async Task<Room> Room(Guid id, Cafe cafe, CancellationToken cancel)
    {
        List<int> numbers = [.. cafe.Seated];
        await persons.Know(id, numbers, cancel);
        return new Room(
            [.. numbers.Select(number => Person(id, number))],
            [.. cafe.Setup!.Tables.Select(table => new RoomTable(table.Number, table.Least, table.Seats)
            {
                Place = (Place)table.Place,
                Question = $"{table.Question}",
            })],
            cafe.Rounds);
    }

    RoomPerson Person(Guid cafe, int number)
    {
        var details = persons.Of(cafe, number)?.Details;
        return new RoomPerson(number)
        {
            Group = details?.Group ?? "",
            Organisation = details?.Organisation ?? "",
            Region = details?.Region ?? "",
            Languages = details?.Languages ?? [],
            Place = details?.Remote == true ? Place.Remote : Place.Room,
        };
    }
}
