using System.Collections.Concurrent;
using System.Text.Json;
using Marten;
using Npgsql;
using NpgsqlTypes;
using OpenTalks.Host.Storage;

namespace OpenTalks.Host.Live;

/// <summary>The events of one stream after a version.</summary>
public sealed record Tail(StreamName Name, long FirstVersion, IReadOnlyList<object> Events);

/// <summary>
/// Reads what streams have gained since a version, in one statement for all of them. Where a newer version of the program wrote something that
/// this one does not know, the stream ends before it: it is shown as it was, and nothing is decided on it here.
/// </summary>
public sealed class Tails(IDocumentStore documents, ILogger<Tails> log)
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
    readonly ConcurrentDictionary<StreamName, bool> beyond = new();

    /// <summary>Whether something of a newer version is on the stream.</summary>
    public bool IsBeyond(StreamName name) => !beyond.IsEmpty && beyond.ContainsKey(name);

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
        var ended = -1;
        while (await rows.ReadAsync(cancel))
        {
            var n = (int)rows.GetInt64(0) - 1;
            if (n == ended) continue;
            if (!tails.TryGetValue(n, out var events)) tails.Add(n, events = []);
            if (Event(rows.GetString(2), rows.GetString(3)) is { } happened)
            {
                events.Add(happened);
                continue;
            }
            ended = n;
            if (beyond.TryAdd(known[n].Name, true)) log.LogWarning("A {Stream} has an event of a newer version, {Event}: it waits for a node that knows it", known[n].Name.Kind, rows.GetString(2));
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

    /// <returns>Null for one that this version cannot read.</returns>
    object? Event(string name, string data)
    {
        if (EventNames.Types.GetValueOrDefault(name) is not { } type) return null;
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(data));
        try
        {
            return json.FromJson(type, stream);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
