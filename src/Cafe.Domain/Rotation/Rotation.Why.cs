using System.Collections.Immutable;

namespace OpenTalks.Rotations;

public static partial class Rotation
{
    /// <summary>Why people sit where they sit in the rounds that are left, by a plan that stands, whoever made it.</summary>
    /// <returns>Nothing where the room contradicts itself: then no rule can be asked.</returns>
    public static ImmutableArray<Reason> Why(Room room, History history, Rules rules, Plan standing)
    {
        if (Possible.Contradiction(room, history, rules) is not null) return [];
        var problem = new Problem(room, history, rules, room.Rounds);
        var at = Told(problem, standing);
        for (var x = 0; x < problem.N; x++)
            for (var r = 0; r < problem.Done; r++) at[x * problem.Rounds + r] = problem.FixedAt[x * problem.Rounds + r] is >= 0 and var t ? t : -1;
        return Reasons.Of(problem, at, room);
    }
}
