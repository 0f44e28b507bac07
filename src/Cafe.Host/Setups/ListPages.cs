using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using OpenTalks.Cafes;
using OpenTalks.Host.Cafes;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Web.Setups;

namespace OpenTalks.Host.Setups;

/// <summary>People from a CSV file: choose, look at what was read, import. Nothing is kept before it was looked at.</summary>
static class ListPages
{
    public static void MapLists(this IEndpointRouteBuilder pages)
    {
        var list = pages.MapGroup("/cafe/{cafe:guid}/list").RequireAuthorization();
        list.MapGet("", (Guid cafe, HttpContext http, int? imported, ListDesk desk, CancellationToken cancel) => desk.Answer(http, cafe, view => view with { Imported = imported ?? 0 }, cancel));
        list.MapPost("", Look).WithMetadata(new RequestSizeLimitAttribute(2 * PeopleList.LongestFile));
        list.MapPost("/import", Import).WithMetadata(new RequestSizeLimitAttribute(2 * PeopleList.LongestFile));
    }

    static Task<IResult> Look(Guid cafe, HttpContext http, IFormFile? file, [FromForm] string? encoding, ListDesk desk, CancellationToken cancel) =>
        desk.Answer(http, cafe, async (view, state, there) =>
        {
            if (file is not { Length: > 0 }) return view with { Wrong = new("file-missing", "") };
            if (file.Length > PeopleList.LongestFile) return view with { Wrong = new("file-too-large", file.FileName) };
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancel);
            if (ListEncoding.Read(bytes.ToArray(), encoding ?? "") is not var (text, name)) return view with { Wrong = new("file-unreadable", file.FileName) };
            return Previewed(view, text, name, Guid.NewGuid().ToString("N"), state, there);
        }, cancel);

    static async Task<IResult> Import(
        Guid cafe, HttpContext http, [FromForm] string? text, [FromForm] string? encoding, [FromForm] string? attempt, ListDesk desk, Entrance entrance, PageCommands commands, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Facilitator, cancel) is not { } who) return Results.NotFound();
        if (text is null || !Text.IsStorable(text) || !Guid.TryParseExact(attempt, "N", out var id)) return Results.BadRequest();
        var (state, there) = await desk.There(cafe, cancel);
        var (good, _, _) = PeopleList.Read(text, state, there);
        // Sent twice, everybody in it is there already; the first time counted.
        if (good.IsEmpty) return Results.LocalRedirect($"~/cafe/{cafe}/list");
        if (await commands.Of(who, id, new CafeCommand.ImportPeople(good)) is { } refused)
            return await desk.Answer(http, cafe, view => Previewed(view, text, encoding ?? "", Guid.NewGuid().ToString("N"), state, there) with { Refused = refused }, cancel);
        return Results.LocalRedirect($"~/cafe/{cafe}/list?imported={good.Length}");
    }

    static ListView Previewed(ListView view, string text, string encoding, string attempt, Cafe state, IReadOnlyList<PersonDetails> there)
    {
        var (good, rows, wrong) = PeopleList.Read(text, state, there);
        return wrong is not null ? view with { Wrong = wrong } : view with { Preview = new(text, encoding, attempt, good.Length, rows) };
    }
}

/// <summary>What every answer about a list needs: who is there, and the cards of those who are expected.</summary>
sealed class ListDesk(Entrance entrance, Feeds feeds, Persons persons, ClaimCodes cards)
{
    public Task<IResult> Answer(HttpContext http, Guid cafe, Func<ListView, ListView> with, CancellationToken cancel) =>
        Answer(http, cafe, (view, _, _) => Task.FromResult(with(view)), cancel);

    public async Task<IResult> Answer(HttpContext http, Guid cafe, Func<ListView, Cafe, IReadOnlyList<PersonDetails>, Task<ListView>> with, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Facilitator, cancel) is null) return Results.NotFound();
        var (state, there) = await There(cafe, cancel);
        var listed = state.People.Where(member => member.Value.Listed).Select(member => new ExpectedPerson(
            member.Key, persons.NameOf(cafe, member.Key), JoinCodes.Spoken(cards.Of(cafe, member.Key)), !member.Value.Expected));
        var view = await with(new ListView(cafe, state.Setup!.Title, state.TotalSeats - state.Seated.Count(), [.. listed], [.. ListEncoding.Choices]), state, there);
        return Pages.Of<ListPage>(http, view.Refused is not null ? StatusCodes.Status409Conflict : view.Wrong is not null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK, ("View", view));
    }

    /// <summary>The café as it is, and what is said of its guests.</summary>
    public async Task<(Cafe State, IReadOnlyList<PersonDetails> There)> There(Guid cafe, CancellationToken cancel)
    {
        var state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        await persons.Know(cafe, state.People.Keys, cancel);
        return (state, [.. state.People.Where(member => member.Value.Role == Role.Participant).Select(member => persons.Of(cafe, member.Key)?.Details).OfType<PersonDetails>()]);
    }
}
