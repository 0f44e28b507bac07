using JasperFx;
using JasperFx.Events;
using Marten;
using Npgsql;
using OpenTalks.Host.Live;
using Weasel.Core;

namespace OpenTalks.Host.Storage;

/// <summary>The database: our own server or the operator's, one pool for all, a second one for the writer.</summary>
public static class StorageSetup
{
    /// <summary>The key of the data source whose connections write cafés: <c>[FromKeyedServices(StorageSetup.Writer)] NpgsqlDataSource</c>.</summary>
    public const string Writer = "writer";

    /// <summary>A frozen node may hold nobody; plans prepared on empty tables stay, so they must not be sequential scans.</summary>
    const string WriterOptions = "-c idle_in_transaction_session_timeout=2s -c lock_timeout=3s -c jit=off -c enable_seqscan=off";
    const string CommonOptions = "-c idle_in_transaction_session_timeout=60s";

    /// <remarks>Registers events and documents elsewhere with <c>services.ConfigureMarten(options => …)</c>.</remarks>
    public static WebApplicationBuilder AddStorage(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var given = builder.Configuration.GetConnectionString("Cafe");
        EmbeddedPostgres? embedded = null;
        if (string.IsNullOrWhiteSpace(given))
        {
            var folder = builder.Configuration["data"] is { Length: > 0 } data ? new DataFolder(data) : DataFolder.Default;
            embedded = new EmbeddedPostgres(folder, PostgresBinaries.Find());
            given = embedded.ConnectionString;
        }

        var writer = With(given, WriterOptions);
        if (embedded is not null) writer.MaxPoolSize = 4;
        services.AddNpgsqlDataSource(With(given, CommonOptions).ConnectionString, AskForEpoch);
        services.AddNpgsqlDataSource(writer.ConnectionString, AskForEpoch, serviceKey: Writer);
        services.AddMarten(Configure).UseNpgsqlDataSource();

        services.AddSingleton<Migrations>();
        services.AddSingleton(_ => new Server(embedded));
        services.AddSingleton(new LedgerFile(
            builder.Configuration["ledger"] is { Length: > 0 } ledger ? Path.GetFullPath(ledger) : embedded is null ? null : Path.Combine(embedded.Folder.Path, "erasures.jsonl")));
        services.AddHostedService<StorageStart>();
        services.AddHostedService<StorageWatch>();
        return builder;
    }

    static void AskForEpoch(IServiceProvider services, NpgsqlDataSourceBuilder builder) => builder.UsePhysicalConnectionInitializer(
        connection => services.GetRequiredService<Epoch>().AskNow(connection),
        connection => services.GetRequiredService<Epoch>().Ask(connection));

    static void Configure(StoreOptions options)
    {
        options.DatabaseSchemaName = "cafe";
        options.AutoCreateSchemaObjects = AutoCreate.None;
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase, json =>
        {
            // jsonb sorts keys, so the discriminator of a union need not come first.
            json.AllowOutOfOrderMetadataProperties = true;
            json.RespectNullableAnnotations = true;
            json.RespectRequiredConstructorParameters = true;
        });
        options.DisableNpgsqlLogging = true;
    }

    static NpgsqlConnectionStringBuilder With(string connectionString, string options)
    {
        var with = new NpgsqlConnectionStringBuilder(connectionString);
        with.Options = string.IsNullOrEmpty(with.Options) ? options : $"{options} {with.Options}";
        with.ApplicationName ??= "opentalks";
        if (with.Host?.StartsWith('/') == true) return with;
        // A server that vanished is noticed within half a minute, not after the hours that systems wait; a socket of the machine knows at once.
        with.TcpKeepAlive = true;
        with.TcpKeepAliveTime = 10;
        with.TcpKeepAliveInterval = 5;
        return with;
    }

    /// <summary>Where erasures are noted outside the database; null where the operator named no place.</summary>
    internal sealed record LedgerFile(string? Path);

    /// <param name="Embedded">Null where the operator's own server is used.</param>
    internal sealed record Server(EmbeddedPostgres? Embedded) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
