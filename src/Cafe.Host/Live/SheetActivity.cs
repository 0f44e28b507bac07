using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace OpenTalks.Host.Live;

/// <summary>How much was written lately on each sheet, as far as this node has seen it: a hint for the console, kept in memory alone.</summary>
public sealed class SheetActivity
{
    const int Stretches = 8;
    const long StretchMs = 2 * 60_000;

    readonly ConcurrentDictionary<StreamName, Seen> sheets = new();

    public void Moved(StreamName sheet, long nowMs)
    {
        var seen = sheets.GetOrAdd(sheet, _ => new Seen());
        lock (seen)
        {
            seen.Slide(nowMs / StretchMs);
            seen.Counts[^1]++;
        }
    }

    /// <summary>How often something was written in each of the last stretches of two minutes, the newest last.</summary>
    public ImmutableArray<int> Of(StreamName sheet, long nowMs)
    {
        if (!sheets.TryGetValue(sheet, out var seen)) return Nothing;
        lock (seen)
        {
            seen.Slide(nowMs / StretchMs);
            return [.. seen.Counts];
        }
    }

    /// <summary>Nobody looks at the café any more.</summary>
    public void Forget(Guid cafe)
    {
        foreach (var (sheet, _) in sheets)
            if (sheet.Cafe == cafe) sheets.TryRemove(sheet, out _);
    }

    static readonly ImmutableArray<int> Nothing = [.. new int[Stretches]];

    sealed class Seen
    {
        long newest;

        public int[] Counts { get; private set; } = new int[Stretches];

        public void Slide(long stretch)
        {
            var by = stretch - newest;
            if (by <= 0) return;
            newest = stretch;
            Counts = by >= Stretches ? new int[Stretches] : [.. Counts[(int)by..], .. new int[by]];
        }
    }
}
