namespace OpenTalks.Rotations;

/// <summary>The working state of a search: who sits where, and what it costs, kept up to date by each step. Nothing here allocates after the constructor.</summary>
sealed partial class Board
{
    const int MetMask = 31;

    public readonly Problem P;
    readonly int _n, _t, _rounds, _cap;
    /// <summary>By person and round: table, or -1.</summary>
    public readonly int[] At;
    readonly int[] _slot, _members, _size, _mix;
    /// <summary>By pair of people: times met in the low five bits, the kind of pair above.</summary>
    readonly byte[] _pair;
    readonly byte[] _tableTimes, _questionTimes;
    readonly int[] _add = new int[256], _take = new int[256];
    readonly bool _longRoutes;
    readonly int[] _route;
    /// <summary>Kept by a repair: the seats people have been told, by person and round, and what a change costs.</summary>
    readonly int[]? _told;
    readonly int[] _changePrice;
    /// <summary>What the most even sizes would cost, so that a perfect plan costs 0.</summary>
    public long SizeFloor { get; set; }
    long _cost;
    Rules _rules;

    public long Cost => _cost - SizeFloor;

    public Board(Problem problem, int[]? told = null, int nextPrice = 0, int laterPrice = 0)
    {
        P = problem;
        (_n, _t, _rounds) = (P.N, P.T, P.Rounds);
        _cap = 1;
        foreach (var table in P.Tables) _cap = Math.Max(_cap, Math.Min(table.Max, _n));
        At = new int[_n * _rounds];
        _slot = new int[_n * _rounds];
        // A step may pass through an overfull table, and the past may be overfull.
        _cap = Math.Max(_cap, LargestPast()) + 1 + P.Unit.Max(u => u?.Length ?? 0);
        _members = new int[_rounds * _t * _cap];
        _size = new int[_rounds * _t];
        _mix = new int[_rounds * _t];
        _pair = new byte[_n * _n];
        _tableTimes = new byte[_n * _t];
        _questionTimes = new byte[_n * Math.Max(1, P.Questions)];
        _longRoutes = _rounds > P.Questions;
        _route = new int[_rounds];
        (_told, _changePrice, _rules) = (told, new int[_rounds], P.Rules);
        for (var r = P.Done; r < _rounds; r++) _changePrice[r] = r == P.Done ? nextPrice : laterPrice;
        Weigh(P.Rules);
        Clear();
    }

    void Weigh(Rules rules)
    {
        _rules = rules;
        for (var v = 0; v < 256; v++)
        {
            var kind = v & ~MetMask;
            var price = (kind & Problem.TogetherPair) != 0 ? 0
                : ((kind & Problem.ColleaguePair) != 0 ? _rules.ColleaguesApart : 0) + ((kind & Problem.ApartPair) != 0 ? _rules.Apart : 0);
            _add[v] = price + ((v & MetMask) > 0 && (kind & Problem.TogetherPair) == 0 ? _rules.MeetOnce : 0);
        }
        for (var v = 1; v < 256; v++) _take[v] = _add[v - 1];
    }

    int LargestPast()
    {
        var sizes = new int[_rounds * _t];
        for (var p = 0; p < _n; p++)
            for (var r = 0; r < _rounds; r++)
                if (P.FixedAt[p * _rounds + r] is >= 0 and var t) sizes[r * _t + t]++;
        return sizes.Length == 0 ? 0 : sizes.Max();
    }

    /// <summary>Everybody stands, but for the past.</summary>
    public void Clear()
    {
        Array.Fill(At, -1);
        Array.Clear(_size);
        Array.Clear(_mix);
        Array.Clear(_tableTimes);
        Array.Clear(_questionTimes);
        P.PairClass.CopyTo(_pair, 0);
        _cost = 0;
        for (var p = 0; p < _n; p++)
            for (var r = 0; r < P.Done; r++)
                if (P.FixedAt[p * _rounds + r] is >= 0 and var t) Sit(p, r, t);
    }

    public int Capacity => _cap;
    public int Size(int round, int table) => _size[round * _t + table];
    public ReadOnlySpan<int> Members(int round, int table) => _members.AsSpan((round * _t + table) * _cap, _size[round * _t + table]);
    public int TableOf(int person, int round) => At[person * _rounds + round];
    public int TimesMet(int a, int b) => _pair[a * _n + b] & MetMask;

    public void Sit(int p, int r, int t)
    {
        var cell = r * _t + t;
        var size = _size[cell];
        for (var i = 0; i < size; i++)
        {
            var other = _members[cell * _cap + i];
            _cost += _add[_pair[p * _n + other]];
            _pair[p * _n + other]++;
            _pair[other * _n + p]++;
        }
        if (r >= P.Done) _cost += (long)_rules.EvenSizes * size;
        _cost += RouteDelta(p, r, -1, t);
        _members[cell * _cap + size] = p;
        _slot[p * _rounds + r] = size;
        _size[cell] = size + 1;
        At[p * _rounds + r] = t;
        Count(p, t, 1);
        Remix(cell);
    }

    public void Stand(int p, int r)
    {
        var t = At[p * _rounds + r];
        var cell = r * _t + t;
        var size = --_size[cell];
        var slot = _slot[p * _rounds + r];
        var last = _members[cell * _cap + size];
        _members[cell * _cap + slot] = last;
        _slot[last * _rounds + r] = slot;
        for (var i = 0; i < size; i++)
        {
            var other = _members[cell * _cap + i];
            _cost -= _take[_pair[p * _n + other]];
            _pair[p * _n + other]--;
            _pair[other * _n + p]--;
        }
        if (r >= P.Done) _cost -= (long)_rules.EvenSizes * size;
        Count(p, t, -1);
        At[p * _rounds + r] = -1;
        _cost -= RouteDelta(p, r, -1, t);
        Remix(cell);
    }

    public void Move(int p, int r, int t)
    {
        Stand(p, r);
        Sit(p, r, t);
    }

    public void Swap(int p, int q, int r)
    {
        int a = At[p * _rounds + r], b = At[q * _rounds + r];
        Stand(p, r);
        Stand(q, r);
        Sit(p, r, b);
        Sit(q, r, a);
    }

    void Count(int p, int t, int by)
    {
        _tableTimes[p * _t + t] = (byte)(_tableTimes[p * _t + t] + by);
        if (P.Questions > 0 && P.Question[t] is >= 0 and var q)
            _questionTimes[p * P.Questions + q] = (byte)(_questionTimes[p * P.Questions + q] + by);
    }

    void Remix(int cell)
    {
        if (!P.HasMix) return;
        var mix = MixWith(cell, -1, -1);
        _cost += mix - _mix[cell];
        _mix[cell] = mix;
    }

    /// <summary>What it adds when both change tables in that round.</summary>
    public int SwapDelta(int p, int q, int r)
    {
        int a = At[p * _rounds + r], b = At[q * _rounds + r];
        int cellA = r * _t + a, cellB = r * _t + b;
        var delta = RouteDelta(p, r, a, b) + RouteDelta(q, r, b, a);
        var rowP = _pair.AsSpan(p * _n, _n);
        var rowQ = _pair.AsSpan(q * _n, _n);
        foreach (var x in _members.AsSpan(cellA * _cap, _size[cellA]))
            if (x != p) delta += _add[rowQ[x]] - _take[rowP[x]];
        foreach (var y in _members.AsSpan(cellB * _cap, _size[cellB]))
            if (y != q) delta += _add[rowP[y]] - _take[rowQ[y]];
        if (P.HasMix) delta += MixWith(cellA, p, q) - _mix[cellA] + MixWith(cellB, q, p) - _mix[cellB];
        return delta;
    }

    /// <summary>The same under other rules: which rule it would be that suffers.</summary>
    public int SwapDelta(int p, int q, int r, Rules under)
    {
        Weigh(under);
        int cellA = r * _t + At[p * _rounds + r], cellB = r * _t + At[q * _rounds + r];
        var (mixA, mixB) = (_mix[cellA], _mix[cellB]);
        if (P.HasMix) (_mix[cellA], _mix[cellB]) = (MixWith(cellA, -1, -1), MixWith(cellB, -1, -1));
        var delta = SwapDelta(p, q, r);
        (_mix[cellA], _mix[cellB]) = (mixA, mixB);
        Weigh(P.Rules);
        return delta;
    }

    /// <summary>What it adds when this person moves to another table in that round.</summary>
    public int MoveDelta(int p, int r, int t)
    {
        var a = At[p * _rounds + r];
        int cellA = r * _t + a, cellB = r * _t + t;
        var delta = RouteDelta(p, r, a, t) + _rules.EvenSizes * (_size[cellB] - _size[cellA] + 1);
        var row = _pair.AsSpan(p * _n, _n);
        foreach (var x in _members.AsSpan(cellA * _cap, _size[cellA]))
            if (x != p) delta -= _take[row[x]];
        foreach (var y in _members.AsSpan(cellB * _cap, _size[cellB])) delta += _add[row[y]];
        if (P.HasMix) delta += MixWith(cellA, p, -1) - _mix[cellA] + MixWith(cellB, -1, p) - _mix[cellB];
        return delta;
    }

    /// <summary>What it adds when somebody who stands takes a seat there.</summary>
    public int SitDelta(int p, int r, int t)
    {
        var cell = r * _t + t;
        var delta = RouteDelta(p, r, -1, t) + _rules.EvenSizes * _size[cell];
        var row = _pair.AsSpan(p * _n, _n);
        foreach (var x in _members.AsSpan(cell * _cap, _size[cell])) delta += _add[row[x]];
        return P.HasMix ? delta + MixWith(cell, -1, p) - _mix[cell] : delta;
    }

    /// <summary>Returns, question repeats and changed screens when the seat in that round goes from one table to another (-1: none).</summary>
    int RouteDelta(int p, int r, int from, int to)
    {
        var delta = 0;
        if (_told is not null && _told[p * _rounds + r] is >= 0 and var told)
            delta += _changePrice[r] * ((to != told ? 1 : 0) - (from >= 0 && from != told ? 1 : 0));
        if (P.Rooted[p]) return delta;
        var times = _tableTimes.AsSpan(p * _t, _t);
        if (times[to] > 0) delta += _rules.NoReturn;
        if (from >= 0 && times[from] > 1) delta -= _rules.NoReturn;
        if (P.Questions == 0) return delta;
        int asked = P.Question[to], before = from >= 0 ? P.Question[from] : -1;
        if (asked == before) return delta;
        if (_longRoutes) return delta + _rules.QuestionOnce * (QuestionRepeats(p, r, to) - QuestionRepeats(p, r, from));
        var questions = _questionTimes.AsSpan(p * P.Questions, P.Questions);
        if (asked >= 0 && questions[asked] > 0) delta += _rules.QuestionOnce;
        if (before >= 0 && questions[before] > 1) delta -= _rules.QuestionOnce;
        return delta;
    }

    /// <summary>Times a question comes again while one is left, if this person sat at that table in that round.</summary>
    int QuestionRepeats(int p, int r, int table)
    {
        ulong seen = 0, all = P.Questions >= 64 ? ulong.MaxValue : (1ul << P.Questions) - 1;
        var repeats = 0;
        for (var k = 0; k < _rounds; k++)
        {
            var t = k == r ? table : At[p * _rounds + k];
            if (t < 0 || P.Question[t] is < 0) continue;
            var bit = 1ul << P.Question[t];
            if ((seen & bit) != 0 && seen != all) repeats++;
            seen |= bit;
        }
        return repeats;
    }
}
