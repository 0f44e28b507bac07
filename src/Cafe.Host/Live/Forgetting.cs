using OpenTalks.Host.Operations;

namespace OpenTalks.Host.Live;

/// <summary>
/// Once a minute: streams that nobody here watches and nobody asked for in ten minutes leave memory, and what is known of a café's people with
/// the café. They are folded again when somebody asks.
/// </summary>
public sealed class Forgetting : Steady
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    const int Turns = 10;

    readonly Memory memory;
    readonly Connections connections;
    readonly Persons persons;
    readonly Limits limits;
    readonly Bell bell;

    public Forgetting(Memory memory, Connections connections, Persons persons, Limits limits, Bell bell, Counters counters, TimeProvider time, ILogger<Forgetting> log) : base(time, log)
    {
        (this.memory, this.connections, this.persons, this.limits, this.bell) = (memory, connections, persons, limits, bell);
        counters.Gauge("opentalks.streams", "Streams that this node holds in memory.", () => memory.Names.Count);
        counters.Gauge("opentalks.connections", "Sockets of this node.", () => connections.All.Count());
    }

    protected override async Task Turn(CancellationToken stopping)
    {
        await Task.Delay(Every, Time, stopping);
        Forget();
    }

    /// <param name="turns">For how many minutes nobody asked.</param>
    internal void Forget(int turns = Turns)
    {
        var cafes = connections.All.Select(connection => connection.Who.Cafe).ToHashSet();
        var watched = connections.All.SelectMany(connection => connection.Feeds.Select(feed => (connection.Who.Cafe, feed))).ToHashSet();
        foreach (var gone in memory.Grow(turns, name => name.Kind == StreamKind.Cafe ? cafes.Contains(name.Cafe) : watched.Contains((name.Cafe, name.Feed))))
        {
            if (gone.Kind == StreamKind.Cafe) persons.Forget(gone.Cafe);
            bell.Ring(gone);
        }
        limits.Forget();
    }
}
