using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Host.Tests.Rotation;
using OpenTalks.Web.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Rotation;

public sealed class Seats_on_the_console
{
    [Fact]
    public async Task are_mended_moved_and_closed_there_by_keyboard_with_a_preview_and_taken_back()
    {
        await using var cafe = await OpenCafe.On("console-seats");
        var people = await Planned(cafe, 20);
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await using var desk = await ConsoleDesk.Of(cafe);
        var seats = desk.Page.Locator("cafe-seats");

        // One table of round 2 becomes too small: the console says so without being asked, and proposes.
        var told = await SeatingDeskOf.Routes(people);
        var gone = told.Values.GroupBy(me => me.Route.Single(stop => stop.Round == 2).Table).OrderBy(table => table.Count()).First().Take(2).Select(me => me.Number).ToList();
        foreach (var number in gone) (await fay.Asks("cafe", new CafeCommand.MarkGone(number))).Refused.Should().BeNull();
        await Expect(desk.Page.Locator(".seated .state.lamp")).ToContainTextAsync("short of people");
        await desk.Presses("seats");
        await Expect(seats.Locator(".way").First).ToContainTextAsync("Keep all tables", new() { Timeout = Chromium.Patience });
        await Expect(seats.Locator(".way").Nth(2)).ToContainTextAsync("Close table");
        (await Axe.Finds(desk.Page)).Should().BeEmpty();

        await Follows(seats.Locator(".way").Nth(2).Locator("a"));
        await Expect(seats).ToContainTextAsync("Nothing is done yet.");
        await Expect(seats.Locator(".changes tbody tr").First).ToBeVisibleAsync();
        (await Axe.Finds(desk.Page)).Should().BeEmpty();
        await Follows(seats.Locator("button[name=decision]"));
        await Expect(seats.Locator(".strip")).ToContainTextAsync(new Regex("Done: Table [0-9]+ closes"));
        await Expect(desk.Page.Locator(".seated .state.lamp")).ToHaveCountAsync(0);
        var after = await SeatingDeskOf.Routes(people);
        after.Values.Where(me => !me.Route.SequenceEqual(told[me.Number].Route)).Should().NotBeEmpty();
        await Follows(seats.Locator(".strip button"));
        await Expect(desk.Page.Locator(".seated .state.lamp")).ToBeVisibleAsync();
        (await SeatingDeskOf.Routes(people)).Should().BeEquivalentTo(told, like => like.Including(me => me.Value.Route));

        // One table is chosen: two people swap, with the price said before.
        await Follows(seats.Locator(".close"));
        var second = told.Values.Where(me => !gone.Contains(me.Number)).GroupBy(me => me.Route.Single(stop => stop.Round == 2).Table, me => me.Number).OrderByDescending(table => table.Count()).ToList();
        var (mover, other, to) = (second[0].First(), second[1].First(), second[1].Key);
        await desk.Page.ClickAsync($".pickt[data-table='{to}']");
        await desk.Presses("table-seats");
        await Expect(seats).ToContainTextAsync($"Decide by hand for table {to}");
        await Follows(seats.Locator("#ask-swap > summary"));
        await desk.Page.FillAsync("cafe-seats #swap-person", $"{mover}");

        // The café moves on meanwhile, and what was typed stays.
        await (await cafe.Joins("Guest 21")).Seat(2);
        await Expect(desk.Page.Locator("#console-facts")).ToContainTextAsync("19");
        await Expect(desk.Page.Locator("cafe-seats #swap-person")).ToHaveValueAsync($"{mover}");
        await desk.Page.FillAsync("cafe-seats #swap-other", $"{other}");
        await Follows(seats.Locator("#ask-swap button"));
        await Expect(seats).ToContainTextAsync($"({other}) swap seats in round 2");
        await Follows(seats.Locator("button[name=decision]"));
        await Expect(seats.Locator(".strip")).ToContainTextAsync("swap seats");
        (await SeatingDeskOf.Routes(people))[mover].Route.Single(stop => stop.Round == 2).Table.Should().Be(to);
        desk.Device.Complaints.Should().BeEmpty();

        async Task Follows(ILocator target)
        {
            await desk.Reaches(target);
            await desk.Page.Keyboard.PressAsync("Enter");
        }
    }

    [Theory, InlineData("ar", 360, true), InlineData("fr", 1440, false)]
    public async Task name_who_did_not_say_to_be_ready_and_fit_any_screen(string language, int width, bool dark)
    {
        await using var cafe = await OpenCafe.On("console-ready");
        var people = await Planned(cafe, 14);
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await fay.Asks("cafe", new CafeCommand.Next((await fay.Overview()).Programme.IndexOf(PhaseKind.Talk, 1)));
        foreach (var phone in people[..12]) (await phone.Asks("cafe", new CafeCommand.SayReady(2))).Refused.Should().BeNull();
        var silent = (await people[12].Me()).Number;

        await using var desk = await ConsoleDesk.Of(cafe, new Kind(width, 800, language, dark));
        await Expect(desk.Page.Locator(".silent li")).ToHaveCountAsync(2);
        await Expect(desk.Page.Locator(".silent")).ToContainTextAsync($"{silent}");
        await desk.Page.ClickAsync("[data-do=seats]");
        await Expect(desk.Page.Locator("cafe-seats #mend")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator("cafe-seats .absent .choice")).ToHaveCountAsync(14);
        (await Axe.Finds(desk.Page)).Should().BeEmpty();
        await Fits();
        await desk.Page.ClickAsync("cafe-seats #ask-swap > summary");
        await desk.Page.FillAsync("cafe-seats #swap-person", $"{silent}");
        await desk.Page.FillAsync("cafe-seats #swap-other", $"{(await people[0].Me()).Number}");
        await desk.Page.ClickAsync("cafe-seats #ask-swap button");
        await Expect(desk.Page.Locator("cafe-seats .accept")).ToBeVisibleAsync();
        (await Axe.Finds(desk.Page)).Should().BeEmpty();
        await Fits();

        // In the list of people too.
        await desk.Device.Open($"/cafe/{cafe.Id}/people");
        await Expect(desk.Page.Locator(".persons .hint", new() { HasText = Words.For(language)["absent.did-not-tap"] })).ToHaveCountAsync(2);
        await Fits();
        desk.Device.Complaints.Should().BeEmpty();

        async Task Fits() => (await desk.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width);
    }

    static async Task<List<Phone>> Planned(OpenCafe cafe, int many)
    {
        var people = new List<Phone>();
        for (var i = 1; i <= many; i++) people.Add(await cafe.Joins($"Guest {i}"));
        var desk = new SeatingDeskOf(cafe, cafe.FacilitatorsBrowser);
        await desk.Decides("plan");
        return people;
    }
}
