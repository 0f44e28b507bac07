using System.Threading.Channels;
using Npgsql;

namespace OpenTalks.Host.Live;

/// <summary>
/// The node's writer: it takes the commands that wait, at most 500, and sends them through one locked batch at a time.
/// A batch whose commit failed or whose outcome is unknown is thrown away and run again for ten seconds.
/// </summary>
public sealed class Journal(Batches batches, Pushes pushes, TimeProvider time, ILogger<Journal> log) : BackgroundService
{
    const int Largest = 500;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly Channel<Pending> waiting = Channel.CreateUnbounded<Pending>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Puts a command on its way. Its outcome comes to its connection or to <see cref="Pending.Done"/>.</summary>
    public Task<Outcome> Take(Pending command)
    {
        if (!waiting.Writer.TryWrite(command)) command.Complete(new Outcome(command.Id, Refused: Outcome.Busy, Again: true));
        return command.Done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Pending>(Largest);
        while (await waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            batch.Clear();
            while (batch.Count < Largest && waiting.Reader.TryRead(out var command)) batch.Add(command);
            try
            {
                await Run([.. batch]);
            }
            catch (Exception e)
            {
                log.LogError(e, "A batch of {Count} commands was lost", batch.Count);
                pushes.Answer([.. batch.Select(command => (command, Transient(command, Outcome.Failed)))]);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    async Task Run(IReadOnlyList<Pending> batch)
    {
        var since = time.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(20);
        while (true)
        {
            try
            {
                var (answers, moved) = await batches.Commit(batch);
                pushes.Answer(answers);
                await pushes.Push(moved);
                return;
            }
            catch (Exception e)
            {
                await batches.Drop();
                switch (Failures.Of(e))
                {
                    case Failure.Locked when batch.Select(command => command.Writes.Cafe).Distinct().Skip(1).Any():
                        foreach (var cafe in batch.GroupBy(command => command.Writes.Cafe)) await Run([.. cafe]);
                        return;
                    case Failure.Locked or Failure.Passing when time.GetElapsedTime(since) < Patience:
                        log.LogWarning("A batch of {Count} runs again: {Reason}", batch.Count, e.Message);
                        await Task.Delay(pause, time);
                        pause = TimeSpan.FromMilliseconds(Math.Min(1000, pause.TotalMilliseconds * 2));
                        continue;
                    case Failure.Locked or Failure.Passing:
                        pushes.Answer([.. batch.Select(command => (command, Transient(command, Outcome.Busy)))]);
                        return;
                    case Failure.Lasting when batch.Count == 1:
                        log.LogError(e, "A command on {Stream} cannot be written", batch[0].Writes.Kind);
                        pushes.Answer([(batch[0], Transient(batch[0], Outcome.Failed))]);
                        return;
                    default:
                        await Run([.. batch.Take(batch.Count / 2)]);
                        await Run([.. batch.Skip(batch.Count / 2)]);
                        return;
                }
            }
        }
    }

    static Outcome Transient(Pending command, string why) => new(command.Id, Refused: why, Again: true);
}

/// <summary>What a failed batch calls for.</summary>
enum Failure
{
    /// <summary>Somebody held a lock too long.</summary>
    Locked,

    /// <summary>The database was away, full, restarted, or the commit is unknown: run again.</summary>
    Passing,

    /// <summary>One of the commands is at fault.</summary>
    Lasting,
}

/// <summary>Tells failures apart by PostgreSQL's error class.</summary>
static class Failures
{
    public static Failure Of(Exception e)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case PostgresException { SqlState: "55P03" }:
                    return Failure.Locked;
                // connection, resources, operator, rollback, transaction state; a stream another node made first
                case PostgresException { SqlState: var state } when state[..2] is "08" or "53" or "57" or "40" or "25":
                    return Failure.Passing;
                case PostgresException { SqlState: "23505", ConstraintName: "pkey_mt_streams_id" }:
                    return Failure.Passing;
                case PostgresException:
                    return Failure.Lasting;
                case JasperFx.ConcurrencyException:
                case NpgsqlException or IOException or TimeoutException or System.Net.Sockets.SocketException:
                    return Failure.Passing;
            }
        }
        return Failure.Lasting;
    }
}
