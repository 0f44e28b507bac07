using System.Net;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Rotations;

namespace OpenTalks.Host.Tests.Rotation;

public class Running_a_format
{
    [Fact]
    public async Task of_free_choice_gives_the_last_seat_to_whoever_came_first()
    {
        await using var cafe = await OpenCafe.On("format-choice");
        await cafe.IsSetUp(setup => setup with { Format = Format.FreeChoice, Tables = [new Table(1, "Linden", 1, 3, TablePlace.Mixed, 1), new Table(2, "Baobab", 1, 3, TablePlace.Mixed, 2)] });
        var people = new List<Phone>();
        for (var i = 1; i <= 4; i++) people.Add(await cafe.Joins($"Guest {i}"));
        var outcomes = await Task.WhenAll(people.Select(phone => phone.Asks("cafe", new CafeCommand.TakeSeat(1, 1))));
        outcomes.Select(outcome => outcome.Refused).Should().BeEquivalentTo([null, null, null, "table-full"]);
        var late = people[outcomes.ToList().FindIndex(outcome => outcome.Refused is not null)];

        await OpenCafe.GoesTo(await cafe.Facilitates(), PhaseKind.Talk, 1);
        (await late.Me()).Step.Should().Be(Step.Choose, "nobody is seated who chooses");
        (await late.Browser.Open($"/cafe/{cafe.Id}/choose")).Should().Be(HttpStatusCode.OK);
        late.Browser.Page.Should().Contain("Choose a table for round 1").And.Contain("Full").And.Contain("3 seats free").And.Contain("Sit at table 2");
        (await late.Browser.Send($"/cafe/{cafe.Id}/choose", $"/cafe/{cafe.Id}/choose", ("round", "1"), ("table", "1"))).Should().Be(HttpStatusCode.Conflict);
        late.Browser.Page.Should().Contain("Somebody was quicker: this table is full.");
        (await late.Browser.Send($"/cafe/{cafe.Id}/choose", $"/cafe/{cafe.Id}/choose", ("round", "1"), ("table", "2"))).Should().Be(HttpStatusCode.Redirect);
        var me = await late.Me();
        (me.Step, me.Route.Single().Table).Should().Be((Step.Go, 2));
        (await late.Writes("we chose this")).Outcome.Refused.Should().BeNull();
    }

    [Fact]
    public async Task of_free_choice_lets_those_whose_table_closes_choose_again_and_seats_at_the_bell_who_does_not()
    {
        await using var cafe = await OpenCafe.On("format-again");
        await cafe.IsSetUp(setup => setup with
        {
            Format = Format.FreeChoice, Tables = [.. Enumerable.Range(1, 3).Select(table => new Table(table, $"Table {table}", 1, 3, TablePlace.Mixed, 1))],
        });
        var people = new List<Phone>();
        for (var i = 1; i <= 4; i++) people.Add(await cafe.Joins($"Guest {i}"));
        var fay = await cafe.Facilitates();
        for (var i = 0; i < 4; i++) await people[i].Asks("cafe", new CafeCommand.TakeSeat(1, i % 3 + 1));
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await fay.Asks("cafe", new CafeCommand.Next((await fay.Overview()).Programme.IndexOf(PhaseKind.Talk, 1)));
        int[] chosen = [1, 1, 2, 3];
        for (var i = 0; i < 4; i++) (await people[i].Asks("cafe", new CafeCommand.TakeSeat(2, chosen[i]))).Refused.Should().BeNull();

        var desk = new SeatingDeskOf(cafe, cafe.FacilitatorsBrowser);
        (await desk.Previews("close", ("table", 1))).Should().Be(HttpStatusCode.OK);
        desk.Text.Should().Contain("2 people choose another table").And.Contain("0 people change their next seat");
        (await desk.Accepts()).Should().Be(HttpStatusCode.Redirect);
        (await people[2].Me()).Route.Select(stop => stop.Table).Should().Equal([3, 2], "nobody else is moved");
        foreach (var phone in people[..2])
        {
            var me = await phone.Me();
            (me.ChoosesAgain, me.Route.Any(stop => stop.Round == 2)).Should().Be((2, false));
            await phone.Browser.Open($"/cafe/{cafe.Id}");
            phone.Browser.Page.Should().Contain("Your table is closed in round 2").And.Contain("Choose the table for round 2");
        }
        await people[0].Browser.Open($"/cafe/{cafe.Id}/choose?round=2");
        people[0].Browser.Page.Should().Contain("Closed").And.Contain("2 seats free");
        (await people[0].Browser.Send($"/cafe/{cafe.Id}/choose", $"/cafe/{cafe.Id}/choose", ("round", "2"), ("table", "3"))).Should().Be(HttpStatusCode.Redirect);
        (await people[0].Me()).ChoosesAgain.Should().BeNull();

        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 2);
        var seat = await people[1].Seat(2);
        (seat.Round, seat.Table).Should().Be((2, 2), "most seats are free there");
        (await people[0].Me()).Route[^1].Table.Should().Be(3);
    }

    [Fact]
    public async Task with_a_question_per_round_gives_each_round_its_own_sheet_and_brings_all_into_the_report()
    {
        await using var cafe = await OpenCafe.On("format-round");
        await cafe.IsSetUp(setup => setup with { Format = Format.QuestionPerRound });
        var people = new List<Phone>();
        for (var i = 1; i <= 6; i++) people.Add(await cafe.Joins($"Guest {i}"));
        var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        foreach (var phone in people) await phone.Seat();
        var first = await people[0].Me();
        first.Route.Select(stop => stop.Sheet / 100).Should().Equal(0, 1, 2);
        first.Route.Select(stop => stop.Question).Should().OnlyHaveUniqueItems();
        (await people[0].Writes("on the first")).Outcome.Refused.Should().BeNull();
        var programme = (await fay.Overview()).Programme;
        for (var phase = programme.IndexOf(PhaseKind.Talk, 1); phase < programme.IndexOf(PhaseKind.Talk, 2); phase++) await fay.Asks("cafe", new CafeCommand.Next(phase));
        (await people[0].Writes("on the second", round: 2)).Outcome.Refused.Should().BeNull();
        (await people[0].Sheet(first.Route[1].Sheet)).View.Ideas.Single().Text.Should().Be("on the second");
        (await fay.Overview()).Tables.Select(table => table.Question).Distinct().Should().Equal(2);
        await cafe.FacilitatorsBrowser.Open($"/cafe/{cafe.Id}/harvest");
        cafe.FacilitatorsBrowser.Page.Should().Contain("on the first").And.Contain("on the second");
    }

    [Fact, Promise("M15")]
    public async Task sends_people_as_the_format_says()
    {
        await using var first = await OpenCafe.On("format-all");

        var everyone = await Routes(first, setup => setup with { HostsDo = HostsDo.Move });
        everyone.Should().OnlyContain(route => route.Select(stop => stop.Table).Distinct().Count() == 3, "everyone moves");

        var half = await Routes(await Another(), setup => setup with { Format = Format.HalfMoves });
        foreach (var round in new[] { 1, 2 })
            half.Count(route => route[round].Table == route[round - 1].Table).Should().BeInRange(3, 6, "half of each table of three stays, rounded down");

        var home = await Routes(await Another(), setup => setup with { LastRoundHome = true });
        home.Should().OnlyContain(route => route[2].Table == route[0].Table && route[1].Table != route[0].Table);

        var staying = await Routes(await Another(), setup => setup, host: true);
        staying[0].Select(stop => stop.Table).Should().AllBeEquivalentTo(1, "the host stays");

        var resting = await Routes(await Another(), setup => setup with { HostsDo = HostsDo.TravelInLastRound }, host: true);
        resting[0].Select(stop => stop.Table == 1).Should().Equal(true, true, false);

        var questionsMove = await Routes(await Another(), setup => setup with { Format = Format.QuestionsMove });
        questionsMove.Should().OnlyContain(route => route.Select(stop => stop.Table).Distinct().Count() == 1 && route.Select(stop => stop.Question).Distinct().Count() == 3
            && route.Select(stop => stop.Sheet).Distinct().Count() == 3, "questions come to people who stay");

        Task<OpenCafe> Another() => OpenCafe.Another(first.Host, first.FacilitatorsBrowser);
    }

    /// <summary>The routes that nine phones are told in a café with three tables of three, one question each, and three rounds.</summary>
    static async Task<List<Stop[]>> Routes(OpenCafe cafe, Func<Setup, Setup> format, bool host = false)
    {
        await cafe.IsSetUp(setup => format(setup with { Tables = [.. Enumerable.Range(1, 3).Select(number => new Table(number, $"T{number}", 2, 4, TablePlace.Mixed, number))] }));
        var people = new List<Phone>();
        for (var i = 1; i <= 9; i++) people.Add(await cafe.Joins($"Guest {i}"));
        var desk = new SeatingDeskOf(cafe, cafe.FacilitatorsBrowser);
        if (host) await desk.Decides("host", ("person", (await people[0].Me()).Number), ("table", 1));
        await desk.Decides("plan");
        List<Stop[]> routes = [];
        foreach (var phone in people) routes.Add([.. (await phone.Me()).Route]);
        return routes;
    }
}
