using System.Text.Json;
using JasperFx;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenTalks.Benchmarks.Live;

/// <summary>
/// What OpenTalks is compared with, as a process of its own: a bare hub that relays to a group and stores nothing, or, given a database, the
/// same with Marten appending each idea in a session of its own before it goes out.
/// </summary>
static class Relay
{
    public const string Command = "relay";

    public static async Task<int> Run(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(args[0]);
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR(hub => hub.MaximumReceiveMessageSize = 256 * 1024);
        if (args is [_, var connection])
        {
            builder.Services.AddMarten(options =>
            {
                options.Connection(connection);
                options.AutoCreateSchemaObjects = AutoCreate.All;
                options.Events.StreamIdentity = StreamIdentity.AsString;
                options.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
                options.DisableNpgsqlLogging = true;
            });
        }
        await using var app = builder.Build();
        app.MapHub<RelayHub>("/live/{table}", options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.TransportSendTimeout = TimeSpan.FromSeconds(2);
        });
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(Servers.Ready));
        await app.RunAsync();
        return 0;
    }
}

sealed class RelayHub(IServiceProvider services) : Hub
{
    string Table => Context.GetHttpContext()!.Request.RouteValues["table"]!.ToString()!;

    public override Task OnConnectedAsync() => Groups.AddToGroupAsync(Context.ConnectionId, Table);

    public async Task Send(JsonElement[] sent)
    {
        var documents = services.GetService<IDocumentStore>();
        foreach (var one in sent)
        {
            if (documents is not null)
            {
                await using var session = documents.LightweightSession();
                session.Events.Append(Table, new IdeaStored(one.GetRawText()));
                await session.SaveChangesAsync();
            }
            await Clients.Group(Table).SendAsync("Sheet", one);
        }
    }
}

sealed record IdeaStored(string Idea);
