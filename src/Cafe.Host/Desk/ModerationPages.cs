using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.Sheets;
using OpenTalks.Web.Desk;

namespace OpenTalks.Host.Desk;

/// <summary>The ideas of a café as whoever keeps order sees them: searched, hidden, shown again, redacted for good.</summary>
static class ModerationPages
{
    public static void MapIdeas(this RouteGroupBuilder desk)
    {
        desk.MapGet("/ideas", (Guid cafe, HttpContext http, DeskDoor door, CancellationToken cancel) => Show(cafe, http, door, null, cancel));
        desk.MapPost("/ideas", Act);
    }

    static async Task<IResult> Show(Guid cafe, HttpContext http, DeskDoor door, DeskWrong? wrong, CancellationToken cancel)
    {
        if (await door.Enter(http, cafe, cancel) is null) return door.TurnedAway(http, cafe);
        var (state, about) = await door.Look(cafe, cancel);
        var query = http.Request.Query;
        var search = Text.Line(query["q"].ToString());
        var sheet = DeskDoor.Number(query["sheet"]);
        var show = query["show"] == "hidden" ? "hidden" : "all";
        List<KeptIdea> found = [.. (await door.Ideas(state, cafe, cancel))
            .Where(idea => (sheet is null || state.PlaceOf(idea.Sheet)?.Home.Number == sheet) && (show == "all" || idea.Moderation != Moderation.None) && DeskDoor.Finds(search, idea.Text, idea.Name, idea.Who))
            .OrderByDescending(idea => idea.Round).ThenBy(idea => idea.Sheet).ThenByDescending(idea => idea.Place)];
        var page = Math.Clamp(DeskDoor.Number(query["page"]) ?? 1, 1, Math.Max(1, (found.Count + IdeasView.PageLength - 1) / IdeasView.PageLength));
        var view = new IdeasView(about, search, sheet, show, page, found.Count, [.. found.Skip((page - 1) * IdeasView.PageLength).Take(IdeasView.PageLength)], DidOf(query, cafe), wrong);
        return Pages.Of<IdeasPage>(http, wrong is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict, ("View", view));
    }

    static async Task<IResult> Act(Guid cafe, HttpContext http, IFormCollection form, DeskDoor door, CancellationToken cancel)
    {
        if (await door.Enter(http, cafe, cancel) is not { } who) return door.TurnedAway(http, cafe);
        var act = form["do"].ToString();
        if (act is not ("hide" or "show" or "redact") || !Guid.TryParse(form["idea"], out var idea) || DeskDoor.Number(form["sheet"]) is not { } sheet) return Results.BadRequest();
        if (await door.Commands.Wire(who, Guid.NewGuid(), $"sheet/{sheet}", new { type = act, idea }) is { } refused)
            return await Show(cafe, http, door, new DeskWrong($"{idea}", refused), cancel);
        var (state, _) = await door.Look(cafe, cancel);
        var name = (await door.Ideas(state, cafe, cancel)).First(kept => kept.Id == idea).Name;
        return Results.LocalRedirect($"~/cafe/{cafe}/desk/ideas?did={act}&idea={idea}&name={name}");
    }

    static Did? DidOf(IQueryCollection query, Guid cafe)
    {
        var act = $"/cafe/{cafe}/desk/ideas";
        if (!Guid.TryParse(query["idea"], out var idea) || query["name"].ToString().Split('-') is not [var sheet, var place] || DeskDoor.Number(sheet) is null || DeskDoor.Number(place) is null) return null;
        return query["did"].ToString() switch
        {
            "hide" => new Did("hide", $"{sheet}-{place}", act, ("do", "show"), ("sheet", sheet), ("idea", $"{idea}")),
            "show" => new Did("show", $"{sheet}-{place}", act, ("do", "hide"), ("sheet", sheet), ("idea", $"{idea}")),
            "redact" => new Did("redact", $"{sheet}-{place}", null),
            _ => null,
        };
    }
}
