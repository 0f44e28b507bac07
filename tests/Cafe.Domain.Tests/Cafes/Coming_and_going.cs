using OpenTalks.Cafes;
using OpenTalks.People;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Cafes;

public class Opening
{
    static CafeCommand.Open Open(string title) => new(Setup() with { Title = title }, new PersonDetails("Fay"), Account);

    [Fact] public void makes_the_cafe_and_its_first_facilitator()
    {
        var answer = Cafe.Given().When(Stranger(), Open("Open Talks")).Then(Opened());
        answer.Decision.Besides.Should().ContainSingle().Which.Should().Be(new Beside.Keep(Person.Of(Id, Fay, new PersonDetails("Fay"), Account)));
    }

    [Fact] public void twice_opens_once() => Cafe.Given(Opened()).When(Stranger(), Open("Another")).ThenNothing();
    [Fact] public void tidies_the_title() => ((CafeEvent.Opened)Cafe.Given().When(Stranger(), Open("  Open\u202E \n Talks ")).Decision.Events[0]).Setup.Title.Should().Be("Open Talks");
    [Theory, InlineData(""), InlineData(" \u200B\u2800")] public void without_a_title_is_refused(string title) => Cafe.Given().When(Stranger(), Open(title)).ThenRefused("title-missing");
    [Fact] public void takes_a_title_of_120() => Cafe.Given().When(Stranger(), Open(new string('a', 120))).Decision.Refused.Should().BeNull();
    [Fact] public void with_a_title_of_121_is_refused() => Cafe.Given().When(Stranger(), Open(new string('a', 121))).ThenRefused("title-too-long");
}

public class Joining
{
    static CafeCommand.Join Join(string name) => new(new PersonDetails(name));
    static Person Kept(CafeCommand.Join join) => ((Beside.Keep)Cafe.Given(Opened()).When(Stranger(), join).Decision.Besides.Single()).Person;

    [Fact]
    public void gives_the_next_number_and_keeps_what_was_said_beside_the_event()
    {
        var details = new PersonDetails("Ada", true, "academia", "ETH", "africa", ["fr", "en"], "a chair with arms");
        var answer = Cafe.Given(Opened()).When(Stranger(), new CafeCommand.Join(details)).Then(new CafeEvent.PersonCame(Ada, Role.Participant));
        Said.Of(answer.Decision.Besides.Single()).Should().Be(Said.Of(new Beside.Keep(Person.Of(Id, Ada, details))));
    }

    [Fact] public void never_uses_a_number_again() => Cafe.Given([.. Opened(), new CafeEvent.PersonCame(2, Role.Participant), new CafeEvent.PersonLeft(2)])
        .When(Stranger(), Join("Bo")).Then(new CafeEvent.PersonCame(3, Role.Participant));

    [Fact] public void works_before_the_start_and_while_it_runs()
    {
        Cafe.Given(Opened()).When(Stranger(), Join("Ada")).Decision.Refused.Should().BeNull();
        Cafe.Given(Talking()).When(Stranger(15), Join("Eve")).Then(new CafeEvent.PersonCame(6, Role.Participant));
    }

    [Fact] public void tidies_the_name() => Kept(Join(" A\u202Eda\u2066 \t Lovelace\u200F ")).Details.Name.Should().Be("Ada Lovelace");
    [Fact] public void keeps_the_joiners_that_names_need() => Kept(Join("علی‌رضا")).Details.Name.Should().Be("علی‌رضا");

    [Fact] public void drops_what_is_on_no_list()
    {
        var kept = Kept(new CafeCommand.Join(new PersonDetails("Ada", false, "wizards", " \u2800 ", "atlantis", ["xx", "en", "en"], new string('n', 400)))).Details;
        (kept.Group, kept.Organisation, kept.Region, kept.Needs!.Length).Should().Be((null, null, null, 280));
        kept.Languages.Should().Equal("en");
    }

    [Fact] public void cuts_no_character_in_two() => Kept(new CafeCommand.Join(new PersonDetails("Ada", Organisation: new string('o', 119) + "🌍"))).Details.Organisation.Should().Be(new string('o', 119));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u200B\u200D\u2060")]
    [InlineData("\u2800")]
    [InlineData("\u3164")]
    [InlineData("\uFFA0\u115F\u1160")]
    [InlineData("\u17B4\u17B5")]
    [InlineData("\u202E\u2066")]
    [InlineData("\u0301\uFE0F")]
    [InlineData("\u00AD\uFEFF\uE000")]
    public void with_a_name_that_nobody_can_see_is_refused(string name) => Cafe.Given(Opened()).When(Stranger(), Join(name)).ThenRefused("name-missing");

    [Fact] public void takes_a_name_of_60() => Kept(Join(new string('a', 60))).Details.Name.Should().HaveLength(60);
    [Fact] public void with_a_name_of_61_is_refused() => Cafe.Given(Opened()).When(Stranger(), Join(new string('a', 61))).ThenRefused("name-too-long");
    [Fact] public void a_closed_cafe_is_refused() => Cafe.Given([.. Opened(), new CafeEvent.Ended(At(1))]).When(Stranger(2), Join("Ada")).ThenRefused("cafe-closed");
    [Fact] public void an_unknown_cafe_is_refused() => Cafe.Given().When(Stranger(), Join("Ada")).ThenRefused("cafe-unknown");

    static CafeEvent[] Six => [.. Opened(), .. Enumerable.Range(2, 6).Select(number => new CafeEvent.PersonCame(number, Role.Participant))];

    [Fact] public void a_full_cafe_is_refused() => Cafe.Given(Six).When(Stranger(), Join("Eve")).ThenRefused("cafe-full");
    [Fact] public void takes_the_place_of_somebody_who_left() => Cafe.Given([.. Six, new CafeEvent.PersonLeft(4)]).When(Stranger(), Join("Eve")).Then(new CafeEvent.PersonCame(8, Role.Participant));
    [Fact] public void as_facilitator_or_rapporteur_takes_no_seat() => Cafe.Given([.. Six, new CafeEvent.PersonLeft(4), new CafeEvent.PersonCame(8, Role.Rapporteur)])
        .When(Stranger(), Join("Eve")).Then(new CafeEvent.PersonCame(9, Role.Participant));
}

public class Appointing
{
    [Fact]
    public void gives_an_account_a_number_and_a_role()
    {
        var answer = Cafe.Given(Filled()).When(Stranger(), new CafeCommand.Appoint(new PersonDetails("Rae"), Role.Rapporteur, Account)).Then(new CafeEvent.PersonCame(6, Role.Rapporteur));
        ((Beside.Keep)answer.Decision.Besides.Single()).Person.Account.Should().Be(Account);
    }

    [Fact] public void works_after_the_end_since_the_harvest_goes_on() => Cafe.Given([.. Filled(), new CafeEvent.Ended(At(1))])
        .When(Stranger(2), new CafeCommand.Appoint(new PersonDetails("Rae"), Role.Rapporteur, Account)).Then(new CafeEvent.PersonCame(6, Role.Rapporteur));

    [Fact] public void without_a_name_is_refused() => Cafe.Given(Filled()).When(Stranger(), new CafeCommand.Appoint(new PersonDetails(" "), Role.Rapporteur, Account)).ThenRefused("name-missing");
}

public class Leaving
{
    static CafeEvent[] Without(int number) => [.. Talking(), new CafeEvent.PersonLeft(number)];

    [Fact] public void is_recorded() => Cafe.Given(Talking()).When(Guest(Ada, 15), new CafeCommand.Leave()).Then(new CafeEvent.PersonLeft(Ada));
    [Fact] public void twice_leaves_once() => Cafe.Given(Without(Ada)).When(Guest(Ada, 15), new CafeCommand.Leave()).ThenNothing();
    [Fact] public void works_after_the_end() => Cafe.Given([.. Talking(), new CafeEvent.Ended(At(15))]).When(Guest(Ada, 16), new CafeCommand.Leave()).Then(new CafeEvent.PersonLeft(Ada));
    [Fact] public void keeps_the_right_to_write_what_was_thought() => After(Without(Ada)).MayWriteOn(1, Ada, 1).Should().BeTrue();
    [Fact] public void is_undone_by_returning() => Cafe.Given(Without(Ada)).When(Guest(Ada, 16), new CafeCommand.Return()).Then(new CafeEvent.PersonReturned(Ada));
    [Fact] public void is_not_undone_where_nobody_left() => Cafe.Given(Talking()).When(Guest(Ada, 16), new CafeCommand.Return()).ThenNothing();
    [Fact] public void is_not_undone_after_the_end() => Cafe.Given([.. Without(Ada), new CafeEvent.Ended(At(15))]).When(Guest(Ada, 16), new CafeCommand.Return()).ThenRefused("cafe-closed");

    [Fact]
    public void is_not_undone_when_somebody_else_has_the_seat()
    {
        CafeEvent[] full = [.. Opened(), .. Enumerable.Range(2, 6).Select(number => new CafeEvent.PersonCame(number, Role.Participant)), new CafeEvent.PersonLeft(2), new CafeEvent.PersonCame(8, Role.Participant)];
        Cafe.Given(full).When(Guest(2, 5), new CafeCommand.Return()).ThenRefused("cafe-full");
    }
}

public class Arriving
{
    [Fact] public void is_recorded_with_its_round() => Cafe.Given(Talking()).When(Guest(Ada, 11), new CafeCommand.Arrive(1)).Then(new CafeEvent.PersonArrived(Ada, 1));
    [Fact] public void twice_arrives_once() => Cafe.Given([.. Talking(), new CafeEvent.PersonArrived(Ada, 1)]).When(Guest(Ada, 12), new CafeCommand.Arrive(1)).ThenNothing();
    [Fact] public void for_a_round_before_the_one_arrived_in_is_already_so() => Cafe.Given([.. Talking(), new CafeEvent.PersonArrived(Ada, 2)]).When(Guest(Ada, 33), new CafeCommand.Arrive(1)).ThenNothing();
    [Fact] public void a_little_early_is_recorded_since_devices_move_by_themselves() => Cafe.Given(Talking()).When(Guest(Ada, 31.9), new CafeCommand.Arrive(2)).Then(new CafeEvent.PersonArrived(Ada, 2));
    [Theory, InlineData(0), InlineData(-1), InlineData(3)] public void for_no_round_of_the_programme_is_refused(int round) => Cafe.Given(Talking()).When(Guest(Ada, 12), new CafeCommand.Arrive(round)).ThenRefused("round-unknown");
    [Fact] public void without_a_seat_is_refused() => Cafe.Given([.. Talking(), new CafeEvent.PersonCame(6, Role.Participant)]).When(Guest(6, 12), new CafeCommand.Arrive(1)).ThenRefused("no-seat");
    [Fact] public void before_there_is_a_plan_is_refused() => Cafe.Given(Filled()).When(Guest(Ada, 1), new CafeCommand.Arrive(1)).ThenRefused("no-seat");
}

public class Saying_to_be_ready
{
    static readonly CafeCommand Second = new CafeCommand.SayReady(2);

    [Fact] public void is_recorded_before_people_are_sent() => Cafe.Given(Talking()).When(Guest(Ada, 31), Second).Then(new CafeEvent.PersonReady(Ada, 2));
    [Fact] public void is_recorded_on_the_move_as_well() => Cafe.Given(Talking()).When(Guest(Ada, 33), Second).Then(new CafeEvent.PersonReady(Ada, 2));
    [Fact] public void twice_says_it_once() => Cafe.Given([.. Talking(), new CafeEvent.PersonReady(Ada, 2)]).When(Guest(Ada, 32), Second).ThenNothing();
    [Fact] public void after_arriving_is_already_so() => Cafe.Given([.. Talking(), new CafeEvent.PersonArrived(Ada, 2)]).When(Guest(Ada, 33), Second).ThenNothing();
    [Fact] public void once_the_talk_has_begun_changes_nothing() => Cafe.Given(Talking()).When(Guest(Ada, 37), Second).ThenNothing();
    [Theory, InlineData(0), InlineData(3)] public void for_no_round_of_the_programme_is_refused(int round) => Cafe.Given(Talking()).When(Guest(Ada, 31), new CafeCommand.SayReady(round)).ThenRefused("round-unknown");

    [Fact]
    public void is_asked_in_the_welcome_in_the_write_up_and_on_the_move()
    {
        var cafe = After(Talking());
        new[] { 5.0, 15, 31, 33, 40, 57, 60 }.Select(minutes => (minutes < 10 ? After([.. Filled(), Began(Welcome, 0), Planned]) : cafe).AsksReadyFor(At(minutes)))
            .Should().Equal(1, null, 2, 2, null, null, null);
    }

    [Fact]
    public void stands_in_what_the_phone_is_told() =>
        MeView.Of(After([.. Talking(), new CafeEvent.PersonReady(Ada, 2)]), Ada, _ => "Ada", "en", At(31)).ReadyFor.Should().Be(2);
}
