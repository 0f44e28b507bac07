namespace OpenTalks.Rotations;

/// <summary>
/// Starter rounds: people are f circles of m and a few who stand still; one or more base rounds are turned m times. Nobody meets
/// twice if no difference of two people at one table of a base round comes twice, which leaves a search m times smaller than the
/// plan (difference families; starters of resolvable designs). Finds 15/5/7, 28/7/8, 40/10/13 and many near the limit.
/// </summary>
sealed class Starters
{
    const int Most = 120;
    readonly int _people, _rounds;
    readonly int[] _sizes;
    readonly Dice _dice;
    readonly Watch _watch;
    readonly List<Shape> _shapes = [];
    readonly List<TurnedStarter> _turned = [];
    int _next;

    /// <param name="Turns">People of a circle, and rounds that come of one base round.</param>
    /// <param name="Crossings">Rounds that a turn brings back to themselves: every table has one person of each circle.</param>
    sealed record Shape(int Turns, int Still, int Bases, int Crossings);

    public Starters(int people, int[] sizes, int rounds, Dice dice, Watch watch)
    {
        (_people, _sizes, _rounds, _dice, _watch) = (people, sizes, rounds, dice, watch);
        if (people is < 6 or > Most) return;
        int tables = sizes.Length, seats = sizes[0];
        var even = sizes.All(size => size == seats);
        if (even) AddTurned(tables, seats);
        _turned.Sort((a, b) => a.Size - b.Size);
        for (var bases = 0; bases <= 4; bases++)
        {
            var crossings = rounds - bases * tables;
            if (even && crossings >= 0 && (bases > 0 || rounds <= tables)) _shapes.Add(new(tables, 0, bases, crossings));
            for (var turns = Math.Max(2, (rounds + bases - 1) / Math.Max(1, bases)); bases > 0 && turns * bases <= rounds + 2 && turns * 2 <= people + 1; turns++)
                for (var still = people % turns; still <= tables && still < people; still += turns)
                    _shapes.Add(new(turns, still, bases, 0));
        }
    }

    void AddTurned(int tables, int seats)
    {
        const int MostOfEach = 24;
        for (var turns = Math.Max(3, _rounds); turns <= (_people - 1) / Math.Max(1, seats - 1) + 1 && turns <= _people; turns++)
            _turned.AddRange(Symmetry.All(_people, turns).Select(by => TurnedStarter.Of(tables, seats, by, _dice, _watch)).OfType<TurnedStarter>().OrderBy(turned => turned.Size).Take(MostOfEach));
    }

    public bool HasShapes => _shapes.Count + _turned.Count > 0;

    /// <summary>Attempts at shape after shape, short ones first. By round and person: the table, or null.</summary>
    public int[][]? Try(long steps)
    {
        const int Shortest = 4_000, Doublings = 5;
        if (!HasShapes) return null;
        for (var until = _watch.Steps + steps; _watch.Steps < until && !_watch.IsOver; _next++)
        {
            long length = Shortest << (_next / Math.Max(1, _shapes.Count + _turned.Count) % Doublings);
            var which = _next % (_shapes.Count + _turned.Count);
            if (which < _turned.Count)
            {
                if (_turned[which].Find(_rounds, length) is { } turned) return turned;
                continue;
            }
            var attempt = new Attempt(this, _shapes[which - _turned.Count]);
            if (attempt.Anneal(length)) return attempt.Develop();
        }
        return null;
    }

    sealed class Attempt
    {
        readonly Starters _s;
        readonly int _turns, _still, _bases, _n, _circles;
        readonly int[] _class, _times, _seats, _slots, _first, _crossings;
        int _cost;

        public Attempt(Starters starters, Shape shape)
        {
            (_s, _turns, _still, _bases, _n) = (starters, shape.Turns, shape.Still, shape.Bases, starters._people);
            _circles = (_n - _still) / _turns;
            _class = new int[_n * _n];
            var free = new List<int>();
            var classes = Classes(free);
            _times = new int[classes];
            // A pair that one turn brings back to itself may never sit together in a base round.
            foreach (var c in free) _times[c] = 1;
            (_seats, _slots) = (new int[_bases * _n], new int[_bases * _n]);
            _first = new int[_s._sizes.Length + 1];
            for (var t = 0; t < _s._sizes.Length; t++) _first[t + 1] = _first[t] + _s._sizes[t];
            for (var b = 0; b < _bases; b++)
            {
                var seats = _seats.AsSpan(b * _n, _n);
                for (var i = 0; i < _n; i++) seats[i] = i;
                for (var i = _n - 1; i > 0; i--)
                {
                    var j = _s._dice.Below(i + 1);
                    (seats[i], seats[j]) = (seats[j], seats[i]);
                }
                for (var t = 0; t < _s._sizes.Length; t++)
                    for (var i = _first[t]; i < _first[t + 1]; i++)
                    {
                        _slots[b * _n + i] = t;
                        for (var j = _first[t]; j < i; j++) _cost += _times[_class[seats[i] * _n + seats[j]]]++ > 0 ? 1 : 0;
                    }
            }
            _crossings = new int[shape.Crossings * _circles];
            for (var c = 0; c < _crossings.Length; c++)
            {
                _crossings[c] = c % _circles * _turns + _s._dice.Below(_turns);
                for (var d = c - c % _circles; d < c; d++) _cost += _times[_class[_crossings[c] * _n + _crossings[d]]]++ > 0 ? 1 : 0;
            }
        }

        /// <summary>The first people stand still; the others come in circles.</summary>
        int Classes(List<int> never)
        {
            var known = new Dictionary<(int, int, int), int>();
            for (var p = 0; p < _n; p++)
                for (var q = 0; q < p; q++)
                {
                    int cp = p < _still ? -1 - p : (p - _still) / _turns, cq = q < _still ? -1 - q : (q - _still) / _turns;
                    var gap = cp < 0 || cq < 0 ? 0 : ((p - _still) % _turns - (q - _still) % _turns + _turns) % _turns;
                    if (cp == cq) gap = Math.Min(gap, _turns - gap);
                    var key = (cp, cq, gap);
                    if (!known.TryGetValue(key, out var c))
                    {
                        known[key] = c = known.Count;
                        if (cp < 0 && cq < 0 || cp == cq && 2 * gap == _turns) never.Add(c);
                    }
                    _class[p * _n + q] = _class[q * _n + p] = c;
                }
            return known.Count;
        }

        public bool Anneal(long steps)
        {
            const double Hot = 1.2, Cold = 0.15;
            for (long i = 0; i < steps && _cost > 0; i++)
            {
                if (_s._watch.Step()) return _cost == 0;
                var limit = (Hot + (Cold - Hot) * i / steps) * _s._dice.Courage();
                var before = _cost;
                if (_crossings.Length > 0 && (_bases == 0 || _s._dice.Below(8) == 0))
                {
                    var c = _s._dice.Below(_crossings.Length);
                    var old = _crossings[c];
                    Cross(c, c % _circles * _turns + _s._dice.Below(_turns));
                    if (_cost - before > limit) Cross(c, old);
                    continue;
                }
                var b = _s._dice.Below(_bases) * _n;
                int x = _s._dice.Below(_n), y = _s._dice.Below(_n);
                if (_slots[b + x] == _slots[b + y]) continue;
                Exchange(b, x, y);
                if (_cost - before > limit) Exchange(b, x, y);
            }
            return _cost == 0;
        }

        void Exchange(int b, int x, int y)
        {
            Leave(b, x);
            Leave(b, y);
            (_seats[b + x], _seats[b + y]) = (_seats[b + y], _seats[b + x]);
            Join(b, x);
            Join(b, y);
        }

        void Cross(int c, int to)
        {
            var first = c - c % _circles;
            for (var d = first; d < first + _circles; d++)
                if (d != c && --_times[_class[_crossings[c] * _n + _crossings[d]]] > 0) _cost--;
            _crossings[c] = to;
            for (var d = first; d < first + _circles; d++)
                if (d != c && _times[_class[to * _n + _crossings[d]]]++ > 0) _cost++;
        }

        void Leave(int b, int x)
        {
            int t = _slots[b + x], p = _seats[b + x] * _n;
            for (var i = _first[t]; i < _first[t + 1]; i++)
                if (i != x && --_times[_class[p + _seats[b + i]]] > 0) _cost--;
        }

        void Join(int b, int x)
        {
            int t = _slots[b + x], p = _seats[b + x] * _n;
            for (var i = _first[t]; i < _first[t + 1]; i++)
                if (i != x && _times[_class[p + _seats[b + i]]]++ > 0) _cost++;
        }

        public int[][] Develop()
        {
            var rounds = new int[_s._rounds][];
            for (var r = 0; r < rounds.Length; r++)
            {
                rounds[r] = new int[_n];
                if (r >= _bases * _turns)
                {
                    // The table numbered k has the people of the crossing, k turns on.
                    for (var c = (r - _bases * _turns) * _circles; c < (r - _bases * _turns + 1) * _circles; c++)
                        for (var k = 0; k < _turns; k++) rounds[r][_crossings[c] / _turns * _turns + (_crossings[c] % _turns + k) % _turns] = k;
                    continue;
                }
                int b = r / _turns * _n, turn = r % _turns;
                for (var i = 0; i < _n; i++)
                {
                    var p = _seats[b + i];
                    var to = p < _still ? p : _still + (p - _still) / _turns * _turns + ((p - _still) % _turns + turn) % _turns;
                    rounds[r][to] = _slots[b + i];
                }
            }
            return rounds;
        }
    }
}
