using OpenTalks.Rotations;

namespace OpenTalks.Domain.Tests.Rotations;

/// <summary>Judges a plan by its seats alone, as tests/… judges would: what no plan may break.</summary>
static class HardRules
{
    public static IEnumerable<string> Broken(Room room, Plan plan, int done)
    {
        var at = plan.ByPerson();
        var seats = plan.Seats.Sum(s => s.People.Length);
        if (seats != at.Count) yield return "somebody sits twice";
        foreach (var t in plan.Seats)
        {
            var table = room.Tables.Single(x => x.Number == t.Table);
            if (t.Round <= done || t.Round > room.Rounds) yield return $"round {t.Round} is not to be planned";
            if (t.People.Length < table.Min || t.People.Length > table.Max) yield return $"round {t.Round} table {t.Table}: {t.People.Length} people";
            if (table.ClosedIn(t.Round)) yield return $"round {t.Round} table {t.Table} is closed";
            foreach (var n in t.People)
                if (table.Place != Place.Mixed && room.People.Single(p => p.Number == n).Place != table.Place) yield return $"{n} cannot sit at table {t.Table}";
        }
        for (var r = done + 1; r <= room.Rounds; r++)
            foreach (var p in room.People)
            {
                var table = at.TryGetValue((p.Number, r), out var t) ? t : (int?)null;
                if (p.TakesPartIn(r) != table is not null) yield return $"round {r}: {p.Number} {(table is null ? "has no seat" : "sits all the same")}";
                if (table is not null && p.HostOf is { } host && room.HostSits(r) && host != table) yield return $"host {p.Number} left";
                if (table is not null && p.StaysPut && at.Any(x => x.Key.Person == p.Number && x.Value != table)) yield return $"{p.Number} does not stay put";
            }
        foreach (var list in room.Together)
            for (var r = done + 1; r <= room.Rounds; r++)
                if (list.Where(p => at.ContainsKey((p, r))).Select(p => at[(p, r)]).Distinct().Count() > 1) yield return $"round {r}: {string.Join('+', list)} are apart";
        foreach (var pin in room.Pins.Where(p => p.Round > done))
            if (at.TryGetValue((pin.Person, pin.Round), out var t) && t != pin.Table) yield return $"pin of {pin.Person} in round {pin.Round}";
    }
}
