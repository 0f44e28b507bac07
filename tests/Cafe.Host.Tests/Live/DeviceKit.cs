using System.Net;
using System.Text.RegularExpressions;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;

namespace OpenTalks.Host.Tests.Live;

/// <summary>Tablets and walls as specs make them: by a code from the facilitator's page.</summary>
public static partial class DeviceKit
{
    /// <summary>A code for a table’s device, or for a wall where no table is given.</summary>
    public static async Task<string> DeviceCode(this OpenCafe cafe, int? table)
    {
        await cafe.FacilitatorsBrowser.Send($"/cafe/{cafe.Id}/devices", $"/cafe/{cafe.Id}/devices/codes", table is { } number ? [("table", $"{number}")] : []);
        cafe.FacilitatorsBrowser.Answer.StatusCode.Should().Be(HttpStatusCode.OK, cafe.FacilitatorsBrowser.Page);
        return Typed().Match(cafe.FacilitatorsBrowser.Page).Groups[1].Value;
    }

    /// <summary>A browser that became a device by a code.</summary>
    public static async Task<Browser> Device(this OpenCafe cafe, string code)
    {
        var browser = cafe.Host.Browser();
        await browser.Send("/device", ("code", code));
        return browser;
    }

    public static async Task<Phone> Tablet(this OpenCafe cafe, int table) => await cafe.Connect(await cafe.Device(await cafe.DeviceCode(table)), "device", "table");

    public static async Task<Phone> Wall(this OpenCafe cafe) => await cafe.Connect(await cafe.Device(await cafe.DeviceCode(null)), "wall", "wall");

    public static async Task<TableView> Table(this Phone phone) => (await phone.Gets<TableValue>("table")).Value;

    public static async Task<WallView> WallShows(this Phone phone) => (await phone.Gets<WallValue>("wall")).Value;

    [GeneratedRegex("class=\"code\"><bdi dir=\"ltr\">([A-Z0-9 ]{9})<", RegexOptions.None, 1000)]
    private static partial Regex Typed();
}
