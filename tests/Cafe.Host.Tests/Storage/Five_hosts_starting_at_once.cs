using System.Net;
using Npgsql;
using OpenTalks.Host.Tests.Accounts;

namespace OpenTalks.Host.Tests.Storage;

public class Five_hosts_starting_at_once
{
    [Fact]
    public async Task on_an_empty_database_all_serve_and_share_one_key()
    {
        var database = await Services.EmptyDatabase("five");
        var hosts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => new RunningHost(database).Start()));

        foreach (var host in hosts)
        {
            using var visitor = host.Browser();
            (await visitor.Open("/sign-in")).Should().Be(HttpStatusCode.OK);
        }
        await using var source = NpgsqlDataSource.Create(database);
        await using var keys = source.CreateCommand("select count(*) from accounts.data_protection_key");
        (await keys.ExecuteScalarAsync(TestContext.Current.CancellationToken)).Should().Be(1L);
        foreach (var host in hosts) await host.DisposeAsync();
    }

    [Fact]
    public async Task read_each_others_cookies_and_forms()
    {
        var database = await Services.FreshDatabase("shared");
        await using var one = await new RunningHost(database).Start();
        await using var other = await new RunningHost(database).Start();
        using var ada = one.Browser();
        await ada.Send("/first", [("secret", other.FirstSecret!), .. Setting_up_the_first_account.Ada]);

        // Cookies do not look at the port, so a second browser stands for the second node.
        using var there = other.Browser();
        foreach (Cookie cookie in ada.Cookies.GetAllCookies()) there.Cookies.Add(new Cookie(cookie.Name, cookie.Value, "/", other.Address.Host));
        (await there.Open("/account")).Should().Be(HttpStatusCode.OK);
        there.Page.Should().Contain("Ada Lovelace");
    }
}
