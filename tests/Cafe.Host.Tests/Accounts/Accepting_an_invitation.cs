using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenTalks.Host.Accounts;

namespace OpenTalks.Host.Tests.Accounts;

public partial class Accepting_an_invitation
{
    static readonly (string, string)[] Bo = [("name", "Bo"), ("email", "bo@example.org"), ("password", "nine paper cloths")];

    [Fact]
    public async Task makes_an_account_with_the_role_it_was_for()
    {
        await using var host = await Signing_in.WithAda();
        var secret = await Invited(host, "rapporteur");
        using var bo = host.Browser();

        (await bo.Send("/accept", [("secret", secret), .. Bo])).Should().Be(HttpStatusCode.Redirect);

        await bo.Open("/account");
        bo.Page.Should().Contain("Rapporteur").And.NotContain("Facilitator").And.NotContain("Administrator");
        (await bo.Open("/accounts")).Should().Be(HttpStatusCode.Forbidden);
        bo.Page.Should().Contain("This is not open to you");
    }

    [Fact]
    public async Task twice_is_refused()
    {
        await using var host = await Signing_in.WithAda();
        var secret = await Invited(host, "facilitator");
        using var bo = host.Browser();
        using var eve = host.Browser();
        await bo.Send("/accept", [("secret", secret), .. Bo]);

        (await eve.Send("/accept", ("secret", secret), ("name", "Eve"), ("email", "eve@example.org"), ("password", "nine paper cloths"))).Should().Be(HttpStatusCode.BadRequest);

        eve.Page.Should().Contain("This link is not good any more");
    }

    [Fact]
    public async Task by_two_at_once_lets_one_in()
    {
        await using var host = await Signing_in.WithAda();
        var secret = await Invited(host, "facilitator");
        using var bo = host.Browser();
        using var cy = host.Browser();

        var answers = await Task.WhenAll(
            bo.Send("/accept", [("secret", secret), .. Bo]),
            cy.Send("/accept", ("secret", secret), ("name", "Cy"), ("email", "cy@example.org"), ("password", "nine paper cloths")));

        answers.Should().BeEquivalentTo([HttpStatusCode.Redirect, HttpStatusCode.BadRequest]);
    }

    [Fact]
    public async Task that_fails_leaves_it_good()
    {
        await using var host = await Signing_in.WithAda();
        var secret = await Invited(host, "facilitator");
        using var bo = host.Browser();

        (await bo.Send("/accept", ("secret", secret), ("name", "Bo"), ("email", "ada@example.org"), ("password", "nine paper cloths"))).Should().Be(HttpStatusCode.BadRequest);
        bo.Page.Should().Contain("There is an account with this address");
        (await bo.Send("/accept", [("secret", secret), .. Bo])).Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task after_a_fortnight_is_refused()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await Signing_in.WithAda(services => services.AddSingleton<TimeProvider>(time));
        var secret = await Invited(host, "facilitator");
        time.Advance(TimeSpan.FromDays(14));
        using var bo = host.Browser();

        (await bo.Send("/accept", [("secret", secret), .. Bo])).Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task to_a_cafe_with_ones_own_account_gives_the_role_in_it()
    {
        await using var host = await Signing_in.WithAda();
        using var bo = host.Browser();
        await bo.Send("/accept", [("secret", await Invited(host, "facilitator")), .. Bo]);
        var (cafe, other) = (Guid.NewGuid(), Guid.NewGuid());
        await using var scope = host.Services.CreateAsyncScope();
        var secret = await scope.ServiceProvider.GetRequiredService<Invitations>()
            .Invite(Guid.NewGuid(), [InstallationRoles.Rapporteur], (cafe, "rapporteur"), CancellationToken.None);

        (await bo.Send("/accept", "/accept/mine", ("secret", secret))).Should().Be(HttpStatusCode.Redirect);

        await bo.Open("/account");
        bo.Page.Should().Contain("Rapporteur").And.Contain("Facilitator");
        var account = scope.ServiceProvider.GetRequiredService<AccountsDb>().Users.Single(a => a.Email == "bo@example.org").Id;
        var roles = scope.ServiceProvider.GetRequiredService<CafeRoles>();
        (await roles.Of(cafe, account, CancellationToken.None)).Should().Equal("rapporteur");
        (await roles.Of(other, account, CancellationToken.None)).Should().BeEmpty();
    }

    [Fact]
    public async Task is_offered_by_administrators_alone()
    {
        await using var host = await Signing_in.WithAda();
        using var bo = host.Browser();
        await bo.Send("/accept", [("secret", await Invited(host, "facilitator")), .. Bo]);

        (await bo.Send("/account", "/invite", ("role", "administrator"))).Should().Be(HttpStatusCode.Forbidden);
    }

    internal static async Task<string> Invited(RunningHost host, string role)
    {
        using var ada = host.Browser();
        await Signing_in.SignIn(ada, "ada@example.org", "seven wooden tables");
        (await ada.Send("/invite", ("role", role))).Should().Be(HttpStatusCode.OK);
        return Link().Match(ada.Page).Groups["secret"].Value;
    }

    [GeneratedRegex("/(?:accept|reset)#(?<secret>[\\w-]{22})", RegexOptions.None, 1000)]
    internal static partial Regex Link();
}
