namespace OpenTalks.Rotations;

/// <summary>
/// One base round that keeps its form not only when time turns it by m but also when its f circles change places, (i, x) to
/// (i + 1, mu x) with mu^f = 1 modulo m: tables come f at a time, so the search is f times smaller again. Finds 28/7/9 (of the Ree unital's kind)
/// and 40/10/13.
/// </summary>
sealed class TurnedStarter
{
    readonly int _m, _f, _still, _tables, _size, _own, _groups, _n;
    readonly int[] _class, _times, _points, _seats, _spins;
    readonly bool[] _never;
    readonly Dice _dice;
    readonly Watch _watch;

    /// <summary>Whether so many people and equal tables can have that form.</summary>
    public static bool Fits(int people, int tables, int size, int m, int f)
    {
        var still = people - m * f;
        if (still < 0 || f < 2 || m < 3) return false;
        // Tables of their own: one of those who stand still and whole orbits, or orbits alone.
        var own = still > 0 ? still : tables % f;
        return own <= tables && (tables - own) % f == 0 && (size - (still > 0 ? 1 : 0)) % f == 0 && people == tables * size;
    }

    public TurnedStarter(int people, int tables, int size, int m, int f, int mu, Dice dice, Watch watch)
    {
        (_n, _tables, _size, _m, _f, _dice, _watch) = (people, tables, size, m, f, dice, watch);
        _still = people - m * f;
        _own = _still > 0 ? _still : tables % f;
        _groups = (tables - _own) / f;
        _class = Classes(out var classes, out _never);
        _times = new int[classes];
        // By orbit and place in it: the person.
        _points = new int[m * f];
        for (var orbit = 0; orbit < m; orbit++)
            for (int j = 0, x = orbit; j < f; j++, x = x * mu % m) _points[orbit * f + j] = _still + j * m + x;
        _seats = [.. Enumerable.Range(0, m)];
        _spins = new int[m];
        for (var i = m - 1; i > 0; i--)
        {
            var j = dice.Below(i + 1);
            (_seats[i], _seats[j]) = (_seats[j], _seats[i]);
        }
        for (var i = 0; i < m; i++) _spins[i] = dice.Below(f);
    }

    int[] Classes(out int count, out bool[] never)
    {
        var known = new Dictionary<(int, int, int), int>();
        var classes = new int[_n * _n];
        var ill = new List<bool>();
        for (var p = 0; p < _n; p++)
            for (var q = 0; q < p; q++)
            {
                int cp = p < _still ? -1 - p : (p - _still) / _m, cq = q < _still ? -1 - q : (q - _still) / _m;
                var gap = cp < 0 || cq < 0 ? 0 : ((p - q) % _m + _m) % _m;
                if (cp == cq) gap = Math.Min(gap, _m - gap);
                if (!known.TryGetValue((cp, cq, gap), out var c))
                {
                    known[(cp, cq, gap)] = c = known.Count;
                    ill.Add(cp < 0 && cq < 0 || cp == cq && 2 * gap == _m);
                }
                classes[p * _n + q] = classes[q * _n + p] = c;
            }
        (count, never) = (known.Count, [.. ill]);
        return classes;
    }

    /// <summary>Who sits there: seat 0 first. An own table has its still person and whole orbits; the k-th of a group has one of each orbit.</summary>
    int Person(int table, int seat)
    {
        var first = _still > 0 ? 1 : 0;
        var orbitsOfOwn = (_size - first) / _f;
        if (table < _own)
        {
            if (seat < first) return table;
            var i = table * orbitsOfOwn + (seat - first) / _f;
            return _points[_seats[i] * _f + (seat - first) % _f];
        }
        var at = _own * orbitsOfOwn + (table - _own) / _f * _size + seat;
        return _points[_seats[at] * _f + ((table - _own) % _f + _spins[at]) % _f];
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
        var cost = Cost();
        double hot = _f * 1.2, cold = _f * 0.2;
        for (long i = 0; i < steps && cost > 0 && !_watch.Step(); i++)
        {
            int a = _dice.Below(_m), b = _dice.Below(_m), spin = _dice.Below(_f), before = _spins[a];
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
                for (var i = 0; i < _size; i++)
                {
                    var p = Person(t, i);
                    made[r][p < _still ? p : _still + (p - _still) / _m * _m + ((p - _still) % _m + r) % _m] = t;
                }
        }
        return made;
    }
}
