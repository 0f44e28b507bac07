namespace OpenTalks.Rotations;

/// <summary>
/// Reproducible chance: xoshiro256** (Blackman and Vigna, ACM TOMS 47, 2021), seeded by SplitMix64. Thresholds come from a
/// table computed with the four basic operations only, so every machine draws the same.
/// </summary>
sealed class Dice
{
    const int Thresholds = 4096;
    static readonly double[] s_minusLog = MakeMinusLogs();
    ulong _a, _b, _c, _d;

    public Dice(ulong seed)
    {
        _a = Split(ref seed);
        _b = Split(ref seed);
        _c = Split(ref seed);
        _d = Split(ref seed);
    }

    static ulong Split(ref ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        var z = x;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public ulong Next()
    {
        var result = ulong.RotateLeft(_b * 5, 7) * 9;
        var t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = ulong.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>From 0 up to, not including, the bound.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>-ln(u) for a uniform u: how many temperatures a step may cost and still be taken.</summary>
    public double Courage() => s_minusLog[Next() >> 52];

    static double[] MakeMinusLogs()
    {
        const double Ln2 = 0.693147180559945309417;
        var made = new double[Thresholds];
        for (var i = 0; i < made.Length; i++)
        {
            var x = (i + 0.5) / Thresholds;
            var halvings = 0;
            for (; x < 0.75; x *= 2) halvings++;
            var z = (x - 1) / (x + 1);
            double sum = 0, power = z;
            for (var k = 1; k < 40; k += 2, power *= z * z) sum += power / k;
            made[i] = halvings * Ln2 - 2 * sum;
        }
        return made;
    }
}
