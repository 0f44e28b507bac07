using System.Collections.Concurrent;
using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace OpenTalks.Host.Live;

/// <summary>Who is connected, on any node: written and read every five seconds. A hint, neither an event nor attendance.</summary>
public sealed class Presence(NpgsqlDataSource database, Connections connections, TimeProvider time, ILogger<Presence> log) : Steady(time, log)
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    const long GoneMs = 16_000;

    readonly Guid node = Guid.NewGuid();
    readonly ConcurrentDictionary<Guid, ImmutableHashSet<int>> seen = new();

    /// <summary>Presence in a café has been looked at again.</summary>
    public Action<Guid> Seen { get; set; } = _ => { };

    /// <summary>Numbers of the people of whom some device is connected.</summary>
    public IReadOnlySet<int> Of(Guid cafe) =>
        seen.GetValueOrDefault(cafe, []).Union(connections.Of(cafe).Select(connection => connection.Who.Number));

    protected override async Task Turn(CancellationToken stopping)
    {
        await Task.Delay(Every, Time, stopping);
        await Write(stopping);
        foreach (var cafe in connections.All.Select(connection => connection.Who.Cafe).Distinct())
        {
            seen[cafe] = await Read(cafe, stopping);
            Seen(cafe);
        }
    }

    async Task Write(CancellationToken cancel)
    {
        var here = connections.All.Select(connection => (connection.Who.Cafe, connection.Who.Number)).Distinct().ToList();
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("delete from cafe.presence where node = $1 or seen_ms < $2")
        {
            Parameters = { new() { Value = node }, new() { Value = Time.NowMs() - GoneMs } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "insert into cafe.presence (cafe, number, node, seen_ms) select c, n, $3, $4 from unnest($1::uuid[], $2::int[]) as p (c, n)")
        {
            Parameters =
            {
                new() { Value = here.Select(person => person.Cafe).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
                new() { Value = here.Select(person => person.Number).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
                new() { Value = node },
                new() { Value = Time.NowMs() },
            },
        });
        await batch.ExecuteNonQueryAsync(cancel);
    }

    async Task<ImmutableHashSet<int>> Read(Guid cafe, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select distinct number from cafe.presence where cafe = $1 and seen_ms >= $2");
        command.Parameters.Add(new() { Value = cafe });
        command.Parameters.Add(new() { Value = Time.NowMs() - GoneMs });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var numbers = ImmutableHashSet.CreateBuilder<int>();
        while (await rows.ReadAsync(cancel)) numbers.Add(rows.GetInt32(0));
        return numbers.ToImmutable();
    }
}
