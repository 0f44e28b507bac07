using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using OpenTalks.Host.Live;
using OpenTalks.Web;
using OpenTalks.Web.Home;
using OpenTalks.Web.Layout;

namespace OpenTalks.Host.Home;

/// <summary>The start page, the pages about the product, the choice of language, and what is shown when something went wrong.</summary>
static class HomePages
{
    public static void MapHome(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/", (HttpContext http) => Pages.Of<HomePage>(http, ("View", new HomeView())));
        pages.MapGet("/how", (HttpContext http) => Pages.Of<HowPage>(http));
        pages.MapGet("/accessibility", (HttpContext http) => Pages.Of<AccessibilityPage>(http));
        pages.MapGet("/privacy", (HttpContext http) => Pages.Of<PrivacyPage>(http));
        pages.MapPost("/language", ChooseLanguage);
    }

    static RedirectHttpResult ChooseLanguage(HttpContext http, [FromForm] string? to, [FromForm] string? back)
    {
        LanguageChoice.Keep(http, to);
        var local = back is ['/', ..] && !back.StartsWith("//", StringComparison.Ordinal) && !back.Contains('\\', StringComparison.Ordinal) ? back : "/";
        return TypedResults.LocalRedirect($"~{local}");
    }

    /// <summary>
    /// Security headers on every answer; an answer that has nothing to say but a status becomes a page for people and problem+json
    /// for programs. No exception's text leaves the host.
    /// </summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            PageSecurity.Apply(http);
            return next(http);
        });
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = e => e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
            ExceptionHandler = http =>
            {
                // The answer begins anew, so the headers are set again.
                PageSecurity.Apply(http);
                return Explain(http, Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier);
            },
        });
        app.UseStatusCodePages(context => Explain(context.HttpContext, trace: null));
    }

    static Task Explain(HttpContext http, string? trace)
    {
        var status = http.Response.StatusCode;
        return http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            ? Pages.Of<ErrorPage>(http, status, ("View", new ErrorView(status, trace))).ExecuteAsync(http)
            : Problems.Of(http, status, Code(status)).ExecuteAsync(http);
    }

    static string Code(int status) => status switch
    {
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => Outcome.NotAllowed,
        StatusCodes.Status404NotFound => "not-found",
        >= StatusCodes.Status500InternalServerError => Outcome.Failed,
        _ => Outcome.Malformed,
    };
}
