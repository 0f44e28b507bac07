using System.IO.Compression;
using System.Text;
using System.Text.Json;
using OpenTalks.Host.Live;
using OpenTalks.People;

namespace OpenTalks.Host.Moves;

/// <summary>
/// Everything of one café in one file, a ZIP: <c>about.json</c>, <c>events.jsonl</c> in the order they happened, <c>people.jsonl</c>,
/// <c>erasures.jsonl</c>. Left behind are what belongs to the installation (codes, accounts, devices) and the key of the marks, which would tell whose they are.
/// </summary>
sealed record CafeFile(CafeFile.Head About, IReadOnlyList<CafeFile.Line> Events, IReadOnlyList<Person> People, IReadOnlyList<CafeFile.Erasure> Erasures)
{
    public const int Format = 1;
    public const string Extension = ".opentalks";

    /// <summary>Bytes, as it is sent.</summary>
    public const int Longest = 64 * 1024 * 1024;

    /// <summary>Bytes, unpacked: a small file may claim to be endless.</summary>
    const long LongestUnpacked = 512L * 1024 * 1024;

    public sealed record Head(int Format, Guid Cafe, string Title, DateTimeOffset Made);

    /// <param name="Stream">As <see cref="StreamName"/> writes it.</param>
    /// <param name="At">As stored: no time of an idea where the café keeps no author.</param>
    public sealed record Line(string Stream, long Version, Guid Id, string Type, DateTimeOffset At, JsonElement Data);

    /// <summary>A row of <c>cafe.erasure</c> without the café.</summary>
    public sealed record Erasure(long AtMs, int Number, int Sheet, string Idea);

    public void Write(Stream to)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        Put(zip, "about.json", [About]);
        Put(zip, "events.jsonl", Events);
        Put(zip, "people.jsonl", People);
        Put(zip, "erasures.jsonl", Erasures);
    }

    /// <returns>Null where it is no file of this kind; <see cref="Head.Format"/> may be a newer one, then the rest is empty.</returns>
    public static CafeFile? Read(Stream from)
    {
        try
        {
            using var zip = new ZipArchive(from, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Sum(entry => entry.Length) > LongestUnpacked) return null;
            if (Take<Head>(zip, "about.json") is not [var about]) return null;
            return about.Format == Format
                ? new(about, Take<Line>(zip, "events.jsonl"), Take<Person>(zip, "people.jsonl"), Take<Erasure>(zip, "erasures.jsonl"))
                : new(about, [], [], []);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or NotSupportedException or DecoderFallbackException)
        {
            return null;
        }
    }

    static void Put<T>(ZipArchive zip, string name, IReadOnlyList<T> lines)
    {
        using var entry = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Optimal).Open(), new UTF8Encoding(false));
        foreach (var line in lines) entry.Write(JsonSerializer.Serialize(line, MovesJson.Options) + "\n");
    }

    static List<T> Take<T>(ZipArchive zip, string name)
    {
        using var entry = new StreamReader((zip.GetEntry(name) ?? throw new InvalidDataException(name)).Open(), new UTF8Encoding(false, throwOnInvalidBytes: true));
        var lines = new List<T>();
        while (entry.ReadLine() is { } line)
            lines.Add(JsonSerializer.Deserialize<T>(line, MovesJson.Options) ?? throw new JsonException("null"));
        return lines;
    }
}

/// <summary>How the file's lines are written.</summary>
static class MovesJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}
