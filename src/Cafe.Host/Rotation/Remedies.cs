using System.Collections.Immutable;
using OpenTalks.Rotations;

namespace OpenTalks.Host.Rotation;

/// <summary>
/// Repairs that are looked for in the background: for a thousand people they take longer than a page may. One set for each café, for the
/// seats as they stood; a newer one takes its place.
/// </summary>
public sealed class Remedies : IDisposable
{
    const int Kept = 32;

    readonly Dictionary<Guid, Look> all = [];

    /// <param name="madeFor">The café's seatings.</param>
    public Task<ImmutableArray<Healing>> Of(Guid cafe, int madeFor, int done, Func<CancellationToken, ImmutableArray<Healing>> find)
    {
        lock (all)
        {
            if (all.TryGetValue(cafe, out var known))
            {
                if (known.MadeFor == madeFor && known.Done == done && !known.Ways.IsFaulted && !known.Ways.IsCanceled) return known.Ways;
                Drop(cafe);
            }
            if (all.Count >= Kept) Drop(all.Keys.First());
            var end = new CancellationTokenSource();
            var ended = end.Token;
            var ways = Task.Run(() => find(ended), CancellationToken.None);
            all[cafe] = new Look(madeFor, done, ways, end);
            return ways;
        }
    }

    /// <summary>Whether some are being looked for, for the seats as they stand.</summary>
    public bool IsLooking(Guid cafe, int madeFor, int done)
    {
        lock (all) return all.TryGetValue(cafe, out var look) && look.MadeFor == madeFor && look.Done == done && !look.Ways.IsCompleted;
    }

    public void Dispose()
    {
        lock (all)
            foreach (var cafe in all.Keys.ToList()) Drop(cafe);
    }

    void Drop(Guid cafe)
    {
        if (!all.Remove(cafe, out var look)) return;
        look.End.Cancel();
        look.End.Dispose();
    }

    sealed record Look(int MadeFor, int Done, Task<ImmutableArray<Healing>> Ways, CancellationTokenSource End);
}
