using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using OpenTalks.Cafes;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Web.Cafes;
using OpenTalks.Web.Home;

namespace OpenTalks.Host.Cafes;

/// <summary>Coming in: the code, then a name. No account, no app.</summary>
static class JoinPages
{
    /// <summary>Wrong codes of cards from one address in ten minutes.</summary>
    const int MostCards = 30;

    public static void MapJoining(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/j", (string? code) => JoinCodes.Tidied(code) is { } tidied
            ? Results.LocalRedirect($"~/j/{tidied}") : Results.LocalRedirect($"~/j/{Uri.EscapeDataString(code is { Length: > 0 and <= 40 } ? code : "-")}"));
        pages.MapGet("/j/{code}", Show);
        pages.MapPost("/j/{code}", Join);
        pages.MapGet("/j/{code}/at/{table:int}", Show);
        pages.MapPost("/j/{code}/card", Claim);
    }

    static async Task<IResult> Show(
        string code, int? table, string? card, HttpContext http, JoinCodes codes, Feeds feeds, Entrance entrance, Guesses guesses, CancellationToken cancel)
    {
        var (cafe, state, wrong) = await Find(code, http, codes, feeds, entrance, guesses, cancel);
        if (wrong is not null) return wrong;
        if (entrance.Guest(http, cafe) is { } number && state!.RoleOf(number) == Role.Participant) return Results.LocalRedirect(Phone(cafe, table));
        if (state!.EndedMs is not null) return Back(http, code, "cafe-closed");
        if (state.Locked) return Back(http, code, "cafe-locked");
        return Form(http, code, state, Guid.NewGuid().ToString("N"), null, null, card is { Length: > 0 and <= 20 } ? card : null, table);
    }

    /// <summary>Somebody who was on a list, or comes back on another phone: the code on the card makes it theirs.</summary>
    static async Task<IResult> Claim(
        string code, HttpContext http, [FromForm] string? card, JoinCodes codes, ClaimCodes cards, Feeds feeds, Entrance entrance, PageCommands commands, Tries tries, Guesses guesses, CancellationToken cancel)
    {
        var (cafe, state, wrong) = await Find(code, http, codes, feeds, entrance, guesses, cancel);
        if (wrong is not null) return wrong;
        var from = $"card/{http.Connection.RemoteIpAddress}";
        if (tries.Wait(from, MostCards) is not null) return Form(http, code, state!, Guid.NewGuid().ToString("N"), null, "too-many-tries", "");
        var typed = card is { Length: > 0 and <= 20 } && Text.IsStorable(card) ? card : "-";
        var number = JoinCodes.Tidied(typed) is { } tidied ? cards.Find(cafe, tidied, state!.People.Where(member => member.Value.Role == Role.Participant).Select(member => member.Key)) : null;
        if (number is null)
        {
            tries.Wrong(from);
            return Form(http, code, state!, Guid.NewGuid().ToString("N"), null, "claim-unknown", typed);
        }
        var refused = await commands.Claim(cafe, number.Value);
        if (refused is not null) return Back(http, code, refused);
        entrance.Admit(http, cafe, number.Value);
        return Results.LocalRedirect($"~/cafe/{cafe}");
    }

    static async Task<IResult> Join(
        string code, HttpContext http, [FromForm] string? attempt, [FromForm] string? name, [FromForm] string? place, [FromForm] string? group,
        [FromForm] string? organisation, [FromForm] string? region, [FromForm] string? needs, [FromForm] int? at,
        JoinCodes codes, Feeds feeds, Entrance entrance, PageCommands commands, Persons persons, Guesses guesses, CancellationToken cancel)
    {
        var (cafe, state, wrong) = await Find(code, http, codes, feeds, entrance, guesses, cancel);
        if (wrong is not null) return wrong;
        var details = new PersonDetails(name ?? "", place == "remote", Said(group), Said(organisation), Said(region), [.. http.Request.Form["languages"].OfType<string>()], Said(needs));
        if (!Guid.TryParseExact(attempt, "N", out var id)) id = Guid.NewGuid();
        string?[] texts = [name, organisation, needs];
        if (texts.Any(text => text is not null && !Text.IsStorable(text))) return Form(http, code, state!, attempt, details, "text-unreadable", table: at);

        if (await LooksLikeStaff(cafe, state!, details.Name, persons, cancel)) return Form(http, code, state!, Guid.NewGuid().ToString("N"), details, "name-of-facilitator", table: at);
        var (number, refused) = await commands.Come(cafe, id, new CafeCommand.Join(details), cancel);
        if (refused is "cafe-closed" or "cafe-full" or "cafe-locked") return Back(http, code, refused);
        // A form that was corrected is another content, so it gets another id.
        if (refused is not null) return Form(http, code, state!, Guid.NewGuid().ToString("N"), details, refused, table: at);
        entrance.Admit(http, cafe, number);
        return Results.LocalRedirect(Phone(cafe, at));
    }

    /// <summary>Whether a name can be taken for that of somebody who runs the café.</summary>
    static async Task<bool> LooksLikeStaff(Guid cafe, Cafe state, string name, Persons persons, CancellationToken cancel)
    {
        List<int> staff = [.. state.People.Where(member => member.Value.Role is Role.Facilitator or Role.Rapporteur).Select(member => member.Key)];
        await persons.Know(cafe, staff, cancel);
        return staff.Any(number => Lookalikes.Same(persons.NameOf(cafe, number), name));
    }

    static async Task<(Guid Cafe, Cafe? State, IResult? Wrong)> Find(
        string code, HttpContext http, JoinCodes codes, Feeds feeds, Entrance entrance, Guesses guesses, CancellationToken cancel)
    {
        var from = http.Connection.RemoteIpAddress;
        if (!await guesses.May(from, cancel)) return (default, null, Back(http, code, "too-many-tries", StatusCodes.Status429TooManyRequests));
        if (JoinCodes.Tidied(code) is { } tidied && await codes.Find(tidied, cancel) is { } cafe)
        {
            var state = await feeds.Cafe(cafe, cancel);
            // Whoever was there has a cookie and goes on to their phone; to everybody else a café that is over is none.
            if (state.EndedMs is null || entrance.Guest(http, cafe) is not null) return (cafe, state, null);
        }
        guesses.Wrong(from);
        return (default, null, Back(http, code, "cafe-unknown", StatusCodes.Status404NotFound));
    }

    /// <summary>The phone's page; with the table whose sign was read, which makes no device and is asked about there.</summary>
    static string Phone(Guid cafe, int? table) => table is { } at ? $"~/cafe/{cafe}?at={at}" : $"~/cafe/{cafe}";

    static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    static IResult Form(HttpContext http, string code, Cafe cafe, string? attempt, PersonDetails? filled, string? refused, string? card = null, int? table = null) =>
        Pages.Of<JoinPage>(http, refused is null ? 200 : 400, ("View", new JoinView(code, cafe.Setup!, attempt ?? "", filled, refused, card, table)));

    static IResult Back(HttpContext http, string code, string refused, int status = StatusCodes.Status409Conflict) =>
        Pages.Of<HomePage>(http, status, ("View", new HomeView(code == "-" ? "" : code, refused)));
}
