using System.Globalization;
using Npgsql;

namespace OpenTalks.Host.Live;

/// <summary>
/// Identity of the database's history: PostgreSQL's system identifier and timeline. A restore or a promotion changes it by
/// itself, and versions of another epoch mean nothing. Asked on every new connection, before anything else is: no other history comes on an old one.
/// </summary>
public sealed class Epoch(Memory memory, Persons persons, Connections connections, ILogger<Epoch> log)
{
    // The control file learns of a promotion only with the next checkpoint; what is written says it at once. Null on a standby.
    const string Sql = """
        select (select system_identifier from pg_control_system())::text,
            case when pg_is_in_recovery() then null else ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int end
        """;

    readonly Lock gate = new();
    volatile string current = "";

    public string Current => current;

    public async Task Ask(NpgsqlConnection fresh)
    {
        await using var command = new NpgsqlCommand(Sql, fresh);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        Is(row);
    }

    public void AskNow(NpgsqlConnection fresh)
    {
        using var command = new NpgsqlCommand(Sql, fresh);
        using var row = command.ExecuteReader();
        row.Read();
        Is(row);
    }

    /// <exception cref="NpgsqlException">A standby: nobody works on it before it is promoted.</exception>
    void Is(NpgsqlDataReader row)
    {
        if (row.IsDBNull(1)) throw new NpgsqlException("The database is a standby that has not been promoted.");
        var asked = string.Create(CultureInfo.InvariantCulture, $"{row.GetString(0)}-{row.GetInt32(1)}");
        lock (gate)
        {
            if (current == asked) return;
            var first = current.Length == 0;
            current = asked;
            if (first) return;
            log.LogWarning("The database has another history now, from a restore or a promotion: everything is read again, and everybody comes back");
            memory.Clear();
            persons.Clear();
            foreach (var connection in connections.All) connection.Abort();
        }
    }
}
