using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace OpenTalks.Web.Layout;

/// <summary>The headers every page is sent with: only our own scripts run, nothing frames us, nothing is guessed.</summary>
public static class PageSecurity
{
    static readonly object NonceKey = new();

    /// <summary>The nonce of this answer: made on first use, the same for the header and for every script element.</summary>
    public static string NonceOf(HttpContext context)
    {
        if (context.Items[NonceKey] is string made)
            return made;
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        context.Items[NonceKey] = nonce;
        return nonce;
    }

    /// <summary>The content security policy for a nonce.</summary>
    public static string Policy(string nonce) =>
        "default-src 'none'; " +
        $"script-src 'nonce-{nonce}' 'strict-dynamic'; " +
        "style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; " +
        "form-action 'self'; base-uri 'self'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types lit-html";

    /// <summary>Sets the headers; the pipeline calls it before anything is written.</summary>
    public static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy(NonceOf(context));
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // What may be kept says so itself: style sheets and scripts do.
        headers.CacheControl = "no-store";
        if (context.Request.IsHttps && context.Request.Host.Host != "localhost") headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
    }
}
