using System.Globalization;

namespace OpenTalks.Host.Storage.Backups;

/// <summary>
/// <c>backup --backups DIR [--data DIR]</c> and <c>restore --backups DIR --data NEW [--until TIME]</c>; with a connection string in place of
/// <c>--data</c> for an operator's own server. The first may run beside the host.
/// </summary>
static class BackupCommands
{
    /// <returns>The exit code; null where the arguments are no command of these.</returns>
    public static async Task<int?> Run(string[] args, CancellationToken cancel)
    {
        if (args is not [("backup" or "restore") and var command, .. var rest]) return null;
        var given = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(rest).Build();
        try
        {
            var folder = new BackupFolder(given["backups"] is { Length: > 0 } path ? path : throw new StartException($"Say where backups lie: {command} --backups DIR"));
            await Console.Out.WriteLineAsync(command == "backup" ? await Backup(given, folder, cancel) : await Restore(given, folder, cancel));
            return 0;
        }
        catch (Exception failure) when (failure is StartException or Npgsql.NpgsqlException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync("\n" + failure.Message);
            return 1;
        }
    }

    static async Task<string> Backup(IConfiguration given, BackupFolder folder, CancellationToken cancel)
    {
        if (given.GetConnectionString("Cafe") is { Length: > 0 } own) return $"Everything is in {await OwnServer.Dump(own, folder, TimeProvider.System, cancel)}";
        var data = Data(given) ?? DataFolder.Default;
        if (!Directory.Exists(data.Data)) throw new StartException($"There is no server in {data.Path}. Name its folder with --data.");
        await using var server = new EmbeddedPostgres(data, PostgresBinaries.Find());
        if (!server.Runs) await server.Start(cancel);
        var copy = await BaseCopy.Take(server.ConnectionStringTo("postgres"), data.Data, folder, TimeProvider.System, cancel);
        folder.TakeLedger(Path.Combine(data.Path, "erasures.jsonl"));
        return $"Everything is in {copy.Folder}";
    }

    static async Task<string> Restore(IConfiguration given, BackupFolder folder, CancellationToken cancel)
    {
        if (given.GetConnectionString("Cafe") is { Length: > 0 } own)
        {
            if (given["until"] is not null) throw new StartException("A dump holds one moment only. To a point in time an own server is restored from its own archive; docs/operating.md says how.");
            return $"Restored from {await OwnServer.Restore(own, folder, cancel)}. Start the host with --ledger {folder.Ledger}: what was erased since is erased again.";
        }
        var until = given["until"] is { Length: > 0 } text
            ? DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment
                : throw new StartException($"\"{text}\" is no moment. Write it like 2026-11-24T21:30:00+01:00.")
            : (DateTimeOffset?)null;
        var data = Data(given) ?? throw new StartException("Say which new folder the data goes to: restore --backups DIR --data NEW");
        var from = await Restoring.Run(folder, data, until, TimeProvider.System, cancel);
        return $"Restored from {from.Folder}. Start the host with --data {data.Path}";
    }

    static DataFolder? Data(IConfiguration given) => given["data"] is { Length: > 0 } path ? new(path) : null;
}
