using OpenTalks.Cafes;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Cafes;

/// <summary>Every act on the programme leads back, as long as nothing stands on it.</summary>
public class Taking_acts_back
{
    static CafeCommand.UndoAct Undo(int act) => new(act);
    static CafeEvent Undone(int act, double minutes, double by = 0) => new CafeEvent.ActUndone(act, (long)(by * Minute), Fay, At(minutes));

    /// <summary>Talking() has done two acts: the start and the first talk.</summary>
    static Cafe Now(params IEnumerable<CafeEvent> more) => After([.. Talking(), .. more]);

    static double Left(Cafe cafe, double minutes) => cafe.Programme.At(At(minutes))!.LeftMs / (double)Minute;
    static int Phase(Cafe cafe, double minutes) => cafe.Programme.At(At(minutes))!.Phase;

    [Fact]
    public void of_a_step_on_gives_the_phase_what_it_had_left()
    {
        Cafe.Given([.. Talking(), Began(WriteUp1, 15)]).When(Facilitator(16), Undo(3)).Then(Undone(3, 16));
        var back = Now(Began(WriteUp1, 15), Undone(3, 16));
        (Phase(back, 16), Left(back, 16)).Should().Be((Talk1, 15.0));
        back.BeganMs(Talk1, At(16)).Should().Be(At(10));
        back.BeganMs(WriteUp1, At(16)).Should().BeNull();
    }

    [Fact]
    public void of_a_step_on_lets_the_attendance_be_taken_again()
    {
        var back = Now(Began(WriteUp1, 15), new CafeEvent.AttendanceTaken(Seats(1, [Ada, Bo], [Cy, Di])), Undone(3, 16));
        back.Attendance.Should().BeEmpty();
        back.Turn.Should().Be(1);
        Acts.Of(back, At(16))[0].Should().Be(new Due(new Act.TakeAttendance(1), At(31)));
    }

    [Fact]
    public void of_a_step_on_that_is_over_by_itself_is_too_late() =>
        Cafe.Given([.. Talking(), Began(WriteUp1, 15)]).When(Facilitator(18), Undo(3)).ThenRefused("act-too-late");

    [Fact]
    public void of_a_step_back_returns_to_where_it_was()
    {
        var back = Now(Began(WriteUp1, 33), Undone(3, 34));
        (Phase(back, 34), Left(back, 34)).Should().Be((Move2, 3.0));
        back.BeganMs(WriteUp1, At(34)).Should().Be(At(30));
    }

    [Fact]
    public void of_the_start_waits_again()
    {
        Cafe.Given([.. Filled(), Began(Welcome, 0)]).When(Facilitator(1), Undo(1)).Then(Undone(1, 1));
        After([.. Filled(), Began(Welcome, 0), Undone(1, 1)]).Programme.Run.Should().BeNull();
    }

    [Fact]
    public void of_a_pause_goes_on_with_what_was_left()
    {
        var back = Now(new CafeEvent.Paused(At(15), Fay), Undone(3, 20));
        (back.Programme.At(At(20))!.Paused, Left(back, 20)).Should().Be((false, 15.0));
    }

    [Fact]
    public void of_going_on_pauses_again()
    {
        var back = Now(new CafeEvent.Paused(At(15), Fay), new CafeEvent.Resumed(At(20), Fay), Undone(4, 21));
        (back.Programme.At(At(50))!.Paused, Left(back, 50)).Should().Be((true, 14.0));
    }

    [Fact]
    public void of_more_minutes_takes_them_but_never_more_than_are_left()
    {
        CafeEvent more = new CafeEvent.PhaseExtended(Talk1, 5 * Minute, Fay, At(12));
        Cafe.Given([.. Talking(), more]).When(Facilitator(20), Undo(3)).Then(Undone(3, 20, -5));
        Cafe.Given([.. Talking(), more]).When(Facilitator(33), Undo(3)).Then(Undone(3, 33, -2));
        Now(more, Undone(3, 33, -2)).Programme.Phases[Talk1].ExtraMs.Should().Be(3 * Minute);
        Cafe.Given([.. Talking(), more]).When(Facilitator(36), Undo(3)).ThenRefused("act-too-late");
    }

    [Fact]
    public void of_minutes_that_cut_a_phase_to_nothing_lets_it_go_on()
    {
        CafeEvent cut = new CafeEvent.PhaseExtended(Talk1, -15 * Minute, Fay, At(15));
        Cafe.Given([.. Talking(), cut]).When(Facilitator(16), Undo(3)).Then(Undone(3, 16, 15));
        var back = Now(cut, new CafeEvent.AttendanceTaken(Seats(1, [Ada, Bo], [Cy, Di])), Undone(3, 16, 15));
        (Phase(back, 16), Left(back, 16), back.Attendance.Count).Should().Be((Talk1, 14.0, 0));
    }

    [Fact]
    public void begins_with_the_newest()
    {
        CafeEvent[] both = [new CafeEvent.PhaseExtended(Talk1, Minute, Fay, At(12)), new CafeEvent.Paused(At(13), Fay)];
        Cafe.Given([.. Talking(), .. both]).When(Facilitator(14), Undo(3)).ThenRefused("undo-newer-first");
        Cafe.Given([.. Talking(), .. both, Undone(4, 14)]).When(Facilitator(15), Undo(3)).Then(Undone(3, 15, -1));
    }

    [Fact]
    public void twice_takes_back_once() =>
        Cafe.Given([.. Talking(), new CafeEvent.Paused(At(13), Fay), Undone(3, 14)]).When(Facilitator(15), Undo(3)).ThenNothing();

    [Fact]
    public void after_the_end_is_refused() =>
        Cafe.Given([.. Talking(), new CafeEvent.Paused(At(13), Fay), new CafeEvent.Ended(At(14))]).When(Facilitator(15), Undo(3)).ThenRefused("cafe-closed");

    [Fact]
    public void says_on_every_console_who_did_what()
    {
        var view = RunningView.Of(Now(new CafeEvent.Paused(At(15), Fay)), number => People.Person.Of(Id, number, new People.PersonDetails($"P{number}")), new HashSet<int>(), At(16));
        view.Act.Should().Be(new ActView(3, ActKind.Pause, "P1", Fay, At(15), Talk1, null, null, 0, true));
    }
}
