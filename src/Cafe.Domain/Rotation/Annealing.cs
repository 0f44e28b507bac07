namespace OpenTalks.Rotations;

/// <summary>
/// Simulated annealing (Kirkpatrick, Gelatt and Vecchi, Science 220, 1983) over a board: swaps within a round, moves to a free
/// seat, exchanges in two rounds that keep both question sets, whole routes, whole tables, people who sit together as one.
/// Its steps allocate nothing.
/// </summary>
sealed partial class Annealing
{
    readonly Problem _p;
    readonly Board _board;
    readonly Filling _filling;
    readonly Dice _dice;
    readonly Watch _watch;
    /// <summary>Person and round of every seat a single may leave.</summary>
    readonly (int Person, int Round)[] _singles;
    readonly (int Person, int Round)[] _loose;
    readonly bool[] _single;
    readonly (int[] Unit, int Round)[] _units;
    readonly int[][] _settled;
    readonly int[] _travellers;
    readonly bool _slack;
    readonly int[] _best;
    readonly (int Person, int Round, int Table)[] _journal;
    int _journalled;
    double _limit;
    bool _looseOnly;

    public long BestCost { get; private set; } = long.MaxValue;

    /// <param name="told">Seats people were told, by person and round, or -1; null means nothing was told yet.</param>
    public Annealing(Board board, Filling filling, Dice dice, Watch watch, int[]? told = null)
    {
        (_board, _p, _filling, _dice, _watch) = (board, board.P, filling, dice, watch);
        _single = new bool[_p.N * _p.Rounds];
        var singles = new List<(int, int)>();
        for (var p = 0; p < _p.N; p++)
            for (var r = _p.Done; r < _p.Until; r++)
                if (_single[p * _p.Rounds + r] = Filling.IsSingle(_p, p, r)) singles.Add((p, r));
        _singles = [.. singles];
        // Told people keep their seats at almost any price, so most steps are spent on the others.
        _loose = told is null ? [] : [.. singles.Where(s => told[s.Item1 * _p.Rounds + s.Item2] is var t && (t < 0 || _p.Tables[t].ClosedIn(s.Item2 + 1)))];
        var units = new List<(int[], int)>();
        var settled = new List<int[]>();
        for (var p = 0; p < _p.N; p++)
        {
            var unit = _p.Unit[p] ?? [p];
            if (unit[0] != p) continue;
            var stays = unit.Any(x => _p.StaysPut[x]);
            var free = true;
            for (var r = _p.Done; r < _p.Until; r++)
            {
                var present = unit.Where(x => _p.FixedAt[x * _p.Rounds + r] != Problem.Away).ToArray();
                var bound = present.Any(x => _p.FixedAt[x * _p.Rounds + r] >= 0);
                free &= !bound;
                if (!stays && !bound && present.Length > 1) units.Add((present, r));
            }
            if (stays && free) settled.Add(unit);
        }
        _units = [.. units];
        _settled = [.. settled];
        _travellers = [.. singles.Select(s => s.Item1).Distinct()];
        _slack = Enumerable.Range(0, _p.T).Any(t => _p.Tables[t].Max > _p.Tables[t].Min);
        _best = new int[_p.N * _p.Rounds];
        _journal = new (int, int, int)[4 * _p.N * _p.Rounds + 64];
    }

    /// <summary>Nobody can be moved.</summary>
    public bool IsStuck => _singles.Length == 0 && _units.Length == 0 && _settled.Length == 0;

    public bool Done => BestCost <= 0 || _watch.IsOver;

    /// <summary>Takes over what stands on the board, if it is better than what is known.</summary>
    public void Consider()
    {
        if (_board.Cost >= BestCost) return;
        BestCost = _board.Cost;
        _board.At.CopyTo(_best, 0);
        _watch.Tell(BestCost);
    }

    /// <summary>Puts the best known seating back on the board.</summary>
    public void Restore() => Restore(_best);

    public void Restore(int[] seats)
    {
        for (var r = _p.Done; r < _p.Until; r++)
        {
            for (var p = 0; p < _p.N; p++)
                if (_board.At[p * _p.Rounds + r] >= 0 && _board.At[p * _p.Rounds + r] != seats[p * _p.Rounds + r]) _board.Stand(p, r);
            for (var p = 0; p < _p.N; p++)
                if (seats[p * _p.Rounds + r] >= 0 && _board.At[p * _p.Rounds + r] < 0) _board.Sit(p, r, seats[p * _p.Rounds + r]);
        }
    }

    /// <summary>Whom a cooling moves.</summary>
    public enum Among { All, Routes, Loose }

    /// <summary>One cooling, geometric, in so many steps; leaves the best seating known on the board.</summary>
    public void Cool(double from, double to, long steps, Among among = Among.All)
    {
        if (IsStuck || among == Among.Loose && _loose.Length == 0) return;
        _looseOnly = among == Among.Loose;
        const int Levels = 64;
        var factor = Root(to / from, Levels);
        var heat = from;
        for (var level = 0; level < Levels && !Done; level++, heat *= factor)
        {
            for (var left = Math.Max(1, steps / Levels); left > 0; left--)
            {
                _limit = heat * _dice.Courage();
                switch (among)
                {
                    case Among.Routes: ProposeRoutes(); break;
                    case Among.Loose: ProposeLoose(); break;
                    default: Propose(); break;
                }
                if (_watch.Step() || BestCost <= 0) break;
            }
        }
        Consider();
        Restore();
    }

    /// <summary>The n-th root by Newton's method: the four basic operations give the same bits on every machine.</summary>
    static double Root(double x, int n)
    {
        var y = 1.0;
        for (var i = 0; i < 200; i++)
        {
            var power = 1.0;
            for (var k = 1; k < n; k++) power *= y;
            y -= (y * power - x) / (n * power);
        }
        return y;
    }

    void ProposeRoutes()
    {
        // Where people are nearly alike to the rules, it makes little difference who has which route.
        if (_travellers.Length > 0 && _dice.Below(8) > (_p.Alike ? 6 : 0)) ExchangeRoutes();
        else ExchangeTables();
    }

    /// <summary>Only people who were told nothing, or a table that is closed.</summary>
    void ProposeLoose()
    {
        var kind = _dice.Below(16);
        if (kind < 5) MoveOne();
        else if (kind < 8) MoveInTwoRounds();
        else if (kind < 10 && _p.Questions > 0) ExchangeInTwoRounds();
        else SwapTwo();
    }

    void Propose()
    {
        var kind = _dice.Below(128);
        if (kind < 4 && _settled.Length > 0) MoveSettled();
        else if (kind < 16 && _units.Length > 0) MoveUnit();
        else if (kind < 22) ExchangeRoutes();
        else if (kind < 24) ExchangeTables();
        else if (kind < 40 && _p.Questions > 0) ExchangeInTwoRounds();
        else if (kind < 44 && _p.Questions > 0 && _slack) MoveInTwoRounds();
        else if (kind < 58 && _slack) MoveOne();
        else SwapTwo();
    }

    /// <summary>Nobody begins a table alone that needs more: another filling may have opened it.</summary>
    bool MayTake(int p, int r, int t) => _filling.IsOpen(r, t) && _p.Takes(t, r) && _p.Sits(p, t) && (_board.Size(r, t) > 0 || _p.Tables[t].Min <= 1);

    /// <summary>Before a step that makes it worse: what stands may be the best so far.</summary>
    void Leaving(long delta)
    {
        if (delta > 0 && _board.Cost < BestCost) Consider();
    }

    (int Person, int Round) Anybody() =>
        _loose.Length > 0 && (_looseOnly || _dice.Below(2) == 0) ? _loose[_dice.Below(_loose.Length)] : _singles[_dice.Below(_singles.Length)];

    int Partner() => _looseOnly ? _loose[_dice.Below(_loose.Length)].Person : _dice.Below(_p.N);

    void SwapTwo()
    {
        if (_singles.Length == 0) return;
        var (p, r) = Anybody();
        var q = Partner();
        int a = _board.TableOf(p, r), b = _board.TableOf(q, r);
        if (b < 0 || a == b || !_single[q * _p.Rounds + r] || !_p.Sits(p, b) || !_p.Sits(q, a)) return;
        var delta = _board.SwapDelta(p, q, r);
        if (delta > _limit) return;
        Leaving(delta);
        _board.Swap(p, q, r);
        if (_board.Cost <= 0) Consider();
    }

    void MoveOne()
    {
        if (_singles.Length == 0) return;
        var (p, r) = Anybody();
        int a = _board.TableOf(p, r), t = _dice.Below(_p.T);
        if (t == a || _board.Size(r, t) >= _p.Tables[t].Max || _board.Size(r, a) <= _p.Tables[a].Min || !MayTake(p, r, t)) return;
        var delta = _board.MoveDelta(p, r, t);
        if (delta > _limit) return;
        Leaving(delta);
        _board.Move(p, r, t);
        if (_board.Cost <= 0) Consider();
    }

    /// <summary>Two people change in two rounds where each then meets the same questions, the other way round.</summary>
    void ExchangeInTwoRounds()
    {
        if (_singles.Length == 0) return;
        var (p, r) = Anybody();
        var s = _p.Done + _dice.Below(_p.Until - _p.Done);
        if (s == r || !_single[p * _p.Rounds + s]) return;
        int a = _board.TableOf(p, r), c = _board.TableOf(p, s);
        for (var attempt = 0; attempt < 16; attempt++)
        {
            var q = Partner();
            if (q == p || !_single[q * _p.Rounds + r] || !_single[q * _p.Rounds + s]) continue;
            int b = _board.TableOf(q, r), d = _board.TableOf(q, s);
            if (_p.Question[b] != _p.Question[c] || _p.Question[d] != _p.Question[a] || a == b || c == d) continue;
            if (!_p.Sits(p, b) || !_p.Sits(q, a) || !_p.Sits(p, d) || !_p.Sits(q, c)) continue;
            Begin();
            Swap(p, q, r);
            Swap(p, q, s);
            Decide();
            return;
        }
    }

    /// <summary>Somebody goes to free seats in two rounds and meets the same two questions, the other way round.</summary>
    void MoveInTwoRounds()
    {
        if (_singles.Length == 0) return;
        var (p, r) = Anybody();
        var s = _p.Done + _dice.Below(_p.Until - _p.Done);
        if (s == r || !_single[p * _p.Rounds + s]) return;
        int a = _board.TableOf(p, r), c = _board.TableOf(p, s);
        if (_board.Size(r, a) <= _p.Tables[a].Min || _board.Size(s, c) <= _p.Tables[c].Min) return;
        int b = FreeSeat(p, r, _p.Question[c]), d = FreeSeat(p, s, _p.Question[a]);
        if (b < 0 || d < 0 || b == a || d == c) return;
        Begin();
        Shift(p, r, b);
        Shift(p, s, d);
        Decide();
    }

    int FreeSeat(int p, int r, int question)
    {
        const int Attempts = 12;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var t = _dice.Below(_p.T);
            if (_p.Question[t] == question && _board.Size(r, t) < _p.Tables[t].Max && MayTake(p, r, t)) return t;
        }
        return -1;
    }

    void ExchangeRoutes()
    {
        if (_travellers.Length == 0) return;
        int p = _travellers[_dice.Below(_travellers.Length)], q = _travellers[_dice.Below(_travellers.Length)];
        if (p == q) return;
        Begin();
        for (var r = _p.Done; r < _p.Until; r++)
        {
            if (!_single[p * _p.Rounds + r] || !_single[q * _p.Rounds + r]) continue;
            int a = _board.TableOf(p, r), b = _board.TableOf(q, r);
            if (a != b && _p.Sits(p, b) && _p.Sits(q, a)) Swap(p, q, r);
        }
        Decide();
    }
}
