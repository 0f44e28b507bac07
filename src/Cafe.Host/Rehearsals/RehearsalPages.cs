using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenTalks.Cafes;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Cafes;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.Host.Operations;
using OpenTalks.People;
using OpenTalks.Sheets;
using OpenTalks.Web.Layout;
using OpenTalks.Web.Rehearsals;

namespace OpenTalks.Host.Rehearsals;

/// <summary>Beginning a rehearsal, looking at it while it runs, stopping it, and taking it away again.</summary>
static class RehearsalPages
{
    public static WebApplicationBuilder AddRehearsals(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RehearsalHall>().AddHostedService(given => given.GetRequiredService<RehearsalHall>());
        builder.Services.AddSingleton<RehearsalDoor>().AddSingleton<RehearsalEraser>().AddSingleton<RehearsalHarvest>();
        builder.Services.AddSingleton<Notice>((scope, address, cancel) => scope.GetRequiredService<RehearsalDoor>().Begin(scope, address, cancel));
        return builder;
    }

    public static void MapRehearsals(this IEndpointRouteBuilder pages)
    {
        pages.MapPost("/rehearsals", Begin).RequireAuthorization(InstallationRoles.Facilitator);
        pages.MapGet("/rehearsal", (HttpContext http, RehearsalDoor door, string? key) =>
            door.Opens(key) ? Pages.Of<RehearsalDoorPage>(http, ("Key", key)) : Results.NotFound());
        pages.MapPost("/rehearsal", Enter);
        var rehearsal = pages.MapGroup("/cafe/{cafe:guid}/rehearsal").RequireAuthorization();
        rehearsal.MapGet("", Show);
        rehearsal.MapPost("/stop", Stop);
        rehearsal.MapPost("/delete", Delete);
    }

    static async Task<IResult> Begin(HttpContext http, RehearsalHall hall, CancellationToken cancel)
    {
        var words = Visit.Of(http).Words;
        var cafe = await hall.Begin(http.User.AccountId()!.Value, http.User.Identity?.Name ?? "", words["rehearsal.cafe"], cancel);
        return Results.LocalRedirect($"~/cafe/{cafe}/rehearsal");
    }

    static async Task<IResult> Enter([FromForm] string? key, RehearsalDoor door, UserManager<Account> accounts, SignInManager<Account> session)
    {
        if (!door.Opens(key)) return Results.NotFound();
        await session.SignInAsync(await RehearsalDoor.Account(accounts), isPersistent: false);
        return Results.LocalRedirect($"~/cafe/{door.Cafe}/rehearsal");
    }

    static async Task<IResult> Show(
        Guid cafe, HttpContext http, Entrance entrance, RehearsalHall hall, Feeds feeds, Persons persons, JoinCodes codes, TimeProvider time, CancellationToken cancel)
    {
        if (await Setup(cafe, http, entrance, feeds, cancel) is not { } setup) return Results.NotFound();
        var state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        var here = state.Programme.At(time.NowMs());
        var length = setup.Phases.Sum(phase => phase.LengthMs);
        var passed = here is { } at ? setup.Phases.Take(at.Phase).Sum(phase => phase.LengthMs) + Math.Min(time.NowMs() - at.BeganMs, setup.Phases[at.Phase].LengthMs) : 0;
        var ideas = (await feeds.Sheets(cafe, cancel)).Values.SelectMany(sheet => ((Sheet)sheet.State).Ideas.Values).Where(idea => !idea.TakenBack).ToList();
        var running = hall.Of(cafe);
        var incidents = running?.Incidents ?? [];
        await persons.Know(cafe, incidents.Select(incident => incident.Number), cancel);
        var view = new RehearsalView(
            cafe, setup.Title, running?.State ?? (state.EndedMs is null ? RehearsalState.Stopped : RehearsalState.Ended),
            here is { } now ? setup.Phases[now.Phase] : null, (int)(passed / 1000), (int)(length / 1000),
            state.People.Values.Count(member => member.Role == Role.Participant), ideas.Count, ideas.Select(idea => idea.Language).Distinct(StringComparer.Ordinal).Count(),
            incidents, incidents.Select(incident => incident.Number).Distinct().ToDictionary(number => number, number => persons.NameOf(cafe, number)), (await codes.Of(cafe, cancel))!);
        if (running is { Runs: true }) http.Response.Headers["Refresh"] = "2";
        return Pages.Of<RehearsalPage>(http, ("View", view));
    }

    static async Task<IResult> Stop(Guid cafe, HttpContext http, Entrance entrance, RehearsalHall hall, Feeds feeds, CancellationToken cancel)
    {
        if (await Setup(cafe, http, entrance, feeds, cancel) is null) return Results.NotFound();
        if (hall.Of(cafe) is { Runs: true } running) await running.Stop();
        return Results.LocalRedirect($"~/cafe/{cafe}/rehearsal");
    }

    static async Task<IResult> Delete(Guid cafe, HttpContext http, Entrance entrance, RehearsalHall hall, RehearsalEraser eraser, Feeds feeds, CancellationToken cancel)
    {
        if (await Setup(cafe, http, entrance, feeds, cancel) is null) return Results.NotFound();
        if (hall.Of(cafe) is { Runs: true } running) await running.Stop();
        await eraser.Erase(cafe, cancel);
        hall.Forget(cafe);
        return Results.LocalRedirect("~/cafes");
    }

    /// <summary>Null unless the café is a rehearsal and whoever asks facilitates it.</summary>
    static async Task<Setup?> Setup(Guid cafe, HttpContext http, Entrance entrance, Feeds feeds, CancellationToken cancel) =>
        await entrance.Who(http, cafe, Role.Facilitator, cancel) is not null && (await feeds.Cafe(cafe, cancel)).Setup is { Rehearsal: true } setup ? setup : null;
}
