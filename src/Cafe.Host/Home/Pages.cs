using Microsoft.AspNetCore.Http.HttpResults;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Web;
using OpenTalks.Web.Layout;

namespace OpenTalks.Host.Home;

/// <summary>An answer with a page of Cafe.Web, which gets all it shows as parameters.</summary>
static class Pages
{
    public static RazorComponentResult<TPage> Of<TPage>(HttpContext http, params ReadOnlySpan<(string Name, object? Value)> parameters) where TPage : Screen =>
        Of<TPage>(http, StatusCodes.Status200OK, parameters);

    /// <summary>A page in another language than the reader's.</summary>
    public static RazorComponentResult<TPage> In<TPage>(HttpContext http, Words words, params ReadOnlySpan<(string Name, object? Value)> parameters) where TPage : Screen =>
        Of<TPage>(http, Visit.Of(http) with { Words = words }, StatusCodes.Status200OK, parameters);

    public static RazorComponentResult<TPage> Of<TPage>(HttpContext http, int status, params ReadOnlySpan<(string Name, object? Value)> parameters) where TPage : Screen =>
        Of<TPage>(http, Visit.Of(http), status, parameters);

    static RazorComponentResult<TPage> Of<TPage>(HttpContext http, Visit visit, int status, ReadOnlySpan<(string Name, object? Value)> parameters) where TPage : Screen
    {
        var all = new Dictionary<string, object?>(StringComparer.Ordinal) { ["Visit"] = visit with { Rehearsal = IsRehearsal(http) } };
        foreach (var (name, value) in parameters) all.Add(name, value);
        http.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<TPage>(all) { StatusCode = status };
    }

    /// <summary>As this node knows the café, which it has just read to make the page.</summary>
    static bool IsRehearsal(HttpContext http) =>
        Guid.TryParse(http.GetRouteValue("cafe") as string, out var cafe)
        && ((Cafe)http.RequestServices.GetRequiredService<Memory>().Of(StreamName.Of(cafe)).State).Setup is { Rehearsal: true };
}
