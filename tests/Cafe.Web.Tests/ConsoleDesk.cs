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
