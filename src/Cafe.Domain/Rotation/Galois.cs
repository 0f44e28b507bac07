namespace OpenTalks.Rotations;

/// <summary>
/// Tables as a group: their places 0 … q - 1 with an addition, and products that say how far a row has gone after k rounds.
/// Where q is a prime power this is the field GF(q), where no product of two numbers but 0 is 0; otherwise it is Z/q.
/// </summary>
sealed class Galois
{
    readonly int[] _add, _times;
    public int Order { get; }
    public bool IsField { get; }

    public Galois(int order)
    {
        (Order, _add, _times) = (order, new int[order * order], new int[order * order]);
        var (prime, power) = PrimePower(order);
        IsField = prime > 0;
        if (power <= 1)
            for (var a = 0; a < order; a++)
                for (var b = 0; b < order; b++) (_add[a * order + b], _times[a * order + b]) = ((a + b) % order, a * b % order);
        else FillExtension(prime, power);
    }

    public int Add(int a, int b) => _add[a * Order + b];
    public int Times(int a, int b) => _times[a * Order + b];
    public int Minus(int a, int b)
    {
        for (var d = 0; d < Order; d++) if (Add(b, d) == a) return d;
        return -1;
    }

    static (int Prime, int Power) PrimePower(int q)
    {
        for (var p = 2; p <= q; p++)
        {
            if (q % p != 0) continue;
            var power = 0;
            for (; q % p == 0; q /= p) power++;
            return q == 1 ? (p, power) : (0, 0);
        }
        return (0, 0);
    }

    /// <summary>Numbers in base p are polynomials; products are reduced by the first polynomial that leaves no zero divisor.</summary>
    void FillExtension(int prime, int power)
    {
        for (var a = 0; a < Order; a++)
            for (var b = 0; b < Order; b++)
            {
                int sum = 0, place = 1;
                for (int x = a, y = b; x > 0 || y > 0; x /= prime, y /= prime, place *= prime) sum += (x % prime + y % prime) % prime * place;
                _add[a * Order + b] = sum;
            }
        for (var modulus = 1; modulus < Order; modulus++)
            if (FillTimes(prime, power, modulus)) return;
    }

    bool FillTimes(int prime, int power, int modulus)
    {
        var rest = new int[power];
        for (int i = 0, m = modulus; i < power; i++, m /= prime) rest[i] = m % prime;
        for (var a = 0; a < Order; a++)
            for (var b = 0; b < Order; b++)
            {
                var product = new int[2 * power];
                for (int i = 0, x = a; i < power; i++, x /= prime)
                    for (int j = 0, y = b; j < power; j++, y /= prime) product[i + j] += x % prime * (y % prime);
                for (var i = 2 * power - 1; i >= power; i--)
                {
                    var lead = product[i] % prime;
                    for (var j = 0; j < power; j++) product[i - power + j] += lead * (prime - rest[j]) % prime;
                    product[i] = 0;
                }
                var value = 0;
                for (var i = power - 1; i >= 0; i--) value = value * prime + product[i] % prime;
                if (value == 0 && a > 0 && b > 0) return false;
                _times[a * Order + b] = value;
            }
        return true;
    }
}
