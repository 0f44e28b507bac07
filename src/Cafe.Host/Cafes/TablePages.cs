using System.Text.Json;
using OpenTalks.Cafes;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Sheets;
using OpenTalks.Web.Devices;

namespace OpenTalks.Host.Cafes;

/// <summary>The tablet on a table, and the hand-over card on paper.</summary>
static class TablePages
{
    public static void MapTableDevice(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/cafe/{cafe:guid}/table", Show);
        pages.MapGet("/cafe/{cafe:guid}/card/{table:int}", Card);
    }

    static async Task<IResult> Show(Guid cafe, HttpContext http, Entrance entrance, Feeds feeds, StateFeeds states, TimeProvider time, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Device, cancel) is not { } who) return Results.LocalRedirect("~/device");
        who = who with { Language = OpenTalks.Web.LanguageChoice.Of(http) };
        var state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        if (await states.Table(who, cancel) is not { } table) return Results.LocalRedirect("~/device");
        var number = state.SheetOn(state.RoundAt(time.NowMs()), table.Value.Table);
        var sheet = state.MayRead(number, who.Number, time.NowMs())
            ? (SheetSnapshot)feeds.Since(await feeds.Fresh(StreamName.OfSheet(cafe, number), cancel), after: null) : null;
        return Pages.Of<TablePage>(http,
            ("Cafe", cafe), ("Table", table.Value), ("NowMs", table.At), ("Sheet", sheet?.View), ("Names", sheet?.Names),
            ("Boot", JsonSerializer.Serialize(new { table, sheet }, WireJson.Options)));
    }

    /// <summary>The card that a round left on a table, or leaves as things stand: for the table's device, its host and the facilitators.</summary>
    static async Task<IResult> Card(Guid cafe, int table, int? round, HttpContext http, Entrance entrance, Feeds feeds, TimeProvider time, CancellationToken cancel)
    {
        var state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        if (state.Table(table) is not { } there) return Results.NotFound();
        var now = Math.Max(1, state.RoundAt(time.NowMs()));
        var left = Math.Clamp(round ?? now, 1, now);
        var asked = await entrance.Who(http, cafe, Role.Facilitator, cancel) is not null
            || await entrance.Who(http, cafe, Role.Device, cancel) is { } device && state.DeviceTable(device.Number) == table
            || await entrance.Who(http, cafe, Role.Participant, cancel) is { } host && state.Hosts(host.Number, now) == table;
        if (!asked) return Results.NotFound();
        var number = state.SheetOn(left, table);
        var sheet = SheetView.Of((Sheet)(await feeds.Fresh(StreamName.OfSheet(cafe, number), cancel)).State);
        var language = OpenTalks.Web.LanguageChoice.Of(http);
        var question = state.QuestionOfSheet(number) ?? state.QuestionOf(there);
        return Pages.Of<CardPage>(http, ("View", new CardView(
            state.Setup!.Title, there.Number, there.Name, left, question.In(language), question.LanguageFor(language),
            sheet.Card(left), sheet.Asked.GetValueOrDefault(left))));
    }
}
