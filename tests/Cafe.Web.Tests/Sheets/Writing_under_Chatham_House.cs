using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Sheets;

public sealed class Writing_under_Chatham_House
{
    [Fact]
    public async Task shows_no_name_beside_an_idea_and_lets_this_phone_alone_change_it()
    {
        await using var cafe = await OpenCafe.On("chatham", "chatham-house");
        await using var fay = await cafe.Facilitates();
        await using var desk = await ConsoleDesk.Of(cafe);
        await using var ada = await Guest.Joins(cafe, "Ada Lovelace");
        await using var bo = await Guest.Joins(cafe, "Bo Diddley");
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        await bo.MayWrite();
        await ada.WritesAndSeesItSaved("Said in confidence.");
        await bo.WritesAndSeesItSaved("So was this.");

        foreach (var guest in new[] { ada, bo })
        {
            await Expect(guest.Page.Locator(".layer .slip")).ToHaveCountAsync(2);
            await NamesNobody(guest);
        }
        await Expect(bo.Slip("Said in confidence.").Locator(".act")).ToHaveTextAsync(["Build on it", "Star", "More", "Ask the facilitators to look at it"]);
        await Expect(ada.Slip("Said in confidence.").Locator(".act")).ToHaveTextAsync(["Change", "Take back", "Star"]);

        // The same person on this phone still can; on another device nobody could know.
        await ada.Page.ReloadAsync();
        await ada.Presses("Said in confidence.", "Change");
        await ada.Page.Locator("form.slip textarea").FillAsync("Said in confidence, better.");
        await ada.Page.Locator("form.slip .btn.go").ClickAsync();
        await Expect(bo.Slip("Said in confidence, better.")).ToBeVisibleAsync();
        await using var elsewhere = await Device.Take(cafe.Host.Address, Kind.Phone);
        await elsewhere.Context.AddCookiesAsync((await ada.Device.Context.CookiesAsync()).Select(cookie => new Microsoft.Playwright.Cookie { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path }));
        await elsewhere.Open($"/cafe/{cafe.Id}");
        await Expect(elsewhere.Page.Locator(".layer .slip .act").First).ToBeVisibleAsync();
        await Expect(elsewhere.Page.Locator(".act", new() { HasText = "Change" })).ToHaveCountAsync(0);

        await OpenCafe.GoesTo(fay, PhaseKind.Gallery);
        foreach (var guest in new[] { ada, bo })
        {
            await Expect(guest.Page.Locator(".looked .slip")).ToHaveCountAsync(2);
            await NamesNobody(guest);
        }
        // The console names who has not said that they are ready, in a list that has nothing to do with ideas; nowhere else.
        (await desk.Page.EvaluateAsync<string>("(() => { const page = document.documentElement.cloneNode(true); for (const list of page.querySelectorAll('ul.silent')) list.remove(); return page.outerHTML; })()"))
            .Should().Contain("Open Talks").And.NotContainAny("Lovelace", "Diddley");
        (await fay.Http.GetStringAsync($"/cafe/{cafe.Id}/harvest")).Should().Contain("Said in confidence, better.").And.NotContainAny("Lovelace", "Diddley");
    }

    /// <summary>Not on the screen and not in what the page carries; one's own name stands in the greeting's data only.</summary>
    static async Task NamesNobody(Guest guest)
    {
        (await guest.Page.InnerTextAsync("body")).Should().NotContainAny("Lovelace", "Diddley");
        foreach (var meta in await guest.Page.Locator(".slip .meta").AllInnerTextsAsync()) meta.Should().MatchRegex(@"^\d+-\d+(\s+(changed|Saved))*$");
    }
}
