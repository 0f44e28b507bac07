using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using OpenTalks.Cafes;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Sheets;
using OpenTalks.Web.Cafes;

namespace OpenTalks.Host.Cafes;

/// <summary>A participant's one page: it says what to do now, and holds the sheet when it is time to write.</summary>
static class PhonePages
{
    public static void MapPhone(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/cafe/{cafe:guid}", Show);
        pages.MapPost("/cafe/{cafe:guid}/arrivals", Arrive);
        pages.MapPost("/cafe/{cafe:guid}/leave", Leave);
        pages.MapGet("/left", (HttpContext http) => Pages.Of<LeftPage>(http));
    }

    /// <summary>"I'm at the table" where no script runs.</summary>
    static async Task<IResult> Arrive(Guid cafe, HttpContext http, [FromForm] int round, Entrance entrance, PageCommands commands, CancellationToken cancel) =>
        await entrance.Who(http, cafe, Role.Participant, cancel) is { } who
            ? await commands.FromForm(http, who, "cafe", id: null, new { type = "arrive", round }, $"/cafe/{cafe}")
            : Results.NotFound();

    /// <summary>The seat is given away and this browser is nobody any more; whoever left comes back with their code.</summary>
    static async Task<IResult> Leave(Guid cafe, HttpContext http, Entrance entrance, PageCommands commands, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Participant, cancel) is not { } who) return Results.NotFound();
        await commands.FromForm(http, who, "cafe", id: null, new { type = "leave" }, "/left");
        Entrance.Dismiss(http, cafe);
        return Results.LocalRedirect("~/left");
    }

    static async Task<IResult> Show(
        Guid cafe, HttpContext http, Entrance entrance, Feeds feeds, StateFeeds states, ClaimCodes codes, TimeProvider time, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Participant, cancel) is not { } who) return Results.NotFound();
        who = who with { Language = OpenTalks.Web.LanguageChoice.Of(http) };
        var state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        var me = await states.Me(who, cancel);
        var sheet = me.Value.Route.FirstOrDefault(stop => stop.Round == Math.Max(1, state.RoundAt(time.NowMs()))) is { } stop
            && state.MayRead(stop.Sheet, who.Number, time.NowMs())
            ? (SheetSnapshot)feeds.Since(await feeds.Fresh(StreamName.OfSheet(cafe, stop.Sheet), cancel), after: null) : null;
        var code = JoinCodes.Spoken(codes.Of(cafe, who.Number));
        return Pages.Of<PhonePage>(http,
            ("Cafe", cafe), ("Me", me.Value), ("Sheet", sheet?.View), ("Names", sheet?.Names), ("Code", code),
            ("Boot", JsonSerializer.Serialize(new { me, sheet, code }, WireJson.Options)));
    }
}
