using System.Collections.Immutable;

namespace OpenTalks.Rotations;

public static partial class Rotation
{
    /// <summary>A changed screen in the next round weighs more than all soft rules together.</summary>
    const int NextPrice = 1_000_000;

    /// <summary>
    /// The plan that stands, healed for the room as it is now: people who are gone (absent from the next round on), newcomers, closed tables,
    /// hosts who are gone. Fewest people whose next seat changes; then the later seats, which change only where the score gains more than their price (<see cref="Rules.KeepLaterSeats"/>).
    /// </summary>
    /// <param name="room">As it is now; who is gone is absent in the rounds left and stays in it for the history's sake.</param>
    /// <param name="standing">What people have been told.</param>
    public static Healing Repair(Room room, History history, Rules rules, Standing standing, Budget budget, ulong seed, CancellationToken cancel = default) =>
        Repair(Remark.Of("keep-tables"), room, history, rules, standing, new Watch(budget, cancel), seed);

    /// <summary>The repair that keeps all tables, and those that close one of the thinnest instead, each as a preview; the best first in each way.</summary>
    public static ImmutableArray<Healing> Repairs(Room room, History history, Rules rules, Standing standing, Budget budget, ulong seed, CancellationToken cancel = default)
    {
        const int Closings = 2;
        var ways = ImmutableArray.CreateBuilder<Healing>();
        ways.Add(Repair(room, history, rules, standing, budget, seed, cancel));
        // Where that changes later seats, another keeps as many of them as can be, and costs more.
        if (ways[0] is Healing.Possible { Preview: { } preview } && preview.Later.Any(change => change is { From: not null, To: not null })
            && KeepingLater(room, history, rules, standing, budget, seed, cancel) is Healing.Possible { Preview: { } keeping } other && keeping.Later.Length < preview.Later.Length)
            ways.Add(other);
        var next = history.Done + 1;
        var here = room.People.Where(p => p.TakesPartIn(next)).Select(p => p.Number).ToHashSet();
        var thin = standing.Plan.Seats.Where(s => s.Round == next && !room.Tables.First(t => t.Number == s.Table).ClosedIn(next))
            .OrderBy(s => s.People.Count(here.Contains)).ThenByDescending(s => s.Table).Take(Closings);
        foreach (var at in thin)
            ways.Add(Repair(Remark.Of("close-table", ("table", at.Table)), Closed(room, at.Table, next), history, rules, standing, new Watch(budget, cancel), seed));
        return ways.ToImmutable();
    }

    /// <summary>The repair that keeps all tables and changes later seats only where there is no other way.</summary>
    public static Healing KeepingLater(Room room, History history, Rules rules, Standing standing, Budget budget, ulong seed, CancellationToken cancel = default) =>
        Repair(Remark.Of("keep-later-seats"), room, history, rules with { KeepLaterSeats = Rules.Heaviest }, standing, new Watch(budget, cancel), seed);

    static Room Closed(Room room, int table, int round) => room with
    {
        Tables = [.. room.Tables.Select(t => t.Number == table ? t with { ClosedFrom = Math.Min(t.ClosedFrom ?? round, round), Locked = false } : t)],
        // Who hosted there travels from now on.
        People = [.. room.People.Select(p => p.HostOf == table ? p with { HostOf = null } : p)],
        Pins = [.. room.Pins.Where(p => p.Table != table || p.Round < round)],
    };

    static Healing Repair(
        Remark way, Room room, History history, Rules rules, Standing standing, Watch watch, ulong seed)
    {
        if (Possible.Contradiction(room, history, rules) is { } why) return new Healing.Impossible(why);
        var (now, successors) = Succeed(room, history, rules, standing);
        if (room.Format == Format.FreeChoice) return AskedAgain(way, now, history, rules, standing, successors, seed);
        // The later seats first: they change only where that mends something a facilitator counts.
        var keeping = Mend(now, history, rules with { KeepLaterSeats = Rules.Heaviest }, standing, new Watch(watch, 150L * room.People.Length * (room.Rounds - history.Done) + 4000), seed);
        if (Mend(now, history, rules, standing, watch, seed) is not { } changing)
            return new Healing.Impossible(Possible.NoSeating(history.Done + 1, room));
        var mended = keeping is { } kept && kept.Next <= changing.Next && IsAsGood(Scoring.Of(kept.Problem, kept.At), Scoring.Of(changing.Problem, changing.At)) ? kept : changing;
        var plan = ToPlan(mended.Problem, mended.At, now, seed, watch.Steps);
        return new Healing.Possible(ToPreview(way, now, plan, history, standing, successors));
    }

    /// <summary>
    /// Where people choose, nobody is sent to another table: who sat at one that closes, or at one that is too full now, has no seat there any more and
    /// chooses again. Hosts and who is bound sit where they are bound.
    /// </summary>
    static Healing.Possible AskedAgain(Remark way, Room room, History history, Rules rules, Standing standing, ImmutableArray<Succession> successors, ulong seed)
    {
        var problem = new Problem(FreeChoice(room), history, rules, room.Rounds);
        var at = Told(new Problem(room, history, rules, room.Rounds), standing.Plan);
        for (var r = 0; r < room.Rounds; r++)
        {
            var size = new int[problem.T];
            var bound = problem.FixedAt.Where((table, seat) => seat % room.Rounds == r && table >= 0).ToArray();
            foreach (var table in bound) size[table]++;
            for (var x = 0; x < problem.N; x++)
            {
                ref var seat = ref at[x * room.Rounds + r];
                var fixedAt = problem.FixedAt[x * room.Rounds + r];
                if (fixedAt >= 0) seat = fixedAt;
                else if (seat >= 0 && (problem.Tables[seat].ClosedIn(r + 1) || ++size[seat] > problem.Tables[seat].Max)) seat = -1;
            }
        }
        return new(ToPreview(way, room, ToPlan(new Problem(room, history, rules, room.Rounds), at, room, seed, 0), history, standing, successors));
    }

    static Preview ToPreview(Remark way, Room room, Plan plan, History history, Standing standing, ImmutableArray<Succession> successors)
    {
        var told = Seats(standing.Plan);
        var made = Seats(plan);
        var changes = told.Keys.Union(made.Keys).Where(k => k.Round > history.Done).Order()
            .Select(k => new SeatChange(k.Person, k.Round, told.TryGetValue(k, out var from) ? from : null, made.TryGetValue(k, out var to) ? to : null))
            .Where(c => c.From != c.To).ToArray();
        return new(way, standing, new(room, plan), [.. changes.Where(c => c.Round == history.Done + 1)], [.. changes.Where(c => c.Round > history.Done + 1)], successors);
    }

    static Dictionary<(int Round, int Person), int> Seats(Plan plan)
    {
        var seats = new Dictionary<(int, int), int>();
        foreach (var at in plan.Seats)
            foreach (var person in at.People) seats[(at.Round, person)] = at.Table;
        return seats;
    }

    /// <summary>Told seats by person and round as indices, -1 where nothing was told or the person takes no part.</summary>
    static int[] Told(Problem p, Plan standing)
    {
        var told = new int[p.N * p.Rounds];
        Array.Fill(told, -1);
        foreach (var at in standing.Seats)
            if (at.Round > p.Done && at.Round <= p.Rounds && p.TableIndex.TryGetValue(at.Table, out var t))
                foreach (var person in at.People)
                    if (p.PersonIndex.TryGetValue(person, out var x) && p.FixedAt[x * p.Rounds + at.Round - 1] != Problem.Away) told[x * p.Rounds + at.Round - 1] = t;
        return told;
    }

    static bool IsAsGood(Score one, Score other) =>
        one.Repeats <= other.Repeats && one.QuestionRepeats <= other.QuestionRepeats && one.Returns <= other.Returns && one.Apart <= other.Apart
        && one.Colleagues <= other.Colleagues && one.ThinMix <= other.ThinMix && one.Strangers <= other.Strangers;

    /// <returns>With its cost and how many seats of the next round change.</returns>
    static (Problem Problem, int[] At, long Cost, int Next)? Mend(
        Room room, History history, Rules rules, Standing standing, Watch watch, ulong seed)
    {
        // Between people who keep their seats, sizes within the tables' limits matter less than who meets whom.
        var homes = room.LastRoundHome && history.Done is > 0 and var done && done < room.Rounds ? room with { Pins = room.Pins.AddRange(Homes(room, history)) } : room;
        var problem = new Problem(homes, history, rules with { EvenSizes = rules.EvenSizes / 100 }, room.Rounds);
        var told = Told(problem, standing.Plan);
        var board = new Board(problem, told, NextPrice, rules.KeepLaterSeats);
        var filling = new Filling(board) { KeepsWishes = true };
        if (!filling.Fill(told)) return null;
        var annealing = new Annealing(board, filling, new Dice(seed), watch, told);
        annealing.Consider();
        double unit = Math.Max(20, rules.MeetOnce);
        long steps = 10L * problem.N * (room.Rounds - history.Done) + 2000;
        for (; !annealing.Done && !annealing.IsStuck && annealing.BestCost > 0; steps *= 2)
        {
            annealing.Cool(unit / 2, unit / 50, steps / 2, Annealing.Among.Loose);
            annealing.Cool(unit / 3, unit / 20, steps);
            annealing.Cool(unit / 20, unit / 100, steps / 4);
        }
        annealing.Restore();
        return (problem, board.At, annealing.BestCost, NextChanges(problem, told, board.At));
    }

    static int NextChanges(Problem p, int[] told, int[] at) =>
        Enumerable.Range(0, p.N).Count(x => told[x * p.Rounds + p.Done] is >= 0 and var t && at[x * p.Rounds + p.Done] != t);

    /// <summary>
    /// Names a successor for every table whose host takes part in no round that is left: of those who sit there next, the one whose staying costs
    /// least; of all who may sit there, where nobody does.
    /// </summary>
    static (Room, ImmutableArray<Succession>) Succeed(Room room, History history, Rules rules, Standing standing)
    {
        const int TrialSteps = 2_000, Candidates = 8;
        var next = history.Done + 1;
        var left = Enumerable.Range(next, room.Rounds - history.Done).ToArray();
        var named = ImmutableArray.CreateBuilder<Succession>();
        foreach (var lost in room.People.Where(p => p.HostOf is not null && !left.Any(p.TakesPartIn)).ToArray())
        {
            var number = lost.HostOf!.Value;
            var table = room.Tables.First(t => t.Number == number);
            room = With(room, lost with { HostOf = null });
            if (table.ClosedIn(next) || room.People.Any(p => p.HostOf == number)) continue;
            var there = standing.Plan.Seats.FirstOrDefault(s => s.Round == next && s.Table == number)?.People ?? [];
            var able = room.People.Where(p => p.HostOf is null && (!p.StaysPut || there.Contains(p.Number)) && left.All(p.TakesPartIn) && (table.Place == Place.Mixed || table.Place == p.Place)
                && !room.Pins.Any(pin => pin.Person == p.Number && pin.Round >= next && pin.Table != number)).ToArray();
            var candidates = able.Where(p => there.Contains(p.Number)).ToArray() is { Length: > 0 } near ? near : able;
            var best = candidates.Take(Candidates).MinBy(p => Trial(With(room, p with { HostOf = number })));
            if (best is null) continue;
            room = With(room, best with { HostOf = number });
            named.Add(new(number, lost.Number, best.Number));
        }
        return (room, named.ToImmutable());

        long Trial(Room trial) => Mend(trial, history, rules, standing, new Watch(Budget.OfSteps(TrialSteps), default), 1)?.Cost ?? long.MaxValue;
    }

    static Room With(Room room, RoomPerson person) =>
        room with { People = [.. room.People.Select(p => p.Number == person.Number ? person : p)] };
}
