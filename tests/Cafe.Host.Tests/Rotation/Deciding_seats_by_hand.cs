using System.Net;
using System.Text.RegularExpressions;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Host.Tests.Rotation;

public sealed partial class Deciding_seats_by_hand : IAsyncLifetime
{
    readonly List<Phone> people = [];
    OpenCafe cafe = null!;
    SeatingDeskOf desk = null!;

    public async ValueTask InitializeAsync()
    {
        cafe = await OpenCafe.On("seating-by-hand");
        for (var i = 1; i <= 13; i++) people.Add(await cafe.Joins($"Guest {i}"));
        desk = new SeatingDeskOf(cafe, cafe.FacilitatorsBrowser);
        await desk.Decides("plan");
    }

    public async ValueTask DisposeAsync() => await cafe.DisposeAsync();

    [Fact]
    public async Task moves_a_person_whom_later_plans_leave_there_and_undo_takes_back()
    {
        var routes = await SeatingDeskOf.Routes(people);
        var sizes = routes.Values.GroupBy(me => me.Route[1].Table).ToDictionary(table => table.Key, table => table.Count());
        var from = sizes.First(table => table.Value > 3).Key;
        var to = sizes.First(table => table.Key != from && table.Value < 5).Key;
        var mover = routes.Values.First(me => me.Route[1].Table == from);

        (await desk.Previews("move", ("person", mover.Name), ("round", 2), ("table", to))).Should().Be(HttpStatusCode.OK, "a name is as good as a number: {0}", desk.Text);
        desk.Text.Should().Contain($"{mover.Name} ({mover.Number}) sits at table {to} in round 2").And.Contain("1 person changes a later seat");
        (await SeatingDeskOf.Routes(people))[mover.Number].Route[1].Table.Should().Be(from, "looking changes nothing");
        await desk.Accepts();
        await desk.Follows();
        desk.Text.Should().Contain($"Done: {mover.Name} ({mover.Number}) sits at table {to} in round 2");
        (await SeatingDeskOf.Routes(people))[mover.Number].Route[1].Table.Should().Be(to);

        await desk.Opens($"?person={mover.Number}");
        desk.Text.Should().Contain("Decided by hand.");
        await desk.Decides("repair");
        (await SeatingDeskOf.Routes(people))[mover.Number].Route[1].Table.Should().Be(to, "plans respect what was decided by hand");
        await desk.Undoes();
        await desk.Opens();
        await desk.Undoes();
        (await SeatingDeskOf.Routes(people)).Should().BeEquivalentTo(routes, like => like.Including(me => me.Value.Route));
    }

    [Fact]
    public async Task refuses_what_cannot_be_with_a_sentence_at_its_place_and_changes_nothing()
    {
        var routes = await SeatingDeskOf.Routes(people);
        var (ada, bo) = (routes.Keys.First(), routes.Keys.Last());
        await Refused("move", [("person", "99"), ("round", 2), ("table", 1)], "move", "Nobody in this café has this number.");
        await Refused("move", [("person", ada), ("round", 2), ("table", 77)], "move", "There is no such table in this café.");
        await Refused("move", [("person", ada), ("round", 9), ("table", 1)], "move", "This café has no such round.");
        await Refused("move", [("person", ""), ("round", ""), ("table", "")], "move", "Nobody in this café has this number.");
        await Refused("together", [("people", $"{ada}")], "together", "Name at least two people.");
        await Refused("nonsense", [], "page", "This did not arrive whole.");

        await desk.Decides("together", ("people", $"{ada}, {bo}"));
        var sitting = await SeatingDeskOf.Routes(people);
        sitting[ada].Route.Select(stop => stop.Table).Should().Equal(sitting[bo].Route.Select(stop => stop.Table));
        await Refused("apart", [("people", $"{ada}, {bo}")], "apart", $"are to sit together and to be kept apart. Take");
        await Refused("together", [("people", string.Join(", ", routes.Keys.Take(6)))], "together", "no table has more than 5 seats");
        await desk.Decides("host", ("person", ada), ("table", 1));
        await Refused("host", [("person", ada), ("table", 2)], "host", "cannot host two tables (1, 2)");
        await Refused("host", [("person", bo), ("table", 2)], "host", "must sit together, but host different tables");
        (await SeatingDeskOf.Routes(people))[bo].Route.Select(stop => stop.Table).Should().AllBeEquivalentTo(1);
    }

    [Fact]
    public async Task by_two_facilitators_at_once_lets_one_through_and_shows_the_other_anew()
    {
        using var cy = await Second();
        var other = new SeatingDeskOf(cafe, cy);
        var routes = await SeatingDeskOf.Routes(people);
        var tables = routes.Values.Select(me => me.Route[1].Table).Distinct().ToList();
        await desk.Previews("hold", ("person", routes.Keys.First()), ("round", 2));
        await other.Previews("close", ("table", tables[0]));
        var (mine, theirs) = (desk.Form(), other.Form());

        var answers = await Task.WhenAll(desk.Sends("/accept", mine), other.Sends("/accept", theirs));

        answers.Should().BeEquivalentTo([HttpStatusCode.Redirect, HttpStatusCode.Conflict]);
        var beaten = answers[0] == HttpStatusCode.Conflict ? desk : other;
        beaten.Text.Should().Contain("The seats have moved since you looked.");
        (await beaten.Accepts()).Should().Be(HttpStatusCode.Redirect, "what is shown anew can be accepted");
        await desk.Opens();
        desk.Text.Should().Contain("keeps the seat in round 2").And.Contain($"Table {tables[0]} is closed from round 1");
    }

    [Fact]
    public async Task a_latecomer_in_round_two_is_seated_and_nobody_else_is_moved()
    {
        var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 2);
        var before = await SeatingDeskOf.Routes(people);
        var late = await cafe.Joins("Zoe");
        (await late.Seat(2)).Round.Should().Be(2);
        (await late.Me()).Route.Select(stop => stop.Round).Should().Equal(2, 3);
        (await SeatingDeskOf.Routes(people)).Should().BeEquivalentTo(before, like => like.Including(me => me.Value.Route));
        await desk.Opens("?round=2");
        desk.Text.Should().Contain("Zoe");

        await Refused("move", [("person", "Zoe"), ("round", 1), ("table", 1)], "move", "Round 1 has begun");
        (await desk.Previews("move", ("person", "Zoe"), ("round", 3), ("table", (await late.Me()).Route[1].Table))).Should().Be(HttpStatusCode.OK, desk.Text);
    }

    [Fact]
    public async Task what_matters_is_kept_and_can_be_taken_back()
    {
        (await desk.Sends("/rules", ("meet-once", "much"), ("no-return", "off"))).Should().Be(HttpStatusCode.Redirect);
        await desk.Follows();
        desk.Text.Should().Contain("Done: Other weights for the rules");
        Checked().Matches(desk.Browser.Page).Select(rule => $"{rule.Groups[1]} {rule.Groups[2]}").Should().Contain(["meet-once much", "no-return off", "question-once some"]);
        await desk.Undoes();
        await desk.Opens();
        Checked().Matches(desk.Browser.Page).Select(rule => $"{rule.Groups[1]} {rule.Groups[2]}").Should().Contain(["meet-once some", "no-return some"]);
    }

    [Theory, InlineData("en"), InlineData("fr"), InlineData("es"), InlineData("ar"), InlineData("ru"), InlineData("zh")]
    public async Task on_a_page_that_stands_in_every_language_with_named_fields_and_unique_ids(string language)
    {
        await desk.Decides("stay", ("person", "Guest 2"));
        desk.Browser.Sends("Accept-Language", language);
        foreach (var page in new[] { "?round=2&person=Guest+1&mend=yes", "/preview?do=move&person=999", "/preview?do=swap&person=Guest+3&other=Guest+4&round=2", "/preview?do=close&table=99" })
        {
            await desk.Opens(page);
            var html = desk.Browser.Page;
            html.Should().Contain($"<html lang=\"{language}\"");
            Regex.Count(html, "<h1[ >]").Should().Be(1);
            var ids = Regex.Matches(html, "\\sid=\"([^\"]*)\"").Select(id => id.Groups[1].Value).ToList();
            ids.Should().OnlyHaveUniqueItems();
            Regex.Matches(html, "(?:aria-describedby|aria-labelledby|list)=\"([^\"]*)\"").SelectMany(named => named.Groups[1].Value.Split(' ')).Should().BeSubsetOf(ids, page);
            foreach (Match field in Regex.Matches(html, "<(?:input|select)[^>]*\\sid=\"([^\"]*)\"[^>]*>")) html.Should().Contain($"for=\"{field.Groups[1].Value}\"");
        }
    }

    async Task Refused(string act, (string, object)[] fields, string place, string sentence)
    {
        (await desk.Previews(act, fields)).Should().Be(HttpStatusCode.Conflict, desk.Text);
        desk.Browser.Page.Should().Contain($"id=\"{place}-wrong\"");
        desk.Text.Should().Contain(sentence);
    }

    async Task<Browser> Second()
    {
        await cafe.FacilitatorsBrowser.Send($"/cafe/{cafe.Id}/people", ("role", "facilitator"));
        var secret = Secret().Match(cafe.FacilitatorsBrowser.Page).Groups[1].Value;
        var cy = cafe.Host.Browser();
        (await cy.Send("/accept", ("secret", secret), ("name", "Cy"), ("email", "cy@example.org"), ("password", "nine paper cloths"))).Should().Be(HttpStatusCode.Redirect);
        await cy.Open($"/cafe/{cafe.Id}/console");
        return cy;
    }

    [GeneratedRegex("/accept#([A-Za-z0-9_-]+)", RegexOptions.None, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("type=\"radio\" name=\"([a-z-]+)\" value=\"([a-z]+)\" checked", RegexOptions.None, 1000)]
    private static partial Regex Checked();
}
