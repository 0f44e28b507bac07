using System.Collections.Immutable;

namespace OpenTalks.Reports;

/// <summary>A theme as a plate on the table.</summary>
/// <param name="Number">In the order of size, from 1.</param>
/// <param name="R">Its area goes with the number of tables that raised it.</param>
public sealed record Plate(int Number, ReportTheme Theme, double X, double Y, double R);

/// <summary>
/// The outcome in one picture: the themes as plates on a café table, each as large as many tables raised it, a double rim where views differ.
/// Plates lie in the order of their size, the largest in the middle, never over one another.
/// </summary>
/// <param name="Plates">The largest first.</param>
/// <param name="Left">How many themes are too many for the table and stand in the list alone.</param>
public sealed record Picture(ImmutableArray<Plate> Plates, int Left)
{
    public const double Size = 400;
    const double Table = 190, Between = 6, Smallest = 15;
    const int Most = 24;

    public static Picture Of(Report report)
    {
        ImmutableArray<ReportTheme> themes = [.. report.Themes.Where(theme => !theme.Ideas.IsEmpty)];
        ImmutableArray<ReportTheme> shown = [.. themes.Take(Most)];
        if (shown.IsEmpty) return new Picture([], 0);
        // Plates are made smaller until all lie on the table.
        for (var unit = 72.0 / Math.Sqrt(shown[0].Tables.Length); ; unit *= 0.93)
            if (Lay([.. shown.Select(theme => Math.Max(Smallest * unit / 72, unit * Math.Sqrt(theme.Tables.Length)))]) is { } laid)
                return new Picture([.. laid.Select((at, i) => new Plate(i + 1, shown[i], at.X, at.Y, at.R))], themes.Length - shown.Length);
    }

    /// <summary>Each plate on the spot nearest to the middle that is free, looked for outwards on a spiral.</summary>
    static List<(double X, double Y, double R)>? Lay(double[] radii)
    {
        var laid = new List<(double X, double Y, double R)>(radii.Length);
        foreach (var r in radii)
        {
            var found = false;
            for (var (turn, away) = (0.0, 0.0); away + r <= Table - Between && !found; turn += 0.35, away = 2.2 * turn)
            {
                var (x, y) = (Size / 2 + away * Math.Cos(turn), Size / 2 + away * Math.Sin(turn));
                if (laid.Any(other => Math.Pow(other.X - x, 2) + Math.Pow(other.Y - y, 2) < Math.Pow(other.R + r + Between, 2))) continue;
                laid.Add((Math.Round(x, 1), Math.Round(y, 1), Math.Round(r, 1)));
                found = true;
            }
            if (!found) return null;
        }
        return laid;
    }
}
