using System.Reflection;
using JasperFx;
using Marten;
using Npgsql;

namespace OpenTalks.Host.Storage;

/// <summary>Something that must be so in the database before the host serves; run at every start, so it leaves alone what is already so.</summary>
/// <param name="Order">Lower goes first: accounts 0, Marten 10, tables of our own 20, what needs them all 30.</param>
public sealed record Migration(int Order, Func<IServiceProvider, CancellationToken, Task> Apply);

/// <summary>
/// All migrations in order, by one node at a time: others that start meanwhile wait for its lock and then find nothing left to do.
/// The lock is the session's, on a connection of its own, so it is free again when its holder is killed.
/// </summary>
sealed class Migrations(NpgsqlDataSource database, IDocumentStore documents, IServiceScopeFactory scopes, IEnumerable<Migration> others)
{
    /// <summary>"OpenTalk" as eight bytes.</summary>
    const long Lock = 0x4F70656E54616C6B;

    public async Task Run(CancellationToken cancel)
    {
        await using var holder = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await holder.OpenAsync(cancel);
        await using (var wait = new NpgsqlCommand($"select pg_advisory_lock({Lock})", holder) { CommandTimeout = 0 })
            await wait.ExecuteNonQueryAsync(cancel);

        IEnumerable<Migration> own =
        [
            new(10, (_, c) => { c.ThrowIfCancellationRequested(); return documents.Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate); }),
            new(20, (_, c) => OwnTables(c)),
        ];
        await using var scope = scopes.CreateAsyncScope();
        foreach (var migration in own.Concat(others).OrderBy(m => m.Order)) await migration.Apply(scope.ServiceProvider, cancel);
    }

    async Task OwnTables(CancellationToken cancel)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var script in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(script)!);
            await using var command = database.CreateCommand(await text.ReadToEndAsync(cancel));
            command.CommandTimeout = 600;
            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
