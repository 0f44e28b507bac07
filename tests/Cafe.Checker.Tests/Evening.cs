using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OpenTalks.Checker.Histories;
using OpenTalks.Checker.Verdicts;

namespace OpenTalks.Checker.Tests;

/// <summary>A small evening of which all is told as a sound system would leave it; specs spoil one thing.</summary>
sealed class Evening
{
    public const string Stream = "sheet/0/1", Other = "sheet/9/1";
    const string CafeStream = "cafe/0";

    readonly List<Act> acts = [];
    readonly List<Stored> events = [];
    readonly List<Kept> outcomes = [];
    readonly List<Sighting> sightings = [];

    /// <summary>Ada captures three ideas, edits the first, takes the second back; Bo reads along. Cy writes in another café.</summary>
    public static Evidence Sound()
    {
        var evening = new Evening();
        evening.Phase(0);
        evening.Phase(1);
        var first = evening.Does("Ada", "A", "capture", "i1", "A-Ada-1");
        evening.Does("Ada", "A", "capture", "i2", "A-Ada-2");
        evening.Does("Ada", "A", "capture", "i3", "A-Ada-3");
        evening.Does("Ada", "A", "edit", first, "A-Ada-4");
        evening.Does("Ada", "A", "take-back", "i2", null);
        evening.Does("Bo", "A", "mark", "i3", null);
        evening.Does("Cy", "B", "capture", "i9", "B-Cy-1", Other);
        return evening.Told();
    }

    Evidence Told()
    {
        var folded = Fold.Of(events);
        ImmutableArray<Board> boards = [.. folded.Values.OrderBy(board => board.Stream).Select(board => board with { Whose = board.Stream == Stream ? "Bo" : "Cy" }), folded[Stream] with { Whose = "Ada, asking node 2" }];
        var live = folded.Values.SelectMany(board => board.Ideas).Where(card => !card.TakenBack).Select(card => card.Text).ToList();
        return Evidence.None with
        {
            Acts = [.. acts],
            Events = [.. events],
            Outcomes = [.. outcomes],
            Boards = boards,
            Reports = ImmutableDictionary<string, string>.Empty.Add("A", string.Join(" \n", live.Where(text => text[0] == 'A'))).Add("B", string.Join(' ', live.Where(text => text[0] == 'B'))),
            Sightings = [.. sightings],
            Rereads = [new("Ada", "node 2", "A-Ada-1", 1000, Found: true)],
            Presences = [new("Bo", 0, 60_000, Stream)],
            StoppedMs = 60_000,
        };
    }

    void Phase(int phase) => events.Add(new(events.Count + 1, CafeStream, phase + 1, "cafe.phase-begun", new JsonObject { ["phase"] = phase }));

    string Does(string who, string cafe, string kind, string idea, string? nonce, string stream = Stream)
    {
        var (at, id, version) = (10_000 + (acts.Count * 1000.0), Guid.NewGuid(), events.Count(one => one.Stream == stream) + 1);
        acts.Add(new(acts.Count, who, cafe, kind, stream, id, idea, nonce, null, at, [new Answer(at + 20, version, null)], End.Done));
        outcomes.Add(new(id, stream, version, null));
        var data = new JsonObject { ["idea"] = idea, ["round"] = 1 };
        if (nonce is not null) data["text"] = $"{nonce} is what we say";
        if (kind == "mark") data["by"] = "hash of Bo and i3";
        events.Add(new(events.Count + 1, stream, version, kind switch { "capture" => "sheet.idea-captured", "edit" => "sheet.idea-edited", "mark" => "sheet.idea-marked", _ => "sheet.idea-taken-back" }, data));
        if (nonce is not null) sightings.Add(new(cafe == "A" ? "Bo" : "Cy", cafe, nonce, at + 60));
        return idea;
    }
}
