using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace OpenTalks.Web;

/// <summary>Which language a request is answered in: asked for in the address, chosen before, the browser's wish, English.</summary>
public static class LanguageChoice
{
    /// <summary>The cookie that keeps an explicit choice.</summary>
    public const string Cookie = "language";

    /// <summary>The code of an offered language.</summary>
    public static string Of(HttpContext context)
    {
        string?[] asked = [context.Request.Query["lang"], context.Request.Cookies[Cookie]];
        return asked.FirstOrDefault(Languages.Offers) ?? Wished(context.Request) ?? "en";
    }

    /// <summary>Keeps a choice for a year; a language that is not offered is ignored.</summary>
    public static void Keep(HttpContext context, string? language)
    {
        if (!Languages.Offers(language))
            return;
        context.Response.Cookies.Append(Cookie, language!, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
    }

    static string? Wished(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wishes))
            return null;
        // "fr-CH" is answered in "fr"; the sort is stable, so equal wishes keep the browser's order.
        return wishes
            .Where(wish => wish.Quality is not 0)
            .OrderByDescending(wish => wish.Quality ?? 1)
            .Select(wish => wish.Value.Value?.Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(Languages.Offers);
    }
}
