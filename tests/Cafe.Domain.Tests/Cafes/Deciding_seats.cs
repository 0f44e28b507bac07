using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.People;
using OpenTalks.Rotations;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Cafes;

public class Deciding_seats
{
    static readonly Guid First = new("00000000-0000-0000-0000-0000000000d1"), Second = new("00000000-0000-0000-0000-0000000000d2");
    static readonly Remark What = Remark.Of("move", ("person", Ada), ("table", 1));
    static readonly Arrangement Pinned = Arrangement.None with { Pins = [new Pin(Ada, 2, 1)] };
    static readonly RoundSeats Other = Seats(2, [Ada, Di], [Bo, Cy]);

    static CafeCommand.DecideSeating Decide(Guid id, int madeFor, params RoundSeats[] rounds) => new(id, What, Pinned, [.. rounds], 7, 100, madeFor);
    static CafeEvent.SeatingDecided Decided(Guid id, int minute, params RoundSeats[] rounds) => new(id, What, Pinned, [.. rounds], 7, 100, At(minute));
    static int Now => After(Talking()).Seatings;

    [Fact] public void is_recorded_with_what_the_planner_must_respect() =>
        Cafe.Given(Talking()).When(Facilitator(20), Decide(First, Now, Other)).Then(Decided(First, 20, Other));

    [Fact] public void moves_people_in_the_rounds_ahead()
    {
        var cafe = After([.. Talking(), Decided(First, 20, Other)]);
        (cafe.TableOf(Ada, 2), cafe.TableOf(Cy, 2), cafe.Arrangement.Pins.Length).Should().Be((1, 2, 1));
    }

    [Fact] public void twice_is_already_so() =>
        Cafe.Given([.. Talking(), Decided(First, 20, Other)]).When(Facilitator(21), Decide(First, Now, Other)).ThenNothing();

    [Fact] public void made_for_seats_that_have_moved_since_is_outdated() =>
        Cafe.Given([.. Talking(), new CafeEvent.PersonLeft(Di)]).When(Facilitator(20), Decide(First, Now, Other)).ThenRefused("plan-outdated");

    [Fact] public void of_a_round_that_runs_is_outdated() =>
        Cafe.Given(Talking()).When(Facilitator(20), Decide(First, Now, Seats(1, [Ada, Di], [Bo, Cy]))).ThenRefused("plan-outdated");

    [Fact] public void of_more_than_a_tables_seats_is_outdated() =>
        Cafe.Given(Talking()).When(Facilitator(20), Decide(First, Now, Seats(2, [Ada, Bo, Cy, Di], []))).ThenRefused("plan-outdated");

    [Fact]
    public void and_taking_it_back_restores_seats_and_arrangement_exactly()
    {
        var before = After(Talking());
        CafeEvent[] events = [.. Talking(), Decided(First, 20, Other), new CafeEvent.SeatingUndone(First, At(21))];
        Cafe.Given([.. Talking(), Decided(First, 20, Other)]).When(Facilitator(21), new CafeCommand.UndoSeating(First)).Then(new CafeEvent.SeatingUndone(First, At(21)));
        var after = After(events);
        after.Seating.Keys.Should().Equal(before.Seating.Keys);
        foreach (var (round, seating) in before.Seating) after.Seating[round].Tables.Should().Equal(seating.Tables);
        (after.Arrangement, after.Undo.IsEmpty).Should().Be((before.Arrangement, true));
    }

    [Fact] public void taking_back_the_older_of_two_asks_for_the_newer_first() =>
        Cafe.Given([.. Talking(), Decided(First, 20, Other), Decided(Second, 21, Seats(2, [Ada, Bo], [Cy, Di]))])
            .When(Facilitator(22), new CafeCommand.UndoSeating(First)).ThenRefused("undo-newer-first");

    [Fact] public void taking_it_back_once_people_sit_by_it_is_too_late() =>
        Cafe.Given([.. Talking(), Decided(First, 20, Other), new CafeEvent.PhaseBegun(After(Talking()).Programme.IndexOf(PhaseKind.Talk, 2), At(30))])
            .When(Facilitator(31), new CafeCommand.UndoSeating(First)).ThenRefused("undo-too-late");

    [Fact] public void unknown_is_already_undone() => Cafe.Given(Talking()).When(Facilitator(20), new CafeCommand.UndoSeating(First)).ThenNothing();

    [Fact]
    public void and_taking_it_back_leaves_a_newcomer_seated()
    {
        var cafe = After([.. Talking(), Decided(First, 20, Other), new CafeEvent.PersonCame(6, Role.Participant),
            new CafeEvent.PersonSeated(6, [new Seat(1, 1), new Seat(2, 2)], At(21)), new CafeEvent.SeatingUndone(First, At(22))]);
        (cafe.TableOf(6, 1), cafe.TableOf(6, 2), cafe.TableOf(Ada, 2)).Should().Be((1, 2, 2));
    }
}

public class Marking_somebody
{
    [Fact] public void gone_is_recorded() => Cafe.Given(Talking()).When(Facilitator(20), new CafeCommand.MarkGone(Di)).Then(new CafeEvent.PersonLeft(Di));
    [Fact] public void gone_twice_is_already_so() => Cafe.Given([.. Talking(), new CafeEvent.PersonLeft(Di)]).When(Facilitator(20), new CafeCommand.MarkGone(Di)).ThenNothing();
    [Fact] public void back_is_recorded() => Cafe.Given([.. Talking(), new CafeEvent.PersonLeft(Di)]).When(Facilitator(20), new CafeCommand.MarkBack(Di)).Then(new CafeEvent.PersonReturned(Di));
    [Fact] public void who_is_unknown_or_no_participant_is_refused()
    {
        Cafe.Given(Talking()).When(Facilitator(20), new CafeCommand.MarkGone(77)).ThenRefused("person-unknown");
        Cafe.Given(Talking()).When(Facilitator(20), new CafeCommand.MarkGone(Fay)).ThenRefused("person-unknown");
    }
}
