using System.Diagnostics;
using System.Globalization;
using Npgsql;
using OpenTalks.Host.Storage.Backups;

namespace OpenTalks.Host.Storage;

/// <summary>
/// The host's own PostgreSQL: made on the first start, started with the host, stopped with it. It listens on no network, only on a socket in a
/// folder that nobody else may enter. Where it listens is known before it runs.
/// </summary>
/// <param name="backups">Where it archives what it writes; null for nowhere.</param>
public sealed class EmbeddedPostgres(DataFolder folder, PostgresBinaries binaries, BackupFolder? backups = null) : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    const string Name = "cafe";

    readonly ServerUser? user = ServerUser.Needed();
    PostgresBinaries programs = binaries;
    FileStream? hostLock;
    bool started;

    public DataFolder Folder => folder;

    public BackupFolder? Backups => backups;

    public string ConnectionString => ConnectionStringTo(Name);

    public string ConnectionStringTo(string database) =>
        new NpgsqlConnectionStringBuilder { Host = folder.Socket, Username = Name, Database = database, MaxPoolSize = 40, Timeout = 15 }.ConnectionString;

    /// <summary>False on the very first start: there is a server to make first.</summary>
    public bool Exists => File.Exists(Path.Combine(folder.Data, "PG_VERSION"));

    public async Task Start(CancellationToken cancel)
    {
        await Prepare(cancel);
        if (!Exists) await MakeServer(cancel);
        await EndForgottenServer(cancel);
        await StartServer(cancel);
        await MakeDatabase(cancel);
    }

    /// <summary>Starts a server whose data was put there by another user; it may be recovering for a while.</summary>
    internal async Task Take(CancellationToken cancel)
    {
        await Prepare(cancel);
        if (user is not null) await user.Owns(folder.Data, cancel);
        await StartServer(cancel);
    }

    async Task Prepare(CancellationToken cancel)
    {
        hostLock ??= folder.Lock();
        if (user is not null)
        {
            foreach (var (path, option) in new[] { (folder.Path, "--data"), (backups?.Path, "--backups") })
                if (path is not null && ServerUser.ClosedFolderOnTheWay(path) is { } closed)
                    throw new StartException($"As root, OpenTalks runs PostgreSQL as the user \"nobody\", which may not enter {closed}. Open that folder (chmod o+x {closed}), or choose another with {option}.");
            programs = programs.ReachableFrom(folder);
        }
        programs.Link();
        await MakeFolders(cancel);
    }

    /// <summary>Brings the server back when it died under a running host (killed, out of memory). Ends with the host.</summary>
    public async Task Watch(ILogger log, TimeProvider time, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancel))
            {
                if (ServerRuns()) continue;
                log.LogWarning("PostgreSQL has died; it is started again");
                await Bear(log, () => StartServer(cancel));
            }
        }
        catch (OperationCanceledException)
        {
            // The host ends.
        }
    }

    public async Task Stop()
    {
        if (!started) return;
        started = false;
        await Ctl(CancellationToken.None, "stop", "-m", "fast", "-w", "-t", "30");
    }

    /// <summary>Stops a server that a killed host left behind. Nobody may be using it.</summary>
    internal async Task End(CancellationToken cancel)
    {
        hostLock ??= folder.Lock();
        if (user is not null) programs = programs.ReachableFrom(folder);
        programs.Link();
        await EndForgottenServer(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        if (folder.SocketIsElsewhere && hostLock is not null && Directory.Exists(folder.Socket)) Directory.Delete(folder.Socket, recursive: true);
        if (hostLock is not null) await hostLock.DisposeAsync();
        hostLock = null;
    }

    static async Task Bear(ILogger log, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (StartException failure)
        {
            log.LogError(failure, "PostgreSQL did not come back; it is tried again");
        }
    }

    async Task MakeFolders(CancellationToken cancel)
    {
        foreach (var own in new[] { folder.Server, folder.Socket })
        {
            var made = Directory.CreateDirectory(own);
            if (made.LinkTarget is not null) throw new StartException($"{own} is a link to {made.LinkTarget}. PostgreSQL asks for no password, so its folder must be a real one that nobody else may enter.");
            if (!OperatingSystem.IsWindows()) made.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            if (user is not null) await user.Owns(own, cancel);
        }
        if (backups is not null)
        {
            backups.Make();
            if (user is not null) await user.Owns(backups.Wal, cancel);
        }
        var log = new FileInfo(folder.Log);
        if (log is { Exists: true, Length: > 5_000_000 }) log.MoveTo(folder.Log + ".1", overwrite: true);
    }

    async Task MakeServer(CancellationToken cancel)
    {
        // Made beside its place and moved there whole: a host that is killed meanwhile leaves nothing that looks like a server.
        var unfinished = folder.Data + ".new";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        var ended = await Run(cancel, programs.Program("initdb"), "-D", unfinished, "-U", Name, "-A", "trust", "-E", "UTF8",
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C");
        if (ended.Code != 0) throw new StartException($"PostgreSQL could not be set up in {folder.Data}.\n{ended.Output}");
        Directory.Move(unfinished, folder.Data);
    }

    /// <summary>After <c>kill -9</c> of the host its server lives on, perhaps with other settings: it is ours, since we hold the host's lock.</summary>
    async Task EndForgottenServer(CancellationToken cancel)
    {
        var pidFile = Path.Combine(folder.Data, "postmaster.pid");
        if (!File.Exists(pidFile)) return;
        if (ServerRuns()) await Ctl(cancel, "stop", "-m", "fast", "-w", "-t", "60");
        // PostgreSQL itself gets over the number of a process that is gone, but not over one that another program has by now.
        else if (ProcessOf(ServerProcess) is { } other)
        {
            other.Dispose();
            File.Delete(pidFile);
        }
    }

    async Task StartServer(CancellationToken cancel)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            // Not cut off: who ends the host meanwhile waits for a server that can be stopped in order.
            started = true;
            var ended = await Ctl(CancellationToken.None, "start", "-w", "-t", "600", "-l", folder.Log, "-o", $"-c listen_addresses= -k \"{folder.Socket}\"{Archiving}");
            cancel.ThrowIfCancellationRequested();
            if (ended.Code == 0) return;
            // The children of a killed server need a moment to end; until then its shared memory is in use.
            if (Stopwatch.GetElapsedTime(since) > Patience || !RecentLog().Contains("in use", StringComparison.Ordinal))
                throw new StartException($"PostgreSQL did not start. The end of {folder.Log}:\n{RecentLog()}");
            await Task.Delay(200, cancel);
        }
    }

    /// <summary>Each segment of the log goes to the archive when it is full, and after five minutes at the latest.</summary>
    string Archiving => backups is null ? ""
        : $" -c archive_mode=on -c archive_library=basic_archive -c \"basic_archive.archive_directory={backups.Wal}\" -c archive_timeout=300";

    async Task MakeDatabase(CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionStringTo("postgres"));
        await using var exists = source.CreateCommand($"select 1 from pg_database where datname = '{Name}'");
        if (await exists.ExecuteScalarAsync(cancel) is not null) return;
        await using var create = source.CreateCommand($"create database {Name}");
        await create.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Whether the server's process is there.</summary>
    internal bool Runs => ServerRuns();

    bool ServerRuns()
    {
        using var server = ProcessOf(ServerProcess);
        return server?.ProcessName == "postgres" && !IsZombie(server.Id);
    }

    static Process? ProcessOf(int? id)
    {
        try
        {
            return id is null ? null : Process.GetProcessById(id.Value);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Ended, but not yet taken note of: in some containers nobody does.</summary>
    static bool IsZombie(int id) =>
        OperatingSystem.IsLinux() && File.ReadAllText($"/proc/{id}/stat") is var stat && stat[(stat.LastIndexOf(')') + 2)..].StartsWith('Z');

    /// <summary>The process that all others of the server descend from; null when none is written down.</summary>
    internal int? ServerProcess =>
        File.Exists(Path.Combine(folder.Data, "postmaster.pid")) && int.TryParse(File.ReadLines(Path.Combine(folder.Data, "postmaster.pid")).FirstOrDefault(), CultureInfo.InvariantCulture, out var id) ? id : null;

    internal string RecentLog() => File.Exists(folder.Log) ? string.Join('\n', File.ReadLines(folder.Log).TakeLast(8)) : "(empty)";

    Task<ExternalCommand.Ended> Ctl(CancellationToken cancel, params string[] arguments) =>
        Run(cancel, [programs.Program("pg_ctl"), "-D", folder.Data, .. arguments]);

    Task<ExternalCommand.Ended> Run(CancellationToken cancel, params string[] command) =>
        ExternalCommand.Run(user is null ? command : user.Runs(command), cancel);
}
