using System.Collections.Immutable;
using System.Numerics;

namespace OpenTalks.Rotations;

/// <summary>Counts what is short of perfect in a seating, from the seats alone and by the words of the method.</summary>
static class Scoring
{
    /// <param name="at">By person and round: table, or -1.</param>
    public static Score Of(Problem p, int[] at)
    {
        int repeats = 0, questionRepeats = 0, returns = 0, apart = 0, colleagues = 0, thin = 0, strangers = 0, unbridged = 0, oneRegion = 0, spread = 0;
        var met = new byte[p.N * p.N];
        var remarks = ImmutableArray.CreateBuilder<Remark>();
        var sizes = new List<int[]>();
        for (var r = 0; r < p.Rounds; r++)
        {
            var tables = new List<int>[p.T];
            for (var t = 0; t < p.T; t++) tables[t] = [];
            for (var x = 0; x < p.N; x++)
                if (at[x * p.Rounds + r] is >= 0 and var t) tables[t].Add(x);
            var open = tables.Where(t => t.Count > 0).Select(t => t.Count).ToArray();
            if (open.Length > 0) spread = Math.Max(spread, open.Max() - open.Min());
            sizes.Add(open);
            for (var t = 0; t < p.T; t++)
            {
                var here = tables[t];
                foreach (var x in here)
                    foreach (var y in here)
                    {
                        if (y >= x) break;
                        var kind = p.PairClass[x * p.N + y];
                        if (met[x * p.N + y]++ > 0 && (kind & Problem.TogetherPair) == 0) repeats++;
                        if ((kind & Problem.ColleaguePair) != 0) colleagues++;
                        if ((kind & Problem.ApartPair) != 0) apart++;
                    }
                if (here.Count < 2) continue;
                var groups = BitOperations.PopCount(here.Aggregate(0ul, (bits, x) => bits | p.Group[x]));
                if (groups < Math.Min(3, Math.Min(here.Count, p.Groups)))
                {
                    thin++;
                    remarks.Add(Remark.Of("table-few-groups", ("round", r + 1), ("table", p.Tables[t].Number), ("groups", groups)));
                }
                if (p.Regions > 1 && BitOperations.PopCount(here.Aggregate(0ul, (bits, x) => bits | p.Region[x])) < 2) oneRegion++;
                var lonely = here.Where(x => !here.Exists(y => y != x && (p.Language[x] & p.Language[y]) != 0)).ToArray();
                if (lonely.Length > 0)
                {
                    strangers++;
                    remarks.Add(Remark.Of("table-stranger", ("round", r + 1), ("table", p.Tables[t].Number), ("people", lonely.Select(x => p.People[x].Number))));
                }
                if (FallsApart(p, here)) unbridged++;
            }
        }
        for (var x = 0; x < p.N; x++)
        {
            if (p.Rooted[x]) continue;
            var (again, back) = Route(p, at, x);
            questionRepeats += again;
            returns += back;
        }
        return new(repeats, questionRepeats, returns, apart, colleagues, thin, strangers, unbridged, oneRegion, spread,
            Bound(sizes, p.N), remarks.ToImmutable());
    }

    /// <summary>How often this person works again on a question while one is left, and how often he or she is back at a table.</summary>
    static (int Again, int Back) Route(Problem p, int[] at, int person)
    {
        int again = 0, back = 0;
        var questions = new HashSet<int>();
        var tables = new HashSet<int>();
        for (var r = 0; r < p.Rounds; r++)
        {
            var t = at[person * p.Rounds + r];
            if (t < 0) continue;
            var hosting = p.People[person].HostOf == p.Tables[t].Number;
            if (p.Questions > 0 && p.Question[t] >= 0)
            {
                if (questions.Contains(p.Question[t]) && questions.Count < p.Questions && !hosting) again++;
                questions.Add(p.Question[t]);
            }
            if (!tables.Add(t) && !hosting) back++;
        }
        return (again, back);
    }

    static bool FallsApart(Problem p, List<int> here)
    {
        var reach = p.Language[here[0]];
        for (ulong before = 0; before != reach;)
        {
            before = reach;
            foreach (var x in here) if ((p.Language[x] & reach) != 0) reach |= p.Language[x];
        }
        return here.Exists(x => (p.Language[x] & reach) == 0);
    }

    /// <summary>
    /// No plan with these table sizes has fewer repeats: the larger of two counts. One person meets at most everybody else; and
    /// people of one table come from at most as many tables as there were in an earlier round (pigeonhole).
    /// </summary>
    static int Bound(List<int[]> sizes, int people)
    {
        var meetings = sizes.Sum(row => row.Sum(s => s * (s - 1) / 2));
        var byPeople = Math.Max(0, meetings - people * (people - 1) / 2);
        var byTables = 0;
        for (var b = 1; b < sizes.Count; b++)
        {
            var most = 0;
            for (var a = 0; a < b; a++)
            {
                var tables = sizes[a].Length;
                if (tables == 0) continue;
                most = Math.Max(most, sizes[b].Sum(s => (tables - s % tables) * Pairs(s / tables) + s % tables * Pairs(s / tables + 1)));
            }
            byTables += most;
        }
        return Math.Max(byPeople, byTables);

        static int Pairs(int k) => k * (k - 1) / 2;
    }
}
