using Npgsql;

namespace OpenTalks.Host.Storage.Backups;

/// <summary>
/// Copies the files of a server that goes on working, between <c>pg_backup_start</c> and <c>pg_backup_stop</c>, with the segments of the
/// write-ahead log from one to the other, so that the copy can be restored by itself.
/// Method: PostgreSQL 18 documentation, 25.3.4 "Making a Base Backup Using the Low Level API".
/// </summary>
static class BaseCopy
{
    /// <summary>Folders whose content is of no use in a copy.</summary>
    static readonly HashSet<string> Empty = new(StringComparer.Ordinal) { "pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans" };

    static readonly HashSet<string> Left = new(StringComparer.Ordinal) { "postmaster.pid", "postmaster.opts", "recovery.signal", "standby.signal", "backup_label", "backup_label.old", "tablespace_map" };

    /// <param name="connection">To any database of the server, as its superuser.</param>
    /// <param name="data">The server's data directory, readable from here.</param>
    public static async Task<BackupFolder.Base> Take(string connection, string data, BackupFolder folder, TimeProvider time, CancellationToken cancel)
    {
        folder.Make();
        var copy = folder.Begin(time.GetUtcNow());
        if (Directory.Exists(copy)) Directory.Delete(copy, recursive: true);
        var into = Path.Combine(copy, "data");
        // The session that starts a backup has to end it; a pool would reset it.
        await using var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await session.OpenAsync(cancel);

        var first = await Text(session, "select pg_walfile_name(pg_backup_start('opentalks', fast => true))", cancel);
        await CopyFolder(new DirectoryInfo(data), into, "", cancel);
        string last, label;
        await using (var stop = new NpgsqlCommand("select pg_walfile_name(lsn), labelfile from pg_backup_stop(wait_for_archive => current_setting('archive_mode') = 'on')", session))
        await using (var row = await stop.ExecuteReaderAsync(cancel))
        {
            await row.ReadAsync(cancel);
            (last, label) = (row.GetString(0), row.GetString(1));
        }
        await File.WriteAllTextAsync(Path.Combine(into, "backup_label"), label, cancel);
        await CopyLog(Path.Combine(data, "pg_wal"), folder.Wal, Path.Combine(into, "pg_wal"), first, last, cancel);
        return folder.Finish(copy, time.GetUtcNow(), first);
    }

    static async Task CopyFolder(DirectoryInfo from, string to, string relative, CancellationToken cancel)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in from.EnumerateDirectories())
        {
            var name = relative.Length == 0 ? folder.Name : $"{relative}/{folder.Name}";
            if (folder.Name == "pgsql_tmp") continue;
            if (Empty.Contains(name)) Directory.CreateDirectory(Path.Combine(to, folder.Name));
            else await CopyFolder(folder, Path.Combine(to, folder.Name), name, cancel);
        }
        foreach (var file in from.EnumerateFiles())
        {
            if (relative.Length == 0 && Left.Contains(file.Name)) continue;
            await CopyFile(file.FullName, Path.Combine(to, file.Name), cancel);
        }
    }

    /// <summary>On disk before it counts. A file that is removed meanwhile is brought back by the log where it is needed.</summary>
    static async Task CopyFile(string from, string to, CancellationToken cancel)
    {
        try
        {
            await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await using var target = new FileStream(to, FileMode.Create, FileAccess.Write);
            await source.CopyToAsync(target, cancel);
            target.Flush(flushToDisk: true);
        }
        catch (FileNotFoundException)
        {
            // Dropped since the folder was listed.
        }
    }

    /// <summary>Segments that the server has put to other use meanwhile are in the archive, if there is one.</summary>
    static async Task CopyLog(string from, string archive, string to, string first, string last, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.Combine(to, "archive_status"));
        var segments = new[] { archive, from }.Where(Directory.Exists).SelectMany(Directory.GetFiles)
            .Where(file => Path.GetFileName(file) is { Length: 24 } name && name[..8] == first[..8] && string.CompareOrdinal(name, first) >= 0 && string.CompareOrdinal(name, last) <= 0)
            .GroupBy(Path.GetFileName).Select(same => same.First()).ToList();
        if (!segments.Exists(file => Path.GetFileName(file) == first) || !segments.Exists(file => Path.GetFileName(file) == last))
            throw new StartException("So much was written during the backup that PostgreSQL has let go of what the copy needs. Start the host with --backups, which keeps it, and try again.");
        foreach (var segment in segments) await CopyFile(segment, Path.Combine(to, Path.GetFileName(segment)), cancel);
    }

    static async Task<string> Text(NpgsqlConnection session, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, session);
        return (string)(await command.ExecuteScalarAsync(cancel))!;
    }
}
