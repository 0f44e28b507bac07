using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using OpenTalks.Harvests;
using OpenTalks.Harvests.Proposals;

namespace OpenTalks.Benchmarks.Harvesting;

/// <summary><c>harvest SET.json</c> prints a proposal in the judge's form; <c>harvest --all DIR</c> a table of measures, <c>harvest --word</c> how long a Word report takes.</summary>
static class HarvestCommand
{
    public static int Run(string[] args) => args switch
    {
        ["--all", var folder] => HarvestTable.Print(folder),
        ["--speed"] => HarvestSpeed.Print(10_000) + HarvestSpeed.Print(500),
        ["--word"] => ReportSpeed.Print(10_000),
        [var file] => Print(file),
        _ => 2,
    };

    static int Print(string file)
    {
        var set = HarvestSet.Read(file);
        // A server has started long before anybody asks it, so both are said.
        var watch = Stopwatch.StartNew();
        var made = Made.Of(set);
        var first = watch.Elapsed.TotalMilliseconds;
        for (var again = 0; again < 3; again++)
        {
            watch.Restart();
            made = Made.Of(set);
        }
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalMilliseconds:0} ms for {set.Notes.Length} ideas; {first:0} ms the first time, with start-up"));
        using var writer = new Utf8JsonWriter(Console.OpenStandardOutput());
        made.Write(set, writer);
        return 0;
    }
}

/// <summary>A set of ideas to be judged on. Ids are numbers here, in the set's order.</summary>
sealed record HarvestSet(string[] Ids, ImmutableArray<Note> Notes, string[] Places, ImmutableArray<ImmutableArray<IdeaRef>> Placed)
{
    public static HarvestSet Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var ideas = json.RootElement.GetProperty("ideas").EnumerateArray().ToArray();
        string[] ids = [.. ideas.Select(idea => idea.GetProperty("id").GetString()!)];
        var refs = ids.Select((id, at) => (id, at)).ToDictionary(known => known.id, known => Ref(known.at), StringComparer.Ordinal);
        var placed = json.RootElement.TryGetProperty("placed", out var given) ? given.EnumerateObject().ToArray() : [];
        return new HarvestSet(ids,
            [.. ideas.Select((idea, at) => new Note(Ref(at), idea.GetProperty("text").GetString()!, idea.GetProperty("language").GetString()!, idea.GetProperty("table").GetInt32(), idea.GetProperty("round").GetInt32()))],
            [.. placed.Select(place => place.Name)],
            [.. placed.Select(place => place.Value.EnumerateArray().Select(id => refs[id.GetString()!]).ToImmutableArray())]);
    }

    static IdeaRef Ref(int at) => new(1, new Guid(at + 1, 0, 0, new byte[8]));

    public string IdOf(Note note) => Ids[Notes.BinarySearch(note, Comparer<Note>.Create(Note.Compare))];
}

/// <summary>Everything the judge asks for.</summary>
sealed record Made(Reading Reading, Proposal Proposal, Places? Places)
{
    public static Made Of(HarvestSet set)
    {
        var reading = Reading.Of(set.Notes);
        return new Made(reading, Proposal.Of(reading), set.Places.Length > 0 ? new Places(reading, set.Placed) : null);
    }

    public void Write(HarvestSet set, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("themes");
        foreach (var theme in Proposal.Start.Themes) Ids(theme.Ideas);
        writer.WriteEndArray();
        writer.WritePropertyName("notPlaced");
        Ids(Proposal.Start.NotPlaced);
        writer.WriteStartObject("nearest");
        for (var note = 0; note < Reading.Notes.Length; note++)
        {
            writer.WritePropertyName(set.IdOf(Reading.Notes[note]));
            Ids(Reading.NearestTo(note, 5));
        }
        writer.WriteEndObject();
        writer.WriteStartArray("same");
        foreach (var pair in Proposal.Copies)
        {
            writer.WriteStartObject();
            writer.WriteString("a", set.IdOf(pair.One));
            writer.WriteString("b", set.IdOf(pair.Other));
            writer.WriteBoolean("flagged", pair.Doubt != Doubt.None);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (Places is not null)
        {
            var fixedIdeas = set.Placed.SelectMany(place => place).ToHashSet();
            writer.WriteStartObject("places");
            foreach (var note in Reading.Notes.Where(note => !fixedIdeas.Contains(note.At)))
            {
                writer.WriteStartArray(set.IdOf(note));
                foreach (var place in Places.For(note.At)) writer.WriteStringValue(set.Places[place.Where]);
                writer.WriteEndArray();
            }
            writer.WriteEndObject();
        }
        writer.WriteEndObject();

        void Ids(IEnumerable<Note> notes)
        {
            writer.WriteStartArray();
            foreach (var note in notes) writer.WriteStringValue(set.IdOf(note));
            writer.WriteEndArray();
        }
    }
}
