using OpenTalks.Harvests;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Harvests;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Reports;
using OpenTalks.Web;
using OpenTalks.Web.Reports;

namespace OpenTalks.Host.Reports;

/// <summary>The report at its address: the draft, each published version, and the files it can be taken away as.</summary>
static class ReportPages
{
    public static void MapReports(this IEndpointRouteBuilder pages)
    {
        var report = pages.MapGroup("/cafe/{cafe:guid}");
        report.MapGet("/report", Newest);
        report.MapGet("/report/draft", (Guid cafe, HttpContext http, ReportDoor door, CancellationToken cancel) => Show(cafe, 0, http, door, cancel));
        report.MapGet("/report/{version:int:min(1)}", Show);
        report.MapGet("/report/draft/files", (Guid cafe, HttpContext http, ReportDoor door, CancellationToken cancel) => Files(cafe, 0, http, door, cancel));
        report.MapGet("/report/{version:int:min(1)}/files", Files);
        report.MapGet("/report/draft/{file}", (Guid cafe, string file, HttpContext http, ReportDoor door, CancellationToken cancel) => Download(cafe, 0, file, http, door, cancel));
        report.MapGet("/report/{version:int:min(1)}/{file}", Download);
        report.MapGet("/report.docx", (Guid cafe, HttpContext http, ReportDoor door, CancellationToken cancel) => Download(cafe, 0, "cafe-report.docx", http, door, cancel));
        PublishingPages.Map(report);
        TemplatePages.Map(pages);
    }

    /// <summary>The newest version that is published; where none is, those who run the café see the draft.</summary>
    static async Task<IResult> Newest(Guid cafe, HttpContext http, ReportDoor door, CancellationToken cancel)
    {
        var reader = await door.Reader(http, cafe, cancel);
        if (reader == ReaderKind.None) return door.TurnedAway(http, cafe);
        var newest = (await door.Editions.Harvest(cafe, cancel)).Publications.LastOrDefault(publication => !publication.Withdrawn);
        if (newest is not null) return await Show(cafe, newest.Version, http, door, cancel);
        return reader == ReaderKind.Staff ? Results.LocalRedirect($"~/cafe/{cafe}/report/draft") : Pages.Of<NoReportPage>(http, StatusCodes.Status404NotFound);
    }

    static async Task<IResult> Show(Guid cafe, int version, HttpContext http, ReportDoor door, CancellationToken cancel)
    {
        var (edition, reader, turnedAway) = await Open(cafe, version, http, door, cancel);
        if (edition is null) return turnedAway;
        var report = edition.Report;
        if (report.Edition.Withdrawn && reader != ReaderKind.Staff)
            return Pages.Of<NoReportPage>(http, StatusCodes.Status410Gone, ("View", new NoReportView(cafe, report.Title, report.Edition)));
        var template = (await door.Templates.Named(edition.Template, cancel)).Template;
        return Pages.Of<ReportPage>(http, ("View", new ReportView(cafe, report, template, reader == ReaderKind.Staff)));
    }

    static async Task<IResult> Files(Guid cafe, int version, HttpContext http, ReportDoor door, CancellationToken cancel)
    {
        var (edition, reader, turnedAway) = await Open(cafe, version, http, door, cancel);
        if (edition is null || edition.Report.Edition.Withdrawn && reader != ReaderKind.Staff) return turnedAway;
        var words = Words.For(LanguageChoice.Of(http));
        var templates = (await door.Templates.All(cancel)).Select(kept => new FileOffered($"{kept.Template.Key}.{(kept.Template.Plain ? "txt" : "docx")}", ReportTemplate.In(kept.Template.Name, words.Language)));
        IEnumerable<string> data = reader == ReaderKind.Staff ? [.. ReportFiles.Data, ReportFiles.Decisions] : ReportFiles.Data;
        return Pages.Of<ReportFilesPage>(http, ("View", new ReportFilesView(cafe, edition.Report.Title, edition.Report.Edition, edition.Report.Facts.TimeZone, [.. templates], [.. data])));
    }

    static async Task<IResult> Download(Guid cafe, int version, string file, HttpContext http, ReportDoor door, CancellationToken cancel)
    {
        var (edition, reader, turnedAway) = await Open(cafe, version, http, door, cancel);
        if (edition is null || edition.Report.Edition.Withdrawn && reader != ReaderKind.Staff) return turnedAway;
        if (await door.Files.Of(file, edition, Words.For(LanguageChoice.Of(http)), reader == ReaderKind.Staff, cancel) is not { } made) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var number = version == 0 ? "" : FormattableString.Invariant($"-v{version}");
        return Results.File(made.Bytes, made.Type, $"{FileName(edition.Report.Title)}{number}-{file}");
    }

    static async Task<(Edition? Edition, ReaderKind Reader, IResult TurnedAway)> Open(Guid cafe, int version, HttpContext http, ReportDoor door, CancellationToken cancel)
    {
        var reader = await door.Reader(http, cafe, cancel);
        if (reader == ReaderKind.None || version == 0 && reader != ReaderKind.Staff) return (null, reader, reader == ReaderKind.None ? door.TurnedAway(http, cafe) : Results.NotFound());
        return (await door.Editions.Of(cafe, version, LanguageChoice.Of(http), cancel), reader, Results.NotFound());
    }

    /// <summary>Letters and digits of any script; what file systems and headers take amiss becomes a hyphen.</summary>
    static string FileName(string title)
    {
        var name = string.Join('-', new string([.. title.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return name.Length == 0 ? "report" : name[..Math.Min(60, name.Length)];
    }
}

/// <summary>Whom a report is read by.</summary>
enum ReaderKind { None, Reader, Staff }

/// <summary>Who may read a report, and what its pages are made with.</summary>
sealed class ReportDoor(Entrance entrance, Editions editions, Templates templates, ReportFiles files)
{
    public Entrance Entrance => entrance;
    public Editions Editions => editions;
    public Templates Templates => templates;
    public ReportFiles Files => files;

    /// <summary>Those who harvest read everything; others what is published, as far as readers were chosen.</summary>
    public async Task<ReaderKind> Reader(HttpContext http, Guid cafe, CancellationToken cancel)
    {
        if (await HarvestPages.Harvester(cafe, http, entrance, cancel) is not null) return ReaderKind.Staff;
        if ((await editions.Harvest(cafe, cancel)).Readers == Readers.Everybody) return ReaderKind.Reader;
        foreach (var role in (Role[])[Role.Participant, Role.Device, Role.Wall])
            if (await entrance.Who(http, cafe, role, cancel) is not null) return ReaderKind.Reader;
        return ReaderKind.None;
    }

    /// <summary>Nothing is here for other accounts; somebody unknown may be one who has not signed in.</summary>
    public IResult TurnedAway(HttpContext http, Guid cafe) =>
        http.User.AccountId() is null && entrance.Guest(http, cafe) is null ? Results.Challenge() : Results.NotFound();
}
