using Marten;
using Npgsql;
using NpgsqlTypes;
using OpenTalks.Host.Storage;

namespace OpenTalks.Host.Live;

/// <summary>The events of one stream after a version.</summary>
public sealed record Tail(StreamName Name, long FirstVersion, IReadOnlyList<object> Events);

/// <summary>Reads what streams have gained since a version, in one statement for all of them.</summary>
public sealed class Tails(IDocumentStore documents)
{
    const string Sql = """
        select s.n, e.version, e.type, e.data
        from unnest($1::text[], $2::bigint[]) with ordinality as s (stream, version, n)
        cross join lateral (
            select version, type, data::text as data from cafe.mt_events
            where stream_id = s.stream and version > s.version order by version) e
        order by s.n, e.version
        """;

    readonly ISerializer json = documents.Options.Serializer();

    /// <param name="known">Versions that are known, by stream.</param>
    public static NpgsqlBatchCommand Command(IReadOnlyList<(StreamName Name, long Version)> known) => new(Sql)
    {
        Parameters =
        {
            new() { Value = known.Select(stream => stream.Name.ToString()).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            new() { Value = known.Select(stream => stream.Version).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
        },
    };

    public async Task<List<Tail>> Read(NpgsqlDataReader rows, IReadOnlyList<(StreamName Name, long Version)> known, CancellationToken cancel)
    {
        var tails = new Dictionary<int, List<object>>();
        while (await rows.ReadAsync(cancel))
        {
            var n = (int)rows.GetInt64(0) - 1;
            if (!tails.TryGetValue(n, out var events)) tails.Add(n, events = []);
            var type = EventNames.Types.GetValueOrDefault(rows.GetString(2))
                ?? throw new InvalidOperationException($"An event of a newer version, {rows.GetString(2)}, is on {known[n].Name}.");
            events.Add(Event(type, rows.GetString(3)));
        }
        return [.. tails.Select(tail => new Tail(known[tail.Key].Name, known[tail.Key].Version + 1, tail.Value))];
    }

    public async Task<List<Tail>> Read(NpgsqlDataSource database, IReadOnlyList<(StreamName Name, long Version)> known, CancellationToken cancel)
    {
        if (known.Count == 0) return [];
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command(known));
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        return await Read(rows, known, cancel);
    }

    object Event(Type type, string data)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(data));
        return json.FromJson(type, stream);
    }
}
