using System.Collections.Concurrent;
using OpenTalks.Checker.Plans;
using OpenTalks.Host.Tests.Faults;

namespace OpenTalks.Checker.Cluster;

/// <summary>A link that can be disturbed: all of its connections, or a share of them.</summary>
sealed class Wire : IAsyncDisposable
{
    volatile Trouble? trouble;

    public Wire(Relay relay)
    {
        Relay = relay;
        relay.Up = (link, bytes) => Meet(link, bytes, up: true);
        relay.Down = (link, bytes) => Meet(link, bytes, up: false);
    }

    public Relay Relay { get; }
    public int Port => Relay.Port;

    /// <summary>What happens to what goes up where nothing else does; a break's place.</summary>
    public Func<Link, ReadOnlyMemory<byte>, Task<int>> Up { get; set; } = Relay.Pass;

    /// <summary>As <see cref="Up"/>, the other way.</summary>
    public Func<Link, ReadOnlyMemory<byte>, Task<int>> Down { get; set; } = Relay.Pass;

    /// <param name="share">Of the connections, those that come meanwhile included.</param>
    public void Begin(FaultKind kind, double share)
    {
        if (kind == FaultKind.Cut && share >= 1) Relay.Cut();
        else trouble = new Trouble(kind, share);
    }

    /// <summary>Connections that a fault has starved are closed: what they carried is lost.</summary>
    public void End()
    {
        var over = trouble;
        trouble = null;
        over?.Cut();
    }

    public ValueTask DisposeAsync() => Relay.DisposeAsync();

    async Task<int> Meet(Link link, ReadOnlyMemory<byte> bytes, bool up)
    {
        if (trouble is { } now && now.Strikes(link))
        {
            switch (now.Kind)
            {
                case FaultKind.Cut:
                    return 0;
                case FaultKind.Blackhole:
                case FaultKind.NoAnswers when !up:
                case FaultKind.NoQuestions when up:
                    return await Relay.Swallow(link, bytes);
                case FaultKind.Slow:
                    await Task.Delay(TimeSpan.FromSeconds(2));
                    break;
            }
        }
        return await (up ? Up : Down)(link, bytes);
    }

    sealed class Trouble(FaultKind kind, double share)
    {
        readonly ConcurrentDictionary<Link, bool> links = new();

        public FaultKind Kind => kind;

        /// <summary>Once struck, a connection stays so until the fault is over.</summary>
        public bool Strikes(Link link) => links.GetOrAdd(link, _ => Random.Shared.NextDouble() < share);

        public void Cut()
        {
            if (kind == FaultKind.Slow) return;
            foreach (var (link, struck) in links)
                if (struck) link.Cut();
        }
    }
}
