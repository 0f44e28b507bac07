using System.Text.Json;
using OpenTalks.Cafes;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.Host.Operations;
using OpenTalks.People;
using OpenTalks.Web.Wall;

namespace OpenTalks.Host.Cafes;

/// <summary>The big screen. It reads and does nothing; without script it is made anew every half minute.</summary>
static class WallPages
{
    public static void MapWall(this IEndpointRouteBuilder pages) => pages.MapGet("/cafe/{cafe:guid}/wall", Show);

    static async Task<IResult> Show(Guid cafe, HttpContext http, Entrance entrance, Feeds feeds, StateFeeds states, PublicAddress address, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Wall, cancel) is not { } who) return Results.LocalRedirect("~/device");
        who = who with { Language = OpenTalks.Web.LanguageChoice.Of(http) };
        await feeds.Fresh(StreamName.Of(cafe), cancel);
        var wall = await states.Wall(who, cancel);
        var qr = wall.Value.Code is { } code ? Qr.Of($"{address.Value}/j/{code}") : null;
        return Pages.Of<WallPage>(http,
            ("Cafe", cafe), ("Wall", wall.Value), ("NowMs", wall.At), ("Address", address.Value), ("QrPath", qr?.Path), ("QrSize", qr?.Size ?? 0),
            ("Boot", JsonSerializer.Serialize(new { wall }, WireJson.Options)));
    }
}
