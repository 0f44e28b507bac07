using System.Text;
using Npgsql;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Live;
using OpenTalks.People;

namespace OpenTalks.Host.Cafes;

/// <summary>What a one-time code makes a device into.</summary>
/// <param name="Table">For a table's device; null for a wall.</param>
public sealed record DeviceRight(Guid Cafe, Role Role, int? Table);

/// <summary>A code to type and a secret for a link, each good once for the same right.</summary>
public sealed record DeviceCode(string Code, string Secret, long ExpiresMs);

/// <summary>One-time codes by which a tablet becomes a table's and a screen the wall. Only hashes are kept.</summary>
public sealed class DeviceCodes(NpgsqlDataSource database, Secrets secrets, TimeProvider time)
{
    public const int GoodForMinutes = 10;

    public async Task<DeviceCode> Make(DeviceRight right, CancellationToken cancel)
    {
        var made = new DeviceCode(JoinCodes.New(), Secret.New(), time.NowMs() + GoodForMinutes * 60_000L);
        await using var command = database.CreateCommand("""
            with old as (delete from cafe.device_code where expires_ms < $6)
            insert into cafe.device_code (code, secret, cafe, role, table_number, expires_ms) values ($1, $2, $3, $4, $5, $7)
            """);
        command.Parameters.Add(new() { Value = Hash(made.Code) });
        command.Parameters.Add(new() { Value = Secret.Hash(made.Secret) });
        command.Parameters.Add(new() { Value = right.Cafe });
        command.Parameters.Add(new() { Value = right.Role.ToString() });
        command.Parameters.Add(new() { Value = (object?)right.Table ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer });
        command.Parameters.Add(new() { Value = time.NowMs() });
        command.Parameters.Add(new() { Value = made.ExpiresMs });
        await command.ExecuteNonQueryAsync(cancel);
        return made;
    }

    /// <summary>Uses a code or a link's secret up. The deletion decides: of two who use it at once, one finds it gone.</summary>
    /// <returns>Null where it is unknown, used or over.</returns>
    public async Task<DeviceRight?> Use(string typed, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("delete from cafe.device_code where code = $1 or secret = $2 returning cafe, role, table_number, expires_ms");
        command.Parameters.Add(new() { Value = Hash(JoinCodes.Tidied(typed) ?? "") });
        command.Parameters.Add(new() { Value = Secret.Hash(typed) });
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel) || row.GetInt64(3) < time.NowMs()) return null;
        return new DeviceRight(row.GetGuid(0), Enum.Parse<Role>(row.GetString(1)), await row.IsDBNullAsync(2, cancel) ? null : row.GetInt32(2));
    }

    byte[] Hash(string code) => secrets.Hash(JoinCodes.Key, Encoding.ASCII.GetBytes($"device {code}"));
}
