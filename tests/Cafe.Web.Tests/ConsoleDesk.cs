using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests;

/// <summary>The facilitator at the console, by its buttons.</summary>
public sealed class ConsoleDesk(Device device) : IAsyncDisposable
{
    public Device Device => device;
    public IPage Page => device.Page;

    public static async Task<ConsoleDesk> Of(OpenCafe cafe, Kind? kind = null)
    {
        var device = await Device.Take(cafe.Host.Address, kind ?? Kind.Laptop);
        await device.Becomes(cafe.FacilitatorsBrowser);
        await device.Open($"/cafe/{cafe.Id}/console");
        return new ConsoleDesk(device);
    }

    /// <summary>The one filled button; then waits until the console says that the phase has begun.</summary>
    public async Task Begins(string phase)
    {
        await Page.ClickAsync("cafe-console [data-do=next], cafe-console [data-do=start]");
        await Says(phase);
    }

    public async Task Says(string phase)
    {
        await Expect(Page.Locator("cafe-console .which strong")).ToHaveTextAsync(phase);
        await Settles();
    }

    /// <summary>By keyboard: on with Tab until it has the focus.</summary>
    public async Task Reaches(ILocator target)
    {
        await Expect(target).ToHaveCountAsync(1);
        for (var steps = 0; steps < 150; steps++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await Page.Keyboard.PressAsync("Tab");
        }
        throw new InvalidOperationException($"{target} is not reached with Tab.");
    }

    /// <summary>By keyboard: the button of an act.</summary>
    public async Task Presses(string act)
    {
        await Reaches(Page.Locator($"cafe-console [data-do='{act}']"));
        await Page.Keyboard.PressAsync("Enter");
        await Settles();
    }

    public async Task TakesAMinute()
    {
        var before = await MinutesLeft();
        await Page.ClickAsync("[data-do='extend -60000']");
        await Expect(Page.Locator("cafe-console .big")).ToHaveTextAsync(new Regex($"^({before - 1}|{before - 2}):"));
        await Settles();
    }

    public async Task<int> MinutesLeft() =>
        int.Parse((await Page.InnerTextAsync("cafe-console .big")).Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => device.DisposeAsync();

    Task Settles() => Expect(Page.Locator("cafe-console .taken")).ToHaveCountAsync(0);
}
