namespace OpenTalks.Host.Live;

/// <summary>
/// Browsers send cookies with a WebSocket from any page and know no CORS there, so the origin is checked: it must be exactly
/// ours. Reads over HTTP may come without one; sockets and commands may not.
/// </summary>
public static class SameOrigin
{
    public static async ValueTask<object?> Require(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return Holds(http) ? await next(context) : Problems.Of(http, StatusCodes.Status403Forbidden, "other-origin");
    }

    /// <summary>Turns a socket from another page away before the handshake.</summary>
    public static Task Guard(HttpContext http, RequestDelegate next) =>
        !http.Request.Path.StartsWithSegments("/live", StringComparison.Ordinal) || Holds(http)
            ? next(http)
            : Problems.Of(http, StatusCodes.Status403Forbidden, "other-origin").ExecuteAsync(http);

    static bool Holds(HttpContext http)
    {
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length == 0) return HttpMethods.IsGet(http.Request.Method) && !AsksForSocket(http.Request);
        return string.Equals(origin, $"{http.Request.Scheme}://{http.Request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    // The middleware that knows sockets comes later in the pipeline.
    internal static bool AsksForSocket(HttpRequest request) =>
        request.Headers.Upgrade.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase);
}
