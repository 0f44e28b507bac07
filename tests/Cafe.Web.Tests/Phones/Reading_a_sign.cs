using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Phones;

public sealed class Reading_a_sign
{
    [Fact]
    public async Task of_ones_own_table_arrives_and_of_another_says_where_the_seat_is()
    {
        await using var cafe = await OpenCafe.On("signs");
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada");
        await using var bo = await cafe.Joins("Bo");
        await ada.Device.Open($"/j/{cafe.Code}/at/3");
        await Expect(ada.Page.Locator("[data-notice]")).ToContainTextAsync("This is table 3. Your seat is told here when the round begins.");

        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await Expect(ada.Page.Locator(".step.go")).ToBeVisibleAsync();
        var table = int.Parse((await ada.Page.Locator(".step.go h1.big").InnerTextAsync()).Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        var other = table % 12 + 1;
        await ada.Device.Open($"/j/{cafe.Code}/at/{other}");
        await Expect(ada.Page.Locator("[data-notice]")).ToContainTextAsync($"This is table {other}. In this round your seat is at table {table},");
        await Expect(ada.Page.Locator(".step.go")).ToBeVisibleAsync();

        await ada.Device.Open($"/j/{cafe.Code}/at/{table}");
        await Expect(ada.Page.Locator(".step.talk")).ToBeVisibleAsync();
        await Phone.Until(fay.Overview, overview => overview.Tables.Single(row => row.Number == table).Seats.Any(seat => seat.Arrived));
        ada.Page.Url.Should().EndWith($"/cafe/{cafe.Id}", "a reload reads no sign again");

        await ada.Device.Open($"/j/{cafe.Code}/at/{other}");
        await Expect(ada.Page.Locator("[data-notice]")).ToContainTextAsync($"This is table {other}, but you have said that you are at table {table},");
        await Expect(ada.Page.Locator(".step.talk")).ToBeVisibleAsync();
        ada.Device.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task by_somebody_who_is_not_in_offers_joining()
    {
        await using var cafe = await OpenCafe.On("signjoin");
        await using var device = await Device.Take(cafe.Host.Address, Kind.Phone);
        await device.Open($"/j/{cafe.Code}/at/5");
        await device.Page.FillAsync("#name", "Cy");
        await device.Page.ClickAsync("main button.go");
        await Expect(device.Page.Locator("cafe-phone .mynumber")).ToBeVisibleAsync();
        await Expect(device.Page.Locator("[data-notice]")).ToContainTextAsync("This is table 5.");
    }
}
