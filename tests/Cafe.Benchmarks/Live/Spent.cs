using System.Diagnostics;
using System.Globalization;

namespace OpenTalks.Benchmarks.Live;

/// <summary>Processor time in microseconds, by who spent it.</summary>
/// <param name="Load">The people: this process.</param>
readonly record struct Spent(double Server, double PostgreSql, double Load)
{
    public static Spent operator -(Spent a, Spent b) => new(a.Server - b.Server, a.PostgreSql - b.PostgreSql, a.Load - b.Load);

    public Spent Each(int ideas) => ideas == 0 ? default : new(Server / ideas, PostgreSql / ideas, Load / ideas);

    public static Spent Until(IEnumerable<Servers> servers, int? postmaster) => new(
        servers.Sum(server => server.Processor.TotalMicroseconds),
        postmaster is { } pid ? OfPostgres(pid) : 0,
        Process.GetCurrentProcess().TotalProcessorTime.TotalMicroseconds);

    /// <summary>PostgreSQL is a process for each connection and some that write behind them; those that have ended are counted by the first.</summary>
    static double OfPostgres(int postmaster)
    {
        var ticks = 0L;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)) continue;
            try
            {
                var stat = File.ReadAllText(Path.Combine(folder, "stat"));
                // After the name in brackets: state, parent, …; the 12th and 13th are user and system time, then those of ended children.
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                if (pid == postmaster) ticks += fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
                else if (fields[1] == postmaster.ToString(CultureInfo.InvariantCulture)) ticks += fields[11..13].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
            }
            catch (IOException)
            {
                // It has just ended.
            }
        }
        return ticks * 10_000.0;
    }
}
