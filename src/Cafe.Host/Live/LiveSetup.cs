using Marten;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using OpenTalks.Host.Cafes;
using OpenTalks.Host.Desk;
using OpenTalks.Host.Rotation;
using OpenTalks.Host.Setups;
using OpenTalks.Host.Storage;
using OpenTalks.People;

namespace OpenTalks.Host.Live;

/// <summary>The writing and broadcasting core: what it needs and where it is reached.</summary>
public static class LiveSetup
{
    public static WebApplicationBuilder AddLive(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // What fails there is thrown, and logged by whoever bears it; its own words quote what people wrote.
        builder.Logging.AddFilter("Marten", LogLevel.None);
        // That a broken connection did not close in order is no news; why it broke is said by whoever used it.
        builder.Logging.AddFilter("Npgsql.Connection", LogLevel.Critical);
        services.ConfigureMarten(options =>
        {
            foreach (var (name, type) in EventNames.Types) options.Events.MapEventType(type, name);
            options.Schema.For<Person>().Duplicate(person => person.Cafe).Duplicate(person => person.Account);
        });
        services.AddSingleton<TimeProvider>(new DatabaseClock());
        services.AddSingleton<Memory>().AddSingleton<Tails>().AddSingleton<Reading>().AddSingleton<Persons>().AddSingleton<Epoch>().AddSingleton<Secrets>().AddSingleton<MarkKeys>().AddSingleton<Bell>().AddSingleton<SheetActivity>();
        services.AddSingleton<Connections>().AddSingleton<Standings>().AddSingleton<Commands>().AddSingleton<Feeds>().AddSingleton<Pushes>().AddSingleton<Batches>();
        services.AddSingleton<Seating>().AddSingleton<ByItself>().AddSingleton<PageCommands>().AddScoped<Entrance>().AddSingleton<Searches>().AddSingleton<Harvests.Readings>().AddSingleton<Remedies>().AddScoped<SeatingDesk>().AddScoped<DeskDoor>().AddScoped<ListDesk>().AddSingleton<HallTries>().AddSingleton<Moves.Moving>();
        services.AddSingleton<Reports.Editions>().AddSingleton<Reports.Templates>().AddSingleton<Reports.ReportFiles>().AddScoped<Reports.ReportDoor>();
        services.AddSingleton(new Migration(30, async (provider, cancel) =>
        {
            await provider.GetRequiredService<Secrets>().Load(Commands.FingerprintKey, cancel);
            await provider.GetRequiredService<Secrets>().Load(JoinCodes.Key, cancel);
            await provider.GetRequiredService<Secrets>().Load(ClaimCodes.Key, cancel);
        }));
        services.AddSingleton<Guesses>().AddSingleton<JoinCodes>().AddSingleton<ClaimCodes>().AddSingleton<DeviceCodes>();
        services.AddSingleton(PaceLimit.Of(builder.Configuration)).AddSingleton<Limits>().AddSingleton<Doors>();
        services.AddSingleton(RedisChannelOptions.Of(builder.Configuration));
        services.AddHosted<Neighbours>().AddHosted<Journal>().AddHosted<StateFeeds>().AddHosted<Presence>().AddHosted<Waking>().AddHosted<Forgetting>().AddHosted<Ledger>();

        services.AddSignalR(hub =>
        {
            // An outbox of 200 ideas arrives in one message.
            hub.MaximumReceiveMessageSize = 256 * 1024;
            hub.KeepAliveInterval = TimeSpan.FromSeconds(10);
            hub.ClientTimeoutInterval = TimeSpan.FromSeconds(25);
            hub.HandshakeTimeout = TimeSpan.FromSeconds(5);
            hub.EnableDetailedErrors = false;
        }).AddJsonProtocol(json => WireJson.Strict(json.PayloadSerializerOptions));
        // The later one of a name is taken.
        services.AddSingleton<IHubProtocol, GuardedProtocol>();
        return builder;
    }

    public static void MapLive(this WebApplication app)
    {
        app.MapHub<LiveHub>("/live/{cafe:guid}", options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            // A phone that blocks longer reconnects and repairs itself.
            options.TransportSendTimeout = TimeSpan.FromSeconds(2);
            options.CloseOnAuthenticationExpiration = true;
            options.AllowStatefulReconnects = false;
        });
        LiveEndpoints.MapLive((IEndpointRouteBuilder)app);
    }

    static IServiceCollection AddHosted<T>(this IServiceCollection services) where T : class, IHostedService =>
        services.AddSingleton<T>().AddHostedService(provider => provider.GetRequiredService<T>());
}
