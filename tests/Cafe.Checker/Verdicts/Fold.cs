using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace OpenTalks.Checker.Verdicts;

/// <summary>The sheets as they follow from the stored events, worked out here and not by the product.</summary>
static class Fold
{
    public static ImmutableDictionary<string, Board> Of(IEnumerable<Stored> events) =>
        events.Where(one => one.Stream.StartsWith("sheet/", StringComparison.Ordinal))
            .GroupBy(one => one.Stream)
            .ToImmutableDictionary(sheet => sheet.Key, sheet => Sheet(sheet.Key, [.. sheet.OrderBy(one => one.Version)]));

    static Board Sheet(string stream, ImmutableArray<Stored> events)
    {
        var ideas = new List<(Card Card, string Text)>();
        var marks = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var counted = false;
        foreach (var one in events)
        {
            var data = one.Data;
            if (one.Type == "sheet.idea-captured")
            {
                var text = (string)data["text"]!;
                ideas.Add((new Card(Of(data), ideas.Count + 1, (int)data["round"]!, text, false, null, null), text));
                continue;
            }
            if (one.Type == "sheet.marks-counted") counted = true;
            if (data["idea"] is null) continue;
            if (one.Type == "sheet.idea-marked") marks.GetOrAdd(Of(data)).Add((string)data["by"]!);
            if (one.Type == "sheet.idea-unmarked") marks.GetOrAdd(Of(data)).Remove((string)data["by"]!);
            var at = ideas.FindIndex(idea => idea.Card.Id == Of(data));
            if (at < 0) continue;
            var (card, kept) = ideas[at];
            ideas[at] = one.Type switch
            {
                "sheet.idea-edited" => (card with { Text = (string)data["text"]! }, (string)data["text"]!),
                "sheet.idea-taken-back" => (card with { TakenBack = true, Text = "" }, kept),
                "sheet.idea-put-back" => (card with { TakenBack = false, Text = kept }, kept),
                "sheet.idea-starred" => (card with { StarredIn = (int)data["round"]! }, kept),
                "sheet.idea-unstarred" => (card with { StarredIn = null }, kept),
                _ => (card, kept),
            };
        }
        ImmutableArray<Card> cards = [.. ideas.Select(idea => idea.Card with { Marks = counted && marks.TryGetValue(idea.Card.Id, out var by) && by.Count > 0 ? by.Count : null })];
        return new Board("the events", stream, events[^1].Version, cards);
    }

    static string Of(JsonObject data) => (string)data["idea"]!;

    static HashSet<string> GetOrAdd(this Dictionary<string, HashSet<string>> marks, string idea)
    {
        if (!marks.TryGetValue(idea, out var by)) marks[idea] = by = new(StringComparer.Ordinal);
        return by;
    }
}
