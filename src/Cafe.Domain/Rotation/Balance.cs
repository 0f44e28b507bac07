using System.Collections.Immutable;

namespace OpenTalks.Rotations;

/// <summary>Who meets at one table in one round, counted: what the balance view draws, with the gaps named.</summary>
/// <param name="Groups">People by group; those without one are under "".</param>
/// <param name="Languages">People by language; who speaks two counts in both.</param>
/// <param name="Gaps">few-groups, one-region, stranger, no-bridge, thin, crowded: codes with their numbers.</param>
public sealed record TableMix(
    int Round, int Table, int People, int Remote, ImmutableSortedDictionary<string, int> Groups, ImmutableSortedDictionary<string, int> Regions,
    ImmutableSortedDictionary<string, int> Languages, ImmutableArray<Remark> Gaps)
{
    /// <summary>Every table of a seating, in the order of its seats.</summary>
    public static ImmutableArray<TableMix> Of(Room room, IEnumerable<TableSeats> seats)
    {
        var people = room.People.ToDictionary(p => p.Number);
        var groups = room.People.Select(p => p.Group).Distinct(StringComparer.Ordinal).Count();
        var regions = room.People.Select(p => p.Region).Distinct(StringComparer.Ordinal).Count();
        return [.. seats.Select(s => Mix(room, s, [.. s.People.Select(p => people[p])], groups, regions))];
    }

    static TableMix Mix(Room room, TableSeats seats, RoomPerson[] here, int groups, int regions)
    {
        var mix = new TableMix(seats.Round, seats.Table, here.Length, here.Count(p => p.Place == Place.Remote),
            Count(here, p => [p.Group]), Count(here, p => [p.Region]), Count(here, p => p.Languages), []);
        var gaps = ImmutableArray.CreateBuilder<Remark>();
        var table = room.Tables.First(t => t.Number == seats.Table);
        if (here.Length > 1 && mix.Groups.Count < Math.Min(3, Math.Min(here.Length, groups))) gaps.Add(Remark.Of("few-groups", ("groups", mix.Groups.Count)));
        if (here.Length > 1 && regions > 1 && mix.Regions.Count < 2) gaps.Add(Remark.Of("one-region", ("region", here[0].Region)));
        var strangers = here.Where(p => here.Length > 1 && !Array.Exists(here, o => o != p && Share(p, o))).Select(p => p.Number).ToArray();
        if (strangers.Length > 0) gaps.Add(Remark.Of("stranger", ("people", strangers)));
        else if (FallsApart(here)) gaps.Add(Remark.Of("no-bridge"));
        if (here.Length < table.Min) gaps.Add(Remark.Of("thin", ("people", here.Length), ("min", table.Min)));
        if (here.Length > table.Max) gaps.Add(Remark.Of("crowded", ("people", here.Length), ("max", table.Max)));
        return mix with { Gaps = gaps.ToImmutable() };
    }

    static bool Share(RoomPerson a, RoomPerson b) => a.Languages.IsEmpty || b.Languages.IsEmpty || a.Languages.Intersect(b.Languages, StringComparer.Ordinal).Any();

    static bool FallsApart(RoomPerson[] here)
    {
        var reached = new HashSet<RoomPerson>(here.Take(1));
        while (Array.Find(here, p => !reached.Contains(p) && reached.Any(r => Share(p, r))) is { } next) reached.Add(next);
        return reached.Count < here.Length;
    }

    static ImmutableSortedDictionary<string, int> Count(RoomPerson[] here, Func<RoomPerson, IEnumerable<string>> of) =>
        here.SelectMany(of).GroupBy(x => x, StringComparer.Ordinal).ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
}
