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
        var show = IdeasView.Shows.Contains(query["show"].ToString()) ? query["show"].ToString() : IdeasView.Shows[0];
        List<KeptIdea> found = [.. (await door.Ideas(state, cafe, cancel))
            .Where(idea => (sheet is null || state.PlaceOf(idea.Sheet)?.Home.Number == sheet) && Shown(idea, show) && DeskDoor.Finds(search, idea.Text, idea.Name, idea.Who))
            .OrderByDescending(idea => idea.Round).ThenBy(idea => idea.Sheet).ThenByDescending(idea => idea.Place)];
        var page = Math.Clamp(DeskDoor.Number(query["page"]) ?? 1, 1, Math.Max(1, (found.Count + IdeasView.PageLength - 1) / IdeasView.PageLength));
        var view = new IdeasView(about, search, sheet, show, page, found.Count, [.. found.Skip((page - 1) * IdeasView.PageLength).Take(IdeasView.PageLength)], DidOf(query, cafe), wrong)
        {
            Asked = show == "all" && search.Length == 0 ? [.. (await door.Asked(state, cafe, cancel)).Where(asked => sheet is null || asked.Table == sheet)] : [],
        };
        return Pages.Of<IdeasPage>(http, wrong is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict, ("View", view));
    }

    static bool Shown(KeptIdea idea, string show) => show switch
    {
        "hidden" => idea.Moderation != Moderation.None,
        "reported" => idea.Reported,
        "waiting" => idea is { Waits: true, Withdrawn: false, Moderation: Moderation.None },
        _ => true,
    };

    static async Task<IResult> Act(Guid cafe, HttpContext http, IFormCollection form, DeskDoor door, CancellationToken cancel)
    {
        if (await door.Enter(http, cafe, cancel) is not { } who) return door.TurnedAway(http, cafe);
        var act = form["do"].ToString();
        if (act == "redact-asked" && DeskDoor.Number(form["sheet"]) is { } asked && DeskDoor.Number(form["round"]) is { } round)
            return await door.Commands.Wire(who, Guid.NewGuid(), $"sheet/{asked}", new { type = act, round }) is { } no
                ? await Show(cafe, http, door, new DeskWrong("asked", no), cancel) : Results.LocalRedirect($"~/cafe/{cafe}/desk/ideas");
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
