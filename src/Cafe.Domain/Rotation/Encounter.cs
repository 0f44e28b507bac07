using System.Collections.Immutable;

namespace OpenTalks.Rotations;

/// <summary>Two people who share a table in more than one round, though nothing says they must.</summary>
/// <param name="Person">The lower number of the two.</param>
/// <param name="Rounds">All rounds in which they meet, in order.</param>
public sealed record Encounter(int Person, int Other, ImmutableArray<int> Rounds)
{
    /// <summary>Everybody who meets again in these seats, by the lower number.</summary>
    public static ImmutableArray<Encounter> Again(Room room, IEnumerable<TableSeats> seats)
    {
        var together = room.Together.SelectMany(list => list.SelectMany(a => list.Where(b => a < b).Select(b => (a, b)))).ToHashSet();
        var met = new Dictionary<(int, int), List<int>>();
        foreach (var at in seats.OrderBy(at => at.Round))
            for (var i = 0; i < at.People.Length; i++)
                for (var j = i + 1; j < at.People.Length; j++)
                {
                    var pair = (Math.Min(at.People[i], at.People[j]), Math.Max(at.People[i], at.People[j]));
                    if (!met.TryGetValue(pair, out var rounds)) met.Add(pair, rounds = []);
                    rounds.Add(at.Round);
                }
        return [.. met.Where(pair => pair.Value.Count > 1 && !together.Contains(pair.Key)).OrderBy(pair => pair.Key)
            .Select(pair => new Encounter(pair.Key.Item1, pair.Key.Item2, [.. pair.Value]))];
    }
}
