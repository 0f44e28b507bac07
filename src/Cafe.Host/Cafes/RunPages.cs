using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using OpenTalks.Cafes;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.Host.Operations;
using OpenTalks.Host.Rotation;
using OpenTalks.People;
using OpenTalks.Web.Cafes;

namespace OpenTalks.Host.Cafes;

/// <summary>The facilitator's pages of one café: the console, its buttons without script, and who is there.</summary>
static class RunPages
{
    public static void MapRunning(this IEndpointRouteBuilder pages)
    {
        var cafe = pages.MapGroup("/cafe/{cafe:guid}").RequireAuthorization();
        cafe.MapGet("/console", Console);
        cafe.MapPost("/programme", Programme);
        cafe.MapGet("/people", (Guid cafe, HttpContext http, Entrance entrance, Feeds feeds, Persons persons, Presence presence, TimeProvider time, CancellationToken cancel) =>
            People(cafe, http, entrance, feeds, persons, presence, time, invitation: null, cancel));
        cafe.MapPost("/people", Invite);
    }

    static async Task<IResult> Console(
        Guid cafe, HttpContext http, Entrance entrance, Feeds feeds, StateFeeds states, JoinCodes codes, PublicAddress address, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Facilitator, cancel) is not { } who) return Results.NotFound();
        var state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        var overview = await states.Overview(cafe, cancel);
        var code = (await codes.Of(cafe, cancel))!;
        var join = $"{address.Value}/j/{code}";
        var qr = Qr.Of(join);
        return Pages.Of<ConsolePage>(http,
            ("Cafe", cafe), ("Me", who.Number), ("Setup", state.Setup!), ("Overview", overview.Value), ("Code", JoinCodes.Spoken(code)), ("JoinAddress", join),
            ("QrSvgPath", qr.Path), ("QrSize", qr.Size), ("Boot", JsonSerializer.Serialize(new { overview }, WireJson.Options)));
    }

    /// <summary>The console's buttons where no script runs: the same commands by the same way.</summary>
    static async Task<IResult> Programme(
        Guid cafe, HttpContext http, IFormCollection form, Entrance entrance, PageCommands commands, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Facilitator, cancel) is not { } who) return Results.NotFound();
        var id = form["id"].ToString();
        return await commands.FromForm(http, who, "cafe", id, Said(form["do"].ToString(), form, id), $"/cafe/{cafe}/console");
    }

    /// <summary>What a form of the console says, as the wire has it.</summary>
    static object Said(string act, IFormCollection form, string id)
    {
        long Of(string name) => Number(form[name]);
        return act switch
        {
            "extend" => new { type = act, phase = Of("phase"), byMs = Of("byMs") },
            "start" or "end" => new { type = act },
            "take-help" or "finish-help" => new { type = act, help = Of("help") },
            "announce" => new { type = act, message = Guid.TryParseExact(id, "N", out var made) ? made : Guid.NewGuid(), texts = new Dictionary<string, string> { [""] = form["text"].ToString() }, tables = form["table"].ToString() is "" ? [] : new[] { Of("table") } },
            "withdraw-message" => new { type = act, message = form["message"].ToString() },
            "insert-round" or "drop-round" => new { type = act, round = Of("round") },
            "undo-act" => new { type = act, act = Of("act") },
            "quiet-wall" => new { type = act, quiet = form["quiet"] == "yes" },
            "choose-signals" => new { type = act, ways = new { sound = form["ways"].Contains("sound"), text = form["ways"].Contains("text"), colour = form["ways"].Contains("colour"), vibration = form["ways"].Contains("vibration") } },
            _ => new { type = act, phase = Of("phase") },
        };
    }

    static async Task<IResult> Invite(
        Guid cafe, HttpContext http, [FromForm] string? role, Entrance entrance, Feeds feeds, Persons persons, Presence presence, TimeProvider time, Invitations invitations, PublicAddress address,
        CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Facilitator, cancel) is null) return Results.NotFound();
        var given = role == InstallationRoles.Facilitator ? InstallationRoles.Facilitator : InstallationRoles.Rapporteur;
        var secret = await invitations.Invite(http.User.AccountId()!.Value, [given], (cafe, given), cancel);
        return await People(cafe, http, entrance, feeds, persons, presence, time, new CafeInvitation(given, $"{address.Value}/accept#{secret}"), cancel);
    }

    static async Task<IResult> People(
        Guid cafe, HttpContext http, Entrance entrance, Feeds feeds, Persons persons, Presence presence, TimeProvider time, CafeInvitation? invitation, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Facilitator, cancel) is null) return Results.NotFound();
        var state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        await persons.Know(cafe, state.People.Keys, cancel);
        var absentees = new Absentees(state, time.NowMs(), presence.Of(cafe));
        var view = new PeopleView(cafe, state.Setup!.Title,
            [.. state.People.Where(member => state.RoleOf(member.Key) != Role.Stranger).Select(member => new PersonLine(member.Key, persons.NameOf(cafe, member.Key), member.Value.Role, member.Value.Gone)
                {
                    Missing = state.EndedMs is null && member.Value is { Role: Role.Participant, Gone: false } ? absentees.Line(member.Key) : null,
                })], absentees.AskedFor, invitation);
        return Pages.Of<PeoplePage>(http, ("View", view));
    }

    static long Number(string? text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
