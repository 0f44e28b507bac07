using OpenTalks.Cafes;
using OpenTalks.Host.Cafes;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Sheets;
using OpenTalks.Web.Desk;

namespace OpenTalks.Host.Desk;

/// <summary>One person at the desk: their details, card, seat, doubles, and what a facilitator can do about them.</summary>
static class PersonPages
{
    public static void MapPersons(this RouteGroupBuilder desk)
    {
        desk.MapGet("/{number:int}", (Guid cafe, int number, HttpContext http, DeskDoor door, ClaimCodes codes, CancellationToken cancel) => Show(cafe, number, http, door, codes, null, null, cancel));
        desk.MapPost("/{number:int}/details", Correct);
        desk.MapPost("/{number:int}/merge", Merge);
        desk.MapPost("/{number:int}/do", Act);
    }

    static async Task<IResult> Show(Guid cafe, int number, HttpContext http, DeskDoor door, ClaimCodes codes, PersonDetails? filled, DeskWrong? wrong, CancellationToken cancel)
    {
        if (await door.Enter(http, cafe, cancel) is null) return door.TurnedAway(http, cafe);
        var (state, about) = await door.Look(cafe, cancel);
        // A double's page is that of the person it is of.
        if (state.IsDouble(number)) return Results.LocalRedirect($"~/cafe/{cafe}/desk/{state.Same(number)}{http.Request.QueryString}");
        if (door.People(state, about).FirstOrDefault(person => person.Number == number) is not { } person) return Results.NotFound();
        var ideas = state.KeepsAuthors ? (await door.Ideas(state, cafe, cancel)).Count(idea => idea.By == number) : 0;
        var view = new PersonView(
            about, person, JoinCodes.Spoken(codes.Of(cafe, number)),
            [.. Enumerable.Range(1, state.Rounds).Select(round => (round, state.TableOf(number, round))).Where(stop => stop.Item2 is not null).Select(stop => (stop.round, stop.Item2!.Value))],
            [.. state.NumbersOf(number).Where(other => other != number)], ideas,
            filled ?? person.Details ?? new PersonDetails(""), DidOf(http.Request.Query, cafe, number), wrong);
        return Pages.Of<PersonPage>(http, wrong is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict, ("View", view));
    }

    static async Task<IResult> Correct(Guid cafe, int number, HttpContext http, IFormCollection form, DeskDoor door, ClaimCodes codes, CancellationToken cancel)
    {
        if (await door.Enter(http, cafe, cancel) is not { } who) return door.TurnedAway(http, cafe);
        if (PersonForm.Of(form) is not { } details) return await Show(cafe, number, http, door, codes, null, new DeskWrong("details", "text-unreadable"), cancel);
        var refused = await door.Commands.Of(who, Guid.NewGuid(), new CafeCommand.CorrectPerson(number, details));
        return refused is null ? Back(cafe, number, "corrected") : await Show(cafe, number, http, door, codes, details, new DeskWrong("details", refused), cancel);
    }

    static async Task<IResult> Merge(Guid cafe, int number, HttpContext http, IFormCollection form, DeskDoor door, ClaimCodes codes, CancellationToken cancel)
    {
        if (await door.Enter(http, cafe, cancel) is not { } who) return door.TurnedAway(http, cafe);
        var drop = DeskDoor.Number(form["drop"]) ?? 0;
        var type = form["do"] == "split" ? "split-people" : "merge-people";
        var refused = await door.Commands.Wire(who, Guid.NewGuid(), "cafe", new { type, keep = number, drop });
        return refused is null
            ? Results.LocalRedirect($"~/cafe/{cafe}/desk/{number}?did={(type == "split-people" ? "split" : "merge")}&drop={drop}")
            : await Show(cafe, number, http, door, codes, null, new DeskWrong("merge", refused), cancel);
    }

    static async Task<IResult> Act(Guid cafe, int number, HttpContext http, IFormCollection form, DeskDoor door, ClaimCodes codes, CancellationToken cancel)
    {
        if (await door.Enter(http, cafe, cancel) is not { } who) return door.TurnedAway(http, cafe);
        var act = form["do"].ToString();
        var type = act switch { "mute" or "unmute" => act, "gone" => "mark-gone", "back" => "mark-back", "erase" => "erase-person", _ => "" };
        if (type.Length == 0) return Results.BadRequest();
        var refused = await door.Commands.Wire(who, Guid.NewGuid(), "cafe", new { type, number });
        if (refused is not null) return await Show(cafe, number, http, door, codes, null, new DeskWrong(act, refused), cancel);
        if (act == "mute" && form["hide"] == "yes") await HideAll(cafe, number, who, door, cancel);
        return act == "erase" ? Results.LocalRedirect($"~/cafe/{cafe}/desk?did=erase") : Back(cafe, number, act);
    }

    /// <summary>One act against somebody who floods a sheet: all they wrote goes out of sight. Only an open café knows what that is.</summary>
    static async Task HideAll(Guid cafe, int number, Who who, DeskDoor door, CancellationToken cancel)
    {
        var (state, _) = await door.Look(cafe, cancel);
        var theirs = (await door.Ideas(state, cafe, cancel)).Where(idea => idea.Moderation == Moderation.None && idea.By == number);
        await Task.WhenAll(theirs.Select(idea => door.Commands.Wire(who, Guid.NewGuid(), $"sheet/{idea.Sheet}", new { type = "hide", idea = idea.Id })));
    }

    static IResult Back(Guid cafe, int number, string did) => Results.LocalRedirect($"~/cafe/{cafe}/desk/{number}?did={did}");

    static Did? DidOf(IQueryCollection query, Guid cafe, int number)
    {
        var act = $"/cafe/{cafe}/desk/{number}/do";
        var merge = $"/cafe/{cafe}/desk/{number}/merge";
        return query["did"].ToString() switch
        {
            "added" => new Did("added", $"{number}", null),
            "corrected" => new Did("corrected", $"{number}", null),
            "mute" => new Did("mute", $"{number}", act, ("do", "unmute")),
            "unmute" => new Did("unmute", $"{number}", act, ("do", "mute")),
            "gone" => new Did("gone", $"{number}", act, ("do", "back")),
            "back" => new Did("back", $"{number}", act, ("do", "gone")),
            "merge" when DeskDoor.Number(query["drop"]) is { } drop => new Did("merge", $"{drop}", merge, ("do", "split"), ("drop", $"{drop}")),
            "split" when DeskDoor.Number(query["drop"]) is { } drop => new Did("split", $"{drop}", merge, ("do", "merge"), ("drop", $"{drop}")),
            _ => null,
        };
    }
}
