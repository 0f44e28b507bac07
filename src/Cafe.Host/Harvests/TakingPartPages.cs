using System.Globalization;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Sheets;
using OpenTalks.Web.Harvests;

namespace OpenTalks.Host.Harvests;

/// <summary>What people do for the harvest themselves, on plain forms: a table sorts another's ideas, everybody says at the close how it was.</summary>
static class TakingPartPages
{
    public static void MapTakingPart(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/cafe/{cafe:guid}/sort", ShowSort);
        pages.MapPost("/cafe/{cafe:guid}/sort", Sort);
        pages.MapGet("/cafe/{cafe:guid}/feedback", ShowFeedback);
        pages.MapPost("/cafe/{cafe:guid}/feedback", Feedback);
    }

    static Task<Who?> Writer(HttpContext http, Guid cafe, string? role, Entrance entrance, CancellationToken cancel) =>
        entrance.Who(http, cafe, role == "device" ? Role.Device : Role.Participant, cancel);

    static async Task<IResult> ShowSort(Guid cafe, HttpContext http, int? sheet, string? done, Entrance entrance, Feeds feeds, TimeProvider time, CancellationToken cancel) =>
        await Writer(http, cafe, http.Request.Query["as"], entrance, cancel) is { } who
            ? Pages.Of<SortPage>(http, ("View", await View(http, who, sheet, done is not null, feeds, time, cancel))) : Results.NotFound();

    static async Task<IResult> Sort(Guid cafe, HttpContext http, Entrance entrance, Feeds feeds, PageCommands commands, TimeProvider time, CancellationToken cancel)
    {
        var form = http.Request.Form;
        if (await Writer(http, cafe, form["as"], entrance, cancel) is not { } who) return Results.NotFound();
        if (!int.TryParse(form["sheet"], NumberStyles.None, CultureInfo.InvariantCulture, out var sheet)) return Results.BadRequest();
        var chosen = form.Where(field => field.Key.StartsWith("in-", StringComparison.Ordinal) && Guid.TryParseExact(field.Key.AsSpan(3), "N", out _))
            .Select(field => (Idea: Guid.ParseExact(field.Key.AsSpan(3), "N"), Pile: int.TryParse(field.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var pile) ? pile : 0)).ToArray();
        string Called(int pile) => form[$"title{pile}"].ToString();
        var piles = Enumerable.Range(1, SortView.Piles).Select(pile => new { title = Called(pile), ideas = chosen.Where(one => one.Pile == pile).Select(one => one.Idea).ToArray() }).Where(pile => pile.ideas.Length > 0);
        var refused = await commands.Wire(who, Guid.NewGuid(), "harvest", new { type = "sort-sheet", sheet, piles });
        if (refused is null) return Results.LocalRedirect($"~/cafe/{cafe}/sort?sheet={sheet}&done=1{(who.As == Role.Device ? "&as=device" : "")}");
        var view = await View(http, who, sheet, done: false, feeds, time, cancel);
        var lies = chosen.DistinctBy(one => one.Idea).ToDictionary(one => one.Idea, one => one.Pile);
        return Pages.Of<SortPage>(http, StatusCodes.Status409Conflict, ("View", view with
        {
            Titles = [.. Enumerable.Range(1, SortView.Piles).Select(Called)], Wrong = refused,
            Ideas = [.. view.Ideas.Select(idea => idea with { Pile = lies.GetValueOrDefault(idea.Id) })],
        }));
    }

    static async Task<SortView> View(HttpContext http, Who who, int? asked, bool done, Feeds feeds, TimeProvider time, CancellationToken cancel)
    {
        var state = (Cafe)(await feeds.Fresh(StreamName.Of(who.Cafe), cancel)).State;
        var device = who.As == Role.Device ? "device" : null;
        var sheets = state.SheetsToSort(who.Number, time.NowMs());
        if (sheets.IsEmpty) return new SortView(who.Cafe, state.Setup!.Title, device, [], 0, 0, "", "", [], [], done, null);
        var number = asked is { } one && sheets.Contains(one) ? one : sheets[0];
        var there = (Sheet)(await feeds.Fresh(StreamName.OfSheet(who.Cafe, number), cancel)).State;
        var harvest = (Harvest)(await feeds.Fresh(StreamName.OfHarvest(who.Cafe), cancel)).State;
        var table = state.SortsAt(who.Number, time.NowMs());
        var (titles, pileOf) = SortView.From(harvest.Sortings.FirstOrDefault(sorting => sorting.Table == table && sorting.Sheet == number));
        var language = OpenTalks.Web.LanguageChoice.Of(http);
        var place = state.PlaceOf(number)!;
        return new SortView(
            who.Cafe, state.Setup!.Title, device, [.. sheets.Select(sheet => (sheet, state.PlaceOf(sheet)!.Home.Name))], number, place.Home.Number, place.Question.In(language), place.Question.LanguageFor(language),
            [.. there.Ideas.Values.Where(idea => !idea.TakenBack).OrderBy(idea => idea.Place).Select(idea => new SortIdea(idea.Id, $"{number}-{idea.Place}", idea.Text, idea.Language, pileOf(idea.Id)))],
            titles, done, null);
    }

    static async Task<IResult> ShowFeedback(Guid cafe, HttpContext http, string? done, Entrance entrance, Feeds feeds, TimeProvider time, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Participant, cancel) is null) return Results.NotFound();
        var state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        return Pages.Of<FeedbackPage>(http, ("Cafe", cafe), ("Title", state.Setup!.Title), ("Open", state.IsClosing(time.NowMs())), ("Done", done is not null));
    }

    static async Task<IResult> Feedback(Guid cafe, HttpContext http, Entrance entrance, PageCommands commands, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Participant, cancel) is not { } who) return Results.NotFound();
        var answers = Enumerable.Range(1, Feedbacks.Questions).Select(question => int.TryParse(http.Request.Form[$"answer{question}"], NumberStyles.None, CultureInfo.InvariantCulture, out var answer) ? answer : 0).ToArray();
        var refused = await commands.Wire(who, Guid.NewGuid(), "harvest", new { type = "give-feedback", answers });
        return refused is null ? Results.LocalRedirect($"~/cafe/{cafe}/feedback?done=1") : Problems.Of(http, StatusCodes.Status409Conflict, refused);
    }
}
