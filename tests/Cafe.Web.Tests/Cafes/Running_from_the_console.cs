using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Web.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Cafes;

/// <summary>What a facilitator does at the console, and what phones see of it.</summary>
public sealed class Running_from_the_console
{
    [Fact, Promise("M1", "M2")]
    public async Task goes_by_keyboard_alone()
    {
        await using var cafe = await OpenCafe.On("keyboard");
        await using var ada = await Guest.Joins(cafe, "Ada");
        await using var desk = await ConsoleDesk.Of(cafe);
        await desk.Presses("start");
        await desk.Says("Arrive, check in");
        await desk.Presses("next");
        await desk.Says("Welcome");
        await desk.Presses("next");
        await desk.Says("Round 1: talk");
        await ada.Arrives();

        // Minutes, a pause and a step on, each taken back.
        var before = await desk.MinutesLeft();
        await desk.Presses("extend 300000");
        await Expect(desk.Page.Locator(".said")).ToContainTextAsync("5 min added to Round 1: talk");
        await desk.Presses("undo-act");
        await Expect(desk.Page.Locator(".said")).ToContainTextAsync("Undone");
        (await desk.MinutesLeft()).Should().BeInRange(before - 1, before);
        await desk.Presses("next");
        await desk.Says("Round 1: write-up");
        await ada.MayWrite();
        await desk.Presses("undo-act");
        await desk.Says("Round 1: talk");
        await Expect(ada.Page.Locator(".talking")).ToBeVisibleAsync();

        // A round more, and away again.
        await Expect(desk.Page.Locator(".prog li")).ToHaveCountAsync(11);
        await desk.Presses("insert-round");
        await Expect(desk.Page.Locator(".prog li")).ToHaveCountAsync(13);
        await Expect(desk.Page.Locator(".loss")).ToContainTextAsync("The harvest has lost");
        await desk.Presses("move-end");
        await Expect(desk.Page.Locator(".loss")).ToHaveCountAsync(0);
        await desk.Presses("drop-round");
        await Expect(desk.Page.Locator(".prog li")).ToHaveCountAsync(11);

        // A message to the tables.
        await desk.Reaches(desk.Page.Locator("#tell-text"));
        await desk.Page.Keyboard.TypeAsync("Coffee is in the hall");
        await desk.Page.Keyboard.PressAsync("Enter");
        await ada.Sees("Coffee is in the hall");
        await Expect(desk.Page.Locator("#tell-text")).ToHaveValueAsync("");
        await desk.Presses("undo");
        await Expect(ada.Page.Locator(".messages")).ToHaveCountAsync(0);
        desk.Device.Complaints.Should().BeEmpty();
        ada.Device.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task brings_somebody_who_needs_help()
    {
        await using var cafe = await OpenCafe.On("needs");
        await using var ada = await Guest.Joins(cafe, "Ada");
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await ada.Arrives();
        await using var desk = await ConsoleDesk.Of(cafe);
        await Expect(desk.Page.Locator(".needs")).ToContainTextAsync("Nobody needs you.");

        await ada.Page.ClickAsync(".ask-help summary");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Another language" }).ClickAsync();
        await ada.Sees("You have asked for help.");
        await Expect(desk.Page.Locator(".help")).ToContainTextAsync("Ada: Needs another language");
        await Expect(desk.Page.Locator(".tile.look .flag")).ToContainTextAsync("Asks for help");

        await desk.Page.ClickAsync("[data-do=take-help]");
        await ada.Sees("Fay is coming.");
        await Expect(desk.Page.Locator(".help")).ToContainTextAsync("Fay is on it");
        await Expect(desk.Page.Locator(".tile.look")).ToHaveCountAsync(1, new() { Timeout = Chromium.Patience });
        await Expect(desk.Page.Locator(".tile.look .flag")).Not.ToContainTextAsync("Asks for help");
        await desk.Page.ClickAsync(".needs .strip button");
        await ada.Sees("You have asked for help.");
        await desk.Page.ClickAsync("[data-do=finish-help]");
        await Expect(ada.Page.Locator(".ask-help")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task shows_every_facilitator_who_did_what()
    {
        await using var cafe = await OpenCafe.On("two_consoles");
        await using var fin = await cafe.Facilitates("Fin");
        await using var desk = await ConsoleDesk.Of(cafe);
        await OpenCafe.GoesTo(fin, PhaseKind.Talk, 1);
        await desk.Says("Round 1: talk");
        await fin.Asks("cafe", new CafeCommand.Pause((await fin.Overview()).Programme.IndexOf(PhaseKind.Talk, 1)));
        await Expect(desk.Page.Locator(".said")).ToContainTextAsync("Fin: Paused");
        await desk.Page.ClickAsync("[data-do=undo-act]");
        await Expect(desk.Page.Locator(".which .when")).ToContainTextAsync("until");

        await desk.Page.ClickAsync("[data-do=take-lead]");
        await Expect(desk.Page.Locator(".leads .state.on")).ToHaveTextAsync("has the lead");
        (await Phone.Until(fin.Overview, overview => overview.Running.Facilitators.Any(one => one.Lead))).Running.Facilitators.Single(one => one.Lead).Name.Should().Be("Fay");
        await desk.Page.ClickAsync("[data-do=give-lead]");
        await Phone.Until(fin.Overview, overview => overview.Running.Facilitators.Single(one => one.Lead).Name == "Fin");
    }

    [Theory]
    [InlineData(360, "en", false)]
    [InlineData(320, "ar", true)]
    [InlineData(768, "fr", false)]
    [InlineData(1280, "en", false)]
    public async Task can_be_read_by_everybody(int width, string language, bool dark)
    {
        await using var cafe = await OpenCafe.On("console_axe");
        var people = await Task.WhenAll(cafe.Joins("Ada", ("group", "academia")), cafe.Joins("Bo", ("place", "remote")));
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        foreach (var person in people) await person.Seat();
        var talk = (await fay.Overview()).Programme.IndexOf(PhaseKind.Talk, 1);
        await fay.Asks("cafe", new CafeCommand.Extend(talk, 5 * 60_000));
        await people[0].Asks("cafe", new CafeCommand.AskHelp(HelpKind.Sound));
        await people[0].Asks("cafe", new CafeCommand.AskToSpeak());
        await people[1].Asks("cafe", new CafeCommand.AskToSpeak());
        await people[1].Asks("cafe", new CafeCommand.VotePace(1, Pace.MoreTime));
        await using var desk = await ConsoleDesk.Of(cafe, new Kind(width, 900, language, dark));
        await Expect(desk.Page.Locator(".help")).ToHaveCountAsync(1);
        await desk.Page.ClickAsync(".tile [data-table]");
        await desk.Page.EvaluateAsync("document.querySelectorAll('cafe-console details').forEach(one => { one.open = true; })");
        await Expect(desk.Page.Locator(".script .lines")).ToBeVisibleAsync();

        (await Axe.Finds(desk.Page)).Should().BeEmpty();
        (await desk.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width);
        desk.Device.Complaints.Should().BeEmpty();
    }
}
