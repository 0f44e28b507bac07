using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Host.Tests.Rotation;
using OpenTalks.Rotations;
using OpenTalks.Web.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Rotation;

public sealed class Seats_on_a_screen
{
    [Fact, Promise("S3")]
    public async Task follow_the_cafe_name_what_tables_lack_and_lose_nothing_that_was_typed()
    {
        await using var cafe = await OpenCafe.On("screen-seats");
        for (var i = 1; i <= 8; i++) await cafe.Joins($"Guest {i}", ("group", i < 8 ? "government" : "academia"), ("region", "africa"), ("languages", "en"));
        await using var desk = await Device.Take(cafe.Host.Address, Kind.Laptop);
        await desk.Becomes(cafe.FacilitatorsBrowser);
        await desk.Open($"/cafe/{cafe.Id}/seating");
        await desk.Page.ClickAsync("text=Plan the seats now");
        await desk.Page.ClickAsync("text=Do it");

        // Before round 1 each table's mix stands there, and what it lacks.
        await Expect(desk.Page.Locator(".mix").First).ToContainTextAsync("Government");
        await Expect(desk.Page.Locator(".mix .state.lamp").First).ToContainTextAsync("1 group only");

        await desk.Page.ClickAsync("#ask-swap summary");
        await desk.Page.FillAsync("#swap-person", "3");
        await cafe.Joins("Guest 9", ("group", "business"));
        await Expect(desk.Page.Locator(".mixes")).ToContainTextAsync("Guest 9", new() { Timeout = Chromium.Patience });
        await Expect(desk.Page.Locator("#swap-person")).ToHaveValueAsync("3");
        await Expect(desk.Page.Locator("#swap-person")).ToBeVisibleAsync();

        // More search runs beside the page and says what it would give.
        await desk.Page.ClickAsync("#search button");
        await Expect(desk.Page.Locator("[data-search=time]")).ToContainTextAsync("of 10 seconds");
        await desk.Page.ClickAsync("text=Stop and see what was found");
        await Expect(desk.Page.Locator("#search")).ToContainTextAsync("What the search found");
        (await Axe.Finds(desk.Page)).Should().BeEmpty();
        desk.Complaints.Should().BeEmpty();
    }

    [Theory, InlineData("en", false), InlineData("ar", true)]
    public async Task are_chosen_said_to_be_ready_for_and_explained_on_a_phone(string language, bool dark)
    {
        await using var cafe = await OpenCafe.On("screen-choice");
        await cafe.IsSetUp(setup => setup with { Format = Format.FreeChoice });
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada", new Kind(320, 640, language, dark));
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await ada.Page.ClickAsync(".step.choose .btn.go");
        (await Axe.Finds(ada.Page)).Should().BeEmpty();
        await Fits();
        await ada.Page.ClickAsync("#table-3 button");
        await ada.Arrives();
        await fay.Asks("cafe", new CafeCommand.Next((await fay.Overview()).Programme.IndexOf(PhaseKind.Talk, 1)));

        // She chooses for the next round, then says that she will be there.
        await ada.Page.ClickAsync(".chooses .btn");
        await ada.Page.ClickAsync("#table-5 button");
        await ada.Page.ClickAsync(".ready .btn");
        await Expect(ada.Page.Locator(".ready.said")).ToBeVisibleAsync();
        (await Axe.Finds(ada.Page)).Should().BeEmpty();
        await Fits();

        await ada.Page.ClickAsync("details.self > summary");
        await ada.Page.ClickAsync("details.self a[href$='/why']");
        await Expect(ada.Page.Locator(".reasons li")).ToHaveCountAsync(2);
        (await Axe.Finds(ada.Page)).Should().BeEmpty();
        await Fits();
        ada.Device.Complaints.Should().BeEmpty();

        async Task Fits() => (await ada.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(320);
    }
}
