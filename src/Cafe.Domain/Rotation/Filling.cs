namespace OpenTalks.Rotations;

/// <summary>
/// Seats everybody so that no hard rule is broken: bound people first, then people who sit together, then singles where they
/// would like to be, then whoever must move to fill a table up to its minimum.
/// </summary>
sealed class Filling
{
    const int MostAttempts = 200;
    readonly Problem _p;
    readonly Board _board;
    readonly bool[] _open;
    readonly Dice _chance = new(1);
    int _attempt;

    /// <summary>The first round (from 1) that could not be seated.</summary>
    public int FailedRound { get; private set; }

    public Filling(Board board) => (_board, _p, _open) = (board, board.P, new bool[board.P.T * board.P.Rounds]);

    /// <summary>People who were told a seat keep it, at the price of even sizes.</summary>
    public bool KeepsWishes { get; init; }

    public bool IsOpen(int round, int table) => _open[round * _p.T + table];

    /// <summary>Whether this person's seat in that round is the search's to choose, alone.</summary>
    public static bool IsSingle(Problem p, int person, int round) =>
        round >= p.Done && round < p.Until && p.FixedAt[person * p.Rounds + round] == Problem.Free && !p.StaysPut[person]
        && (p.Unit[person] is not { } unit || Present(p, unit, round) == 1);

    public static int Present(Problem p, int[] unit, int round)
    {
        var present = 0;
        foreach (var x in unit) if (p.FixedAt[x * p.Rounds + round] != Problem.Away) present++;
        return present;
    }

    /// <param name="wish">By person and round: the table to try first, or -1; null means no wishes.</param>
    public bool Fill(int[]? wish)
    {
        // Lists and people who stay put are packed greedily; where that fails, by chance, as often as is quick.
        var attempts = 1 + Math.Min(MostAttempts, MostAttempts * 100 / (_p.N + 1));
        for (var homing = 0; homing * homing < attempts; homing++)
            if (TryFill(wish, homing, attempts)) return true;
        return false;
    }

    bool TryFill(int[]? wish, int homing, int attempts)
    {
        _board.Clear();
        _attempt = homing;
        var homes = Homes();
        for (var r = _p.Done; r < _p.Until; r++)
        {
            var seated = false;
            for (_attempt = homing; _attempt < attempts && !seated; _attempt++)
            {
                seated = FillRound(r, wish, homes);
                for (var p = 0; p < _p.N && !seated; p++) if (_board.TableOf(p, r) >= 0) _board.Stand(p, r);
            }
            if (seated) continue;
            if (FailedRound == 0) FailedRound = r + 1;
            return false;
        }
        _board.SizeFloor = 0;
        _board.SizeFloor = KeepsWishes ? 0 : SizeFloor();
        return true;
    }

    /// <summary>A table for each person who stays put and was not yet anywhere, the same in every round; -1 for others.</summary>
    int[] Homes()
    {
        var homes = new int[_p.N];
        Array.Fill(homes, -1);
        var taken = new int[_p.T];
        for (var p = 0; p < _p.N; p++)
        {
            var fixedAt = Enumerable.Range(_p.Done, _p.Until - _p.Done).Select(r => _p.FixedAt[p * _p.Rounds + r]).Where(t => t >= 0).DefaultIfEmpty(-1).First();
            if (fixedAt >= 0) taken[fixedAt]++;
        }
        for (var p = 0; p < _p.N; p++)
        {
            if (!_p.StaysPut[p] || homes[p] >= 0) continue;
            var unit = _p.Unit[p] ?? [p];
            var rounds = Enumerable.Range(_p.Done, _p.Until - _p.Done).ToArray();
            if (!unit.Any(x => rounds.Any(r => _p.FixedAt[x * _p.Rounds + r] == Problem.Free))) continue;
            var best = -1;
            for (var t = 0; t < _p.T; t++)
                if (unit.All(x => _p.Sits(x, t)) && rounds.All(r => _p.Takes(t, r)) && taken[t] + unit.Length <= _p.Tables[t].Max
                    && (best < 0 || Pull(t) > Pull(best))) best = t;
            if (best < 0) continue;
            taken[best] += unit.Length;
            foreach (var x in unit) homes[x] = best;
        }
        return homes;

        // Where most is missing up to the minimum, then where most seats are left.
        int Pull(int t) => _attempt > 0 ? _chance.Below(1000) : Math.Max(0, _p.Tables[t].Min - taken[t]) * 1000 + _p.Tables[t].Max - taken[t];
    }

    bool FillRound(int r, int[]? wish, int[] homes)
    {
        var waiting = new List<int>();
        var units = new List<int[]>();
        for (var p = 0; p < _p.N; p++)
        {
            var at = _p.FixedAt[p * _p.Rounds + r];
            if (at == Problem.Away) continue;
            if (at == Problem.Free && homes[p] >= 0) at = homes[p];
            if (at >= 0)
            {
                if (_board.Size(r, at) >= _p.Tables[at].Max) return false;
                _board.Sit(p, r, at);
            }
            else if (_p.Unit[p] is { } unit && Present(_p, unit, r) > 1)
            {
                if (unit.First(x => _p.FixedAt[x * _p.Rounds + r] != Problem.Away) == p)
                    units.Add([.. unit.Where(x => _p.FixedAt[x * _p.Rounds + r] == Problem.Free)]);
            }
            else waiting.Add(p);
        }
        Open(r, waiting, units, KeepsWishes ? wish : null);
        return SeatUnits(r, units, wish) && SeatSingles(r, waiting, wish) && LiftToMinimum(r) && Level(r);
    }

    void Open(int r, List<int> waiting, List<int[]> units, int[]? wish)
    {
        var wanted = new int[_p.T];
        if (wish is not null)
            for (var p = 0; p < _p.N; p++)
                if (wish[p * _p.Rounds + r] is >= 0 and var t) wanted[t]++;
        var all = waiting.Concat(units.SelectMany(u => u)).ToArray();
        int inRoom = all.Count(p => _p.People[p].Place == Place.Room), remote = all.Length - inRoom;
        for (var t = 0; t < _p.T; t++) _open[r * _p.T + t] = _p.Takes(t, r) || _board.Size(r, t) > 0;
        var had = Had(r);
        while (true)
        {
            int roomNeed = Need(Place.Room), remoteNeed = Need(Place.Remote), mixedNeed = Need(Place.Mixed);
            var over = roomNeed > inRoom ? Place.Room : remoteNeed > remote ? Place.Remote
                : roomNeed + remoteNeed + mixedNeed > all.Length ? Place.Mixed : (Place?)null;
            if (over is null) return;
            // Of the question with most tables left, so that every question keeps its share.
            var left = Enumerable.Range(0, _p.T).Where(t => _open[r * _p.T + t]).ToArray();
            var closing = left.Where(t => _board.Size(r, t) == 0 && _p.Tables[t].Min > 0 && (over == Place.Mixed || _p.Tables[t].Place == over))
                .OrderBy(t => wanted[t]).ThenByDescending(t => left.Count(u => _p.Question[u] == _p.Question[t]))
                .ThenByDescending(t => had[t]).ThenByDescending(t => _p.Tables[t].Min)
                .ThenByDescending(t => t).DefaultIfEmpty(-1).First();
            if (closing < 0) return;
            _open[r * _p.T + closing] = false;
        }

        int Need(Place place)
        {
            var need = 0;
            for (var t = 0; t < _p.T; t++)
                if (_open[r * _p.T + t] && _p.Tables[t].Place == place) need += Math.Max(0, _p.Tables[t].Min - _board.Size(r, t));
            return need;
        }
    }

    /// <summary>
    /// By table: how many tables its question had in the rounds before, so that questions take turns in having fewer. Whoever sits where
    /// must not matter: two fillings of one problem open the same tables.
    /// </summary>
    int[] Had(int r)
    {
        var tables = new int[_p.Questions + 1];
        for (var k = 0; k < r; k++)
            for (var t = 0; t < _p.T; t++)
                if (k >= _p.Done ? _open[k * _p.T + t] : Enumerable.Range(0, _p.N).Any(p => _p.FixedAt[p * _p.Rounds + k] == t)) tables[_p.Question[t] + 1]++;
        return [.. _p.Question.Select(question => question < 0 ? 0 : tables[question + 1])];
    }

    bool CanTake(int p, int r, int t) => _open[r * _p.T + t] && _p.Takes(t, r) && _p.Sits(p, t);
    bool HasRoom(int r, int t, int seats = 1) => _board.Size(r, t) + seats <= _p.Tables[t].Max;

    bool SeatUnits(int r, List<int[]> units, int[]? wish)
    {
        foreach (var unit in units.OrderByDescending(u => u.Length))
        {
            int best = -1, fitting = 1;
            for (var t = 0; t < _p.T; t++)
                if (Fits(t) && (best < 0 || (_attempt == 0 ? _board.Size(r, t) < _board.Size(r, best) : _chance.Below(++fitting) == 0))) best = t;
            if (wish is not null && wish[unit[0] * _p.Rounds + r] is >= 0 and var wished && Fits(wished)) best = wished;
            if (best < 0) return false;
            foreach (var p in unit) _board.Sit(p, r, best);

            bool Fits(int t) => HasRoom(r, t, unit.Length) && Array.TrueForAll(unit, p => CanTake(p, r, t));
        }
        return true;
    }

    bool SeatSingles(int r, List<int> waiting, int[]? wish)
    {
        if (wish is not null)
            waiting.RemoveAll(p =>
            {
                var t = wish[p * _p.Rounds + r];
                if (t < 0 || !CanTake(p, r, t) || !HasRoom(r, t)) return false;
                _board.Sit(p, r, t);
                return true;
            });
        for (var i = waiting.Count - 1; i > 0 && _attempt > 0; i--)
        {
            var j = _chance.Below(i + 1);
            (waiting[i], waiting[j]) = (waiting[j], waiting[i]);
        }
        foreach (var p in waiting)
        {
            var best = -1;
            for (var t = 0; t < _p.T; t++)
                if (CanTake(p, r, t) && HasRoom(r, t) && (best < 0 || Order(t) < Order(best))) best = t;
            if (best < 0) best = MakeRoom(p, r);
            if (best < 0) return false;
            _board.Sit(p, r, best);
        }
        return true;

        // Below the minimum first; tables for one kind of people before mixed ones; then the smallest.
        long Order(int t) => (_board.Size(r, t) < _p.Tables[t].Min ? 0 : 1_000_000)
            + (_p.Tables[t].Place == Place.Mixed ? 1 : 0) + 2L * _board.Size(r, t);
    }

    /// <summary>Sends somebody on from a table this person could take; -1 where nobody can go on.</summary>
    int MakeRoom(int p, int r)
    {
        for (var t = 0; t < _p.T; t++)
        {
            if (!CanTake(p, r, t)) continue;
            foreach (var x in _board.Members(r, t))
            {
                if (!IsSingle(_p, x, r)) continue;
                for (var v = 0; v < _p.T; v++)
                    if (v != t && CanTake(x, r, v) && HasRoom(r, v))
                    {
                        _board.Move(x, r, v);
                        return t;
                    }
            }
        }
        return -1;
    }

    bool LiftToMinimum(int r)
    {
        for (var t = 0; t < _p.T; t++)
            while (_board.Size(r, t) is var size && size < _p.Tables[t].Min && (size > 0 || _open[r * _p.T + t]))
                if (!Lift(r, t)) return false;
        return true;
    }

    bool Lift(int r, int t)
    {
        if (!_p.Takes(t, r)) return false;
        foreach (var from in Enumerable.Range(0, _p.T).OrderByDescending(u => _board.Size(r, u) - _p.Tables[u].Min))
        {
            if (_board.Size(r, from) <= _p.Tables[from].Min) break;
            foreach (var x in _board.Members(r, from).ToArray())
            {
                if (!IsSingle(_p, x, r)) continue;
                if (CanTake(x, r, t))
                {
                    _board.Move(x, r, t);
                    return true;
                }
                // Through a third table: x replaces somebody there who may sit here.
                for (var via = 0; via < _p.T; via++)
                {
                    if (via == t || via == from || !CanTake(x, r, via)) continue;
                    foreach (var y in _board.Members(r, via))
                        if (IsSingle(_p, y, r) && CanTake(y, r, t))
                        {
                            _board.Move(y, r, t);
                            _board.Move(x, r, via);
                            return true;
                        }
                }
            }
        }
        return false;
    }

    /// <summary>Moves singles from large tables to small ones until sizes differ by one at most, where that is free.</summary>
    bool Level(int r)
    {
        if (_p.Rules.EvenSizes == 0 || KeepsWishes) return true;
        for (var moved = true; moved;)
        {
            moved = false;
            for (var a = 0; a < _p.T; a++)
                for (var b = 0; b < _p.T && !moved; b++)
                {
                    if (_board.Size(r, b) + 1 >= _board.Size(r, a) || _board.Size(r, a) <= _p.Tables[a].Min || !HasRoom(r, b)) continue;
                    foreach (var x in _board.Members(r, a))
                        if (IsSingle(_p, x, r) && CanTake(x, r, b))
                        {
                            _board.Move(x, r, b);
                            moved = true;
                            break;
                        }
                }
        }
        return true;
    }

    /// <summary>What the most even sizes would cost, places and people who are bound left aside.</summary>
    long SizeFloor()
    {
        long floor = 0;
        for (var r = _p.Done; r < _p.Until; r++)
        {
            var left = 0;
            var sizes = new int[_p.T];
            for (var t = 0; t < _p.T; t++)
            {
                left += _board.Size(r, t);
                if (_board.Size(r, t) > 0) left -= sizes[t] = _p.Tables[t].Min;
            }
            for (; left > 0; left--)
            {
                var least = -1;
                for (var t = 0; t < _p.T; t++)
                    if (_board.Size(r, t) > 0 && sizes[t] < _p.Tables[t].Max && (least < 0 || sizes[t] < sizes[least])) least = t;
                sizes[least]++;
            }
            foreach (var size in sizes) floor += (long)_p.Rules.EvenSizes * size * (size - 1) / 2;
        }
        return floor;
    }
}
