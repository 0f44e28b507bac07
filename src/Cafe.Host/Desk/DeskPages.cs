using OpenTalks.Cafes;
using OpenTalks.Host.Cafes;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Web.Desk;

namespace OpenTalks.Host.Desk;

/// <summary>The desk: the list of people, a new one, and who may join. Plain forms, no script.</summary>
static class DeskPages
{
    public static void MapDesk(this IEndpointRouteBuilder pages)
    {
        var desk = pages.MapGroup("/cafe/{cafe:guid}/desk");
        desk.MapGet("", (Guid cafe, HttpContext http, DeskDoor door, JoinCodes codes, CancellationToken cancel) => List(cafe, http, door, codes, null, null, cancel));
        desk.MapPost("/people", Add);
        desk.MapPost("/joining", Joining);
        desk.MapPersons();
        desk.MapIdeas();
        desk.MapPaper();
        desk.MapGet("/log", LogPages.Show);
    }

    static async Task<IResult> List(Guid cafe, HttpContext http, DeskDoor door, JoinCodes codes, PersonDetails? filled, DeskWrong? wrong, CancellationToken cancel)
    {
        if (await door.Enter(http, cafe, cancel) is null) return door.TurnedAway(http, cafe);
        var (state, about) = await door.Look(cafe, cancel);
        var query = http.Request.Query;
        var search = Text.Line(query["q"].ToString());
        var show = DeskView.Shows.Contains(query["show"].ToString()) ? query["show"].ToString() : DeskView.Shows[0];
        List<DeskPerson> found = [.. door.People(state, about).Where(person => Shown(person, show) && Matches(person, search))];
        var page = Math.Clamp(DeskDoor.Number(query["page"]) ?? 1, 1, Math.Max(1, (found.Count + DeskView.PageLength - 1) / DeskView.PageLength));
        var view = new DeskView(
            about, search, show, page, found.Count, [.. found.Skip((page - 1) * DeskView.PageLength).Take(DeskView.PageLength)],
            state.Locked, state.CodeRenewed, JoinCodes.Spoken((await codes.Of(cafe, cancel))!), Guid.NewGuid().ToString("N"), filled, DidOf(query, cafe), wrong);
        return Pages.Of<DeskPage>(http, wrong is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict, ("View", view));
    }

    static bool Shown(DeskPerson person, string show) => show switch
    {
        "here" => !person.Member.Gone,
        "gone" => person.Member.Gone,
        "seatless" => !person.Member.Gone && person.Table is null,
        "phoneless" => !person.Member.Gone && !person.Connected,
        "muted" => person.Member.Muted,
        _ => true,
    };

    /// <summary>A number means that person alone; anything else is looked for in what is said of them.</summary>
    static bool Matches(DeskPerson person, string search) => DeskDoor.Number(search) is { } number
        ? person.Number == number
        : DeskDoor.Finds(search, person.Name, person.Details?.Organisation, person.Details?.Needs);

    static async Task<IResult> Add(Guid cafe, HttpContext http, IFormCollection form, DeskDoor door, JoinCodes codes, CancellationToken cancel)
    {
        if (await door.Enter(http, cafe, cancel) is not { } who) return door.TurnedAway(http, cafe);
        if (PersonForm.Of(form) is not { } details) return await List(cafe, http, door, codes, null, new DeskWrong("add", "text-unreadable"), cancel);
        var attempt = Guid.TryParseExact(form["attempt"], "N", out var known) ? known : Guid.NewGuid();
        var (number, refused) = await door.Commands.Add(who, attempt, new CafeCommand.AddPerson(details), cancel);
        return refused is null
            ? Results.LocalRedirect($"~/cafe/{cafe}/desk/{number}?did=added")
            : await List(cafe, http, door, codes, details, new DeskWrong("add", refused), cancel);
    }

    static async Task<IResult> Joining(Guid cafe, HttpContext http, IFormCollection form, DeskDoor door, JoinCodes codes, CancellationToken cancel)
    {
        if (await door.Enter(http, cafe, cancel) is not { } who) return door.TurnedAway(http, cafe);
        var act = form["do"].ToString();
        var refused = act switch
        {
            "lock" => await door.Commands.Wire(who, Guid.NewGuid(), "cafe", new { type = "lock" }),
            "unlock" => await door.Commands.Wire(who, Guid.NewGuid(), "cafe", new { type = "unlock" }),
            "renew" => await door.Commands.Of(who, Guid.NewGuid(), new CafeCommand.RenewCode(), codes.Renewal(cafe, JoinCodes.New())),
            "restore" => await door.Commands.Of(who, Guid.NewGuid(), new CafeCommand.RestoreCode(), JoinCodes.Restoration(cafe)),
            _ => Outcome.Malformed,
        };
        return refused is null ? Results.LocalRedirect($"~/cafe/{cafe}/desk?did={act}#joining") : await List(cafe, http, door, codes, null, new DeskWrong("joining", refused), cancel);
    }

    static Did? DidOf(IQueryCollection query, Guid cafe)
    {
        var joining = $"/cafe/{cafe}/desk/joining";
        return query["did"].ToString() switch
        {
            "lock" => new Did("lock", "", joining, ("do", "unlock")),
            "unlock" => new Did("unlock", "", joining, ("do", "lock")),
            "renew" => new Did("renew", "", joining, ("do", "restore")),
            "restore" => new Did("restore", "", null),
            "erase" => new Did("erase", "", null),
            _ => null,
        };
    }
}
