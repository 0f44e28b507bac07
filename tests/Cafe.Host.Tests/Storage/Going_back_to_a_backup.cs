using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Host.Storage;
using OpenTalks.Host.Storage.Backups;
using OpenTalks.Host.Tests.Desk;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Storage;

/// <summary>The embedded server with an archive, a café on it, and what is left of both after the disk.</summary>
public sealed class Going_back_to_a_backup : IAsyncDisposable
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    // Not as Services names them: another run would take a folder without a server for one that was forgotten.
    readonly DataFolder first = new(NewFolder()), second = new(NewFolder());
    readonly BackupFolder backups = new(NewFolder());

    [Fact, Promise("M-19")]
    public async Task to_a_moment_keeps_what_was_acked_before_it_and_nothing_after_it_and_the_erased_stay_erased()
    {
        var server = new EmbeddedPostgres(first, PostgresBinaries.Find(), backups);
        await server.Start(Cancel);
        var host = await new RunningHost(server.ConnectionString, Ledger).Start();
        var fayBrowser = host.Browser();
        await fayBrowser.Send("/first", ("secret", host.FirstSecret!), ("name", "Fay"), ("email", "fay@example.org"), ("password", "nine paper cloths"));
        var cafe = await OpenCafe.Another(host, fayBrowser);
        var (ada, bob, fay) = (await cafe.Joins("Ada"), await cafe.Joins("Bob Marlowe-Quist"), await cafe.Facilitates());
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var sheet = (await ada.Seat()).Sheet;
        var (epoch, bobs) = ((await ada.Sheet(sheet)).Epoch, (await bob.Me()).Number);

        foreach (var n in Enumerable.Range(1, 5)) await ada.Writes($"before the copy {n}");
        var copy = await BaseCopy.Take(server.ConnectionStringTo("postgres"), first.Data, backups, TimeProvider.System, Cancel);
        foreach (var n in Enumerable.Range(1, 5)) await ada.Writes($"after the copy {n}");
        var moment = await Now(server);
        List<(Guid Id, SheetCommand.Capture Command)> later = [.. Enumerable.Range(1, 5).Select(n => (Guid.NewGuid(), new SheetCommand.Capture(Guid.NewGuid(), 1, $"later {n}", "en")))];
        foreach (var (id, command) in later) (await ada.Asks($"sheet/{sheet}", command, id)).Refused.Should().BeNull();
        await new DeskOf(cafe, fayBrowser).Does($"/{bobs}/do", ("do", "erase"));
        await Phone.Until(() => Task.FromResult(File.Exists(backups.Ledger)), written => written);
        await Archived(server);
        await cafe.DisposeAsync();
        await host.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(first.Path, recursive: true);

        (await Restoring.Run(backups, second, moment, TimeProvider.System, Cancel)).Should().Be(copy);

        await using var restored = new EmbeddedPostgres(second, PostgresBinaries.Find());
        await restored.Start(Cancel);
        await using var again = await new RunningHost(restored.ConnectionString, Ledger).Start();
        var signsIn = again.Browser();
        (await signsIn.Send("/sign-in", ("email", "fay@example.org"), ("password", "nine paper cloths"))).Should().Be(System.Net.HttpStatusCode.Redirect);
        await using var same = new OpenCafe(again, signsIn, cafe.Id, cafe.Code);
        // Cookies are good still: the keys that sign them came back with the rest.
        var back = await same.Connect(ada.Browser, "participant", "me", $"sheet/{sheet}");
        var snapshot = await back.Sheet(sheet);
        snapshot.View.Ideas.Select(idea => idea.Text).Should().BeEquivalentTo(
            Enumerable.Range(1, 5).SelectMany(n => new[] { $"before the copy {n}", $"after the copy {n}" }));
        snapshot.Epoch.Should().NotBe(epoch, "clients must notice that the server went back");
        await signsIn.Open($"/cafe/{cafe.Id}/people");
        signsIn.Page.Should().Contain("Ada").And.NotContain("Marlowe");

        // What an outbox still holds is offered again and comes in once.
        foreach (var (id, command) in later.Concat(later)) (await back.Asks($"sheet/{sheet}", command, id)).Refused.Should().BeNull();
        (await back.Sheet(sheet)).View.Ideas.Should().HaveCount(15);

        void Ledger(IServiceCollection services) => services.AddSingleton(new StorageSetup.LedgerFile(backups.Ledger));
    }

    [Fact]
    public async Task that_cannot_be_is_refused_and_touches_nothing()
    {
        (await Refused(null)).Should().Contain("no backup in");
        await using (var server = new EmbeddedPostgres(first, PostgresBinaries.Find()))
        {
            await server.Start(Cancel);
            await BaseCopy.Take(server.ConnectionStringTo("postgres"), first.Data, backups, TimeProvider.System, Cancel);
        }

        (await Refused(DateTimeOffset.UnixEpoch)).Should().Contain("nothing earlier can be restored");
        (await Refused(TimeProvider.System.GetUtcNow().AddHours(1))).Should().Contain("does not reach that moment");
        Directory.Exists(second.Data).Should().BeFalse("half a server must not look like one");
        (await ((Func<Task>)(() => Restoring.Run(backups, first, null, TimeProvider.System, Cancel))).Should().ThrowAsync<StartException>()).Which.Message.Should().Contain("overwrites nothing");

        async Task<string> Refused(DateTimeOffset? until) =>
            (await ((Func<Task>)(() => Restoring.Run(backups, second, until, TimeProvider.System, Cancel))).Should().ThrowAsync<StartException>()).Which.Message;
    }

    [Fact]
    public async Task by_the_two_commands_brings_everything_back_without_an_archive()
    {
        await using (var server = new EmbeddedPostgres(first, PostgresBinaries.Find()))
        {
            await server.Start(Cancel);
            await using (var database = NpgsqlDataSource.Create(server.ConnectionString))
            {
                await using var make = database.CreateCommand("create table kept as select n from generate_series(1, 5000) n");
                await make.ExecuteNonQueryAsync(Cancel);
            }
            // Beside a server that runs.
            (await BackupCommands.Run(["backup", "--data", first.Path, "--backups", backups.Path], Cancel)).Should().Be(0);
        }
        // And of one that does not. No line of either ledger is lost.
        await File.WriteAllLinesAsync(Path.Combine(first.Path, "erasures.jsonl"), ["one", "two"], Cancel);
        await File.WriteAllLinesAsync(backups.Ledger, ["two", "three"], Cancel);
        (await BackupCommands.Run(["backup", "--data", first.Path, "--backups", backups.Path], Cancel)).Should().Be(0);

        (await File.ReadAllLinesAsync(backups.Ledger, Cancel)).Should().Equal("two", "three", "one");

        (await BackupCommands.Run(["restore", "--data", second.Path, "--backups", backups.Path], Cancel)).Should().Be(0);
        (await BackupCommands.Run(["restore", "--data", second.Path, "--backups", backups.Path], Cancel)).Should().Be(1, "a backup overwrites nothing");

        await using var restored = new EmbeddedPostgres(second, PostgresBinaries.Find());
        await restored.Start(Cancel);
        await using var all = NpgsqlDataSource.Create(restored.ConnectionString);
        await using var count = all.CreateCommand("select count(*) from kept");
        (await count.ExecuteScalarAsync(Cancel)).Should().Be(5000L);
    }

    [Fact]
    public async Task is_possible_for_a_week_and_the_log_before_it_is_let_go()
    {
        await using var server = new EmbeddedPostgres(first, PostgresBinaries.Find(), backups);
        await server.Start(Cancel);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await BaseCopy.Take(server.ConnectionStringTo("postgres"), first.Data, backups, TimeProvider.System, Cancel);
            await Task.Delay(1100, Cancel);
        }
        var all = backups.All;

        backups.Keep(1);

        backups.All.Should().Equal(all.Skip(1));
        Directory.GetFiles(backups.Wal).Select(file => Path.GetFileName(file)[..24]).Min(StringComparer.Ordinal).Should().Be(all[1].FirstSegment);
    }

    static string NewFolder() => Path.Combine(Path.GetTempPath(), "opentalks-backups-" + Guid.NewGuid().ToString("N")[..12]);

    static async Task<DateTimeOffset> Now(EmbeddedPostgres server)
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        await using var now = database.CreateCommand("select clock_timestamp()");
        return new DateTimeOffset((DateTime)(await now.ExecuteScalarAsync(Cancel))!);
    }

    static async Task Archived(EmbeddedPostgres server)
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionStringTo("postgres"));
        await using var end = database.CreateCommand("select pg_walfile_name(pg_switch_wal())");
        var segment = (string)(await end.ExecuteScalarAsync(Cancel))!;
        await Phone.Until(
            async () =>
            {
                await using var last = database.CreateCommand("select coalesce(last_archived_wal, '') from pg_stat_archiver");
                return (string)(await last.ExecuteScalarAsync(Cancel))!;
            },
            archived => string.CompareOrdinal(archived, segment) >= 0);
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        foreach (var folder in new[] { first.Path, second.Path, backups.Path })
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
