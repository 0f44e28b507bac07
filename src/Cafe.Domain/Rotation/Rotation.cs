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
        var (bound, past, failed) = Stages(room, history, rules, watch, seed);
        if (failed > 0) return new Planning.Impossible(Possible.NoSeating(failed, room));
        var problem = new Problem(bound, past, rules, room.Rounds);
        var search = new Search(problem, watch, seed);
        if (search.Run() is not { } at) return new Planning.Impossible(Possible.NoSeating(search.FailedRound, room));
        var whole = new Problem(room, history, rules, room.Rounds);
        return new Planning.Made(ToPlan(whole, at, room, seed, watch.Steps));
    }

    /// <summary>What any seating of the rounds left is worth, by whomever it was made; nothing is checked but the names in it.</summary>
    public static Score Score(Room room, History history, Rules rules, IEnumerable<TableSeats> seats)
    {
        var problem = new Problem(room, history, rules, room.Rounds);
        var at = new int[problem.N * problem.Rounds];
        Array.Fill(at, -1);
        foreach (var s in history.Seats.Concat(seats))
            foreach (var person in s.People) at[problem.PersonIndex[person] * problem.Rounds + s.Round - 1] = problem.TableIndex[s.Table];
        return Scoring.Of(problem, at);
    }

    /// <summary>Why one person sits where the plan that stands has them, for every round left: where reasons were not kept, or seats have moved since.</summary>
    public static ImmutableArray<Reason> Why(Room room, History history, Rules rules, Plan standing, int person)
    {
        if (Possible.Contradiction(room, history, rules) is not null) return [];
        var problem = new Problem(room, history, rules, room.Rounds);
        return problem.PersonIndex.TryGetValue(person, out var index) ? Reasons.Of(problem, Told(problem, standing), room, index) : [];
    }

    const long StageSteps = 20_000;

    /// <summary>
    /// Formats in which a round follows from the one before are planned round by round: what is settled stands as history, and
    /// who must stay is pinned.
    /// </summary>
    static (Room, History, int Failed) Stages(Room room, History history, Rules rules, Watch watch, ulong seed)
    {
        var chained = room.Format == Format.HalfMoves || room.LastRoundHome && room.Rounds > 1;
        if (room.Format == Format.FreeChoice) return (FreeChoice(room), history, 0);
        if (!chained) return (room, history, 0);
        var past = history;
        while (past.Done + 1 < room.Rounds && (room.Format == Format.HalfMoves || past.Done == history.Done))
        {
            // With a home round only at the end, all rounds before it are one stage.
            var until = room.Format == Format.HalfMoves ? past.Done + 1 : room.Rounds - 1;
            var problem = new Problem(room with { Pins = room.Pins.AddRange(HalfStays(room, past)) }, past, rules, until);
            var share = new Search(problem, room.Format == Format.HalfMoves ? new Watch(watch, StageSteps + 100L * problem.N) : watch, seed);
            if (share.Run() is not { } at) return (room, history, share.FailedRound);
            past = new(until, past.Seats.AddRange(SeatsOf(problem, at, past.Done, until)));
        }
        var pins = room.LastRoundHome ? Homes(room, past) : HalfStays(room, past);
        return (room with { Pins = room.Pins.AddRange(pins) }, past, 0);
    }

    /// <summary>Everybody but the bound is absent from the plan: they choose.</summary>
    static Room FreeChoice(Room room)
    {
        var all = Enumerable.Range(1, room.Rounds).ToImmutableArray();
        return room with
        {
            People = [.. room.People.Select(p => p.HostOf is not null || p.StaysPut ? p
                : p with { Absent = [.. all.Where(r => !p.TakesPartIn(r) || !room.Pins.Any(pin => pin.Person == p.Number && pin.Round == r))] })],
            Tables = [.. room.Tables.Select(t => t with { Min = 0 })],
        };
    }

    static IEnumerable<Pin> Homes(Room room, History past) =>
        from at in past.Seats
        where at.Round == 1 && !room.Tables.First(t => t.Number == at.Table).ClosedIn(room.Rounds)
        from person in at.People
        where !Decided(room, person, room.Rounds)
        select new Pin(person, room.Rounds, at.Table);

    static bool Decided(Room room, int person, int round) =>
        room.Pins.Any(pin => pin.Person == person && pin.Round == round)
        || room.People.First(p => p.Number == person) is { HostOf: not null } && room.HostSits(round);

    /// <summary>Of each table, half stay for the next round: those who came last; who must sit together counts as one.</summary>
    static IEnumerable<Pin> HalfStays(Room room, History past)
    {
        var round = past.Done + 1;
        if (room.Format != Format.HalfMoves || past.Done == 0) yield break;
        var seat = past.Seats.SelectMany(s => s.People.Select(p => (s.Round, p, s.Table))).ToDictionary(s => (s.Round, s.p), s => s.Table);
        foreach (var at in past.Seats.Where(s => s.Round == past.Done && !room.Tables.First(t => t.Number == s.Table).ClosedIn(round)))
        {
            var movable = at.People.Where(p => !Decided(room, p, round)).ToArray();
            foreach (var person in movable.OrderBy(Here).ThenBy(p => p).Take(movable.Length / 2)) yield return new(person, round, at.Table);

            int Here(int person) => Enumerable.Range(1, past.Done).Count(r => seat.TryGetValue((r, person), out var t) && t == at.Table);
        }
    }

    static Plan ToPlan(Problem p, int[] at, Room room, ulong seed, long steps) =>
        new(SeatsOf(p, at, p.Done, p.Rounds), Scoring.Of(p, at), Reasons.Of(p, at, room), seed, steps);

    static ImmutableArray<TableSeats> SeatsOf(Problem p, int[] at, int from, int until)
    {
        var seats = ImmutableArray.CreateBuilder<TableSeats>();
        for (var r = from; r < until; r++)
        {
            var tables = new List<int>[p.T];
            for (var x = 0; x < p.N; x++)
                if (at[x * p.Rounds + r] is >= 0 and var t) (tables[t] ??= []).Add(p.People[x].Number);
            for (var t = 0; t < p.T; t++)
                if (tables[t] is { } people) seats.Add(new(r + 1, p.Tables[t].Number, [.. people]));
        }
        return seats.ToImmutable();
    }
}
