using System.Net;
using OpenTalks.Host.Storage;
using OpenTalks.Host.Tests.Accounts;

namespace OpenTalks.Host.Tests.Operations;

public sealed class Starting_the_host : IAsyncDisposable
{
    readonly DataFolder folder = Services.NewFolder();

    [Fact]
    public async Task says_what_it_does_and_where_it_is()
    {
        await using var host = await HostProcess.Start(folder);

        host.Said.Should().MatchRegex(@"Setting up PostgreSQL \(only this once\)… \d+\.\d s\s+Migrating… \d+\.\d s\s+OpenTalks is at http://127\.0\.0\.1:\d+");
        host.Said.Should().Contain("Set up the first account").And.NotContain("warn:").And.NotContain("fail:");
        host.FirstSecret.Should().MatchRegex("^[A-Za-z0-9_-]{22}$");
    }

    [Fact]
    public async Task again_finds_all_data_after_a_stop_and_after_a_kill()
    {
        await using (var first = await HostProcess.Start(folder))
        {
            using var ada = new Browser(first.Address, null);
            await ada.Send("/first", [("secret", first.FirstSecret!), .. Setting_up_the_first_account.Ada]);
            (await first.Stop()).Should().Be(0);
        }
        await using (var second = await HostProcess.Start(folder))
        {
            second.FirstSecret.Should().BeNull();
            await AdaGetsIn(second);
            await second.Kill();
        }
        await using var third = await HostProcess.Start(folder);
        await AdaGetsIn(third);
    }

    [Theory]
    [InlineData("INT"), InlineData("TERM")]
    public async Task leaves_nothing_running_when_it_is_stopped(string signal)
    {
        await using var host = await HostProcess.Start(folder);
        var server = int.Parse((await File.ReadAllLinesAsync(Path.Combine(folder.Data, "postmaster.pid"), TestContext.Current.CancellationToken))[0], null);

        (await host.Stop(signal)).Should().Be(0);

        // pg_ctl waits until the server has let go of its data; the process itself ends a moment later.
        for (var tries = 0; tries < 50 && Directory.Exists($"/proc/{server}"); tries++) await Task.Delay(100, TestContext.Current.CancellationToken);
        Directory.Exists($"/proc/{server}").Should().BeFalse();
        host.Said.Should().NotContain("Exception");
    }

    [Fact]
    public async Task twice_on_the_same_data_tells_the_second_why_not()
    {
        await using var first = await HostProcess.Start(folder);

        var (code, said) = await HostProcess.Fail("--data", folder.Path, "--urls", "http://127.0.0.1:0");

        code.Should().Be(1);
        said.Should().Contain("Another OpenTalks already runs with the data in").And.NotContain("   at ");
        using var visitor = new Browser(first.Address, null);
        (await visitor.Open("/sign-in")).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task on_an_address_that_is_taken_says_so_and_leaves_nothing_running()
    {
        await using var first = await HostProcess.Start(folder);
        var elsewhere = Services.NewFolder();

        var (code, said) = await HostProcess.Fail("--data", elsewhere.Path, "--urls", first.Address.ToString());

        code.Should().Be(1);
        said.Should().Contain("Another program listens there").And.NotContain("   at ");
        File.Exists(Path.Combine(elsewhere.Data, "postmaster.pid")).Should().BeFalse();
        Directory.Delete(elsewhere.Path, recursive: true);
    }

    [Fact]
    public async Task with_a_connection_string_that_leads_nowhere_says_so()
    {
        var (code, said) = await HostProcess.Fail("--ConnectionStrings:Cafe", "Host=127.0.0.1;Port=1;Username=nobody;Database=none", "--urls", "http://127.0.0.1:0");

        code.Should().Be(1);
        said.Should().Contain("does not answer").And.NotContain("   at ");
    }

    [Fact]
    public async Task for_the_network_shows_a_code_to_scan()
    {
        await using var host = await HostProcess.Start(folder, "--PublicAddress", "https://cafe.example.org/");

        host.Said.Should().Contain("Others reach it at https://cafe.example.org\n").And.Contain("█").And.Contain("https://cafe.example.org/first#");
    }

    public async ValueTask DisposeAsync()
    {
        // The host that was killed left its server; whoever starts next ends it, and here nobody does.
        await using (var forgotten = new EmbeddedPostgres(folder, PostgresBinaries.Find())) await forgotten.End(CancellationToken.None);
        if (Directory.Exists(folder.Path)) Directory.Delete(folder.Path, recursive: true);
    }

    static async Task AdaGetsIn(HostProcess host)
    {
        using var ada = new Browser(host.Address, null);
        (await Signing_in.SignIn(ada, "ada@example.org", "seven wooden tables")).Should().Be(HttpStatusCode.Redirect);
    }
}
