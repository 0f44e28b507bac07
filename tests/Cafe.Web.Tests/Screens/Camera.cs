using Microsoft.Playwright;
using OpenTalks.Host.Tests;

namespace OpenTalks.Web.Tests.Screens;

/// <summary>Takes screens into artifacts/pictures, one file a width, a language and a theme; tests/pictures.sh makes docs/pictures of them.</summary>
static class Camera
{
    public static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "pictures");

    static readonly (int Width, int Height)[] Everywhere = [(320, 640), (360, 780), (768, 1024), (1280, 800), (1440, 900)];
    static readonly (int Width, int Height)[] Beamers = [(768, 432), (1280, 720), (1440, 810)];

    /// <summary>What a page shows now, at every width, by day and by night.</summary>
    public static async Task Takes(IPage page, string screen)
    {
        foreach (var night in new[] { false, true })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = night ? ColorScheme.Dark : ColorScheme.Light });
            foreach (var size in Everywhere) await Take(page, screen, size, night ? "night" : "day");
        }
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    public static async Task Takes(IEnumerable<Guest> guests, string screen)
    {
        foreach (var guest in guests)
        {
            await guest.Page.EvaluateAsync("scrollTo(0, 0)");
            await Takes(guest.Page, screen);
            await guest.Page.SetViewportSizeAsync(390, 844);
        }
    }

    /// <summary>A page that is opened for its picture.</summary>
    public static async Task Opens(IEnumerable<Device> devices, string screen, string path)
    {
        foreach (var device in devices)
        {
            await device.Page.GotoAsync(path);
            await Takes(device.Page, screen);
        }
    }

    /// <summary>A wall, in the hall's light that was chosen on it.</summary>
    public static async Task Projects(IPage wall, string scene, string hall)
    {
        foreach (var size in Beamers) await Take(wall, scene, size, hall);
        await wall.SetViewportSizeAsync(1280, 720);
    }

    /// <summary>Pages as they leave the printer.</summary>
    public static async Task Prints(IPage page, string screen)
    {
        Directory.CreateDirectory(Folder);
        await page.PdfAsync(new() { Path = Path.Combine(Folder, $"{screen}.{await Language(page)}.pdf"), PreferCSSPageSize = true, PrintBackground = false });
    }

    static async Task Take(IPage page, string screen, (int Width, int Height) size, string light)
    {
        await page.SetViewportSizeAsync(size.Width, size.Height);
        await page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{screen}.{await Language(page)}.{light}.{size.Width}.png"), Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
    }

    static async Task<string> Language(IPage page) => await page.GetAttributeAsync("html", "lang") ?? "en";
}
