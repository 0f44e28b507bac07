using Microsoft.AspNetCore.Mvc;
using OpenTalks.Cafes;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Web.Moves;

namespace OpenTalks.Host.Moves;

/// <summary>A café leaves as a file, and comes in from one: from a laptop in the hall to headquarters, or the other way before the evening.</summary>
static class MovePages
{
    public static void MapMoves(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/cafe/{cafe:guid}/move", Leave).RequireAuthorization();
        pages.MapGet("/cafe/{cafe:guid}/file", File).RequireAuthorization();
        var own = pages.MapGroup("/cafes/file").RequireAuthorization(InstallationRoles.Facilitator);
        own.MapGet("", (HttpContext http) => Chooser(http, null));
        own.MapPost("", Bring).WithMetadata(new RequestSizeLimitAttribute(CafeFile.Longest + 64 * 1024), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = CafeFile.Longest + 64 * 1024 });
    }

    static async Task<IResult> Leave(Guid cafe, HttpContext http, Entrance entrance, Feeds feeds, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Facilitator, cancel) is null) return Results.NotFound();
        var state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        return Pages.Of<MovePage>(http, ("View", new MoveView(cafe, state.Setup!.Title, Moving.MayLeave(state))));
    }

    static async Task<IResult> File(Guid cafe, HttpContext http, Entrance entrance, Moving moving, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Facilitator, cancel) is null) return Results.NotFound();
        if (await moving.Pack(cafe, cancel) is not { } file) return Results.LocalRedirect($"~/cafe/{cafe}/move");
        var bytes = new MemoryStream();
        file.Write(bytes);
        bytes.Position = 0;
        return Results.File(bytes, "application/zip", $"cafe-{file.About.Made:yyyy-MM-dd}-{cafe.ToString("N")[..8]}{CafeFile.Extension}");
    }

    static async Task<IResult> Bring(HttpContext http, IFormFile? file, Moving moving, CafeRoles roles, CancellationToken cancel)
    {
        if (file is not { Length: > 0 }) return Chooser(http, "missing");
        if (file.Length > CafeFile.Longest) return Chooser(http, "too-large");
        // A broken archive points outside itself, which only a stream of bytes in memory answers as broken.
        using var sent = new MemoryStream();
        await file.CopyToAsync(sent, cancel);
        if (CafeFile.Read(sent) is not { } read) return Chooser(http, "unreadable");
        // Whose café it is here is decided here: a file gives nobody a right to it.
        if (await moving.Knows(read.About.Cafe, cancel) && !(await roles.Of(read.About.Cafe, http.User.AccountId()!.Value, cancel)).Contains(InstallationRoles.Facilitator)) return Chooser(http, "not-yours");
        if (await moving.Unpack(read, cancel) is { } wrong) return Chooser(http, wrong);
        await roles.Grant(read.About.Cafe, http.User.AccountId()!.Value, InstallationRoles.Facilitator, cancel);
        return Results.LocalRedirect($"~/cafe/{read.About.Cafe}/console");
    }

    static IResult Chooser(HttpContext http, string? wrong) =>
        Pages.Of<BringPage>(http, wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, ("Wrong", wrong!));
}
