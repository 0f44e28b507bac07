using OpenTalks.Host.Live;
using OpenTalks.Rotations;

namespace OpenTalks.Host.Rotation;

/// <summary>Searches that run in the background of this node, and what they found, for as long as somebody may still accept it.</summary>
public sealed class Searches(TimeProvider time) : IDisposable
{
    const int Kept = 32;

    readonly Dictionary<Guid, Search> all = [];

    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(10);

    public Search? Of(Guid id)
    {
        lock (all) return all.GetValueOrDefault(id);
    }

    /// <summary>The newest search of a café, running or done; null where there was none lately.</summary>
    public (Guid Id, Search Search)? Newest(Guid cafe)
    {
        lock (all)
            return all.Where(search => search.Value.Cafe == cafe).OrderByDescending(search => search.Value.BeganMs).Select(search => ((Guid, Search)?)(search.Key, search.Value)).FirstOrDefault();
    }

    /// <summary>Begins a search, or finds the one that has begun. A café searches once at a time: an older one ends.</summary>
    /// <param name="madeFor">The café's seatings.</param>
    public Search Begin(Guid id, Guid cafe, int madeFor, int done, Func<Budget, ulong, CancellationToken, Planning> plan)
    {
        lock (all)
        {
            if (all.TryGetValue(id, out var known)) return known;
            foreach (var older in all.Values.Where(search => search.Cafe == cafe)) older.End();
            foreach (var old in all.OrderByDescending(search => search.Value.BeganMs).Skip(Kept - 1).Where(search => search.Value.Planning.IsCompleted).ToList())
            {
                all.Remove(old.Key);
                old.Value.Dispose();
            }
            var seed = SeedOf(id);
            return all[id] = new Search(cafe, madeFor, done, time, seed, (told, cancel) => plan(Budget.OfTime(Length, time) with { Progress = told }, seed, cancel));
        }
    }

    public static ulong SeedOf(Guid id) => BitConverter.ToUInt64(id.ToByteArray());

    public void Dispose()
    {
        lock (all)
            foreach (var search in all.Values) search.Dispose();
    }
}

/// <summary>One search.</summary>
public sealed class Search : IProgress<Progress>, IDisposable
{
    readonly CancellationTokenSource end = new();

    internal Search(Guid cafe, int madeFor, int done, TimeProvider time, ulong seed, Func<IProgress<Progress>, CancellationToken, Planning> plan)
    {
        (Cafe, MadeFor, Done, BeganMs, Seed) = (cafe, madeFor, done, time.NowMs(), seed);
        var ended = end.Token;
        var began = time.GetTimestamp();
        Planning = Task.Run(() =>
        {
            try { return plan(this, ended); }
            finally { Took = time.GetElapsedTime(began); }
        }, CancellationToken.None);
    }

    public Guid Cafe { get; }
    public int MadeFor { get; }
    public int Done { get; }
    public long BeganMs { get; }
    public ulong Seed { get; }

    /// <summary>What the best plan so far still costs; null before the first.</summary>
    public long? Cost { get; private set; }

    public Task<Planning> Planning { get; }

    /// <summary>How long it took; null while it runs.</summary>
    public TimeSpan? Took { get; private set; }

    /// <summary>It keeps the best it has found.</summary>
    public void End() => end.Cancel();

    public void Dispose()
    {
        end.Cancel();
        end.Dispose();
    }

    void IProgress<Progress>.Report(Progress value) => Cost = value.Cost;
}
