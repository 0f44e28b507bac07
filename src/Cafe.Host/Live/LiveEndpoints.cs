using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenTalks.Cafes;

namespace OpenTalks.Host.Live;

/// <summary>The live core over plain HTTP: snapshots, what was missed, long polls, and commands where no socket gets through.</summary>
public static class LiveEndpoints
{
    const int MostCommands = 500;
    const string NotHere = "not-in-cafe";
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(25);

    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        var live = routes.MapGroup("/live/{cafe:guid}").AddEndpointFilter(SameOrigin.Require);
        live.MapGet("/feeds/{**feed}", Feed);
        live.MapPost("/commands", Send);
    }

    static async Task<IResult> Feed(
        string feed, string? after, string? tag, int? wait, HttpContext http,
        Entrance entrance, Feeds feeds, StateFeeds states, Bell bell, IHostApplicationLifetime host, TimeProvider time, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (await entrance.Who(http, cancel) is not { } who) return Problems.Of(http, StatusCodes.Status404NotFound, NotHere);
        var deadline = time.GetUtcNow() + TimeSpan.FromSeconds(Math.Clamp(wait ?? 0, 0, LongestWait.TotalSeconds));
        var cafeName = StreamName.Of(who.Cafe);
        var name = Commands.SheetOf(feed) is { } sheet ? StreamName.OfSheet(who.Cafe, sheet)
            : feed == Rights.Harvest ? StreamName.OfHarvest(who.Cafe) : cafeName;
        while (true)
        {
            var (moved, cafeMoved) = (bell.Next(name), bell.Next(cafeName));
            var cafe = (Cafe)(await feeds.Fresh(cafeName, cancel)).State;
            if (!Rights.AllowFeed(who.RoleIn(cafe), feed.Split('/')[0], name.Number, cafe, who.NumberIn(cafe), time.NowMs()))
                return Problems.Of(http, StatusCodes.Status404NotFound, "feed-unknown");
            var answer = feed switch
            {
                Rights.Me => await states.Me(who, cancel) is var me && me.Tag == tag ? new Unchanged(me.At) : me,
                Rights.Table => await states.Table(who, cancel) is { } table ? table.Tag == tag ? new Unchanged(table.At) : table : new Unchanged(time.NowMs()),
                Rights.Wall => await states.Wall(who, cancel) is var wall && wall.Tag == tag ? new Unchanged(wall.At) : wall,
                Rights.Overview => await states.Overview(who.Cafe, cancel) is var all && all.Tag == tag ? new Unchanged(all.At) : all,
                _ => feeds.Since(await feeds.Fresh(name, cancel), after),
            };
            var left = deadline - time.GetUtcNow();
            // A host that stops waits for its requests, so a long poll may not hold it up.
            if (answer is not Unchanged || left <= TimeSpan.Zero || host.ApplicationStopping.IsCancellationRequested) return Results.Json(answer, WireJson.Options);
            if (feed is Rights.Me or Rights.Overview or Rights.Table or Rights.Wall && cafe.Programme.NextBoundaryMs(time.NowMs()) is { } boundary)
                left = TimeSpan.FromMilliseconds(Math.Clamp(boundary - time.NowMs(), 1, (long)left.TotalMilliseconds + 1));
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
            await Task.WhenAny(moved, cafeMoved, Task.Delay(left, time, pause.Token));
            await pause.CancelAsync();
            cancel.ThrowIfCancellationRequested();
        }
    }

    static async Task<Results<JsonHttpResult<ImmutableArray<Outcome>>, ProblemHttpResult>> Send(
        HttpContext http, Entrance entrance, Commands commands, Limits limits, Journal journal, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (await entrance.Who(http, cancel) is not { } who) return Problems.Of(http, StatusCodes.Status404NotFound, NotHere);
        JsonElement[]? sent;
        try
        {
            sent = await http.Request.ReadFromJsonAsync<JsonElement[]>(WireJson.Options, cancel);
        }
        catch (JsonException)
        {
            sent = null;
        }
        if (sent is null or { Length: > MostCommands }) return Problems.Of(http, StatusCodes.Status400BadRequest, Outcome.Malformed);
        var outcomes = new List<Task<Outcome>>(sent.Length);
        foreach (var raw in sent)
        {
            var fits = limits.Allows(who);
            if (commands.Read(raw, who, connection: null) is not var (command, refused)) continue;
            if (!fits) refused = new Outcome(command?.Id ?? refused!.Id, Refused: Outcome.TooFast, Again: true);
            outcomes.Add(refused is not null ? Task.FromResult(refused) : journal.Take(command!));
        }
        return TypedResults.Json((await Task.WhenAll(outcomes)).ToImmutableArray(), WireJson.Options);
    }
}
