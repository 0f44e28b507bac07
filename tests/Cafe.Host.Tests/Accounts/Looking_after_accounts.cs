using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenTalks.Host.Accounts;

namespace OpenTalks.Host.Tests.Accounts;

public class Looking_after_accounts
{
    [Fact]
    public async Task ends_within_a_minute_what_a_disabled_account_has_open()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await Signing_in.WithAda(services => services.AddSingleton<TimeProvider>(time));
        var (bo, id) = await WithBo(host);
        using var ada = await Ada(host);

        (await ada.Send("/accounts", $"/accounts/{id}/disable")).Should().Be(HttpStatusCode.Redirect);

        time.Advance(TimeSpan.FromSeconds(61));
        (await bo.Open("/account")).Should().Be(HttpStatusCode.Redirect);
        (await Signing_in.SignIn(bo, "bo@example.org", "nine paper cloths")).Should().Be(HttpStatusCode.BadRequest);
        bo.Page.Should().Contain("This account is disabled");
        (await ada.Send("/accounts", $"/accounts/{id}/enable")).Should().Be(HttpStatusCode.Redirect);
        (await Signing_in.SignIn(bo, "bo@example.org", "nine paper cloths")).Should().Be(HttpStatusCode.Redirect);
        bo.Dispose();
    }

    [Fact]
    public async Task never_disables_ones_own()
    {
        await using var host = await Signing_in.WithAda();
        using var ada = await Ada(host);
        var me = await Id(host, "ada@example.org");

        (await ada.Send("/accounts", $"/accounts/{me}/disable")).Should().Be(HttpStatusCode.BadRequest);
        (await ada.Open("/account")).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task gives_a_new_password_by_a_link_that_works_once()
    {
        await using var host = await Signing_in.WithAda();
        var (bo, id) = await WithBo(host);
        using var ada = await Ada(host);
        (await ada.Send("/accounts", $"/accounts/{id}/reset")).Should().Be(HttpStatusCode.OK);
        var secret = Accepting_an_invitation.Link().Match(ada.Page).Groups["secret"].Value;
        using var anew = host.Browser();

        (await anew.Send("/reset", ("secret", secret), ("password", "short"))).Should().Be(HttpStatusCode.BadRequest);
        (await anew.Send("/reset", ("secret", secret), ("password", "twelve coffee rings"))).Should().Be(HttpStatusCode.Redirect);

        (await anew.Send("/reset", ("secret", secret), ("password", "eleven coffee rings"))).Should().Be(HttpStatusCode.BadRequest);
        (await Signing_in.SignIn(anew, "bo@example.org", "nine paper cloths")).Should().Be(HttpStatusCode.BadRequest);
        (await Signing_in.SignIn(anew, "bo@example.org", "twelve coffee rings")).Should().Be(HttpStatusCode.Redirect);
        bo.Dispose();
    }

    [Fact]
    public async Task is_for_administrators_alone()
    {
        await using var host = await Signing_in.WithAda();
        var (bo, _) = await WithBo(host);
        var ada = await Id(host, "ada@example.org");

        (await bo.Open("/accounts")).Should().Be(HttpStatusCode.Forbidden);
        (await bo.Send("/account", $"/accounts/{ada}/disable")).Should().Be(HttpStatusCode.Forbidden);
        (await bo.Send("/account", $"/accounts/{ada}/reset")).Should().Be(HttpStatusCode.Forbidden);
        bo.Dispose();
    }

    [Theory]
    [InlineData("/sign-in"), InlineData("/first"), InlineData("/accept"), InlineData("/reset")]
    public async Task speaks_three_languages(string page)
    {
        await using var host = await Signing_in.WithAda();
        using var visitor = host.Browser();
        foreach (var (language, direction) in new[] { ("en", "ltr"), ("fr", "ltr"), ("es", "ltr"), ("ar", "rtl"), ("ru", "ltr"), ("zh", "ltr") })
        {
            (await visitor.Open($"{page}?lang={language}")).Should().Be(HttpStatusCode.OK);
            visitor.Page.Should().Contain($"lang=\"{language}\" dir=\"{direction}\"");
        }
    }

    static async Task<(Browser Bo, Guid Id)> WithBo(RunningHost host)
    {
        var bo = host.Browser();
        await bo.Send("/accept", ("secret", await Accepting_an_invitation.Invited(host, "facilitator")), ("name", "Bo"), ("email", "bo@example.org"), ("password", "nine paper cloths"));
        return (bo, await Id(host, "bo@example.org"));
    }

    static async Task<Browser> Ada(RunningHost host)
    {
        var ada = host.Browser();
        await Signing_in.SignIn(ada, "ada@example.org", "seven wooden tables");
        return ada;
    }

    static async Task<Guid> Id(RunningHost host, string email)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<AccountsDb>().Users.SingleAsync(a => a.Email == email)).Id;
    }
}
