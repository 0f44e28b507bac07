using System.Globalization;
using System.Text.Json;

namespace OpenTalks.Host.Storage.Backups;

/// <summary>
/// Where backups lie: <c>base/</c> with one folder a copy of the whole server, <c>wal/</c> with everything written since, segment by segment,
/// <c>dump/</c> with dumps of an operator's own database, and <c>erasures.jsonl</c>, the ledger of what must stay erased.
/// </summary>
public sealed class BackupFolder(string path)
{
    const string Stamp = "yyyyMMdd'T'HHmmss'Z'";
    const string Note = "backup.json";

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Wal => System.IO.Path.Combine(Path, "wal");
    public string Ledger => System.IO.Path.Combine(Path, "erasures.jsonl");
    string Bases => System.IO.Path.Combine(Path, "base");
    string Dumps => System.IO.Path.Combine(Path, "dump");

    /// <summary>A copy of the whole server.</summary>
    /// <param name="Data">Its data directory.</param>
    /// <param name="Finished">From this moment on it can be restored to.</param>
    /// <param name="FirstSegment">The oldest segment of the write-ahead log it needs.</param>
    public sealed record Base(string Folder, string Data, DateTimeOffset Finished, string FirstSegment);

    sealed record Noted(DateTimeOffset Finished, string FirstSegment);

    /// <summary>Adds what another ledger says and this one does not; none of its own lines is lost.</summary>
    public void TakeLedger(string other)
    {
        if (!File.Exists(other) || System.IO.Path.GetFullPath(other) == Ledger) return;
        var known = File.Exists(Ledger) ? File.ReadAllLines(Ledger) : [];
        File.AppendAllLines(Ledger, File.ReadAllLines(other).Except(known, StringComparer.Ordinal));
    }

    /// <summary>Makes the folders. The server's user must reach its archive, nobody else the copies.</summary>
    public void Make()
    {
        Directory.CreateDirectory(Wal);
        Directory.CreateDirectory(Bases);
        Directory.CreateDirectory(Dumps);
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.SetUnixFileMode(Path, own | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        foreach (var folder in new[] { Wal, Bases, Dumps }) File.SetUnixFileMode(folder, own);
    }

    /// <summary>A place for a copy that is being made; it counts as soon as <see cref="Finish"/> has named it.</summary>
    public string Begin(DateTimeOffset now) => System.IO.Path.Combine(Bases, Name(now) + ".unfinished");

    public Base Finish(string unfinished, DateTimeOffset finished, string firstSegment)
    {
        File.WriteAllText(System.IO.Path.Combine(unfinished, Note), JsonSerializer.Serialize(new Noted(finished, firstSegment)));
        var named = unfinished[..^".unfinished".Length];
        Directory.Move(unfinished, named);
        return Read(named)!;
    }

    public string Dump(DateTimeOffset now) => System.IO.Path.Combine(Dumps, Name(now) + ".dump");

    public string? NewestDump => Directory.Exists(Dumps) ? Directory.GetFiles(Dumps, "*.dump").Order(StringComparer.Ordinal).LastOrDefault() : null;

    /// <summary>The finished copies, the oldest first.</summary>
    public IReadOnlyList<Base> All => Directory.Exists(Bases)
        ? [.. Directory.GetDirectories(Bases).Where(folder => !folder.EndsWith(".unfinished", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read).OfType<Base>()]
        : [];

    /// <summary>Deletes all copies but the newest, and the log that none of the kept ones needs.</summary>
    public void Keep(int newest)
    {
        var all = All;
        foreach (var old in all.SkipLast(newest)) Directory.Delete(old.Folder, recursive: true);
        foreach (var broken in Directory.GetDirectories(Bases, "*.unfinished")) Directory.Delete(broken, recursive: true);
        if (all.TakeLast(newest).FirstOrDefault() is not { } oldest) return;
        // The first 8 digits name the timeline, the other 16 the place in the log; what is no segment, a timeline's history, is small and stays.
        foreach (var segment in Directory.GetFiles(Wal))
            if (System.IO.Path.GetFileName(segment) is { Length: >= 24 } name && string.CompareOrdinal(name, 8, oldest.FirstSegment, 8, 16) < 0) File.Delete(segment);
    }

    static Base? Read(string folder)
    {
        var note = System.IO.Path.Combine(folder, Note);
        return File.Exists(note) && JsonSerializer.Deserialize<Noted>(File.ReadAllText(note)) is { } noted
            ? new(folder, System.IO.Path.Combine(folder, "data"), noted.Finished, noted.FirstSegment)
            : null;
    }

    static string Name(DateTimeOffset now) => now.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture);
}
