using OpenTalks.Cafes;
using OpenTalks.People;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Cafes;

public class What_is_due
{
    static CafeEvent Taken(int round, params int[][] tables) => new CafeEvent.AttendanceTaken(Seats(round, tables));
    static IEnumerable<Due> At(double now, params IEnumerable<CafeEvent> happened) => Acts.Of(After(happened), The.At(now));
    static double Forgotten => Cafe.ForgottenMs / (double)Minute;
    static Due Due(Act act, double minutes) => new(act, The.At(minutes));

    [Fact] public void is_nothing_in_a_cafe_that_was_never_opened() => At(0).Should().BeEmpty();
    [Fact] public void is_nothing_before_the_start() => At(0, Filled()).Should().BeEmpty();

    [Fact] public void is_only_the_close_of_a_forgotten_cafe_while_the_welcome_waits() =>
        At(30, [.. Filled(), Began(Welcome, 0)]).Should().Equal(Due(new Act.Close(), 10 + Forgotten));

    [Fact] public void after_the_end_is_to_settle_after_a_day_and_to_erase_names_when_the_cafe_said() =>
        At(80, [.. Talking(), new CafeEvent.Ended(The.At(73))]).Should().Equal(
            Due(new Act.CountMarks(), 73), Due(new Act.Settle(), 73 + 24 * 60), Due(new Act.EraseNames(), 73 + Setup().RetentionDays * 24 * 60));

    [Fact] public void is_nothing_once_a_closed_cafe_is_settled_and_nameless() =>
        At(80, [.. Talking(), new CafeEvent.Ended(The.At(73)), new CafeEvent.MarksCounted(), new CafeEvent.Settled(), new CafeEvent.NamesErased()]).Should().BeEmpty();

    [Fact] public void is_a_plan_when_round_1_begins_without_one() =>
        At(10, [.. Filled(), Began(Welcome, 0), Began(Talk1, 10)]).First().Should().Be(Due(new Act.SeatEverybody(), 10));

    [Fact] public void is_no_plan_where_nobody_came() =>
        At(10, [.. Opened(), Began(Welcome, 0), Began(Talk1, 10)]).Should().Equal(Due(new Act.CountMarks(), 68), Due(new Act.Close(), 73));

    [Fact] public void is_each_attendance_when_its_talk_ends_and_the_close() =>
        At(11, Talking()).Should().Equal(Due(new Act.TakeAttendance(1), 30), Due(new Act.TakeAttendance(2), 56), Due(new Act.CountMarks(), 68), Due(new Act.Close(), 73));

    [Fact] public void moves_with_an_extension() =>
        At(11, [.. Talking(), new CafeEvent.PhaseExtended(Talk1, 5 * Minute)]).Should().Equal(Due(new Act.TakeAttendance(1), 35), Due(new Act.TakeAttendance(2), 61), Due(new Act.CountMarks(), 73), Due(new Act.Close(), 78));

    [Fact] public void waits_out_a_pause_unless_it_was_forgotten() =>
        At(500, [.. Talking(), new CafeEvent.Paused(The.At(15))]).Should().Equal(Due(new Act.Close(), 15 + Forgotten));

    [Fact] public void stays_due_until_done() => At(40, Talking()).First().Should().Be(Due(new Act.TakeAttendance(1), 30));
    [Fact] public void is_no_attendance_that_was_taken() => At(40, [.. Talking(), Taken(1, [Ada, Bo], [Cy, Di])]).First().Should().Be(Due(new Act.TakeAttendance(2), 56));
    [Fact] public void is_the_attendance_of_a_talk_that_was_left_early() => At(16, [.. Talking(), Began(WriteUp1, 15)]).First().Should().Be(Due(new Act.TakeAttendance(1), 15));

    [Fact] public void is_a_seat_for_whoever_has_none_at_once() =>
        At(15, [.. Talking(), new CafeEvent.PersonCame(6, Role.Participant)]).Should().Contain(Due(new Act.SeatLatecomer(6), 15));

    [Fact] public void is_no_seat_for_somebody_who_left() =>
        At(15, [.. Talking(), new CafeEvent.PersonCame(6, Role.Participant), new CafeEvent.PersonLeft(6)]).Should().NotContain(due => due.Act is Act.SeatLatecomer);

    static readonly CafeEvent[] BothTaken = [.. Talking(), Taken(1, [Ada, Bo], [Cy, Di]), Taken(2, [Cy, Di], [Ada, Bo])];

    [Fact] public void is_the_attendance_again_of_a_talk_that_was_gone_back_to_and_of_no_other() =>
        At(58, [.. BothTaken, Began(Talk2, 57)]).Should().Equal(Due(new Act.TakeAttendance(2), 77), Due(new Act.CountMarks(), 89), Due(new Act.Close(), 94));

    [Fact] public void is_the_attendance_of_every_talk_that_comes_again() =>
        At(58, [.. BothTaken, Began(Talk1, 57)]).Select(due => due.Act).Should().Equal(new Act.TakeAttendance(1), new Act.TakeAttendance(2), new Act.CountMarks(), new Act.Close());

    [Fact] public void is_no_counting_of_marks_that_are_counted() => At(70, [.. BothTaken, new CafeEvent.MarksCounted()]).Should().Equal(Due(new Act.Close(), 73));
    [Fact] public void is_counting_again_once_the_gallery_was_gone_back_to() =>
        At(71, [.. BothTaken, new CafeEvent.MarksCounted(), Began(Gallery, 70)]).Should().Equal(Due(new Act.CountMarks(), 80), Due(new Act.Close(), 85));

    [Fact]
    public void is_the_close_of_a_last_phase_that_waits_for_somebody_who_never_comes()
    {
        var setup = Setup(phases: [Phase(PhaseKind.Talk, 20, 1), Phase(PhaseKind.Close, 5, waits: true)]);
        At(30, new CafeEvent.Opened(setup), Began(0, 0)).Should().Equal(Due(new Act.Close(), 25 + Cafe.ForgottenMs / Minute));
    }
}
