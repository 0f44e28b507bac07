using System.Net;
using System.Text.RegularExpressions;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;

namespace OpenTalks.Host.Tests.Live;

/// <summary>Tablets and walls as specs make them: by a code from the facilitator's page.</summary>
public static partial class DeviceKit
{
    extension(OpenCafe cafe)
    {
        /// <summary>A code for a table’s device, or for a wall where no table is given.</summary>
        public async Task<string> DeviceCode(int? table)
        {
            await cafe.FacilitatorsBrowser.Send($"/cafe/{cafe.Id}/devices", $"/cafe/{cafe.Id}/devices/codes", table is { } number ? [("table", $"{number}")] : []);
            cafe.FacilitatorsBrowser.Answer.StatusCode.Should().Be(HttpStatusCode.OK, cafe.FacilitatorsBrowser.Page);
            return Typed().Match(cafe.FacilitatorsBrowser.Page).Groups[1].Value;
        }

        /// <summary>A browser that became a device by a code.</summary>
        public async Task<Browser> Device(string code)
        {
            var browser = cafe.Host.Browser();
            await browser.Send("/device", ("code", code));
            return browser;
        }

        public async Task<Phone> Tablet(int table) => await cafe.Connect(await cafe.Device(await cafe.DeviceCode(table)), "device", "table");

        public async Task<Phone> Wall() => await cafe.Connect(await cafe.Device(await cafe.DeviceCode(null)), "wall", "wall");
    }

    extension(Phone phone)
    {
        public async Task<TableView> Table() => (await phone.Gets<TableValue>("table")).Value;
        public async Task<WallView> WallShows() => (await phone.Gets<WallValue>("wall")).Value;
    }

    [GeneratedRegex("class=\"code\"><bdi dir=\"ltr\">([A-Z0-9 ]{9})<", RegexOptions.None, 1000)]
    private static partial Regex Typed();
}
