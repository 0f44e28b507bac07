namespace OpenTalks.Rotations;

/// <summary>
/// The order in which a plan is looked for: a valid seating at once, then better ones while the budget lasts. Two lines take
/// turns with budgets that double: one anneals the plain seating, one deals the routes of a blueprint to the people.
/// </summary>
sealed class Search
{
    const double Cold = 0.09, Frozen = 0.01;
    readonly Problem _p;
    readonly Board _board;
    readonly Filling _filling;
    readonly Watch _watch;
    readonly Dice _dice;
    readonly double _unit;

    public Search(Problem problem, Watch watch, ulong seed)
    {
        (_p, _watch, _dice) = (problem, watch, new Dice(seed));
        _board = new(problem);
        _filling = new(_board);
        _unit = Math.Max(20, _p.Rules.MeetOnce);
    }

    /// <summary>The first round (from 1) that cannot be seated; 0 if all can.</summary>
    public int FailedRound => _filling.FailedRound;

    /// <summary>By person and round: the table, or -1; null where no valid seating was found.</summary>
    public int[]? Run()
    {
        if (!_filling.Fill(null)) return null;
        var plain = new Annealing(_board, _filling, _dice, _watch);
        var dealt = new Annealing(_board, _filling, _dice, _watch);
        var polished = new Annealing(_board, _filling, _dice, _watch);
        plain.Consider();
        if (plain.IsStuck) return _board.At;
        var blueprints = new Blueprints(_board, _filling, _dice, _watch);
        long steps = 20L * _p.N * (_p.Until - _p.Done) + 2000;
        for (var run = 0; !plain.Done && !dealt.Done && !polished.Done; run++, steps *= 2)
        {
            // Where dealing is ahead, the plain line only tries now and then.
            if (run < 2 || plain.BestCost <= polished.BestCost || run % 4 == 0) Anneal(plain, run, steps);
            if (run > 0 && !plain.Done) Deal(dealt, polished, blueprints, run, steps);
        }
        new[] { plain, dealt, polished }.MinBy(a => a.BestCost)!.Restore();
        return _board.At;
    }

    void Anneal(Annealing plain, int run, long steps)
    {
        plain.Restore();
        plain.Cool(run % 2 == 0 ? _unit : _unit / 2, _unit * Cold, steps);
        plain.Cool(_unit * Cold, _unit * Frozen, steps / 4);
    }

    void Deal(Annealing dealt, Annealing polished, Blueprints blueprints, int run, long steps)
    {
        // Of many blueprints some have fewer returns: several short tries, then more of the best.
        const int Tries = 6;
        if (run % 2 == 0 && dealt.BestCost < long.MaxValue)
        {
            dealt.Restore();
            Cool(dealt, polished, steps);
            return;
        }
        for (var deal = 0; deal < (_p.Alike ? Tries : 1) && !dealt.Done; deal++)
            if (blueprints.Next(steps) is { } wish && _filling.Fill(wish)) Cool(dealt, polished, _p.Alike ? steps / Tries : steps);
    }

    void Cool(Annealing dealt, Annealing polished, long steps)
    {
        dealt.Consider();
        // Where people are all alike to the rules, dealing decides nothing but who is back at a table.
        var (hot, cold) = !_p.Alike ? (_unit, _unit * Cold / 2) : (_p.Rules.NoReturn * 1.5 + 1, _p.Rules.NoReturn * 0.15 + 0.1);
        dealt.Cool(hot, cold, _p.Alike ? steps : steps / 2, Annealing.Among.Routes);
        // Single seats only afterwards, on a copy: they would break the routes.
        polished.Consider();
        polished.Cool(_unit * Cold * 2, _unit * Frozen, steps / 2);
    }
}
