using System.Collections.Concurrent;

namespace OpenTalks.Host.Accounts;

/// <summary>
/// Counts wrong tries, in this node's memory alone. What is counted always holds the address they came from, so nobody can lock an owner out who
/// sits elsewhere.
/// </summary>
public sealed class Tries(TimeProvider time)
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    const int MostKept = 100_000;

    readonly ConcurrentDictionary<string, Count> counts = new(StringComparer.Ordinal);

    /// <summary>Null when another try may be made; otherwise how long to wait.</summary>
    public TimeSpan? Wait(string what, int most) =>
        counts.TryGetValue(what, out var count) && count.Wrong >= most && count.Until - time.GetUtcNow() is var left && left > TimeSpan.Zero ? left : null;

    public void Wrong(string what)
    {
        var now = time.GetUtcNow();
        if (counts.Count >= MostKept) Forget(now);
        counts.AddOrUpdate(what, _ => new(1, now + Window), (_, count) => count.Until <= now ? new(1, now + Window) : count with { Wrong = count.Wrong + 1 });
    }

    public void Right(string what) => counts.TryRemove(what, out _);

    void Forget(DateTimeOffset now)
    {
        foreach (var (what, count) in counts)
            if (count.Until <= now) counts.TryRemove(what, out _);
        // A flood from very many addresses: rather count anew than grow without end.
        if (counts.Count >= MostKept) counts.Clear();
    }

    sealed record Count(int Wrong, DateTimeOffset Until);
}
