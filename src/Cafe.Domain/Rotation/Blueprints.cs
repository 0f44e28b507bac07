namespace OpenTalks.Rotations;

/// <summary>
/// Seatings known to be free of repeats for the people who travel, whoever they are: from routes in a field, two planes, or
/// starter rounds. Hosts and whoever is bound sit on top; the search then decides who gets which route.
/// </summary>
sealed class Blueprints
{
    /// <summary>Below this share of all possible meetings, plain annealing finds as good.</summary>
    const double Dense = 0.35;
    readonly Problem _p;
    readonly Board _board;
    readonly Dice _dice;
    readonly Watch _watch;
    readonly int[] _travellers, _tables;
    readonly int _rounds;
    readonly Starters? _starters;
    int[][]? _planes, _places, _second;
    bool _looked, _started;

    /// <param name="board">Filled, so that it is known which tables are open and how large.</param>
    public Blueprints(Board board, Filling filling, Dice dice, Watch watch)
    {
        (_board, _p, _dice, _watch) = (board, board.P, dice, watch);
        _rounds = _p.Until - _p.Done;
        var rounds = Enumerable.Range(_p.Done, _rounds).ToArray();
        _travellers = [.. Enumerable.Range(0, _p.N).Where(x => rounds.All(r => _p.FixedAt[x * _p.Rounds + r] == Problem.Away || Filling.IsSingle(_p, x, r))
            && rounds.Any(r => Filling.IsSingle(_p, x, r)))];
        var open = Enumerable.Range(0, _p.T).Where(t => rounds.All(r => filling.IsOpen(r, t) && _p.Takes(t, r))).ToArray();
        // Questions in turn along the places, so that moving on by one is moving to the next question.
        var byQuestion = open.GroupBy(t => _p.Questions > 0 ? _p.Question[t] : 0).OrderBy(g => g.Key).Select(g => g.ToArray()).ToArray();
        _tables = [.. Enumerable.Range(0, byQuestion.Length == 0 ? 0 : byQuestion.Max(g => g.Length)).SelectMany(i => byQuestion.Where(g => i < g.Length).Select(g => g[i]))];
        if (_p.Done > 0 || _tables.Length < 2 || _travellers.Length < 6) return;
        var sizes = new int[_tables.Length];
        var meetings = 0;
        foreach (var x in _travellers)
            if (Array.IndexOf(_tables, _board.TableOf(x, _p.Done)) is >= 0 and var place) meetings += sizes[place]++;
        if (_p.Questions == 0 && _rounds * meetings > Dense * _travellers.Length * (_travellers.Length - 1) / 2 && sizes.Sum() == _travellers.Length)
            _starters = new(_travellers.Length, sizes, _rounds, dice, watch);
    }

    /// <summary>A wish for every traveller, each time with the routes dealt anew; null if none is known (yet).</summary>
    /// <param name="steps">What may be spent on looking for starter rounds.</param>
    public int[]? Next(long steps)
    {
        if (_p.Done > 0 || _tables.Length < 2 || _travellers.Length < 6) return null;
        if (_places is null && !_looked)
        {
            _looked = true;
            _planes = Planes();
            var field = _planes ?? Field();
            // In round q + 1 the rows sit among themselves, which is perfect only where they fill whole tables.
            if (field is not null && (_starters is null || _rounds <= _tables.Length || _rounds == TwoPlanes.Rounds && _tables.Length == TwoPlanes.Tables
                || _tables.Length % ((_travellers.Length + _tables.Length - 1) / _tables.Length) == 0)) _places = field;
            _second = field;
        }
        // There are many pairs of planes, and some leave fewer returns.
        else if (_planes is not null) _places = Planes() ?? _places;
        else if (_started && _p.Alike) _places = _starters!.Try(steps / 8) ?? _places;
        if (_places is null) _started = (_places = _starters?.Try(3 * steps)) is not null;
        return (_places ?? _second) is { } places ? Deal(places) : null;
    }

    int[]? Deal(int[][] places)
    {
        var wish = new int[_p.N * _p.Rounds];
        Array.Fill(wish, -1);
        var order = Enumerable.Range(0, places[0].Length).ToArray();
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = _dice.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        for (var k = 0; k < _rounds; k++)
            for (var i = 0; i < _travellers.Length; i++)
                wish[_travellers[i] * _p.Rounds + _p.Done + k] = _tables[places[k][order[i]]];
        return wish;
    }

    int[][]? Planes() =>
        _rounds == TwoPlanes.Rounds && _tables.Length == TwoPlanes.Tables && _travellers.Length is > 28 and <= TwoPlanes.People
            ? TwoPlanes.Find(_dice, _watch)?.Select(row => row[..Math.Max(_travellers.Length, 1)]).ToArray() : null;

    int[][]? Field()
    {
        int q = _tables.Length, n = _travellers.Length, rows = (n + q - 1) / q;
        var field = new Galois(Math.Min(q, 512));
        if (rows > q || _rounds > (field.IsField ? q + 1 : q)) return null;
        int[] questions = _p.Questions > 0 ? [.. _tables.Select(t => _p.Question[t])] : [];
        if (Routes.Find(q, rows, _rounds, questions, _dice, _watch) is not { } shifts) return null;
        // In a round q + 1 a row sits among itself, so those of a row that is not full are spread over its tables.
        var columns = Enumerable.Range(0, q).OrderBy(c => c % rows).ThenBy(c => c).ToArray();
        var places = new int[_rounds][];
        for (var k = 0; k < _rounds; k++)
        {
            places[k] = new int[n];
            for (var i = 0; i < n; i++)
                places[k][i] = Routes.Place(field, shifts, i / q, i / q == n / q ? columns[i % q] : i % q, k, rows);
        }
        return places;
    }
}
