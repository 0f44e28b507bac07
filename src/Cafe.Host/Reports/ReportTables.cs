using System.Globalization;
using System.Text.Json;
using OpenTalks.Harvests;
using OpenTalks.Harvests.Proposals;
using OpenTalks.Host.Live;
using OpenTalks.Reports;

namespace OpenTalks.Host.Reports;

/// <summary>Ideas, harvest and decisions as tables, and tables that other programs read. docs/exports.md says what each column is.</summary>
static class ReportTables
{
    public static string Ideas(Report report)
    {
        var csv = new Csv("idea", "sheet", "place", "table", "table_name", "round", "question", "text", "language", "author_name", "author_organisation", "author_group",
            "builds_on", "same_as", "theme", "findings", "set_aside", "starred", "resonates", "differs", "question_marks");
        foreach (var idea in report.Ideas)
            csv.Row(idea.Name, idea.Sheet, idea.Place, idea.Table, idea.TableName, idea.Round, idea.Question, idea.Text, idea.Language,
                idea.Author?.Name, idea.Author?.Organisation, idea.Author?.Group, idea.BuildsOn, idea.SameAs, idea.Theme, string.Join(' ', idea.Findings), idea.Aside,
                idea.Starred ? 1 : 0, idea.Marks?.Resonates ?? 0, idea.Marks?.Differs ?? 0, idea.Marks?.Question ?? 0);
        return csv.ToString();
    }

    public static string Harvest(Report report)
    {
        var csv = new Csv("kind", "name", "question", "theme", "text", "spread", "tables", "tables_that_wrote", "rounds", "ideas");
        foreach (var question in report.Questions)
        {
            var names = question.Themes.ToDictionary(theme => theme.Id, theme => theme.Name);
            foreach (var theme in question.Themes)
                csv.Row("theme", "", question.Number, theme.Name, "", theme.Contested ? "contested" : "", Joined(theme.Tables), question.Tables, "", Names(theme.Ideas));
            foreach (var finding in question.Findings)
            {
                var theme = finding.Theme is { } id ? names.GetValueOrDefault(id) : null;
                csv.Row("finding", finding.Name, question.Number, theme, finding.Text, SpreadName(finding.Spread), Joined(finding.Tables), finding.TablesThatWrote, Joined(finding.Rounds), Names(finding.Evidence));
                foreach (var reservation in finding.Reservations)
                    csv.Row(reservation.Kind == ReservationKind.Minority ? "minority" : "reservation", finding.Name, question.Number, theme, reservation.Text, "", "", "", "", Names(reservation.Evidence));
            }
        }
        return csv.ToString();
    }

    /// <summary>What rapporteurs decided, in the order they did; who and when is not in it.</summary>
    public static string Decisions(Edition edition)
    {
        var csv = new Csv("number", "decision", "about");
        foreach (var (i, fact) in edition.Decisions.Index())
        {
            var told = JsonSerializer.SerializeToNode(fact, WireJson.Options)!.AsObject();
            var kind = told["type"]!.GetValue<string>();
            told.Remove("type");
            if (told["publication"] is System.Text.Json.Nodes.JsonObject publication) publication.Remove("by");
            csv.Row(i + 1, kind, told.ToJsonString(HarvestJson.Options));
        }
        return csv.ToString();
    }

    /// <summary>As Polis exports comments: those who differ disagree, those for whom an idea resonates agree. Nobody's votes are in it, because nobody's marks are kept.</summary>
    public static string PolisComments(Report report)
    {
        var csv = new Csv("timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body");
        var (authors, day) = (new Authors(), report.Facts.DayMs ?? 0);
        foreach (var (i, idea) in report.Ideas.Index())
            csv.Row(day, DateTimeOffset.FromUnixTimeMilliseconds(day).ToString("ddd MMM dd yyyy", CultureInfo.InvariantCulture), i, authors.Of(idea), idea.Marks?.Resonates ?? 0, idea.Marks?.Differs ?? 0, 1, idea.Text);
        return csv.ToString();
    }

    /// <summary>Talk to the City refuses a whole file for one cell with "data:" in it, so that word is parted.</summary>
    public static string TalkToTheCity(Report report)
    {
        var csv = new Csv("id", "comment", "interview");
        var authors = new Authors();
        foreach (var idea in report.Ideas)
            csv.Row(idea.Name, idea.Text.Replace("data:", "data :", StringComparison.OrdinalIgnoreCase), authors.Of(idea));
        return csv.ToString();
    }

    public static string Sensemaker(Report report)
    {
        var csv = new Csv("comment-id", "comment_text", "agrees", "disagrees", "passes", "topics");
        var themes = report.Questions.SelectMany(question => question.Themes).ToDictionary(theme => theme.Id, theme => theme.Name);
        var findings = report.Findings.ToDictionary(finding => finding.Name);
        foreach (var idea in report.Ideas)
            csv.Row(idea.Name, idea.Text, idea.Marks?.Resonates ?? 0, idea.Marks?.Differs ?? 0, idea.Marks?.Question ?? 0,
                idea.Findings.IsEmpty ? Topic(idea.Theme) : string.Join(';', idea.Findings.Select(name => findings[name]).Select(finding =>
                    $"{Topic(finding.Theme is { } theme ? themes.GetValueOrDefault(theme) : null)}:{Plain(finding.Text)}")));
        return csv.ToString();
    }

    public static string SensemakerSurvey(Report report)
    {
        var csv = new Csv("participant_id", "survey_text");
        var authors = new Authors();
        foreach (var idea in report.Ideas) csv.Row(authors.Of(idea), idea.Text);
        return csv.ToString();
    }

    public static string SpreadName(Spread spread) => JsonSerializer.SerializeToNode(spread)!.GetValue<string>();

    static string Topic(string? theme) => theme is null ? "Other" : Plain(theme);

    // Colon and semicolon part topics from one another.
    static string Plain(string text) => text.Replace(':', ' ').Replace(';', ',').Replace('\n', ' ');

    static string Joined(IEnumerable<int> numbers) => string.Join(' ', numbers);
    static string Names(IEnumerable<ReportIdea> ideas) => string.Join(' ', ideas.Select(idea => idea.Name));

    /// <summary>A number for each author who may be named; a fresh one for each idea of anybody else, so that no two are known to be one person's.</summary>
    sealed class Authors
    {
        readonly Dictionary<(string, string?), int> known = [];
        int last;

        public int Of(ReportIdea idea)
        {
            if (idea.Author?.Name is not { } name) return ++last;
            if (!known.TryGetValue((name, idea.Author.Organisation), out var number)) known.Add((name, idea.Author.Organisation), number = ++last);
            return number;
        }
    }
}
