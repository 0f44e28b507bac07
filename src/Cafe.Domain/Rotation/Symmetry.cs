namespace OpenTalks.Rotations;

/// <summary>
/// How people change places so that a round stays the round it is, in circles of m that time turns: f circles change places, (i, x) to (i + 1, mu x), or each
/// turns in itself, (i, x) to (i, mu x). The first people, fewer than m, stand still when time turns.
/// </summary>
/// <param name="Turns">m.</param>
/// <param name="Factor">mu.</param>
/// <param name="Swaps">How many circles change places in turn; 1 for none.</param>
/// <param name="StillSwap">Those who stand still change places too, f at a time.</param>
sealed record Symmetry(int People, int Turns, int Factor, int Swaps, bool StillSwap)
{
    public int Still => People % Turns;

    /// <summary>f.</summary>
    public int Order
    {
        get
        {
            var (order, power) = (1, Factor % Turns);
            for (; power != 1 % Turns; order++) power = power * Factor % Turns;
            return Swaps == 1 ? order : Swaps % order == 0 ? Swaps : 0;
        }
    }

    public int To(int p)
    {
        if (p < Still) return StillSwap ? p / Order * Order + (p % Order + 1) % Order : p;
        int i = (p - Still) / Turns, x = (p - Still) % Turns;
        return Still + (i / Swaps * Swaps + (i % Swaps + 1) % Swaps) * Turns + x * Factor % Turns;
    }

    /// <summary>Whom somebody becomes after so many turns.</summary>
    public int Turned(int p, int turn) => p < Still ? p : Still + (p - Still) / Turns * Turns + ((p - Still) % Turns + turn) % Turns;

    /// <summary>All that may exist for one number of turns.</summary>
    public static IEnumerable<Symmetry> All(int people, int turns)
    {
        int circles = people / turns, still = people % turns;
        for (var swaps = circles; swaps > 0; swaps--)
        {
            if (circles % swaps != 0) continue;
            for (var factor = swaps > 1 ? 1 : 2; factor < turns; factor++)
            {
                if (Common(factor, turns) > 1) continue;
                var symmetry = new Symmetry(people, turns, factor, swaps, StillSwap: false);
                if (symmetry.Order is not (> 1 and var f)) continue;
                if (still >= f && still % f == 0) yield return symmetry with { StillSwap = true };
                yield return symmetry;
            }
        }
    }

    static int Common(int a, int b) => b == 0 ? a : Common(b, a % b);
}
