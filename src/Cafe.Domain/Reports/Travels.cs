using System.Collections.Immutable;
using OpenTalks.Cafes;

namespace OpenTalks.Reports;

/// <summary>What was written at a table in a round.</summary>
public sealed record Stop(int Table, int Round, int Ideas);

/// <summary>How many ideas of one stop were taken up at another: built on there, or said again in a later round.</summary>
public sealed record Travel(Stop From, Stop To, int Ideas);

/// <summary>
/// How ideas went from table to table and from round to round, as far as it is written: an idea that builds on an older one, and one that says the
/// same as another of an earlier round. Who carried it is not asked.
/// </summary>
/// <param name="Stops">By table, then round; only where something was written.</param>
/// <param name="Ways">By table and round of where they begin, then of where they end.</param>
public sealed record Travels(ImmutableArray<Stop> Stops, ImmutableArray<Travel> Ways, int Rounds, ImmutableArray<(int Number, string Name)> Tables)
{
    /// <summary>How many ideas came from an earlier round.</summary>
    public int Ideas => Ways.Sum(way => way.Ideas);

    public static Travels Of(Setup setup, int rounds, ImmutableArray<ReportSheet> annex)
    {
        var ideas = annex.SelectMany(sheet => sheet.Ideas).ToDictionary(idea => idea.Name);
        var stops = ideas.Values.GroupBy(idea => (idea.Table, idea.Round)).ToDictionary(at => at.Key, at => new Stop(at.Key.Table, at.Key.Round, at.Count()));
        var ways = ideas.Values
            .SelectMany(idea => From(idea, ideas).Where(older => older.Round < idea.Round).Select(older => (From: (older.Table, older.Round), To: (idea.Table, idea.Round))))
            .CountBy(way => way)
            .OrderBy(way => way.Key.From).ThenBy(way => way.Key.To)
            .Select(way => new Travel(stops[way.Key.From], stops[way.Key.To], way.Value));
        return new Travels([.. stops.OrderBy(stop => stop.Key).Select(stop => stop.Value)], [.. ways], rounds,
            [.. setup.Tables.OrderBy(table => table.Number).Select(table => (table.Number, table.Name))]);
    }

    /// <summary>What an idea took up: the one it builds on, and of those that say the same the first.</summary>
    static IEnumerable<ReportIdea> From(ReportIdea idea, Dictionary<string, ReportIdea> ideas)
    {
        if (idea.BuildsOn is { } below && ideas.TryGetValue(below, out var older)) yield return older;
        var head = idea.SameAs is { } same && ideas.TryGetValue(same, out var kept) ? kept : idea;
        var first = head.Copies.Select(copy => ideas.GetValueOrDefault(copy)).OfType<ReportIdea>().Append(head).OrderBy(one => one.Round).ThenBy(one => one.Table).First();
        if (first.Name != idea.Name && first.Name != idea.BuildsOn) yield return first;
    }
}
