using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.People;
using OpenTalks.Rotations;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Cafes;

public class Changing_a_set_up
{
    static readonly Setup Elsewhere = Setup() with { Place = "The library", MainRoom = "https://meet.example/hall" };
    static CafeCommand.ChangeSetup To(Setup setup, int madeFor = 0) => new(setup, madeFor);

    [Fact] public void is_recorded_whole() => Cafe.Given(Opened()).When(Facilitator(0), To(Elsewhere)).Then(new CafeEvent.SetupChanged(Elsewhere));
    [Fact] public void to_what_it_is_changes_nothing() => Cafe.Given(Opened()).When(Facilitator(0), To(Setup(), 7)).ThenNothing();

    [Fact]
    public void tidies_texts_and_counts_rounds()
    {
        var typed = Elsewhere with
        {
            Place = " The\u202E  library ",
            MainRoom = "  ",
            Tables = [Setup().Tables[0] with { Name = "\u2067Linden\u2069", Where = " by  the window" }, Setup().Tables[1]],
            Phases = [.. Setup().Phases.Select(phase => phase with { Round = 9 })],
        };
        Cafe.Given(Opened()).When(Facilitator(0), To(typed)).Then(new CafeEvent.SetupChanged(Elsewhere with
        {
            MainRoom = null, Tables = [Setup().Tables[0] with { Where = "by the window" }, Setup().Tables[1]],
        }));
    }

    [Fact] public void typed_over_an_older_one_is_refused() =>
        Cafe.Given([.. Opened(), new CafeEvent.SetupChanged(Elsewhere)]).When(Facilitator(0), To(Setup() with { Place = "Elsewhere" })).ThenRefused("setup-outdated");

    [Fact] public void that_does_not_hold_is_refused() => Cafe.Given(Opened()).When(Facilitator(0), To(Setup() with { Tables = [] })).ThenRefused("setup-unfit");

    [Fact] public void may_correct_texts_while_it_runs() => Cafe.Given(Talking()).When(Facilitator(12), To(Elsewhere)).Then(new CafeEvent.SetupChanged(Elsewhere));

    [Theory, MemberData(nameof(Fixed))]
    public void may_correct_nothing_else_while_it_runs(Setup setup) => Cafe.Given(Talking()).When(Facilitator(12), To(setup)).ThenRefused("setup-fixed");

    public static TheoryData<Setup> Fixed =>
    [
        Setup(Attribution.ChathamHouse), Setup() with { Format = Format.QuestionPerRound }, Setup() with { Questions = [Setup().Questions[0]], Tables = [.. Setup().Tables.Select(table => table with { Question = 1 })] },
        Setup() with { Tables = [Setup().Tables[0], Setup().Tables[1] with { Seats = 4 }] }, Setup() with { Phases = Setup().Phases[..^1] },
        Setup() with { RetentionDays = 31 }, Setup() with { Consent = "You agree." }, Setup() with { LastRoundHome = true }, Setup() with { HostsDo = HostsDo.Move },
    ];

    [Fact] public void leaves_what_guests_agreed_to() => Cafe.Given(Filled(Attribution.ChathamHouse)).When(Facilitator(0), To(Setup())).ThenRefused("agreement-fixed");

    [Fact] public void may_change_the_rule_while_only_a_list_is_known() => Cafe.Given([.. Opened(), new CafeEvent.PeopleImported([new(2)])])
        .When(Facilitator(0), To(Setup(Attribution.ChathamHouse))).Then(new CafeEvent.SetupChanged(Setup(Attribution.ChathamHouse)));

    [Fact] public void keeps_a_seat_for_everybody_who_came() =>
        Cafe.Given(Filled()).When(Facilitator(0), To(Setup() with { Tables = [Setup().Tables[0]] })).ThenRefused("seats-taken");

    [Fact]
    public void makes_seats_on_other_tables_anew_and_keeps_decisions_for_tables_that_stay()
    {
        var three = Setup() with { Tables = [Setup().Tables[0], Setup().Tables[1] with { Number = 3, Name = "Cedar" }] };
        CafeEvent hosts = new CafeEvent.PeopleImported([new(6, HostOf: 1), new(7, HostOf: 2, StaysPut: true)]);
        var cafe = After([.. Filled(), hosts, Planned, new CafeEvent.SetupChanged(three)]);
        cafe.Seating.Should().BeEmpty();
        cafe.Arrangement.Hosts.Should().Equal(new Dictionary<int, int> { [1] = 6 });
        cafe.Arrangement.StayPut.Should().Equal(7);
        After([.. Filled(), hosts, Planned, new CafeEvent.SetupChanged(Elsewhere)]).Seating.Should().HaveCount(2);
    }

    [Fact] public void counts_minutes_that_were_added_on_the_console() => After([.. Opened(), new CafeEvent.PhaseExtended(Gallery, 5 * Minute)]).Planned!.Phases[Gallery].LengthMs.Should().Be(15 * Minute);
}

public class Taking_a_change_of_the_set_up_back
{
    static readonly CafeEvent Moved = new CafeEvent.SetupChanged(Setup() with { Place = "The library" });

    [Fact] public void makes_it_what_it_was() => Said.Of(After([.. Opened(), Moved, new CafeEvent.SetupUndone()]).Setup!).Should().Be(Said.Of(Setup()));
    [Fact] public void is_recorded() => Cafe.Given([.. Opened(), Moved]).When(Facilitator(0), new CafeCommand.UndoSetup(1)).Then(new CafeEvent.SetupUndone());
    [Fact] public void with_nothing_changed_does_nothing() => Cafe.Given(Opened()).When(Facilitator(0), new CafeCommand.UndoSetup(0)).ThenNothing();
    [Fact] public void after_a_newer_change_is_refused() => Cafe.Given([.. Opened(), Moved]).When(Facilitator(0), new CafeCommand.UndoSetup(0)).ThenRefused("setup-outdated");

    [Fact] public void goes_back_twenty_times() =>
        After([.. Opened(), .. Enumerable.Range(1, 30).Select(n => new CafeEvent.SetupChanged(Setup() with { Place = $"Hall {n}" }))])
            .SetupsBefore.Select(before => before.Place).Should().Equal(Enumerable.Range(10, 20).Select(n => $"Hall {n}"));

    [Fact] public void to_what_the_start_has_fixed_is_refused() =>
        Cafe.Given([.. Opened(), new CafeEvent.SetupChanged(Setup(Attribution.ChathamHouse)), Began(The.Welcome, 0)]).When(Facilitator(5), new CafeCommand.UndoSetup(1)).ThenRefused("setup-fixed");
}

public class What_keeps_a_set_up_from_being_a_cafe
{
    static Table Table(int at) => Setup().Tables[at];
    static Setup With(Table second) => Setup() with { Tables = [Table(0), second] };

    public static TheoryData<Setup, string, string> Faults => new()
    {
        { Setup() with { Title = " \u2800" }, "title-missing", "title" },
        { Setup() with { TimeZone = "Mars/Olympus" }, "time-zone-unknown", "zone" },
        { Setup() with { MainRoom = "javascript:alert(1)" }, "link-unfit", "room" },
        { Setup() with { Languages = [] }, "languages-missing", "languages" },
        { Setup() with { RetentionDays = 0 }, "retention-out-of-range", "retention" },
        { Setup() with { Questions = [Setup().Questions[0], new Question(2, ImmutableSortedDictionary<string, string>.Empty)] }, "question-empty", "questions.1" },
        { With(Table(1) with { Number = 1 }), "table-number-twice", "tables.1.number" },
        { With(Table(1) with { Name = "\u202E\u202D" }), "table-name-missing", "tables.1.name" },
        { With(Table(1) with { Seats = 0 }), "seats-out-of-range", "tables.1.seats" },
        { With(Table(1) with { Least = 4 }), "least-over-seats", "tables.1.least" },
        { With(Table(1) with { Link = "meet.example/7" }), "link-unfit", "tables.1.link" },
        { With(Table(1) with { Question = 9 }), "table-question-unknown", "tables.1.question" },
        { Setup(phases: [Phase(PhaseKind.Talk, 0)]), "phase-minutes-out-of-range", "phases.0.minutes" },
        { Setup(phases: []), "programme-without-round", "phases" },
        { Setup(phases: [Phase(PhaseKind.WriteUp, 2), Phase(PhaseKind.Talk, 20)]), "write-up-without-talk", "phases.0" },
        { Setup(phases: [Phase(PhaseKind.Talk, 20), Phase(PhaseKind.WriteUp, 2), Phase(PhaseKind.WriteUp, 2)]), "write-up-twice", "phases.2" },
        { Setup(phases: [Phase(PhaseKind.Talk, 20), Phase(PhaseKind.Move, 4)]), "move-without-round", "phases.1" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void is_said_where_it_stands(Setup setup, string code, string where) =>
        SetupFaults.Of(SetupFaults.Tidied(setup)).Should().Equal(new SetupFault(code, where));

    [Fact] public void is_nothing_where_it_holds() => SetupFaults.Of(SetupFaults.Tidied(Setup())).Should().BeEmpty();

    [Theory]
    [InlineData("https://meet.example/a?b#c", true)]
    [InlineData("http://10.0.0.7:8080/", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("//meet.example", false)]
    [InlineData("https:meet", false)]
    [InlineData("https://who@meet.example", false)]
    [InlineData("https://meet.example/a b", false)]
    [InlineData("ftp://meet.example", false)]
    [InlineData("tomorrow", false)]
    public void is_a_link_that_is_none(string typed, bool link) => SetupFaults.IsLink(typed).Should().Be(link);
}

public class People_on_a_list
{
    static readonly Newcomer Ana = new(new PersonDetails(" Ana  Díaz ", Group: "academia"), HostOf: 1), Ben = new(new PersonDetails("Ben"), StaysPut: true);
    static CafeCommand.ImportPeople List(params ImmutableArray<Newcomer> people) => new(people);

    [Fact]
    public void get_numbers_in_order_and_their_details_beside()
    {
        var answer = Cafe.Given(Opened()).When(Facilitator(0), List(Ana, Ben)).Then(new CafeEvent.PeopleImported([new(2, HostOf: 1), new(3, StaysPut: true)]));
        answer.Decision.Besides.Cast<Beside.Keep>().Select(kept => (kept.Person.Number, kept.Person.Details.Name, kept.Person.Details.Group)).Should().Equal((2, "Ana Díaz", "academia"), (3, "Ben", null));
    }

    [Fact]
    public void are_guests_with_their_tables_who_have_not_come_yet()
    {
        var cafe = After([.. Opened(), new CafeEvent.PeopleImported([new(2, HostOf: 1), new(3, StaysPut: true)])]);
        cafe.People[2].Should().Be(new Member(Role.Participant, Expected: true, Listed: true));
        cafe.Arrangement.Hosts.Should().Equal(new Dictionary<int, int> { [1] = 2 });
        cafe.Arrangement.StayPut.Should().Equal(3);
        cafe.Seated.Should().Equal(2, 3);
        cafe.IsAgreedTo.Should().BeFalse();
    }

    [Fact] public void need_seats() => Cafe.Given(Filled()).When(Facilitator(0), List(Ben, Ben, Ben)).ThenRefused("people-over-seats");
    [Fact] public void host_one_table_each() => Cafe.Given(Opened()).When(Facilitator(0), List(Ana, Ana)).ThenRefused("host-twice");
    [Fact] public void host_tables_that_are_there() => Cafe.Given(Opened()).When(Facilitator(0), List(Ana with { HostOf = 9 })).ThenRefused("table-unknown");
    [Fact] public void have_names() => Cafe.Given(Opened()).When(Facilitator(0), List(new Newcomer(new PersonDetails("\u200B")))).ThenRefused("name-missing");
    [Fact] public void of_nobody_change_nothing() => Cafe.Given(Opened()).When(Facilitator(0), List()).ThenNothing();
}

public class Claiming_a_card
{
    static readonly CafeEvent[] Known = [.. Opened(), new CafeEvent.PeopleImported([new(2)])];

    [Fact] public void says_that_the_person_came() => Cafe.Given(Known).When(Stranger(), new CafeCommand.Claim(2)).Then(new CafeEvent.PersonClaimed(2));
    [Fact] public void again_changes_nothing() => Cafe.Given([.. Known, new CafeEvent.PersonClaimed(2)]).When(Stranger(), new CafeCommand.Claim(2)).ThenNothing();
    [Fact] public void brings_somebody_back_who_had_left() => Cafe.Given([.. Known, new CafeEvent.PersonClaimed(2), new CafeEvent.PersonLeft(2)]).When(Stranger(), new CafeCommand.Claim(2)).Then(new CafeEvent.PersonReturned(2));
    [Fact] public void of_a_facilitator_is_refused() => Cafe.Given(Known).When(Stranger(), new CafeCommand.Claim(Fay)).ThenRefused("person-unknown");
    [Fact] public void after_the_close_is_refused() => Cafe.Given([.. Known, new CafeEvent.Ended(At(1))]).When(Stranger(2), new CafeCommand.Claim(2)).ThenRefused("cafe-closed");
}
