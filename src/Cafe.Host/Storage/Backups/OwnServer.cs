using System.Globalization;
using Npgsql;

namespace OpenTalks.Host.Storage.Backups;

/// <summary>Backup and restore of a database on an operator's own server, by PostgreSQL's own programs, which must be on the path.</summary>
static class OwnServer
{
    public static async Task<string> Dump(string connection, BackupFolder folder, TimeProvider time, CancellationToken cancel)
    {
        folder.Make();
        var file = folder.Dump(time.GetUtcNow());
        await Run(connection, ["pg_dump", "--format=custom", $"--file={file}.unfinished"], cancel);
        File.Move(file + ".unfinished", file);
        return file;
    }

    /// <param name="connection">To an empty database: its being another one than before tells clients that the server went back.</param>
    public static async Task<string> Restore(string connection, BackupFolder folder, CancellationToken cancel)
    {
        var file = folder.NewestDump ?? throw new StartException($"There is no dump in {folder.Path}.");
        await using (var database = NpgsqlDataSource.Create(connection))
        await using (var taken = database.CreateCommand("select exists (select 1 from pg_namespace where nspname in ('cafe', 'accounts'))"))
            if (await taken.ExecuteScalarAsync(cancel) is true)
                throw new StartException("There is an OpenTalks in this database already, and a backup overwrites nothing. Make a new one (createdb) and name it in the connection string.");
        await Run(connection, ["pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", file], cancel);
        return file;
    }

    static async Task Run(string connection, IReadOnlyList<string> command, CancellationToken cancel)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var server = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PGHOST"] = to.Host ?? "localhost",
            ["PGPORT"] = to.Port.ToString(CultureInfo.InvariantCulture),
            ["PGUSER"] = to.Username ?? "",
            ["PGPASSWORD"] = to.Password ?? "",
            ["PGSSLMODE"] = to.SslMode.ToString().ToLowerInvariant() switch { "verifyca" => "verify-ca", "verifyfull" => "verify-full", var mode => mode },
        };
        try
        {
            var ended = await ExternalCommand.Run([.. command, $"--dbname={to.Database}"], cancel, server);
            if (ended.Code != 0) throw new StartException($"{command[0]} did not finish:\n{ended.Output}");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new StartException($"{command[0]} was not found. Install PostgreSQL's client programs, of the server's version or newer, and try again.", e);
        }
    }
}
