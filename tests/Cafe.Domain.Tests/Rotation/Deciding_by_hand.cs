using CsCheck;
using FluentAssertions;
using OpenTalks.Rotations;
using Xunit;

namespace OpenTalks.Domain.Tests.Rotations;

public class Deciding_by_hand
{
    static readonly Room s_room = Rooms.Plain(24, 6, 3, 3, 6);
    static readonly Plan s_plan = s_room.Planned();

    [Fact]
    public void to_move_somebody_moves_nobody_else_and_is_respected_afterwards()
    {
        var from = s_plan.TableOf(5, 2)!.Value;
        var to = s_plan.Seats.First(s => s.Round == 2 && s.Table != from).Table;
        var preview = Possible(new ByHand.Move(5, 2, to));
        preview.Next.Should().Equal(new SeatChange(5, 2, from, to));
        preview.Later.Should().BeEmpty();
        preview.After.Room.Planned(5_000, s_plan.After(1)).TableOf(5, 2).Should().Be(to);
    }

    [Fact]
    public void to_swap_two_swaps_them()
    {
        var (a, b) = (s_plan.TableOf(1, 3)!.Value, s_plan.TableOf(2, 3)!.Value);
        if (a == b) return;
        Possible(new ByHand.Swap(1, 2, 3)).Later.Should().BeEquivalentTo([new SeatChange(1, 3, a, b), new SeatChange(2, 3, b, a)]);
    }

    [Fact]
    public void to_swap_two_or_to_help_a_thin_table_is_done_though_another_table_is_short_already()
    {
        var tight = Rooms.Plain(18, 6, 2, 3, 6);
        var plan = tight.Planned();
        int[] People(int table) => [.. plan.Seats.Single(s => s.Round == 2 && s.Table == table).People];
        var gone = People(1)[0];
        var now = tight with { People = [.. tight.People.Select(p => p.Number == gone ? p with { Absent = [2] } : p)] };
        var left = plan with { Seats = [.. plan.Seats.Select(s => s with { People = s.Round == 2 ? s.People.Remove(gone) : s.People })] };
        now.Decided(plan.After(1), left, new ByHand.Swap(People(2)[0], People(3)[0], 2), 0).Should().BeOfType<Healing.Possible>();
        var thinner = now.Decided(plan.After(1), left, new ByHand.Move(People(2)[0], 2, 1), 0).Should().BeOfType<Healing.Impossible>().Subject;
        thinner.Reason.What.With["table"].Should().Be("2", "that one would become short");
        var roomy = now with { Tables = [.. now.Tables.Select(t => t.Number == 2 ? t with { Min = 2 } : t.Number == 1 ? t with { Min = 4 } : t)] };
        roomy.Decided(plan.After(1), left, new ByHand.Move(People(2)[0], 2, 1), 0).Should().BeOfType<Healing.Possible>("it is still short, but less so");
    }

    [Fact]
    public void to_lock_a_table_keeps_it_as_it_is()
    {
        var locked = Possible(new ByHand.Lock(3)).After.Room;
        var again = locked.Planned(5_000, s_plan.After(1), seed: 9);
        again.Seats.Where(s => s.Table == 3).Should().BeEquivalentTo(s_plan.Seats.Where(s => s is { Table: 3, Round: > 1 }));
    }

    [Fact]
    public void to_merge_tables_sends_the_people_of_one_to_the_other()
    {
        var small = Rooms.Plain(18, 6, 2, 3, 6);
        var plan = small.Planned();
        var preview = small.Decided(plan.After(1), plan, new ByHand.Merge(6, 2), 5_000)
            .Should().BeOfType<Healing.Possible>().Subject.Preview;
        foreach (var person in plan.Seats.Single(s => s is { Round: 2, Table: 6 }).People) preview.After.Plan.TableOf(person, 2).Should().Be(2);
        preview.PeopleWhoChange.Should().Be(3);
    }

    [Fact]
    public void to_move_somebody_to_a_full_table_is_refused_with_the_way_out()
    {
        var full = Rooms.Plain(12, 3, 2, 4, 4);
        var plan = full.Planned();
        var to = plan.Seats.First(s => s.Round == 1 && !s.People.Contains(1)).Table;
        var no = full.Decided(History.None, plan, new ByHand.Move(1, 1, to), 0).Should().BeOfType<Healing.Impossible>().Subject;
        (no.Reason.What.Code, no.Reason.Remedy.Code).Should().Be(("table-full", "swap-instead"));
    }

    [Fact]
    public void to_move_somebody_in_a_round_that_is_over_is_refused() =>
        s_room.Decided(s_plan.After(1), s_plan, new ByHand.Move(1, 1, 2), 0)
            .Should().BeOfType<Healing.Impossible>().Which.Reason.What.Code.Should().Be("round-over");

    [Fact]
    public void that_breaks_a_soft_rule_is_done_and_said()
    {
        var apart = s_room with { Apart = [[1, 2]] };
        var plan = apart.Planned(20_000);
        var preview = apart.Decided(plan.After(1), plan, new ByHand.Move(1, 2, plan.TableOf(2, 2)!.Value), 0)
            .Should().BeOfType<Healing.Possible>().Subject.Preview;
        preview.Before.Plan.Score.Apart.Should().Be(0);
        preview.After.Plan.Score.Remarks.Should().Contain(r => r.Code == "apart-meet" && r.With["people"] == "1, 2");
    }

    [Fact]
    public void can_be_undone_exactly() => Gen.Select(Gen.Int[1, 24], Gen.Int[2, 3], Gen.Int[1, 6]).Sample((person, round, table) =>
    {
        foreach (var act in (ByHand[])[new ByHand.Move(person, round, table), new ByHand.Lock(table), new ByHand.Close(table), new ByHand.Hold(person, round)])
            if (s_room.Decided(s_plan.After(1), s_plan, act, 500) is Healing.Possible { Preview: var preview })
                preview.Before.Should().Be(new Standing(s_room, s_plan));
    }, iter: 40);

    static Preview Possible(ByHand decision) =>
        s_room.Decided(s_plan.After(1), s_plan, decision, 2_000).Should().BeOfType<Healing.Possible>().Subject.Preview;
}
