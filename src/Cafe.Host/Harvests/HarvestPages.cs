using System.Text.Json;
using OpenTalks.Harvests;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Web.Harvests;

namespace OpenTalks.Host.Harvests;

/// <summary>The rapporteur's workbench.</summary>
static class HarvestPages
{
    public static void MapHarvest(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/cafe/{cafe:guid}/harvest", Show).RequireAuthorization();
        pages.MapGet("/cafe/{cafe:guid}/harvest/help", Help).RequireAuthorization();
        pages.MapTakingPart();
    }

    /// <summary>What can be offered on a question; empty for one that the café does not ask.</summary>
    static async Task<IResult> Help(Guid cafe, int? question, HttpContext http, Entrance entrance, Feeds feeds, Readings readings, CancellationToken cancel)
    {
        if (await Harvester(cafe, http, entrance, cancel) is null) return Results.NotFound();
        var about = question ?? 0;
        var state = await feeds.Cafe(cafe, cancel);
        var harvest = (Harvest)(await feeds.Fresh(StreamName.OfHarvest(cafe), cancel)).State;
        var reading = readings.Of(cafe, state, await feeds.Sheets(cafe, cancel), about);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(HarvestHelp.Of(reading, harvest, about), WireJson.Options);
    }

    static async Task<IResult> Show(Guid cafe, HttpContext http, Entrance entrance, Feeds feeds, CancellationToken cancel)
    {
        if (await Harvester(cafe, http, entrance, cancel) is not { } who) return Results.NotFound();
        var state = await feeds.Cafe(cafe, cancel);
        var stands = await feeds.Fresh(StreamName.OfHarvest(cafe), cancel);
        var harvest = (HarvestSnapshot)feeds.Since(stands, after: null);
        List<SheetSnapshot> sheets = [.. (await feeds.Sheets(cafe, cancel)).Values.Select(sheet => (SheetSnapshot)feeds.Since(sheet, after: null))];
        var names = sheets.SelectMany(sheet => sheet.Names).DistinctBy(name => name.Key).ToDictionary();
        return Pages.Of<HarvestPage>(http,
            ("Cafe", cafe), ("Setup", state.Setup!), ("Places", state.Sheets.ToArray()), ("Harvest", harvest.View), ("Sheets", sheets.ToDictionary(sheet => sheet.Sheet, sheet => sheet.View)),
            ("Names", names), ("Sorting", !state.Sorting.IsEmpty), ("Feedback", Feedbacks.Of((Harvest)stands.State, state)), ("Role", who.As), ("Number", who.Number),
            ("Boot", JsonSerializer.Serialize(new { harvest, sheets }, WireJson.Options)));
    }

    /// <summary>Whoever may harvest: the rapporteur, or a facilitator where there is none.</summary>
    public static async Task<Who?> Harvester(Guid cafe, HttpContext http, Entrance entrance, CancellationToken cancel) =>
        await entrance.Who(http, cafe, Role.Rapporteur, cancel) ?? await entrance.Who(http, cafe, Role.Facilitator, cancel);
}
