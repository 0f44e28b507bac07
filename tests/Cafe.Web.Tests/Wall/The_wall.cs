using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Web.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Wall;

public sealed class The_wall
{
    static readonly Kind Projector = new(1280, 720);

    /// <summary>What is too small, outside the picture, or lies over something else.</summary>
    const string Wrongs = """
        () => {
          const wrong = [];
          const seen = (e) => e.checkVisibility() && !e.closest(".vh, .skip, #announcements, details:not([open]) > :not(summary)");
          for (const e of document.querySelectorAll("body *")) {
            const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
            if (!own || !seen(e) || e.closest("script, noscript")) continue;
            const size = parseFloat(getComputedStyle(e).fontSize), box = e.getBoundingClientRect();
            if (size < 28) wrong.push(`small ${size}: ${e.textContent.trim().slice(0, 40)}`);
            if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) wrong.push(`outside: ${e.textContent.trim().slice(0, 40)}`);
          }
          const box = (s) => document.querySelector(s)?.getBoundingClientRect();
          const [head, foot] = [box(".wall > header"), box(".bottom")];
          for (const e of document.querySelector(".stage").children) {
            const stage = e.getBoundingClientRect();
            if (stage.top < head.bottom - 2) wrong.push(`the stage lies under the head by ${head.bottom - stage.top}`);
            if (stage.bottom > foot.top + 2) wrong.push(`the stage lies over the foot by ${stage.bottom - foot.top}`);
          }
          if (document.scrollingElement.scrollHeight > innerHeight + 1 || document.scrollingElement.scrollWidth > innerWidth) wrong.push("scrolls");
          return wrong;
        }
        """;

    static async Task<Device> Open(OpenCafe cafe, Kind kind, Uri? address = null)
    {
        var device = await Device.Take(address ?? cafe.Host.Address, kind);
        await device.Open("/device");
        await device.Page.FillAsync("#code", await cafe.DeviceCode(null));
        await device.Page.ClickAsync("main button.go");
        await Expect(device.Page.Locator("cafe-wall .controls")).ToBeVisibleAsync();
        return device;
    }

    [Fact, Promise("M4", "U-14")]
    public async Task is_read_from_ten_metres_at_1280_by_720_without_scrolling_in_every_scene_light_dark_and_in_Arabic()
    {
        await using var cafe = await OpenCafe.On("wall");
        await using var fay = await cafe.Facilitates();
        await using var dark = await Open(cafe, Projector);
        await using var light = await Open(cafe, Projector with { Language = "ar" });
        await light.Page.ClickAsync(".controls summary");
        await light.Page.CheckAsync("input[value=light]");
        await light.Page.ClickAsync(".controls summary");
        Device[] walls = [dark, light];
        var guests = new List<Phone>();
        for (var n = 1; n <= 30; n++) guests.Add(await cafe.Joins(n == 7 ? "Élodie-Anastasia de la Fontaine-Montmorency" : $"Guest {n}"));
        await Look(walls, "before", ".come .code");
        await OpenCafe.GoesTo(fay, PhaseKind.Welcome);
        await Look(walls, "welcome", ".come .code");
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        foreach (var guest in guests) await guest.Seat();
        await Look(walls, "talk", ".questions");
        var sheet = (await guests[0].Seat()).Sheet;
        for (var n = 1; n <= 6; n++) await guests[0].Writes($"Idea {n}: publish every blocking order within a day, with the reason for it, the law it rests on and the court where it can be contested, in all six languages.");
        await fay.Asks("cafe", new CafeCommand.Spotlight(sheet));
        await Look(walls, "a sheet in the light", ".ideas li");
        await fay.Asks("cafe", new CafeCommand.Spotlight(null));
        await OpenCafe.GoesTo(fay, PhaseKind.Move, 2);
        await Look(walls, "move", ".going li");
        await Expect(dark.Page.Locator(".going li")).ToHaveCountAsync(24);
        await OpenCafe.GoesTo(fay, PhaseKind.Reflection);
        await Look(walls, "reflection", ".saying");
        await OpenCafe.GoesTo(fay, PhaseKind.Gallery);
        await Look(walls, "gallery", ".ideas li");
        await OpenCafe.GoesTo(fay, PhaseKind.Close);
        await Look(walls, "close", ".saying");
        await fay.Asks("cafe", new CafeCommand.End());
        await Look(walls, "over", ".wall.over");
        foreach (var wall in walls) wall.Complaints.Should().BeEmpty();
    }

    static async Task Look(Device[] walls, string what, string sign)
    {
        foreach (var wall in walls)
        {
            await Expect(wall.Page.Locator(sign).First).ToBeVisibleAsync();
            (await wall.Page.EvaluateAsync<string[]>(Wrongs)).Should().BeEmpty(what);
            (await Axe.Finds(wall.Page)).Should().BeEmpty(what);
        }
    }

    [Fact, Promise("M4")]
    public async Task goes_on_counting_and_moves_without_a_network_and_says_so()
    {
        await using var cafe = await OpenCafe.On("wall-offline");
        await using var wifi = new Wifi(cafe.Host.Address);
        await using var fay = await cafe.Facilitates();
        await using var ada = await cafe.Joins("Ada");
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await ada.Seat();
        await using var wall = await Open(cafe, Projector, wifi.Address);
        await Expect(wall.Page.Locator(".one")).ToBeVisibleAsync();
        var programme = (await fay.Overview()).Programme;
        var (talk, write) = (programme.IndexOf(PhaseKind.Talk, 1), programme.IndexOf(PhaseKind.WriteUp, 1));
        // Shortened by what is left but a quarter of a minute; nothing is left to write.
        var left = programme.At(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds())!.LeftMs;
        await fay.Asks("cafe", new CafeCommand.Extend(write, -programme.Phases[write].LengthMs));
        await fay.Asks("cafe", new CafeCommand.Extend(talk, 16_000 - left));
        await Expect(wall.Page.Locator(".clock time")).ToHaveTextAsync(new Regex("^0:"));

        await wall.Context.SetOfflineAsync(true);
        wifi.Goes();
        await Expect(wall.Page.Locator(".silent")).ToContainTextAsync("The clock goes on by itself");
        await Expect(wall.Page.Locator(".wall.move h1")).ToHaveTextAsync("Find your next table");
        await Expect(wall.Page.Locator(".going li")).ToContainTextAsync("Ada");
        (await Seconds(wall.Page)).Should().BeInRange(4 * 60 - 40, 4 * 60, "it counts the move");
        wall.Complaints.Should().BeEmpty();
    }

    [Fact, Promise("M3")]
    public async Task shows_the_right_time_on_a_machine_that_is_seven_minutes_wrong()
    {
        await using var cafe = await OpenCafe.On("wall-clock");
        await using var fay = await cafe.Facilitates();
        await using var device = await Device.Take(cafe.Host.Address, Projector);
        await device.Page.Clock.InstallAsync(new() { TimeDate = TimeProvider.System.GetUtcNow().AddMinutes(7).UtcDateTime });
        await device.Open("/device");
        await device.Page.FillAsync("#code", await cafe.DeviceCode(null));
        await device.Page.ClickAsync("main button.go");
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await Expect(device.Page.Locator(".clock time")).ToHaveTextAsync(new Regex("^(18:00|17:)"));
    }

    [Fact]
    public async Task signals_two_minutes_in_words_and_colour_and_leaves_both_out_where_somebody_wishes()
    {
        await using var cafe = await OpenCafe.On("wall-signals");
        await using var fay = await cafe.Facilitates();
        await using var ada = await cafe.Joins("Ada");
        await using var wall = await Open(cafe, Projector);
        await using var quiet = await Open(cafe, Projector);
        await quiet.Page.ClickAsync(".controls summary");
        await quiet.Page.GetByLabel("Words").UncheckAsync();
        await quiet.Page.GetByLabel("Colour").UncheckAsync();
        await quiet.Page.ClickAsync(".controls summary");
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await Expect(wall.Page.Locator(".clock time")).ToBeVisibleAsync();
        var programme = (await fay.Overview()).Programme;
        var left = programme.At(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds())!.LeftMs;
        await fay.Asks("cafe", new CafeCommand.Extend(programme.IndexOf(PhaseKind.Talk, 1), 124_000 - left));
        await Expect(wall.Page.Locator(".soon.two")).ToContainTextAsync("Two minutes: a last word each");
        await Expect(wall.Page.Locator(".ring.soon")).ToBeVisibleAsync();
        (await wall.Page.EvaluateAsync<string[]>(Wrongs)).Should().BeEmpty();
        await Expect(quiet.Page.Locator(".clock time")).ToHaveTextAsync(new Regex("^1:"));
        await Expect(quiet.Page.Locator(".soon")).ToHaveCountAsync(0);
    }

    [Fact, Promise("U-05")]
    public async Task turns_its_list_by_itself_and_stops_when_asked()
    {
        await using var cafe = await OpenCafe.On("wall-list");
        await using var fay = await cafe.Facilitates();
        for (var n = 1; n <= 26; n++) await cafe.Joins($"Guest {n}");
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await OpenCafe.GoesTo(fay, PhaseKind.Move, 2);
        await using var wall = await Open(cafe, Projector);
        var pager = wall.Page.Locator(".pager p");
        await Expect(pager).ToHaveTextAsync("Page 1 of 2");
        await Expect(pager).ToHaveTextAsync("Page 2 of 2");
        await Expect(wall.Page.Locator(".going li")).ToHaveCountAsync(2);
        await wall.Page.GetByText("Hold", new() { Exact = true }).ClickAsync();
        await wall.Page.GetByLabel("The next page").ClickAsync();
        await Expect(pager).ToHaveTextAsync("Page 1 of 2");
        await Task.Delay(TimeSpan.FromSeconds(11));
        await Expect(pager).ToHaveTextAsync("Page 1 of 2");
        await wall.Page.GetByText("Go on", new() { Exact = true }).ClickAsync();
        await Expect(pager).ToHaveTextAsync("Page 2 of 2");
    }

    static async Task<int> Seconds(IPage page)
    {
        var parts = (await page.InnerTextAsync(".clock time")).Split(':').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return parts[0] * 60 + parts[1];
    }
}
