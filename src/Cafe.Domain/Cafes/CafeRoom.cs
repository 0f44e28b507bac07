using System.Collections.Immutable;
using OpenTalks.People;
using OpenTalks.Rotations;

namespace OpenTalks.Cafes;

/// <summary>A café as the planner sees it: the room as it is now, what has happened, and the seats that stand.</summary>
public sealed record CafeRoom(Room Room, History History, Plan Plan)
{
    /// <param name="person">What is said of a person; null where it was erased.</param>
    /// <param name="done">Rounds that count as history, from the first: <see cref="Cafe.RoundsUnderWay"/>, or less where a running round is still to be seated.</param>
    public static CafeRoom Of(Cafe cafe, Func<int, Person?> person, int done)
    {
        var seats = SeatsOf(cafe);
        // Somebody who is gone stays in the room for the history's sake, or as the host whom somebody must succeed, and takes no part any more.
        var past = seats.Where(seat => seat.Round <= done).SelectMany(seat => seat.People).Concat(cafe.Arrangement.Hosts.Values).ToHashSet();
        List<int> known = [.. cafe.Participants.Where(member => (!member.Value.Gone || past.Contains(member.Key))).Select(member => member.Key)];
        var people = known.ToHashSet();
        var room = new Room([.. known.Select(number => Seen(cafe, number, person(number), done, seats))], [.. cafe.Setup!.Tables.Select(table => Seen(cafe, table))], cafe.Rounds)
        {
            Format = cafe.Setup.Format,
            Hosts = cafe.Setup.HostsDo,
            LastRoundHome = cafe.Setup.LastRoundHome,
            Pins = [.. cafe.Arrangement.Pins.Where(pin => people.Contains(pin.Person))],
            Together = [.. cafe.Arrangement.Together.Where(list => list.All(people.Contains))],
            Apart = [.. cafe.Arrangement.Apart.Where(list => list.All(people.Contains))],
        };
        var history = new History(done, [.. seats.Where(seat => seat.Round <= done).Select(seat => Among(seat, people))]);
        ImmutableArray<TableSeats> ahead = [.. seats.Where(seat => seat.Round > done)
            .Select(seat => Among(seat, people)).Select(seat => seat with { People = [.. seat.People.Where(number => !cafe.People[number].Gone)] })
            .Where(seat => !seat.People.IsEmpty)];
        return new CafeRoom(room, history, new Plan(ahead, Rotation.Score(room, history, cafe.Arrangement.Rules, ahead), [], 0, 0));
    }

    /// <summary>Who sits where by round: by attendance where a round's talk is over, else by the seats that stand. A double is the person it is of.</summary>
    static ImmutableArray<TableSeats> SeatsOf(Cafe cafe)
    {
        if (cafe.Merges is null) return AllSeatsOf(cafe);
        var all = AllSeatsOf(cafe);
        var there = all.SelectMany(seat => seat.People.Select(number => (seat.Round, number))).ToHashSet();
        return [.. all.Select(seat => seat with { People = [.. seat.People.Where(number => !cafe.IsDouble(number) || !there.Contains((seat.Round, cafe.Same(number))))
            .Select(cafe.Same).Distinct().Order()] })];
    }

    static ImmutableArray<TableSeats> AllSeatsOf(Cafe cafe) =>
        [.. Enumerable.Range(1, cafe.Rounds).SelectMany(round => cafe.Attendance.TryGetValue(round, out var there)
            ? there.Tables.Select(table => new TableSeats(round, table.Key, table.Value))
            : cafe.Seating.GetValueOrDefault(round, RoundSeating.None).Tables.GroupBy(seat => seat.Value, seat => seat.Key)
                .OrderBy(table => table.Key).Select(table => new TableSeats(round, table.Key, [.. table.Order()])))];

    static TableSeats Among(TableSeats seats, HashSet<int> people) => seats with { People = [.. seats.People.Where(people.Contains)] };

    static RoomPerson Seen(Cafe cafe, int number, Person? person, int done, ImmutableArray<TableSeats> seats)
    {
        var absent = Enumerable.Range(1, cafe.Rounds).Where(round => round <= done
            ? !seats.Any(seat => seat.Round == round && seat.People.Contains(number))
            : cafe.People[number].Gone || cafe.Chooses(number, round) && cafe.TableOf(number, round) is null);
        return new RoomPerson(number)
        {
            Group = person?.Details.Group ?? "",
            Organisation = person?.Details.Organisation ?? "",
            Region = person?.Details.Region ?? "",
            Languages = person?.Details.Languages ?? [],
            Place = person?.Details.Remote == true ? Place.Remote : Place.Room,
            HostOf = cafe.Arrangement.Hosts.Where(host => host.Value == number).Select(host => (int?)host.Key).FirstOrDefault(),
            StaysPut = cafe.Arrangement.StayPut.Contains(number),
            Absent = [.. absent],
        };
    }

    static RoomTable Seen(Cafe cafe, Table table) => new(table.Number, cafe.Setup!.Format == Format.FreeChoice ? 0 : table.Least, table.Seats)
    {
        Place = table.Place switch { TablePlace.Room => Place.Room, TablePlace.Remote => Place.Remote, _ => Place.Mixed },
        Question = $"{table.Question}",
        Locked = cafe.Arrangement.Locked.Contains(table.Number),
        ClosedFrom = cafe.Arrangement.Closed.TryGetValue(table.Number, out var round) ? round : null,
    };
}
