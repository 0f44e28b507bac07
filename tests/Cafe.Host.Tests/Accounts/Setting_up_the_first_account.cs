using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenTalks.Host.Accounts;

namespace OpenTalks.Host.Tests.Accounts;

public class Setting_up_the_first_account
{
    internal static readonly (string, string)[] Ada = [("name", "Ada Lovelace"), ("email", "ada@example.org"), ("password", "seven wooden tables")];

    [Fact]
    public async Task works_once_with_the_printed_link_and_signs_in()
    {
        await using var host = await Fresh();
        var secret = host.FirstSecret!;
        using var ada = host.Browser();

        (await ada.Send("/first", [("secret", secret), .. Ada])).Should().Be(HttpStatusCode.Redirect);

        (await ada.Open("/account")).Should().Be(HttpStatusCode.OK);
        ada.Page.Should().Contain("Ada Lovelace").And.Contain("Administrator").And.Contain("Facilitator");
        using var eve = host.Browser();
        (await eve.Send("/first", [("secret", secret), ("name", "Eve"), ("email", "eve@example.org"), ("password", "seven wooden tables")])).Should().Be(HttpStatusCode.BadRequest);
        (await Accounts(host)).Should().Be(1);
    }

    [Fact]
    public async Task leaves_no_account_that_nobody_made()
    {
        await using var host = await Fresh();
        (await Accounts(host)).Should().Be(0);
    }

    [Fact]
    public async Task is_refused_with_another_secret_and_keeps_what_was_typed()
    {
        await using var host = await Fresh();
        using var eve = host.Browser();

        (await eve.Send("/first", [("secret", Secret.New()), .. Ada])).Should().Be(HttpStatusCode.BadRequest);

        eve.Page.Should().Contain("This link is not good any more").And.Contain("ada@example.org").And.NotContain("seven wooden tables");
        (await Accounts(host)).Should().Be(0);
    }

    [Fact]
    public async Task ends_the_link_of_an_earlier_start()
    {
        var database = await Services.FreshDatabase("first");
        await using var first = await new RunningHost(database).Start();
        await using var second = await new RunningHost(database).Start();
        using var ada = second.Browser();

        (await ada.Send("/first", [("secret", first.FirstSecret!), .. Ada])).Should().Be(HttpStatusCode.BadRequest);
        (await ada.Send("/first", [("secret", second.FirstSecret!), .. Ada])).Should().Be(HttpStatusCode.Redirect);
        await using var third = await new RunningHost(database).Start();
        third.FirstSecret.Should().BeNull();
    }

    [Theory]
    [InlineData("", "ada@example.org", "seven wooden tables", "Write a name")]
    [InlineData("\u200b\u2060 \u200f", "ada@example.org", "seven wooden tables", "Write a name")]
    [InlineData("Ada\u0007", "ada@example.org", "seven wooden tables", "Write a name")]
    [InlineData("Ada\u0000", "ada@example.org", "seven wooden tables", "That did not arrive whole")]
    [InlineData("Ada", "nobody", "seven wooden tables", "This is no e-mail address")]
    [InlineData("Ada", "ada@example.org", "eleven char", "At least 12 characters")]
    [InlineData("Ada", "ada@example.org", "Password2026!", "easily guessed")]
    [InlineData("Ada Lovelace", "ada@example.org", "lovelace12345", "easily guessed")]
    [InlineData("Ada", "ada@example.org", "aaaaaaaaaaaaaaaa", "easily guessed")]
    public async Task says_what_is_wrong_and_leaves_the_link_good(string name, string email, string password, string said)
    {
        await using var host = await Fresh();
        var secret = host.FirstSecret!;
        using var ada = host.Browser();

        (await ada.Send("/first", ("secret", secret), ("name", name), ("email", email), ("password", password))).Should().Be(HttpStatusCode.BadRequest);

        ada.Page.Should().Contain(said);
        (await ada.Send("/first", [("secret", secret), .. Ada])).Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task by_two_at_once_makes_one_account()
    {
        await using var host = await Fresh();
        var secret = host.FirstSecret!;
        using var ada = host.Browser();
        using var bo = host.Browser();

        var answers = await Task.WhenAll(
            ada.Send("/first", [("secret", secret), .. Ada]),
            bo.Send("/first", [("secret", secret), ("name", "Bo"), ("email", "bo@example.org"), ("password", "seven wooden tables")]));

        answers.Should().BeEquivalentTo([HttpStatusCode.Redirect, HttpStatusCode.BadRequest]);
        (await Accounts(host)).Should().Be(1);
    }

    static async Task<RunningHost> Fresh() => await new RunningHost(await Services.FreshDatabase("first")).Start();

    static async Task<int> Accounts(RunningHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountsDb>().Users.CountAsync();
    }
}
