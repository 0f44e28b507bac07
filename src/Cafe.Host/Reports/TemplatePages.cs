using Microsoft.AspNetCore.Mvc;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Home;
using OpenTalks.Reports;
using OpenTalks.Web;
using OpenTalks.Web.Reports;

namespace OpenTalks.Host.Reports;

/// <summary>The administrators' list of templates: take one away, send it back changed, give it a Word template.</summary>
static class TemplatePages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        var templates = pages.MapGroup("/templates").RequireAuthorization(InstallationRoles.Administrator);
        templates.MapGet("", (string? did, HttpContext http, Templates templates, CancellationToken cancel) => List(http, templates, did, null, cancel));
        templates.MapGet("/{key}.json", Download);
        templates.MapPost("", Change);
        templates.MapPost("/reset", Reset);
    }

    static async Task<IResult> List(HttpContext http, Templates templates, string? did, TemplateFault? fault, CancellationToken cancel)
    {
        var language = LanguageChoice.Of(http);
        var rows = (await templates.All(cancel)).Select(kept => new TemplateRow(kept.Template.Key, ReportTemplate.In(kept.Template.Name, language), kept.Version, kept.BuiltIn, kept.Styles is not null,
            BuiltInTemplates.All.Any(own => own.Template.Key == kept.Template.Key)));
        return Pages.Of<TemplatesPage>(http, fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, ("View", new TemplatesView([.. rows], did, fault)));
    }

    static async Task<IResult> Download(string key, HttpContext http, Templates templates, CancellationToken cancel)
    {
        if (await templates.Newest(key, cancel) is not { } kept) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(System.Text.Encoding.UTF8.GetBytes(kept.Text), "application/json; charset=utf-8", $"{kept.Template.Key}.json");
    }

    static async Task<IResult> Change(HttpContext http, [FromForm] IFormCollection form, Templates templates, CancellationToken cancel)
    {
        var (file, styles) = (form.Files["file"], form.Files["styles"]);
        if (file is null or { Length: 0 }) return await List(http, templates, null, new TemplateFault("missing", "file"), cancel);
        if (file.Length > 4 * TemplateReader.Longest) return await List(http, templates, null, new TemplateFault("too-long"), cancel);
        if (styles is { Length: > WordTemplate.MostBytes }) return await List(http, templates, null, new TemplateFault("dotx-too-large"), cancel);
        using var reader = new StreamReader(file.OpenReadStream());
        byte[]? word = null;
        if (styles is { Length: > 0 })
        {
            using var bytes = new MemoryStream();
            await styles.CopyToAsync(bytes, cancel);
            word = bytes.ToArray();
        }
        var (kept, fault) = await templates.Change(await reader.ReadToEndAsync(cancel), word, cancel);
        return kept is null ? await List(http, templates, null, fault, cancel) : Results.LocalRedirect($"~/templates?did={kept.Template.Key}");
    }

    static async Task<IResult> Reset(HttpContext http, [FromForm] string? key, Templates templates, CancellationToken cancel) =>
        await templates.Reset(key ?? "", cancel) ? Results.LocalRedirect($"~/templates?did={key}") : Results.NotFound();
}
