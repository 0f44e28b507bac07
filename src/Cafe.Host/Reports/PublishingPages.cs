using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Harvests;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.Reports;
using OpenTalks.Web;
using OpenTalks.Web.Reports;

namespace OpenTalks.Host.Reports;

/// <summary>Where a report is made ready, approved, published and withdrawn. Plain forms: each sends the same command as any client.</summary>
static class PublishingPages
{
    public static void Map(IEndpointRouteBuilder cafe)
    {
        cafe.MapGet("/publishing", (Guid cafe, string? template, string? did, HttpContext http, ReportDoor door, Feeds feeds, CancellationToken cancel) =>
            Show(cafe, new Shown(template, did), http, door, feeds, cancel)).RequireAuthorization();
        cafe.MapPost("/publishing", Act).RequireAuthorization();
    }

    /// <param name="Refused">Code of what was refused, with what was typed.</param>
    sealed record Shown(string? Template, string? Did = null, string? Refused = null, IReadOnlyDictionary<string, string>? Typed = null);

    static async Task<IResult> Show(Guid cafe, Shown shown, HttpContext http, ReportDoor door, Feeds feeds, CancellationToken cancel)
    {
        if (await HarvestPages.Harvester(cafe, http, door.Entrance, cancel) is null) return door.TurnedAway(http, cafe);
        // The sheets' versions first: what is written while the page is made has then arrived since.
        var seen = string.Join(' ', (await feeds.Sheets(cafe, cancel)).OrderBy(sheet => sheet.Key).Select(sheet => FormattableString.Invariant($"{sheet.Key}.{sheet.Value.Version}")));
        var edition = (await door.Editions.Of(cafe, 0, LanguageChoice.Of(http), cancel))!;
        var state = await feeds.Cafe(cafe, cancel);
        var harvest = await door.Editions.Harvest(cafe, cancel);
        var templates = await door.Templates.All(cancel);
        var last = harvest.Publications.LastOrDefault()?.Template.Split('/')[0];
        var chosen = templates.FirstOrDefault(kept => kept.Template.Key == (shown.Template ?? last)) ?? templates[0];
        var view = new PublishingView(cafe, edition.Report, [.. templates.Select(kept => kept.Template)], chosen.Template, seen, harvest.Publications, harvest.Readers,
            DuesOf(chosen.Template, state, edition.Report))
        {
            Administers = http.User.IsInRole(InstallationRoles.Administrator), Did = shown.Did, Refused = shown.Refused, Typed = shown.Typed ?? ImmutableDictionary<string, string>.Empty,
            // What is to be published once the form is sent again is a command of its own; sent twice it is one.
            Attempt = Guid.NewGuid().ToString("N"),
        };
        return Pages.Of<PublishingPage>(http, shown.Refused is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict, ("View", view));
    }

    static ImmutableArray<DueDate> DuesOf(ReportTemplate template, Cafe cafe, Report report)
    {
        var setup = cafe.Setup!;
        var closes = cafe.EndedMs ?? report.Facts.DayMs + setup.Phases.Sum(phase => phase.LengthMs);
        DateOnly? meeting = DateOnly.TryParseExact(report.Passages.GetValueOrDefault("meeting-date", ""), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        return [.. template.Deadlines.Select(deadline => DueDate.Of(deadline, closes, meeting, setup.TimeZone))];
    }

    static async Task<IResult> Act(
        Guid cafe, HttpContext http, [FromForm] IFormCollection form, ReportDoor door, Feeds feeds, PageCommands commands, CancellationToken cancel)
    {
        if (await HarvestPages.Harvester(cafe, http, door.Entrance, cancel) is not { } who) return door.TurnedAway(http, cafe);
        var template = form["template"].ToString();
        var harvest = await door.Editions.Harvest(cafe, cancel);
        var act = form["act"].ToString();
        string? refused;
        switch (act)
        {
            case "publish":
                if (await door.Templates.Newest(template, cancel) is not { } chosen) return Results.BadRequest();
                var kept = await door.Templates.Keep(chosen, cancel);
                refused = await Send(form["attempt"], new { type = "publish", version = Version(), seen = Seen(form["seen"].ToString()), template = kept.Name });
                break;
            case "withdraw" or "reinstate":
                refused = await Send(null, new { type = act, version = Version() });
                break;
            case "readers":
                refused = form["readers"].ToString() is "people" or "everybody" ? await Send(null, new { type = "choose-readers", readers = form["readers"].ToString() }) : "readers-unknown";
                break;
            case "divergence":
                refused = await Send(null, new { type = "say-divergence", none = form["none"] == "true" });
                break;
            case "write":
                refused = null;
                foreach (var field in form.Keys.Where(key => key.StartsWith("passage-", StringComparison.Ordinal)))
                {
                    var (passage, text) = (field["passage-".Length..], form[field].ToString().ReplaceLineEndings("\n"));
                    if (harvest.Passages.GetValueOrDefault(passage, "") != text) refused ??= await Send(null, new { type = "write-passage", passage, text });
                }
                break;
            default:
                return Results.BadRequest();
        }
        if (refused is not null)
            return await Show(cafe, new Shown(template, null, refused, form.Keys.Where(key => key.StartsWith("passage-", StringComparison.Ordinal)).ToDictionary(key => key["passage-".Length..], key => form[key].ToString())), http, door, feeds, cancel);
        return Results.LocalRedirect($"~/cafe/{cafe}/publishing?template={Uri.EscapeDataString(template)}&did={act}{(act is "publish" or "withdraw" or "reinstate" ? FormattableString.Invariant($"-{Version()}") : "")}");

        int Version() => int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

        Task<string?> Send(string? id, object what) => commands.Wire(who, Guid.TryParseExact(id, "N", out var known) ? known : Guid.NewGuid(), "harvest", what);
    }

    static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    static object[] Seen(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('.'))
            .Select(one => (Sheet: Number(one[0]), Version: one.Length == 2 ? Number(one[1]) : null))
            .Where(one => one is { Sheet: not null, Version: not null })
            .Select(one => new { sheet = one.Sheet, version = one.Version }),
    ];
}
