using System.Collections.Immutable;

namespace OpenTalks.Rotations;

/// <summary>
/// The rotation planner: who sits where in every round that is left. Pure; the same room, history, rules, seed and steps give
/// the same plan. Methods, sources and measurements are in docs/rotation.md.
/// </summary>
public static partial class Rotation
{
    /// <summary>A valid plan at once, better ones while the budget lasts, or what makes every plan impossible.</summary>
    public static Planning Plan(Room room, History history, Rules rules, Budget budget, ulong seed, CancellationToken cancel = default)
    {
        if (Possible.Contradiction(room, history, rules) is { } why) return new Planning.Impossible(why);
        var watch = new Watch(budget, cancel);
        var problem = new Problem(room, history, rules, room.Rounds);
        var search = new Search(problem, watch, seed);
        if (search.Run() is not { } at) return new Planning.Impossible(Possible.NoSeating(search.FailedRound, room));
        return new Planning.Made(ToPlan(problem, at, seed, watch.Steps));
    }

    static Plan ToPlan(Problem p, int[] at, ulong seed, long steps) =>
        new(SeatsOf(p, at), Scoring.Of(p, at), [], seed, steps);

    static ImmutableArray<TableSeats> SeatsOf(Problem p, int[] at) =>
        [.. from r in Enumerable.Range(p.Done, p.Rounds - p.Done)
            from t in Enumerable.Range(0, p.T)
            let people = Enumerable.Range(0, p.N).Where(x => at[x * p.Rounds + r] == t).Select(x => p.People[x].Number).ToImmutableArray()
            where people.Length > 0
            select new TableSeats(r + 1, p.Tables[t].Number, people)];
}
