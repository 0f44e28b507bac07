using System.Collections.Immutable;

namespace OpenTalks.Rotations;

/// <summary>
/// The paper way for an evening where no plan can be printed: everybody takes a badge with a letter, and at the end of each round goes on by
/// so many tables as the letter says. Nobody meets twice as long as everybody is there and no more people sit at a table than there are letters.
/// </summary>
/// <param name="Steps">By letter, from A: tables to go on after each round, round the room; negative means backwards.</param>
/// <param name="Repeats">Pairs that meet again all the same, with every table full: 0 where the numbers allow.</param>
public sealed record Offsets(int Tables, int Rounds, ImmutableArray<int> Steps, int Repeats)
{
    /// <summary>Letters are tried from small steps to large, and one is taken if it goes round without meeting an earlier one again.</summary>
    public static Offsets For(int tables, int seats, int rounds)
    {
        var steps = new List<int>();
        for (var size = 0; size <= tables / 2 && steps.Count < seats; size++)
            foreach (var step in size == 0 ? [0] : new[] { -size, size })
                if (steps.Count < seats && !steps.Exists(other => Meet(step, other))) steps.Add(step);
        for (var more = 0; steps.Count < seats; more++) steps.Add(more % tables);
        var repeats = 0;
        for (var i = 0; i < steps.Count; i++)
            for (var j = 0; j < i; j++)
            {
                // Two people who start at one table, and every other pair of letters, meet once in `rounds` unless the difference comes round.
                var places = Enumerable.Range(0, rounds).Select(k => ((steps[i] - steps[j]) * k % tables + tables) % tables).ToArray();
                repeats += tables * (rounds - places.Distinct().Count());
            }
        return new(tables, rounds, [.. steps], repeats);

        bool Meet(int a, int b) => Enumerable.Range(1, rounds - 1).Any(k => (a - b) * k % tables == 0);
    }
}
