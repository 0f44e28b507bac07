using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Screens;

/// <summary>Takes docs/pictures anew. Nobody's run needs that: it is asked for, by tests/pictures.sh.</summary>
public static class Taking_the_pictures
{
    static readonly string Folder = Path.Combine(Repository.Root, "docs", "pictures");

#if PICTURES
    [Fact]
#endif
    public static async Task of_a_real_evening_writes_them_into_docs()
    {
        Directory.CreateDirectory(Folder);
        await using var cafe = await OpenCafe.On("pictures");
        await using var fay = await cafe.Facilitates();
        var people = await An_evening_with_fifty.Fills(cafe);
        await using var stranger = await Device.Take(cafe.Host.Address, Kind.Laptop);
        await Everywhere(stranger, "home", "/");
        await Everywhere(stranger, "join", $"/j/{cafe.Code}", 360, 768);
        await using var ada = await Guest.Joins(cafe, "Ada Osei");
        await using var layla = await Guest.Joins(cafe, "ليلى منصور", Kind.Phone with { Language = "ar" });
        await Picture(ada, "wait", 360);

        await An_evening_with_fifty.Talks(fay, people, 1);
        await Expect(ada.Page.Locator(".thumb .btn.go")).ToBeVisibleAsync();
        await Picture(ada, "go", 360, 768);
        await Picture(ada, "go", dark: true);
        await Picture(layla, "go");
        foreach (var guest in new[] { ada, layla }) await guest.Arrives();
        await Picture(ada, "talk", 360, 768);
        await Picture(layla, "talk");
        await An_evening_with_fifty.Writes(fay, people, 1);
        await An_evening_with_fifty.Talks(fay, people, 2);
        await An_evening_with_fifty.Writes(fay, people, 2);
        foreach (var (guest, text) in new[] { (ada, "Small states can share one incident team; ours serves three islands."), (layla, "لا يُحجب موقع إلا بحكم قضائي منشور.") })
        {
            await guest.MayWrite();
            await guest.WritesAndSeesItSaved(text);
            await guest.Page.EvaluateAsync("scrollTo(0, 0)");
        }
        await Picture(ada, "sheet", 360, 768, 1440);
        await Picture(ada, "sheet", dark: true);
        await Picture(layla, "sheet");
        await ada.Device.Context.SetOfflineAsync(true);
        await Expect(ada.Page.Locator(".bar:not(.signal)")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await ada.Writes("Try emergency calls with deaf callers before the law says it is done.");
        await ada.Slip("Try emergency calls with deaf callers before the law says it is done.").ScrollIntoViewIfNeededAsync();
        await Picture(ada, "offline");
        await ada.Device.Context.SetOfflineAsync(false);
        await Expect(ada.Page.Locator(".bar:not(.signal)")).ToHaveCountAsync(0);

        await An_evening_with_fifty.Harvests(fay);
        await stranger.Becomes(cafe.FacilitatorsBrowser);
        await Everywhere(stranger, "console", $"/cafe/{cafe.Id}/console");
        await Everywhere(stranger, "harvest", $"/cafe/{cafe.Id}/harvest");
        await Everywhere(stranger, "open", "/cafes/new", 1440);
        await Composed(cafe, ada);
    }

    /// <summary>A desk's or a stranger's screen: at its widths by day, at the widest also by night and in Arabic.</summary>
    static async Task Everywhere(Device device, string screen, string path, params int[] widths)
    {
        await device.Open(path);
        await Picture(device.Page, screen, widths.Length == 0 ? [360, 768, 1440] : widths, dark: false);
        var widest = widths.Length == 0 ? 1440 : widths[^1];
        await Picture(device.Page, screen, [widest], dark: true);
        await device.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await device.Open($"{path}?lang=ar");
        await Picture(device.Page, screen, [widest], dark: false);
    }

    static Task Picture(Guest guest, string screen, params int[] widths) => Picture(guest.Page, screen, widths.Length == 0 ? [360] : widths, dark: false);

    static Task Picture(Guest guest, string screen, bool dark) => Picture(guest.Page, screen, [360], dark);

    static async Task Picture(IPage page, string screen, int[] widths, bool dark)
    {
        var arabic = await page.GetAttributeAsync("html", "lang") == "ar" ? "-ar" : "";
        await page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
        foreach (var width in widths)
        {
            await page.SetViewportSizeAsync(width, width switch { 360 => 780, 768 => 1024, _ => 900 });
            await page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
            var file = Path.Combine(Folder, $"{screen}-{width}{arabic}{(dark ? "-dark" : "")}.png");
            await page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        }
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
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
        await board.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, "opentalks.png") });
    }

    static async Task<string> Embedded(IPage page) => $"data:image/png;base64,{Convert.ToBase64String(await page.ScreenshotAsync(new() { Caret = ScreenshotCaret.Hide }))}";
}
