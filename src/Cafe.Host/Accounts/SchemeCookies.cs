using Microsoft.AspNetCore.Authentication.Cookies;

namespace OpenTalks.Host.Accounts;

/// <summary>
/// Over https the cookie's name begins with <c>__Host-</c>, so that no other site of the domain and no page over http can set it; over plain http
/// browsers would refuse that name.
/// </summary>
sealed class SchemeCookies : ICookieManager
{
    readonly ChunkingCookieManager cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) => cookies.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        cookies.AppendResponseCookie(context, Name(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => cookies.DeleteCookie(context, Name(context, key), options);

    static string Name(HttpContext context, string key) => context.Request.IsHttps ? "__Host-" + key : key;
}
