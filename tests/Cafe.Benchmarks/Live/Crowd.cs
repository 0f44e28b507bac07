using System.Diagnostics;

namespace OpenTalks.Benchmarks.Live;

/// <summary>One measurement: ideas a second that everybody at their table has, and how long that took.</summary>
/// <param name="Seen">Milliseconds from the intended start until the last of the others has it, sorted.</param>
/// <param name="Acked">Milliseconds until the outcome was back, sorted; empty where there are none.</param>
/// <param name="Cost">Processor time for each idea; null where it was not looked at.</param>
sealed record Measured(double PerSecond, double[] Seen, double[] Acked, Spent? Cost = null)
{
    public double SeenAt(double quantile) => At(Seen, quantile);
    public double AckedAt(double quantile) => At(Acked, quantile);

    static double At(double[] sorted, double quantile) => sorted.Length == 0 ? double.NaN : sorted[(int)(quantile * (sorted.Length - 1))];
}

/// <summary>People at tables who write: in closed loop each keeps some ideas under way, in open loop ideas come at a rate whatever happens.</summary>
/// <param name="bundles">See <see cref="Line"/>.</param>
/// <param name="meter">Reads what everybody has spent so far.</param>
sealed class Crowd(bool bundles, Func<Spent> meter) : IListener, IAsyncDisposable
{
    const int Most = 1 << 20;

    readonly List<Line> lines = [];
    readonly double[] seen = new double[Most], acked = new double[Most];
    int seenCount, ackedCount;
    bool closed;
    Spent began;

    public IReadOnlyList<Line> Lines => lines;

    public Line Add(string to)
    {
        var line = new Line(lines.Count, to, bundles, this);
        lines.Add(line);
        return line;
    }

    public int Ideas => Volatile.Read(ref seenCount);

    public void Heard(Line line, Guid id, long at)
    {
        var (author, number, isIdea) = Ids.Read(id);
        if (author >= lines.Count) return;
        var writer = lines[author];
        if (!isIdea)
        {
            if (author == line.Index) Keep(acked, ref ackedCount, Stopwatch.GetElapsedTime(writer.Meant[number & 4095], at));
            return;
        }
        if (author == line.Index || Interlocked.Decrement(ref writer.Missing[number & 4095]) != 0) return;
        Keep(seen, ref seenCount, Stopwatch.GetElapsedTime(writer.Meant[number & 4095], at));
        if (Volatile.Read(ref closed)) writer.Write(1, Stopwatch.GetTimestamp());
    }

    static void Keep(double[] samples, ref int count, TimeSpan took)
    {
        var n = Interlocked.Increment(ref count) - 1;
        if (n < Most) samples[n] = took.TotalMilliseconds;
    }

    /// <summary>Everybody keeps so many ideas under way.</summary>
    public async Task<Measured> Closed(int each, TimeSpan warm, TimeSpan time)
    {
        Volatile.Write(ref closed, true);
        foreach (var line in lines.Where(line => line.Others > 0)) line.Write(each, Stopwatch.GetTimestamp());
        await Task.Delay(warm);
        Reset();
        var since = Stopwatch.GetTimestamp();
        await Task.Delay(time);
        var result = Result(Stopwatch.GetElapsedTime(since));
        Volatile.Write(ref closed, false);
        await Quiet();
        return result;
    }

    /// <summary>So many ideas a second over all, by turns; latency counts from when each was meant to go.</summary>
    public async Task<Measured> Open(double perSecond, TimeSpan warm, TimeSpan time)
    {
        var writers = lines.Where(line => line.Others > 0).ToList();
        var (began, sent, warmed) = (Stopwatch.GetTimestamp(), 0L, false);
        var since = began;
        while (Stopwatch.GetElapsedTime(began) < warm + time)
        {
            if (!warmed && Stopwatch.GetElapsedTime(began) >= warm)
            {
                warmed = true;
                Reset();
                since = Stopwatch.GetTimestamp();
            }
            var due = (long)(Stopwatch.GetElapsedTime(began).TotalSeconds * perSecond);
            for (; sent < due; sent++)
                writers[(int)(sent * 7919 % writers.Count)].Write(1, began + (long)(sent / perSecond * Stopwatch.Frequency));
            await Task.Delay(1);
        }
        var result = Result(Stopwatch.GetElapsedTime(since));
        await Quiet();
        return result;
    }

    void Reset() => (seenCount, ackedCount, began) = (0, 0, meter());

    Measured Result(TimeSpan time)
    {
        var (ideas, outcomes) = (Math.Min(seenCount, Most), Math.Min(ackedCount, Most));
        return new Measured(ideas / time.TotalSeconds, [.. seen[..ideas].Order()], [.. acked[..outcomes].Order()], (meter() - began).Each(ideas));
    }

    /// <summary>Until nothing comes any more.</summary>
    async Task Quiet()
    {
        for (int before = -1, still = 0; still < 5; await Task.Delay(50))
        {
            var now = Volatile.Read(ref seenCount);
            still = now == before ? still + 1 : 0;
            before = now;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var line in lines) await line.DisposeAsync();
    }
}
