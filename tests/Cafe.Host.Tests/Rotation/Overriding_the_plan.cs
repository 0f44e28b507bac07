using System.Net;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Host.Tests.Rotation;

public sealed class Overriding_the_plan : IAsyncLifetime
{
    readonly Dictionary<int, Phone> people = [];
    OpenCafe cafe = null!;
    SeatingDeskOf desk = null!;

    public async ValueTask InitializeAsync()
    {
        cafe = await OpenCafe.On("seating-override");
        for (var i = 1; i <= 9; i++)
        {
            var phone = await cafe.Joins($"Guest {i}");
            people.Add((await phone.Me()).Number, phone);
        }
        desk = new SeatingDeskOf(cafe, cafe.FacilitatorsBrowser);
        await desk.Decides("plan");
    }

    public async ValueTask DisposeAsync() => await cafe.DisposeAsync();

    [Fact, Promise("M14")]
    public async Task by_swap_pin_lock_move_and_merge_is_respected_and_taken_back_step_by_step()
    {
        var told = await Tables();
        var (a, b) = (told.Keys.First(), told.Keys.First(other => told[other][0] != told[told.Keys.First()][0]));
        await desk.Decides("swap", ("person", a), ("other", b), ("round", 1));
        var swapped = await Tables();
        (swapped[a][0], swapped[b][0]).Should().Be((told[b][0], told[a][0]));
        foreach (var other in told.Keys.Except([a, b])) swapped[other].Should().Equal(told[other]);

        var c = told.Keys.Last();
        await desk.Decides("hold", ("person", c), ("round", 2));
        await desk.Decides("lock", ("table", swapped[a][0]));
        var late = await cafe.Joins("Zoe");
        (await late.Seat()).Table.Should().NotBe(swapped[a][0], "nobody comes to a locked table");
        await desk.Decides("unlock", ("table", swapped[a][0]));

        await desk.Sends("/gone", ("person", $"{a}"));
        var from = swapped[a][0];
        var beside = (await late.Me()).Route[0].Table;
        var into = swapped.Values.Select(route => route[0]).First(table => table != from && table != beside);
        await desk.Decides("merge", ("table", from), ("into", into));
        var merged = await Tables();
        merged.Where(person => swapped[person.Key][0] == from && person.Key != a).Should().OnlyContain(person => person.Value[0] == into);
        merged.Where(person => person.Key != a).Should().OnlyContain(person => !person.Value.Contains(from));
        if (swapped[c][1] != from) merged[c][1].Should().Be(swapped[c][1], "a kept seat is kept");

        for (var decisions = 5; decisions > 0; decisions--)
        {
            await desk.Opens();
            (await desk.Undoes()).Should().Be(HttpStatusCode.Redirect);
        }
        (await Tables()).Should().BeEquivalentTo(told);
        await desk.Opens();
        desk.Text.Should().Contain("Nothing by hand yet").And.NotContain("swap seats");
    }

    [Fact, Promise("M10")]
    public async Task says_which_soft_rule_it_breaks_and_is_done_but_never_breaks_a_hard_one()
    {
        var told = await Tables();
        var ada = told.Keys.First();
        var far = told.Keys.First(person => told[person][1] != told[ada][1]);
        await desk.Decides("apart", ("people", $"{ada}, {far}"));
        var between = await Tables();
        between[ada][0].Should().Be(told[ada][0], "a wish moves nobody in the next round");
        var neighbour = between.Keys.First(person => person != ada && between[person][1] == between[ada][1] && person != far);
        between[far][1].Should().NotBe(between[ada][1]);
        await desk.Previews("swap", ("person", far), ("other", neighbour), ("round", 2));
        desk.Text.Should().Contain("This goes against a rule that may be broken. It is done if you accept it.")
            .And.MatchRegex("Meetings of people to be kept apart: [0-9]+ before, [0-9]+ after");
        (await desk.Accepts()).Should().Be(HttpStatusCode.Redirect);
        await desk.Opens();
        desk.Text.Should().Contain("though they should be kept apart");
        (await Tables())[far][1].Should().Be(between[ada][1]);

        var full = between.Values.Select(route => route[2]).GroupBy(table => table).OrderByDescending(table => table.Count()).First().Key;
        var outsider = between.Keys.First(person => between[person][2] != full);
        (await desk.Previews("move", ("person", outsider), ("round", 3), ("table", full))).Should().Be(HttpStatusCode.Conflict);
        desk.Text.Should().MatchRegex("would have fewer than 3 people in round 3\\. Swap .* with somebody instead\\.");
    }

    [Fact, Promise("S13")]
    public async Task somebody_who_stays_put_keeps_one_table_and_others_come()
    {
        var before = await Tables();
        var ada = before.Keys.First();
        await desk.Decides("stay", ("person", "Guest 1"));
        var after = await Tables();
        after[ada].Should().AllBeEquivalentTo(after[ada][0]);
        desk.Text.Should().Contain("Guest 1 (").And.Contain("stays put");
        await desk.Decides("repair");
        (await Tables())[ada].Should().AllBeEquivalentTo(after[ada][0]);
        (await desk.Previews("move", ("person", "Guest 1"), ("round", 2), ("table", after.Values.Select(route => route[1]).First(table => table != after[ada][1])))).Should().Be(HttpStatusCode.Conflict);
        desk.Browser.Page.Should().Contain("id=\"move-wrong\"");
    }

    [Fact, Promise("S2")]
    public async Task begins_with_numbers_that_were_checked_before_the_event()
    {
        var fay = cafe.FacilitatorsBrowser;
        var page = new SeatingDeskOf(cafe, fay);
        var setup = $"/cafe/{cafe.Id}/setup";
        await fay.Open(setup);
        page.Text.Should().Contain("Does it add up?").And.Contain("It adds up.").And.Contain("50 people at 12 tables: 4 to 5 at each.");
        await Expects("37");
        page.Text.Should().Contain("37 people at 12 tables: only 3 at some.").And.Contain("Use 9 tables");
        await Expects("80");
        page.Text.Should().Contain("80 people, 60 seats.").And.Contain("Use 18 tables");
        await Expects("many");
        page.Text.Should().Contain("Write a whole number here.");
        fay.Page.Should().Contain("value=\"many\"");

        Task Expects(string people) => fay.SetsUp(setup, ("expected", people));
    }

    async Task<Dictionary<int, int[]>> Tables() =>
        (await SeatingDeskOf.Routes(people.Values)).ToDictionary(me => me.Key, me => me.Value.Route.Select(stop => stop.Table).ToArray());
}
