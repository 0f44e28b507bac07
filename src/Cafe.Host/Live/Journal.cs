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
    // A database that takes connections and never answers would hold the writer for good.
    static readonly TimeSpan ShortestAttempt = TimeSpan.FromSeconds(1), LongestAttempt = TimeSpan.FromSeconds(5);
    static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(20), LongestPause = TimeSpan.FromSeconds(1);

    readonly Channel<Pending> waiting = Channel.CreateUnbounded<Pending>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Puts a command on its way. Its outcome comes to its connection or to <see cref="Pending.Done"/>.</summary>
    public Task<Outcome> Take(Pending command)
    {
        if (!waiting.Writer.TryWrite(command)) pushes.Answer([(command, Transient(command, Outcome.Busy))]);
        return command.Done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not ended by the token: what was taken is finished first, see StopAsync.
        while (await waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var batch = Waiting(Largest);
            try
            {
                await Run(batch);
            }
            catch (Exception e)
            {
                log.LogError(e, "A batch of {Count} commands was lost", batch.Count);
                Refuse(batch, Outcome.Failed);
            }
        }
        await batches.Drop();
    }

    /// <summary>Takes no more, and waits for what was taken.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        if (ExecuteTask is { } running) await running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    /// <summary>Sends commands through as few batches as their faults allow. Those of one café never overtake each other.</summary>
    async Task Run(IReadOnlyList<Pending> all)
    {
        var since = time.GetTimestamp();
        var pause = ShortestPause;
        LinkedList<IReadOnlyList<Pending>> left = new([all]);
        while (left.First is { Value: var batch })
        {
            left.RemoveFirst();
            if (await Fault(batch, Patience - time.GetElapsedTime(since)) is not { } failure) continue;
            var over = time.GetElapsedTime(since) >= Patience;
            switch (failure)
            {
                case Failure.Lasting when batch.Count == 1:
                    Refuse(batch, Outcome.Failed);
                    continue;
                case Failure.Lasting:
                    left.AddFirst([.. batch.Skip(batch.Count / 2)]);
                    left.AddFirst([.. batch.Take(batch.Count / 2)]);
                    continue;
                case Failure.Locked when batch.Select(command => command.Writes.Cafe).Distinct().Skip(1).Any() || !over:
                    left = ByCafe(batch, left);
                    break;
                case Failure.Locked:
                    Refuse(batch, Outcome.Busy);
                    continue;
                case Failure.Passing when !over:
                    left.AddFirst(batch);
                    break;
                default:
                    // Who waits behind them is told as well: an edit may not get through where its idea did not.
                    Refuse([.. batch, .. left.SelectMany(later => later), .. Waiting(int.MaxValue)], Outcome.Busy);
                    return;
            }
            await Task.Delay(pause, time);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>Each café on its own, those that were locked out last, so that one café's lock costs the others one attempt.</summary>
    static LinkedList<IReadOnlyList<Pending>> ByCafe(IReadOnlyList<Pending> locked, IEnumerable<IReadOnlyList<Pending>> later)
    {
        var cafes = locked.Select(command => command.Writes.Cafe).ToHashSet();
        return new(locked.Concat(later.SelectMany(batch => batch))
            .GroupBy(command => command.Writes.Cafe)
            .OrderBy(cafe => cafes.Contains(cafe.Key))
            .Select(cafe => (IReadOnlyList<Pending>)[.. cafe]));
    }

    /// <summary>One attempt; null if it went through and everybody has their outcome.</summary>
    async Task<Failure?> Fault(IReadOnlyList<Pending> batch, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(Math.Clamp(patience.TotalSeconds, ShortestAttempt.TotalSeconds, LongestAttempt.TotalSeconds)), time);
        HashSet<StreamName> moved = [];
        try
        {
            pushes.Answer(await batches.Commit(batch, moved, limit.Token));
        }
        catch (Exception e)
        {
            await batches.Drop();
            var failure = Failures.Of(e);
            if (failure != Failure.Lasting) log.LogWarning("A batch of {Count} did not go through: {Reason}", batch.Count, e.Message);
            // PostgreSQL says where in the text it stumbled, and no idea may stand in a log.
            else if (batch.Count == 1 && Failures.Postgres(e) is { } refused) log.LogError("A command on a {Stream} cannot be written: {State} {Reason}", batch[0].Writes.Kind, refused.SqlState, refused.MessageText);
            else if (batch.Count == 1) log.LogError(e, "A command on a {Stream} cannot be written", batch[0].Writes.Kind);
            return failure;
        }
        await pushes.Push(moved);
        return null;
    }

    List<Pending> Waiting(int most)
    {
        var commands = new List<Pending>();
        while (commands.Count < most && waiting.Reader.TryRead(out var command)) commands.Add(command);
        return commands;
    }

    void Refuse(IReadOnlyList<Pending> commands, string why) => pushes.Answer([.. commands.Select(command => (command, Transient(command, why)))]);

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
    /// <summary>What PostgreSQL itself said, if it did.</summary>
    public static PostgresException? Postgres(Exception? e) => e as PostgresException ?? (e?.InnerException is { } inner ? Postgres(inner) : null);

    public static Failure Of(Exception e)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case PostgresException { SqlState: "55P03" }:
                    return Failure.Locked;
                // connection, resources, operator, system, rollback, transaction state
                case PostgresException { SqlState: var state } when state[..2] is "08" or "53" or "57" or "58" or "40" or "25":
                    return Failure.Passing;
                // Another node was first with this stream, or with this id on another stream: it is found the next time.
                case PostgresException { SqlState: "23505", ConstraintName: "pkey_mt_streams_id" or "outcome_pkey" }:
                    return Failure.Passing;
                case PostgresException:
                    return Failure.Lasting;
                case JasperFx.ConcurrencyException:
                case NpgsqlException or IOException or TimeoutException or OperationCanceledException or System.Net.Sockets.SocketException:
                    return Failure.Passing;
            }
        }
        return Failure.Lasting;
    }
}
