using System.Data;
using JasperFx.Events;
using Marten;
using Npgsql;
using NpgsqlTypes;
using OpenTalks.Cafes;
using OpenTalks.Host.Storage;
using OpenTalks.Sheets;
using SessionOptions = Marten.Services.SessionOptions;

namespace OpenTalks.Host.Live;

/// <summary>
/// One locked batch: locks and reads, decisions on a working copy, one append, one commit. Three round trips.
/// Streams that are written are locked exclusively, those only read shared, all in the order of their keys, so that
/// any node may write any stream and PostgreSQL alone arbitrates.
/// </summary>
public sealed class Batches(
    [FromKeyedServices(StorageSetup.Writer)] NpgsqlDataSource writer,
    IDocumentStore documents, Memory memory, Persons persons, MarkKeys marks, Tails tails, TimeProvider time, ILogger<Batches> log)
{
    // Separate statements: one that locks and reads sees the past.
    const string Locks = """
        select case when l.exclusive then pg_advisory_xact_lock(l.key)::text else pg_advisory_xact_lock_shared(l.key)::text end
        from unnest($1::bigint[], $2::boolean[]) as l (key, exclusive)
        """;

    // now() would be from before the wait for the locks.
    const string Clock = "select clock_timestamp()";

    // One by one: "= any" reads all outcomes of a café once the plan is prepared.
    const string Known = """
        select c.n, o.stream, o.version, o.refused, o.fingerprint
        from unnest($1::uuid[], $2::smallint[], $3::uuid[]) with ordinality as c (cafe, kind, id, n)
        cross join lateral (
            select stream, version, refused, fingerprint from cafe.outcome
            where cafe = c.cafe and kind = c.kind and id = c.id limit 1) o
        """;

    const string Keep = """
        insert into cafe.outcome (cafe, kind, id, stream, version, refused, fingerprint)
        select * from unnest(?::uuid[], ?::smallint[], ?::uuid[], ?::text[], ?::bigint[], ?::text[], ?::bytea[])
        """;

    const string DueAt = "insert into cafe.due (cafe, at_ms) values (?, ?) on conflict (cafe) do update set at_ms = excluded.at_ms";
    const string NotDue = "delete from cafe.due where cafe = ?";

    const string ForgetOutcomes = "delete from cafe.outcome where cafe = ?";

    // Accounts name themselves; guests are what the promise is about.
    const string EraseNames = """
        update cafe.mt_doc_person
        set data = data || jsonb_build_object('details', (data -> 'details') || '{"name": "", "organisation": null, "needs": null}')
        where cafe = ? and account is null
        """;

    NpgsqlConnection? connection;

    // Outcomes name stream and version, so those that hold a hash of somebody's words are found by the events they led to.
    const string BlankPerson = """
        update cafe.outcome o set fingerprint = '' from cafe.mt_events e
        where e.stream_id = ? and e.type in ('cafe.person-came', 'cafe.person-changed') and (e.data ->> 'number')::int = ?
            and o.cafe = ? and o.stream = e.stream_id and o.version = e.version
        """;

    internal const string BlankIdea = """
        update cafe.outcome o set fingerprint = '' from cafe.mt_events e
        where e.stream_id = ? and e.type in ('sheet.idea-captured', 'sheet.idea-edited') and e.data ->> 'idea' = ?
            and o.cafe = ? and o.stream = e.stream_id and o.version = e.version
        """;

    internal const string MaskIdea = """
        update cafe.mt_events set data = data || '{"text": ""}'
        where stream_id = ? and type in ('sheet.idea-captured', 'sheet.idea-edited') and data ->> 'idea' = ?
        """;

    internal const string BlankAsked = """
        update cafe.outcome o set fingerprint = '' from cafe.mt_events e
        where e.stream_id = ? and e.type = 'sheet.next-asked' and (e.data ->> 'round')::int = ?
            and o.cafe = ? and o.stream = e.stream_id and o.version = e.version
        """;

    internal const string MaskAsked = """
        update cafe.mt_events set data = data || '{"text": ""}'
        where stream_id = ? and type = 'sheet.next-asked' and (data ->> 'round')::int = ?
        """;

    /// <summary>Answers for all commands.</summary>
    /// <param name="moved">Gets the streams of which memory has moved, also when the batch fails.</param>
    /// <param name="cancel">After it nothing is waited for any more.</param>
    public async Task<IReadOnlyList<(Pending, Outcome)>> Commit(IReadOnlyList<Pending> batch, ISet<StreamName> moved, CancellationToken cancel)
    {
        var attempt = Attempt(batch, moved, cancel);
        try
        {
            return await attempt.WaitAsync(cancel);
        }
        catch (OperationCanceledException) when (!attempt.IsCompleted)
        {
            // Npgsql would first ask a server that does not answer to stop. So it is left alone: if it commits after all, that is as if another node had.
            var left = connection;
            connection = null;
            if (left is not null) NpgsqlConnection.ClearPool(left);
            _ = Leave(attempt, left);
            throw;
        }
    }

    async Task<IReadOnlyList<(Pending, Outcome)>> Attempt(IReadOnlyList<Pending> batch, ISet<StreamName> moved, CancellationToken cancel)
    {
        if (connection is not { } mine)
        {
            mine = await writer.OpenConnectionAsync(cancel);
            if (cancel.IsCancellationRequested) await mine.DisposeAsync();
            cancel.ThrowIfCancellationRequested();
            connection = mine;
        }
        await using var transaction = await mine.BeginTransactionAsync(IsolationLevel.ReadCommitted, CancellationToken.None);
        var (work, known) = await LockAndRead(mine, batch, moved, cancel);

        // The café is locked here, so none closes between this and the commit.
        foreach (var cafe in batch.Where(command => command.Marks).Select(command => command.Writes.Cafe).Distinct())
            if (work.Cafe(cafe).EndedMs is null) await marks.Know(cafe, cancel);

        await using var session = documents.LightweightSession(SessionOptions.ForTransaction(transaction));
        var answers = new List<(Pending, Outcome)>(batch.Count);
        var rows = new Rows();
        for (var n = 0; n < batch.Count; n++) answers.Add((batch[n], Decide(batch[n], known.GetValueOrDefault(n), work, rows, session)));

        if (rows.Count == 0)
        {
            await transaction.RollbackAsync(CancellationToken.None);
            return answers;
        }
        Append(work, session);
        rows.Queue(session, Keep);
        QueueDue(batch, work, session);
        await session.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);

        foreach (var (name, first, events) in work.Gained)
            if (memory.Advance(name, first, events)) moved.Add(name);
        persons.Keep(work.Persons);
        return answers;
    }

    /// <summary>An attempt nobody waits for ends some time, and its connection with it.</summary>
    async Task Leave(Task attempt, NpgsqlConnection? used)
    {
        await attempt.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (used is not null) await Close(used);
    }

    /// <summary>After any failure: the connection's state and what it prepared are not to be trusted.</summary>
    public async Task Drop()
    {
        if (connection is not { } broken) return;
        connection = null;
        NpgsqlConnection.ClearPool(broken);
        await Close(broken);
    }

    async Task Close(NpgsqlConnection broken)
    {
        try
        {
            await broken.DisposeAsync();
        }
        catch (Exception e) when (Failures.Of(e) == Failure.Passing)
        {
            log.LogDebug(e, "A broken connection did not close in order");
        }
    }

    async Task<(Work, Dictionary<int, KnownOutcome>)> LockAndRead(
        NpgsqlConnection mine, IReadOnlyList<Pending> batch, ISet<StreamName> moved, CancellationToken cancel)
    {
        var written = batch.Select(command => command.Writes).ToHashSet();
        List<StreamName> names = [.. written.Concat(batch.SelectMany(command => command.Reads)).Distinct()];
        var locks = names.Select(name => (Key: name.LockKey, Exclusive: written.Contains(name)))
            .GroupBy(l => l.Key, l => l.Exclusive)
            .Select(l => (l.Key, Exclusive: l.Any(exclusive => exclusive)))
            .OrderBy(l => l.Key).ToList();
        List<(StreamName, long)> versions = [.. names.Select(name => (name, memory.Of(name).Version))];

        await using var commands = new NpgsqlBatch(mine);
        commands.BatchCommands.Add(new NpgsqlBatchCommand(Locks)
        {
            Parameters =
            {
                new() { Value = locks.Select(l => l.Key).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
                new() { Value = locks.Select(l => l.Exclusive).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Boolean },
            },
        });
        commands.BatchCommands.Add(Tails.Command(versions));
        commands.BatchCommands.Add(new NpgsqlBatchCommand(Clock));
        commands.BatchCommands.Add(new NpgsqlBatchCommand(Known)
        {
            Parameters =
            {
                new() { Value = batch.Select(command => command.Writes.Cafe).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
                new() { Value = batch.Select(command => (short)command.Origin).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint },
                new() { Value = batch.Select(command => command.Id).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
            },
        });
        await using var rows = await commands.ExecuteReaderAsync(CancellationToken.None);
        while (await rows.ReadAsync(CancellationToken.None)) { }

        await rows.NextResultAsync(CancellationToken.None);
        foreach (var tail in await tails.Read(rows, versions, CancellationToken.None))
            if (memory.Advance(tail.Name, tail.FirstVersion, tail.Events)) moved.Add(tail.Name);

        await rows.NextResultAsync(CancellationToken.None);
        await rows.ReadAsync(CancellationToken.None);
        // What comes so late tells the wrong time.
        cancel.ThrowIfCancellationRequested();
        (time as DatabaseClock)?.Measure(rows.GetFieldValue<DateTimeOffset>(0));

        await rows.NextResultAsync(CancellationToken.None);
        var known = new Dictionary<int, KnownOutcome>();
        while (await rows.ReadAsync(CancellationToken.None))
            known.Add((int)rows.GetInt64(0) - 1, new KnownOutcome(
                rows.GetString(1), rows.GetInt64(2), rows.IsDBNull(3) ? null : rows.GetString(3), rows.GetFieldValue<byte[]>(4)));
        return (new Work(names.Select(memory.Of), time.NowMs()), known);
    }

    Outcome Decide(Pending command, KnownOutcome? known, Work work, Rows rows, IDocumentSession session)
    {
        known ??= rows.Of(command);
        if (known is not null)
        {
            // A blank one is of words that were erased: whatever comes with this id again writes nothing.
            var same = command.Origin == Origin.Server || known.Fingerprint.Length == 0 || known.Fingerprint.AsSpan().SequenceEqual(command.Fingerprint);
            return !same ? new Outcome(command.Id, Refused: Outcome.Reused) : Answer(command, known.Version, known.Refused);
        }

        if (tails.IsBeyond(command.Writes) || command.Reads.Any(tails.IsBeyond)) return new Outcome(command.Id, Refused: Outcome.Busy, Again: true);
        Decided? decided;
        try
        {
            decided = command.Decide(work);
            if (decided is not null) work.Move(command.Writes, decided.Events);
        }
        catch (Exception e)
        {
            log.LogError(e, "A command on a {Stream} threw while it was decided", command.Writes.Kind);
            return new Outcome(command.Id, Refused: Outcome.Failed, Again: true);
        }
        if (decided is null) return new Outcome(command.Id, Refused: Outcome.NotAllowed, Again: true);

        foreach (var beside in decided.Besides) Write(beside, command.Writes, work, session);
        if (decided.Refused is null && command.Also is { } also) session.QueueSqlCommand(also.Sql, also.Values);
        var version = work.VersionOf(command.Writes);
        rows.Add(command, version, decided.Refused);
        return Answer(command, version, decided.Refused);
    }

    static void Write(Beside beside, StreamName name, Work work, IDocumentSession session)
    {
        var (cafe, stream) = (name.Cafe, name.ToString());
        switch (beside)
        {
            case Beside.Erase erase:
                session.Store(erase.Nobody);
                work.Persons.Add(erase.Nobody);
                session.QueueSqlCommand(BlankPerson, stream, erase.Nobody.Number, cafe);
                session.QueueSqlCommand(Ledger.Keep, work.NowMs, cafe, erase.Nobody.Number, 0, "");
                break;
            case Beside.Mask mask:
                work.Mask(name, mask.Idea);
                session.QueueSqlCommand(BlankIdea, stream, $"{mask.Idea}", cafe);
                session.QueueSqlCommand(MaskIdea, stream, $"{mask.Idea}");
                session.QueueSqlCommand(Ledger.Keep, work.NowMs, cafe, 0, name.Number, $"{mask.Idea}");
                break;
            case Beside.MaskAsked asked:
                work.MaskAsked(name, asked.Round);
                session.QueueSqlCommand(BlankAsked, stream, asked.Round, cafe);
                session.QueueSqlCommand(MaskAsked, stream, asked.Round);
                session.QueueSqlCommand(Ledger.Keep, work.NowMs, cafe, 0, name.Number, Ledger.Asked(asked.Round));
                break;
            case Beside.Keep keep:
                session.Store(keep.Person);
                work.Persons.Add(keep.Person);
                break;
            case Beside.ForgetOutcomes:
                session.QueueSqlCommand(ForgetOutcomes, cafe);
                break;
            case Beside.ForgetMarkKey:
                session.QueueSqlCommand(MarkKeys.Delete, cafe);
                break;
            case Beside.EraseNames:
                session.QueueSqlCommand(EraseNames, cafe);
                break;
            default:
                throw new InvalidOperationException(beside.GetType().Name);
        }
    }

    static Outcome Answer(Pending command, long version, string? refused) =>
        refused is null ? new Outcome(command.Id, version) : new Outcome(command.Id, Refused: refused);

    static void Append(Work work, IDocumentSession session)
    {
        foreach (var (name, first, events) in work.Gained)
        {
            var built = new object[events.Count];
            for (var i = 0; i < built.Length; i++)
            {
                var happened = session.Events.BuildEvent(events[i]);
                if (Stamp(work, name, events[i]) is { } stamp) happened.Timestamp = stamp;
                built[i] = happened;
            }
            // The expected version counts the new events; under the lock it is a check that never fires.
            session.Events.Append(name.ToString(), first - 1 + events.Count, built);
        }
    }

    /// <summary>Where a café stores no author, no time of an idea may be stored either: its round's beginning stands for all.</summary>
    static DateTimeOffset? Stamp(Work work, StreamName name, object happened)
    {
        if (name.Kind != StreamKind.Sheet) return null;
        var cafe = work.Cafe(name.Cafe);
        if (cafe.KeepsAuthors) return null;
        var round = happened switch
        {
            SheetEvent.IdeaCaptured e => e.Round,
            SheetEvent.IdeaEdited e => RoundOf(e.Idea),
            SheetEvent.IdeaTakenBack e => RoundOf(e.Idea),
            SheetEvent.IdeaPutBack e => RoundOf(e.Idea),
            SheetEvent.IdeaStarred e => e.Round,
            SheetEvent.IdeaUnstarred e => RoundOf(e.Idea),
            SheetEvent.NextAsked e => e.Round,
            SheetEvent.IdeaHidden e => RoundOf(e.Idea),
            SheetEvent.IdeaShown e => RoundOf(e.Idea),
            SheetEvent.IdeaRedacted e => RoundOf(e.Idea),
            SheetEvent.IdeaReported e => RoundOf(e.Idea),
            SheetEvent.AskedRedacted e => e.Round,
            SheetEvent.IdeaMarked e => RoundOf(e.Idea),
            SheetEvent.IdeaUnmarked e => RoundOf(e.Idea),
            SheetEvent.MarksCounted => cafe.Rounds,
            _ => throw new InvalidOperationException($"{happened.GetType().Name} has no round to be stamped with."),
        };
        return DateTimeOffset.FromUnixTimeMilliseconds(cafe.RoundBeganMs(round, work.NowMs));

        int RoundOf(Guid idea) => work.Sheet(name.Cafe, name.Number).Ideas[idea].Round;
    }

    /// <summary>When the café's next act is due stands beside its events, so that any node finds it.</summary>
    static void QueueDue(IReadOnlyList<Pending> batch, Work work, IDocumentSession session)
    {
        foreach (var id in batch.Where(command => command.Writes.Kind == StreamKind.Cafe).Select(command => command.Writes.Cafe).Distinct())
        {
            if (Acts.Of(work.Cafe(id), work.NowMs) is [var first, ..]) session.QueueSqlCommand(DueAt, id, first.AtMs);
            else session.QueueSqlCommand(NotDue, id);
        }
    }
}
