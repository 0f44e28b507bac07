using System.Collections.Immutable;

namespace OpenTalks.Checker.Verdicts;

/// <summary>The verdicts on all invariants.</summary>
static class All
{
    public static ImmutableArray<Verdict> Of(Evidence evidence) =>
    [
        WhatIsStored.NoLoss(evidence),
        WhatIsStored.NoDuplicates(evidence),
        WhatIsStored.NothingFromNowhere(evidence),
        WhatIsStored.RefusedMeansNotDone(evidence),
        WhatIsStored.EveryDoubtEnds(evidence),
        WhatIsStored.SameAnswer(evidence),
        WhatIsSeen.Order(evidence),
        WhatIsSeen.Convergence(evidence),
        WhatIsSeen.ReadYourWrites(evidence),
        WhatIsSeen.Monotonic(evidence),
        WhatIsSeen.Isolation(evidence),
        WhatWasDecided.SingleDecisions(evidence),
        WhatWasDecided.StaleTime(evidence),
        WhatWasDecided.Progress(evidence),
        WhatWasDecided.Underneath(evidence),
    ];

    /// <summary>A run fails by one invariant that falls; it says nothing where one is unknown.</summary>
    public static Judgement Together(IEnumerable<Verdict> verdicts)
    {
        var all = verdicts.Select(verdict => verdict.Judgement).ToHashSet();
        return all.Contains(Judgement.Falls) ? Judgement.Falls : all.Contains(Judgement.Unknown) ? Judgement.Unknown : Judgement.Holds;
    }
}
