using System.Numerics;

namespace OpenTalks.Rotations;

/// <summary>
/// Ten rounds for 32 people at 8 tables of 4 with nobody meeting twice (Aguado, 2004, found one). A person is a point of the affine
/// plane of order 4 and a sign; the five directions of the plane give five rounds, a second plane on the same points, permuted,
/// five more; a line and a choice of signs on it are two tables. Two points share one line of each plane, so their four pairs of
/// people meet once each exactly if the relative signs differ: 120 linear equations over GF(2). Only permutations that commute
/// with (x, y) -> (wx, w²y) are tried, w of order 3 in GF(4): a symmetry of odd order leaves a third of the conditions, so that one
/// permutation in about 90 will do, and one in 300,000 or more without it (both measured).
/// </summary>
static class TwoPlanes
{
    public const int People = 32, Tables = 8, Rounds = 10;
    const int Points = 16, Lines = 20;

    /// <returns>By round and person: the table; null where the watch ended it.</returns>
    public static int[][]? Find(Dice dice, Watch watch)
    {
        var lines = AffineLines();
        var four = new Galois(4);
        int Turn(int point) => 4 * four.Times(2, point / 4) + four.Times(3, point % 4);
        var reps = new List<int>();
        var seen = new bool[Points];
        for (var x = 1; x < Points; x++)
        {
            if (seen[x]) continue;
            reps.Add(x);
            seen[x] = seen[Turn(x)] = seen[Turn(Turn(x))] = true;
        }
        var to = new int[Points];
        var targets = reps.ToArray();
        while (!watch.Step())
        {
            for (var i = targets.Length - 1; i > 0; i--)
            {
                var j = dice.Below(i + 1);
                (targets[i], targets[j]) = (targets[j], targets[i]);
            }
            for (var i = 0; i < targets.Length; i++)
            {
                int from = reps[i], image = targets[i];
                for (var turn = dice.Below(3); turn > 0; turn--) image = Turn(image);
                for (var k = 0; k < 3; k++, from = Turn(from), image = Turn(image)) to[from] = image;
            }
            if (Signs(lines, to) is { } signs) return Schedule(lines, to, signs);
        }
        return null;
    }

    /// <summary>The lines of GF(4) x GF(4), four in each of five directions; a point is 4a + b.</summary>
    static int[][] AffineLines()
    {
        var four = new Galois(4);
        var lines = new List<int[]>();
        for (var slope = 0; slope < 4; slope++)
            for (var c = 0; c < 4; c++)
                lines.Add([.. Enumerable.Range(0, 4).Select(x => 4 * x + four.Add(four.Times(slope, x), c))]);
        for (var x = 0; x < 4; x++) lines.Add([.. Enumerable.Range(0, 4).Select(y => 4 * x + y)]);
        return [.. lines];
    }

    /// <summary>A sign for each line of both planes and each point on it, or null if the equations contradict each other.</summary>
    static bool[]? Signs(int[][] lines, int[] to)
    {
        const int Unknowns = 2 * Lines * 4;
        var places = new int[2 * Lines, Points];
        for (var plane = 0; plane < 2; plane++)
            for (var l = 0; l < Lines; l++)
                for (var i = 0; i < 4; i++) places[plane * Lines + l, plane == 0 ? lines[l][i] : to[lines[l][i]]] = (plane * Lines + l) * 4 + i + 1;
        var rows = new UInt128[120];
        var high = new UInt128[120];
        var n = 0;
        for (var a = 0; a < Points; a++)
            for (var b = a + 1; b < Points; b++, n++)
                for (var l = 0; l < 2 * Lines; l++)
                    if (places[l, a] > 0 && places[l, b] > 0)
                    {
                        Flip(n, places[l, a] - 1);
                        Flip(n, places[l, b] - 1);
                    }
        for (var i = 0; i < n; i++) high[i] |= UInt128.One << 127;
        var pivots = new int[120];
        for (var i = 0; i < n; i++)
        {
            var lowZero = rows[i] == 0;
            var rest = high[i] & ~(UInt128.One << 127);
            if (lowZero && rest == 0)
            {
                if (high[i] != 0) return null;
                pivots[i] = -1;
                continue;
            }
            var pivot = lowZero ? 128 + (int)UInt128.TrailingZeroCount(rest) : (int)UInt128.TrailingZeroCount(rows[i]);
            pivots[i] = pivot;
            for (var j = 0; j < n; j++)
                if (j != i && Has(j, pivot))
                {
                    rows[j] ^= rows[i];
                    high[j] ^= high[i];
                }
        }
        var signs = new bool[Unknowns];
        for (var i = 0; i < n; i++) if (pivots[i] >= 0) signs[pivots[i]] = high[i] >> 127 != 0;
        return signs;

        bool Has(int row, int unknown) => unknown < 128 ? (rows[row] >> unknown & 1) != 0 : (high[row] >> (unknown - 128) & 1) != 0;
        void Flip(int row, int unknown)
        {
            if (unknown < 128) rows[row] ^= UInt128.One << unknown;
            else high[row] ^= UInt128.One << (unknown - 128);
        }
    }

    static int[][] Schedule(int[][] lines, int[] to, bool[] signs)
    {
        var rounds = new int[Rounds][];
        for (var r = 0; r < Rounds; r++)
        {
            rounds[r] = new int[People];
            var plane = r / 5;
            for (var l = 0; l < 4; l++)
            {
                var line = r % 5 * 4 + l;
                for (var i = 0; i < 4; i++)
                {
                    var point = plane == 0 ? lines[line][i] : to[lines[line][i]];
                    var sign = signs[(plane * Lines + line) * 4 + i] ? 1 : 0;
                    rounds[r][2 * point] = 2 * l + sign;
                    rounds[r][2 * point + 1] = 2 * l + 1 - sign;
                }
            }
        }
        return rounds;
    }
}
