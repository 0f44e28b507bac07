using Microsoft.AspNetCore.Http.HttpResults;
using OpenTalks.Web.Accounts;
using OpenTalks.Web.Layout;

namespace OpenTalks.Host.Operations;

/// <summary>Answers that have nothing to say but a status get words: a page for people, problem+json for programs.</summary>
static class Refusals
{
    public static WebApplication UseRefusals(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            PageSecurity.Apply(context);
            return next(context);
        });
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context =>
            {
                // The error page begins with an empty answer, so the headers are set again.
                PageSecurity.Apply(context);
                return Say(context);
            },
        });
        app.UseStatusCodePages(refused => Say(refused.HttpContext));
        return app;
    }

    static Task Say(HttpContext context)
    {
        var status = context.Response.StatusCode;
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
            return TypedResults.Problem(statusCode: status).ExecuteAsync(context);
        return new RazorComponentResult<Refused>(new Dictionary<string, object?> { ["Visit"] = Visit.Of(context), ["Status"] = status }) { StatusCode = status }.ExecuteAsync(context);
    }
}
