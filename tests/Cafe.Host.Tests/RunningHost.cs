using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using OpenTalks.Host.Operations;

namespace OpenTalks.Host.Tests;

/// <summary>A whole host in this process, on a port of its own. What it would say on the console is kept.</summary>
/// <param name="more">Services to replace.</param>
/// <param name="redis">Redis' connection string, where several hosts serve one database.</param>
/// <param name="settings">More, as an operator sets them.</param>
public sealed class RunningHost(string connection, Action<IServiceCollection>? more = null, string? redis = null, params (string Name, string Value)[] settings) : WebApplicationFactory<Program>
{
    readonly StringWriter console = new();

    public string Console => console.ToString();

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>The secret of the printed link; null when none was printed.</summary>
    public string? FirstSecret => Console.Split("/first#") is [_, var after, ..] ? after[..22] : null;

    public Task<RunningHost> Start() => Task.Run(() =>
    {
        UseKestrel(0);
        StartServer();
        return this;
    });

    public Browser Browser(string? from = null) => new(Address, from);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("ConnectionStrings:Cafe", connection);
        builder.UseSetting("ConnectionStrings:Redis", redis);
        foreach (var (name, value) in settings) builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(new StartProgress(TimeProvider.System, TextWriter.Synchronized(console)));
            services.AddSingleton<IStartupFilter, PretendedAddress>();
            more?.Invoke(services);
        });
    }

    sealed class PretendedAddress : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, then) =>
            {
                if (context.Request.Headers[Tests.Browser.FromHeader] is [{ } from]) context.Connection.RemoteIpAddress = IPAddress.Parse(from);
                return then(context);
            });
            next(app);
        };
    }
}
