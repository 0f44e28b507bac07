using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;

namespace OpenTalks.Host.Live;

/// <summary>
/// Twice a second, one look at PostgreSQL: which of the streams this node holds have moved elsewhere, in which cafés something is due, and
/// whether accounts that are connected here still may. It needs no other node and no message; what <see cref="Neighbours"/> says makes it look at once.
/// </summary>
public sealed class Waking(
    NpgsqlDataSource database, Memory memory, Tails tails, Reading reading, Pushes pushes, ByItself byItself, Neighbours neighbours, Standings standings, TimeProvider time, ILogger<Waking> log)
    : Steady(time, log)
{
    static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    readonly ConcurrentDictionary<StreamName, bool> named = new();
    readonly SemaphoreSlim wake = new(0);
    IReadOnlySet<StreamName> behind = new HashSet<StreamName>();
    Task doing = Task.CompletedTask;
    long? looked;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        neighbours.Heard = Named;
        return base.StartAsync(cancellationToken);
    }

    void Named(StreamName name, long version)
    {
        if (memory.Holds(name) && memory.Peek(name).Version < version && named.TryAdd(name, true)) wake.Release();
    }

    protected override async Task Turn(CancellationToken stopping)
    {
        if (looked is not { } last || Time.GetElapsedTime(last) >= Every)
        {
            looked = Time.GetTimestamp();
            await Look(stopping);
        }
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var left = Every - Time.GetElapsedTime(looked.Value);
        if (left > TimeSpan.Zero) await Task.WhenAny(wake.WaitAsync(pause.Token), Task.Delay(left, Time, pause.Token));
        await pause.CancelAsync();
        while (await wake.WaitAsync(0, CancellationToken.None)) { }
        await LookAtNamed(stopping);
    }

    async Task LookAtNamed(CancellationToken cancel)
    {
        List<StreamName> streams = [.. named.Keys.Where(memory.Holds)];
        named.Clear();
        if (streams.Count > 0 && await reading.CatchUp(streams, cancel) is { Count: > 0 } moved) await pushes.Push(moved);
    }

    async Task Look(CancellationToken cancel)
    {
        List<(StreamName Name, long Version)> held = [.. memory.Held];
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Tails.Command(held));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select clock_timestamp()"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select cafe from cafe.due where at_ms <= $1 limit 100")
        {
            Parameters = { new() { Value = Time.NowMs(), NpgsqlDbType = NpgsqlDbType.Bigint } },
        });
        var asked = standings.Ask(batch);
        HashSet<StreamName> moved = [];
        List<Guid> due = [];
        await using (var rows = await batch.ExecuteReaderAsync(cancel))
        {
            foreach (var tail in await tails.Read(rows, held, cancel))
                if (memory.Advance(tail.Name, tail.FirstVersion, tail.Events)) moved.Add(tail.Name);
            await rows.NextResultAsync(cancel);
            await rows.ReadAsync(cancel);
            (Time as DatabaseClock)?.Measure(rows.GetFieldValue<DateTimeOffset>(0));
            await rows.NextResultAsync(cancel);
            while (await rows.ReadAsync(cancel)) due.Add(rows.GetGuid(0));
            await rows.NextResultAsync(cancel);
            await Standings.Answer(asked, rows, cancel);
        }
        // What a failure kept from being pushed has been behind for a whole turn.
        var now = memory.Behind;
        moved.UnionWith(behind.Where(now.Contains));
        behind = now;
        if (moved.Count > 0) await pushes.Push(moved);
        // Beside the looks: what one café has to do may take its time.
        if (due.Count > 0 && doing.IsCompleted) doing = Do(due, cancel);
    }

    async Task Do(List<Guid> due, CancellationToken cancel)
    {
        foreach (var cafe in due)
        {
            try
            {
                await byItself.Run(cafe, cancel);
            }
            catch (Exception) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // One café's trouble holds up no other.
                if (Failures.Of(e) == Failure.Lasting) log.LogError(e, "What is due in café {Cafe} was not done", cafe);
            }
        }
    }
}
