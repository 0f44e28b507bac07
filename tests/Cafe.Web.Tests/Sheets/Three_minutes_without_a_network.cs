using System.Globalization;
using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Sheets;

public sealed class Three_minutes_without_a_network
{
    [Fact, Promise("M34")]
    public async Task leave_the_question_the_clock_and_the_route_and_bring_each_idea_once_afterwards()
    {
        await using var cafe = await OpenCafe.On("three-minutes");
        await using var wifi = new Wifi(cafe.Host.Address);
        await using var fay = await cafe.Facilitates();
        // The phone's clock is the spec's, so that three minutes need not be waited for.
        await using var ada = await Guest.Joins(wifi.Address, cafe.Code, "Ada", set: page => page.Clock.InstallAsync(new() { TimeDate = TimeProvider.System.GetUtcNow().UtcDateTime }));
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        var write = (await fay.Overview()).Programme.IndexOf(PhaseKind.WriteUp, 1);
        await fay.Asks("cafe", new CafeCommand.Extend(write, 8 * 60_000));
        await ada.MayWrite();
        var question = await ada.Page.InnerTextAsync("h1.ask");
        await ada.Page.ClickAsync(".self > summary");
        var route = await ada.Page.Locator(".stops li").AllInnerTextsAsync();
        await ada.Page.ClickAsync(".self > summary");
        route.Should().HaveCount(3);

        await ada.Device.Context.SetOfflineAsync(true);
        wifi.Goes();
        await Expect(ada.Page.Locator(".bar:not(.signal)")).ToContainTextAsync("No network.");
        var before = await Seconds(ada.Page);
        string[] texts = ["In the first minute.", "In the second minute.", "In the third minute."];
        foreach (var text in texts)
        {
            await ada.Writes(text);
            await Expect(ada.Slip(text)).ToContainTextAsync("On this phone.");
            await ada.Page.Clock.FastForwardAsync(60_000);
        }
        await Expect(ada.Page.Locator(".bar:not(.signal)")).ToContainTextAsync("No network.");
        (before - await Seconds(ada.Page)).Should().BeInRange(180, 240, "three minutes and what the spec took have passed");
        (await ada.Page.InnerTextAsync("h1.ask")).Should().Be(question);
        await ada.Page.ClickAsync(".self > summary");
        (await ada.Page.Locator(".stops li").AllInnerTextsAsync()).Should().Equal(route);
        await ada.Page.ClickAsync(".self > summary");
        (await fay.Overview()).Tables.Sum(table => table.Ideas).Should().Be(0);

        wifi.Returns();
        await ada.Device.Context.SetOfflineAsync(false);
        foreach (var text in texts) await Expect(ada.Slip(text)).ToContainTextAsync("Saved");
        await Expect(ada.Page.Locator(".bar:not(.signal)")).ToHaveCountAsync(0);
        var sheet = (await fay.Overview()).Tables.Single(table => table.Ideas > 0).Number;
        (await fay.Sheet(sheet)).View.Ideas.Select(idea => idea.Text).Should().Equal(texts);
        ada.Device.Complaints.Should().BeEmpty();
    }

    static async Task<int> Seconds(IPage page)
    {
        var parts = (await page.InnerTextAsync(".head time")).Split(':').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return (parts[0] * 60) + parts[1];
    }
}
