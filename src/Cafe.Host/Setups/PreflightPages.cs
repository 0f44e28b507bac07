using System.Collections.Immutable;
using System.Text.Json;
using OpenTalks.Cafes;
using OpenTalks.Host.Cafes;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.Host.Operations;
using OpenTalks.People;
using OpenTalks.Web;
using OpenTalks.Web.Setups;

namespace OpenTalks.Host.Setups;

/// <summary>"Does it work in this hall?": a page for the facilitator, and two that phones and laptops open without an account.</summary>
static class PreflightPages
{
    public static void MapPreflight(this IEndpointRouteBuilder pages)
    {
        var cafe = pages.MapGroup("/cafe/{cafe:guid}/preflight").RequireAuthorization();
        cafe.MapGet("", Show);
        cafe.MapGet("/seen", Seen);
        pages.MapGet("/try/{cafe:guid}/{token}", (Guid cafe, string token, HttpContext http, HallTries tries) => Try(cafe, token, phones: 1, http, tries));
        pages.MapGet("/try/{cafe:guid}/{token}/fifty", (Guid cafe, string token, HttpContext http, HallTries tries) => Try(cafe, token, phones: 50, http, tries));
        pages.MapPost("/try/{cafe:guid}/{token}", Said).AddEndpointFilter(SameOrigin.Require);
    }

    static async Task<IResult> Show(Guid cafe, HttpContext http, Entrance entrance, Feeds feeds, HallTries tries, PublicAddress address, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Facilitator, cancel) is null) return Results.NotFound();
        var state = await feeds.Cafe(cafe, cancel);
        var way = $"{address.Value}/try/{cafe}/{tries.TokenOf(cafe)}";
        var qr = Qr.Of(way);
        var view = new PreflightView(
            cafe, state.Setup!.Title, address.Value, way, qr.Path, qr.Size,
            OnlyHere: Uri.TryCreate(address.Value, UriKind.Absolute, out var place) && place.IsLoopback,
            Secure: address.Value.StartsWith("https:", StringComparison.Ordinal),
            await Lines(cafe, http, tries, state.Setup, cancel));
        return Pages.Of<PreflightPage>(http, ("View", view));
    }

    static async Task<IResult> Seen(Guid cafe, HttpContext http, Entrance entrance, Feeds feeds, HallTries tries, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Facilitator, cancel) is null) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(await Lines(cafe, http, tries, (await feeds.Cafe(cafe, cancel)).Setup!, cancel), WireJson.Options);
    }

    static async Task<ImmutableArray<HallLine>> Lines(Guid cafe, HttpContext http, HallTries tries, Setup setup, CancellationToken cancel)
    {
        var words = Words.For(LanguageChoice.Of(http));
        return [.. (await tries.Of(cafe, cancel)).Select(seen => Line(seen.At, seen.Said))];

        HallLine Line(DateTimeOffset at, HallTry said)
        {
            var when = Words.Time(Web.Cafes.CafeTime.At(at.ToUnixTimeMilliseconds(), setup.TimeZone));
            var many = said.Open + said.Failed > 1;
            var text = many ? words.Say("preflight.seen-fifty", ("open", said.Open), ("all", said.Open + said.Failed), ("median", said.MedianMs), ("slowest", said.SlowestMs))
                : said.Failed > 0 ? words.Say("preflight.seen-without-socket", ("device", words[$"preflight.device-{said.Device}"]))
                : words.Say("preflight.seen-phone", ("device", words[$"preflight.device-{said.Device}"]), ("ms", said.MedianMs));
            return new(when, text, said.Failed == 0 && said.MedianMs <= 1_000);
        }
    }

    static IResult Try(Guid cafe, string token, int phones, HttpContext http, HallTries tries) =>
        tries.Allows(cafe, token) ? Pages.Of<TryPage>(http, ("Cafe", cafe), ("Token", token), ("Phones", phones)) : Results.NotFound();

    static async Task<IResult> Said(Guid cafe, string token, HttpContext http, HallTries tries, CancellationToken cancel)
    {
        if (!tries.Allows(cafe, token)) return Results.NotFound();
        HallTry? said;
        try
        {
            said = await JsonSerializer.DeserializeAsync<HallTry>(http.Request.Body, WireJson.Options, cancel);
        }
        catch (JsonException)
        {
            said = null;
        }
        if (said is not { IsFit: true }) return Problems.Of(http, StatusCodes.Status400BadRequest, Outcome.Malformed);
        await tries.Keep(cafe, said, cancel);
        return Results.NoContent();
    }
}
