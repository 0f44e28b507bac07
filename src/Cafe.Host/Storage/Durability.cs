using Npgsql;

namespace OpenTalks.Host.Storage;

/// <summary>"Saved" means saved: the host does not run on a database that may lose what it has confirmed.</summary>
public static class Durability
{
    static readonly string[] Needed = ["fsync", "synchronous_commit", "full_page_writes", "data_checksums"];

    public static async Task Check(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select name, setting from pg_settings where name = any ($1) order by name");
        command.Parameters.Add(new() { Value = Needed });
        var off = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            // synchronous_commit has stricter words than "on": remote_apply. "local" and "remote_write" would let a failover forget.
            if (rows.GetString(1) is not ("on" or "remote_apply")) off.Add($"{rows.GetString(0)} is {rows.GetString(1)}");
        }
        if (off.Count > 0)
            throw new StartException($"This PostgreSQL may lose ideas that people were told are saved: {string.Join(", ", off)}. Set {string.Join(", ", Needed)} to on (checksums by pg_checksums --enable, while it is stopped), then start again.");
    }
}
