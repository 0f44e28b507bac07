using System.Text.RegularExpressions;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Screens;

/// <summary>From the start page to a rehearsal that runs, and out of it again, by clicks alone.</summary>
public sealed class Rehearsing_by_the_button
{
    [Theory, InlineData("en", false), InlineData("ar", true)]
    public async Task shows_how_far_it_is_and_what_to_look_at_stops_and_goes(string language, bool dark)
    {
        var words = Words.For(language);
        await using var cafe = await OpenCafe.On("rehearsing");
        await using var fay = await Device.Take(cafe.Host.Address, Kind.Phone with { Width = 320, Height = 640, Language = language, Dark = dark });
        await fay.Becomes(cafe.FacilitatorsBrowser);
        await fay.Open("/");
        await fay.Page.GetByText(words["rehearsal.begin"]).ClickAsync();

        // Found in whatever moment of its two minutes the page is read.
        await Expect(fay.Page.Locator(".progress")).ToContainTextAsync(new Regex(@"\d+"));
        await Expect(fay.Page.Locator(".rehearsing")).ToHaveTextAsync(words["rehearsal.mark"]);
        await Expect(fay.Page.Locator(".looks li")).ToHaveCountAsync(6);
        await fay.Page.GetByText(words["rehearsal.stop"]).ClickAsync();
        await Expect(fay.Page.Locator("#state")).ToHaveTextAsync(words["rehearsal.state-stopped"]);
        (await Axe.Finds(fay.Page)).Should().BeEmpty();
        (await fay.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0);

        await fay.Page.GetByText(words["rehearsal.delete"], new() { Exact = true }).ClickAsync();
        await Expect(fay.Page).ToHaveURLAsync(new Regex("/cafes$"));
        await Expect(fay.Page.GetByText(words["rehearsal.cafe"])).ToHaveCountAsync(0);
        fay.Complaints.Should().BeEmpty();
    }
}
