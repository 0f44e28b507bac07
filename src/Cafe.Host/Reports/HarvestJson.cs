using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using OpenTalks.Harvests;
using OpenTalks.Host.Live;
using OpenTalks.Reports;

namespace OpenTalks.Host.Reports;

/// <summary>The whole harvest as JSON of the schema "opentalks-harvest/1" (docs/opentalks-harvest-1.schema.json).</summary>
static class HarvestJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    /// <param name="withDecisions">Those who run the café get what was decided on the way as well.</param>
    public static string Of(Edition edition, bool withDecisions)
    {
        var report = edition.Report;
        return JsonSerializer.Serialize(new
        {
            schema = "opentalks-harvest/1",
            cafe = new
            {
                report.Title, report.Facts.Purpose, report.Facts.Place, report.Facts.TimeZone, day = Moment(report.Facts.DayMs), report.Facts.Organiser, report.Facts.Contact,
                report.Facts.Chair, report.Facts.Rapporteur, report.Facts.Attribution, languages = report.CafeLanguages,
            },
            edition = new { report.Edition.Version, published = report.Edition.IsDraft ? null : Moment(report.Edition.AtMs), report.Edition.ApprovedBy, report.Edition.Withdrawn, edition.Template },
            figures = new
            {
                report.Figures.Participants, report.Figures.Tables, report.Figures.Rounds, report.Figures.Ideas, report.Figures.Findings,
                groups = report.Figures.Groups.Shares, regions = report.Figures.Regions.Shares,
            },
            questions = report.Questions.Select(question => new { question.Number, question.Text, question.Language, question.Ideas, question.Tables }),
            themes = report.Questions.SelectMany(question => question.Themes).Select(theme => new
            {
                theme.Id, theme.Question, theme.Name, theme.Findings, ideas = Names(theme.Ideas), theme.Tables, theme.Contested,
            }),
            findings = report.Questions.SelectMany(question => question.Findings.Select(finding => Told(question, finding))),
            ideas = report.Ideas.Select(Told),
            merges = report.Ideas.Where(idea => idea.SameAs is not null).Select(idea => new { idea = idea.Name, into = idea.SameAs }),
            differences = report.Differences.Select(pair => new { one = pair.One.Name, other = pair.Other.Name, pair.Verdict }),
            report.NoDivergence,
            report.Passages,
            coverage = report.Coverage,
            travels = report.Travels.Ways,
            decisions = withDecisions ? edition.Decisions.Select(Nameless) : null,
        }, Options);
    }

    static object Told(ReportQuestion question, ReportFinding finding) => new
    {
        finding.Id, finding.Name, question = question.Number, finding.Theme, finding.Text, type = ReportTables.SpreadName(finding.Spread), finding.Tables, finding.TablesThatWrote, finding.Rounds,
        evidence = Names(finding.Evidence),
        reservations = Against(finding, ReservationKind.Reservation), minority = Against(finding, ReservationKind.Minority),
    };

    static IEnumerable<object> Against(ReportFinding finding, ReservationKind kind) =>
        finding.Reservations.Where(reservation => reservation.Kind == kind).Select(reservation => new { reservation.Text, evidence = Names(reservation.Evidence) });

    static object Told(ReportIdea idea) => new
    {
        idea.Id, idea.Name, idea.Sheet, idea.Place, idea.Table, idea.TableName, idea.Round, idea.Question, idea.Text, idea.Language, idea.Author,
        idea.BuildsOn, idea.SameAs, idea.Copies, idea.Theme, idea.Findings, setAside = idea.Aside, fate = JsonNamingPolicy.KebabCaseLower.ConvertName(idea.Fate.ToString()), idea.Starred, idea.Marks,
    };

    /// <summary>A decision without the number of who made it.</summary>
    static System.Text.Json.Nodes.JsonNode Nameless(HarvestFact fact)
    {
        var told = JsonSerializer.SerializeToNode(fact, WireJson.Options)!;
        if (told["publication"] is System.Text.Json.Nodes.JsonObject publication) publication.Remove("by");
        return told;
    }

    static IEnumerable<string> Names(IEnumerable<ReportIdea> ideas) => ideas.Select(idea => idea.Name);

    static string? Moment(long? ms) => ms is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture) : null;
}
