namespace OpenTalks.Rotations;

/// <summary>
/// Seats everybody so that no hard rule is broken: bound people first, then people who sit together, then singles where they
/// would like to be, then whoever must move to fill a table up to its minimum.
/// </summary>
sealed partial class Filling
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
}
