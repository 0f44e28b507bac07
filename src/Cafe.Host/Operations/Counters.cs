using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace OpenTalks.Host.Operations;

/// <summary>
/// What the operator counts: a meter called "OpenTalks" for any collector of .NET metrics, and the same as text on <c>/metrics</c>. No number says who it was.
/// </summary>
public sealed class Counters : IDisposable
{
    readonly Meter meter;
    readonly Counter<long> refused, redisAway;
    readonly MeterListener listener = new();
    readonly ConcurrentDictionary<string, long> sums = new(StringComparer.Ordinal);

    public Counters(IMeterFactory meters)
    {
        meter = meters.Create("OpenTalks");
        refused = meter.CreateCounter<long>("opentalks.refused", description: "What clients sent and nobody took, by reason.");
        redisAway = meter.CreateCounter<long>("opentalks.redis.away", description: "Attempts to reach Redis that failed.");
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (ReferenceEquals(instrument.Meter, meter)) to.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>(Counted);
        listener.Start();
    }

    /// <param name="reason">One of a few words, never what somebody sent.</param>
    public void Refused(string reason) => refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void RedisAway() => redisAway.Add(1);

    /// <summary>A figure that is looked up when somebody asks.</summary>
    public void Gauge(string name, string description, Func<long> now) => meter.CreateObservableGauge(name, now, description: description);

    /// <summary>All figures in the text format that Prometheus reads.</summary>
    public string Text()
    {
        listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var (name, sum) in sums.OrderBy(sum => sum.Key, StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"{name} {sum}\n");
        return text.ToString();
    }

    void Counted(Instrument instrument, long by, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var name = instrument.Name.Replace('.', '_');
        if (!instrument.IsObservable) name += "_total";
        if (tags is [var tag, ..]) name += $"{{{tag.Key}=\"{tag.Value}\"}}";
        if (instrument.IsObservable) sums[name] = by;
        else sums.AddOrUpdate(name, by, (_, sum) => sum + by);
    }

    public void Dispose()
    {
        listener.Dispose();
        meter.Dispose();
    }
}
