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
    }

    static async Task<IResult> Ready(Guid cafe, HttpContext http, [FromForm] int round, Entrance entrance, PageCommands commands, CancellationToken cancel) =>
        await entrance.Who(http, cafe, Role.Participant, cancel) is { } who
            ? await commands.FromForm(http, who, "cafe", id: null, new { type = "say-ready", round }, $"/cafe/{cafe}")
            : Results.NotFound();

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
}
