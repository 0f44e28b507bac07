using System.Net;

namespace OpenTalks.Host.Tests.Accounts;

public class Coming_through_a_proxy
{
    [Fact]
    public async Task that_encrypts_lets_one_sign_in_from_anywhere_with_a_cookie_for_this_host_alone()
    {
        await using var host = await Signing_in.WithAda();
        using var ada = host.Browser();
        ada.Sends("X-Forwarded-For", "192.0.2.7").Sends("X-Forwarded-Proto", "https");

        // The jar of a spec gives no secure cookies back over http, so the form's own is carried by hand.
        await ada.Open("/sign-in");
        ada.KeepsSecureCookies();
        (await Signing_in.SignIn(ada, "ada@example.org", "seven wooden tables")).Should().Be(HttpStatusCode.Redirect);

        var set = ada.Answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-opentalks=", StringComparison.Ordinal));
        set.Should().Contain("secure").And.Contain("httponly").And.Contain("path=/").And.NotContain("domain=");
    }

    [Fact]
    public async Task that_does_not_encrypt_asks_for_no_password()
    {
        await using var host = await Signing_in.WithAda();
        using var ada = host.Browser();
        ada.Sends("X-Forwarded-For", "192.0.2.7");

        (await ada.Open("/sign-in")).Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task that_nobody_named_is_not_believed()
    {
        await using var host = await Signing_in.WithAda();
        using var eve = host.Browser(from: "192.0.2.7");
        eve.Sends("X-Forwarded-Proto", "https");

        (await eve.Open("/sign-in")).Should().Be(HttpStatusCode.Forbidden);
    }
}
