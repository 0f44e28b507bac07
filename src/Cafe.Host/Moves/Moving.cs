using System.Globalization;
using System.Text.Json;
using JasperFx.Events;
using Marten;
using Npgsql;
using OpenTalks.Cafes;
using OpenTalks.Host.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Host.Storage;
using OpenTalks.People;
using OpenTalks.Sheets;
using SessionOptions = Marten.Services.SessionOptions;

namespace OpenTalks.Host.Moves;

/// <summary>Packs a café into a file, and brings it in from one: new, or further than it stood here.</summary>
sealed class Moving(NpgsqlDataSource database, IDocumentStore documents, Feeds feeds, Persons persons, JoinCodes codes, TimeProvider time)
{
    readonly ISerializer json = documents.Options.Serializer();

    const string OfCafe = "(stream_id = any ($1) or stream_id like $2)";
    const string Newer = "newer", Unreadable = "unreadable", StillRuns = "running", WentOn = "went-on";

    /// <summary>Not while it runs: two halves of an evening cannot be joined again. A rehearsal is nobody's to keep.</summary>
    public static bool MayLeave(Cafe cafe) => cafe.Setup is { Rehearsal: false } && !IsRunning(cafe);

    /// <returns>Null where it may not leave, <see cref="MayLeave"/>.</returns>
    public async Task<CafeFile?> Pack(Guid cafe, CancellationToken cancel)
    {
        var state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        if (!MayLeave(state)) return null;
        await using var connection = await database.OpenConnectionAsync(cancel);
        // One look at all tables: what is committed meanwhile is in all of them or in none.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var events = await Rows(
            connection, $"select stream_id, version, id, type, timestamp, data::text from cafe.mt_events where {OfCafe} order by seq_id", Streams(cafe),
            row => new CafeFile.Line(row.GetString(0), row.GetInt64(1), row.GetGuid(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4), JsonElement.Parse(row.GetString(5))), cancel);
        var people = await Rows(connection, "select data::text from cafe.mt_doc_person where cafe = $1 order by id", [cafe], row => json.FromJson<Person>(Bytes(row.GetString(0))) with { Account = null }, cancel);
        var erased = await Rows(connection, "select at_ms, number, sheet, idea from cafe.erasure where cafe = $1 order by at_ms, number, idea", [cafe],
            row => new CafeFile.Erasure(row.GetInt64(0), row.GetInt32(1), row.GetInt32(2), row.GetString(3)), cancel);
        return new(new(CafeFile.Format, cafe, state.Setup!.Title, time.GetUtcNow()), events, people, erased);
    }

    /// <summary>Whether this installation has the café already.</summary>
    public async Task<bool> Knows(Guid cafe, CancellationToken cancel) => (await feeds.Fresh(StreamName.Of(cafe), cancel)).Version > 0;

    /// <returns>Why it was not brought in, a word of <c>Words/moves</c>; null if it was. Nothing is half done.</returns>
    public async Task<string?> Unpack(CafeFile file, CancellationToken cancel)
    {
        if (file.About.Format > CafeFile.Format || file.Events.Any(line => !EventNames.Types.ContainsKey(line.Type))) return Newer;
        if (Whole(file) is not { } streams) return Unreadable;
        var cafe = file.About.Cafe;
        var state = (Cafe)streams[StreamName.Of(cafe)].State;
        if (IsRunning(state)) return StillRuns;
        if (state.Setup is { Rehearsal: true }) return Unreadable;

        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        // The same locks as the writers take, in the same order.
        foreach (var key in streams.Keys.Select(name => name.LockKey).Order())
            await Run(connection, "select pg_advisory_xact_lock($1)", key, cancel);
        var here = (await Rows(connection, $"select stream_id, version, id from cafe.mt_events where {OfCafe}", Streams(cafe),
            row => (Stream: row.GetString(0), Version: row.GetInt64(1), Id: row.GetGuid(2)), cancel)).ToDictionary(row => (row.Stream, row.Version), row => row.Id);
        var theirs = file.Events.ToDictionary(line => (line.Stream, line.Version), line => line.Id);
        if (here.Any(own => !theirs.TryGetValue(own.Key, out var id) || id != own.Value)) return WentOn;

        await using var session = documents.LightweightSession(SessionOptions.ForTransaction(transaction));
        foreach (var stream in file.Events.GroupBy(line => line.Stream, StringComparer.Ordinal))
        {
            var known = here.Count(own => own.Key.Stream == stream.Key);
            List<IEvent> fresh = [.. stream.Skip(known).Select(line => Event(session, line))];
            if (fresh.Count > 0) session.Events.Append(stream.Key, known + fresh.Count, fresh);
            // What was erased there since is erased here. Else what stands here stays as it is: a file may have been changed by hand.
            foreach (var happened in fresh) Mask(session, stream.Key, cafe, happened.Data);
        }
        var accounts = (await Rows(connection, "select data::text from cafe.mt_doc_person where cafe = $1", [cafe], row => json.FromJson<Person>(Bytes(row.GetString(0))), cancel)).ToDictionary(person => person.Id, person => person.Account, StringComparer.Ordinal);
        session.Store(file.People.Select(person => person with { Account = accounts.GetValueOrDefault(person.Id) }).ToArray());
        foreach (var row in file.Erasures) session.QueueSqlCommand(Ledger.Keep, row.AtMs, cafe, row.Number, row.Sheet, row.Idea);
        if (await codes.Of(cafe, cancel) is null)
        {
            var (sql, values) = codes.Row(cafe, JoinCodes.New());
            session.QueueSqlCommand(sql, values);
        }
        // Whatever is due in it by itself is found and done, or the row goes.
        session.QueueSqlCommand("insert into cafe.due (cafe, at_ms) values (?, 0) on conflict (cafe) do update set at_ms = 0", cafe);
        await session.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        persons.Forget(cafe);
        await feeds.Refresh([.. streams.Keys], cancel);
        return null;
    }

    /// <returns>The streams folded to their ends; null where the file is not one café from its beginning.</returns>
    Dictionary<StreamName, Folded>? Whole(CafeFile file)
    {
        var cafe = file.About.Cafe;
        if (file.People.Any(person => person.Cafe != cafe || person.Id != Person.IdOf(cafe, person.Number))) return null;
        var streams = new Dictionary<StreamName, Folded>();
        try
        {
            foreach (var line in file.Events)
            {
                if (Named(cafe, line.Stream) is not { } name) return null;
                var stream = streams.GetValueOrDefault(name) ?? Folded.Blank(name);
                if (line.Version != stream.Version + 1) return null;
                streams[name] = stream.With(json.FromJson(EventNames.Types[line.Type], Bytes(line.Data.GetRawText())));
            }
        }
        // Folding takes what a decider let through for granted; what it stumbles over was changed by hand.
        catch (Exception)
        {
            return null;
        }
        return streams.TryGetValue(StreamName.Of(cafe), out var opened) && ((Cafe)opened.State).Setup is not null ? streams : null;
    }

    static StreamName? Named(Guid cafe, string stream)
    {
        var name = stream.Split('/') switch
        {
            ["cafe", _] => StreamName.Of(cafe),
            ["harvest", _] => StreamName.OfHarvest(cafe),
            ["sheet", _, var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sheet) => StreamName.OfSheet(cafe, sheet),
            _ => default(StreamName?),
        };
        return name?.ToString() == stream ? name : null;
    }

    IEvent Event(IDocumentSession session, CafeFile.Line line)
    {
        var built = session.Events.BuildEvent(json.FromJson(EventNames.Types[line.Type], Bytes(line.Data.GetRawText())));
        (built.Id, built.Timestamp) = (line.Id, line.At);
        return built;
    }

    static void Mask(IDocumentSession session, string stream, Guid cafe, object happened)
    {
        if (happened is SheetEvent.IdeaRedacted idea)
        {
            session.QueueSqlCommand(Batches.BlankIdea, stream, $"{idea.Idea}", cafe);
            session.QueueSqlCommand(Batches.MaskIdea, stream, $"{idea.Idea}");
        }
        if (happened is SheetEvent.AskedRedacted asked)
        {
            session.QueueSqlCommand(Batches.BlankAsked, stream, asked.Round, cafe);
            session.QueueSqlCommand(Batches.MaskAsked, stream, asked.Round);
        }
    }

    static bool IsRunning(Cafe cafe) => cafe.Programme.Run is not null && cafe.EndedMs is null;

    /// <summary>What <see cref="OfCafe"/> asks for.</summary>
    static object[] Streams(Guid cafe) => [new[] { StreamName.Of(cafe).ToString(), StreamName.OfHarvest(cafe).ToString() }, $"sheet/{cafe:N}/%"];

    static MemoryStream Bytes(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));

    static async Task<List<T>> Rows<T>(NpgsqlConnection connection, string sql, object[] values, Func<NpgsqlDataReader, T> row, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        var read = new List<T>();
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) read.Add(row(rows));
        return read;
    }

    static async Task Run(NpgsqlConnection connection, string sql, object value, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = value } } };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
