using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using OpenTalks.Host.Storage;

namespace OpenTalks.Checker.Cluster;

/// <summary>One PostgreSQL, durable as in production, that can be killed and whose disk can be filled.</summary>
sealed class Postgres : IAsyncDisposable
{
    const string Prefix = "opentalks-checker-";

    readonly DataFolder folder = new(Path.Combine(Path.GetTempPath(), Prefix + Guid.NewGuid().ToString("N")[..12]));
    readonly EmbeddedPostgres server;
    readonly bool ownDisk;

    Postgres(int? diskMb)
    {
        Directory.CreateDirectory(folder.Path);
        ownDisk = diskMb is { } size && Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={size}m,mode=0755"), "opentalks-checker", folder.Path) == 0;
        server = new EmbeddedPostgres(folder, PostgresBinaries.Find());
    }

    /// <summary>Whether its data lies on a small disk of its own, which only root can make.</summary>
    public bool HasOwnDisk => ownDisk;

    /// <summary>Where it listens.</summary>
    public EndPoint At => new UnixDomainSocketEndPoint(Path.Combine(folder.Socket, ".s.PGSQL.5432"));

    /// <summary>As the nodes reach it, by a port that leads there.</summary>
    public static string ConnectionStringBy(int port) =>
        new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "cafe", Database = "cafe", SslMode = SslMode.Disable, MaxPoolSize = 20, Timeout = 5 }.ConnectionString;

    /// <param name="diskMb">Megabytes of a disk of its own; null for none.</param>
    public static async Task<Postgres> Start(int? diskMb)
    {
        var postgres = new Postgres(diskMb);
        await postgres.server.Start(CancellationToken.None);
        // Otherwise its write-ahead log alone would fill a small disk.
        foreach (var setting in (string[])["max_wal_size = '96MB'", "min_wal_size = '32MB'", "checkpoint_timeout = '30s'"]) await postgres.Do($"alter system set {setting}");
        await postgres.Do("select pg_reload_conf()");
        foreach (var needed in (string[])["fsync", "synchronous_commit", "full_page_writes"])
            if ((await postgres.Ask($"show {needed}", row => row.GetString(0)))[0] != "on") throw new InvalidOperationException($"{needed} is not on");
        return postgres;
    }

    /// <summary>kill -9 of its first process. The others end when they notice.</summary>
    public void Kill()
    {
        if (server.ServerProcess is { } id) Signal("KILL", id);
    }

    /// <summary>kill -9 of all of its processes at once, before one can write what another has left.</summary>
    public void KillAll()
    {
        if (server.ServerProcess is { } id) Signal("KILL", [.. Children(id), id]);
    }

    /// <summary>kill -9 of one that serves a node.</summary>
    public async Task KillBackend()
    {
        var found = await Ask("select pid from pg_stat_activity where application_name = 'opentalks' and pid <> pg_backend_pid() order by random() limit 1", row => row.GetInt32(0));
        if (found.Count > 0) Signal("KILL", found[0]);
    }

    public Task EndSessions() => Do("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'opentalks'");

    /// <summary>Starts it where it does not run, however long its children need to end.</summary>
    public async Task Revive()
    {
        for (var since = Stopwatch.GetTimestamp(); ; await Task.Delay(300))
        {
            try
            {
                if (!await Answers()) await server.Start(CancellationToken.None);
                return;
            }
            catch (StartException) when (Stopwatch.GetElapsedTime(since) < TimeSpan.FromMinutes(2))
            {
                // Not yet.
            }
        }
    }

    public void FillDisk()
    {
        var room = new DriveInfo(folder.Path).AvailableFreeSpace;
        if (room > 0) Run("fallocate", "-l", room.ToString(CultureInfo.InvariantCulture), Ballast);
    }

    public void FreeDisk() => File.Delete(Ballast);

    public async Task<List<T>> Ask<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false, Timeout = 5, CommandTimeout = 30 }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        List<T> all = [];
        while (await rows.ReadAsync()) all.Add(read(rows));
        return all;
    }

    public Task Do(string sql) => Ask(sql, _ => 0);

    public async ValueTask DisposeAsync()
    {
        if (ownDisk) FreeDisk();
        await server.DisposeAsync();
        if (ownDisk) Run("umount", "--lazy", folder.Path);
        Directory.Delete(folder.Path, recursive: true);
    }

    string Ballast => Path.Combine(folder.Path, "ballast");

    async Task<bool> Answers()
    {
        try
        {
            await Do("select 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    static IEnumerable<int> Children(int parent) => Directory.GetDirectories("/proc").Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0 && ParentOf(id) == parent);

    static int ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    static void Signal(string signal, params int[] ids) => Run("kill", [$"-{signal}", .. ids.Select(id => id.ToString(CultureInfo.InvariantCulture))]);

    internal static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
