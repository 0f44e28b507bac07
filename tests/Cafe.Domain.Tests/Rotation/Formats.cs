using System.Collections.Immutable;
using CsCheck;
using FluentAssertions;
using OpenTalks.Rotations;
using Xunit;

namespace OpenTalks.Domain.Tests.Rotations;

public class A_format
{
    static readonly Room s_room = Rooms.Plain(24, 6, 3, 3, 5, questions: 3);

    [Fact]
    public void with_a_question_per_table_gives_everybody_each_question_once() =>
        s_room.Planned(20_000).Score.QuestionRepeats.Should().Be(0);

    [Theory, InlineData(12), InlineData(16), InlineData(30), InlineData(34), InlineData(35)]
    public void with_a_question_per_table_lets_questions_take_turns_in_having_fewer_tables(int people)
    {
        var room = Rooms.Plain(people, 12, 3, 3, 5, questions: 3);
        var plan = room.Planned(40_000);
        plan.Score.QuestionRepeats.Should().Be(0, "nobody need miss a question because some tables stay empty");
        HardRules.Broken(room, plan, 0).Should().BeEmpty();
    }

    [Fact]
    public void with_a_home_round_ends_where_it_began()
    {
        var at = (s_room with { LastRoundHome = true }).Planned().ByPerson();
        for (var p = 1; p <= 24; p++) at[(p, 3)].Should().Be(at[(p, 1)]);
    }

    [Fact]
    public void with_half_moving_keeps_half_of_each_table()
    {
        var plan = (s_room with { Format = Format.HalfMoves }).Planned();
        var at = plan.ByPerson();
        foreach (var table in plan.Seats.Where(s => s.Round < 3))
            table.People.Count(p => at[(p, table.Round + 1)] == table.Table).Should().BeGreaterThanOrEqualTo(table.People.Length / 2);
        Enumerable.Range(1, 24).Count(p => at[(p, 1)] != at[(p, 2)]).Should().BeGreaterThan(6);
    }

    [Fact]
    public void with_questions_that_move_lets_people_stay()
    {
        var at = (s_room with { Format = Format.QuestionsMove }).Planned().ByPerson();
        for (var p = 1; p <= 24; p++) new[] { at[(p, 2)], at[(p, 3)] }.Should().AllBeEquivalentTo(at[(p, 1)]);
    }

    [Fact]
    public void of_free_choice_seats_only_who_is_bound()
    {
        var plan = (s_room with { Format = Format.FreeChoice, Pins = [new(9, 2, 4)] }).With(1, p => p with { HostOf = 2 }).Planned();
        plan.ByPerson().Should().BeEquivalentTo(new Dictionary<(int, int), int> { [(1, 1)] = 2, [(1, 2)] = 2, [(1, 3)] = 2, [(9, 2)] = 4 });
    }

    [Fact]
    public void in_which_hosts_travel_in_the_last_round_lets_them()
    {
        var at = (s_room with { Hosts = HostsDo.TravelInLastRound }).With(1, p => p with { HostOf = 2 }).Planned(20_000).ByPerson();
        (at[(1, 1)], at[(1, 2)]).Should().Be((2, 2));
        at[(1, 3)].Should().NotBe(2);
    }

    [Fact]
    public void on_paper_repeats_nothing_with_nine_tables_and_something_with_eight()
    {
        Offsets.For(9, 5, 3).Should().BeEquivalentTo(new { Steps = new[] { 0, -1, 1, -2, 2 }, Repeats = 0 });
        Offsets.For(33, 6, 5).Repeats.Should().Be(0);
        Offsets.For(8, 5, 3).Repeats.Should().BeGreaterThan(0);
    }

    [Fact]
    public void of_free_choice_moves_nobody_when_a_table_closes_but_asks_those_who_sat_there() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 6].Array[24]).Sample((closing, chosen) =>
        {
            var room = s_room with { Format = Format.FreeChoice, Tables = [.. s_room.Tables.Select(table => table with { Min = 0, Max = 24 })] };
            ImmutableArray<TableSeats> seated = [.. chosen.Select((table, i) => (Table: table, Person: i + 1)).GroupBy(seat => seat.Table, seat => seat.Person)
                .OrderBy(table => table.Key).Select(table => new TableSeats(1, table.Key, [.. table.Order()]))];
            Plan standing = new(seated, Rotation.Score(room, History.None, Rules.Default, seated), [], 0, 0);
            var decided = Rotation.Decide(room with { People = [.. room.People.Select(person => person with { Absent = [2, 3] })] },
                History.None, Rules.Default, standing, new ByHand.Close(closing), Budget.OfSteps(100), 1);
            var preview = decided.Should().BeOfType<Healing.Possible>().Which.Preview;
            preview.Next.Select(change => change.Person).Should().Equal(chosen.Select((table, i) => (table, i + 1)).Where(seat => seat.table == closing).Select(seat => seat.Item2));
            preview.Next.Where(change => change.To is not null).Should().BeEmpty("they choose for themselves");
            preview.Later.Should().BeEmpty();
            preview.After.Plan.Seats.Should().BeEquivalentTo(standing.Seats.Where(seats => seats.Table != closing));
        }, iter: 60);
}
