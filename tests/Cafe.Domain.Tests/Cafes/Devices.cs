using OpenTalks.Cafes;
using OpenTalks.People;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests;

public class Devices
{
    static readonly CafeEvent Tablet = new CafeEvent.DeviceCame(6, Role.Device, 1), Wall = new CafeEvent.DeviceCame(7, Role.Wall, null), Away = new CafeEvent.DeviceSentAway(6);

    [Fact] public void get_a_number_of_their_own() => Cafe.Given(Filled()).When(Stranger(5), new CafeCommand.AddDevice(Role.Device, 2)).Then(new CafeEvent.DeviceCame(6, Role.Device, 2));
    [Fact] public void that_are_walls_lie_on_no_table() => Cafe.Given(Filled()).When(Stranger(5), new CafeCommand.AddDevice(Role.Wall, 2)).Then(new CafeEvent.DeviceCame(6, Role.Wall, null));
    [Theory, InlineData(null), InlineData(3)] public void for_no_table_of_the_cafe_are_refused(int? table) => Cafe.Given(Filled()).When(Stranger(5), new CafeCommand.AddDevice(Role.Device, table)).ThenRefused("table-unknown");
    [Fact] public void are_nothing_but_tablets_and_walls() => Cafe.Given(Filled()).When(Stranger(5), new CafeCommand.AddDevice(Role.Facilitator, null)).ThenRefused("device-unknown");

    [Fact] public void can_be_sent_away() => Cafe.Given([.. Filled(), Tablet]).When(Facilitator(5), new CafeCommand.SendAway(6)).Then(Away);
    [Fact] public void sent_away_twice_go_once() => Cafe.Given([.. Filled(), Tablet, Away]).When(Facilitator(5), new CafeCommand.SendAway(6)).ThenNothing();
    [Fact] public void can_be_let_back() => Cafe.Given([.. Filled(), Tablet, Away]).When(Facilitator(5), new CafeCommand.LetBack(6)).Then(new CafeEvent.DeviceLetBack(6));
    [Fact] public void are_never_people() => Cafe.Given([.. Filled(), Tablet]).When(Facilitator(5), new CafeCommand.SendAway(Ada)).ThenRefused("device-unknown");
    [Fact] public void cannot_be_marked_gone_as_people_are() => Cafe.Given([.. Filled(), Tablet]).When(Facilitator(5), new CafeCommand.MarkGone(6)).ThenRefused("person-unknown");

    [Fact]
    public void that_were_sent_away_have_no_role_and_leave_their_number_used()
    {
        var cafe = After([.. Filled(), Tablet, Away]);
        cafe.RoleOf(6).Should().Be(Role.Stranger);
        Cafe.Decide(The.Id, cafe, Stranger(6), new CafeCommand.AddDevice(Role.Wall, null)).Events.Should().Equal(new CafeEvent.DeviceCame(7, Role.Wall, null));
    }

    [Fact]
    public void take_no_seat()
    {
        var cafe = After([.. Filled(), Tablet, Wall]);
        cafe.Seated.Should().Equal(Ada, Bo, Cy, Di);
        cafe.Seatings.Should().Be(After(Filled()).Seatings, "no plan depends on them");
    }

    [Fact]
    public void are_seen_on_the_console_with_what_is_heard_of_them() =>
        OverviewView.Of(After([.. Filled(), Tablet, Wall, Away]), _ => null, _ => null, new HashSet<int> { 7 }, _ => [], At(5)).Devices
            .Should().Equal(new DeviceRow(6, Role.Device, 1, false, true), new DeviceRow(7, Role.Wall, null, true, false));
}

public class Showing_a_sheet_on_the_wall
{
    [Fact] public void is_one_at_a_time() => Cafe.Given([.. Talking(), new CafeEvent.SpotlightMoved(1)]).When(Facilitator(15), new CafeCommand.Spotlight(2)).Then(new CafeEvent.SpotlightMoved(2));
    [Fact] public void twice_is_already_so() => Cafe.Given([.. Talking(), new CafeEvent.SpotlightMoved(1)]).When(Facilitator(15), new CafeCommand.Spotlight(1)).ThenNothing();
    [Fact] public void of_none_ends_it() => Cafe.Given([.. Talking(), new CafeEvent.SpotlightMoved(1)]).When(Facilitator(15), new CafeCommand.Spotlight(null)).Then(new CafeEvent.SpotlightMoved(null));
    [Fact] public void that_does_not_exist_is_refused() => Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.Spotlight(3)).ThenRefused("sheet-unknown");
}

public class The_wall
{
    static WallView Shown(Attribution mode = Attribution.Open, params CafeEvent[] more) => WallView.Of(After([.. Talking(mode), .. more]), "fr", number => $"P{number}", "K7MR4WPD");

    [Fact]
    public void knows_where_everybody_goes_in_every_round() =>
        Shown(more: new CafeEvent.PersonLeft(Bo)).People.Select(person => $"{person.Number} {person.Name} {string.Join('-', person.Tables)}").Should().Equal("2 P2 1-2", "4 P4 2-1", "5 P5 2-1");

    [Fact] public void shows_numbers_where_people_are_numbers() => Shown(Attribution.Anonymous).People.Should().OnlyContain(person => person.Name == "");

    [Fact]
    public void says_which_tables_have_which_question_in_the_readers_language() =>
        Shown().Rounds[0].Questions.Select(question => $"{question.Text} {string.Join(',', question.Tables)}").Should().Equal("Qui ? 1", "Comment ? 2");

    [Fact] public void shows_the_code_as_long_as_people_may_come_in() => (Shown().Code, Shown(more: new CafeEvent.Ended(At(20))).Code).Should().Be(("K7MR4WPD", null));
}

public class The_view_of_a_table
{
    static TableView Shown(Attribution mode = Attribution.Open) => TableView.Of(After([.. Talking(mode), new CafeEvent.PersonLeft(Bo)]), 6, 1, "en", number => $"P{number}", At(15));

    [Fact]
    public void names_who_sits_there_in_each_round_so_that_it_goes_on_alone() =>
        Shown().Sittings.Select(sitting => $"{sitting.Round} {sitting.Sheet} {sitting.Question} {string.Join(',', sitting.People.Select(person => $"{person.Number} {person.Name}"))}")
            .Should().Equal("1 1 Who? 2 P2", "2 1 Who? 4 P4,5 P5");

    [Fact] public void names_nobody_where_people_are_numbers() => Shown(Attribution.Anonymous).Sittings.SelectMany(sitting => sitting.People).Should().OnlyContain(person => person.Name == "");
}
