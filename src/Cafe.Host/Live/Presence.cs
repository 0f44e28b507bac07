using System.Collections.Concurrent;
using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace OpenTalks.Host.Live;

/// <summary>Who is connected, on any node: written and read every five seconds. A hint, neither an event nor attendance.</summary>
public sealed class Presence(NpgsqlDataSource database, Connections connections, TimeProvider time, ILogger<Presence> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    const long GoneMs = 16_000;

    readonly Guid node = Guid.NewGuid();
    readonly ConcurrentDictionary<Guid, ImmutableHashSet<int>> seen = new();

    /// <summary>Presence in a café has been looked at again.</summary>
    public event Action<Guid>? Seen;

    /// <summary>Numbers of the people of whom some device is connected.</summary>
    public IReadOnlySet<int> Of(Guid cafe) =>
        seen.GetValueOrDefault(cafe, []).Union(connections.Of(cafe).Select(connection => connection.Who.Number));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await Write(stoppingToken);
                foreach (var cafe in connections.All.Select(connection => connection.Who.Cafe).Distinct())
                {
                    seen[cafe] = await Read(cafe, stoppingToken);
                    Seen?.Invoke(cafe);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogWarning("Presence was not written: {Reason}", e.Message);
            }
        }
    }

    async Task Write(CancellationToken cancel)
    {
        var here = connections.All.Select(connection => (connection.Who.Cafe, connection.Who.Number)).Distinct().ToList();
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("delete from cafe.presence where node = $1 or seen_ms < $2")
        {
            Parameters = { new() { Value = node }, new() { Value = time.NowMs() - GoneMs } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "insert into cafe.presence (cafe, number, node, seen_ms) select c, n, $3, $4 from unnest($1::uuid[], $2::int[]) as p (c, n)")
        {
            Parameters =
            {
                new() { Value = here.Select(person => person.Cafe).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
                new() { Value = here.Select(person => person.Number).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
                new() { Value = node },
                new() { Value = time.NowMs() },
            },
        });
        await batch.ExecuteNonQueryAsync(cancel);
    }

    async Task<ImmutableHashSet<int>> Read(Guid cafe, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select distinct number from cafe.presence where cafe = $1 and seen_ms >= $2");
        command.Parameters.Add(new() { Value = cafe });
        command.Parameters.Add(new() { Value = time.NowMs() - GoneMs });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var numbers = ImmutableHashSet.CreateBuilder<int>();
        while (await rows.ReadAsync(cancel)) numbers.Add(rows.GetInt32(0));
        return numbers.ToImmutable();
    }
}
