using Microsoft.AspNetCore.Mvc;
using OpenTalks.Cafes;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.Host.Operations;
using OpenTalks.People;
using OpenTalks.Web.Devices;

namespace OpenTalks.Host.Cafes;

/// <summary>Tablets and the wall: the facilitator's page that makes them and sends them away, and the page where a device's code is typed.</summary>
static class DevicePages
{
    // As with join codes: 40 bits that are good for minutes, and few wrong tries.
    const int MostFromAddress = 30, MostFromAll = 1000;
    const string FromAll = "device-code";

    public static void MapDevices(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/device", (HttpContext http) => Form(http, null, null));
        pages.MapPost("/device", Become);
        var cafe = pages.MapGroup("/cafe/{cafe:guid}/devices").RequireAuthorization();
        cafe.MapGet("", (Guid cafe, HttpContext http, Entrance entrance, StateFeeds states, Feeds feeds, CancellationToken cancel) =>
            List(cafe, http, entrance, states, feeds, made: null, cancel));
        cafe.MapPost("/codes", MakeCode);
        // A code is shown once; whoever looks again finds the list.
        cafe.MapGet("/codes", (Guid cafe) => Results.LocalRedirect($"~/cafe/{cafe}/devices"));
        cafe.MapPost("/wall", WallHere);
        cafe.MapPost("", Act);
    }

    static async Task<IResult> List(Guid cafe, HttpContext http, Entrance entrance, StateFeeds states, Feeds feeds, MadeCode? made, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Facilitator, cancel) is null) return Results.NotFound();
        var state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        var overview = (await states.Overview(cafe, cancel)).Value;
        return Pages.Of<DevicesPage>(http, ("View", new DevicesView(
            cafe, overview.Title, [.. state.Setup!.Tables.Select(table => new WallTable(table.Number, table.Name))], overview.Devices, overview.Spotlight, made)));
    }

    static async Task<IResult> MakeCode(
        Guid cafe, HttpContext http, [FromForm] int? table, Entrance entrance, StateFeeds states, Feeds feeds, DeviceCodes codes, PublicAddress address, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Facilitator, cancel) is null) return Results.NotFound();
        var state = await feeds.Cafe(cafe, cancel);
        if (table is { } number && state.Table(number) is null) return Results.NotFound();
        var code = await codes.Make(new DeviceRight(cafe, table is null ? Role.Wall : Role.Device, table), cancel);
        var link = $"{address.Value}/device#{code.Secret}";
        var qr = Qr.Of(link);
        return await List(cafe, http, entrance, states, feeds,
            new MadeCode(table, JoinCodes.Spoken(code.Code), $"{address.Value}/device", link, qr.Path, qr.Size, DeviceCodes.GoodForMinutes), cancel);
    }

    /// <summary>This browser becomes the wall; one that is a wall already stays the one it is.</summary>
    static async Task<IResult> WallHere(Guid cafe, HttpContext http, Entrance entrance, PageCommands commands, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Facilitator, cancel) is null) return Results.NotFound();
        if (await entrance.Who(http, cafe, Role.Wall, cancel) is null)
        {
            var (number, refused) = await commands.Device(cafe, new CafeCommand.AddDevice(Role.Wall, null), cancel);
            if (refused is not null) return Problems.Of(http, StatusCodes.Status409Conflict, refused);
            entrance.Admit(http, cafe, number, Role.Wall);
        }
        return Results.LocalRedirect($"~/cafe/{cafe}/wall");
    }

    static async Task<IResult> Act(
        Guid cafe, HttpContext http, [FromForm(Name = "do")] string? act, [FromForm] int? number, [FromForm] int? sheet, Entrance entrance, PageCommands commands, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Facilitator, cancel) is not { } who) return Results.NotFound();
        object command = act == "spotlight" ? new { type = act, sheet } : new { type = act ?? "", number = number ?? 0 };
        return await commands.FromForm(http, who, "cafe", id: null, command, $"/cafe/{cafe}/devices");
    }

    static async Task<IResult> Become(
        HttpContext http, [FromForm] string? code, Entrance entrance, DeviceCodes codes, PageCommands commands, Tries tries, CancellationToken cancel)
    {
        var from = $"{FromAll}/{http.Connection.RemoteIpAddress}";
        if ((tries.Wait(from, MostFromAddress) ?? tries.Wait(FromAll, MostFromAll)) is not null) return Form(http, code, "too-many-tries", StatusCodes.Status429TooManyRequests);
        if (await codes.Use((code ?? "").Trim(), cancel) is not { } right)
        {
            tries.Wrong(from);
            tries.Wrong(FromAll);
            return Form(http, code, "device-code", StatusCodes.Status400BadRequest);
        }
        var (number, refused) = await commands.Device(right.Cafe, new CafeCommand.AddDevice(right.Role, right.Table), cancel);
        if (refused is not null) return Form(http, null, refused, StatusCodes.Status409Conflict);
        entrance.Admit(http, right.Cafe, number, right.Role);
        return Results.LocalRedirect($"~/cafe/{right.Cafe}/{(right.Role == Role.Wall ? "wall" : "table")}");
    }

    static IResult Form(HttpContext http, string? typed, string? refused, int status = StatusCodes.Status200OK) =>
        Pages.Of<DevicePage>(http, status, ("Typed", typed), ("Refused", refused));
}
