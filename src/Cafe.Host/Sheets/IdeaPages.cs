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
        Entrance entrance, Feeds feeds, PageCommands commands, CancellationToken cancel)
    {
        var device = http.Request.Form["as"] == "device";
        if (await entrance.Who(http, cafe, device ? Role.Device : Role.Participant, cancel) is not { } who) return Results.NotFound();
        // Where authors are stored anyway, whoever writes at a table is at the table; where not, nothing with a number may follow from writing.
        if (!device && (await feeds.Cafe(cafe, cancel)).KeepsAuthors) await commands.FromForm(http, who, "cafe", id: null, new { type = "arrive", round }, $"/cafe/{cafe}");
        var chosen = Guid.TryParseExact(idea, "N", out var known) ? known : Guid.NewGuid();
        return await commands.FromForm(http, who, $"sheet/{sheet}", id,
            new { type = "capture", idea = chosen, round, text = text ?? "", language = OpenTalks.Web.LanguageChoice.Of(http), secret }, device ? $"/cafe/{cafe}/table" : $"/cafe/{cafe}");
    }
}
