using Npgsql;
using NpgsqlTypes;

namespace OpenTalks.Host.Live;

/// <summary>
/// Ends connections whose account may no longer have them: it was disabled, its password was changed, or it was taken out of the café's roles.
/// Asked in every look of <see cref="Waking"/>, so it holds on every node and with no message.
/// </summary>
public sealed class Standings(Connections connections)
{
    const string Sql = """
        select c.n from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[]) with ordinality as c (account, stamp, cafe, role, n)
        where not exists (
            select from accounts.account a join accounts.cafe_role r on r."Account" = a."Id"
            where a."Id" = c.account and a."DisabledAt" is null and a."SecurityStamp" = c.stamp and r."Cafe" = c.cafe and r."Role" = c.role)
        """;

    /// <summary>Adds the question to a batch.</summary>
    /// <returns>Whom it is about.</returns>
    public IReadOnlyList<Connection> Ask(NpgsqlBatch batch)
    {
        List<Connection> asked = [.. connections.All.Where(connection => connection.Who.Account is not null)];
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql)
        {
            Parameters =
            {
                new() { Value = asked.Select(connection => connection.Who.Account!.Id).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
                new() { Value = asked.Select(connection => connection.Who.Account!.Stamp).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = asked.Select(connection => connection.Who.Cafe).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
                new() { Value = asked.Select(connection => connection.Who.As.ToString().ToLowerInvariant()).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            },
        });
        return asked;
    }

    /// <summary>Reads the answer and ends who is named in it.</summary>
    public static async Task Answer(IReadOnlyList<Connection> asked, NpgsqlDataReader rows, CancellationToken cancel)
    {
        while (await rows.ReadAsync(cancel)) asked[(int)rows.GetInt64(0) - 1].Abort();
    }
}
