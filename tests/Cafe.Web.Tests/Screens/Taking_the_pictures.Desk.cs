using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Screens;

public static partial class Taking_the_pictures
{
#if PICTURES
    [Fact]
#endif
    public static async Task of_a_facilitators_desk()
    {
        await using var cafe = await OpenCafe.On("pictures-desk");
        await using var fay = await cafe.Facilitates();
        await using var english = await Desk(cafe, "en");
        await using var arabic = await Desk(cafe, "ar");
        Device[] devices = [english, arabic];
        foreach (var (screen, path) in new[]
        {
            ("home-facilitator", "/"), ("cafes", "/cafes"), ("open", "/cafes/new"), ("invite", "/invite"), ("accounts", "/accounts"), ("account", "/account"),
            ("setup", Of("setup")), ("list", Of("list")), ("preflight", Of("preflight")), ("people", Of("people")), ("devices", Of("devices")), ("print", Of("print")), ("console-before", Of("console")),
        })
            await Camera.Opens(devices, screen, path);

        var people = await An_evening_with_fifty.Fills(cafe);
        await An_evening_with_fifty.Talks(fay, people, 1);
        await An_evening_with_fifty.Writes(fay, people, 1);
        await An_evening_with_fifty.Talks(fay, people, 2);
        await people[4].Asks("cafe", new CafeCommand.AskHelp(HelpKind.Help));
        await people[7].Asks("cafe", new CafeCommand.Leave());
        await An_evening_with_fifty.Writes(fay, people, 2);
        await An_evening_with_fifty.Harvests(fay);
        foreach (var (screen, path) in new[]
        {
            ("console", Of("console")), ("harvest", Of("harvest")), ("desk", Of("desk")), ("person", Of("desk/5")), ("paper", Of("desk/paper")), ("ideas", Of("desk/ideas")), ("log", Of("desk/log")),
            ("seats", Of("seating")), ("preview", Of("seating/preview?do=close&table=3")),
        })
            await Camera.Opens(devices, screen, path);
        foreach (var device in devices)
        {
            await device.Open(Of("console"));
            await device.Page.Locator("div.seg button").Nth(1).ClickAsync();
            await Camera.Takes(device.Page, "console-needs");
        }
        foreach (var kind in new[] { PhaseKind.Plenary })
        {
            await OpenCafe.GoesTo(fay, kind);
            foreach (var person in people.Take(5)) await person.Asks("cafe", new CafeCommand.AskToSpeak());
            await Camera.Opens(devices, $"console-{kind.ToString().ToLowerInvariant()}", Of("console"));
        }
        await fay.Asks("cafe", new CafeCommand.End());
        await Camera.Opens(devices, "console-over", Of("console"));

        string Of(string page) => $"/cafe/{cafe.Id}/{page}";
    }

    static async Task<Device> Desk(OpenCafe cafe, string language)
    {
        var device = await Device.Take(cafe.Host.Address, Kind.Laptop with { Language = language });
        await device.Becomes(cafe.FacilitatorsBrowser);
        return device;
    }

#if PICTURES
    [Fact]
#endif
    public static async Task of_what_is_printed()
    {
        await using var cafe = await OpenCafe.On("pictures-paper");
        await using var fay = await cafe.Facilitates();
        var people = await An_evening_with_fifty.Fills(cafe);
        await An_evening_with_fifty.Talks(fay, people, 1);
        await An_evening_with_fifty.Writes(fay, people, 1);
        foreach (var language in new[] { "en", "ar" })
        {
            await using var device = await Desk(cafe, language);
            foreach (var paper in new[] { "signs", "cards", "hosts", "etiquette", "attendance", "runsheet", "sheets" })
            {
                await device.Page.GotoAsync($"/cafe/{cafe.Id}/print/sheets?what={paper}&lang={language}");
                await Camera.Prints(device.Page, $"paper-{paper}");
            }
            await device.Page.GotoAsync($"/cafe/{cafe.Id}/card/1");
            await Camera.Prints(device.Page, "paper-card");
            await Camera.Takes(device.Page, "card");
        }
    }

#if PICTURES
    [Fact]
#endif
    public static async Task of_a_rehearsal()
    {
        await using var cafe = await OpenCafe.On("pictures-rehearsal");
        foreach (var language in new[] { "en", "ar" })
        {
            await using var device = await Desk(cafe, language);
            await device.Open("/");
            await device.Page.GetByText(Words.For(language)["rehearsal.begin"]).ClickAsync();
            // While it runs the page makes itself anew.
            await device.Page.GetByText(Words.For(language)["rehearsal.stop"]).ClickAsync();
            await Expect(device.Page.Locator("#state")).ToHaveTextAsync(Words.For(language)["rehearsal.state-stopped"]);
            await Expect(device.Page.Locator(".looks li")).ToHaveCountAsync(5);
            await Camera.Takes(device.Page, "rehearsal");
        }
    }

#if PICTURES
    [Fact]
#endif
    public static async Task of_the_console_and_a_phone_before_it()
    {
        await using var cafe = await OpenCafe.On("pictures-readme");
        await using var fay = await cafe.Facilitates();
        var people = await An_evening_with_fifty.Fills(cafe);
        await using var ada = await Guest.Joins(cafe, "Ada Osei");
        for (var round = 1; round <= 2; round++)
        {
            await An_evening_with_fifty.Talks(fay, people, round);
            await An_evening_with_fifty.Writes(fay, people, round);
        }
        await ada.MayWrite();
        await ada.WritesAndSeesItSaved(Small);
        await Composed(cafe, ada);
    }

    /// <summary>The console and, before it, a phone with the sheet of one of its tables: the picture of the README.</summary>
    static async Task Composed(OpenCafe cafe, Guest ada)
    {
        await using var desk = await Device.Take(cafe.Host.Address, new Kind(1440, 920, Scale: 0.7f));
        await desk.Becomes(cafe.FacilitatorsBrowser);
        await desk.Open($"/cafe/{cafe.Id}/console");
        await Expect(desk.Page.Locator("#console-state")).ToContainTextAsync("Live");
        await using var phone = await Device.Take(cafe.Host.Address, new Kind(400, 800, Scale: 0.76f));
        await phone.Context.AddCookiesAsync((await ada.Device.Context.CookiesAsync()).Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path }));
        await phone.Open($"/cafe/{cafe.Id}");
        await Expect(phone.Page.Locator(".layer .slip").First).ToBeVisibleAsync();
        var (console, sheet) = (await Embedded(desk.Page), await Embedded(phone.Page));
        await using var board = await Device.Take(cafe.Host.Address, new Kind(1176, 692));
        await board.Page.SetContentAsync($$"""
            <style>
              body { margin: 0; height: 692px; position: relative; background: #eae4d7 }
              img { position: absolute; display: block }
              .console { inset: 24px auto auto 24px; border-radius: 8px }
              .phone { inset: auto 24px 24px auto; border: 8px solid #1c212b; border-radius: 28px }
            </style>
            <img class="console" src="{{console}}"><img class="phone" src="{{sheet}}">
            """);
        await board.Page.ScreenshotAsync(new() { Path = Path.Combine(Camera.Folder, "opentalks.png") });
    }

    static async Task<string> Embedded(IPage page) => $"data:image/png;base64,{Convert.ToBase64String(await page.ScreenshotAsync(new() { Caret = ScreenshotCaret.Hide }))}";
}
