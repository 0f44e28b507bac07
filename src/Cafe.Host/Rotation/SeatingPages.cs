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
        seating.MapGet("/preview", Preview);
        seating.MapPost("/accept", Accept);
        seating.MapPost("/rules", SaveRules);
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
        var (_, views) = await desk.Look(who.Cafe, cancel);
        var query = http.Request.Query;
        // Repairs are searched for while the page is made, so not on the request's own thread.
        var view = await Task.Run(() => views.Page(Number(query["round"]), views.PersonOf(query["person"]), query["mend"] == "yes", Text.Line(query["find"].ToString()), Number(query["from"]) ?? 0, wrong,
            Guid.TryParse(query["did"], out var did) ? did : null, cancel), cancel);
        return Pages.Of<SeatingPage>(http, wrong is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict, ("View", view));
    }

    static async Task<IResult> Preview(Guid cafe, HttpContext http, SeatingDesk desk, CancellationToken cancel)
    {
        if (await desk.Enter(http, cafe, cancel) is not { } who) return desk.TurnedAway(http, cafe);
        var ask = AskOf(name => http.Request.Query[name]);
        var (state, views) = await desk.Look(cafe, cancel);
        if (ask.Do != "search") return await Shown(http, desk, who, views, ask, await Make(views, ask, views.RepairSeed, StepsOf(ask), cancel), outdated: false, cancel);

        if (!Guid.TryParseExact(ask.Attempt, "N", out var attempt)) return Results.LocalRedirect($"~/cafe/{cafe}/seating");
        var room = views.Look(state);
        var search = desk.Searches.Begin(attempt, cafe, state.Seatings, views.Done, (budget, seed, end) =>
            Rotations.Rotation.Plan(room.Room, room.History, state.Arrangement.Rules, budget, seed, end));
        if (!search.Planning.IsCompleted)
        {
            http.Response.Headers["Refresh"] = "2";
            var seconds = (int)((desk.Time.NowMs() - search.BeganMs) / 1000);
            return Pages.Of<SearchPage>(http, ("View", new SearchView(views.Header, ask, seconds, (int)desk.Searches.Length.TotalSeconds, search.Cost)));
        }
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
        if (state.Undo.Any(before => before.Decision == decision)) return Decided(cafe, decision);
        var fresh = Number(form["madeFor"]) == state.Seatings && Number(form["done"]) == views.Done;
        var proposal = fresh && Guid.TryParseExact(ask.Attempt, "N", out var attempt) && desk.Searches.Of(attempt) is { Planning.IsCompleted: true } search
            && search.Seed == seed && search.MadeFor == state.Seatings && search.Done == views.Done
            ? Found(views, ask, search, await search.Planning, cancel)
            : await Make(views, ask, seed, fresh ? steps : Math.Min(steps, Proposals.PlanSteps), cancel);
        if (!fresh || proposal is not Proposal.Made made) return await Shown(http, desk, who, views, ask, proposal, outdated: true, cancel);

        var refused = await desk.Commands.Of(who, decision, new CafeCommand.DecideSeating(
            decision, made.What, made.Arrangement, made.Seats, made.Seed, made.After.Steps, made.MadeFor));
        if (refused is null) return Decided(cafe, decision);
        if (refused != "plan-outdated") return await Page(http, desk, who, new Wrongness(ask, Refusal: refused), cancel);
        (_, views) = await desk.Look(cafe, cancel);
        return await Shown(http, desk, who, views, ask, await Make(views, ask, seed, Math.Min(steps, Proposals.PlanSteps), cancel), outdated: true, cancel);
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
        return refused is null ? Decided(cafe, decision) : await Page(http, desk, who, new Wrongness(new Ask("rules"), Refusal: refused), cancel);
    }

    static async Task<IResult> Undo(Guid cafe, HttpContext http, IFormCollection form, SeatingDesk desk, CancellationToken cancel)
    {
        if (await desk.Enter(http, cafe, cancel) is not { } who) return desk.TurnedAway(http, cafe);
        if (!Guid.TryParse(form["decision"], out var decision)) return Results.BadRequest();
        var refused = await desk.Commands.Of(who, Guid.NewGuid(), new CafeCommand.UndoSeating(decision));
        return refused is null ? Results.LocalRedirect($"~/cafe/{cafe}/seating#past") : await Page(http, desk, who, new Wrongness(new Ask("undo"), Refusal: refused), cancel);
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
        return Results.LocalRedirect($"~/cafe/{cafe}/seating#mend");
    }

    static async Task<IResult> Shown(
        HttpContext http, SeatingDesk desk, Who who, SeatingViews views, Ask ask, Proposal proposal, bool outdated, CancellationToken cancel)
    {
        if (proposal is not Proposal.Made made) return await Page(http, desk, who, ((Proposal.Refused)proposal).Why, cancel);
        var known = made.Change.Before.Remarks.ToHashSet();
        return Pages.Of<PreviewPage>(http, outdated ? StatusCodes.Status409Conflict : StatusCodes.Status200OK, ("View", new PreviewView(
            views.Header, ask, made.What, made.Change, [.. made.Change.After.Remarks.Where(remark => remark.With.ContainsKey("table") && !known.Contains(remark))],
            Guid.NewGuid(), made.Seed, ask.Do == "search" ? made.After.Steps : made.Steps, made.MadeFor, made.What.Code != "plan", outdated)));
    }

    static Task<Proposal> Make(SeatingViews views, Ask ask, ulong seed, long steps, CancellationToken cancel) =>
        Task.Run(() => views.Proposals(seed, steps, cancel).Of(ask), cancel);

    static Proposal Found(SeatingViews views, Ask ask, Search search, Planning planning, CancellationToken cancel) =>
        views.Proposals(search.Seed, 0, cancel).Of(ask, planning);

    static long StepsOf(Ask ask) => ask.Do == "plan" ? Proposals.PlanSteps : Proposals.RepairSteps;

    static IResult Decided(Guid cafe, Guid decision) => Results.LocalRedirect($"~/cafe/{cafe}/seating?did={decision:N}");

    static Ask AskOf(Func<string, string?> field) => new(
        field("do") ?? "", field("person"), field("other"), field("round"), field("table"), field("into"), field("people"), field("attempt"));

    static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
