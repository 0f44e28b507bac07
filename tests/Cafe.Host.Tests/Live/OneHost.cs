using Npgsql;
using Microsoft.Extensions.DependencyInjection;

namespace OpenTalks.Host.Tests.Live;

/// <summary>A host that many specs share, each with a café of its own.</summary>
public sealed class OneHost : IAsyncLifetime
{
    OpenCafe? first;

    public RunningHost Host => first!.Host;
    public Browser Fay => first!.FacilitatorsBrowser;

    public Task<OpenCafe> Cafe(string attribution = "open") => OpenCafe.Another(Host, Fay, attribution);

    /// <summary>One column of what the database holds, for what no feed shows.</summary>
    public async Task<List<T>> Rows<T>(string sql, params object[] values)
    {
        var database = Host.Services.GetRequiredService<NpgsqlDataSource>();
        await using var command = database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await using var rows = await command.ExecuteReaderAsync();
        var read = new List<T>();
        while (await rows.ReadAsync()) read.Add(await rows.GetFieldValueAsync<T>(0));
        return read;
    }

    public async ValueTask InitializeAsync() => first = await OpenCafe.On("onehost");
    public ValueTask DisposeAsync() => first!.DisposeAsync();
}

[CollectionDefinition(nameof(OneHost))]
public sealed class SharingOneHost : ICollectionFixture<OneHost>;
