using System.Runtime.CompilerServices;

namespace OpenTalks.Harvests.Proposals;

/// <summary>Groups of a web in which ties are denser than chance (Blondel and others, 2008), in a fixed order of visits.</summary>
static class Louvain
{
    const int Passes = 50;

    /// <param name="web">For each knot its ties, both ways with the same weight.</param>
    /// <param name="resolution">Above 1 more and smaller groups, below 1 fewer and larger ones.</param>
    /// <returns>The group of each knot, numbered from 0 in order of its first knot.</returns>
    public static int[] Groups(Near[][] web, double resolution)
    {
        var groupOf = Enumerable.Range(0, web.Length).ToArray();
        while (true)
        {
            var moved = Settle(web, resolution);
            if (moved is null) return Numbered(groupOf);
            moved = Numbered(moved);
            for (var i = 0; i < groupOf.Length; i++) groupOf[i] = moved[groupOf[i]];
            web = Gather(web, moved);
        }
    }

    /// <summary>Null where no knot wants to leave its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int[]? Settle(Near[][] web, double resolution)
    {
        var group = Enumerable.Range(0, web.Length).ToArray();
        var weight = web.Select(ties => ties.Sum(tie => (double)tie.Score)).ToArray();
        var all = weight.Sum();
        if (all <= 0) return null;
        var inGroup = (double[])weight.Clone();
        var to = new double[web.Length];
        List<int> met = [];
        var (any, moving) = (false, true);
        for (var pass = 0; moving && pass < Passes; pass++)
        {
            moving = false;
            for (var knot = 0; knot < web.Length; knot++)
            {
                foreach (var tie in web[knot])
                {
                    if (tie.Text == knot) continue;
                    if (to[group[tie.Text]] == 0) met.Add(group[tie.Text]);
                    to[group[tie.Text]] += tie.Score;
                }
                var own = group[knot];
                inGroup[own] -= weight[knot];
                var (best, most) = (own, to[own] - resolution * weight[knot] * inGroup[own] / all);
                met.Sort();
                foreach (var other in met)
                    if (to[other] - resolution * weight[knot] * inGroup[other] / all is var gain && gain > most + 1e-9) (best, most) = (other, gain);
                foreach (var other in met) to[other] = 0;
                met.Clear();
                inGroup[best] += weight[knot];
                if (best == own) continue;
                group[knot] = best;
                any = moving = true;
            }
        }
        return any ? group : null;
    }

    static int[] Numbered(int[] groups)
    {
        var numbers = new Dictionary<int, int>();
        return [.. groups.Select(group => numbers.TryGetValue(group, out var number) ? number : numbers[group] = numbers.Count)];
    }

    static Near[][] Gather(Near[][] web, int[] group)
    {
        var ties = new SortedDictionary<int, float>[group.Max() + 1];
        for (var i = 0; i < ties.Length; i++) ties[i] = [];
        for (var knot = 0; knot < web.Length; knot++)
            foreach (var tie in web[knot])
            {
                var to = ties[group[knot]];
                to[group[tie.Text]] = to.GetValueOrDefault(group[tie.Text]) + tie.Score;
            }
        return [.. ties.Select(to => to.Select(tie => new Near(tie.Key, tie.Value)).ToArray())];
    }
}
