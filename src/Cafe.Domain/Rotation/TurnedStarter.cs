namespace OpenTalks.Rotations;

/// <summary>
/// One base round that keeps its form not only when time turns it by m but also under a symmetry of order f: circles change places f at a
/// time, (i, x) to (i + 1, mu x), or stay and turn in themselves, (i, x) to (i, mu x); who stands still does so, or changes places too.
/// Tables come f at a time, so the search is f times smaller again. Finds 28/7/9 (the Ree unital has such a form), 36/9/11, 39/13/19,
/// 40/10/13, 44/11/14 and 60/12/11.
/// </summary>
sealed class TurnedStarter
{
    readonly Symmetry _by;
    readonly int _tables, _size, _f, _own, _lone, _n;
    readonly int[] _class, _times, _seats, _spins;
    /// <summary>People whom the symmetry leaves where they are, and the orbits of all others.</summary>
    readonly int[] _fixed;
    readonly int[][] _orbits;
    readonly bool[] _never;
    readonly Dice _dice;
    readonly Watch _watch;

    /// <summary>Null where so many equal tables cannot have that form.</summary>
    public static TurnedStarter? Of(int tables, int size, Symmetry by, Dice dice, Watch watch)
    {
        var seen = new bool[by.People];
        var (lone, orbits) = (new List<int>(), new List<int[]>());
        for (var p = 0; p < by.People; p++)
        {
            if (seen[p]) continue;
            var orbit = new List<int>();
            for (var q = p; !seen[q]; q = by.To(q))
            {
                seen[q] = true;
                orbit.Add(q);
            }
            if (orbit.Count == 1) lone.Add(p);
            else orbits.Add([.. orbit]);
        }
        var f = by.Order;
        if (orbits.Count == 0 || by.People != tables * size || orbits.Exists(o => o.Length != f)) return null;
        for (var each = lone.Count == 0 ? 0 : 1; each <= size; each++)
        {
            // Tables of their own: so many lone people and whole orbits, or orbits alone.
            if ((size - each) % f != 0 || each > 0 && lone.Count % each != 0) continue;
            var own = each == 0 ? tables % f : lone.Count / each;
            if (own <= tables && (tables - own) % f == 0 && (each < 2 || by.Still < 2 || by.StillSwap)) return new(tables, size, by, own, each, [.. lone], [.. orbits], dice, watch);
        }
        return null;
    }

    TurnedStarter(int tables, int size, Symmetry by, int own, int each, int[] lone, int[][] orbits, Dice dice, Watch watch)
    {
        (_n, _tables, _size, _by, _f, _own, _lone, _fixed, _orbits, _dice, _watch) = (by.People, tables, size, by, by.Order, own, each, lone, orbits, dice, watch);
        _class = Classes(out var classes, out _never);
        _times = new int[classes];
        _seats = [.. Enumerable.Range(0, orbits.Length)];
        _spins = new int[orbits.Length];
    }

    /// <summary>How large the search is: the smaller, the sooner it ends.</summary>
    public int Size => _orbits.Length;

    void Deal()
    {
        Shuffle(_fixed);
        Shuffle(_seats);
        for (var i = 0; i < _spins.Length; i++) _spins[i] = _dice.Below(_f);
    }

    void Shuffle(int[] all)
    {
        for (var i = all.Length - 1; i > 0; i--)
        {
            var j = _dice.Below(i + 1);
            (all[i], all[j]) = (all[j], all[i]);
        }
    }

    /// <summary>Pairs that become one another by turning.</summary>
    int[] Classes(out int count, out bool[] never)
    {
        var known = new Dictionary<(int, int, int), int>();
        var classes = new int[_n * _n];
        var ill = new List<bool>();
        int still = _by.Still, m = _by.Turns;
        for (var p = 0; p < _n; p++)
            for (var q = 0; q < p; q++)
            {
                int cp = p < still ? -1 - p : (p - still) / m, cq = q < still ? -1 - q : (q - still) / m;
                var gap = cp < 0 || cq < 0 ? 0 : ((p - q) % m + m) % m;
                if (cp == cq) gap = Math.Min(gap, m - gap);
                if (!known.TryGetValue((cp, cq, gap), out var c))
                {
                    known[(cp, cq, gap)] = c = known.Count;
                    ill.Add(cp < 0 && cq < 0 || cp == cq && 2 * gap == m);
                }
                classes[p * _n + q] = classes[q * _n + p] = c;
            }
        (count, never) = (known.Count, [.. ill]);
        return classes;
    }

    /// <summary>Who sits there. An own table has its lone people and whole orbits; the k-th of f has one of each orbit.</summary>
    int Person(int table, int seat)
    {
        var orbitsOfOwn = (_size - _lone) / _f;
        if (table < _own)
        {
            if (seat < _lone) return _fixed[table * _lone + seat];
            return _orbits[_seats[table * orbitsOfOwn + (seat - _lone) / _f]][(seat - _lone) % _f];
        }
        var at = _own * orbitsOfOwn + (table - _own) / _f * _size + seat;
        return _orbits[_seats[at]][((table - _own) % _f + _spins[at]) % _f];
    }

    int Cost()
    {
        Array.Clear(_times);
        var cost = 0;
        Span<int> here = stackalloc int[_size];
        for (var t = 0; t < _tables; t++)
            for (var i = 0; i < _size; i++)
            {
                here[i] = Person(t, i);
                for (var j = 0; j < i; j++)
                {
                    var c = _class[here[i] * _n + here[j]];
                    if (_times[c]++ > 0 || _never[c]) cost++;
                }
            }
        return cost;
    }

    /// <summary>By round and person: the table; null if these steps did not find it.</summary>
    public int[][]? Find(int rounds, long steps)
    {
        Deal();
        var cost = Cost();
        double hot = _f * 1.2, cold = _f * 0.2;
        for (long i = 0; i < steps && cost > 0 && !_watch.Step(); i++)
        {
            int a = _dice.Below(_seats.Length), b = _dice.Below(_seats.Length), spin = _dice.Below(_f), before = _spins[a];
            var exchange = _dice.Below(2) == 0;
            if (exchange) (_seats[a], _seats[b]) = (_seats[b], _seats[a]);
            else _spins[a] = spin;
            var now = Cost();
            if (now - cost <= (hot + (cold - hot) * i / steps) * _dice.Courage()) cost = now;
            else if (exchange) (_seats[a], _seats[b]) = (_seats[b], _seats[a]);
            else _spins[a] = before;
        }
        if (cost > 0) return null;
        var made = new int[rounds][];
        for (var r = 0; r < rounds; r++)
        {
            made[r] = new int[_n];
            for (var t = 0; t < _tables; t++)
                for (var i = 0; i < _size; i++) made[r][_by.Turned(Person(t, i), r)] = t;
        }
        return made;
    }
}
