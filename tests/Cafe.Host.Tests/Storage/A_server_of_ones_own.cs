using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenTalks.Host.Storage;

namespace OpenTalks.Host.Tests.Storage;

/// <summary>The embedded server by itself; the host with it is specified in Operations.</summary>
public sealed class A_server_of_ones_own : IAsyncDisposable
{
    readonly DataFolder folder = Services.NewFolder();

    [Fact]
    public async Task comes_back_with_all_data_when_it_is_killed()
    {
        await using var server = await Started();
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        await Run(database, "create table kept (n int)", "insert into kept values (7)");
        using var stop = new CancellationTokenSource();
        var watch = server.Watch(NullLogger.Instance, TimeProvider.System, stop.Token);

        using (var process = Process.GetProcessById(server.ServerProcess!.Value)) process.Kill();

        (await Eventually(() => Read(database, "select n from kept"))).Should().Be(7);
        await stop.CancelAsync();
        await watch;
    }

    [Fact]
    public async Task lets_no_second_host_near_its_data()
    {
        await using var server = await Started();
        await using var second = new EmbeddedPostgres(new(folder.Path), PostgresBinaries.Find());

        await second.Invoking(s => s.Start(CancellationToken.None)).Should().ThrowAsync<StartException>().WithMessage("Another OpenTalks already runs*--data*");

        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        (await Read(database, "select 1")).Should().Be(1);
    }

    [Fact, Promise("M-28")]
    public async Task that_may_forget_is_refused()
    {
        await using var server = await Started();
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        await Durability.Check(database, CancellationToken.None);

        await Run(database, "alter system set fsync = off", "alter system set synchronous_commit = off", "alter system set full_page_writes = off", "select pg_reload_conf()");

        await Eventually(async () => await Read(database, "select count(*)::int from pg_settings where name = 'fsync' and setting = 'off'") == 1 ? 1 : throw new NpgsqlException("not yet"));
        await database.Invoking(d => Durability.Check(d, CancellationToken.None)).Should().ThrowAsync<StartException>().WithMessage("*fsync is off, full_page_writes is off, synchronous_commit is off*");
    }

    [Fact]
    public async Task far_down_in_folders_still_has_a_socket_that_fits()
    {
        var deep = new DataFolder(Path.Combine(folder.Path, new string('d', 90)));
        await using var server = new EmbeddedPostgres(deep, PostgresBinaries.Find());
        await server.Start(CancellationToken.None);

        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        (await Read(database, "select 1")).Should().Be(1);
    }

    [Fact]
    public async Task writes_with_connections_that_hold_nobody_up()
    {
        await using var host = await new RunningHost(await Services.FreshDatabase("writer")).Start();
        var writer = (NpgsqlDataSource)((IKeyedServiceProvider)host.Services).GetRequiredKeyedService(typeof(NpgsqlDataSource), StorageSetup.Writer);

        await using var settings = writer.CreateCommand("select string_agg(name || ' ' || setting, ', ' order by name) from pg_settings where name in ('idle_in_transaction_session_timeout', 'lock_timeout', 'jit', 'enable_seqscan')");
        (await settings.ExecuteScalarAsync(TestContext.Current.CancellationToken)).Should().Be("enable_seqscan off, idle_in_transaction_session_timeout 2000, jit off, lock_timeout 3000");
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (Directory.Exists(folder.Path)) Directory.Delete(folder.Path, recursive: true);
        await Task.CompletedTask;
    }

    async Task<EmbeddedPostgres> Started()
    {
        var server = new EmbeddedPostgres(folder, PostgresBinaries.Find());
        await server.Start(CancellationToken.None);
        return server;
    }

    static async Task Run(NpgsqlDataSource database, params string[] statements)
    {
        foreach (var statement in statements)
        {
            await using var command = database.CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        }
    }

    static async Task<int> Read(NpgsqlDataSource database, string query)
    {
        await using var command = database.CreateCommand(query);
        return (int)(await command.ExecuteScalarAsync())!;
    }

    static async Task<int> Eventually(Func<Task<int>> look)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await look();
            }
            catch (NpgsqlException) when (tries < 100)
            {
                await Task.Delay(200);
            }
        }
    }
}
