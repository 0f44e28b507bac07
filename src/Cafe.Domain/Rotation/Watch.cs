namespace OpenTalks.Rotations;

/// <summary>Counts steps and ends a search: at its last step, when its time is over, or when nobody waits for it.</summary>
sealed class Watch
{
    /// <summary>The clock is asked once in so many steps.</summary>
    const int Between = 256;
    const long StepsWithoutAnyLimit = 1_000_000;
    readonly long _last;
    readonly Budget _budget;
    readonly long _began;
    readonly CancellationToken _cancel;

    readonly Watch? _whole;
    long _told = long.MaxValue;

    public long Steps { get; private set; }
    public bool IsOver { get; private set; }

    public Watch(Budget budget, CancellationToken cancel)
    {
        (_budget, _cancel) = (budget, cancel);
        _last = budget.Steps ?? (budget.Time is null ? StepsWithoutAnyLimit : long.MaxValue);
        _began = budget.Clock?.GetTimestamp() ?? 0;
        IsOver = _last <= 0;
    }

    /// <summary>A part of the whole's steps for one stage of several; a fixed number, so that seconds do not change what a stage finds.</summary>
    public Watch(Watch whole, long steps)
    {
        (_whole, _last, _budget) = (whole, steps, new(steps));
        IsOver = whole.IsOver;
    }

    /// <summary>Counts a step; true when it was the last.</summary>
    public bool Step()
    {
        Steps++;
        if (_whole is not null && _whole.Step()) IsOver = true;
        if (Steps >= _last) IsOver = true;
        else if (Steps % Between == 0 && (_cancel.IsCancellationRequested || TimeIsUp())) IsOver = true;
        return IsOver;
    }

    bool TimeIsUp() => _budget is { Time: { } time, Clock: { } clock } && clock.GetElapsedTime(_began) >= time;

    /// <summary>Reports a cost that is lower than any before.</summary>
    public void Tell(long cost)
    {
        if (cost >= _told) return;
        _told = cost;
        _budget.Progress?.Report(new Progress(Steps, cost));
    }
}
