using System.Collections.Immutable;
using CsCheck;
using OpenTalks.Rotations;

namespace OpenTalks.Domain.Tests.Rotations;

/// <summary>Rooms to plan: one by hand, and random ones that always have room for everybody.</summary>
static class Rooms
{
    static readonly string[] s_groups = ["government", "civil society", "private sector", "academia"];

    public static Room Plain(int people, int tables, int rounds, int min, int max, int questions = 0) => new(
        [.. Enumerable.Range(1, people).Select(n => new RoomPerson(n) { Group = s_groups[n % 4], Languages = ["en"] })],
        [.. Enumerable.Range(1, tables).Select(n => new RoomTable(n, min, max) { Question = questions > 0 ? $"q{n % questions}" : null })],
        rounds);

    public static Plan Planned(this Room room, long steps = 3_000, History? history = null, ulong seed = 1) =>
        Rotation.Plan(room, history ?? History.None, Rules.Default, Budget.OfSteps(steps), seed) switch
        {
            Planning.Made made => made.Plan,
            Planning.Impossible no => throw new InvalidOperationException($"{no.Reason.What.Code} {string.Join(' ', no.Reason.What.With)}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static Planning Tried(this Room room, Budget budget, ulong seed, CancellationToken cancel) =>
        Rotation.Plan(room, History.None, Rules.Default, budget, seed, cancel);

    public static Planning Tried(this Room room, Budget budget, ulong seed = 1) => room.Tried(budget, seed, CancellationToken.None);

    public static Planning TriedBriefly(this Room room, ulong seed) => room.Tried(Budget.OfTime(TimeSpan.FromMilliseconds(80), TimeProvider.System), seed);

    /// <summary>A plan that is not easy, with somebody who is told how it gets better.</summary>
    public static Planning Told(Action<Progress> tell) => Plain(32, 8, 9, 4, 4).Tried(Budget.OfSteps(20_000) with { Progress = new Listener(tell) });

    sealed class Listener(Action<Progress> tell) : IProgress<Progress>
    {
        public void Report(Progress value) => tell(value);
    }

    public static ImmutableArray<Healing> Ways(this Room now, History history, Standing standing) =>
        Rotation.Repairs(now, history, Rules.Default, standing, Budget.OfSteps(3_000), 1);

    public static Healing Decided(this Room room, History history, Plan standing, ByHand act, long steps = 2_000) =>
        Rotation.Decide(room, history, Rules.Default, standing, act, Budget.OfSteps(steps), 1);

    public static Healing Repaired(this Room now, History history, Standing standing, long steps = 4_000) =>
        Rotation.Repair(now, history, Rules.Default, standing, Budget.OfSteps(steps), 1);

    /// <summary>What really happened: the seats of the first rounds.</summary>
    public static History After(this Plan plan, int rounds) => new(rounds, [.. plan.Seats.Where(s => s.Round <= rounds)]);

    public static Room With(this Room room, int person, Func<RoomPerson, RoomPerson> change) =>
        room with { People = [.. room.People.Select(p => p.Number == person ? change(p) : p)] };

    public static Dictionary<(int Person, int Round), int> ByPerson(this Plan plan) =>
        plan.Seats.SelectMany(s => s.People.Select(p => ((p, s.Round), s.Table))).ToDictionary(x => x.Item1, x => x.Table);

    /// <summary>
    /// 8 to 40 people, tables of 3 to 6 with more seats than people, some hosts, one who stays put, a pair together, remote people where there are
    /// mixed tables, people absent for a round, questions or none.
    /// </summary>
    public static readonly Gen<Room> Any =
        from tables in Gen.Int[3, 8]
        from people in Gen.Int[tables * 3, tables * 5]
        from rounds in Gen.Int[1, 4]
        from questions in Gen.Int[0, 3]
        from hosts in Gen.Int[0, tables]
        from remote in Gen.Bool
        from absent in Gen.Select(Gen.Int[1, people], Gen.Int[1, rounds]).Array[0, 2]
        from seed in Gen.Int[0, 3]
        select Make(tables, people, rounds, questions, hosts, remote, absent, seed);

    static Room Make(int tables, int people, int rounds, int questions, int hosts, bool remote, (int, int)[] absent, int seed) => new(
        [.. Enumerable.Range(1, people).Select(n => new RoomPerson(n)
        {
            Group = s_groups[(n * 7 + seed) % 4],
            Organisation = n % 3 == 0 ? $"o{n % 5}" : "",
            Region = n % 2 == 0 ? "african" : "other",
            Languages = n % 6 == seed ? ["fr"] : n % 6 == 5 ? ["en", "fr"] : ["en"],
            Place = remote && n > people - tables / 2 ? Place.Remote : Place.Room,
            HostOf = n <= hosts ? n : null,
            StaysPut = n == hosts + 1,
            Absent = n <= hosts + 3 ? [] : [.. absent.Where(a => a.Item1 == n && n % 2 == 0).Select(a => a.Item2).Distinct()],
        })],
        [.. Enumerable.Range(1, tables).Select(n => new RoomTable(n, 2, 6) { Place = remote && n % 2 == 0 ? Place.Mixed : Place.Room, Question = questions > 0 ? $"q{n % questions}" : null })],
        rounds)
    {
        Together = [[hosts + 2, hosts + 3]],
        Apart = people > hosts + 6 ? [[hosts + 5, hosts + 6]] : [],
    };
}
