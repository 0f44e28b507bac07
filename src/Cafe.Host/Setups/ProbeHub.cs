using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace OpenTalks.Host.Setups;

/// <summary>Answers what it is told, over the same sort of connection as a café's; it knows no café.</summary>
sealed class ProbeHub(HallTries tries) : Hub
{
    const int Most = 400;
    static int open;

    public override Task OnConnectedAsync()
    {
        var query = Context.GetHttpContext()!.Request.Query;
        if (Interlocked.Increment(ref open) > Most || !Guid.TryParse(query["cafe"], out var cafe) || !tries.Allows(cafe, query["token"])) Context.Abort();
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        Interlocked.Decrement(ref open);
        return Task.CompletedTask;
    }

    /// <summary>There and back; nothing for a connection that does not know the way.</summary>
    public int Echo(int said) => Context.ConnectionAborted.IsCancellationRequested ? 0 : said;
}

static class Probe
{
    public static void MapProbe(this WebApplication app) => app.MapHub<ProbeHub>("/live/probe", options =>
    {
        options.Transports = HttpTransportType.WebSockets;
        options.TransportSendTimeout = TimeSpan.FromSeconds(2);
    });
}
