using System.Collections.Immutable;

namespace OpenTalks.Rotations;

/// <summary>A latecomer's seat now and route for the rest, or why there is none.</summary>
public abstract record Welcome
{
    /// <param name="Seats">One for each round left in which the person takes part, in order.</param>
    /// <param name="Plan">The plan that stands, with this person in it; nobody else has moved.</param>
    public sealed record Seated(int Person, ImmutableArray<(int Round, int Table)> Seats, Plan Plan) : Welcome;
    public sealed record Impossible(Finding Reason) : Welcome;
    private Welcome() { }
}

public static partial class Rotation
{
    /// <summary>
    /// Seats one newcomer beside the plan that stands, moving nobody else: the cheapest free seats, chosen together for all rounds left.
    /// </summary>
    /// <param name="room">With the newcomer in it.</param>
    public static Welcome Seat(Room room, History history, Rules rules, Plan standing, int person)
    {
        if (room.People.All(p => p.Number != person)) return new Welcome.Impossible(new(Remark.Of("person-unknown", ("person", person)), Remark.Of("add-person", ("person", person))));
        if (Possible.Contradiction(room, history, rules) is { } why) return new Welcome.Impossible(why);
        var problem = new Problem(room, history, rules, room.Rounds);
        var board = new Board(problem);
        var told = Told(problem, standing);
        var newcomer = problem.PersonIndex[person];
        for (var p = 0; p < problem.N; p++)
            for (var r = problem.Done; r < problem.Rounds; r++)
                if (p != newcomer && told[p * problem.Rounds + r] is >= 0 and var t) board.Sit(p, r, t);
        var rounds = Enumerable.Range(problem.Done, problem.Rounds - problem.Done).Where(r => problem.FixedAt[newcomer * problem.Rounds + r] != Problem.Away).ToArray();
        // Who stays put needs one table that is free in all rounds.
        var everywhere = rounds.Select(r => FreeTables(problem, board, newcomer, r)).ToArray();
        var homes = problem.StaysPut[newcomer] && everywhere.Length > 0 ? everywhere.Aggregate((a, b) => a.Intersect(b)).ToArray() : null;
        for (var i = 0; i < rounds.Length; i++)
            if (homes is [] || !everywhere[i].Any())
                return new Welcome.Impossible(new(Remark.Of("no-free-seat", ("round", rounds[i] + 1), ("person", person)), Remark.Of("add-seats", ("seats", 1))));
        if (homes is not null) Settle(board, newcomer, rounds, homes);
        else Route(problem, board, newcomer, rounds);
        return new Welcome.Seated(person, [.. rounds.Select(r => (r + 1, problem.Tables[board.TableOf(newcomer, r)].Number))],
            new Plan(SeatsOf(problem, board.At, problem.Done, problem.Rounds), Scoring.Of(problem, board.At), standing.Reasons, standing.Seed, standing.Steps));
    }

    static IEnumerable<int> FreeTables(Problem p, Board board, int person, int r)
    {
        var bound = p.FixedAt[person * p.Rounds + r];
        var with = (p.Unit[person] ?? []).Where(x => x != person && board.TableOf(x, r) >= 0).Select(x => board.TableOf(x, r)).Append(bound).Max();
        for (var t = 0; t < p.T; t++)
        {
            if (with >= 0 && t != with) continue;
            if (!p.Sits(person, t) || t != bound && !p.Takes(t, r)) continue;
            var size = board.Size(r, t);
            // An empty table opens for one person only if one is enough there.
            if (size < p.Tables[t].Max && (size > 0 || p.Tables[t].Min <= 1 || t == bound)) yield return t;
        }
    }

    static void Settle(Board board, int person, int[] rounds, int[] homes)
    {
        var best = homes.MinBy(t => rounds.Sum(r => (long)board.SitDelta(person, r, t)));
        foreach (var r in rounds) board.Sit(person, r, best);
    }

    /// <summary>Round after round the cheapest seat, then each again with the others known, until nothing changes.</summary>
    static void Route(Problem p, Board board, int person, int[] rounds)
    {
        const int Passes = 4;
        for (var pass = 0; pass < Passes; pass++)
        {
            var changed = false;
            foreach (var r in rounds)
            {
                var before = board.TableOf(person, r);
                if (before >= 0) board.Stand(person, r);
                int best = -1;
                var least = long.MaxValue;
                foreach (var t in FreeTables(p, board, person, r))
                {
                    var cost = board.SitDelta(person, r, t);
                    if (cost < least || cost == least && t == before) (best, least) = (t, cost);
                }
                board.Sit(person, r, best);
                changed |= best != before;
            }
            if (!changed) break;
        }
    }
}
