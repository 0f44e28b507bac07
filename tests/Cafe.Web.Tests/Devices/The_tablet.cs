using Microsoft.Extensions.DependencyInjection;
using OpenTalks.Cafes;
using OpenTalks.Host.Cafes;
using OpenTalks.Host.Tests.Live;
using OpenTalks.People;
using OpenTalks.Web.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Devices;

public sealed class The_tablet
{
    [Fact, Promise("M19")]
    public async Task asks_who_says_this_names_them_once_and_loses_nothing_without_a_network()
    {
        await using var cafe = await OpenCafe.On("tablet");
        await using var wifi = new Wifi(cafe.Host.Address);
        await using var fay = await cafe.Facilitates();
        await using var ada = await cafe.Joins("Ada");
        await using var bo = await cafe.Joins("Bo");
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var seat = await ada.Seat();
        await using var tablet = await Tablet.On(cafe, seat.Table, address: wifi.Address);

        await tablet.Writes("Ada says this.", "Ada");
        await Expect(tablet.Slip("Ada says this.")).ToContainTextAsync("Saved");
        await Expect(tablet.Slip("Ada says this.").Locator("bdi")).ToHaveTextAsync("Ada");
        await Expect(tablet.Page.Locator(".who .on")).ToHaveTextAsync("The table");
        await tablet.Writes("The table says this.");
        await Expect(tablet.Slip("The table says this.")).ToContainTextAsync("Saved");

        await tablet.Device.Context.SetOfflineAsync(true);
        wifi.Goes();
        await Expect(tablet.Page.Locator(".bar:not(.signal)")).ToBeVisibleAsync();
        await tablet.Writes("Bo says this without a network.", "Bo");
        await Expect(tablet.Slip("Bo says this without a network.").Locator("bdi")).ToHaveTextAsync("Bo");
        wifi.Returns();
        await tablet.Device.Context.SetOfflineAsync(false);
        await Expect(tablet.Slip("Bo says this without a network.")).ToContainTextAsync("Saved");

        await tablet.Slip("The table says this.").GetByText("Change", new() { Exact = true }).ClickAsync();
        await tablet.Page.Locator("form.slip textarea").FillAsync("The table says that.");
        await tablet.Page.Locator("form.slip .btn.go, form.slip button").First.ClickAsync();
        var sheet = await Phone.Until(() => ada.Sheet(seat.Sheet), seen => seen.View.Ideas.Any(idea => idea.Text == "The table says that."));
        sheet.View.Ideas.Select(idea => (idea.Text, idea.By)).Should().Equal(
            ("Ada says this.", (await ada.Me()).Number), ("The table says that.", null), ("Bo says this without a network.", (await bo.Me()).Number));
        tablet.Device.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task asks_for_nobodys_name_under_the_Chatham_House_Rule()
    {
        await using var cafe = await OpenCafe.On("tablet-house", "chatham-house");
        await using var fay = await cafe.Facilitates();
        await using var ada = await cafe.Joins("Ada");
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await using var tablet = await Tablet.On(cafe, (await ada.Seat()).Table);
        await Expect(tablet.Field).ToBeVisibleAsync();
        await Expect(tablet.Page.Locator(".compose")).ToContainTextAsync("No names are stored here");
        await Expect(tablet.Page.Locator(".who")).ToHaveCountAsync(0);
        await Expect(tablet.Page.Locator("cafe-table")).Not.ToContainTextAsync("Ada");
        await tablet.Writes("Somebody says this.");
        await Expect(tablet.Slip("Somebody says this.")).ToContainTextAsync("Saved");
    }

    [Fact, Promise("M21", "D1", "D8")]
    public async Task carries_the_hosts_question_and_stars_to_the_next_group()
    {
        await using var cafe = await OpenCafe.On("tablet-card");
        await using var fay = await cafe.Facilitates();
        await using var ada = await cafe.Joins("Ada");
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var table = (await ada.Seat()).Table;
        await using var tablet = await Tablet.On(cafe, table);
        await tablet.Writes("Publish every blocking order.");
        await Expect(tablet.Slip("Publish every blocking order.")).ToContainTextAsync("Saved");
        await tablet.Slip("Publish every blocking order.").GetByText("Star", new() { Exact = true }).ClickAsync();
        await tablet.Page.GetByText("Question for the next group").ClickAsync();
        await tablet.Page.FillAsync("#asking", "Who checks the government?");
        await tablet.Page.ClickAsync(".hostpanel .btn.go");
        await tablet.Page.GetByText("We are stuck").ClickAsync();
        await Expect(tablet.Page.Locator(".stems li")).ToHaveCountAsync(3);
        await tablet.Page.GetByText("Hand over in 2 minutes").ClickAsync();
        await tablet.Page.ClickAsync(".hostpanel .btn.go");
        await Expect(tablet.Page.Locator(".hostpanel time")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^1:5"));

        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 2);
        await Expect(tablet.Page.Locator(".handover")).ToContainTextAsync("Publish every blocking order.");
        await Expect(tablet.Page.Locator(".handover .ask")).ToContainTextAsync("Who checks the government?");
        await tablet.Device.Open($"/cafe/{cafe.Id}/card/{table}?round=1");
        await Expect(tablet.Page.Locator(".coastercard")).ToContainTextAsync("Who checks the government?");
    }

    [Fact]
    public async Task comes_by_a_link_whose_secret_leaves_the_address_and_goes_when_it_is_sent_away()
    {
        await using var cafe = await OpenCafe.On("tablet-away");
        await using var fay = await cafe.Facilitates();
        var code = await cafe.Host.Services.GetRequiredService<DeviceCodes>().Make(new DeviceRight(cafe.Id, Role.Device, 3), default);
        await using var device = await Device.Take(cafe.Host.Address, Tablet.Lying);
        await device.Open($"/device#{code.Secret}");
        await Expect(device.Page.Locator("[data-secret]")).ToBeHiddenAsync();
        device.Page.Url.Should().NotContain(code.Secret);
        await device.Page.ClickAsync("main button.go");
        await Expect(device.Page.Locator("cafe-table .told")).ToContainTextAsync("This tablet is for table 3");

        await using var desk = await Device.Take(cafe.Host.Address, Kind.Laptop);
        await desk.Becomes(cafe.FacilitatorsBrowser);
        await desk.Open($"/cafe/{cafe.Id}/devices");
        await desk.Page.Locator(".devices button").ClickAsync();
        await Expect(desk.Page.Locator(".devices")).ToContainTextAsync("sent away");
        await Expect(device.Page.Locator("cafe-table .told")).ToContainTextAsync("no longer let in");
        await desk.Page.Locator(".devices button").ClickAsync();
        await Expect(desk.Page.Locator(".devices")).Not.ToContainTextAsync("sent away");
    }

    [Fact]
    public async Task has_nothing_that_axe_finds_and_no_way_sideways()
    {
        await using var cafe = await OpenCafe.On("tablet-axe");
        await using var fay = await cafe.Facilitates();
        await using var ada = await cafe.Joins("Ada");
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var seat = await ada.Seat();
        for (var n = 1; n <= 12; n++) await ada.Writes($"Idea {n}: publish every blocking order within a day, with the law it rests on.");
        foreach (var kind in new[] { Tablet.Lying, Tablet.Lying with { Language = "ar", Dark = true }, new Kind(320, 640) })
        {
            await using var tablet = await Tablet.On(cafe, seat.Table, kind);
            await tablet.Writes($"Written at {kind.Width} in {kind.Language}.");
            await tablet.Page.Locator(".tools button").Nth(0).ClickAsync();
            (await Axe.Finds(tablet.Page)).Should().BeEmpty($"at {kind}");
            (await tablet.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue($"at {kind}");
            tablet.Device.Complaints.Should().BeEmpty();
        }
        await using var desk = await Device.Take(cafe.Host.Address, new Kind(360, 780));
        await desk.Becomes(cafe.FacilitatorsBrowser);
        await desk.Open($"/cafe/{cafe.Id}/devices");
        await desk.Page.Locator("form[action$='/codes'] button").First.ClickAsync();
        await Expect(desk.Page.Locator(".made .code")).ToBeVisibleAsync();
        (await Axe.Finds(desk.Page)).Should().BeEmpty();
        (await desk.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue();
    }
}
