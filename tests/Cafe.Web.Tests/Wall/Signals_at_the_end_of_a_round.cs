using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Wall;

/// <summary>Five minutes, two minutes, the end: in sound, in words and colour, and in the hand.</summary>
public sealed class Signals_at_the_end_of_a_round
{
    /// <summary>What the loudspeaker and the motor of a device are told.</summary>
    const string Hears = """
        window.heard = [];
        Object.defineProperty(Navigator.prototype, "vibrate", { configurable: true, value(pattern) { heard.push(`vibrates ${pattern}`); return true; } });
        const start = AudioScheduledSourceNode.prototype.start;
        AudioScheduledSourceNode.prototype.start = function (...at) { heard.push(`rings ${this.frequency.value}`); return start.apply(this, at); };
        """;

    [Fact, Promise("M5")]
    public async Task come_at_five_minutes_two_and_none_in_three_ways_each_of_which_can_be_switched_off()
    {
        await using var cafe = await OpenCafe.On("signals");
        await using var fay = await cafe.Facilitates();
        await using var wall = await Hangs(cafe);
        await using var ada = await Guest.Joins(cafe, "Ada", set: page => page.AddInitScriptAsync(Hears));
        await using var quiet = await Guest.Joins(cafe, "Bo", set: page => page.AddInitScriptAsync(Hears));
        await quiet.Page.ClickAsync("details:has(.signals) > summary");
        foreach (var way in new[] { "Words", "Colour", "Vibration" }) await quiet.Page.GetByLabel(way).UncheckAsync();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        foreach (var guest in new[] { ada, quiet }) await guest.Arrives();
        await Expect(wall.Page.Locator(".clock time")).ToHaveAttributeAsync("role", "timer");

        foreach (var (left, text, buzz, strokes) in new[]
        {
            (5 * 60_000, "Five minutes left", "200", 1), (2 * 60_000, "Two minutes: a last word each", "200,150,200", 2), (0, "Time: finish your sentence", "500,150,500", 3),
        })
        {
            foreach (var device in new[] { wall, ada.Device, quiet.Device }) await device.Page.EvaluateAsync("heard.length = 0");
            await LeavesOf(fay, left + 4_000);
            await Expect(wall.Page.Locator("p.soon")).ToContainTextAsync(text);
            await Expect(ada.Page.Locator(".bar.signal")).ToContainTextAsync(text);
            await Phone.Until(() => Heard(ada.Device), heard => heard.Contains($"vibrates {buzz}", StringComparer.Ordinal));
            (await Heard(ada.Device)).Should().NotContain(said => said.StartsWith("rings", StringComparison.Ordinal), "fifty phones do not ring");
            (await Heard(wall)).Count(said => said == "rings 660").Should().Be(strokes);
            (await Heard(quiet.Device)).Should().BeEmpty("whoever switched it off is left in peace");
            await Expect(quiet.Page.Locator(".bar.signal")).ToHaveCountAsync(0);
            await Expect(ada.Page.Locator("#announcements")).ToContainTextAsync(text);
            if (left == 2 * 60_000)
            {
                await Expect(ada.Page.Locator(".ring.soon")).ToBeVisibleAsync();
                await Expect(wall.Page.Locator(".ring.soon")).ToBeVisibleAsync();
            }
        }
        foreach (var device in new[] { wall, ada.Device, quiet.Device }) device.Complaints.Should().BeEmpty();
    }

    static Task<string[]> Heard(Device device) => device.Page.EvaluateAsync<string[]>("heard");

    /// <summary>A touch wakes the bell, as browsers want it.</summary>
    static async Task<Device> Hangs(OpenCafe cafe)
    {
        var device = await Device.Take(cafe.Host.Address, new Kind(1280, 720));
        await device.Page.AddInitScriptAsync(Hears);
        await device.Open("/device");
        await device.Page.FillAsync("#code", await cafe.DeviceCode(null));
        await device.Page.ClickAsync("main button.go");
        await device.Page.ClickAsync(".controls summary");
        await device.Page.ClickAsync(".controls summary");
        return device;
    }

    static async Task LeavesOf(Phone fay, long leftMs)
    {
        var programme = (await fay.Overview()).Programme;
        var here = programme.At(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds())!;
        (await fay.Asks("cafe", new CafeCommand.Extend(here.Phase, leftMs - here.LeftMs))).Refused.Should().BeNull();
    }
}
