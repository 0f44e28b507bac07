using System.Globalization;
using Npgsql;

namespace OpenTalks.Host.Live;

/// <summary>
/// Identity of the database's history: PostgreSQL's system identifier and timeline, and the database in it. A restore or a promotion changes it by
/// itself, and versions of another epoch mean nothing.
/// </summary>
public sealed class Epoch(NpgsqlDataSource database)
{
    volatile string current = "";

    public string Current => current;

    public async Task Read(CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "select (select system_identifier from pg_control_system())::text, (select timeline_id from pg_control_checkpoint()), (select oid::text from pg_database where datname = current_database())");
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        current = string.Create(CultureInfo.InvariantCulture, $"{row.GetString(0)}-{row.GetInt32(1)}-{row.GetString(2)}");
    }
}
