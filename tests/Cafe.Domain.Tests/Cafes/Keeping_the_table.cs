using OpenTalks.Cafes;
using OpenTalks.Rotations;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Cafes;

/// <summary>Tables have three seats and are too small with one. As planned, Ada and Bo go from table 1 to table 2, Cy and Di the other way round.</summary>
public class Somebody_who_cannot_move
{
    static readonly Guid Decision = new("5ea70000-0000-4000-8000-000000000001"), Again = new("5ea70000-0000-4000-8000-000000000002");
    static readonly CafeCommand Stay = new CafeCommand.StayPut(Decision), MoveOn = new CafeCommand.MoveOn(Again);
    static readonly Arrangement Stays = Arrangement.None with { StayPut = [Ada] }, StaysAt1 = Stays with { Pins = [new Pin(Ada, 2, 1)] };

    static CafeEvent Stayed(Arrangement arrangement, double minutes, params RoundSeats[] rounds) =>
        new CafeEvent.SeatingDecided(Decision, Remark.Of("stay", ("person", Ada)), arrangement, [.. rounds], 0, 0, At(minutes));

    /// <summary>Cy has to go back to table 2, which would otherwise be too small.</summary>
    static readonly CafeEvent Exchanged = Stayed(StaysAt1, 15, Seats(2, [Ada, Di], [Bo, Cy]));

    [Fact] public void keeps_the_table_and_somebody_else_comes() => Cafe.Given(Talking()).When(Guest(Ada, 15), Stay).Then(Exchanged);
    [Fact] public void is_told_the_same_table_for_the_rounds_to_come()
    {
        var me = MeView.Of(After([.. Talking(), Exchanged]), Ada, _ => "Ada", "en", At(16));
        me.Route.Select(stop => stop.Table).Should().Equal(1, 1);
        me.StaysPut.Should().BeTrue();
    }

    [Fact] public void takes_a_free_seat_and_moves_nobody_where_the_other_table_stays_large_enough()
    {
        CafeEvent[] five = [.. Talking(), new CafeEvent.PersonCame(6, OpenTalks.People.Role.Participant), new CafeEvent.PersonSeated(6, [new Seat(1, 1), new Seat(2, 2)], At(12))];
        Cafe.Given(five).When(Guest(Ada, 15), Stay).Then(Stayed(StaysAt1, 15, Seats(2, [Ada, Cy, Di], [Bo, 6])));
    }

    [Fact] public void says_so_twice_and_it_is_done_once() => Cafe.Given([.. Talking(), Exchanged]).When(Guest(Ada, 16), Stay).ThenNothing();
    [Fact] public void before_there_is_a_plan_is_known_to_the_planner() => Cafe.Given(Filled()).When(Guest(Ada, 0), Stay).Then(Stayed(Stays, 0));
    [Fact] public void during_a_move_keeps_the_table_that_was_to_be_left() => Cafe.Given(Talking()).When(Guest(Ada, 33), Stay).Then(Stayed(StaysAt1, 33, Seats(2, [Ada, Di], [Bo, Cy])));
    [Fact] public void in_the_last_round_moves_nobody() => Cafe.Given(Talking()).When(Guest(Ada, 40), Stay).Then(Stayed(Stays, 40));

    [Fact] public void who_has_arrived_at_the_next_table_keeps_that_one() =>
        Cafe.Given([.. Talking(), new CafeEvent.PersonArrived(Ada, 2)]).When(Guest(Ada, 33), Stay).Then(Stayed(Stays, 33));

    [Fact] public void does_not_displace_a_host_or_somebody_else_who_cannot_move()
    {
        var taken = Arrangement.None with { StayPut = [Cy] };
        var decided = new CafeEvent.SeatingDecided(Again, Remark.Of("stay", ("person", Cy)), taken, [], 0, 0, At(11));
        var both = taken with { StayPut = [Ada, Cy], Pins = [new Pin(Ada, 2, 1)] };
        Cafe.Given([.. Talking(), decided]).When(Guest(Ada, 15), Stay).Then(Stayed(both, 15, Seats(2, [Ada, Cy], [Bo, Di])));
    }

    [Fact] public void can_move_again_by_the_route_of_before() =>
        Cafe.Given([.. Talking(), Exchanged]).When(Guest(Ada, 16), MoveOn).Then(new CafeEvent.SeatingUndone(Decision, At(16)));

    [Fact] public void can_move_again_with_the_next_plan_where_others_have_gone_by_it() =>
        Cafe.Given([.. Talking(), Exchanged]).When(Guest(Ada, 40), MoveOn)
            .Then(new CafeEvent.SeatingDecided(Again, Remark.Of("unstay", ("person", Ada)), Arrangement.None with { Pins = [new Pin(Ada, 2, 1)] }, [], 0, 0, At(40)));

    [Fact] public void who_never_stayed_can_move_already() => Cafe.Given(Talking()).When(Guest(Ada, 16), MoveOn).ThenNothing();
    [Fact] public void is_a_decision_that_a_facilitator_can_take_back() =>
        Cafe.Given([.. Talking(), Exchanged]).When(Facilitator(16), new CafeCommand.UndoSeating(Decision)).Then(new CafeEvent.SeatingUndone(Decision, At(16)));
    [Fact] public void after_the_end_is_refused() => Cafe.Given([.. Talking(), new CafeEvent.Ended(At(20))]).When(Guest(Ada, 21), Stay).ThenRefused("cafe-closed");
}

public class Arriving_by_a_tables_sign
{
    [Fact] public void is_recorded_at_ones_own_table() => Cafe.Given(Talking()).When(Guest(Ada, 33), new CafeCommand.Arrive(2, 2)).Then(new CafeEvent.PersonArrived(Ada, 2));
    [Fact] public void at_another_table_is_refused() => Cafe.Given(Talking()).When(Guest(Ada, 33), new CafeCommand.Arrive(2, 1)).ThenRefused("other-table");
    [Fact] public void at_two_tables_keeps_the_first() => Cafe.Given([.. Talking(), new CafeEvent.PersonArrived(Ada, 2)]).When(Guest(Ada, 34), new CafeCommand.Arrive(2, 1)).ThenRefused("other-table");
    [Fact] public void before_there_is_a_seat_is_refused() => Cafe.Given(Filled()).When(Guest(Ada, 0), new CafeCommand.Arrive(1, 1)).ThenRefused("no-seat");
}
