using System.Collections.Immutable;

namespace OpenTalks.Rotations;

public static partial class Rotation
{
    /// <summary>
    /// What a decision by hand would do to the plan that stands. Nothing else moves, but where a table closes. One that breaks a soft rule is
    /// done and its score says so; one that breaks a hard rule is refused with the smallest change that would allow it.
    /// </summary>
    public static Healing Decide(Room room, History history, Rules rules, Plan standing, ByHand decision, Budget budget, ulong seed, CancellationToken cancel = default)
    {
        var next = history.Done + 1;
        var before = new Standing(room, standing);
        return decision switch
        {
            ByHand.Move d => Edit(room with { Pins = Pinned(room, d.Person, d.Round, d.Table) }, [(d.Person, d.Round, d.Table)]),
            ByHand.Swap d => standing.TableOf(d.Person, d.Round) is { } a && standing.TableOf(d.Other, d.Round) is { } b
                ? Edit(room with { Pins = Pinned(room with { Pins = Pinned(room, d.Person, d.Round, b) }, d.Other, d.Round, a) }, [(d.Person, d.Round, b), (d.Other, d.Round, a)])
                : NoSeat(standing.TableOf(d.Person, d.Round) is null ? d.Person : d.Other, d.Round),
            ByHand.Hold d => standing.TableOf(d.Person, d.Round) is { } a ? Edit(room with { Pins = Pinned(room, d.Person, d.Round, a) }, []) : NoSeat(d.Person, d.Round),
            ByHand.Release d => Edit(room with { Pins = [.. room.Pins.Where(p => p.Person != d.Person || p.Round != d.Round)] }, []),
            ByHand.Lock d => Edit(Locked(room, d.Table, true) with { Pins = [.. standing.Seats.Where(s => s.Table == d.Table && s.Round >= next)
                .SelectMany(s => s.People.Select(p => new Pin(p, s.Round, d.Table))).Union(room.Pins)] }, []),
            ByHand.Unlock d => Edit(Locked(room, d.Table, false) with { Pins = [.. room.Pins.Where(p => p.Table != d.Table)] }, []),
            ByHand.Close d => Repair(Remark.Of("close-table", ("table", d.Table)), Closed(room, d.Table, next), history, rules, before, new Watch(budget, cancel), seed),
            ByHand.Merge d => Merge(d),
            _ => throw new System.Diagnostics.UnreachableException(decision.GetType().Name),
        };

        // The next round must fit; in a later one where they do not, people are seated as after any closing.
        Healing Merge(ByHand.Merge d)
        {
            if (room.Tables.FirstOrDefault(t => t.Number == d.Into) is not { } into || into.Number == d.Table)
                return Impossible("table-unknown", [("table", d.Into)], "choose-table");
            var pins = ImmutableArray.CreateBuilder<Pin>();
            for (var r = next; r <= room.Rounds; r++)
            {
                int[] People(int table) => [.. standing.Seats.Where(s => s.Round == r && s.Table == table).SelectMany(s => s.People).Where(p => room.People.Any(x => x.Number == p && x.TakesPartIn(r)))];
                var (coming, there) = (People(d.Table), People(d.Into));
                if (coming.Length + there.Length <= into.Max) pins.AddRange(coming.Select(p => new Pin(p, r, d.Into)));
                else if (r == next)
                    return Impossible("table-full", [("table", d.Into), ("round", r), ("max", into.Max)], "set-max", ("table", d.Into), ("max", coming.Length + there.Length));
            }
            var closed = Closed(room, d.Table, next);
            closed = closed with { Pins = [.. closed.Pins.Where(p => !pins.Any(q => q.Person == p.Person && q.Round == p.Round)), .. pins] };
            return Repair(Remark.Of("merge-tables", ("table", d.Table), ("into", d.Into)), closed, history, rules, before, new Watch(budget, cancel), seed);
        }

        Healing Edit(Room after, (int Person, int Round, int Table)[] moves)
        {
            if (moves.FirstOrDefault(m => m.Round < next || m.Round > room.Rounds) is { Round: not 0 } past)
                return Impossible("round-over", [("round", past.Round)], "choose-round", ("round", next));
            if (Possible.Contradiction(after, history, rules) is { } why) return new Healing.Impossible(why);
            foreach (var m in moves)
                if (standing.TableOf(m.Person, m.Round) is null) return NoSeat(m.Person, m.Round);
            var problem = new Problem(after, history, rules, room.Rounds);
            var at = Told(problem, standing);
            for (var x = 0; x < problem.N; x++)
                for (var r = 0; r < problem.Done; r++) at[x * problem.Rounds + r] = problem.FixedAt[x * problem.Rounds + r] is >= 0 and var t ? t : -1;
            foreach (var m in moves) at[problem.PersonIndex[m.Person] * problem.Rounds + m.Round - 1] = problem.TableIndex[m.Table];
            foreach (var m in moves)
                if (Broken(problem, standing, at, m.Person, m.Round) is { } broken) return new Healing.Impossible(broken);
            return new Healing.Possible(ToPreview(Remark.Of("by-hand"), after, ToPlan(problem, at, after, standing.Seed, standing.Steps), history, before, []));
        }
    }

    static Healing.Impossible NoSeat(int person, int round) =>
        Impossible("no-seat", [("person", person), ("round", round)], "seat-latecomer", ("person", person));

    static Healing.Impossible Impossible(string code, (string, object)[] with, string remedy, params (string, object)[] how) =>
        new(new Finding(Remark.Of(code, with), Remark.Of(remedy, how)));

    static ImmutableArray<Pin> Pinned(Room room, int person, int round, int table) =>
        [.. room.Pins.Where(p => p.Person != person || p.Round != round), new Pin(person, round, table)];

    static Room Locked(Room room, int table, bool locked) =>
        room with { Tables = [.. room.Tables.Select(t => t.Number == table ? t with { Locked = locked } : t)] };

    /// <summary>The hard rule that a seat taken by hand breaks: at the table it leads to, at those it leaves thin, or with whom it separates.</summary>
    static Finding? Broken(Problem p, Plan standing, int[] at, int person, int round)
    {
        int x = p.PersonIndex[person], r = round - 1, t = at[x * p.Rounds + r];
        var here = Enumerable.Range(0, p.N).Where(y => at[y * p.Rounds + r] == t).Select(y => p.People[y].Number).ToArray();
        if (here.Length > p.Tables[t].Max)
            return new(Remark.Of("table-full", ("table", p.Tables[t].Number), ("round", round), ("max", p.Tables[t].Max)), Remark.Of("swap-instead", ("person", person)));
        // A table that is short already, because people have left, may get somebody, and others may go on beside it.
        if (here.Length < p.Tables[t].Min && (Before(t) == 0 || here.Length < Before(t)))
            return new(Remark.Of("table-too-small", ("table", p.Tables[t].Number), ("round", round), ("min", p.Tables[t].Min)), Remark.Of("move-more", ("people", p.Tables[t].Min - here.Length)));
        for (var u = 0; u < p.T; u++)
        {
            var left = Enumerable.Range(0, p.N).Count(y => at[y * p.Rounds + r] == u);
            if (left > 0 && left < p.Tables[u].Min && left < Before(u))
                return new(Remark.Of("table-too-small", ("table", p.Tables[u].Number), ("round", round), ("min", p.Tables[u].Min)), Remark.Of("swap-instead", ("person", person)));
        }
        if (p.StaysPut[x] && Enumerable.Range(0, p.Rounds).Any(k => at[x * p.Rounds + k] is >= 0 and var other && other != t))
            return new(Remark.Of("stays-put", ("person", person)), Remark.Of("let-move", ("person", person)));
        foreach (var y in p.Unit[x] ?? [])
            if (at[y * p.Rounds + r] is >= 0 and var other && other != t)
                return new(Remark.Of("must-be-together", ("people", (int[])[person, p.People[y].Number]), ("round", round)), Remark.Of("move-together", ("person", p.People[y].Number)));
        return null;

        int Before(int table) => standing.Seats.Where(s => s.Round == round && s.Table == p.Tables[table].Number).Sum(s => s.People.Length);
    }
}
