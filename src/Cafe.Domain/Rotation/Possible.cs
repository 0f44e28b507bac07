using System.Collections.Immutable;

namespace OpenTalks.Rotations;

/// <summary>What makes every plan impossible, and the smallest change that would make one possible.</summary>
static class Possible
{
    /// <summary>The first contradiction in what was asked for; null if none is known.</summary>
    public static Finding? Contradiction(Room room, History history, Rules rules) =>
        Numbers(room) ?? Past(room, history) ?? Rounds(room, history) ?? Names(room) ?? Hosts(room) ?? Lists(room) ?? Pins(room, history)
        ?? Enumerable.Range(history.Done + 1, room.Rounds - history.Done).Select(r => Seats(room, r)).FirstOrDefault(f => f is not null)
        ?? Weights(rules);

    static Finding? Numbers(Room room)
    {
        if (room.People.Length < 2) return Say("too-few-people", [("people", room.People.Length)], "add-people", ("people", 2 - room.People.Length));
        if (room.Tables.Length == 0) return Say("no-tables", [], "add-tables", ("tables", (room.People.Length + 4) / 5));
        if (Twice(room.People.Select(p => p.Number)) is { } person)
        {
            var hosted = room.People.Where(p => p.Number == person && p.HostOf is not null).Select(p => p.HostOf!.Value).Distinct().Order().ToArray();
            if (hosted.Length > 1) return Say("host-of-two-tables", [("person", person), ("tables", hosted)], "name-another-host", ("table", hosted[^1]));
            return Say("person-twice", [("person", person)], "remove-person", ("person", person));
        }
        if (Twice(room.Tables.Select(t => t.Number)) is { } table) return Say("table-twice", [("table", table)], "renumber-table", ("table", table));
        foreach (var t in room.Tables)
        {
            if (t.Min < 0 || t.Max < 1) return Say("table-size", [("table", t.Number), ("min", t.Min), ("max", t.Max)], "set-max", ("table", t.Number), ("max", Math.Max(1, t.Min)));
            if (t.Min > t.Max) return Say("min-over-max", [("table", t.Number), ("min", t.Min), ("max", t.Max)], "set-min", ("table", t.Number), ("min", t.Max));
        }
        return room.People.FirstOrDefault(p => p.Place == Place.Mixed) is { } both
            ? Say("person-in-both-places", [("person", both.Number)], "set-place", ("person", both.Number)) : null;
    }

    static int? Twice(IEnumerable<int> numbers)
    {
        var seen = new HashSet<int>();
        foreach (var n in numbers) if (!seen.Add(n)) return n;
        return null;
    }

    static Finding? Rounds(Room room, History history)
    {
        const int Most = 30;
        if (room.Rounds < 1) return Say("no-rounds", [("rounds", room.Rounds)], "set-rounds", ("rounds", 1));
        if (room.Rounds > Most) return Say("too-many-rounds", [("rounds", room.Rounds), ("most", Most)], "set-rounds", ("rounds", Most));
        return history.Done >= room.Rounds ? Say("no-round-left", [("done", history.Done), ("rounds", room.Rounds)], "set-rounds", ("rounds", history.Done + 1)) : null;
    }

    static Finding? Past(Room room, History history)
    {
        if (history.Done < 0) return Say("history-round-unknown", [("round", history.Done)], "drop-history-round", ("round", history.Done));
        var people = room.People.Select(p => p.Number).ToHashSet();
        var tables = room.Tables.Select(t => t.Number).ToHashSet();
        var seen = new HashSet<(int, int)>();
        foreach (var at in history.Seats)
        {
            if (at.Round < 1 || at.Round > history.Done) return Say("history-round-unknown", [("round", at.Round)], "drop-history-round", ("round", at.Round));
            if (!tables.Contains(at.Table)) return Say("history-table-unknown", [("round", at.Round), ("table", at.Table)], "add-table", ("table", at.Table));
            foreach (var p in at.People)
            {
                if (!people.Contains(p)) return Say("history-person-unknown", [("round", at.Round), ("person", p)], "add-person", ("person", p));
                if (!seen.Add((at.Round, p))) return Say("history-person-twice", [("round", at.Round), ("person", p)], "remove-seat", ("round", at.Round), ("person", p), ("table", at.Table));
            }
        }
        return null;
    }

    /// <summary>Everything that names a person or a table names one that exists.</summary>
    static Finding? Names(Room room)
    {
        var people = room.People.Select(p => p.Number).ToHashSet();
        var tables = room.Tables.Select(t => t.Number).ToHashSet();
        foreach (var p in room.People)
            if (p.HostOf is { } t && !tables.Contains(t)) return Say("host-table-unknown", [("person", p.Number), ("table", t)], "add-table", ("table", t));
        foreach (var pin in room.Pins)
        {
            if (!people.Contains(pin.Person)) return Say("pin-person-unknown", [("person", pin.Person)], "remove-pin", ("person", pin.Person), ("round", pin.Round));
            if (!tables.Contains(pin.Table)) return Say("pin-table-unknown", [("table", pin.Table)], "remove-pin", ("person", pin.Person), ("round", pin.Round));
        }
        foreach (var list in room.Together)
            foreach (var p in list)
                if (!people.Contains(p)) return Say("together-person-unknown", [("person", p)], "remove-from-together", ("person", p));
        foreach (var list in room.Apart)
            foreach (var p in list)
                if (!people.Contains(p)) return Say("apart-person-unknown", [("person", p)], "remove-from-apart", ("person", p));
        return null;
    }

    static Finding? Hosts(Room room)
    {
        var tables = room.Tables.ToDictionary(t => t.Number);
        foreach (var p in room.People.Where(p => p.HostOf is not null))
        {
            var t = tables[p.HostOf!.Value];
            if (t.Place != Place.Mixed && t.Place != p.Place)
                return Say("host-place", [("person", p.Number), ("table", t.Number)], "set-table-mixed", ("table", t.Number));
        }
        return null;
    }

    static Finding? Lists(Room room)
    {
        var people = room.People.ToDictionary(p => p.Number);
        var root = people.Keys.ToDictionary(n => n, n => n);
        int Find(int x) => root[x] == x ? x : root[x] = Find(root[x]);
        foreach (var list in room.Together)
            foreach (var p in list) root[Find(p)] = Find(list[0]);
        foreach (var list in room.Apart)
            for (var i = 0; i < list.Length; i++)
                for (var j = 0; j < i; j++)
                {
                    if (list[i] == list[j]) return Say("apart-from-oneself", [("person", list[i])], "remove-from-apart", ("person", list[i]));
                    if (Find(list[i]) == Find(list[j]))
                        return Say("together-and-apart", [("people", (int[])[list[j], list[i]])], "remove-from-apart", ("person", list[i]));
                }
        var largest = room.Tables.Max(t => t.Max);
        foreach (var unit in people.Keys.Order().GroupBy(Find).Where(g => g.Count() > 1))
        {
            var members = unit.ToArray();
            if (members.Length > largest) return Say("together-too-many", [("people", members), ("seats", largest)], "split-together", ("people", members), ("most", largest));
            if (Enumerable.Range(1, Math.Max(0, room.Rounds)).FirstOrDefault(room.HostSits) is > 0 and var hosting
                && members.Where(p => people[p].HostOf is not null && people[p].TakesPartIn(hosting)).ToArray() is { Length: > 1 } hosts
                && hosts.Select(p => people[p].HostOf).Distinct().Count() > 1)
                return Say("together-hosts", [("people", hosts)], "remove-from-together", ("person", hosts[1]));
            if (members.Select(p => people[p].Place).Distinct().Count() > 1 && !room.Tables.Any(t => t.Place == Place.Mixed && t.Max >= members.Length))
                return Say("together-no-mixed-table", [("people", members)], "set-table-mixed", ("table", room.Tables[0].Number));
        }
        return null;
    }

    static Finding? Pins(Room room, History history)
    {
        var people = room.People.ToDictionary(p => p.Number);
        var tables = room.Tables.ToDictionary(t => t.Number);
        var seen = new Dictionary<(int, int), int>();
        foreach (var pin in room.Pins.Where(p => p.Round > history.Done && p.Round <= room.Rounds))
        {
            var (person, table) = (people[pin.Person], tables[pin.Table]);
            if (seen.TryGetValue((pin.Person, pin.Round), out var other) && other != pin.Table)
                return Say("pinned-twice", [("person", pin.Person), ("round", pin.Round), ("tables", (int[])[other, pin.Table])], Unpin, ("person", pin.Person), ("round", pin.Round));
            seen[(pin.Person, pin.Round)] = pin.Table;
            if (person.HostOf is { } host && host != pin.Table && room.HostSits(pin.Round) && !tables[host].ClosedIn(pin.Round))
                return Say("pinned-host", [("person", pin.Person), ("round", pin.Round), ("table", pin.Table), ("host", host)], Unpin, ("person", pin.Person), ("round", pin.Round));
            if (table.ClosedIn(pin.Round)) return Say("pinned-closed", [("person", pin.Person), ("round", pin.Round), ("table", pin.Table)], Unpin, ("person", pin.Person), ("round", pin.Round));
            if (table.Place != Place.Mixed && table.Place != person.Place)
                return Say("pinned-place", [("person", pin.Person), ("round", pin.Round), ("table", pin.Table)], Unpin, ("person", pin.Person), ("round", pin.Round));
        }
        return null;
    }

    const string Unpin = "remove-pin";

    /// <summary>Whether people and seats can match in one round at all, counted by place.</summary>
    static Finding? Seats(Room room, int round)
    {
        var here = room.People.Where(p => p.TakesPartIn(round)).ToArray();
        var open = room.Tables.Where(t => !t.ClosedIn(round)).ToArray();
        if (here.Length == 0) return null;
        int SeatsFor(params Place[] places) => open.Where(t => places.Contains(t.Place)).Sum(t => t.Max);
        int Of(Place place) => here.Count(p => p.Place == place);

        var seats = open.Sum(t => t.Max);
        if (here.Length > seats) return Say("seats-too-few", [("round", round), ("people", here.Length), ("seats", seats)], "add-seats", ("seats", here.Length - seats));
        foreach (var (place, without, remedy) in new[] { (Place.Remote, "remote-seats-too-few", "remote-seats"), (Place.Room, "room-seats-too-few", "room-seats") })
            if (Of(place) > SeatsFor(place, Place.Mixed))
                return Say(without, [("round", round), ("people", Of(place)), ("seats", SeatsFor(place, Place.Mixed))], remedy, ("seats", Of(place) - SeatsFor(place, Place.Mixed)));

        var bound = here.Where(p => p.HostOf is not null && room.HostSits(round)).Select(p => (Table: p.HostOf!.Value, p.Number))
            .Union(room.Pins.Where(pin => pin.Round == round).Select(pin => (pin.Table, Number: pin.Person)).Where(pin => here.Any(p => p.Number == pin.Number)))
            .ToLookup(x => x.Table, x => x.Number);
        foreach (var t in open.Where(t => bound[t.Number].Count() > t.Max))
            return Say("table-overfull", [("round", round), ("table", t.Number), ("people", bound[t.Number].Order()), ("max", t.Max)], "set-max", ("table", t.Number), ("max", bound[t.Number].Count()));
        var hosted = open.Where(t => bound.Contains(t.Number)).ToArray();
        var needed = hosted.Sum(t => t.Min);
        if (needed > here.Length) return Say("people-too-few", [("round", round), ("people", here.Length), ("needed", needed)], "close-table", ("table", hosted[^1].Number));
        var least = open.Min(t => t.Min);
        return here.Length < least ? Say("people-too-few", [("round", round), ("people", here.Length), ("needed", least)], "set-min", ("table", open.First(t => t.Min == least).Number), ("min", here.Length)) : null;
    }

    static Finding? Weights(Rules rules)
    {
        int[] all = [rules.QuestionOnce, rules.MeetOnce, rules.NoReturn, rules.Apart, rules.ColleaguesApart, rules.ThreeGroups, rules.SharedLanguage, rules.Bridge, rules.TwoRegions, rules.EvenSizes, rules.KeepLaterSeats];
        return Array.Exists(all, w => w is < 0 or > Rules.Heaviest) ? Say("weight-out-of-range", [("most", Rules.Heaviest)], "set-weight", ("least", 0), ("most", Rules.Heaviest)) : null;
    }

    /// <summary>No contradiction, and yet the search for one valid seating found none.</summary>
    public static Finding NoSeating(int round, Room room)
    {
        var largest = room.Together.IsEmpty ? 0 : room.Together.Max(l => l.Length);
        return largest > 1
            ? Say("no-seating", [("round", round)], "split-together", ("people", room.Together.First(l => l.Length == largest).AsEnumerable()), ("most", largest - 1))
            : Say("no-seating", [("round", round)], "set-min", ("table", room.Tables.MaxBy(t => t.Min)!.Number), ("min", 1));
    }

    static Finding Say(string code, (string, object)[] with, string remedy, params (string, object)[] how) => new(Remark.Of(code, with), Remark.Of(remedy, how));
}
