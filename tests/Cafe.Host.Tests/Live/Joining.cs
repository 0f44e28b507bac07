using System.Net;
using OpenTalks.Cafes;
using OpenTalks.Web;

namespace OpenTalks.Host.Tests.Live;

[Collection(nameof(OneHost))]
public class Joining(OneHost host)
{
    static string Text(Browser browser) => WebUtility.HtmlDecode(browser.Page);
    static (string, string)[] Form(string name, string? attempt = null, params (string, string)[] more) => [("name", name), ("attempt", attempt ?? Guid.NewGuid().ToString("N")), .. more];
    static string CookieOf(OpenCafe cafe) => $"cafe-{cafe.Id:N}";

    [Theory, InlineData("en"), InlineData("fr"), InlineData("es"), InlineData("ar"), InlineData("ru"), InlineData("zh")]
    public async Task with_an_unknown_code_is_told_in_ones_language(string language)
    {
        using var browser = host.Host.Browser();
        (await browser.Open($"/j/ABCDEFGH?lang={language}")).Should().Be(HttpStatusCode.NotFound);
        Text(browser).Should().Contain(Words.For(language)["refusals.cafe-unknown"]).And.Contain("ABCDEFGH");
    }

    [Fact]
    public async Task takes_a_code_as_people_read_it_out()
    {
        await using var cafe = await host.Cafe();
        using var browser = host.Host.Browser();
        (await browser.Open($"/j?code={cafe.Code[..4].ToLowerInvariant()}-{cafe.Code[4..]}%20")).Should().Be(HttpStatusCode.Redirect);
        browser.Answer.Headers.Location!.OriginalString.Should().EndWith($"/j/{cafe.Code}");
    }

    [Fact]
    public async Task a_closed_cafe_is_none_before_and_after_the_form_and_the_phone_of_who_was_there()
    {
        await using var cafe = await host.Cafe();
        await using var fay = await cafe.Facilitates();
        await using var bo = await cafe.Joins("Bo");
        using var late = host.Host.Browser();
        await late.Open($"/j/{cafe.Code}?lang=fr");
        (await fay.Asks("cafe", new CafeCommand.End())).Refused.Should().BeNull();

        (await late.Send($"/j/{cafe.Code}?lang=fr", Form("Ada"))).Should().Be(HttpStatusCode.NotFound);
        Text(late).Should().Contain(Words.For("fr")["refusals.cafe-unknown"]);
        (await late.Open($"/j/{cafe.Code}?lang=fr")).Should().Be(HttpStatusCode.NotFound);
        (await fay.Overview()).Participants.Should().Be(1);
        (await bo.Browser.Open($"/j/{cafe.Code}")).Should().Be(HttpStatusCode.Redirect, "who was there still reads what was written");
    }

    [Fact]
    public async Task a_full_cafe_is_told_and_takes_nobody_more()
    {
        await using var cafe = await host.Cafe();
        var seats = Presets.ItuEvening2013("", Attribution.Open).Tables.Sum(table => table.Seats);
        await Parallel.ForEachAsync(Enumerable.Range(1, seats), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, _) =>
        {
            using var guest = host.Host.Browser();
            (await guest.Send($"/j/{cafe.Code}", Form($"Guest {n}"))).Should().Be(HttpStatusCode.Redirect);
        });

        using var late = host.Host.Browser();
        (await late.Send($"/j/{cafe.Code}", Form("One more"))).Should().Be(HttpStatusCode.Conflict);
        Text(late).Should().Contain(Words.For("en")["refusals.cafe-full"]);
        await using var fay = await cafe.Facilitates();
        (await fay.Overview()).Participants.Should().Be(seats);
    }

    [Theory, InlineData("\u2800\u200B", "name-missing"), InlineData("", "name-missing"), InlineData("0123456789012345678901234567890123456789012345678901234567890", "name-too-long")]
    public async Task with_a_name_that_will_not_do_is_told_and_keeps_what_was_typed(string name, string code)
    {
        await using var cafe = await host.Cafe();
        using var browser = host.Host.Browser();
        (await browser.Send($"/j/{cafe.Code}?lang=fr", Form(name, null, ("place", "remote"), ("organisation", "Café & fils"), ("group", "academia"), ("languages", "fr"), ("needs", "une rampe")))).Should().Be(HttpStatusCode.BadRequest);

        Text(browser).Should().Contain(Words.For("fr")[$"refusals.{code}"]).And.Contain("value=\"Café & fils\"").And.Contain("value=\"une rampe\"");
        browser.Page.Should().MatchRegex("value=\"remote\" checked").And.MatchRegex("value=\"academia\" selected").And.MatchRegex("value=\"fr\" checked");
        browser.Cookies.GetAllCookies().Should().NotContain(cookie => cookie.Name == CookieOf(cafe));
        (await browser.Send($"/j/{cafe.Code}", Form("Ada"))).Should().Be(HttpStatusCode.Redirect, "corrected, it is taken");
    }

    [Fact]
    public async Task with_text_that_no_form_can_carry_is_told()
    {
        await using var cafe = await host.Cafe();
        using var browser = host.Host.Browser();
        (await browser.Send($"/j/{cafe.Code}", Form("A\0da"))).Should().Be(HttpStatusCode.BadRequest);
        Text(browser).Should().Contain(Words.For("en")["error.400"]);
    }

    [Fact]
    public async Task again_after_a_reload_is_the_same_person()
    {
        await using var cafe = await host.Cafe();
        await using var ada = await cafe.Joins("Ada");
        var number = (await ada.Me()).Number;

        (await ada.Browser.Open($"/j/{cafe.Code}")).Should().Be(HttpStatusCode.Redirect);
        ada.Browser.Answer.Headers.Location!.OriginalString.Should().EndWith($"/cafe/{cafe.Id}");
        await using var again = await cafe.Connect(ada.Browser, "participant", "me");
        (await again.Me()).Number.Should().Be(number);
        await using var fay = await cafe.Facilitates();
        (await fay.Overview()).Participants.Should().Be(1);
    }

    [Fact]
    public async Task twice_by_one_form_is_one_person()
    {
        await using var cafe = await host.Cafe();
        var attempt = Guid.NewGuid().ToString("N");
        using var one = host.Host.Browser();
        using var two = host.Host.Browser();
        await Task.WhenAll(one.Send($"/j/{cafe.Code}", Form("Ada", attempt)), two.Send($"/j/{cafe.Code}", Form("Ada", attempt)));
        using var three = host.Host.Browser();
        (await three.Send($"/j/{cafe.Code}", Form("Ada", attempt))).Should().Be(HttpStatusCode.Redirect, "the first outcome comes back");

        await using var fay = await cafe.Facilitates();
        (await fay.Overview()).Participants.Should().Be(1);
        await using var first = await cafe.Connect(one, "participant", "me");
        await using var second = await cafe.Connect(two, "participant", "me");
        (await first.Me()).Number.Should().Be((await second.Me()).Number);
    }

    [Fact]
    public async Task one_cafe_says_nothing_in_another()
    {
        await using var here = await host.Cafe();
        await using var there = await host.Cafe();
        await using var ada = await here.Joins("Ada");
        var cookie = ada.Cookies.GetAllCookies().Single(cookie => cookie.Name == CookieOf(here));
        using var forger = host.Host.Browser();
        forger.Cookies.Add(host.Host.Address, new Cookie(CookieOf(there), cookie.Value));
        forger.Cookies.Add(host.Host.Address, new Cookie(CookieOf(here), cookie.Value[..^3] + "AAA"));

        foreach (var cafe in new[] { here.Id, there.Id, Guid.NewGuid() })
        {
            await using var phone = new Phone(host.Host.Address, cafe, "participant", forger);
            foreach (var feed in new[] { "me", "sheet/1", "overview", "harvest" })
                (await phone.Answers(HttpMethod.Get, $"/live/{cafe}/feeds/{feed}?{phone.Query}", null)).Should().Be(HttpStatusCode.NotFound);
        }
        (await ada.Me()).Name.Should().Be("Ada", "who holds the cookie is not harmed");
    }

    [Fact]
    public async Task gives_a_cookie_that_no_script_reads_and_no_clock_shortens()
    {
        await using var cafe = await host.Cafe();
        using var browser = host.Host.Browser();
        await browser.Send($"/j/{cafe.Code}", Form("Ada"));
        browser.Answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith(CookieOf(cafe), StringComparison.Ordinal)).Should().ContainAll("httponly", "samesite=lax", "max-age=").And.NotContain("domain=");
    }
}
