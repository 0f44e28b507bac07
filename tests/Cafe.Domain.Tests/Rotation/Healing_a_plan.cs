using System.Collections.Immutable;
using CsCheck;
using FluentAssertions;
using OpenTalks.Rotations;
using Xunit;

namespace OpenTalks.Domain.Tests.Rotations;

public class Healing_a_plan
{
    static readonly Gen<(Room Room, int[] Gone)> s_dropOuts =
        from room in Rooms.Any
        where room.Rounds > 1
        from gone in Gen.Int[1, room.People.Length].Array[0, 3]
        select (room, gone.Where(n => room.People[n - 1] is { HostOf: null, StaysPut: false }).Distinct().ToArray());

    [Fact]
    public void for_a_latecomer_moves_nobody_else() => Rooms.Any.Where(r => r.Rounds > 1).Sample(room =>
    {
        var plan = room.Planned();
        var number = room.People.Length + 1;
        var now = room with { People = room.People.Add(new RoomPerson(number) { Group = "academia", Languages = ["en"], Absent = [1] }) };
        var history = plan.After(1);
        if (Rotation.Seat(now, history, Rules.Default, plan, number) is not Welcome.Seated seated) return;
        seated.Seats.Select(s => s.Round).Should().Equal(Enumerable.Range(2, room.Rounds - 1));
        Without(seated.Plan, number).Should().Be(Without(plan with { Seats = [.. plan.Seats.Where(s => s.Round > 1)] }, number));
        HardRules.Broken(now, seated.Plan, 1).Should().BeEmpty();
    }, iter: 150);

    [Fact]
    public void breaks_no_hard_rule_and_changes_only_those_it_names() => s_dropOuts.Sample(x =>
    {
        var (now, history, standing) = Left(x.Room, x.Gone);
        if (now.Repaired(history, standing, 4_000) is not Healing.Possible { Preview: var preview }) return;
        HardRules.Broken(preview.After.Room, preview.After.Plan, 1).Should().BeEmpty();
        var (before, after) = (standing.Plan.ByPerson(), preview.After.Plan.ByPerson());
        foreach (var (seat, table) in after)
            if (before.TryGetValue(seat, out var told) && told != table)
                preview.Next.Concat(preview.Later).Should().Contain(c => c.Person == seat.Person && c.Round == seat.Round && c.From == told && c.To == table);
    }, iter: 120);

    [Fact]
    public void changes_no_next_seat_where_the_tables_left_are_large_enough() => s_dropOuts.Sample(x =>
    {
        var (now, history, standing) = Left(x.Room, x.Gone);
        var thin = standing.Plan.Seats.Any(s => s.Round > 1 && s.People.Count(p => now.People[p - 1].TakesPartIn(s.Round)) < 2);
        if (thin || now.Repaired(history, standing, 3_000) is not Healing.Possible { Preview: var preview }) return;
        preview.PeopleWhoChange.Should().Be(0);
    }, iter: 120);

    [Fact]
    public void is_never_worse_than_doing_nothing() => s_dropOuts.Sample(x =>
    {
        var (now, history, standing) = Left(x.Room, x.Gone);
        var nothing = standing.Plan.Seats.Where(s => s.Round > 1).Select(s => s with { People = [.. s.People.Where(p => now.People[p - 1].TakesPartIn(s.Round))] }).ToImmutableArray();
        if (nothing.Any(s => s.People.Length < 2)) return;
        if (now.Repaired(history, standing, 4_000) is not Healing.Possible { Preview: var preview }) return;
        // As a decision by hand that changes nothing, the plan is scored as it stands.
        var pin = nothing[0];
        var kept = now.Decided(history, standing.Plan with { Seats = nothing }, new ByHand.Hold(pin.People[0], pin.Round), 0);
        Cost(preview.After.Plan.Score).Should().BeLessThanOrEqualTo(Cost(kept.Should().BeOfType<Healing.Possible>().Subject.Preview.After.Plan.Score));
    }, iter: 120);

    [Fact]
    public void after_a_closed_table_moves_only_those_who_sat_there()
    {
        var room = Rooms.Plain(24, 6, 3, 3, 6);
        var plan = room.Planned();
        var preview = Possible(room.Decided(plan.After(1), plan, new ByHand.Close(6), 10_000));
        preview.Next.Select(c => c.Person).Should().BeEquivalentTo(plan.Seats.Single(s => s is { Round: 2, Table: 6 }).People);
        preview.After.Plan.Seats.Should().NotContain(s => s.Table == 6);
    }

    [Fact]
    public void names_a_successor_who_is_already_at_the_table_that_lost_its_host()
    {
        var room = Rooms.Plain(24, 6, 3, 3, 6).With(1, p => p with { HostOf = 4 });
        var plan = room.Planned();
        var preview = Possible(room.With(1, p => p with { Absent = [2, 3] }).Repaired(plan.After(1), new(room, plan), 5_000));
        var succession = preview.Successors.Should().ContainSingle().Subject;
        (succession.Table, succession.Lost).Should().Be((4, 1));
        plan.TableOf(succession.Successor, 2).Should().Be(4);
        preview.After.Plan.TableOf(succession.Successor, 3).Should().Be(4);
        preview.PeopleWhoChange.Should().Be(0);
    }

    [Fact]
    public void offers_to_close_thin_tables_instead()
    {
        var room = Rooms.Plain(24, 6, 3, 3, 6);
        var plan = room.Planned();
        var now = room.With(3, p => p with { Absent = [2, 3] });
        now.Ways(plan.After(1), new(room, plan)).Select(h => Possible(h).Way.Code)
            .Should().Equal("keep-tables", "close-table", "close-table");
    }

    static (Room Now, History History, Standing Standing) Left(Room room, int[] gone)
    {
        var plan = room.Planned();
        var now = room;
        foreach (var n in gone) now = now.With(n, p => p with { Absent = [.. p.Absent.Union(Enumerable.Range(2, room.Rounds - 1))] });
        return (now, plan.After(1), new(room, plan));
    }

    static long Cost(Score s) => 150L * s.QuestionRepeats + 100 * s.Repeats + 20 * s.Returns + 120 * s.Apart + 50 * s.Colleagues
        + 50 * s.ThinMix + 60 * s.Strangers + 12 * s.Unbridged + 6 * s.OneRegion;

    static string Without(Plan plan, int person) =>
        string.Join(' ', plan.Seats.Select(s => (s.Round, s.Table, People: s.People.Remove(person))).Where(s => s.People.Length > 0).Select(s => $"{s.Round}/{s.Table}:{string.Join(',', s.People)}"));

    static Preview Possible(Healing healing) => healing.Should().BeOfType<Healing.Possible>().Subject.Preview;
}
