using Npgsql;
using NpgsqlTypes;

namespace OpenTalks.Host.Live;

/// <summary>
/// Twice a second, one look at PostgreSQL: which of the streams this node holds have moved elsewhere, and in which cafés
/// something is due. It needs no other node and no message.
/// </summary>
public sealed class Waking(NpgsqlDataSource database, Memory memory, Tails tails, Pushes pushes, ByItself byItself, TimeProvider time, ILogger<Waking> log) : Steady(time, log)
{
    static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    IReadOnlySet<StreamName> behind = new HashSet<StreamName>();

    protected override async Task Turn(CancellationToken stopping)
    {
        await Look(stopping);
        await Task.Delay(Every, Time, stopping);
    }

    async Task Look(CancellationToken cancel)
    {
        List<(StreamName Name, long Version)> held = [.. memory.Names.Select(name => (name, memory.Of(name).Version))];
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Tails.Command(held));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select clock_timestamp()"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select cafe from cafe.due where at_ms <= $1 limit 100")
        {
            Parameters = { new() { Value = Time.NowMs(), NpgsqlDbType = NpgsqlDbType.Bigint } },
        });
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
        }
        // What a failure kept from being pushed has been behind for a whole turn.
        var now = memory.Behind;
        moved.UnionWith(behind.Where(now.Contains));
        behind = now;
        if (moved.Count > 0) await pushes.Push(moved);
        foreach (var cafe in due)
        {
            try
            {
                await byItself.Run(cafe, cancel);
            }
            catch (Exception e) when (Failures.Of(e) == Failure.Lasting)
            {
                // One café's trouble holds up no other.
                log.LogError(e, "What is due in café {Cafe} was not done", cafe);
            }
        }
    }
}
