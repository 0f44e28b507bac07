namespace OpenTalks.Rotations;

/// <summary>The order in which a plan is looked for: a valid seating at once, then better ones while the budget lasts.</summary>
sealed class Search
{
    readonly Problem _p;
    readonly Board _board;
    readonly Filling _filling;
    readonly Watch _watch;
    readonly Dice _dice;

    public Search(Problem problem, Watch watch, ulong seed)
    {
        (_p, _watch, _dice) = (problem, watch, new Dice(seed));
        _board = new(problem);
        _filling = new(_board);
    }

    /// <summary>The first round (from 1) that cannot be seated; 0 if all can.</summary>
    public int FailedRound => _filling.FailedRound;

    /// <summary>By person and round: the table, or -1; null where no valid seating was found.</summary>
    public int[]? Run()
    {
        if (!_filling.Fill(null)) return null;
        var annealing = new Annealing(_board, _filling, _dice, _watch);
        annealing.Consider();
        double unit = Math.Max(1, _p.Rules.MeetOnce);
        long steps = 20L * _p.N * (_p.Until - _p.Done) + 2000;
        for (var run = 0; !annealing.Done; run++, steps *= 2)
        {
            annealing.Cool(run % 2 == 0 ? unit : unit / 2, unit * 0.09, steps);
            annealing.Cool(unit * 0.09, unit * 0.01, steps / 4);
        }
        annealing.Restore();
        return _board.At;
    }
}
