using System.Globalization;
using Npgsql;

namespace OpenTalks.Host.Storage.Backups;

/// <summary>
/// Makes a new data folder out of a copy and the log that was archived after it, to the end or to a point in time. PostgreSQL begins a new
/// timeline by it, so clients notice that the server went back and offer again what it does not know.
/// </summary>
static class Restoring
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <param name="until">Nothing committed after it comes back; null for all there is.</param>
    public static async Task<BackupFolder.Base> Run(BackupFolder backups, DataFolder folder, DateTimeOffset? until, TimeProvider time, CancellationToken cancel)
    {
        if (Directory.Exists(folder.Data)) throw new StartException($"There is a server in {folder.Path} already, and a backup overwrites nothing. Name a new folder with --data.");
        var all = backups.All;
        if (all.Count == 0) throw new StartException($"There is no backup in {backups.Path}.");
        var from = all.LastOrDefault(copy => until is null || copy.Finished <= until)
            ?? throw new StartException(string.Create(CultureInfo.InvariantCulture, $"The oldest backup in {backups.Path} is of {all[0].Finished:u}: nothing earlier can be restored."));

        // Complete under another name first: what is interrupted leaves nothing that looks like a server.
        var unfinished = folder.Data + ".restoring";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        Copy(from.Data, unfinished);
        var log = Path.Combine(unfinished, "restored-wal");
        Copy(backups.Wal, log, segment => string.CompareOrdinal(Path.GetFileName(segment), 8, from.FirstSegment, 8, 16) >= 0 || segment.EndsWith(".history", StringComparison.Ordinal));
        var settings = Path.Combine(unfinished, "postgresql.auto.conf");
        var before = await File.ReadAllTextAsync(settings, cancel);
        await File.WriteAllTextAsync(settings, before + Recovery(Path.Combine(folder.Data, "restored-wal"), until), cancel);
        await File.WriteAllTextAsync(Path.Combine(unfinished, "recovery.signal"), "", cancel);
        Directory.Move(unfinished, folder.Data);

        await using var server = new EmbeddedPostgres(folder, PostgresBinaries.Find());
        try
        {
            await server.Take(cancel);
            await Recovered(server, time, cancel);
        }
        catch (Exception failed)
        {
            await server.Stop();
            Directory.Delete(folder.Data, recursive: true);
            if (failed is not StartException) throw;
            throw new StartException($"The log in {backups.Wal} does not reach that moment, or a part of it is missing. {failed.Message}", failed);
        }
        await server.Stop();
        await File.WriteAllTextAsync(Path.Combine(folder.Data, "postgresql.auto.conf"), before, cancel);
        Directory.Delete(Path.Combine(folder.Data, "restored-wal"), recursive: true);
        // Who was erased after the copy stays erased: the host does it again when it starts.
        if (File.Exists(backups.Ledger)) File.Copy(backups.Ledger, Path.Combine(folder.Path, "erasures.jsonl"), overwrite: true);
        return from;
    }

    static string Recovery(string log, DateTimeOffset? until)
    {
        var copy = OperatingSystem.IsWindows() ? $"copy \"{log}\\%f\" \"%p\"" : $"cp \"{log}/%f\" \"%p\"";
        var lines = new List<string> { $"restore_command = '{copy.Replace("'", "''", StringComparison.Ordinal)}'", "recovery_target_action = 'promote'" };
        if (until is { } moment) lines.Add(string.Create(CultureInfo.InvariantCulture, $"recovery_target_time = '{moment.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}+00'"));
        return "\n" + string.Join('\n', lines) + "\n";
    }

    static async Task Recovered(EmbeddedPostgres server, TimeProvider time, CancellationToken cancel)
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionStringTo("postgres"));
        while (true)
        {
            try
            {
                await using var recovering = database.CreateCommand("select pg_is_in_recovery()");
                if (await recovering.ExecuteScalarAsync(cancel) is false) return;
            }
            catch (NpgsqlException gone) when (!server.Runs)
            {
                throw new StartException($"The end of {server.Folder.Log}:\n{server.RecentLog()}", gone);
            }
            catch (NpgsqlException)
            {
                // It is just becoming a server that takes connections.
            }
            await Task.Delay(Look, time, cancel);
        }
    }

    static void Copy(string from, string to, Predicate<string>? which = null)
    {
        Directory.CreateDirectory(to);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(to, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (!Directory.Exists(from)) return;
        foreach (var file in Directory.GetFiles(from))
            if (which is null || which(file)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.GetDirectories(from)) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
