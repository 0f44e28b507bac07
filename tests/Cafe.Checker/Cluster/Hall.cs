using System.Globalization;
using System.Net;
using OpenTalks.Host.Tests.Faults;

namespace OpenTalks.Checker.Cluster;

/// <summary>The whole system on one machine: two nodes on one PostgreSQL, Redis between them, one door before them, and every link through a relay.</summary>
sealed class Hall : IAsyncDisposable
{
    int turn;

    Hall(Postgres postgres, Redis? redis, IReadOnlyList<Wire> toPostgres, IReadOnlyList<Wire> toRedis, IReadOnlyList<Node> nodes)
    {
        (Postgres, Redis, ToPostgres, ToRedis, Nodes) = (postgres, redis, toPostgres, toRedis, nodes);
        Door = new Wire(Relay.ToPort(nodes[0].Port));
        // One after another, and the other where one does not take it.
        Door.Relay.Ways = () => [.. Nodes.Skip(Interlocked.Increment(ref turn) % nodes.Count).Concat(Nodes).Take(nodes.Count).Select(node => (EndPoint)node.At)];
    }

    public Postgres Postgres { get; }
    public Redis? Redis { get; }
    public IReadOnlyList<Wire> ToPostgres { get; }
    public IReadOnlyList<Wire> ToRedis { get; }
    public IReadOnlyList<Node> Nodes { get; }
    public Wire Door { get; }
    public Uri Address => new($"http://127.0.0.1:{Door.Port}");

    /// <param name="diskMb">Of PostgreSQL's own disk; null for none.</param>
    public static async Task<Hall> Open(bool withRedis, int? diskMb)
    {
        var postgres = await Postgres.Start(diskMb);
        var redis = withRedis ? await Redis.Start() : null;
        List<Wire> toPostgres = [], toRedis = [];
        List<Node> nodes = [];
        for (var n = 1; n <= 2; n++)
        {
            toPostgres.Add(new Wire(new Relay(new IPEndPoint(IPAddress.Loopback, 0), postgres.At)));
            string[] arguments = [$"--ConnectionStrings:Cafe={Postgres.ConnectionStringBy(toPostgres[^1].Port)}"];
            if (redis is not null)
            {
                toRedis.Add(new Wire(Relay.ToPort(redis.Port)));
                arguments = [.. arguments, string.Create(CultureInfo.InvariantCulture, $"--ConnectionStrings:Redis=127.0.0.1:{toRedis[^1].Port}")];
            }
            nodes.Add(new Node($"node {n}", arguments));
        }
        foreach (var node in nodes) await node.Start();
        return new Hall(postgres, redis, toPostgres, toRedis, nodes);
    }

    public async ValueTask DisposeAsync()
    {
        await Door.DisposeAsync();
        foreach (var node in Nodes) await node.DisposeAsync();
        foreach (var wire in ToPostgres.Concat(ToRedis)) await wire.DisposeAsync();
        if (Redis is not null) await Redis.DisposeAsync();
        await Postgres.DisposeAsync();
    }
}
