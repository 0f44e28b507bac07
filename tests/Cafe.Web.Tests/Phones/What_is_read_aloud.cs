using System.Globalization;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Phones;

public sealed class What_is_read_aloud
{
    const string Listens = """
        () => {
          window.told = [];
          const region = document.getElementById("announcements");
          new MutationObserver(() => { if (region.textContent) told.push(region.textContent); }).observe(region, { childList: true, characterData: true, subtree: true });
        }
        """;

    [Fact, Promise("U-01", "M30")]
    public async Task is_ones_own_result_and_how_much_has_come_at_most_twelve_times_a_minute_and_nothing_where_it_is_switched_off()
    {
        await using var cafe = await OpenCafe.On("aloud");
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada");
        Phone[] others = [await cafe.Joins("Bo"), await cafe.Joins("Cy")];
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await fay.Asks("cafe", new CafeCommand.Extend((await fay.Overview()).Programme.IndexOf(PhaseKind.WriteUp, 1), 8 * 60_000));
        await ada.MayWrite();
        await ada.Field.FocusAsync();
        await ada.Page.EvaluateAsync(Listens);

        var since = TimeProvider.System.GetTimestamp();
        var poured = await Pours(others, ideas: 240);
        await Expect(ada.Field).ToBeFocusedAsync();
        await ada.Writes("Mine among all these.");
        var told = await Phone.Until(() => ada.Page.EvaluateAsync<string[]>("told"), told => told.Sum(Number) == poured && told.Any(text => text.Contains("Your idea is on the sheet.", StringComparison.Ordinal)));
        var minutes = TimeProvider.System.GetElapsedTime(since).TotalMinutes;
        told.Length.Should().BeLessThanOrEqualTo((int)Math.Ceiling(minutes * 12) + 1, "so many can be listened to");
        await Expect(ada.Page.Locator(":is([aria-live], [role=status], [role=alert], [role=log]):not(#announcements)")).ToHaveCountAsync(0);

        await ada.Page.Locator("details:has(.signals) > summary").ClickAsync();
        await ada.Page.GetByLabel("New ideas, read aloud").UncheckAsync();
        await ada.Page.EvaluateAsync("told.length = 0");
        await Pours(others, ideas: 10);
        await ada.Writes("Mine once more.");
        var quiet = await Phone.Until(() => ada.Page.EvaluateAsync<string[]>("told"), told => told.Length > 0);
        quiet.Should().Equal("Your idea is on the sheet.");
        foreach (var other in others) await other.DisposeAsync();
    }

    /// <summary>The number in "7 new ideas", else none.</summary>
    static int Number(string told) => told.Split(' ').Select(word => int.TryParse(word, CultureInfo.InvariantCulture, out var n) ? n : 0).FirstOrDefault(n => n > 0);

    /// <summary>Twenty ideas a second.</summary>
    static async Task<int> Pours(Phone[] phones, int ideas)
    {
        var sheet = (await phones[0].Seat()).Sheet;
        for (var n = 0; n < ideas; n++)
        {
            _ = phones[n % phones.Length].Send(($"sheet/{sheet}", new SheetCommand.Capture(Guid.NewGuid(), 1, $"Idea {n}", "en"), Guid.NewGuid()));
            await Task.Delay(50);
        }
        return ideas;
    }
}
