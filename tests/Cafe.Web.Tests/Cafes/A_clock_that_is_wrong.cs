using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Cafes;

public sealed class A_clock_that_is_wrong
{
    [Theory, InlineData(7), InlineData(-7), Promise("M3")]
    public async Task by_seven_minutes_shows_the_right_time_left_to_talk_and_to_write(int minutes)
    {
        await using var cafe = await OpenCafe.On("clock");
        await using var fay = await cafe.Facilitates();
        await using var desk = await ConsoleDesk.Of(cafe);
        await using var ada = await Guest.Joins(cafe, "Ada", set: page => page.Clock.InstallAsync(new() { TimeDate = TimeProvider.System.GetUtcNow().AddMinutes(minutes).UtcDateTime }));
        (await ada.Page.EvaluateAsync<double>("Date.now()")).Should().BeApproximately(TimeProvider.System.GetUtcNow().AddMinutes(minutes).ToUnixTimeMilliseconds(), 30_000);

        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await ada.Arrives();
        await Expect(ada.Page.Locator(".talking .clock")).ToContainTextAsync("18 minutes");
        await desk.Says("Round 1: talk");
        (await desk.MinutesLeft()).Should().BeInRange(17, 18);

        await fay.Asks("cafe", new CafeCommand.Next((await fay.Overview()).Programme.IndexOf(PhaseKind.Talk, 1)));
        await ada.MayWrite();
        await Expect(ada.Page.Locator(".head .clock time")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^(2:00|1:)"));
        await ada.WritesAndSeesItSaved("In time.");
        (await fay.Overview()).Tables.Sum(table => table.Ideas).Should().Be(1);
    }

    [Fact, Promise("M3")]
    public async Task at_the_console_shows_the_right_time_left()
    {
        await using var cafe = await OpenCafe.On("clock");
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await using var device = await Device.Take(cafe.Host.Address, Kind.Laptop);
        await device.Page.Clock.InstallAsync(new() { TimeDate = TimeProvider.System.GetUtcNow().AddMinutes(7).UtcDateTime });
        await using var desk = new ConsoleDesk(device);
        await device.Becomes(cafe.FacilitatorsBrowser);
        await device.Open($"/cafe/{cafe.Id}/console");
        await Expect(device.Page.Locator("cafe-console [data-do=next]")).ToBeVisibleAsync();
        (await desk.MinutesLeft()).Should().BeInRange(16, 18, "not even for a moment is another time shown");
    }
}
