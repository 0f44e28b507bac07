using System.Collections.Immutable;

namespace OpenTalks.Rotations;

/// <summary>Why somebody sits where they sit: a hard rule, or the soft rule that the best swap of that round would hurt most.</summary>
static class Reasons
{
    /// <summary>Swaps looked at for one seat; in a larger café, so many spread over all people.</summary>
    const int SwapsTried = 96;

    static readonly Rules s_nothing = new()
    {
        QuestionOnce = 0, MeetOnce = 0, NoReturn = 0, Apart = 0, ColleaguesApart = 0, ThreeGroups = 0, SharedLanguage = 0, Bridge = 0, TwoRegions = 0, EvenSizes = 0,
    };

    /// <param name="only">One person's index; null means everybody.</param>
    public static ImmutableArray<Reason> Of(Problem p, int[] at, Room room, int? only = null)
    {
        var board = new Board(p);
        for (var x = 0; x < p.N; x++)
            for (var r = p.Done; r < p.Rounds; r++)
                if (at[x * p.Rounds + r] is >= 0 and var t) board.Sit(x, r, t);
        var pinned = room.Pins.Select(pin => (pin.Person, pin.Round)).ToHashSet();
        var rules = Single(p.Rules);
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        for (var x = only ?? 0; x <= (only ?? p.N - 1); x++)
            for (var r = p.Done; r < p.Rounds; r++)
            {
                if (board.TableOf(x, r) is not (>= 0 and var t)) continue;
                var (why, swap) = Bound(p, x, r, pinned) is { } bound ? (bound, null) : Soft(p, board, x, r, rules);
                reasons.Add(new(p.People[x].Number, r + 1, p.Tables[t].Number, why, swap));
            }
        return reasons.ToImmutable();
    }

    static string? Bound(Problem p, int x, int r, HashSet<(int, int)> pinned)
    {
        if (Filling.IsSingle(p, x, r)) return null;
        if (pinned.Contains((p.People[x].Number, r + 1))) return Because.Pinned;
        if (p.StaysPut[x]) return Because.StaysPut;
        if (p.Unit[x] is not null && p.People[x].HostOf is null) return Because.Together;
        return p.People[x].HostOf is not null ? Because.Host : Because.Home;
    }

    static (string, int?) Soft(Problem p, Board board, int x, int r, (string Code, Rules Only)[] rules)
    {
        int best = -1, least = int.MaxValue, t = board.TableOf(x, r), stride = Math.Max(1, p.N / SwapsTried);
        for (var q = x % stride; q < p.N; q += stride)
        {
            if (board.TableOf(q, r) is not (>= 0 and var there) || there == t || !Filling.IsSingle(p, q, r)) continue;
            if (!p.Sits(x, there) || !p.Sits(q, t) || !p.Takes(there, r) || !p.Takes(t, r)) continue;
            var delta = board.SwapDelta(x, q, r);
            if (delta < least) (best, least) = (q, delta);
        }
        if (best < 0) return (Because.Any, null);
        var (worst, why) = (0, Because.Any);
        foreach (var (code, only) in rules)
            if (board.SwapDelta(x, best, r, only) is var harm && harm > worst) (worst, why) = (harm, code);
        return (why, p.People[best].Number);
    }

    static (string, Rules)[] Single(Rules rules) =>
    [
        (Because.QuestionOnce, s_nothing with { QuestionOnce = rules.QuestionOnce }),
        (Because.MeetOnce, s_nothing with { MeetOnce = rules.MeetOnce }),
        (Because.NoReturn, s_nothing with { NoReturn = rules.NoReturn }),
        (Because.Apart, s_nothing with { Apart = rules.Apart }),
        (Because.ColleaguesApart, s_nothing with { ColleaguesApart = rules.ColleaguesApart }),
        (Because.ThreeGroups, s_nothing with { ThreeGroups = rules.ThreeGroups }),
        (Because.SharedLanguage, s_nothing with { SharedLanguage = rules.SharedLanguage }),
        (Because.Bridge, s_nothing with { Bridge = rules.Bridge }),
        (Because.TwoRegions, s_nothing with { TwoRegions = rules.TwoRegions }),
    ];
}
