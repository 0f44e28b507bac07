using System.Collections.Immutable;

namespace OpenTalks.Cafes;

/// <summary>Which round each phase belongs to follows from the order: a talk begins one, its write-up ends it, a move leads to the next.</summary>
public static class Rounds
{
    /// <summary>A write-up before the first talk gets none; a move after the last talk gets a round that does not exist.</summary>
    public static ImmutableArray<Phase> Numbered(ImmutableArray<Phase> phases)
    {
        var round = 0;
        var numbered = ImmutableArray.CreateBuilder<Phase>(phases.Length);
        foreach (var phase in phases)
            numbered.Add(phase with
            {
                Round = phase.Kind switch
                {
                    PhaseKind.Talk => ++round,
                    PhaseKind.WriteUp => round > 0 ? round : null,
                    PhaseKind.Move => round + 1,
                    _ => null,
                },
            });
        return numbered.MoveToImmutable();
    }
}
