using System.Text.Json;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Web.Harvests;

namespace OpenTalks.Host.Harvests;

/// <summary>The rapporteur's workbench.</summary>
static class HarvestPages
{
    public static void MapHarvest(this IEndpointRouteBuilder pages) => pages.MapGet("/cafe/{cafe:guid}/harvest", Show).RequireAuthorization();

    static async Task<IResult> Show(Guid cafe, HttpContext http, Entrance entrance, Feeds feeds, CancellationToken cancel)
    {
        if (await Harvester(cafe, http, entrance, cancel) is not { } who) return Results.NotFound();
        var state = await feeds.Cafe(cafe, cancel);
        var harvest = (HarvestSnapshot)feeds.Since(await feeds.Fresh(StreamName.OfHarvest(cafe), cancel), after: null);
        List<SheetSnapshot> sheets = [.. (await feeds.Sheets(cafe, cancel)).Values.Select(sheet => (SheetSnapshot)feeds.Since(sheet, after: null))];
        var names = sheets.SelectMany(sheet => sheet.Names).DistinctBy(name => name.Key).ToDictionary();
        return Pages.Of<HarvestPage>(http,
            ("Cafe", cafe), ("Setup", state.Setup!), ("Places", state.Sheets.ToArray()), ("Harvest", harvest.View), ("Sheets", sheets.ToDictionary(sheet => sheet.Sheet, sheet => sheet.View)),
            ("Names", names), ("Role", who.As), ("Number", who.Number),
            ("Boot", JsonSerializer.Serialize(new { harvest, sheets }, WireJson.Options)));
    }

    /// <summary>Whoever may harvest: the rapporteur, or a facilitator where there is none.</summary>
    public static async Task<Who?> Harvester(Guid cafe, HttpContext http, Entrance entrance, CancellationToken cancel) =>
        await entrance.Who(http, cafe, Role.Rapporteur, cancel) ?? await entrance.Who(http, cafe, Role.Facilitator, cancel);
}
