using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Sheets;

public sealed class Losing_the_network
{
    const int Many = 200;

    [Fact, Promise("O-03")]
    public async Task keeps_what_is_written_says_so_and_sends_it_once_in_order_when_the_network_is_back()
    {
        await using var cafe = await OpenCafe.On("wifi");
        await using var wifi = new Wifi(cafe.Host.Address);
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(wifi.Address, cafe.Code, "Ada");
        await using var bo = await Guest.Joins(cafe, "Bo");
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        await ada.WritesAndSeesItSaved("Before.");

        await NetworkGoes(wifi, ada);
        string[] texts = ["One, without a network.", "Two, without a network.", "Three, without a network."];
        foreach (var text in texts) await ada.Writes(text);
        foreach (var text in texts) await Expect(ada.Slip(text)).ToContainTextAsync("On this phone. Goes out when the network is back");
        await Expect(ada.Page.Locator(".bar:not(.signal)")).ToContainTextAsync("3 ideas are safe on this phone and go out by themselves.");
        await bo.Writes("Somebody else’s.");

        await NetworkReturns(wifi, ada);
        foreach (var text in texts) await Expect(ada.Slip(text)).ToContainTextAsync("Saved");
        await Expect(ada.Page.Locator(".bar:not(.signal)")).ToHaveCountAsync(0);
        await ada.Sees("Somebody else’s.");
        (await OnSheet(fay, 1)).Where(text => text != "Somebody else’s.").Should().Equal(["Before.", .. texts]);
        (await ada.Texts()).Should().Equal(await bo.Texts());
        ada.Device.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task sends_the_outboxes_of_two_phones_with_200_ideas_each_within_10_seconds_once_in_order()
    {
        await using var cafe = await OpenCafe.On("outboxes");
        await using var wifi = new Wifi(cafe.Host.Address);
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(wifi.Address, cafe.Code, "Ada");
        await using var bo = await Guest.Joins(wifi.Address, cafe.Code, "Bo");
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        await bo.MayWrite();
        await NetworkGoes(wifi, ada, bo);
        foreach (var guest in new[] { ada, bo }) await WritesMany(guest);

        var since = TimeProvider.System.GetTimestamp();
        await NetworkReturns(wifi, ada, bo);
        foreach (var guest in new[] { ada, bo })
        {
            await Expect(guest.Page.Locator(".slip .state", new() { HasText = "Saved" })).ToHaveCountAsync(Many, new() { Timeout = 10_000 });
            await Expect(guest.Page.Locator(".bar:not(.signal)")).ToHaveCountAsync(0);
        }
        TimeProvider.System.GetElapsedTime(since).Should().BeLessThan(TimeSpan.FromSeconds(10));

        var all = await OnSheet(fay, 1);
        all.Should().HaveCount(2 * Many);
        all.Where(text => text.StartsWith("Ada", StringComparison.Ordinal)).Should().Equal(Texts("Ada"));
        all.Where(text => text.StartsWith("Bo", StringComparison.Ordinal)).Should().Equal(Texts("Bo"));
    }

    /// <summary>The phone knows it too: a phone's radio that is off says so, and says when it is on again.</summary>
    static async Task NetworkGoes(Wifi wifi, params Guest[] guests)
    {
        foreach (var guest in guests) await guest.Device.Context.SetOfflineAsync(true);
        wifi.Goes();
        foreach (var guest in guests) await Expect(guest.Page.Locator(".bar:not(.signal)")).ToContainTextAsync("No network.");
    }

    static async Task NetworkReturns(Wifi wifi, params Guest[] guests)
    {
        wifi.Returns();
        foreach (var guest in guests) await guest.Device.Context.SetOfflineAsync(false);
    }

    static string[] Texts(string name) => [.. Enumerable.Range(1, Many).Select(n => $"{name}, idea {n}.")];

    /// <summary>As fast as a script can press the page's own button.</summary>
    static async Task WritesMany(Guest guest)
    {
        var name = (await guest.Page.EvaluateAsync<string>("JSON.parse(document.getElementById('boot').textContent).me.value.name"))!;
        await guest.Page.EvaluateAsync(
            """
            async texts => {
              for (const text of texts) {
                const field = document.querySelector("textarea#idea");
                field.value = text;
                field.dispatchEvent(new Event("input", { bubbles: true }));
                field.form.requestSubmit();
                await new Promise(done => setTimeout(done));
              }
            }
            """, Texts(name));
        await Expect(guest.Page.Locator(".slip.device")).ToHaveCountAsync(Many);
    }

    /// <summary>As the server has it.</summary>
    static async Task<string[]> OnSheet(Phone fay, int round)
    {
        var overview = await fay.Overview();
        var sheets = await Task.WhenAll(overview.Tables.Where(table => table.Ideas > 0).Select(table => fay.Sheet(table.Number)));
        return [.. sheets.SelectMany(sheet => sheet.View.Ideas).Where(idea => idea.Round == round).Select(idea => idea.Text)];
    }
}
