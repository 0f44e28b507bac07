using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;
using OpenTalks.Web.Tests.Devices;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Screens;

/// <summary>Takes docs/pictures anew. Nobody's run needs that: it is asked for, by tests/pictures.sh.</summary>
public static partial class Taking_the_pictures
{
    const string Small = "Small states can share one incident team; ours serves three islands.";
    const string Court = "لا يُحجب موقع إلا بحكم قضائي منشور.";

#if PICTURES
    [Fact]
#endif
    public static async Task of_coming_in()
    {
        await using var cafe = await OpenCafe.On("pictures-in");
        await using var english = await Device.Take(cafe.Host.Address, Kind.Laptop);
        await using var arabic = await Device.Take(cafe.Host.Address, Kind.Laptop with { Language = "ar" });
        Device[] devices = [english, arabic];
        foreach (var (screen, path) in new[]
        {
            ("home", "/"), ("join", $"/j/{cafe.Code}"), ("how", "/how"), ("privacy", "/privacy"), ("accessibility", "/accessibility"), ("device", "/device"), ("left", "/left"),
            ("sign-in", "/sign-in"), ("first", "/first"), ("accept", "/accept"), ("unknown-code", "/j/ZZZZZZZZ"), ("nowhere", "/nowhere"),
        })
            await Camera.Opens(devices, screen, path);
    }

#if PICTURES
    [Fact]
#endif
    public static async Task of_a_phone_through_an_evening()
    {
        await using var cafe = await OpenCafe.On("pictures-phone");
        await using var fay = await cafe.Facilitates();
        var people = await An_evening_with_fifty.Fills(cafe);
        await using var ada = await Guest.Joins(cafe, "Ada Osei");
        await using var layla = await Guest.Joins(cafe, "ليلى منصور", Kind.Phone with { Language = "ar" });
        Guest[] guests = [ada, layla];
        await Camera.Takes(guests, "wait");
        await Toggle(guests);
        await Camera.Takes(guests, "self");
        await Toggle(guests);

        await An_evening_with_fifty.Talks(fay, people, 1);
        foreach (var guest in guests) await Expect(guest.Page.Locator(".thumb .btn.go")).ToBeVisibleAsync();
        await Camera.Takes(guests, "go");
        foreach (var guest in guests) await guest.Arrives();
        await Camera.Takes(guests, "talk");
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        foreach (var guest in guests) await guest.MayWrite();
        await Camera.Takes(guests, "write");
        await An_evening_with_fifty.Writes(fay, people, 1);
        await OpenCafe.GoesTo(fay, PhaseKind.Move, 2);
        foreach (var guest in guests) await Expect(guest.Page.Locator(".thumb .btn.go")).ToBeVisibleAsync();
        await Camera.Takes(guests, "move");
        foreach (var guest in guests) await guest.Arrives();
        await Camera.Takes(guests, "handover");
        await An_evening_with_fifty.Talks(fay, people, 2);
        await Camera.Takes(guests, "talk-2");
        await An_evening_with_fifty.Writes(fay, people, 2);
        foreach (var (guest, text) in new[] { (ada, Small), (layla, Court) })
        {
            await guest.MayWrite();
            await guest.WritesAndSeesItSaved(text);
        }
        await Camera.Takes(guests, "sheet");
        foreach (var guest in guests) await guest.Device.Context.SetOfflineAsync(true);
        foreach (var guest in guests) await Expect(guest.Page.Locator(".bar:not(.signal)")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await ada.Writes("Try emergency calls with deaf callers before the law says it is done.");
        await layla.Writes("جرّبوا رقم الطوارئ مع الصم أولاً.");
        await Camera.Takes(guests, "offline");
        foreach (var guest in guests) await guest.Device.Context.SetOfflineAsync(false);
        foreach (var guest in guests) await Expect(guest.Page.Locator(".bar:not(.signal)")).ToHaveCountAsync(0);
        await AfterTheRounds(fay, guests);
    }

    static async Task AfterTheRounds(Phone fay, Guest[] guests)
    {
        foreach (var kind in new[] { PhaseKind.Reflection, PhaseKind.Gallery, PhaseKind.Plenary, PhaseKind.Close })
        {
            await OpenCafe.GoesTo(fay, kind);
            var step = kind switch { PhaseKind.Reflection => "reflect", _ => "sheet, .step." + kind.ToString().ToLowerInvariant() };
            foreach (var guest in guests) await Expect(guest.Page.Locator($".step.{step}").First).ToBeVisibleAsync();
            if (kind == PhaseKind.Gallery) foreach (var guest in guests) await Expect(guest.Page.Locator("#leaf")).ToBeVisibleAsync();
            await Camera.Takes(guests, kind.ToString().ToLowerInvariant());
        }
        await fay.Asks("cafe", new CafeCommand.End());
        foreach (var guest in guests) await Expect(guest.Page.Locator(".mine")).ToBeVisibleAsync();
        await Camera.Takes(guests, "over");
        foreach (var (screen, path) in new[] { ("my-data", "/my-data"), ("why", "/why") })
            foreach (var guest in guests)
            {
                await guest.Page.GotoAsync($"/cafe/{fay.Cafe}{path}");
                await Camera.Takes(guest.Page, screen);
            }
    }

    static async Task Toggle(Guest[] guests)
    {
        foreach (var guest in guests) await guest.Page.Locator(".self > summary").ClickAsync();
    }

#if PICTURES
    [Fact]
#endif
    public static async Task of_the_tables_tablet_and_the_wall()
    {
        await using var cafe = await OpenCafe.On("pictures-wall");
        await using var fay = await cafe.Facilitates();
        var people = await An_evening_with_fifty.Fills(cafe);
        var walls = new List<(Device Device, string Hall)>();
        foreach (var language in new[] { "en", "ar" })
            foreach (var hall in new[] { "day", "night" }) walls.Add((await HangsUp(cafe, language, hall), hall));
        await Projects(walls, "wall-before", ".come .code");
        await OpenCafe.GoesTo(fay, PhaseKind.Welcome);
        await Projects(walls, "wall-welcome", ".come .code");
        await An_evening_with_fifty.Talks(fay, people, 1);
        await Projects(walls, "wall-talk", ".questions");
        await using var tablet = await Tablet.On(cafe, 1);
        await using var arabic = await Tablet.On(cafe, 2, Tablet.Lying with { Language = "ar" });
        Device[] tablets = [tablet.Device, arabic.Device];
        foreach (var device in tablets) await Camera.Takes(device.Page, "tablet-talk");
        await An_evening_with_fifty.Writes(fay, people, 1);
        await Projects(walls, "wall-write", ".clock");
        foreach (var device in tablets) await Camera.Takes(device.Page, "tablet-write");
        await fay.Asks("cafe", new CafeCommand.Spotlight(1));
        await Projects(walls, "wall-spotlight", ".ideas li");
        await fay.Asks("cafe", new CafeCommand.Spotlight(null));
        await OpenCafe.GoesTo(fay, PhaseKind.Move, 2);
        await Projects(walls, "wall-move", ".going li");
        foreach (var device in tablets) await Camera.Takes(device.Page, "tablet-move");
        await Soon(fay);
        await Projects(walls, "wall-soon", ".soon");
        await An_evening_with_fifty.Writes(fay, people, 2);
        foreach (var device in tablets) await Camera.Takes(device.Page, "tablet-write-2");
        foreach (var (kind, sign) in new[] { (PhaseKind.Reflection, ".wall.quiet"), (PhaseKind.Gallery, ".ideas li"), (PhaseKind.Plenary, ".wall.title"), (PhaseKind.Close, ".wall.title .join") })
        {
            await OpenCafe.GoesTo(fay, kind);
            await Projects(walls, $"wall-{kind.ToString().ToLowerInvariant()}", sign);
        }
        await fay.Asks("cafe", new CafeCommand.End());
        await Projects(walls, "wall-over", ".wall.over");
        foreach (var (device, _) in walls) await device.DisposeAsync();
    }

    static async Task<Device> HangsUp(OpenCafe cafe, string language, string hall)
    {
        var device = await Device.Take(cafe.Host.Address, new Kind(1280, 720, language));
        await device.Open("/device");
        await device.Page.FillAsync("#code", await cafe.DeviceCode(null));
        await device.Page.ClickAsync("main button.go");
        await device.Page.ClickAsync(".controls summary");
        await device.Page.CheckAsync($"input[name=theme][value={(hall == "day" ? "light" : "hall")}]");
        await device.Page.ClickAsync(".controls summary");
        return device;
    }

    static async Task Projects(List<(Device Device, string Hall)> walls, string scene, string sign)
    {
        foreach (var (device, hall) in walls)
        {
            await Expect(device.Page.Locator(sign).First).ToBeVisibleAsync();
            await Camera.Projects(device.Page, scene, hall);
        }
    }

    /// <summary>A minute and a half of the second talk is left.</summary>
    static async Task Soon(Phone fay)
    {
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 2);
        var programme = (await fay.Overview()).Programme;
        var left = programme.At(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds())!.LeftMs;
        await fay.Asks("cafe", new CafeCommand.Extend(programme.IndexOf(PhaseKind.Talk, 2), 115_000 - left));
    }
}
