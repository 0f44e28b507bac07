using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OpenTalks.Cafes;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Sheets;
using OpenTalks.Web.Cafes;

namespace OpenTalks.Host.Cafes;

/// <summary>A facilitator's cafés: the list, and opening one from the preset.</summary>
static class CafePages
{
    public static void MapCafes(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/cafes", List).RequireAuthorization();
        var own = pages.MapGroup("/cafes").RequireAuthorization(InstallationRoles.Facilitator);
        own.MapPost("", Open);
        own.MapGet("/new", (HttpContext http, string? people) =>
            Show(http, new OpenView(Presets.ItuEvening2013("", Attribution.Open), Guid.NewGuid().ToString("N"), People: people)));
    }

    static async Task<IResult> List(HttpContext http, CafeRoles roles, Feeds feeds, JoinCodes codes, TimeProvider time, CancellationToken cancel)
    {
        var lines = new List<(long Started, CafeLine Line)>();
        foreach (var cafe in (await roles.OfAccount(http.User.AccountId()!.Value, cancel)).GroupBy(given => given.Cafe, given => given.Role))
        {
            var state = await feeds.Cafe(cafe.Key, cancel);
            if (state.Setup is not { } setup) continue;
            var ideas = (await feeds.Sheets(cafe.Key, cancel)).Values.Sum(sheet => ((Sheet)sheet.State).Ideas.Values.Count(idea => !idea.TakenBack));
            lines.Add((state.BeganMs(0, time.NowMs()) ?? long.MaxValue, new CafeLine(
                setup.Title, $"/cafe/{cafe.Key}/{(setup.Rehearsal ? "rehearsal" : cafe.Contains(InstallationRoles.Facilitator) ? "console" : "harvest")}",
                JoinCodes.Spoken((await codes.Of(cafe.Key, cancel))!),
                state.EndedMs is not null ? "closed" : state.Programme.Run is not null ? "running" : "ready",
                CafeTime.Of(setup)?.From, state.People.Values.Count(member => member.Role == Role.Participant), ideas)));
        }
        return Pages.Of<CafesPage>(http, ("View", new CafesView([.. lines.OrderByDescending(line => line.Started).Select(line => line.Line)])));
    }

    static async Task<IResult> Open(
        HttpContext http, [FromForm] string? attempt, [FromForm] string? title, [FromForm] string? date, [FromForm] string? time, [FromForm] string? attribution,
        PageCommands commands, JoinCodes codes, CafeRoles roles, CancellationToken cancel)
    {
        if (attribution is not ("open" or "chatham-house")) return Results.BadRequest();
        var mode = attribution == "open" ? Attribution.Open : Attribution.ChathamHouse;
        var setup = Presets.ItuEvening2013(title ?? "", mode);
        setup = setup with { PlannedStartMs = StartMs(date, time, setup.TimeZone) };
        if (!Text.IsStorable(setup.Title)) return Show(http, new OpenView(setup with { Title = "" }, Guid.NewGuid().ToString("N"), date, time, "text-unreadable"));

        // The café's id follows from the attempt, so a form sent twice opens one café.
        if (!Guid.TryParseExact(attempt, "N", out var id)) id = Guid.NewGuid();
        var account = http.User.AccountId()!.Value;
        var cafe = PageCommands.IdOf($"cafe/{account:N}/{id:N}");
        var facilitator = new PersonDetails(http.User.Identity?.Name ?? "");
        var outcome = await commands.Open(cafe, id, new CafeCommand.Open(setup, facilitator, account), codes.Row(cafe, JoinCodes.New()));
        if (outcome.Refused is { } refused) return Show(http, new OpenView(setup, Guid.NewGuid().ToString("N"), date, time, refused));
        await roles.Grant(cafe, account, InstallationRoles.Facilitator, cancel);
        return Results.LocalRedirect($"~/cafe/{cafe}/console");
    }

    static IResult Show(HttpContext http, OpenView view) => Pages.Of<OpenPage>(http, view.Refused is null ? 200 : 400, ("View", view));

    static long? StartMs(string? date, string? time, string zone)
    {
        if (!DateTime.TryParseExact($"{date} {time}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return null;
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        return new DateTimeOffset(local, place.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }
}
