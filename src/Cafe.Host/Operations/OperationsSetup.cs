using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;

namespace OpenTalks.Host.Operations;

/// <summary>How the host listens, what it accepts at most, how it stops and what it says meanwhile.</summary>
public static class OperationsSetup
{
    /// <summary>A switch of ours has no value; the configuration of .NET would take the next argument for it.</summary>
    public static string[] Arguments(string[] args) => [.. args.Select(a => a is "--lan" or "--quiet" or "--rehearse" ? a + "=true" : a)];

    public static WebApplicationBuilder AddOperations(this WebApplicationBuilder builder)
    {
        // Without it `dotnet run` in Production answers the client bundle with nothing in it; a published host takes no notice.
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // A host that runs from its project has no folder of static files of its own; they are listed in a manifest.
        builder.Logging.AddFilter("Microsoft.AspNetCore.StaticFiles.StaticFileMiddleware", LogLevel.Error);
        // What fails there is thrown, and logged by whoever does not bear it; the first start's look for a table that is not there yet is no news.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical);
        // That the keys lie in clear is decided: docs/adr/0006.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        // Pages say no-store themselves; that forms say it too is no news.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery.DefaultAntiforgery", LogLevel.Error);
        // Why the host did not start is said once, by Program.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);

        if (NothingSaysWhereToListen(builder.Configuration))
            builder.WebHost.UseUrls(builder.Configuration.GetValue<bool>("lan") ? "http://0.0.0.0:5080" : "http://localhost:5080");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 12_000;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        // A set-up of 300 tables has eight fields for each.
        builder.Services.Configure<FormOptions>(form => form.ValueCountLimit = 8_000);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(45));
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            // A proxy says whether people came by https, so it is believed only on this machine or when the operator names it: Proxies=10.0.0.2,10.0.0.3
            foreach (var proxy in (builder.Configuration["Proxies"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
        });

        // Pages and snapshots; files were compressed when they were published. What a page says in secret, a form's token, is encrypted
        // anew in each answer, so its length tells nothing.
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html", "application/json", "application/problem+json"];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        builder.Services.AddSingleton(TimeProvider.System);
        var console = builder.Configuration.GetValue<bool>("quiet") ? TextWriter.Null : Console.Out;
        builder.Services.AddSingleton(given => new StartProgress(given.GetRequiredService<TimeProvider>(), console));
        builder.Services.AddSingleton<PublicAddress>().AddSingleton<Counters>();
        builder.Services.AddSingleton<Draining>().AddSingleton<IHostLifetime>(given => given.GetRequiredService<Draining>());
        builder.Services.AddHostedService<Announcement>();
        return builder;
    }

    static bool NothingSaysWhereToListen(ConfigurationManager configuration) =>
        configuration["urls"] is null && configuration["http_ports"] is null && configuration["https_ports"] is null
        && !configuration.GetSection("Kestrel:Endpoints").Exists();
}
