using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenTalks.Host.Live;
using OpenTalks.Host.Storage;
using OpenTalks.Host.Storage.Backups;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Host.Tests.Storage;

/// <summary>PostgreSQL as the system brings it, with its client programs; run by tests/slow.sh.</summary>
public sealed class A_server_of_an_operator : IAsyncDisposable
{
    const string Programs = "/usr/lib/postgresql/15/bin";
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    readonly string folder = Path.Combine(Path.GetTempPath(), "opentalks-operator-" + Guid.NewGuid().ToString("N")[..12]);

    [Fact(Explicit = true)]
    public async Task is_dumped_and_restored_into_an_empty_database_where_clients_notice_it()
    {
        var server = await Started("--data-checksums");
        var backups = new BackupFolder(Path.Combine(folder, "backups"));
        await Create(server, "cafe");
        string epoch;
        Guid id;
        await using (var host = await new RunningHost(To(server, "cafe")).Start())
        {
            var fay = host.Browser();
            await fay.Send("/first", ("secret", host.FirstSecret!), ("name", "Fay"), ("email", "fay@example.org"), ("password", "nine paper cloths"));
            await using var cafe = await OpenCafe.Another(host, fay);
            await cafe.Joins("Ada");
            (epoch, id) = (Epoch(host), cafe.Id);
            await OwnServer.Dump(To(server, "cafe"), backups, TimeProvider.System, Cancel);
        }

        await ((Func<Task>)(() => OwnServer.Restore(To(server, "cafe"), backups, Cancel))).Should().ThrowAsync<StartException>().WithMessage("*overwrites nothing*");
        await Create(server, "again");
        await OwnServer.Restore(To(server, "again"), backups, Cancel);

        await using var restored = await new RunningHost(To(server, "again")).Start();
        var back = restored.Browser();
        await back.Send("/sign-in", ("email", "fay@example.org"), ("password", "nine paper cloths"));
        await back.Open($"/cafe/{id}/people");
        back.Page.Should().Contain("Ada");
        Epoch(restored).Should().NotBe(epoch);
    }

    [Fact(Explicit = true), Promise("M-28")]
    public async Task without_checksums_is_refused()
    {
        var server = await Started();
        await using var database = NpgsqlDataSource.Create(To(server, "postgres"));

        await database.Invoking(d => Durability.Check(d, Cancel)).Should().ThrowAsync<StartException>().WithMessage("*data_checksums is off*pg_checksums --enable*");
    }

    async Task<NpgsqlConnectionStringBuilder> Started(params string[] more)
    {
        Directory.CreateDirectory(folder);
        await ExternalCommand.Run(["chmod", "a+rwx", folder], Cancel);
        var data = Path.Combine(folder, "data");
        await Run(["initdb", "-D", data, "-U", "cafe", "-A", "trust", "-E", "UTF8", "--locale=C", .. more]);
        await Run("pg_ctl", "-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-c listen_addresses= -k {folder}", "start");
        return new() { Host = folder, Username = "cafe", MaxPoolSize = 20 };
    }

    static string To(NpgsqlConnectionStringBuilder server, string database) => new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = database }.ConnectionString;

    static string Epoch(RunningHost host) => host.Services.GetRequiredService<Epoch>().Current;

    static async Task Create(NpgsqlConnectionStringBuilder server, string database)
    {
        await using var source = NpgsqlDataSource.Create(To(server, "postgres"));
        await using var create = source.CreateCommand($"create database {database}");
        await create.ExecuteNonQueryAsync(Cancel);
    }

    static async Task Run(params string[] command)
    {
        IReadOnlyList<string> whole = [$"{Programs}/{command[0]}", .. command[1..]];
        var ended = await ExternalCommand.Run(ServerUser.Needed()?.Runs(whole) ?? whole, Cancel);
        ended.Code.Should().Be(0, ended.Output);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Run("pg_ctl", "-D", Path.Combine(folder, "data"), "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }
}
