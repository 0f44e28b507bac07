using OpenTalks.Cafes;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Sheets;
using OpenTalks.Web.Cafes;

namespace OpenTalks.Host.Cafes;

/// <summary>What is kept of a participant, for the participant; and its erasing. Plain forms, no script.</summary>
static class MyDataPages
{
    public static void MapMyData(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/cafe/{cafe:guid}/my-data", Show);
        pages.MapPost("/cafe/{cafe:guid}/my-data", Erase);
    }

    static async Task<IResult> Show(Guid cafe, HttpContext http, Entrance entrance, Feeds feeds, Persons persons, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Participant, cancel) is not { } who)
            return http.Request.Query["done"] == "yes" ? Pages.Of<MyDataPage>(http, ("View", new MyDataView(cafe, "", null, 0, null, []))) : Results.NotFound();
        var state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        await persons.Know(cafe, [who.Number], cancel);
        // Where no author is stored, nobody can find what somebody wrote; nor can this page.
        var ideas = !state.KeepsAuthors ? [] : (await feeds.Sheets(cafe, cancel)).OrderBy(sheet => sheet.Key)
            .SelectMany(sheet => ((Sheet)sheet.Value.State).Ideas.Values.Where(idea => idea.By is { } by && state.Same(by) == who.Number && idea.Moderation != Moderation.Redacted)
                .OrderBy(idea => idea.Place).Select(idea => new MyIdea(FormattableString.Invariant($"{sheet.Key}-{idea.Place}"), idea.Text, idea.Language)));
        return Pages.Of<MyDataPage>(http, ("View", new MyDataView(
            cafe, state.Setup!.Title, persons.Of(cafe, who.Number)?.Details ?? new PersonDetails(""), state.Setup.RetentionDays, state.Attribution, [.. ideas], who.Number)));
    }

    static async Task<IResult> Erase(Guid cafe, HttpContext http, IFormCollection form, Entrance entrance, PageCommands commands, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Participant, cancel) is not { } who) return Results.NotFound();
        if (form["do"] != "erase") return Results.BadRequest();
        if (await commands.EraseMe(who, Guid.NewGuid()) is { } refused) return Problems.Of(http, StatusCodes.Status409Conflict, refused);
        Entrance.Dismiss(http, cafe);
        return Results.LocalRedirect($"~/cafe/{cafe}/my-data?done=yes");
    }
}
