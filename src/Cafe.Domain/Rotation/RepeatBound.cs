namespace OpenTalks.Rotations;

/// <summary>
/// No plan with these table sizes has fewer repeats: the larger of two counts. One person meets at most everybody else; and
/// people of one table come from at most as many tables as there were in an earlier round (pigeonhole).
/// </summary>
static class RepeatBound
{
    /// <param name="sizes">By round: the sizes of the tables where somebody sits.</param>
    public static int Of(List<int[]> sizes, int people)
    {
        var meetings = sizes.Sum(row => row.Sum(Pairs));
        var byPeople = Math.Max(0, meetings - Pairs(people));
        var byTables = 0;
        for (var b = 1; b < sizes.Count; b++)
        {
            var most = 0;
            for (var a = 0; a < b; a++)
            {
                var tables = sizes[a].Length;
                if (tables > 0) most = Math.Max(most, sizes[b].Sum(s => (tables - s % tables) * Pairs(s / tables) + s % tables * Pairs(s / tables + 1)));
            }
            byTables += most;
        }
        return Math.Max(byPeople, byTables);
    }

    /// <summary>With sizes as even as can be, the same in every round.</summary>
    public static int Of(int people, int tables, int rounds)
    {
        int[] row = [.. Enumerable.Range(0, tables).Select(t => people / tables + (t < people % tables ? 1 : 0)).Where(s => s > 0)];
        return Of([.. Enumerable.Repeat(row, rounds)], people);
    }

    static int Pairs(int k) => k * (k - 1) / 2;
}
