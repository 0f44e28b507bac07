using OpenTalks.Host.Tests.Faults;

namespace OpenTalks.Checker.Breaks;

/// <summary>On the way between a node and PostgreSQL: the node is told that its COMMIT is done, and PostgreSQL hears of it half a second later.</summary>
sealed class EarlyCommit
{
    /// <summary>"COMMIT" is complete, ready for the next: 12 and 6 bytes, as PostgreSQL says it.</summary>
    static readonly byte[] Done = [(byte)'C', 0, 0, 0, 11, .. "COMMIT\0"u8, (byte)'Z', 0, 0, 0, 5, (byte)'I'];

    static readonly TimeSpan Later = TimeSpan.FromMilliseconds(500);

    readonly System.Runtime.CompilerServices.ConditionalWeakTable<Link, Unheard> links = [];

    sealed class Unheard
    {
        /// <summary>Bytes of PostgreSQL's own answer that the node has been told already.</summary>
        public int Left;
    }

    public async Task<int> Up(Link link, ReadOnlyMemory<byte> bytes)
    {
        if (!CommitFault.IsCommit(bytes)) return bytes.Length;
        links.GetOrCreateValue(link).Left += Done.Length;
        await link.Answer(Done);
        await Task.Delay(Later);
        return bytes.Length;
    }

    public async Task<int> Down(Link link, ReadOnlyMemory<byte> bytes)
    {
        var unheard = links.GetOrCreateValue(link);
        var passed = Math.Min(unheard.Left, bytes.Length);
        if (passed == 0) return bytes.Length;
        unheard.Left -= passed;
        await link.Answer(bytes[passed..]);
        return Relay.Handled;
    }
}
