using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using OpenTalks.Host.Live;
using OpenTalks.People;

namespace OpenTalks.Host.Sheets;

/// <summary>Writing an idea where no script runs: the same command by the same way, then back to the page.</summary>
static class IdeaPages
{
    public static void MapSheets(this IEndpointRouteBuilder pages) => pages.MapPost("/cafe/{cafe:guid}/ideas", Write);

    static async Task<IResult> Write(
        Guid cafe, HttpContext http, [FromForm] string? id, [FromForm] string? idea, [FromForm] int sheet, [FromForm] int round, [FromForm] string? text, [FromForm] string? secret,
        Entrance entrance, Commands commands, Journal journal, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Participant, cancel) is not { } who) return Results.NotFound();
        var command = JsonSerializer.SerializeToElement(new
        {
            id = Guid.TryParseExact(id, "N", out var known) ? known : Guid.NewGuid(),
            to = $"sheet/{sheet}",
            @do = new { type = "capture", idea = Guid.TryParseExact(idea, "N", out var chosen) ? chosen : Guid.NewGuid(), round, text = text ?? "", language = OpenTalks.Web.LanguageChoice.Of(http), secret },
        });
        if (commands.Read(command, who, connection: null) is not var (pending, refused)) return Results.BadRequest();
        var outcome = refused ?? await journal.Take(pending!);
        return outcome.Refused is { } code ? Problems.Of(http, StatusCodes.Status409Conflict, code) : Results.LocalRedirect($"~/cafe/{cafe}");
    }
}
