using System.Globalization;
using OpenTalks.Harvests.Proposals;
using OpenTalks.Reports;
using OpenTalks.Web.Cafes;
using Wide = OpenTalks.Harvests.Proposals.Spread;

namespace OpenTalks.Web.Reports;

/// <summary>What a report says in the product's words, the same on the web page, in Word and in text.</summary>
public static class ReportWords
{
    const int MostTold = 60;

    /// <summary>Draft, or the version with its day and who approved it.</summary>
    public static string Status(Report report, Words words)
    {
        var edition = report.Edition;
        if (edition.IsDraft) return words["reported.draft"];
        var day = DayOf(edition.AtMs, report.Facts.TimeZone, words);
        var said = edition.ApprovedBy is { } by
            ? words.Say("reported.version-by", ("version", edition.Version), ("day", day), ("name", by))
            : words.Say("reported.version", ("version", edition.Version), ("day", day));
        return edition.Withdrawn ? words.Say("reported.withdrawn", ("version", said)) : said;
    }

    /// <summary>The day of the café; null where it is not known.</summary>
    public static string? Day(ReportFacts facts, Words words) => facts.DayMs is { } ms ? DayOf(ms, facts.TimeZone, words) : null;

    public static string DayOf(long ms, string zone, Words words) =>
        CafeTime.At(ms, zone).ToString(words["report.day-form"], CultureInfo.GetCultureInfo(words.Language));

    /// <summary>How widely a finding is spread: "Shared: 8 of 12 tables, rounds 1, 2, 3; 14 ideas".</summary>
    public static string Spread(ReportFinding finding, Words words)
    {
        if (finding.Evidence.IsEmpty) return words["reported.spread-none"];
        var kind = finding.Spread switch
        {
            Wide.Once => words["reported.spread-once"],
            Wide.OneTable => words["reported.spread-one-table"],
            Wide.Several => words["reported.spread-several"],
            Wide.Shared => words["reported.spread-shared"],
            _ => words["reported.spread-contested"],
        };
        return words.Say("reported.spread", ("kind", kind),
            ("tables", words.Say("reported.of-tables", ("n", finding.TablesThatWrote), ("some", finding.Tables.Length))),
            ("ideas", words.Say("report.n-ideas", ("n", finding.Evidence.Length))));
    }

    public static string Theme(ReportTheme theme, Words words)
    {
        var said = words.Say("reported.theme-size", ("tables", words.Say("reported.n-tables", ("n", theme.Tables.Length))), ("ideas", words.Say("report.n-ideas", ("n", theme.Ideas.Length))));
        return theme.Contested ? words.Say("reported.theme-differs", ("size", said)) : said;
    }

    public static string Covered(CoverageLine all, Words words) =>
        words.Say("reported.covered", ("n", all.Ideas), ("findings", all.InFindings), ("placed", all.Placed), ("aside", all.SetAside), ("rest", all.NotPlaced));

    /// <summary>What coverage is told by, and its lines; nothing where there is but one.</summary>
    public static IEnumerable<(string Kind, IReadOnlyList<CoverageLine> Lines)> CoverageOf(Report report)
    {
        var coverage = report.Coverage;
        (string, IReadOnlyList<CoverageLine>)[] all =
            [("question", coverage.Questions), ("round", coverage.Rounds), ("table", coverage.Tables), ("language", coverage.Languages), ("group", coverage.Groups)];
        return all.Where(one => one.Item2.Count > 1 || one.Item1 == "group" && one.Item2.Count > 0);
    }

    /// <summary>What a line of the coverage is of.</summary>
    public static string Of(string kind, CoverageLine line, Report report, Words words) => kind switch
    {
        "question" => words.Say("reported.question", ("number", line.Of)),
        "round" => words.Say("reported.round", ("number", line.Of)),
        "table" => Table(int.Parse(line.Of, CultureInfo.InvariantCulture), report.Travels.Tables.FirstOrDefault(table => table.Number.ToString(CultureInfo.InvariantCulture) == line.Of).Name ?? ""),
        "group" => words[$"report.group-{line.Of}"],
        _ => Languages.Offers(line.Of) ? Languages.NameOf(line.Of) : words["reported.language-unknown"],
    };

    public static string Table(int number, string name) => name == "" ? number.ToString(CultureInfo.InvariantCulture) : FormattableString.Invariant($"{number} {name}");

    public static string Stop(Stop stop, Words words) => words.Say("report.at-unnamed", ("table", stop.Table), ("round", stop.Round));

    /// <summary>The picture of the outcome in words.</summary>
    public static string Alternative(Picture picture, Report report, Words words)
    {
        var lines = report.Themes.Where(theme => !theme.Ideas.IsEmpty).Select((theme, i) => words.Say("reported.plate", ("number", i + 1), ("theme", theme.Name), ("size", Theme(theme, words)))).Take(MostTold);
        return $"{words["reported.picture-alt"]} {string.Join(' ', lines)}{(picture.Left > 0 ? $" {words.Say("reported.plates-left", ("n", picture.Left))}" : "")}";
    }

    /// <summary>The map of how ideas travelled in words.</summary>
    public static string Alternative(Travels travels, Words words)
    {
        var lines = travels.Ways.OrderByDescending(way => way.Ideas).Take(MostTold)
            .Select(way => words.Say("reported.way", ("n", way.Ideas), ("from", Stop(way.From, words)), ("to", Stop(way.To, words))));
        return $"{words["reported.travels-alt"]} {string.Join(' ', lines)}";
    }
}
