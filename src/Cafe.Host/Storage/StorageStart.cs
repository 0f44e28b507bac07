using Npgsql;
using OpenTalks.Host.Operations;

namespace OpenTalks.Host.Storage;

/// <summary>Opens the database before anything else of the host starts, and closes it after everything else has stopped.</summary>
sealed class StorageStart(StorageSetup.Server server, NpgsqlDataSource database, [FromKeyedServices(StorageSetup.Writer)] NpgsqlDataSource writer, Migrations migrations, StartProgress progress)
    : IHostedLifecycleService, IAsyncDisposable
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (server.Embedded is { } embedded)
            await progress.Step(embedded.Exists ? "Starting PostgreSQL" : "Setting up PostgreSQL (only this once)", () => embedded.Start(cancellationToken));
        // What PostgreSQL refuses of a migration is a fault of ours and not of the operator's connection.
        var checkedIt = false;
        try
        {
            await Durability.Check(database, cancellationToken);
            checkedIt = true;
            await progress.Step("Migrating", () => migrations.Run(cancellationToken));
        }
        catch (NpgsqlException e) when (server.Embedded is null && (e is not PostgresException || !checkedIt))
        {
            throw new StartException($"The database of the connection string does not answer: {e.Message}", e);
        }
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Close();

    /// <summary>Also after a start that failed halfway, when no service is told to stop. Before the pools and the server, since made after them.</summary>
    public async ValueTask DisposeAsync() => await Close();

    async Task Close()
    {
        if (server.Embedded is not { } embedded) return;
        // Otherwise every pooled connection complains that its server has gone.
        database.Clear();
        writer.Clear();
        await embedded.Stop();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Brings our own server back when it dies under a running host.</summary>
sealed class StorageWatch(StorageSetup.Server server, TimeProvider time, ILogger<StorageWatch> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        server.Embedded?.Watch(log, time, stoppingToken) ?? Task.CompletedTask;
}
