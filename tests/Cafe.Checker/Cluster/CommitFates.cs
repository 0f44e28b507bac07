using OpenTalks.Host.Tests.Faults;

namespace OpenTalks.Checker.Cluster;

/// <summary>Every third COMMIT on a wire ends its connection: before PostgreSQL hears of it, or after PostgreSQL has done it and before the node hears of that.</summary>
sealed class CommitFates
{
    int seen;

    public Task<int> Up(Link link, ReadOnlyMemory<byte> bytes)
    {
        if (!CommitFault.IsCommit(bytes)) return Relay.Pass(link, bytes);
        var n = Interlocked.Increment(ref seen);
        if (n % 6 == 3) return Task.FromResult(0);
        if (n % 6 == 0) link.Fate = Fate.ReplyLost;
        return Relay.Pass(link, bytes);
    }

    public Task<int> Down(Link link, ReadOnlyMemory<byte> bytes) => link.Fate is null ? Relay.Pass(link, bytes) : Task.FromResult(0);
}
