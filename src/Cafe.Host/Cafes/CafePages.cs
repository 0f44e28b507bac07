using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using OpenTalks.Cafes;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.Host.Moves;
using OpenTalks.People;
using OpenTalks.Sheets;
using OpenTalks.Web;
using OpenTalks.Web.Cafes;
using OpenTalks.Web.Layout;

namespace OpenTalks.Host.Cafes;

/// <summary>A facilitator's cafés: the list, and opening one from a preset or like one that was.</summary>
static class CafePages
{
    public static void MapCafes(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/cafes", List).RequireAuthorization();
        var own = pages.MapGroup("/cafes").RequireAuthorization(InstallationRoles.Facilitator);
        own.MapPost("", Open);
        own.MapGet("/new", async (HttpContext http, string? like, CafeRoles roles, Feeds feeds, CancellationToken cancel) =>
            await Show(http, new OpenView("", like is null ? Presets.Keys[0] : Again, Attribution.Open, NewAttempt(), [], like), roles, feeds, cancel));
    }

    const string Again = "again";

    static async Task<IResult> List(HttpContext http, CafeRoles roles, Feeds feeds, JoinCodes codes, TimeProvider time, CancellationToken cancel)
    {
        var lines = new List<(int Order, long Started, CafeLine Line)>();
        foreach (var cafe in (await roles.OfAccount(http.User.AccountId()!.Value, cancel)).GroupBy(given => given.Cafe, given => given.Role))
        {
            var state = await feeds.Cafe(cafe.Key, cancel);
            if (state.Setup is not { } setup) continue;
            var ideas = (await feeds.Sheets(cafe.Key, cancel)).Values.Sum(sheet => ((Sheet)sheet.State).Ideas.Values.Count(idea => !idea.TakenBack));
            var facilitates = cafe.Contains(InstallationRoles.Facilitator);
            var how = state.EndedMs is not null ? "closed" : state.Programme.Run is not null ? "running" : "ready";
            lines.Add((how switch { "running" => 0, "ready" => 1, _ => 2 }, state.BeganMs(0, time.NowMs()) ?? setup.PlannedStartMs ?? long.MaxValue, new CafeLine(
                setup.Title, $"/cafe/{cafe.Key}/{(setup.Rehearsal ? "rehearsal" : facilitates ? "console" : "harvest")}", JoinCodes.Spoken((await codes.Of(cafe.Key, cancel))!), how,
                CafeTime.Of(setup)?.From, state.Participants.Count(), ideas,
                facilitates && !setup.Rehearsal && how != "closed" ? $"/cafe/{cafe.Key}/setup" : null,
                facilitates && !setup.Rehearsal ? $"/cafes/new?like={cafe.Key}" : null,
                facilitates && Moving.MayLeave(state) ? $"/cafe/{cafe.Key}/move" : null)));
        }
        return Pages.Of<CafesPage>(http, ("View", new CafesView([.. lines.OrderBy(line => line.Order).ThenByDescending(line => line.Started).Select(line => line.Line)], http.User.IsInRole(InstallationRoles.Facilitator))));
    }

    static async Task<IResult> Open(
        HttpContext http, [FromForm] string? attempt, [FromForm] string? title, [FromForm] string? preset, [FromForm] string? like, [FromForm] string? attribution,
        PageCommands commands, JoinCodes codes, CafeRoles roles, Feeds feeds, CancellationToken cancel)
    {
        if (!AttributionWords.All.Contains(attribution)) return Results.BadRequest();
        var mode = Enum.GetValues<Attribution>().First(mode => mode.Name() == attribution);
        var named = title ?? "";
        preset ??= Presets.Keys[0];
        var view = new OpenView(Text.IsStorable(named) ? named : "", preset, mode, NewAttempt(), [], like);
        if (!Text.IsStorable(named)) return await Show(http, view with { Refused = "text-unreadable" }, roles, feeds, cancel);
        var setup = preset == Again
            ? (await Past(http, roles, feeds, cancel)).Where(past => $"{past.Id}" == like).Select(past => Presets.Again(past.Setup, named, mode)).FirstOrDefault()
            : Presets.Of(preset, named, mode, LanguageChoice.Of(http));
        if (setup is null) return Results.BadRequest();

        // The café's id follows from the attempt, so a form sent twice opens one café.
        if (!Guid.TryParseExact(attempt, "N", out var id)) id = Guid.NewGuid();
        var account = http.User.AccountId()!.Value;
        var cafe = PageCommands.IdOf($"cafe/{account:N}/{id:N}");
        var facilitator = new PersonDetails(http.User.Identity?.Name ?? "");
        var outcome = await commands.Open(cafe, id, new CafeCommand.Open(setup, facilitator, account), codes.Row(cafe, JoinCodes.New()));
        if (outcome.Refused is { } refused) return await Show(http, view with { Refused = refused }, roles, feeds, cancel);
        await roles.Grant(cafe, account, InstallationRoles.Facilitator, cancel);
        return Results.LocalRedirect($"~/cafe/{cafe}/setup");
    }

    static async Task<IResult> Show(HttpContext http, OpenView view, CafeRoles roles, Feeds feeds, CancellationToken cancel)
    {
        var past = (await Past(http, roles, feeds, cancel)).Select(cafe => new PastCafe($"{cafe.Id}", cafe.Setup.Title, CafeTime.Of(cafe.Setup)?.From));
        return Pages.Of<OpenPage>(http, view.Refused is null ? 200 : 400, ("View", view with { Past = [.. past] }));
    }

    /// <summary>Cafés that the account facilitates or has facilitated, the newest first.</summary>
    static async Task<IReadOnlyList<(Guid Id, Setup Setup)>> Past(HttpContext http, CafeRoles roles, Feeds feeds, CancellationToken cancel)
    {
        var past = new List<(Guid, Setup)>();
        foreach (var given in (await roles.OfAccount(http.User.AccountId()!.Value, cancel)).Where(given => given.Role == InstallationRoles.Facilitator))
            if ((await feeds.Cafe(given.Cafe, cancel)).Planned is { Rehearsal: false } setup) past.Add((given.Cafe, setup));
        return [.. past.OrderByDescending(cafe => cafe.Item2.PlannedStartMs ?? 0)];
    }

    static string NewAttempt() => Guid.NewGuid().ToString("N");
}
