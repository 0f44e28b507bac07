using System.Diagnostics;
using System.Net;

namespace OpenTalks.Host.Tests.Accounts;

public class Signing_in
{
    const string Right = "seven wooden tables";

    [Fact]
    public async Task opens_the_account_and_signing_out_closes_it()
    {
        await using var host = await WithAda();
        using var ada = host.Browser();

        (await SignIn(ada, "ada@example.org", Right)).Should().Be(HttpStatusCode.Redirect);
        (await ada.Open("/account")).Should().Be(HttpStatusCode.OK);

        (await ada.Send("/account", "/sign-out")).Should().Be(HttpStatusCode.Redirect);
        (await ada.Open("/account")).Should().Be(HttpStatusCode.Redirect);
        ada.Answer.Headers.Location!.PathAndQuery.Should().Be("/sign-in?back=%2Faccount");
    }

    [Fact]
    public async Task leads_back_to_where_one_came_from_but_nowhere_else()
    {
        await using var host = await WithAda();
        using var ada = host.Browser();

        await ada.Send("/sign-in", ("email", "ada@example.org"), ("password", Right), ("back", "/accounts"));
        ada.Answer.Headers.Location!.OriginalString.Should().Be("/accounts");
        foreach (var elsewhere in new[] { "//evil.example", "https://evil.example", "/\\evil.example" })
        {
            await ada.Send("/sign-in", ("email", "ada@example.org"), ("password", Right), ("back", elsewhere));
            ada.Answer.Headers.Location!.OriginalString.Should().Be("/");
        }
    }

    [Fact]
    public async Task with_a_wrong_password_says_the_same_as_with_an_unknown_address()
    {
        await using var host = await WithAda();
        using var known = host.Browser();
        using var unknown = host.Browser();

        (await SignIn(known, "ada@example.org", "seven wooden chairs")).Should().Be(HttpStatusCode.BadRequest);
        (await SignIn(unknown, "eve@example.org", "seven wooden chairs")).Should().Be(HttpStatusCode.BadRequest);

        known.Page.Should().Contain("do not belong together");
        unknown.Page.Should().Contain("do not belong together");
        known.Cookies.GetAllCookies().Should().OnlyContain(c => c.Name != "opentalks");
    }

    /// <summary>Without the hash an unknown address would be answered about a hundred times faster; here the two are of one size.</summary>
    [Fact]
    public async Task takes_as_long_for_an_unknown_address()
    {
        await using var host = await WithAda();
        var known = await MedianOf(host, "ada@example.org");
        var unknown = await MedianOf(host, "eve@example.org");

        (known / unknown).Should().BeInRange(0.4, 2.5);
    }

    [Fact]
    public async Task is_slowed_for_who_guesses_but_not_for_the_owner_elsewhere()
    {
        await using var host = await WithAda();
        using var eve = host.Browser();
        for (var i = 0; i < 10; i++) await SignIn(eve, "ada@example.org", $"a wrong password {i}");

        (await SignIn(eve, "ada@example.org", Right)).Should().Be(HttpStatusCode.TooManyRequests);
        eve.Page.Should().Contain("Too many tries");
        // ::1 is this machine too, as an address of its own.
        using var ada = host.Browser(from: "::1");
        (await SignIn(ada, "ada@example.org", Right)).Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task over_plain_http_from_another_machine_is_refused_with_the_right_password()
    {
        await using var host = await WithAda();
        using var ada = host.Browser(from: "192.0.2.7");

        (await ada.Open("/sign-in")).Should().Be(HttpStatusCode.Forbidden);
        ada.Page.Should().Contain("Not over this connection").And.NotContain("type=\"password\"");
        using var here = host.Browser();
        await here.Open("/sign-in");
        (await ada.Send("/first", "/sign-in", ("email", "ada@example.org"), ("password", Right))).Should().Be(HttpStatusCode.Forbidden);
        ada.Page.Should().Contain("Not over this connection");
        ada.Cookies.GetAllCookies().Should().OnlyContain(c => c.Name != "opentalks");
    }

    [Fact]
    public async Task needs_the_form_that_we_made()
    {
        await using var host = await WithAda();
        using var eve = host.Browser();

        // A page without a form of ours gives no token.
        (await eve.Send("/mark.svg", "/sign-in", ("email", "ada@example.org"), ("password", Right))).Should().Be(HttpStatusCode.BadRequest);
        eve.Page.Should().Contain("That did not arrive whole");
    }

    [Fact]
    public async Task sets_cookies_that_scripts_and_other_sites_cannot_use()
    {
        await using var host = await WithAda();
        using var ada = host.Browser();
        await SignIn(ada, "ada@example.org", Right);

        var set = ada.Answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("opentalks=", StringComparison.Ordinal));
        set.Should().Contain("httponly").And.Contain("samesite=lax").And.Contain("path=/");
        set.Length.Should().BeLessThan(4096);
    }

    internal static Task<HttpStatusCode> SignIn(Browser browser, string email, string password) =>
        browser.Send("/sign-in", ("email", email), ("password", password));

    internal static async Task<RunningHost> WithAda(Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? more = null)
    {
        var host = await new RunningHost(await Services.FreshDatabase("accounts"), more).Start();
        using var ada = host.Browser();
        (await ada.Send("/first", [("secret", host.FirstSecret!), .. Setting_up_the_first_account.Ada])).Should().Be(HttpStatusCode.Redirect);
        return host;
    }

    static async Task<double> MedianOf(RunningHost host, string email)
    {
        var times = new List<double>();
        using var browser = host.Browser();
        for (var i = 0; i < 9; i++)
        {
            await browser.Open("/sign-in");
            var since = Stopwatch.GetTimestamp();
            await SignIn(browser, email, $"a wrong password {i}");
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }
        return times.Order().ElementAt(times.Count / 2);
    }
}
