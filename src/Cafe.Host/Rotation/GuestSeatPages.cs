using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OpenTalks.Cafes;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Rotations;
using OpenTalks.Web.Rotation;

namespace OpenTalks.Host.Rotation;

/// <summary>What a participant may know and say of their own seats, without script.</summary>
static class GuestSeatPages
{
    public static void MapGuestSeats(this IEndpointRouteBuilder pages)
    {
        var cafe = pages.MapGroup("/cafe/{cafe:guid}");
        cafe.MapGet("/why", Why);
        cafe.MapPost("/ready", Ready);
        cafe.MapGet("/choose", async (Guid cafe, HttpContext http, Entrance entrance, Feeds feeds, Persons persons, TimeProvider time, CancellationToken cancel) =>
            await entrance.Who(http, cafe, Role.Participant, cancel) is { } who ? await Choose(http, who, Number(http.Request.Query["round"]), null, feeds, persons, time, cancel) : Results.NotFound());
        cafe.MapPost("/choose", Take);
    }

    static async Task<IResult> Ready(Guid cafe, HttpContext http, [FromForm] int round, Entrance entrance, PageCommands commands, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Participant, cancel) is not { } who) return Results.NotFound();
        var act = new { type = "say-ready", round };
        return await commands.FromForm(http, who, "cafe", id: null, act, $"/cafe/{cafe}");
    }

    static async Task<IResult> Why(Guid cafe, HttpContext http, Entrance entrance, Feeds feeds, Seating seating, TimeProvider time, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Participant, cancel) is not { } who) return Results.NotFound();
        var state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        // The round that runs is asked about most, so it is no history here.
        var (room, history, plan) = await seating.Room(cafe, state, Math.Max(0, state.RoundAt(time.NowMs()) - 1), cancel);
        var reasons = await Task.Run(() => Rotations.Rotation.Why(room, history, state.Arrangement.Rules, plan, who.Number).ToDictionary(reason => reason.Round, reason => reason.Why), cancel);
        return Pages.Of<WhyPage>(http, ("View", new MyReasons(cafe, state.Setup!.Title,
            [.. state.Seating.Keys.Where(round => state.TableOf(who.Number, round) is not null)
                .Select(round => (Round: round, Table: state.Table(state.TableOf(who.Number, round)!.Value)!))
                .Select(stop => new MyReason(stop.Round, stop.Table.Number, stop.Table.Name, reasons.GetValueOrDefault(stop.Round, "past")))])));
    }

    static async Task<IResult> Take(
        Guid cafe, HttpContext http, [FromForm] int round, [FromForm] int table, Entrance entrance, PageCommands commands, Feeds feeds, Persons persons, TimeProvider time, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Participant, cancel) is not { } who) return Results.NotFound();
        var act = new { type = "take-seat", round, table };
        if (await commands.FromForm(who, "cafe", id: null, act) is not { } outcome) return Results.BadRequest();
        return outcome.Refused is { } code ? await Choose(http, who, round, (table, code), feeds, persons, time, cancel) : Results.LocalRedirect($"~/cafe/{cafe}");
    }

    static async Task<IResult> Choose(HttpContext http, Who who, int? asked, (int, string)? refused, Feeds feeds, Persons persons, TimeProvider time, CancellationToken cancel)
    {
        var cafe = (Cafe)(await feeds.Fresh(StreamName.Of(who.Cafe), cancel)).State;
        var running = cafe.RoundAt(time.NowMs());
        var round = asked ?? Math.Max(1, running);
        if (cafe.EndedMs is not null || round < Math.Max(1, running) || round > Math.Min(cafe.Rounds, running + 1) || !cafe.Chooses(who.Number, round))
            return Pages.Of<ChoosePage>(http, ("View", new ChooseView(who.Cafe, null, [])));
        var remote = persons.Of(who.Cafe, who.Number)?.Details.Remote == true;
        return Pages.Of<ChoosePage>(http, refused is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict, ("View", new ChooseView(who.Cafe, round,
            [.. cafe.Setup!.Tables.Where(table => table.Place != (remote ? TablePlace.Room : TablePlace.Remote)).OrderBy(table => table.Number).Select(table => new ChoosableTable(
                table, cafe.QuestionOn(round, table.Number), cafe.FreeSeats(table.Number, round), cafe.TableOf(who.Number, round) == table.Number,
                !cafe.IsOpen(table.Number, round) || cafe.Arrangement.Locked.Contains(table.Number)))], refused)));
    }

    static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
