using OpenTalks.Cafes;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Cafes;

public class Running_the_programme
{
    static readonly Programme Begun = new Programme(Phases).Begin(Welcome, At(0));
    static readonly Programme InRoundOne = Begun.Begin(Talk1, At(10));

    static (int Phase, double LeftMinutes) Where(Programme programme, double minutes)
    {
        var here = programme.At(At(minutes))!;
        return (here.Phase, (double)here.LeftMs / Minute);
    }

    [Fact] public void is_nowhere_before_the_start() => new Programme(Phases).At(At(0)).Should().BeNull();

    [Fact] public void goes_from_phase_to_phase_by_itself() => new double[] { 10, 29.9, 30, 31.9, 32, 36, 56, 58, 68, 72.9 }.Select(minutes => Where(InRoundOne, minutes).Phase)
        .Should().Equal(Talk1, Talk1, WriteUp1, WriteUp1, Move2, Talk2, WriteUp2, Gallery, Close, Close);

    [Fact] public void waits_where_the_facilitator_is_waited_for_and_counts_up() => Where(Begun, 25).Should().Be((Welcome, -15));

    [Fact] public void is_over_when_the_last_phase_has_ended_by_itself()
    {
        InRoundOne.At(At(72.9))!.Over.Should().BeFalse();
        InRoundOne.At(At(73))!.Over.Should().BeTrue();
        InRoundOne.At(At(500))!.Phase.Should().Be(Close);
        InRoundOne.NextBoundaryMs(At(73)).Should().BeNull();
    }

    [Fact] public void is_never_over_where_the_last_phase_waits() =>
        (new Programme([Phase(PhaseKind.Close, 5, waits: true)]).Begin(0, At(0))).At(At(999))!.Over.Should().BeFalse();

    [Fact] public void counts_a_moment_before_the_run_as_its_beginning() => InRoundOne.At(At(-5)).Should().Be(new Position(Talk1, At(10), At(30), 20 * Minute, false, false));

    [Fact] public void stands_still_while_paused()
    {
        var paused = InRoundOne.Pause(At(15));
        Where(paused, 15).Should().Be((Talk1, 15));
        Where(paused, 200).Should().Be((Talk1, 15));
        paused.At(At(200))!.Paused.Should().BeTrue();
        paused.NextBoundaryMs(At(15)).Should().BeNull();
    }

    [Fact] public void keeps_what_is_left_over_a_pause() => Where(InRoundOne.Pause(At(15)).Resume(At(40)), 40).Should().Be((Talk1, 15));

    [Fact] public void pauses_the_phase_that_came_by_itself() => Where(InRoundOne.Pause(At(33)).Resume(At(40)), 41).Should().Be((Move2, 2));

    [Fact] public void is_given_more_time_by_extending() => Where(InRoundOne.Extend(Talk1, 5 * Minute), 32).Should().Be((Talk1, 3));

    [Fact] public void shortens_a_phase_to_nothing_at_most() => InRoundOne.Extend(WriteUp1, -60 * Minute).Phases[WriteUp1].LengthMs.Should().Be(0);

    [Fact] public void passes_over_a_phase_of_no_length() => Where(InRoundOne.Extend(WriteUp1, -2 * Minute), 30).Should().Be((Move2, 4));

    [Fact] public void never_goes_back_in_time_whatever_two_clocks_said()
    {
        InRoundOne.Begin(WriteUp1, At(5)).Run.Should().Be(new Run(WriteUp1, At(10), null));
        InRoundOne.Pause(At(15)).Begin(WriteUp1, At(12)).Run.Should().Be(new Run(WriteUp1, At(15), null));
        InRoundOne.Pause(At(15)).Resume(At(14)).Run.Should().Be(new Run(Talk1, At(10), null));
    }

    [Fact] public void never_goes_back_to_an_earlier_phase_by_itself() =>
        Gen.Select(Gen.Int[0, 7], Gen.Long[0, 2 * Hour], Gen.Long[0, 2 * Hour]).Sample((phase, a, b) =>
        {
            var programme = new Programme(Phases).Begin(phase, At(0));
            return programme.At(At(0) + Math.Min(a, b))!.Phase <= programme.At(At(0) + Math.Max(a, b))!.Phase;
        });

    [Fact] public void knows_when_a_phase_will_begin_unless_somebody_is_waited_for()
    {
        InRoundOne.BeginsMs(Move2).Should().Be(At(32));
        Begun.BeginsMs(Talk1).Should().BeNull();
        InRoundOne.BeginsMs(Welcome).Should().BeNull();
        InRoundOne.Pause(At(15)).BeginsMs(Move2).Should().BeNull();
        new Programme(Phases).BeginsMs(Welcome).Should().BeNull();
    }

    [Fact] public void knows_when_a_phase_began()
    {
        InRoundOne.BeganMs(WriteUp1, At(31)).Should().Be(At(30));
        InRoundOne.BeganMs(Move2, At(31)).Should().BeNull();
        InRoundOne.BeganMs(Welcome, At(31)).Should().BeNull();
    }

    [Fact] public void tells_the_next_moment_a_phase_ends_by_itself()
    {
        InRoundOne.NextBoundaryMs(At(11)).Should().Be(At(30));
        Begun.NextBoundaryMs(At(1)).Should().BeNull();
        new Programme(Phases).NextBoundaryMs(At(1)).Should().BeNull();
    }

    [Fact] public void has_no_rounds_where_no_phase_has_one() => Programme.Empty.Rounds.Should().Be(0);
}

public class Starting
{
    [Fact] public void begins_the_first_phase() => Cafe.Given(Filled()).When(Facilitator(3), new CafeCommand.Start()).Then(Began(Welcome, 3));
    [Fact] public void twice_starts_once() => Cafe.Given([.. Filled(), Began(Welcome, 0)]).When(Facilitator(1), new CafeCommand.Start()).ThenNothing();
    [Fact] public void after_the_end_is_refused() => Cafe.Given([.. Filled(), new CafeEvent.Ended(At(1))]).When(Facilitator(2), new CafeCommand.Start()).ThenRefused("cafe-closed");
    [Fact] public void a_cafe_that_was_never_opened_is_refused() => Cafe.Given().When(Facilitator(0), new CafeCommand.Start()).ThenRefused("cafe-unknown");
}

public class Going_on
{
    [Fact] public void begins_the_next_phase() => Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.Next(Talk1)).Then(Began(WriteUp1, 15));
    [Fact] public void goes_on_from_where_the_programme_came_by_itself() => Cafe.Given(Talking()).When(Facilitator(31), new CafeCommand.Next(WriteUp1)).Then(Began(Move2, 31));
    [Fact] public void ends_a_pause() => Cafe.Given([.. Talking(), new CafeEvent.Paused(At(12)), Began(WriteUp1, 15)]).State.Programme.Run.Should().Be(new Run(WriteUp1, At(15), null));

    [Fact]
    public void by_two_facilitators_at_once_goes_on_once()
    {
        var both = new CafeCommand.Next(Talk1);
        Cafe.Given(Talking()).When(Facilitator(15), both).Then(Began(WriteUp1, 15));
        Cafe.Given([.. Talking(), Began(WriteUp1, 15)]).When(Facilitator(15), both).ThenNothing();
    }

    [Fact] public void from_a_phase_that_has_just_ended_by_itself_is_already_so() => Cafe.Given(Talking()).When(Facilitator(30), new CafeCommand.Next(Talk1)).ThenNothing();
    [Fact] public void from_the_last_phase_is_refused() => Cafe.Given(Talking()).When(Facilitator(69), new CafeCommand.Next(Close)).ThenRefused("programme-over");
    [Fact] public void before_the_start_is_refused() => Cafe.Given(Filled()).When(Facilitator(0), new CafeCommand.Next(0)).ThenRefused("programme-not-started");
    [Fact] public void after_the_end_is_refused() => Cafe.Given([.. Talking(), new CafeEvent.Ended(At(12))]).When(Facilitator(15), new CafeCommand.Next(Talk1)).ThenRefused("cafe-closed");
}

public class Going_back
{
    [Fact] public void begins_the_phase_before_anew() => Cafe.Given(Talking()).When(Facilitator(33), new CafeCommand.Back(Move2)).Then(Began(WriteUp1, 33));
    [Fact] public void passes_over_a_phase_that_was_shortened_to_nothing() =>
        Cafe.Given([.. Talking(), new CafeEvent.PhaseExtended(WriteUp1, -2 * Minute)]).When(Facilitator(31), new CafeCommand.Back(Move2)).Then(Began(Talk1, 31));
    [Fact] public void twice_at_once_goes_back_once() => Cafe.Given([.. Talking(), Began(WriteUp1, 33)]).When(Facilitator(33), new CafeCommand.Back(Move2)).ThenNothing();
    [Fact] public void from_the_first_phase_is_refused() => Cafe.Given([.. Filled(), Began(Welcome, 0)]).When(Facilitator(1), new CafeCommand.Back(Welcome)).ThenRefused("programme-at-start");
    [Fact] public void before_the_start_is_refused() => Cafe.Given(Filled()).When(Facilitator(0), new CafeCommand.Back(1)).ThenRefused("programme-not-started");

    [Fact]
    public void lets_what_happens_by_itself_happen_again()
    {
        After(Talking()).Turn.Should().Be(0);
        After([.. Talking(), Began(WriteUp1, 33)]).Turn.Should().Be(1);
        After([.. Talking(), Began(Talk2, 34)]).Turn.Should().Be(0, "it went forward");
    }

    [Fact] public void forgets_when_later_phases_began() => After([.. Talking(), Began(Talk1, 33)]).BeganMs(WriteUp1, At(34)).Should().BeNull();
}

public class Pausing
{
    [Fact] public void stops_the_clock() => Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.Pause(Talk1)).Then(new CafeEvent.Paused(At(15), Fay));
    [Fact] public void twice_pauses_once() => Cafe.Given([.. Talking(), new CafeEvent.Paused(At(15))]).When(Facilitator(16), new CafeCommand.Pause(Talk1)).ThenNothing();
    [Fact] public void a_phase_that_is_over_does_nothing_to_the_one_that_runs() => Cafe.Given(Talking()).When(Facilitator(31), new CafeCommand.Pause(Talk1)).ThenNothing();
    [Fact] public void before_the_start_is_refused() => Cafe.Given(Filled()).When(Facilitator(0), new CafeCommand.Pause(0)).ThenRefused("programme-not-started");
    [Fact] public void ends_by_resuming() => Cafe.Given([.. Talking(), new CafeEvent.Paused(At(15))]).When(Facilitator(20), new CafeCommand.Resume(Talk1)).Then(new CafeEvent.Resumed(At(20), Fay));
    [Fact] public void is_not_ended_where_none_is() => Cafe.Given(Talking()).When(Facilitator(20), new CafeCommand.Resume(Talk1)).ThenNothing();

    [Fact]
    public void leaves_the_first_beginning_of_a_phase_known()
    {
        var cafe = After([.. Talking(), new CafeEvent.Paused(At(15)), new CafeEvent.Resumed(At(25))]);
        cafe.BeganMs(Talk1, At(26)).Should().Be(At(10));
        cafe.RoundBeganMs(1, At(26)).Should().Be(At(10));
        cafe.Programme.At(At(26))!.LeftMs.Should().Be(14 * Minute);
    }

    [Fact] public void leaves_writing_open() =>
        After([.. Talking(), new CafeEvent.Paused(At(15))]).WriteUpHasEnded(1, At(500)).Should().BeFalse();
}

public class Extending
{
    static CafeCommand.Extend By(int phase, double minutes) => new(phase, (long)(minutes * Minute));
    static CafeEvent Extended(int phase, double minutes, double at = 15) => new CafeEvent.PhaseExtended(phase, (long)(minutes * Minute), Fay, At(at));

    [Fact] public void lengthens_the_phase_that_runs() => Cafe.Given(Talking()).When(Facilitator(15), By(Talk1, 5)).Then(Extended(Talk1, 5));
    [Fact] public void lengthens_a_phase_to_come() => Cafe.Given(Talking()).When(Facilitator(15), By(Talk2, 5)).Then(Extended(Talk2, 5));
    [Fact] public void shortens() => Cafe.Given(Talking()).When(Facilitator(15), By(Talk1, -5)).Then(Extended(Talk1, -5));
    [Fact] public void never_ends_the_running_phase_before_now() => Cafe.Given(Talking()).When(Facilitator(25), By(Talk1, -20)).Then(Extended(Talk1, -5, at: 25));
    [Fact] public void never_shortens_a_phase_to_come_below_nothing() => Cafe.Given(Talking()).When(Facilitator(15), By(WriteUp1, -20)).Then(Extended(WriteUp1, -2));
    [Fact] public void cannot_shorten_a_phase_that_waits_and_is_beyond_its_length() => Cafe.Given([.. Filled(), Began(Welcome, 0)]).When(Facilitator(12), By(Welcome, -1)).ThenNothing();
    [Fact] public void while_paused_counts_from_the_pause() => Cafe.Given([.. Talking(), new CafeEvent.Paused(At(25))]).When(Facilitator(100), By(Talk1, -20)).Then(Extended(Talk1, -5, at: 100));
    [Fact] public void works_before_the_start() => Cafe.Given(Filled()).When(Facilitator(0), By(Talk1, 5)).Then(Extended(Talk1, 5, at: 0));
    [Fact] public void a_phase_that_is_over_is_refused() => Cafe.Given(Talking()).When(Facilitator(31), By(Talk1, 5)).ThenRefused("phase-over");
    [Theory, InlineData(-1), InlineData(8)] public void no_phase_of_the_programme_is_refused(int phase) => Cafe.Given(Talking()).When(Facilitator(15), By(phase, 5)).ThenRefused("phase-unknown");
    [Theory, InlineData(0), InlineData(241), InlineData(-241)] public void by_no_sensible_time_is_refused(int minutes) => Cafe.Given(Talking()).When(Facilitator(15), By(Talk1, minutes)).ThenRefused("minutes-out-of-range");
    [Fact] public void after_the_end_is_refused() => Cafe.Given([.. Talking(), new CafeEvent.Ended(At(12))]).When(Facilitator(15), By(Talk1, 5)).ThenRefused("cafe-closed");
}

public class Ending
{
    [Fact] public void closes_the_cafe() => Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.End()).Then(new CafeEvent.Ended(At(15)));
    [Fact] public void twice_closes_it_once() => Cafe.Given([.. Talking(), new CafeEvent.Ended(At(15))]).When(Facilitator(16), new CafeCommand.End()).ThenNothing();
    [Fact] public void works_before_the_start() => Cafe.Given(Filled()).When(Facilitator(1), new CafeCommand.End()).Then(new CafeEvent.Ended(At(1)));
    [Fact] public void leaves_every_sheet_readable() => After([.. Talking(), new CafeEvent.Ended(At(15))]).MayRead(2, Ada, At(16)).Should().BeTrue();
    [Fact] public void a_cafe_that_was_never_opened_is_refused() => Cafe.Given().When(Facilitator(0), new CafeCommand.End()).ThenRefused("cafe-unknown");
}
