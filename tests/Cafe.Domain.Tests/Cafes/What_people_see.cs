using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.People;
using OpenTalks.Sheets;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Cafes;

public class The_one_step_to_take
{
    static Step Step(double minutes, int number, params IEnumerable<CafeEvent> happened) => MeView.Of(After(happened), number, _ => "", "en", At(minutes)).Step;
    static Step Ada(double minutes, params IEnumerable<CafeEvent> more) => Step(minutes, The.Ada, [.. Talking(), .. more]);
    static CafeEvent Arrived(int round) => new CafeEvent.PersonArrived(The.Ada, round);

    [Fact] public void is_to_wait_before_the_start() => Step(0, The.Ada, Filled()).Should().Be(OpenTalks.Cafes.Step.Wait);
    [Fact] public void is_to_wait_during_the_welcome() => Step(5, The.Ada, [.. Filled(), Began(Welcome, 0)]).Should().Be(OpenTalks.Cafes.Step.Wait);
    [Fact] public void is_a_seat_soon_while_there_is_none() => Step(11, The.Ada, [.. Filled(), Began(Welcome, 0), Began(Talk1, 10)]).Should().Be(OpenTalks.Cafes.Step.SeatSoon);
    [Fact] public void is_to_go_until_one_has_arrived_in_round_1() => (Ada(11), Ada(11, Arrived(1))).Should().Be((OpenTalks.Cafes.Step.Go, OpenTalks.Cafes.Step.Talk));
    [Fact] public void is_to_write_up() => Ada(30).Should().Be(OpenTalks.Cafes.Step.Write);
    [Fact] public void is_to_go_while_moving_until_one_is_there() => (Ada(33, Arrived(1)), Ada(33, Arrived(2))).Should().Be((OpenTalks.Cafes.Step.Go, OpenTalks.Cafes.Step.There));
    [Fact] public void is_to_talk_when_the_move_is_over_tapped_or_not() => Ada(36, Arrived(1)).Should().Be(OpenTalks.Cafes.Step.Talk);
    [Fact] public void is_the_gallery_and_then_the_close() => (Ada(58), Ada(68)).Should().Be((OpenTalks.Cafes.Step.Gallery, OpenTalks.Cafes.Step.Close));
    [Fact] public void is_none_when_all_is_over() => (Ada(73), Ada(15, new CafeEvent.Ended(At(14)))).Should().Be((OpenTalks.Cafes.Step.Over, OpenTalks.Cafes.Step.Over));
    [Fact] public void is_to_come_back_for_whoever_left() => Ada(15, new CafeEvent.PersonLeft(The.Ada)).Should().Be(OpenTalks.Cafes.Step.Gone);

    [Theory, InlineData(PhaseKind.Arrival, OpenTalks.Cafes.Step.Wait), InlineData(PhaseKind.Reflection, OpenTalks.Cafes.Step.Reflect), InlineData(PhaseKind.Plenary, OpenTalks.Cafes.Step.Plenary)]
    public void follows_the_phase(PhaseKind kind, Step step) => Step(1, 1, new CafeEvent.Opened(Setup(phases: [Phase(kind, 5)])), new CafeEvent.PersonCame(1, Role.Participant), Began(0, 0)).Should().Be(step);

    [Fact] public void can_be_made_anew_from_the_view_alone()
    {
        var me = MeView.Of(After([.. Talking(), Arrived(1)]), The.Ada, _ => "Ada", "en", At(15));
        new double[] { 15, 30, 33, 36, 58, 68, 73 }.Select(minutes => me.StepAt(At(minutes)))
            .Should().Equal(new double[] { 15, 30, 33, 36, 58, 68, 73 }.Select(minutes => Ada(minutes, Arrived(1))));
    }
}

public class A_phones_view
{
    [Fact]
    public void holds_the_route_with_the_questions_in_ones_language() =>
        MeView.Of(After(Talking()), Ada, _ => "Ada", "fr", At(15)).Route.Should().Equal(new Stop(1, 1, "Linden", 1, "Qui ?", "fr"), new Stop(2, 2, "Baobab", 2, "Comment ?", "fr"));

    [Fact]
    public void says_which_language_a_question_is_in_where_ones_own_is_missing() =>
        MeView.Of(After(Talking()), Ada, _ => "Ada", "ar", At(15)).Route[0].Should().Be(new Stop(1, 1, "Linden", 1, "Who?", "en"));
}

public class The_overview
{
    static OverviewView Of(double minutes, IEnumerable<CafeEvent> happened, Sheet? one = null, params int[] connected) =>
        OverviewView.Of(After(happened), sheet => sheet == 1 ? one : null, number => number == Bo ? Person.Of(Id, Bo, new PersonDetails("Bo", Remote: true)) : null, connected.ToHashSet(), _ => [], At(minutes));

    [Fact]
    public void has_a_row_per_table_with_who_sits_there()
    {
        var view = Of(15, [.. Talking(), new CafeEvent.PersonArrived(Ada, 1)], null, Bo);
        view.Tables.Select(table => (table.Number, table.Name, table.Question)).Should().Equal((1, "Linden", 1), (2, "Baobab", 2));
        view.Tables[0].Seats.Should().Equal(new SeatRow(Ada, true, false, false), new SeatRow(Bo, false, true, true));
        (view.Round, view.Participants, view.Connected, view.Waiting, view.Gone, view.Planned, view.Ended).Should().Be((1, 4, 1, 0, 0, true, false));
    }

    [Fact]
    public void leaves_the_seat_of_somebody_who_left_empty()
    {
        var view = Of(15, [.. Talking(), new CafeEvent.PersonLeft(Bo)]);
        view.Tables[0].Seats.Select(seat => seat.Number).Should().Equal(Ada);
        (view.Participants, view.Gone).Should().Be((4, 1));
    }

    [Fact] public void counts_who_waits_for_a_seat() => Of(15, [.. Talking(), new CafeEvent.PersonCame(6, Role.Participant)]).Waiting.Should().Be(1);

    [Fact]
    public void counts_ideas_and_shows_the_last_without_those_taken_back()
    {
        var (a, b) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));
        var sheet = new SheetEvent[] { Idea(a, "first"), Idea(b, "second"), new SheetEvent.IdeaTakenBack(b) }.Aggregate(Sheet.Blank, Sheet.Evolve);
        var table = Of(15, Talking(), sheet).Tables[0];
        (table.Ideas, table.Last).Should().Be((1, "first"));

        static SheetEvent Idea(Guid id, string text) => new SheetEvent.IdeaCaptured(id, 1, false, Ada, null, null, text, "en", null);
    }

    [Fact] public void shows_the_tables_of_round_1_before_the_start() => Of(0, Filled()).Tables.Should().HaveCount(2).And.OnlyContain(table => table.Seats.Length == 0);
}

public class The_round
{
    [Fact] public void is_counted_from_the_move_that_leads_to_it() => new double[] { 5, 10, 31, 32, 37, 59, 100 }
        .Select(minutes => (minutes < 10 ? After([.. Filled(), Began(Welcome, 0)]) : After(Talking())).RoundAt(At(minutes))).Should().Equal(0, 1, 1, 2, 2, 2, 2);

    [Fact] public void is_none_before_the_start() => After(Filled()).RoundAt(At(0)).Should().Be(0);
    [Fact] public void ends_its_writing_with_the_write_up() => new double[] { 11, 31, 32, 40 }.Select(minutes => After(Talking()).WriteUpHasEnded(1, At(minutes))).Should().Equal(false, false, true, true);
    [Fact] public void ends_its_writing_with_the_cafe() => After([.. Talking(), new CafeEvent.Ended(At(12))]).WriteUpHasEnded(1, At(12)).Should().BeTrue();
    [Fact] public void began_when_its_talk_began() => After([.. Talking(), Began(Talk2, 40)]).RoundBeganMs(1, At(50)).Should().Be(At(10));
    [Fact] public void that_has_not_begun_counts_from_the_start() => After(Talking()).RoundBeganMs(2, At(15)).Should().Be(At(0));
    [Fact] public void never_began_before_the_phase_ahead_of_it_whatever_two_clocks_said() => After([.. Talking(), Began(WriteUp1, 5)]).BeganMs(WriteUp1, At(11)).Should().Be(At(10));
}
