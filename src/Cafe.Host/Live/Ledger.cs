using System.Text.Json;
using Npgsql;
using OpenTalks.Cafes;
using OpenTalks.Host.Storage;
using OpenTalks.People;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Live;

/// <summary>
/// What was erased for good, as lines of a file beside the backups: numbers and ids, no words. A database that was restored from before
/// an erasure has it done again at the next start.
/// </summary>
sealed class Ledger(NpgsqlDataSource database, StorageSetup.LedgerFile file, Journal journal, TimeProvider time, ILogger<Ledger> log) : Steady(time, log)
{
    /// <summary>Written in the commit that erases.</summary>
    public const string Keep = "insert into cafe.erasure (at_ms, cafe, number, sheet, idea) values (?, ?, ?, ?, ?) on conflict do nothing";

    static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    readonly HashSet<Line> written = [];

    /// <summary>How the ledger names a round's open question.</summary>
    public static string Asked(int round) => $"{AskedIn}{round}";

    const string AskedIn = "asked/";

    static SheetCommand Redacting(string what) => what.StartsWith(AskedIn, StringComparison.Ordinal)
        ? new SheetCommand.RedactAsked(int.Parse(what.AsSpan(AskedIn.Length), System.Globalization.CultureInfo.InvariantCulture)) : new SheetCommand.Redact(Guid.Parse(what));

    /// <param name="Number">The person's, or 0.</param>
    /// <param name="Idea">The idea's id, or the open question of a round ("asked/2"), or empty.</param>
    sealed record Line(long AtMs, Guid Cafe, int Number, int Sheet, string Idea);

    /// <summary>Before anything is served: what the file knows and the database does not is erased again.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (file.Path is null) return;
        if (File.Exists(file.Path))
            foreach (var line in await File.ReadAllLinesAsync(file.Path, cancellationToken))
                if (Read(line) is { } read) written.Add(read);
        var known = (await InDatabase(cancellationToken)).Select(What).ToHashSet();
        foreach (var line in written.Where(line => !known.Contains(What(line)))) await Again(line);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task Turn(CancellationToken stopping)
    {
        var fresh = (await InDatabase(stopping)).Where(line => !written.Contains(line)).ToList();
        if (fresh.Count > 0)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file.Path!)!);
            await File.AppendAllLinesAsync(file.Path!, fresh.Select(line => JsonSerializer.Serialize(line, WireJson.Options)), stopping);
            written.UnionWith(fresh);
        }
        await Task.Delay(Every, Time, stopping);
    }

    async Task Again(Line line)
    {
        var cafe = StreamName.Of(line.Cafe);
        var sheet = StreamName.OfSheet(line.Cafe, line.Sheet);
        var id = PageCommands.IdOf($"ledger/{line.Cafe:N}/{line.Number}/{line.Sheet}/{line.Idea}");
        var outcome = await journal.Take(line.Number > 0
            ? new Pending(id, Origin.Server, cafe, [], [], standing =>
                Decided.Of(Cafe.Decide(line.Cafe, standing.Cafe(line.Cafe), Server(standing), new CafeCommand.ErasePerson(line.Number))))
            : new Pending(id, Origin.Server, sheet, [cafe], [], standing =>
                Decided.Of(Sheet.Decide(line.Sheet, standing.Sheet(line.Cafe, line.Sheet), standing.Cafe(line.Cafe), Server(standing), Redacting(line.Idea)))));
        log.LogInformation("What was erased at {AtMs} and was in the database again is erased: {Outcome}", line.AtMs, outcome.Refused ?? "done");
    }

    static Caller Server(IStanding standing) => new(null, Role.Server, standing.NowMs);

    static (Guid, int, int, string) What(Line line) => (line.Cafe, line.Number, line.Sheet, line.Idea);

    Line? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(line, WireJson.Options);
        }
        catch (JsonException)
        {
            log.LogWarning("A line of {Ledger} cannot be read", file.Path);
            return null;
        }
    }

    async Task<List<Line>> InDatabase(CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select at_ms, cafe, number, sheet, idea from cafe.erasure order by at_ms");
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var lines = new List<Line>();
        while (await rows.ReadAsync(cancel)) lines.Add(new Line(rows.GetInt64(0), rows.GetGuid(1), rows.GetInt32(2), rows.GetInt32(3), rows.GetString(4)));
        return lines;
    }
}
