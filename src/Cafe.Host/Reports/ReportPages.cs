using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Host.Harvests;
using OpenTalks.Host.Live;
using OpenTalks.Reports;
using OpenTalks.Sheets;
using OpenTalks.Web;

namespace OpenTalks.Host.Reports;

/// <summary>The report as it stands, rendered when it is asked for.</summary>
static class ReportPages
{
    const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapReports(this IEndpointRouteBuilder pages) => pages.MapGet("/cafe/{cafe:guid}/report.docx", Download).RequireAuthorization();

    static async Task<IResult> Download(Guid cafe, HttpContext http, Entrance entrance, Feeds feeds, Persons persons, CancellationToken cancel)
    {
        if (await HarvestPages.Harvester(cafe, http, entrance, cancel) is null) return Results.NotFound();
        var state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        var harvest = (Harvest)(await feeds.Fresh(StreamName.OfHarvest(cafe), cancel)).State;
        var sheets = (await feeds.Sheets(cafe, cancel)).ToDictionary(sheet => sheet.Key, sheet => (Sheet)sheet.Value.State);
        await persons.Know(cafe, state.People.Keys, cancel);
        var words = Words.For(LanguageChoice.Of(http));
        var report = Report.Of(state.Setup!, state, sheets, harvest, number => persons.Of(cafe, number), words.Language);
        var file = new MemoryStream();
        WordReport.Write(report, words, file);
        file.Position = 0;
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(file, Word, $"{FileName(report.Title)}.docx");
    }

    /// <summary>Letters and digits of any script; what file systems and headers take amiss becomes a hyphen.</summary>
    static string FileName(string title)
    {
        var name = string.Join('-', new string([.. title.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return name.Length == 0 ? "report" : name[..Math.Min(60, name.Length)];
    }
}
