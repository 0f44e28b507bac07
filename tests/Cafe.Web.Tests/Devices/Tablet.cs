using Microsoft.Playwright;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Devices;

/// <summary>A tablet on a table, by what people do with it: through the page alone.</summary>
public sealed class Tablet(Device device) : IAsyncDisposable
{
    public static readonly Kind Lying = new(1024, 768);

    public Device Device => device;
    public IPage Page => device.Page;
    public ILocator Field => Page.Locator("textarea#idea");

    /// <param name="address">Where this tablet finds the host.</param>
    public static async Task<Tablet> On(OpenCafe cafe, int table, Kind? kind = null, Uri? address = null)
    {
        var device = await Device.Take(address ?? cafe.Host.Address, kind ?? Lying);
        await device.Open("/device");
        await device.Page.FillAsync("#code", await cafe.DeviceCode(table));
        await device.Page.ClickAsync("main button.go");
        await Expect(device.Page.Locator("cafe-table .side .signals")).ToBeAttachedAsync();
        return new Tablet(device);
    }

    /// <param name="who">The name on the button of whoever says it; null leaves the choice as it stands.</param>
    public async Task Writes(string text, string? who = null)
    {
        await Field.FillAsync(text);
        if (who is not null) await Page.Locator(".who label", new() { HasText = who }).ClickAsync();
        await Page.ClickAsync(".compose .btn.go");
        await Expect(Slip(text)).ToBeVisibleAsync();
    }

    public ILocator Slip(string text) => Page.Locator(".layer .slip", new() { HasText = text });

    public ValueTask DisposeAsync() => device.DisposeAsync();
}
