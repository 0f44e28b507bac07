using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Phones;

/// <summary>What a person may want beside the one instruction.</summary>
public sealed class For_oneself
{
    [Fact]
    public async Task another_language_comes_at_once_and_keeps_the_draft_and_what_is_unsent()
    {
        await using var cafe = await OpenCafe.On("language");
        await using var wifi = new Wifi(cafe.Host.Address);
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(wifi.Address, cafe.Code, "Ada");
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        await ada.WritesAndSeesItSaved("On the sheet.");
        await ada.Field.FillAsync("Half a sentence that");

        await Language(ada, "fr");
        await Expect(ada.Page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Expect(ada.Field).ToHaveValueAsync("Half a sentence that");
        await Expect(ada.Page.Locator("h1.ask")).ToHaveAttributeAsync("lang", "fr");
        await ada.Sees("On the sheet.");

        // Without a network it stays as it is and says why; nothing is lost.
        await ada.Device.Context.SetOfflineAsync(true);
        wifi.Goes();
        await Expect(ada.Page.Locator(".bar:not(.signal)").First).ToBeVisibleAsync();
        await Language(ada, "ar");
        await Expect(ada.Page.Locator("[data-notice]")).ToContainTextAsync("La langue pourra changer au retour du réseau.");
        await Expect(ada.Page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Expect(ada.Field).ToHaveValueAsync("Half a sentence that");
        await ada.Page.Locator("[data-notice] button").ClickAsync();
        await Expect(ada.Page.Locator("[data-notice]")).ToHaveCountAsync(0);

        wifi.Returns();
        await ada.Device.Context.SetOfflineAsync(false);
        await Expect(ada.Page.Locator(".bar:not(.signal)")).ToHaveCountAsync(0);
        await Language(ada, "ar");
        await Expect(ada.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await Expect(ada.Field).ToHaveValueAsync("Half a sentence that");
        ada.Device.Complaints.Should().BeEmpty();
    }

    [Fact, Promise("S26")]
    public async Task the_simple_view_is_large_shows_one_act_and_is_remembered_on_this_device()
    {
        await using var cafe = await OpenCafe.On("simple");
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada", Kind.Phone with { Width = 320, Height = 640 });
        var size = await ada.Page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.body).fontSize)");
        await ada.Page.Locator(".self > summary").ClickAsync();
        await ada.Page.Locator(".self .btn", new() { HasText = "Simple view" }).ClickAsync();
        await Expect(ada.Page.Locator("html")).ToHaveAttributeAsync("data-view", "simple");
        (await ada.Page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.body).fontSize)")).Should().BeGreaterThan(size * 1.2);

        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        await ada.Page.ReloadAsync();
        await Expect(ada.Page.Locator("html")).ToHaveAttributeAsync("data-view", "simple");
        await ada.WritesAndSeesItSaved("Mine.");
        await using var bo = await cafe.Joins("Bo");
        await bo.Seat();
        await bo.Writes("Somebody else’s.");
        await ada.Sees("Somebody else’s.");
        await Expect(ada.Slip("Somebody else’s.").Locator("button")).ToHaveCountAsync(0);
        (await ada.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(320);

        await ada.Page.Locator(".self > summary").ClickAsync();
        await ada.Page.Locator(".self .btn", new() { HasText = "Simple view" }).ClickAsync();
        await Expect(ada.Slip("Somebody else’s.").Locator("button").First).ToBeVisibleAsync();
    }

    [Fact, Promise("S13")]
    public async Task who_cannot_move_keeps_the_table_and_can_undo_it()
    {
        await using var cafe = await OpenCafe.On("staysput");
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada");
        var others = await Task.WhenAll(Enumerable.Range(1, 11).Select(n => cafe.Joins($"Guest {n}")));
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        var table = await ada.Page.Locator(".head .t").InnerTextAsync();
        await ada.Page.Locator(".self > summary").ClickAsync();
        var route = await ada.Page.Locator(".stops li").AllInnerTextsAsync();
        await ada.Page.Locator(".self .btn", new() { HasText = "I cannot move" }).ClickAsync();
        await ada.Sees("You keep your table. The others come to you.");
        (await Tables(ada)).Should().HaveCount(3).And.Subject.Distinct().Should().ContainSingle("the route is one table now");

        await ada.Page.Locator(".strip button").ClickAsync();
        await Expect(ada.Page.Locator(".self .btn", new() { HasText = "I cannot move" })).ToBeVisibleAsync();
        (await ada.Page.Locator(".stops li").AllInnerTextsAsync()).Should().Equal(route, "the old route is back");

        await ada.Page.Locator(".self .btn", new() { HasText = "I cannot move" }).ClickAsync();
        await ada.Sees("You keep your table.");
        await ada.Page.Locator(".self > summary").ClickAsync();
        await OpenCafe.GoesTo(fay, PhaseKind.Move, 2);
        await Expect(ada.Page.Locator(".step.go .do")).ToHaveTextAsync("Stay where you are, at");
        table.Should().StartWith(await ada.Page.Locator(".step.go h1.big").InnerTextAsync());
        (await fay.Http.GetStringAsync($"/cafe/{cafe.Id}/seating")).Should().Contain("stays put", "facilitators see it");
        foreach (var other in others) await other.DisposeAsync();
    }

    [Fact, Promise("S14")]
    public async Task a_note_in_the_quiet_minutes_is_nobodys_but_ones_own_until_it_is_put_on_the_sheet()
    {
        await using var cafe = await OpenCafe.On("note");
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada");
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 3);
        await OpenCafe.GoesTo(fay, PhaseKind.Reflection);
        await Expect(ada.Page.Locator(".step.reflect")).ToBeVisibleAsync();
        await ada.Field.FillAsync("What surprised me.");
        await Phone.Until(() => ada.Page.EvaluateAsync<string>("JSON.stringify(localStorage)"), kept => kept.Contains("What surprised me.", StringComparison.Ordinal));
        await ada.Page.ReloadAsync();
        await Expect(ada.Field).ToHaveValueAsync("What surprised me.");
        (await fay.Overview()).Tables.Sum(table => table.Ideas).Should().Be(0);

        await ada.Page.Locator(".write .btn").ClickAsync();
        await Expect(ada.Page.Locator(".strip")).ToContainTextAsync("Put on the sheet of your last table");
        await Phone.Until(async () => (await fay.Overview()).Tables.Sum(table => table.Ideas), ideas => ideas == 1);
        await ada.Page.Locator(".strip button").ClickAsync();
        await Phone.Until(async () => (await fay.Overview()).Tables.Sum(table => table.Ideas), ideas => ideas == 0);
    }

    [Fact]
    public async Task what_i_wrote_stands_over_all_rounds_with_its_state()
    {
        await using var cafe = await OpenCafe.On("wrote", "chatham-house");
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada");
        await using var bo = await cafe.Joins("Bo");
        foreach (var round in new[] { 1, 2 })
        {
            await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, round);
            await ada.MayWrite();
            await Expect(ada.Page.Locator(".head .t span")).ToContainTextAsync($"Round {round} of 3");
            await ada.WritesAndSeesItSaved($"In round {round}.");
        }
        // Another table's sheet is no longer to be read, and the words are known here all the same.
        await ada.Page.ReloadAsync();
        await ada.Page.Locator(".self > summary").ClickAsync();
        await Expect(ada.Page.Locator(".mine .slip .say")).ToHaveTextAsync(["In round 1.", "In round 2."]);
        await Expect(ada.Page.Locator(".mine .slip .meta").First).ToContainTextAsync(new Regex("Round 1.*Saved"));
        await ada.Sees("Only this phone knows which ideas are yours.");
    }

    static async Task<IReadOnlyList<string>> Tables(Guest guest)
    {
        await Expect(guest.Page.Locator(".self")).ToContainTextAsync("You keep your table");
        return [.. (await guest.Page.Locator(".stops li").AllInnerTextsAsync()).Select(stop => stop[(stop.IndexOf(':', StringComparison.Ordinal) + 1)..])];
    }

    static async Task Language(Guest guest, string code)
    {
        if (await guest.Page.Locator(".self[open]").CountAsync() == 0) await guest.Page.Locator(".self > summary").ClickAsync();
        if (await guest.Page.Locator(".self .menu[open]").CountAsync() == 0) await guest.Page.Locator(".self .menu > summary").ClickAsync();
        await guest.Page.Locator($".self .menu button[value={code}]").ClickAsync();
    }
}
