using Microsoft.Playwright;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests;

/// <summary>A participant with a phone, by what people do: through the page alone.</summary>
public sealed class Guest(Device device) : IAsyncDisposable
{
    public Device Device => device;
    public IPage Page => device.Page;

    public ILocator Field => Page.Locator("textarea#idea");
    public ILocator Slips => Page.Locator(".layer .slip");

    public static Task<Guest> Joins(OpenCafe cafe, string name, Kind? kind = null, Func<IPage, Task>? set = null) => Joins(cafe.Host.Address, cafe.Code, name, kind, set);

    /// <param name="address">Where this phone finds the host.</param>
    /// <param name="set">What is done to the phone before it opens a page.</param>
    public static async Task<Guest> Joins(Uri address, string code, string name, Kind? kind = null, Func<IPage, Task>? set = null)
    {
        var device = await Device.Take(address, kind ?? Kind.Phone);
        if (set is not null) await set(device.Page);
        await device.Open($"/j/{code}");
        await device.Page.FillAsync("#name", name);
        await device.Page.ClickAsync("main button.go");
        await Expect(device.Page.Locator("cafe-phone .mynumber")).ToBeVisibleAsync();
        return new Guest(device);
    }

    public async Task<int> Number() => int.Parse(await Page.InnerTextAsync(".mynumber strong"), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Presses the button at the table, where the page asks for it.</summary>
    public async Task Arrives()
    {
        await Page.ClickAsync(".thumb .btn.go");
        await Expect(Page.Locator(".thumb .btn.go")).ToBeHiddenAsync();
    }

    public Task MayWrite() => Expect(Field).ToBeVisibleAsync();

    /// <summary>Puts an idea on the sheet; it is drawn at once, saved or not.</summary>
    public async Task Writes(string text)
    {
        await Field.FillAsync(text);
        await Page.ClickAsync(".write .btn.go");
        await Expect(Slip(text)).ToBeVisibleAsync();
    }

    public async Task WritesAndSeesItSaved(string text)
    {
        await Writes(text);
        await Expect(Slip(text).Locator(".num")).ToBeVisibleAsync();
        await Expect(Slip(text)).ToContainTextAsync(new System.Text.RegularExpressions.Regex("Saved|Enregistrée|محفوظة"));
    }

    public async Task Presses(string text, string act)
    {
        await Slip(text).GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
    }

    public ILocator Slip(string text) => Slips.Filter(new() { Has = Page.Locator(".say", new() { HasTextRegex = new($"^\\s*{System.Text.RegularExpressions.Regex.Escape(text)}\\s*$") }) });

    public Task Sees(string text) => Expect(Page.Locator("body")).ToContainTextAsync(text);

    /// <summary>Texts on the sheet, in the order in which they stand.</summary>
    public async Task<IReadOnlyList<string>> Texts() => await Page.Locator(".layer .slip .say").AllInnerTextsAsync();

    public ValueTask DisposeAsync() => device.DisposeAsync();
}
