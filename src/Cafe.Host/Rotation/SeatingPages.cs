using System.Globalization;
using OpenTalks.Cafes;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Rotations;
using OpenTalks.Web.Rotation;

namespace OpenTalks.Host.Rotation;

/// <summary>The facilitator's pages about seats: what stands, what is proposed, and what was decided. Plain forms, no script.</summary>
static class SeatingPages
{
    public static void MapSeating(this IEndpointRouteBuilder pages)
    {
        var seating = pages.MapGroup("/cafe/{cafe:guid}/seating");
        seating.MapGet("", Show);
        seating.MapGet("/news", News);
        seating.MapPost("/search", Search);
        seating.MapPost("/search/stop", Stop);
        seating.MapGet("/preview", Preview);
        seating.MapPost("/accept", Accept);
        seating.MapPost("/rules", SaveRules);
        seating.MapPost("/seat", Seat);
        seating.MapPost("/undo", Undo);
        seating.MapPost("/gone", (Guid cafe, HttpContext http, IFormCollection form, SeatingDesk desk, CancellationToken cancel) =>
            Mark(cafe, http, form, desk, number => new CafeCommand.MarkGone(number), "gone", cancel));
        seating.MapPost("/back", (Guid cafe, HttpContext http, IFormCollection form, SeatingDesk desk, CancellationToken cancel) =>
            Mark(cafe, http, form, desk, number => new CafeCommand.MarkBack(number), "back", cancel));
    }

    static async Task<IResult> Show(Guid cafe, HttpContext http, SeatingDesk desk, CancellationToken cancel) =>
        await desk.Enter(http, cafe, cancel) is { } who ? await Page(http, desk, who, null, cancel) : desk.TurnedAway(http, cafe);

    static async Task<IResult> Page(HttpContext http, SeatingDesk desk, Who who, Wrongness? wrong, CancellationToken cancel)
    {
        var view = await desk.Page(who.Cafe, http.Request.Query, wrong, cancel);
        var status = wrong is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;
        return IsBeside(http) ? Pages.Of<BesidePage>(http, status, ("View", view), ("Table", Looked.Number(http.Request.Query["at"]))) : Pages.Of<SeatingPage>(http, status, ("View", view));
    }

    /// <summary>The console shows a short form of these pages in itself, and says so in each address.</summary>
    static bool IsBeside(HttpContext http) => http.Request.Query["beside"] == "yes";

    static IResult BackTo(HttpContext http, Guid cafe, string query, string place) =>
        Results.LocalRedirect($"~/cafe/{cafe}/seating?{query}{(IsBeside(http) ? "&beside=yes" : "")}".Replace("?&", "?", StringComparison.Ordinal).TrimEnd('?') + place);

    /// <summary>What an open page asks for again and again: whether there is something newer, and how far a search has come.</summary>
    static async Task<IResult> News(Guid cafe, HttpContext http, SeatingDesk desk, CancellationToken cancel)
    {
        if (await desk.Enter(http, cafe, cancel) is null) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var (tag, search) = await desk.News(cafe, cancel);
        return Results.Json(new { tag, search = search is { Running: true } ? new { search.Seconds, search.OfSeconds, search.Cost } : null });
    }

    /// <summary>Begins a search in the background; the page that asked goes on showing the café.</summary>
    static async Task<IResult> Search(Guid cafe, HttpContext http, IFormCollection form, SeatingDesk desk, CancellationToken cancel)
    {
        if (await desk.Enter(http, cafe, cancel) is null) return desk.TurnedAway(http, cafe);
        if (!Guid.TryParseExact(form["attempt"], "N", out var attempt)) return Results.BadRequest();
        await desk.Search(cafe, attempt, cancel);
        return Results.LocalRedirect($"~/cafe/{cafe}/seating#search");
    }

    /// <summary>Ends it; what it has found until now stays to be looked at.</summary>
    static async Task<IResult> Stop(Guid cafe, HttpContext http, IFormCollection form, SeatingDesk desk, CancellationToken cancel)
    {
        if (await desk.Enter(http, cafe, cancel) is null) return desk.TurnedAway(http, cafe);
        if (Guid.TryParseExact(form["attempt"], "N", out var attempt) && desk.Searches.Of(attempt) is { } search && search.Cafe == cafe)
        {
            search.End();
            await Task.WhenAny(search.Planning, Task.Delay(TimeSpan.FromSeconds(2), desk.Time, cancel));
        }
        return Results.LocalRedirect($"~/cafe/{cafe}/seating#search");
    }

    static async Task<IResult> Preview(Guid cafe, HttpContext http, SeatingDesk desk, CancellationToken cancel)
    {
        if (await desk.Enter(http, cafe, cancel) is not { } who) return desk.TurnedAway(http, cafe);
        var ask = AskOf(name => http.Request.Query[name]);
        var (state, views) = await desk.Look(cafe, cancel);
        if (ask.Do != "search") return await Shown(http, desk, who, views, ask, await Make(views, ask, views.RepairSeed, StepsOf(ask, views), cancel), outdated: false, cancel);

        if (!Guid.TryParseExact(ask.Attempt, "N", out var attempt) || desk.Searches.Of(attempt) is not { Planning.IsCompleted: true } search || search.Cafe != cafe)
            return Results.LocalRedirect($"~/cafe/{cafe}/seating#search");
        if (search.MadeFor != state.Seatings || search.Done != views.Done) return await Page(http, desk, who, new Wrongness(ask, Refusal: "plan-outdated"), cancel);
        return await Shown(http, desk, who, views, ask, Found(views, ask, search, await search.Planning, cancel), outdated: false, cancel);
    }

    /// <summary>Makes the proposal again as it was shown, and decides it; where seats have moved since it is shown as it would be now.</summary>
    static async Task<IResult> Accept(Guid cafe, HttpContext http, IFormCollection form, SeatingDesk desk, CancellationToken cancel)
    {
        if (await desk.Enter(http, cafe, cancel) is not { } who) return desk.TurnedAway(http, cafe);
        var ask = AskOf(name => form[name]);
        var (state, views) = await desk.Look(cafe, cancel);
        if (!Guid.TryParse(form["decision"], out var decision) || !ulong.TryParse(form["seed"], CultureInfo.InvariantCulture, out var seed)
            || !long.TryParse(form["steps"], CultureInfo.InvariantCulture, out var steps) || steps is < 0 or > SeatingDesk.MostSteps) return Results.BadRequest();

        // A form sent twice is one decision.
        if (state.Undo.Any(before => before.Decision == decision)) return Decided(http, cafe, decision);
        var fresh = Looked.Number(form["madeFor"]) == state.Seatings && Looked.Number(form["done"]) == views.Done;
        var proposal = fresh && Guid.TryParseExact(ask.Attempt, "N", out var attempt) && desk.Searches.Of(attempt) is { Planning.IsCompleted: true } search
            && search.Seed == seed && search.MadeFor == state.Seatings && search.Done == views.Done
            ? Found(views, ask, search, await search.Planning, cancel)
            : await Make(views, ask, seed, fresh ? steps : Math.Min(steps, Proposals.PlanSteps), cancel);
        if (!fresh || proposal is not Proposal.Made made) return await Shown(http, desk, who, views, ask, proposal, outdated: true, cancel);

        var refused = await desk.Commands.Of(who, decision, new CafeCommand.DecideSeating(
            decision, made.What, made.Arrangement, made.Seats, made.Seed, made.After.Steps, made.MadeFor));
        if (refused is null) return Decided(http, cafe, decision);
        if (refused != "plan-outdated") return await Page(http, desk, who, new Wrongness(ask, Refusal: refused), cancel);
        (_, views) = await desk.Look(cafe, cancel);
        return await Shown(http, desk, who, views, ask, await Make(views, ask, seed, Math.Min(steps, Proposals.PlanSteps), cancel), outdated: true, cancel);
    }

    /// <summary>Seats somebody where people choose: who has no phone, or cannot decide.</summary>
    static async Task<IResult> Seat(Guid cafe, HttpContext http, IFormCollection form, SeatingDesk desk, CancellationToken cancel)
    {
        if (await desk.Enter(http, cafe, cancel) is not { } who) return desk.TurnedAway(http, cafe);
        var (_, views) = await desk.Look(cafe, cancel);
        var command = new CafeCommand.TakeSeat(Looked.Number(form["round"]) ?? 0, Looked.Number(form["table"]) ?? 0, views.PersonOf(form["person"]) ?? 0);
        return await desk.Commands.Of(who, Guid.NewGuid(), command) is { } refused
            ? await Page(http, desk, who, new Wrongness(new Ask("seat", Person: form["person"], Round: form["round"], Table: form["table"]), Refusal: refused), cancel)
            : Results.LocalRedirect($"~/cafe/{cafe}/seating#tables");
    }

    static async Task<IResult> SaveRules(Guid cafe, HttpContext http, IFormCollection form, SeatingDesk desk, CancellationToken cancel)
    {
        if (await desk.Enter(http, cafe, cancel) is not { } who) return desk.TurnedAway(http, cafe);
        var (state, _) = await desk.Look(cafe, cancel);
        var rules = RuleLevels.Set(state.Arrangement.Rules, rule => form[rule]);
        if (rules == state.Arrangement.Rules) return Results.LocalRedirect($"~/cafe/{cafe}/seating");
        var decision = Guid.NewGuid();
        var refused = await desk.Commands.Of(who, decision, new CafeCommand.DecideSeating(
            decision, Remark.Of("rules"), state.Arrangement with { Rules = rules }, [], 0, 0, state.Seatings));
        return refused is null ? Decided(http, cafe, decision) : await Page(http, desk, who, new Wrongness(new Ask("rules"), Refusal: refused), cancel);
    }

    static async Task<IResult> Undo(Guid cafe, HttpContext http, IFormCollection form, SeatingDesk desk, CancellationToken cancel)
    {
        if (await desk.Enter(http, cafe, cancel) is not { } who) return desk.TurnedAway(http, cafe);
        if (!Guid.TryParse(form["decision"], out var decision)) return Results.BadRequest();
        var refused = await desk.Commands.Of(who, Guid.NewGuid(), new CafeCommand.UndoSeating(decision));
        return refused is null ? BackTo(http, cafe, "", "#past") : await Page(http, desk, who, new Wrongness(new Ask("undo"), Refusal: refused), cancel);
    }

    static async Task<IResult> Mark(
        Guid cafe, HttpContext http, IFormCollection form, SeatingDesk desk, Func<int, CafeCommand> command, string place, CancellationToken cancel)
    {
        if (await desk.Enter(http, cafe, cancel) is not { } who) return desk.TurnedAway(http, cafe);
        if (form["person"].Count == 0) return await Page(http, desk, who, new Wrongness(new Ask(place), Refusal: "person-unknown"), cancel);
        var (_, views) = await desk.Look(cafe, cancel);
        foreach (var person in form["person"])
            if (await desk.Commands.Of(who, Guid.NewGuid(), command(views.PersonOf(person) ?? 0)) is { } refused)
                return await Page(http, desk, who, new Wrongness(new Ask(place, Person: person), Refusal: refused), cancel);
        return BackTo(http, cafe, "", "#mend");
    }

    static async Task<IResult> Shown(
        HttpContext http, SeatingDesk desk, Who who, SeatingViews views, Ask ask, Proposal proposal, bool outdated, CancellationToken cancel)
    {
        if (proposal is not Proposal.Made made) return await Page(http, desk, who, ((Proposal.Refused)proposal).Why, cancel);
        var known = made.Change.Before.Remarks.ToHashSet();
        return Pages.Of<PreviewPage>(http, outdated ? StatusCodes.Status409Conflict : StatusCodes.Status200OK, ("View", new PreviewView(
            views.Header, ask, made.What, made.Change, [.. made.Change.After.Remarks.Where(remark => remark.With.ContainsKey("table") && !known.Contains(remark))],
            Guid.NewGuid(), made.Seed, ask.Do == "search" ? made.After.Steps : made.Steps, made.MadeFor, made.What.Code != "plan", outdated)), ("Beside", IsBeside(http)));
    }

    static Task<Proposal> Make(SeatingViews views, Ask ask, ulong seed, long steps, CancellationToken cancel) =>
        Task.Run(() => views.Proposals(seed, steps, cancel).Of(ask), cancel);

    static Proposal Found(SeatingViews views, Ask ask, Search search, Planning planning, CancellationToken cancel) =>
        views.Proposals(search.Seed, 0, cancel).Of(ask, planning);

    static long StepsOf(Ask ask, SeatingViews views) => ask.Do == "plan" ? Proposals.PlanSteps : views.RepairSteps;

    static IResult Decided(HttpContext http, Guid cafe, Guid decision) => BackTo(http, cafe, $"did={decision:N}", "");

    static Ask AskOf(Func<string, string?> field) => new(
        field("do") ?? "", field("person"), field("other"), field("round"), field("table"), field("into"), field("people"), field("attempt"));
}
