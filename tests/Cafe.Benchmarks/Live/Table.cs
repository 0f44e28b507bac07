using System.Globalization;

namespace OpenTalks.Benchmarks.Live;

/// <summary>What was measured, by case and server; printed with the ratio to <b>a</b> in the same round.</summary>
sealed class Table
{
    readonly List<(string Case, string Server, Measured Measured)> rows = [];

    public void Add(string name, string server, Measured measured)
    {
        rows.Add((name, server, measured));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name} {server}: {measured.PerSecond:F0}/s, seen {measured.SeenAt(.5):F1} ms ({measured.SeenAt(.95):F1}), ack {measured.AckedAt(.5):F1} ms ({measured.AckedAt(.95):F1}), µs {measured.Cost?.Server:F0} + {measured.Cost?.PostgreSql:F0} + {measured.Cost?.Load:F0}"));
    }

    public void Clear() => rows.Clear();

    public void Print(TextWriter to)
    {
        to.WriteLine("| Case | Server | Ideas/s | of a | Seen p50, ms | over a | Seen p95 | Ack p50 | Ack p95 | µs server + PostgreSQL + load |");
        to.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var group in rows.GroupBy(row => (row.Case, row.Server)))
        {
            var base_ = rows.Where(row => row.Case == group.Key.Case && row.Server == "a").Select(row => row.Measured).ToList();
            var own = group.Select(row => row.Measured).ToList();
            var ratios = base_.Count == own.Count ? own.Zip(base_, (mine, bare) => mine.PerSecond / bare.PerSecond) : [];
            var added = base_.Count == own.Count ? own.Zip(base_, (mine, bare) => mine.SeenAt(.5) - bare.SeenAt(.5)) : [];
            to.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {group.Key.Case} | {group.Key.Server} | {Median(own.Select(m => m.PerSecond)):F0} | {Median(ratios):F2} | {Median(own.Select(m => m.SeenAt(.5))):F1} | {Median(added):F1} | {Median(own.Select(m => m.SeenAt(.95))):F1} | {Median(own.Select(m => m.AckedAt(.5))):F1} | {Median(own.Select(m => m.AckedAt(.95))):F1} | {Cost(cost => cost.Server)} + {Cost(cost => cost.PostgreSql)} + {Cost(cost => cost.Load)} |"));

            string Cost(Func<Spent, double> part) => Median(own.Select(m => m.Cost is { } cost ? part(cost) : double.NaN)).ToString("F0", CultureInfo.InvariantCulture);
        }
    }

    static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[sorted.Count / 2];
    }
}
