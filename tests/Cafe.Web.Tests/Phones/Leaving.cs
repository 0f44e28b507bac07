using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Phones;

public sealed class Leaving
{
    /// <summary>Everything a browser keeps for this address, as one text.</summary>
    const string Kept = """
        async () => {
          const rows = [];
          for (const { name } of await indexedDB.databases()) {
            const database = await new Promise((done, failed) => { const open = indexedDB.open(name); open.onsuccess = () => done(open.result); open.onerror = failed; });
            for (const store of database.objectStoreNames) {
              const all = await new Promise(done => { const ask = database.transaction(store).objectStore(store).getAll(); ask.onsuccess = () => done(ask.result); });
              rows.push(...all);
            }
            database.close();
          }
          const caches_ = await caches.keys();
          return JSON.stringify({ rows, caches: caches_, local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie });
        }
        """;

    [Fact, Promise("O-16")]
    public async Task leaves_nothing_of_the_person_on_the_device()
    {
        await using var cafe = await OpenCafe.On("leaves");
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Adaline Quill");
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        await ada.WritesAndSeesItSaved("A thought of mine.");
        await ada.Field.FillAsync("Half a sentence that");
        await Phone.Until(() => ada.Page.EvaluateAsync<string>(Kept), kept => kept.Contains("A thought of mine.", StringComparison.Ordinal) && kept.Contains("Half a sentence", StringComparison.Ordinal));

        await Leaves(ada);
        await Expect(ada.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/left$"));
        var left = (await ada.Page.EvaluateAsync<string>(Kept))!;
        left.Should().NotContainAny("Adaline", "thought", "Half a sentence", $"{cafe.Id}", $"{cafe.Id:N}");
        left.Should().Contain("\"rows\":[]").And.Contain("\"caches\":[]");
        (await ada.Device.Context.CookiesAsync()).Should().NotContain(cookie => cookie.Name.Contains($"{cafe.Id:N}", StringComparison.Ordinal));
        (await fay.Overview()).Gone.Should().Be(1);

        await ada.Page.GoBackAsync();
        (await ada.Page.ContentAsync()).Should().NotContainAny("Adaline", "thought");
        await ada.Page.GotoAsync($"/j/{cafe.Code}");
        await Expect(ada.Page.Locator("#name")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task sends_what_is_only_here_first_and_gives_it_up_only_when_told_so()
    {
        await using var cafe = await OpenCafe.On("leavesunsent");
        await using var wifi = new Wifi(cafe.Host.Address);
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(wifi.Address, cafe.Code, "Ada");
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        await ada.Device.Context.SetOfflineAsync(true);
        wifi.Goes();
        await Expect(ada.Page.Locator(".bar:not(.signal)")).ToContainTextAsync("No network.");
        await ada.Writes("Only on this phone.");

        await ada.Page.Locator(".self > summary").ClickAsync();
        await ada.Page.Locator(".self .btn", new() { HasText = "Leave the café" }).ClickAsync();
        await Expect(ada.Page.Locator("#leaving")).ToBeFocusedAsync();
        await Expect(ada.Page.Locator(".dialog")).ToContainTextAsync("1 idea is only on this phone");
        await ada.Page.Locator("[data-leave]").ClickAsync();
        await Expect(ada.Page.Locator(".dialog")).ToContainTextAsync("1 idea is still going out.");
        await ada.Page.Locator("[data-leave=without]").ClickAsync();
        await Expect(ada.Page.Locator(".dialog [role=alert]")).ToContainTextAsync("Leaving needs the network. Nothing is lost");
        await ada.Sees("Only on this phone.");

        wifi.Returns();
        await ada.Device.Context.SetOfflineAsync(false);
        await ada.Page.Locator("[data-leave]").First.ClickAsync();
        await Expect(ada.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/left$"));
        var overview = await fay.Overview();
        overview.Tables.Sum(table => table.Ideas).Should().Be(1, "it went out before the person did");
        overview.Gone.Should().Be(1);
    }

    static async Task Leaves(Guest guest)
    {
        await guest.Page.Locator(".self > summary").ClickAsync();
        await guest.Page.Locator(".self .btn", new() { HasText = "Leave the café" }).ClickAsync();
        await Expect(guest.Page.Locator("#leaving")).ToBeFocusedAsync();
        await guest.Page.Locator("[data-leave]").ClickAsync();
    }
}
