using Microsoft.AspNetCore.Http;

namespace OpenTalks.Web.Layout;

/// <summary>
/// What every page must know of the request it answers: the words to use, the nonce for its scripts, the address to
/// come back to, and the name on the account, if somebody is signed in.
/// </summary>
/// <param name="Rehearsal">The page is one of a café that is only rehearsed, and says so.</param>
public sealed record Visit(Words Words, string Nonce, string Path, string? Account = null, bool Rehearsal = false)
{
    /// <summary>Read from a request.</summary>
    public static Visit Of(HttpContext context)
    {
        var request = context.Request;
        return new(
            Words.For(LanguageChoice.Of(context)),
            PageSecurity.NonceOf(context),
            $"{request.PathBase}{request.Path}{request.QueryString}",
            context.User.Identity is { IsAuthenticated: true } account ? account.Name : null);
    }
}
