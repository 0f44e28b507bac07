using OpenTalks.Cafes;
using OpenTalks.People;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Cafes;

public class Seating_everybody
{
    static CafeCommand.SeatEverybody Plan(params RoundSeats[] rounds) => new([.. rounds], 7, 100);
    static readonly CafeCommand.SeatEverybody Whole = Plan(Seats(1, [Ada, Bo], [Cy, Di]), Seats(2, [Cy, Di], [Ada, Bo]));

    [Fact] public void is_recorded_with_seed_and_steps_so_that_it_can_be_explained() => Cafe.Given(Filled()).When(Server(10), Whole).Then(Planned);
    [Fact] public void from_a_later_round_on_is_recorded() => Cafe.Given(Talking()).When(Server(33), Plan(Seats(2, [Ada, Di], [Bo, Cy])))
        .Then(new CafeEvent.SeatsPlanned([Seats(2, [Ada, Di], [Bo, Cy])], 7, 100, At(33)));

    [Fact] public void leaves_out_who_came_meanwhile_as_a_latecomer() => Cafe.Given([.. Filled(), new CafeEvent.PersonCame(6, Role.Participant)]).When(Server(10), Whole).Then(Planned);
    [Fact] public void bears_that_somebody_left_meanwhile() => Cafe.Given([.. Filled(), new CafeEvent.PersonLeft(Di)]).When(Server(10), Whole).Then(Planned);
    [Fact] public void twice_on_one_person_is_outdated() => Cafe.Given(Filled()).When(Server(10), Plan(Seats(1, [Ada, Bo], [Bo, Cy, Di]))).ThenRefused("plan-outdated");
    [Fact] public void at_a_table_that_is_none_is_outdated() => Cafe.Given(Filled()).When(Server(10), Plan(Seats(1, [Ada, Bo], [], [Cy, Di]))).ThenRefused("plan-outdated");
    [Fact] public void at_more_than_its_seats_is_outdated() => Cafe.Given(Filled()).When(Server(10), Plan(Seats(1, [Ada, Bo, Cy, Di], []))).ThenRefused("plan-outdated");
    [Fact] public void with_somebody_unknown_is_outdated() => Cafe.Given(Filled()).When(Server(10), Plan(Seats(1, [Ada, Bo], [Cy, 77]))).ThenRefused("plan-outdated");
    [Fact] public void in_no_round_of_the_programme_is_refused() => Cafe.Given(Filled()).When(Server(10), Plan(Seats(3, [Ada, Bo], [Cy, Di]))).ThenRefused("round-unknown");
    [Fact] public void after_the_end_is_refused() => Cafe.Given([.. Filled(), new CafeEvent.Ended(At(1))]).When(Server(10), Whole).ThenRefused("cafe-closed");
}

public class Seating_a_latecomer
{
    static readonly CafeEvent[] Late = [.. Talking(), new CafeEvent.PersonCame(6, Role.Participant)];
    static CafeCommand.SeatOne One(params Seat[] seats) => new(6, [.. seats]);

    [Fact]
    public void gives_a_seat_and_the_rest_of_the_route_and_moves_nobody()
    {
        var seated = new CafeEvent.PersonSeated(6, [new Seat(1, 2), new Seat(2, 1)], At(15));
        Cafe.Given(Late).When(Server(15), One(new Seat(1, 2), new Seat(2, 1))).Then(seated);
        var cafe = After([.. Late, seated]);
        (cafe.TableOf(6, 1), cafe.TableOf(6, 2)).Should().Be((2, 1));
        (cafe.TableOf(Ada, 1), cafe.TableOf(Ada, 2)).Should().Be((1, 2));
    }

    [Fact] public void at_a_table_that_is_full_by_now_is_outdated() =>
        Cafe.Given([.. Late, new CafeEvent.PersonCame(7, Role.Participant), new CafeEvent.PersonSeated(7, [new Seat(1, 2)], At(15))]).When(Server(15), One(new Seat(1, 2))).ThenRefused("plan-outdated");

    [Fact] public void takes_the_seat_of_somebody_who_left() =>
        Cafe.Given([.. Late, new CafeEvent.PersonCame(7, Role.Participant), new CafeEvent.PersonSeated(7, [new Seat(1, 2)], At(15)), new CafeEvent.PersonLeft(Cy)])
            .When(Server(16), One(new Seat(1, 2))).Then(new CafeEvent.PersonSeated(6, [new Seat(1, 2)], At(16)));

    [Fact] public void at_a_table_that_is_none_is_refused() => Cafe.Given(Late).When(Server(15), One(new Seat(1, 9))).ThenRefused("table-unknown");
    [Fact] public void in_no_round_of_the_programme_is_refused() => Cafe.Given(Late).When(Server(15), One(new Seat(3, 1))).ThenRefused("round-unknown");
    [Fact] public void whom_nobody_knows_is_refused() => Cafe.Given(Talking()).When(Server(15), One(new Seat(1, 2))).ThenRefused("person-unknown");
    [Fact] public void who_is_no_participant_is_refused() => Cafe.Given(Talking()).When(Server(15), new CafeCommand.SeatOne(Fay, [new Seat(1, 2)])).ThenRefused("person-unknown");
}

public class The_right_to_write
{
    [Fact]
    public void follows_the_seat_of_the_round()
    {
        var cafe = After(Talking());
        (cafe.MayWriteOn(1, Ada, 1), cafe.MayWriteOn(2, Ada, 1), cafe.MayWriteOn(2, Ada, 2)).Should().Be((true, false, true));
        cafe.MayWriteOn(1, Fay, 1).Should().BeFalse("who facilitates has no seat");
        cafe.MayWriteOn(1, Ada, 0).Should().BeFalse();
    }

    [Fact]
    public void stays_on_a_seat_left_while_its_round_ran()
    {
        var moved = After([.. Talking(), new CafeEvent.PersonSeated(Ada, [new Seat(1, 2)], At(15))]);
        (moved.MayWriteOn(1, Ada, 1), moved.MayWriteOn(2, Ada, 1)).Should().Be((true, true));
    }

    [Fact]
    public void stays_through_a_new_plan_made_while_its_round_ran()
    {
        var planned = After([.. Talking(), new CafeEvent.SeatsPlanned([Seats(1, [Cy, Di], [Ada, Bo])], 7, 1, At(15))]);
        (planned.MayWriteOn(1, Ada, 1), planned.MayWriteOn(2, Ada, 1), planned.MayWriteOn(1, Cy, 1), planned.MayWriteOn(2, Cy, 1)).Should().Be((true, true, true, true));
    }

    [Fact]
    public void is_not_kept_on_a_seat_that_nobody_has_sat_on_yet()
    {
        var planned = After([.. Talking(), new CafeEvent.SeatsPlanned([Seats(2, [Ada, Bo], [Cy, Di])], 7, 1, At(15))]);
        (planned.MayWriteOn(1, Ada, 2), planned.MayWriteOn(2, Ada, 2)).Should().Be((true, false));
    }
}

public class Reading_a_sheet
{
    static readonly Cafe Running = After(Talking());

    [Fact] public void is_open_to_those_who_sit_at_it() => (Running.MayRead(1, Ada, At(15)), Running.MayRead(2, Ada, At(15))).Should().Be((true, false));
    [Fact] public void is_open_on_both_sides_of_a_move() => (Running.MayRead(1, Ada, At(33)), Running.MayRead(2, Ada, At(33))).Should().Be((true, true));
    [Fact] public void ends_with_the_move() => (Running.MayRead(1, Ada, At(37)), Running.MayRead(2, Ada, At(37))).Should().Be((false, true));
    [Fact] public void is_open_to_all_from_the_gallery_on() => (Running.MayRead(1, Ada, At(58)), Running.MayRead(2, Ada, At(58)), Running.MayRead(3, Ada, At(58))).Should().Be((true, true, false));
    [Fact] public void is_not_open_before_the_start() => After(Filled()).MayRead(1, Ada, At(0)).Should().BeFalse();
}

public class Taking_attendance
{
    static readonly CafeCommand.TakeAttendance Round1 = new(1), Round2 = new(2);
    static CafeEvent Taken(int round, params int[][] tables) => new CafeEvent.AttendanceTaken(Seats(round, tables));

    [Fact] public void keeps_who_sat_where() => Cafe.Given(Talking()).When(Server(30), Round1).Then(Taken(1, [Ada, Bo], [Cy, Di]));
    [Fact] public void leaves_out_who_is_gone() => Cafe.Given([.. Talking(), new CafeEvent.PersonLeft(Bo)]).When(Server(30), Round1).Then(Taken(1, [Ada], [Cy, Di]));
    [Fact] public void keeps_a_move_by_hand() => Cafe.Given([.. Talking(), new CafeEvent.PersonSeated(Ada, [new Seat(1, 2)], At(15))]).When(Server(30), Round1).Then(Taken(1, [Bo], [Ada, Cy, Di]));
    [Fact] public void keeps_people_without_a_phone_who_never_tapped_that_they_arrived() => Cafe.Given(Talking()).When(Server(30), Round1).Decision.Events.Should().ContainSingle();
    [Fact] public void twice_takes_it_once() => Cafe.Given([.. Talking(), Taken(1, [Ada, Bo], [Cy, Di])]).When(Server(31), Round1).ThenNothing();
    [Fact] public void of_a_round_without_seats_does_nothing() => Cafe.Given(Filled()).When(Server(30), Round1).ThenNothing();
    [Fact] public void works_after_the_end() => Cafe.Given([.. Talking(), new CafeEvent.Ended(At(31))]).When(Server(31), Round1).Then(Taken(1, [Ada, Bo], [Cy, Di]));

    static readonly CafeEvent[] BothTaken = [.. Talking(), Taken(1, [Ada, Bo], [Cy, Di]), Taken(2, [Cy, Di], [Ada, Bo])];

    [Fact] public void is_done_again_of_a_talk_that_was_gone_back_to() => Cafe.Given([.. BothTaken, Began(Talk2, 57), new CafeEvent.PersonLeft(Cy)]).When(Server(77), Round2).Then(Taken(2, [Di], [Ada, Bo]));
    [Fact] public void is_not_done_again_of_a_talk_before_the_one_gone_back_to() => Cafe.Given([.. BothTaken, Began(Talk2, 57), new CafeEvent.PersonLeft(Ada)]).When(Server(58), Round1).ThenNothing();
    [Fact] public void is_not_done_again_after_going_back_no_further_than_the_write_up() => Cafe.Given([.. BothTaken, Began(WriteUp2, 57)]).When(Server(58), Round2).ThenNothing();
}
