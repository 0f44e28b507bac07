using System.Net;

namespace OpenTalks.Host.Accounts;

/// <summary>Whether a password may be asked for on this connection: over https, or on the machine itself.</summary>
public static class PasswordTransport
{
    public static bool IsSafe(HttpContext context) => context.Request.IsHttps || IsTheMachineItself(context);

    static bool IsTheMachineItself(HttpContext context)
    {
        // A proxy on this machine also comes from a loopback address. One that says for whom it asks is seen here; its headers, where they are
        // trusted, have already been taken into the connection.
        if (context.Request.Headers.ContainsKey("X-Forwarded-For") || context.Request.Headers.ContainsKey("Forwarded")) return false;
        var connection = context.Connection;
        if (connection.RemoteIpAddress is not { } from || !(IPAddress.IsLoopback(from) || from.Equals(connection.LocalIpAddress))) return false;
        // Else a page elsewhere could reach us under a name of its own that it lets point here.
        var host = context.Request.Host.Host;
        return host == "localhost" || IPAddress.TryParse(host.Trim('[', ']'), out _);
    }
}
