using Microsoft.AspNetCore.Http.HttpResults;
using OpenTalks.Web;

namespace OpenTalks.Host.Live;

/// <summary>Errors over HTTP: problem+json with the code of the protocol and a text in the reader's language.</summary>
public static class Problems
{
    public static ProblemHttpResult Of(HttpContext http, int status, string code)
    {
        var words = Words.For(LanguageChoice.Of(http));
        return TypedResults.Problem(
            detail: words[$"refusals.{code}"], statusCode: status, title: words[$"error.{(status switch { 403 or 404 => status, >= 500 => 500, _ => 400 })}"], type: $"urn:opentalks:{code}",
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });
    }
}
