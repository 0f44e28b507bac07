using Npgsql;
using OpenTalks.Host.Operations;

namespace OpenTalks.Host.Storage;

/// <summary>Opens the database before anything else of the host starts, and closes it after everything else has stopped.</summary>
sealed class StorageStart(StorageSetup.Server server, NpgsqlDataSource database, Migrations migrations, StartProgress progress, TimeProvider time, ILogger<StorageStart> log)
    : IHostedLifecycleService
{
    readonly CancellationTokenSource stopping = new();
    Task watch = Task.CompletedTask;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (server.Embedded is { } embedded)
            await progress.Step(embedded.Exists ? "Starting PostgreSQL" : "Setting up PostgreSQL (only this once)", () => embedded.Start(cancellationToken));
        try
        {
            await Durability.Check(database, cancellationToken);
        }
        catch (NpgsqlException e) when (server.Embedded is null)
        {
            throw new StartFailure($"The database of the connection string does not answer: {e.Message}", e);
        }
        await progress.Step("Migrating", () => migrations.Run(cancellationToken));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        watch = server.Embedded?.Watch(log, time, stopping.Token) ?? Task.CompletedTask;
        return Task.CompletedTask;
    }

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await ((Task)watch.ContinueWith(_ => { }, TaskScheduler.Default));
        if (server.Embedded is { } embedded) await embedded.Stop();
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
