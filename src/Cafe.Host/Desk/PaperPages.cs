using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.Web;
using OpenTalks.Web.Desk;

namespace OpenTalks.Host.Desk;

/// <summary>Writing in what a table without a device has on its paper.</summary>
static class PaperPages
{
    public static void MapPaper(this RouteGroupBuilder desk)
    {
        desk.MapGet("/paper", (Guid cafe, HttpContext http, DeskDoor door, CancellationToken cancel) => Show(cafe, http, door, null, cancel));
        desk.MapPost("/paper", Write);
    }

    static async Task<IResult> Show(Guid cafe, HttpContext http, DeskDoor door, DeskWrong? wrong, CancellationToken cancel)
    {
        if (await door.Enter(http, cafe, cancel) is not { } who) return door.TurnedAway(http, cafe);
        var (state, about) = await door.Look(cafe, cancel);
        var query = http.Request.Query;
        var table = state.Table(DeskDoor.Number(query["table"]) ?? 0) ?? about.Setup.Tables[0];
        var round = Math.Clamp(DeskDoor.Number(query["round"]) ?? about.Round, 1, state.Rounds);
        var sheet = state.SheetOn(round, table.Number);
        var names = state.KeepsAuthors
            ? state.Participants.Where(member => !member.Value.Erased).ToImmutableSortedDictionary(member => member.Key, member => door.NameOf(cafe, member.Key))
            : ImmutableSortedDictionary<int, string>.Empty;
        var written = (await door.Ideas(state, cafe, cancel)).Where(idea => idea.FromPaper && idea.Sheet == sheet && idea.Round == round && !idea.Withdrawn);
        var view = new PaperView(about, who.Number, table.Number, round, sheet, names, [.. written.Reverse()], wrong);
        return Pages.Of<PaperPage>(http, wrong is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict, ("View", view));
    }

    /// <summary>The same where no script runs: one idea at a time.</summary>
    static async Task<IResult> Write(Guid cafe, HttpContext http, IFormCollection form, DeskDoor door, CancellationToken cancel)
    {
        if (await door.Enter(http, cafe, cancel) is not { } who) return door.TurnedAway(http, cafe);
        if (DeskDoor.Number(form["table"]) is not { } table || DeskDoor.Number(form["round"]) is not { } round || DeskDoor.Number(form["sheet"]) is not { } sheet) return Results.BadRequest();
        var refused = await door.Commands.Wire(who, Guid.NewGuid(), $"sheet/{sheet}", new
        {
            type = "capture-paper", idea = Guid.NewGuid(), round, text = form["text"].ToString(), language = LanguageChoice.Of(http),
            by = DeskDoor.Number(form["by"]), group = form["group"].ToString() is { Length: > 0 } group ? group : null,
        });
        return refused is null ? Results.LocalRedirect($"~/cafe/{cafe}/desk/paper?table={table}&round={round}") : await Show(cafe, http, door, new DeskWrong("paper", refused), cancel);
    }
}
