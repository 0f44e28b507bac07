using System.Text;
using OpenTalks.Reports;
using OpenTalks.Web;
using OpenTalks.Web.Reports;

namespace OpenTalks.Host.Reports;

/// <summary>The files a report can be taken away as.</summary>
sealed class ReportFiles(Templates templates)
{
    const string Csv = "text/csv; charset=utf-8", Json = "application/json; charset=utf-8", Text = "text/plain; charset=utf-8", Markdown = "text/markdown; charset=utf-8", Svg = "image/svg+xml; charset=utf-8";

    /// <summary>Names of the files that are no template's. Decisions are for those who run the café.</summary>
    public static IReadOnlyList<string> Data { get; } =
        ["report.md", "ideas.csv", "harvest.csv", "harvest.json", "summary.svg", "travels.svg", "polis-comments.csv", "talk-to-the-city.csv", "sensemaker.csv", "sensemaker-survey.csv"];

    public const string Decisions = "decisions.csv";

    /// <summary>A file by its name; null where there is none of that name.</summary>
    public async Task<(byte[] Bytes, string Type)?> Of(string name, Edition edition, Words words, bool staff, CancellationToken cancel)
    {
        var report = edition.Report;
        if (await OfTemplate(name, edition, words, cancel) is { } made) return made;
        return name switch
        {
            "report.md" => Said(ReportText.Markdown(report, (await templates.Named(edition.Template, cancel)).Template, words), Markdown),
            "ideas.csv" => Said(ReportTables.Ideas(report), Csv, mark: true),
            "harvest.csv" => Said(ReportTables.Harvest(report), Csv, mark: true),
            Decisions when staff => Said(ReportTables.Decisions(edition), Csv, mark: true),
            "harvest.json" => Said(HarvestJson.Of(edition, withDecisions: staff), Json),
            "summary.svg" => Said(SceneSvg.Summary(report, words), Svg),
            "travels.svg" => Said(SceneSvg.Travels(report, words), Svg),
            "polis-comments.csv" => Said(ReportTables.PolisComments(report), Csv),
            "talk-to-the-city.csv" => Said(ReportTables.TalkToTheCity(report), Csv),
            "sensemaker.csv" => Said(ReportTables.Sensemaker(report), Csv),
            "sensemaker-survey.csv" => Said(ReportTables.SensemakerSurvey(report), Csv),
            _ => null,
        };
    }

    async Task<(byte[], string)?> OfTemplate(string name, Edition edition, Words words, CancellationToken cancel)
    {
        var (key, ending) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        if (ending is not (".docx" or ".txt")) return null;
        // What a version was published with stays; other templates are as they are now.
        var published = await templates.Named(edition.Template, cancel);
        if ((published.Template.Key == key ? published : await templates.Newest(key, cancel)) is not { } kept || kept.Template.Plain != (ending == ".txt")) return null;
        if (kept.Template.Plain) return Said(ReportText.Plain(edition.Report, kept.Template, words), Text);
        var file = new MemoryStream();
        WordReport.Write(edition.Report, kept.Template, words, file, kept.Styles);
        return (file.ToArray(), WordReport.ContentType);
    }

    /// <param name="mark">With the mark by which spreadsheets know UTF-8.</param>
    static (byte[], string)? Said(string text, string type, bool mark = false) => (mark ? [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)] : Encoding.UTF8.GetBytes(text), type);
}
