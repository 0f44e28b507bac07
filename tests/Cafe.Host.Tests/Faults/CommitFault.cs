using System.Text;

namespace OpenTalks.Host.Tests.Faults;

/// <summary>What can happen to a COMMIT on its way through a relay between the host and PostgreSQL.</summary>
public enum Fate
{
    /// <summary>PostgreSQL has committed; its reply is dropped with the connection.</summary>
    ReplyLost,

    /// <summary>The connection ends before PostgreSQL hears of it: nothing is committed.</summary>
    NeverSent,

    /// <summary>PostgreSQL has committed; the reply stays on the way, for good.</summary>
    ReplyHeld,
}

/// <summary>Sees COMMITs pass and does to the next one what it is told.</summary>
public sealed class CommitFault
{
    static readonly byte[] Commit = [(byte)'Q', 0, 0, 0, 11, .. Encoding.ASCII.GetBytes("COMMIT"), 0];

    readonly Lock gate = new();
    TaskCompletionSource struck = new();
    Func<int, Fate?> plan = _ => null;
    int seen;

    public CommitFault(Relay relay)
    {
        relay.Up = Up;
        relay.Down = Down;
    }

    /// <summary>COMMITs that passed, whole or not.</summary>
    public int Seen => seen;

    /// <summary>Faults that were done.</summary>
    public int Struck { get; private set; }

    /// <summary>What happens to the n-th COMMIT from now on, counted from 1; null lets it pass.</summary>
    public void Plan(Func<int, Fate?> fates)
    {
        lock (gate) (plan, seen, Struck) = (fates, 0, 0);
    }

    /// <summary>The next COMMIT meets this; the task ends when it has.</summary>
    public Task Next(Fate fate)
    {
        lock (gate)
        {
            struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Plan(n => n == 1 ? fate : null);
            return struck.Task;
        }
    }

    public static bool IsCommit(ReadOnlyMemory<byte> bytes) => bytes.Span.IndexOf(Commit) >= 0;

    Task<int> Up(Link link, ReadOnlyMemory<byte> bytes)
    {
        if (!IsCommit(bytes)) return Relay.Pass(link, bytes);
        lock (gate)
        {
            seen++;
            link.Fate = plan(seen);
            if (link.Fate is not null) Struck++;
            if (link.Fate != Fate.NeverSent) return Relay.Pass(link, bytes);
            struck.TrySetResult();
            return Task.FromResult(0);
        }
    }

    Task<int> Down(Link link, ReadOnlyMemory<byte> bytes)
    {
        if (link.Fate is not { } fate) return Relay.Pass(link, bytes);
        struck.TrySetResult();
        return fate == Fate.ReplyHeld ? Relay.Swallow(link, bytes) : Task.FromResult(0);
    }
}
