using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Host.Tests.Rotation;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Phones;

public sealed class Coming_in
{
    [Fact, Promise("M7")]
    public async Task with_an_old_phone_over_a_slow_network_takes_a_code_a_name_and_less_than_half_a_minute()
    {
        await using var cafe = await OpenCafe.On("oldphone");
        await using var device = await Device.Take(cafe.Host.Address, Kind.Phone);
        var page = device.Page;
        var tools = await device.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("Network.enable");
        await tools.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 400, ["downloadThroughput"] = 100_000, ["uploadThroughput"] = 50_000 });
        await tools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
        var bytes = 0d;
        tools.Event("Network.loadingFinished").OnEvent += (_, what) => bytes += what?.GetProperty("encodedDataLength").GetDouble() ?? 0;

        var since = TimeProvider.System.GetTimestamp();
        await device.Open("/");
        await page.FillAsync("#code", $"{cafe.Code[..4]} {cafe.Code[4..]}".ToLowerInvariant());
        await page.Locator("main .btn.go").First.ClickAsync();
        // Nothing but a name must be said; there is no account, no puzzle, nothing to install.
        (await page.Locator("form:has(#name) [required]").EvaluateAllAsync<string[]>("all => all.map(one => one.name)")).Should().Equal("name");
        await page.FillAsync("#name", "Ada");
        await page.ClickAsync("main button.go");
        await Expect(page.Locator("cafe-phone .mynumber")).ToBeVisibleAsync();
        TimeProvider.System.GetElapsedTime(since).Should().BeLessThan(TimeSpan.FromSeconds(30));
        bytes.Should().BeInRange(10_000, 200_000);
    }

    [Fact, Promise("M32", "M31")]
    public async Task from_elsewhere_is_the_same_seat_with_a_link_to_the_tables_meeting_and_needs_no_sound()
    {
        await using var cafe = await OpenCafe.On("elsewhere");
        await cafe.IsSetUp(setup => setup with { Tables = [.. setup.Tables.Select(table => table with { Place = TablePlace.Mixed, Link = $"https://meet.example/{table.Number}" })] });
        await using var fay = await cafe.Facilitates();
        for (var n = 1; n <= 4; n++) await cafe.Joins($"Guest {n}");
        await using var device = await Device.Take(cafe.Host.Address, Kind.Phone);
        await device.Open($"/j/{cafe.Code}");
        await device.Page.FillAsync("#name", "Remy");
        await device.Page.CheckAsync("input[name=place][value=remote]");
        await device.Page.ClickAsync("main button.go");
        await using var remy = new Guest(device);
        var number = await remy.Number();

        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var table = (await Phone.Until(fay.Overview, overview => overview is { Planned: true, Waiting: 0 })).Tables.Single(row => row.Seats.Any(seat => seat.Number == number));
        table.Seats.Single(seat => seat.Number == number).Remote.Should().BeTrue();
        table.Seats.Should().Contain(seat => !seat.Remote, "remote people sit among the others");
        await Expect(remy.Page.Locator($".step.go a[href='https://meet.example/{table.Number}']")).ToBeVisibleAsync();
        await remy.Arrives();
        await Expect(remy.Page.Locator($"a[href='https://meet.example/{table.Number}']")).ToBeVisibleAsync();
        await remy.Page.ClickAsync(".ask-help summary");
        await remy.Page.ClickAsync("[data-do='ask-help sound']");
        await Phone.Until(fay.Overview, overview => overview.Running.Helps.Any(help => help.Kind == HelpKind.Sound && help.Table == table.Number));

        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await remy.MayWrite();
        await remy.WritesAndSeesItSaved("Written without a sound.");
        await OpenCafe.GoesTo(fay, PhaseKind.Gallery);
        await Expect(remy.Page.Locator("#leaf")).ToBeVisibleAsync();
        await remy.Page.ClickAsync("[data-do=ask-to-speak]");
        await Phone.Until(fay.Overview, overview => overview.Running.Queue.Any(speaker => speaker is { Name: "Remy", Remote: true }));
        remy.Device.Complaints.Should().BeEmpty();
    }
}
