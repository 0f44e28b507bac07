using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Cafes;

/// <summary>The whole evening of a facilitator and of a participant, twice: with no mouse, and with clicks that drag nothing.</summary>
public sealed class With_the_keyboard_or_with_clicks
{
    /// <summary>How a person comes at what they want: to and fro with Tab and on with Enter, or by a click.</summary>
    sealed record Hand(bool Keys)
    {
        public async Task Presses(IPage page, string what) => await Presses(page, page.Locator(what));

        public async Task Presses(IPage page, ILocator target)
        {
            await Expect(target).ToHaveCountAsync(1);
            if (!Keys)
            {
                await target.ClickAsync();
                return;
            }
            await Reaches(page, target);
            await page.Keyboard.PressAsync("Enter");
        }

        public async Task Types(IPage page, string field, string text)
        {
            if (Keys) await Reaches(page, page.Locator(field));
            else await page.ClickAsync(field);
            await page.Keyboard.TypeAsync(text);
        }

        static async Task Reaches(IPage page, ILocator target)
        {
            for (var steps = 0; steps < 200; steps++)
            {
                var way = await target.EvaluateAsync<int>("element => element === document.activeElement ? 0 : document.activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? -1 : 1");
                if (way == 0) return;
                await page.Keyboard.PressAsync(way < 0 ? "Shift+Tab" : "Tab");
            }
            throw new InvalidOperationException($"{target} is not reached with Tab.");
        }
    }

    [Theory, InlineData(true), InlineData(false), Promise("U-02", "M6", "M20", "D3", "D9")]
    public async Task the_whole_evening_is_held(bool keys)
    {
        var hand = new Hand(keys);
        await using var first = await OpenCafe.On(keys ? "by-keys" : "by-clicks");
        await using var desk = new ConsoleDesk(await Device.Take(first.Host.Address, Kind.Laptop));
        await SignsIn(hand, desk.Page);
        await using var cafe = await SetsUp(hand, desk.Page, first);
        await using var bo = await cafe.Joins("Bo");
        await using var ada = await ComesIn(hand, cafe);

        foreach (var phase in new[] { "Arrive, check in", "Welcome", "Round 1: talk" }) await Begins(hand, desk, phase);
        await ArrivesAndTalks(hand, desk, ada);
        await Begins(hand, desk, "Round 1: write-up");
        await Expect(desk.Page.Locator("cafe-console .big")).ToHaveTextAsync(new Regex("^(2:00|1:)"));
        await bo.Writes("Somebody else’s idea.");
        await Writes(hand, ada);

        // The evening is cut short by a round; the sheet closes with its time to write.
        await hand.Presses(desk.Page, "cafe-console [data-do=drop-round]");
        await Expect(desk.Page.Locator("cafe-console .prog")).Not.ToContainTextAsync("Round 3");
        await Begins(hand, desk, "Move to the next table");
        await Expect(ada.Page.Locator(".step.go")).ToBeVisibleAsync();
        await Expect(ada.Field).ToHaveCountAsync(0);
        await hand.Presses(ada.Page, ".thumb .btn.go");
        foreach (var phase in new[] { "Round 2: talk", "Round 2: write-up", "Quiet minutes", "Gallery" }) await Begins(hand, desk, phase);
        await Looks(hand, ada);
        await Begins(hand, desk, "Plenary");
        await Speaks(hand, desk, ada);
        await Begins(hand, desk, "Close");
        await hand.Presses(desk.Page, ".finish button");
        await hand.Presses(desk.Page, "dialog .btn.danger");
        await Expect(desk.Page.Locator("cafe-console")).ToContainTextAsync("This café is closed.");
        await ada.Sees("Thank you, Ada");
        foreach (var device in new[] { desk.Device, ada.Device }) device.Complaints.Should().BeEmpty();
    }

    static async Task SignsIn(Hand hand, IPage page)
    {
        await page.GotoAsync("/sign-in");
        await hand.Types(page, "[name=email]", "fay@example.org");
        await hand.Types(page, "[name=password]", "nine paper cloths");
        await hand.Presses(page, "main button.go");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Open a café" }).First).ToBeVisibleAsync();
    }

    static async Task<OpenCafe> SetsUp(Hand hand, IPage page, OpenCafe first)
    {
        await hand.Presses(page, page.GetByRole(AriaRole.Link, new() { Name = "Open a café" }).First);
        await hand.Types(page, "#title", "By hand");
        await hand.Presses(page, "main button.go");
        await page.WaitForURLAsync("**/setup");
        await hand.Types(page, "#place", "The library");
        await Expect(page.Locator("[data-state]")).ToContainTextAsync("Saved as you type");
        await hand.Presses(page, page.GetByRole(AriaRole.Link, new() { Name = "To the console" }).First);
        await page.WaitForURLAsync("**/console");
        var code = Regex.Replace(await page.InnerTextAsync(".join .code"), @"\s", "", RegexOptions.None, TimeSpan.FromSeconds(1));
        return new OpenCafe(first.Host, first.FacilitatorsBrowser, Guid.Parse(page.Url.Split('/')[4]), code);
    }

    static async Task<Guest> ComesIn(Hand hand, OpenCafe cafe)
    {
        var device = await Device.Take(cafe.Host.Address, Kind.Phone);
        await device.Open("/");
        await hand.Types(device.Page, "#code", cafe.Code);
        await hand.Presses(device.Page, device.Page.Locator("main .btn.go").First);
        await hand.Types(device.Page, "#name", "Ada");
        await hand.Presses(device.Page, "main button.go");
        await Expect(device.Page.Locator("cafe-phone .mynumber")).ToBeVisibleAsync();
        return new Guest(device);
    }

    /// <summary>The one filled button, until the console says that the phase has begun.</summary>
    static async Task Begins(Hand hand, ConsoleDesk desk, string phase)
    {
        await Expect(desk.Page.Locator("cafe-console .taken")).ToHaveCountAsync(0);
        await hand.Presses(desk.Page, "cafe-console [data-do=next], cafe-console [data-do=start]");
        await desk.Says(phase);
    }

    /// <summary>First where to go, by number and name and nothing else; the question only there.</summary>
    static async Task ArrivesAndTalks(Hand hand, ConsoleDesk desk, Guest ada)
    {
        await Expect(ada.Page.Locator(".step.go")).ToBeVisibleAsync();
        await Expect(ada.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex(@"^Table \d+$") })).ToBeVisibleAsync();
        await Expect(ada.Page.Locator(".step.go .name bdi")).ToHaveTextAsync(new Regex("^[A-Z][a-z]+$"));
        await Expect(ada.Page.Locator("h1.ask")).ToHaveCountAsync(0);
        await hand.Presses(ada.Page, ".thumb .btn.go");
        await Expect(ada.Page.Locator("h1.ask")).ToContainTextAsync("?");
        await hand.Presses(ada.Page, "[data-do='vote-pace more-time']");
        await Expect(desk.Page.Locator(".pulse")).ToContainTextAsync("1");
    }

    static async Task Writes(Hand hand, Guest ada)
    {
        await ada.MayWrite();
        await hand.Types(ada.Page, "#idea", "Publish every order.");
        await hand.Presses(ada.Page, ".write .btn.go");
        await Expect(ada.Slip("Publish every order.").Locator(".num")).ToBeVisibleAsync();
        await Acts(hand, ada, "Publish every order.", "Star");
        await Expect(ada.Slip("Publish every order.").Locator("[aria-pressed=true]")).ToBeVisibleAsync();
        await Acts(hand, ada, "Publish every order.", "Take back");
        await Expect(ada.Page.Locator(".strip")).ToContainTextAsync("Taken back");
        await hand.Presses(ada.Page, ".strip button");
        await Expect(ada.Slip("Publish every order.").Locator(".num")).ToBeVisibleAsync();
        await Acts(hand, ada, "Somebody else’s idea.", "Build on it");
        await hand.Types(ada.Page, "#idea", "And name the judge.");
        await hand.Presses(ada.Page, ".write .btn.go");
        await Expect(ada.Slip("And name the judge.").Locator(".num")).ToBeVisibleAsync();
    }

    static Task Acts(Hand hand, Guest ada, string idea, string act) =>
        hand.Presses(ada.Page, ada.Slip(idea).GetByRole(AriaRole.Button, new() { Name = act, Exact = true }));

    static async Task Looks(Hand hand, Guest ada)
    {
        await Expect(ada.Page.Locator("#leaf")).ToBeVisibleAsync();
        var mark = ada.Page.Locator(".looked .slip").Filter(new() { HasText = "Somebody else’s idea." }).GetByRole(AriaRole.Button, new() { Name = "It resonates" }).First;
        await hand.Presses(ada.Page, mark);
        await Expect(mark).ToHaveAttributeAsync("aria-pressed", "true");
        var leaf = await ada.Page.InnerTextAsync("#leaf strong");
        await hand.Presses(ada.Page, "[data-turn=on]");
        await Expect(ada.Page.Locator("#leaf strong")).Not.ToHaveTextAsync(leaf);
    }

    static async Task Speaks(Hand hand, ConsoleDesk desk, Guest ada)
    {
        await hand.Presses(ada.Page, "[data-do=ask-to-speak]");
        await Expect(desk.Page.Locator(".queue")).ToContainTextAsync("Ada");
        await hand.Presses(desk.Page, "[data-do=give-floor]");
        await Expect(desk.Page.Locator(".queue .floor")).ToContainTextAsync("Ada");
        await hand.Presses(desk.Page, "[data-do=end-floor]");
        await Expect(desk.Page.Locator(".queue .floor")).ToHaveCountAsync(0);
    }
}
