using OpenTalks.Cafes;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Cafes;

public class A_round_more
{
    const int AfterRounds = 6;

    static readonly CafeEvent Inserted = new CafeEvent.RoundInserted(
        3, AfterRounds, [The.Phase(PhaseKind.Move, 4, 3), The.Phase(PhaseKind.Talk, 20, 3), The.Phase(PhaseKind.WriteUp, 2, 3)], Fay, At(40));

    [Fact] public void comes_after_the_last_as_long_as_that_was_planned() =>
        Cafe.Given([.. Talking(), new CafeEvent.PhaseExtended(Talk2, 5 * Minute, Fay, At(39))]).When(Facilitator(40), new CafeCommand.InsertRound(3)).Then(Inserted);

    [Fact] public void by_two_facilitators_at_once_comes_once() =>
        Cafe.Given([.. Talking(), Inserted]).When(Facilitator(40), new CafeCommand.InsertRound(3)).ThenNothing();

    [Fact] public void can_come_until_the_last_write_up_is_over()
    {
        Cafe.Given(Talking()).When(Facilitator(57.9), new CafeCommand.InsertRound(3)).Decision.Refused.Should().BeNull();
        Cafe.Given(Talking()).When(Facilitator(58), new CafeCommand.InsertRound(3)).ThenRefused("rounds-over");
    }

    [Theory, InlineData(0), InlineData(4)] public void that_is_not_the_next_is_refused(int round) =>
        Cafe.Given(Talking()).When(Facilitator(40), new CafeCommand.InsertRound(round)).ThenRefused("round-unknown");

    [Fact]
    public void is_seated_from_the_rounds_before()
    {
        var cafe = After([.. Talking(), Inserted]);
        (cafe.Rounds, cafe.Programme.Phases.Length).Should().Be((3, 11));
        Acts.Of(cafe, At(40)).Should().Contain(new Due(new Act.SeatRounds(3), At(40)));
        Acts.Of(After([.. Talking(), Inserted, new CafeEvent.SeatsPlanned([Seats(3, [Ada, Cy], [Bo, Di])], 7, 100, At(40))]), At(40))
            .Should().NotContain(due => due.Act is Act.SeatRounds);
    }

    [Fact]
    public void can_be_taken_back_until_people_go_there()
    {
        var seated = new CafeEvent.SeatsPlanned([Seats(3, [Ada, Cy], [Bo, Di])], 7, 100, At(40));
        CafeEvent undone = new CafeEvent.ActUndone(3, 0, Fay, At(45));
        Cafe.Given([.. Talking(), Inserted, seated]).When(Facilitator(45), new CafeCommand.UndoAct(3)).Then(undone);
        var back = After([.. Talking(), Inserted, seated, undone]);
        back.Programme.Phases.Should().Equal(Phases);
        back.Seating.Keys.Should().Equal(1, 2);
        Cafe.Given([.. Talking(), Inserted, seated]).When(Facilitator(58), new CafeCommand.UndoAct(3)).ThenRefused("act-too-late");
    }

    [Fact]
    public void makes_the_number_of_a_later_phase_mean_another()
    {
        var more = new CafeCommand.Extend(6, Minute, Of: 8);
        Cafe.Given(Talking()).When(Facilitator(41), more).Then(new CafeEvent.PhaseExtended(6, Minute, Fay, At(41)));
        Cafe.Given([.. Talking(), Inserted]).When(Facilitator(41), more).ThenRefused("programme-changed");
    }
}

public class A_round_less
{
    static readonly CafeEvent Dropped = new CafeEvent.RoundDropped(2, Fay, At(20));

    [Fact] public void is_the_last() => Cafe.Given(Talking()).When(Facilitator(20), new CafeCommand.DropRound(2)).Then(Dropped);
    [Fact] public void is_gone_with_its_phases_and_seats()
    {
        var cafe = After([.. Talking(), Dropped]);
        cafe.Programme.Phases.Select(phase => phase.Kind).Should().Equal(PhaseKind.Welcome, PhaseKind.Talk, PhaseKind.WriteUp, PhaseKind.Gallery, PhaseKind.Close);
        cafe.Seating.Keys.Should().Equal(1);
    }

    [Fact] public void twice_is_once() => Cafe.Given([.. Talking(), Dropped]).When(Facilitator(21), new CafeCommand.DropRound(2)).ThenNothing();
    [Fact] public void that_people_are_on_the_way_to_is_refused() => Cafe.Given(Talking()).When(Facilitator(32), new CafeCommand.DropRound(2)).ThenRefused("round-begun");
    [Fact] public void that_is_not_the_last_is_refused() => Cafe.Given(Talking()).When(Facilitator(20), new CafeCommand.DropRound(1)).ThenRefused("round-not-last");
    [Fact] public void that_is_the_only_one_is_refused() => Cafe.Given([.. Filled(), new CafeEvent.RoundDropped(2, Fay, At(0))]).When(Facilitator(1), new CafeCommand.DropRound(1)).ThenRefused("round-only");

    [Fact]
    public void comes_back_with_its_seats()
    {
        CafeEvent undone = new CafeEvent.ActUndone(3, 0, Fay, At(25));
        Cafe.Given([.. Talking(), Dropped]).When(Facilitator(25), new CafeCommand.UndoAct(3)).Then(undone);
        var back = After([.. Talking(), Dropped, undone]);
        back.Programme.Phases.Should().Equal(Phases);
        back.TableOf(Ada, 2).Should().Be(2);
    }

    [Fact]
    public void comes_back_without_seats_where_people_have_come_or_gone()
    {
        var back = After([.. Talking(), Dropped, new CafeEvent.PersonCame(6, People.Role.Participant), new CafeEvent.ActUndone(3, 0, Fay, At(25))]);
        back.Seating.Keys.Should().Equal(1);
        Acts.Of(back, At(25)).Should().Contain(due => due.Act == new Act.SeatRounds(2));
    }

    [Fact] public void does_not_come_back_when_the_rounds_are_over() =>
        Cafe.Given([.. Talking(), Dropped]).When(Facilitator(33), new CafeCommand.UndoAct(3)).ThenRefused("act-too-late");
}

public class The_end_of_the_evening
{
    [Fact]
    public void is_what_was_planned_from_the_first_beginning_whatever_was_added()
    {
        After(Filled()).EndsBy(At(0)).Should().BeNull();
        After([.. Talking(), new CafeEvent.PhaseExtended(Talk1, 5 * Minute, Fay, At(12))]).EndsBy(At(20)).Should().Be(At(73));
        After([.. Talking(), new CafeEvent.RoundDropped(2, Fay, At(20))]).EndsBy(At(20)).Should().Be(At(73));
    }

    [Fact]
    public void can_be_moved_and_moved_back()
    {
        Cafe.Given(Talking()).When(Facilitator(20), new CafeCommand.MoveEnd(5 * Minute, 2)).Then(new CafeEvent.EndMoved(At(78), Fay, At(20)));
        CafeEvent[] moved = [.. Talking(), new CafeEvent.EndMoved(At(78), Fay, At(20))];
        Cafe.Given(moved).When(Facilitator(21), new CafeCommand.MoveEnd(5 * Minute, 2)).ThenRefused("programme-changed");
        After([.. moved, new CafeEvent.ActUndone(3, 0, Fay, At(22))]).EndsBy(At(22)).Should().Be(At(73));
    }

    [Fact] public void is_not_known_before_the_start() => Cafe.Given(Filled()).When(Facilitator(0), new CafeCommand.MoveEnd(5 * Minute, 0)).ThenRefused("programme-not-started");
}
