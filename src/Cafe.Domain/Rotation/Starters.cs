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
    readonly List<(int Turns, int Still, int Bases)> _shapes = [];
    int _next;

    public Starters(int people, int[] sizes, int rounds, Dice dice, Watch watch)
    {
        (_people, _sizes, _rounds, _dice, _watch) = (people, sizes, rounds, dice, watch);
        if (people is < 6 or > Most) return;
        for (var bases = 1; bases <= 4; bases++)
            for (var turns = Math.Max(2, (rounds + bases - 1) / bases); turns * bases <= rounds + 2 && turns * 2 <= people + 1; turns++)
                for (var still = people % turns; still <= sizes.Length && still < people; still += turns)
                    _shapes.Add((turns, still, bases));
    }

    public bool HasShapes => _shapes.Count > 0;

    /// <summary>One attempt at the next shape. By round and person: the table, or null.</summary>
    public int[][]? Try(long steps)
    {
        if (!HasShapes) return null;
        var (turns, still, bases) = _shapes[_next++ % _shapes.Count];
        var attempt = new Attempt(this, turns, still, bases);
        return attempt.Anneal(steps) ? attempt.Develop() : null;
    }

    sealed class Attempt
    {
        readonly Starters _s;
        readonly int _turns, _still, _bases, _n;
        readonly int[] _class, _times, _seats, _slots, _first;
        int _cost;

        public Attempt(Starters starters, int turns, int still, int bases)
        {
            (_s, _turns, _still, _bases, _n) = (starters, turns, still, bases, starters._people);
            _class = new int[_n * _n];
            var free = new List<int>();
            var classes = Classes(free);
            _times = new int[classes];
            // A pair that one turn brings back to itself may never sit together in a base round.
            foreach (var c in free) _times[c] = 1;
            (_seats, _slots) = (new int[bases * _n], new int[bases * _n]);
            _first = new int[_s._sizes.Length + 1];
            for (var t = 0; t < _s._sizes.Length; t++) _first[t + 1] = _first[t] + _s._sizes[t];
            for (var b = 0; b < bases; b++)
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
                var b = _s._dice.Below(_bases) * _n;
                int x = _s._dice.Below(_n), y = _s._dice.Below(_n);
                if (_slots[b + x] == _slots[b + y]) continue;
                var limit = (Hot + (Cold - Hot) * i / steps) * _s._dice.Courage();
                var before = _cost;
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
