using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Npgsql;
using OpenTalks.Host.Storage;
using OpenTalks.Host.Tests;

[assembly: AssemblyFixture(typeof(Services))]

namespace OpenTalks.Host.Tests;

/// <summary>
/// What all specs of a run share: one PostgreSQL, durable as in production; <c>CAFE_PG</c>, a connection string whose user may create databases,
/// takes its place.
/// </summary>
[SuppressMessage("Design", "CA1724", Justification = "The name the design gives it.")]
public sealed class Services : IAsyncLifetime
{
    const string Prefix = "opentalks-tests-";

    static readonly SemaphoreSlim Turn = new(1);
    static string? server;
    static string? template;

    EmbeddedPostgres? embedded;

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("CAFE_PG") is { Length: > 0 } given)
        {
            server = given;
            return;
        }
        await EndForgotten();
        embedded = new(NewFolder(), PostgresBinaries.Find());
        await embedded.Start(CancellationToken.None);
        server = embedded.ConnectionStringTo("postgres");
    }

    /// <summary>A database of its own, migrated, for one spec or class. The name is for those who look into the server; it need not be unique.</summary>
    public static async Task<string> FreshDatabase(string name)
    {
        await Turn.WaitAsync();
        try
        {
            template ??= await MakeTemplate();
            return await Create(name, template);
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>A database with nothing in it.</summary>
    public static Task<string> EmptyDatabase(string name) => Create(name, "template0");

    /// <summary>A folder for data that the server's user can reach.</summary>
    public static DataFolder NewFolder() => new(Path.Combine(Path.GetTempPath(), Prefix + Guid.NewGuid().ToString("N")[..12]));

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (embedded is null) return;
        await embedded.DisposeAsync();
        try
        {
            Directory.Delete(embedded.Folder.Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another run took it for forgotten as soon as its server had ended.
        }
    }

    static async Task<string> MakeTemplate()
    {
        var connection = await EmptyDatabase("template");
        await using (var host = new RunningHost(connection)) await host.Start();
        return new NpgsqlConnectionStringBuilder(connection).Database!;
    }

    static async Task<string> Create(string name, string from)
    {
        var unique = string.Create(CultureInfo.InvariantCulture, $"{name.ToLowerInvariant()}_{Guid.NewGuid().ToString("N")[..8]}");
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await using var create = source.CreateCommand($"create database \"{unique}\" template \"{from}\"");
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = unique, MaxPoolSize = 20 }.ConnectionString;
    }

    /// <summary>A run that was killed leaves its server behind.</summary>
    static async Task EndForgotten()
    {
        foreach (var path in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            try
            {
                await using (var forgotten = new EmbeddedPostgres(new(path), PostgresBinaries.Find())) await forgotten.End(CancellationToken.None);
                Directory.Delete(path, recursive: true);
            }
            catch (Exception e) when (e is StartException or IOException or UnauthorizedAccessException)
            {
                // Another run is using it, or is removing it at this moment.
            }
        }
    }
}
