using CsCheck;
using FluentAssertions;
using OpenTalks.Rotations;
using Xunit;

namespace OpenTalks.Domain.Tests.Rotations;

public class Planning_a_rotation
{
    [Fact]
    public void breaks_no_hard_rule() =>
        Rooms.Any.Sample(room => HardRules.Broken(room, room.Planned(), 0).Should().BeEmpty(), iter: 250);

    [Fact]
    public void breaks_no_hard_rule_with_no_step_at_all() =>
        Rooms.Any.Sample(room => HardRules.Broken(room, room.Planned(0), 0).Should().BeEmpty(), iter: 250);

    [Fact]
    public void is_the_same_for_the_same_seed_and_steps() =>
        Gen.Select(Rooms.Any, Gen.ULong).Sample((room, seed) =>
            Text(room.Planned(2_000, seed: seed)).Should().Be(Text(room.Planned(2_000, seed: seed))), iter: 60);

    [Fact]
    public void can_be_made_again_from_the_steps_it_took_in_a_given_time()
    {
        var room = Rooms.Plain(32, 8, 9, 4, 4);
        var timed = Made(room.TriedBriefly(7));
        Text(room.Planned(timed.Steps, seed: 7)).Should().Be(Text(timed));
    }

    [Fact]
    public void gets_no_worse_with_more_steps() =>
        Rooms.Any.Sample(room => Cost(room.Planned(6_000)).Should().BeLessThanOrEqualTo(Cost(room.Planned(0))), iter: 60);

    [Fact]
    public void keeps_sizes_within_one_where_they_are_free() =>
        Gen.Select(Gen.Int[3, 8], Gen.Int[0, 7], Gen.Int[1, 4]).Sample((tables, more, rounds) =>
            Rooms.Plain(tables * 4 + Math.Min(more, tables * 2), tables, rounds, 2, 6).Planned().Score.Spread.Should().BeLessThanOrEqualTo(1), iter: 80);

    [Fact]
    public void stops_when_nobody_waits_for_it_and_still_gives_a_valid_plan()
    {
        using var nobody = new CancellationTokenSource();
        nobody.Cancel();
        var room = Rooms.Plain(50, 12, 3, 3, 5, questions: 3);
        var plan = Made(room.Tried(Budget.OfSteps(long.MaxValue), 1, nobody.Token));
        HardRules.Broken(room, plan, 0).Should().BeEmpty();
        plan.Steps.Should().BeLessThan(1_000);
    }

    [Fact]
    public void allocates_nothing_for_more_steps()
    {
        var room = Rooms.Plain(44, 9, 5, 4, 6, questions: 3);
        room.Planned(100);
        // A new run now and then deals and fills anew; the steps between, less than a byte each, can only be none.
        (Bytes(160_000) - Bytes(60_000)).Should().BeLessThan(100_000);

        long Bytes(long steps)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            room.Planned(steps);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void tells_of_every_better_plan()
    {
        var told = new List<Progress>();
        Rooms.Told(told.Add);
        told.Should().HaveCountGreaterThan(2);
        told.Select(p => p.Cost).Should().BeInDescendingOrder();
    }

    [Theory]
    [InlineData(32, 8, 10)]
    [InlineData(32, 8, 9)]
    [InlineData(15, 5, 7)]
    [InlineData(24, 6, 7)]
    [InlineData(28, 7, 9)]
    [InlineData(49, 7, 8)]
    [InlineData(36, 9, 10)]
    [InlineData(36, 9, 11)]
    public void lets_nobody_meet_twice_where_a_construction_is_known(int people, int tables, int rounds)
    {
        var score = Rooms.Plain(people, tables, rounds, people / tables, people / tables).Planned(400_000).Score;
        score.Repeats.Should().Be(0);
    }

    [Fact]
    public void counts_who_met_in_the_rounds_that_happened()
    {
        var room = Rooms.Plain(16, 4, 3, 4, 4);
        var history = room.Planned().After(1);
        var plan = room.Planned(20_000, history);
        plan.Seats.Should().OnlyContain(s => s.Round > 1);
        plan.Score.Repeats.Should().Be(0);
    }

    [Fact]
    public void says_why_for_every_seat()
    {
        var room = Rooms.Plain(20, 5, 2, 3, 5).With(1, p => p with { HostOf = 3 });
        var plan = room.Planned();
        plan.Reasons.Should().HaveCount(40);
        Rotation.Why(room, History.None, Rules.Default, plan, 7).Should().Equal(plan.Reasons.Where(r => r.Person == 7));
        plan.Reasons.Where(r => r.Person == 1).Should().OnlyContain(r => r.Why == Because.Host && r.Table == 3 && r.Swap == null);
    }

    internal static Plan Made(Planning planning) => planning.Should().BeOfType<Planning.Made>().Subject.Plan;

    internal static string Text(Plan plan) =>
        $"{plan.Steps} {plan.Seed} {string.Join(';', plan.Seats.Select(s => $"{s.Round}/{s.Table}:{string.Join(',', s.People)}"))} {string.Join(';', plan.Reasons)}";

    /// <summary>The default weights over the counts a facilitator sees.</summary>
    static long Cost(Plan plan) => plan.Score is var s ? 150L * s.QuestionRepeats + 100 * s.Repeats + 20 * s.Returns + 120 * s.Apart + 50 * s.Colleagues
        + 50 * s.ThinMix + 60 * s.Strangers + 12 * s.Unbridged + 6 * s.OneRegion : 0;
}
