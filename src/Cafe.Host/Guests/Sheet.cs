using System.Text.Json.Nodes;

namespace Guests;

/// <summary>What a guest has read of the sheet in front of them: enough to build on an idea and to star one.</summary>
sealed class Sheet(int number)
{
    readonly Lock gate = new();
    readonly Dictionary<string, (string Id, int Round)> ideas = new(StringComparer.Ordinal);
    long version = -1;

    public int Number => number;
    public string Feed => $"sheet/{number}";

    public string? IdOf(string text)
    {
        lock (gate) return ideas.TryGetValue(text, out var idea) ? idea.Id : null;
    }

    public IReadOnlyList<string> OfRound(int round)
    {
        lock (gate) return [.. ideas.Values.Where(idea => idea.Round == round).Select(idea => idea.Id)];
    }

    /// <summary>A snapshot, or news.</summary>
    /// <returns>False where a version is missing: a snapshot has to be asked for.</returns>
    public bool Take(JsonNode answer)
    {
        lock (gate)
        {
            if (answer["view"] is { } view)
            {
                version = (long)answer["version"]!;
                foreach (var idea in view["ideas"]!.AsArray()) Keep(idea!);
            }
            else if (answer["facts"] is { } facts)
            {
                var (newest, count) = ((long)answer["version"]!, facts.AsArray().Count);
                if (newest <= version) return true;
                if (newest - count > version) return false;
                version = newest;
                foreach (var fact in facts.AsArray())
                    if ((string?)fact!["type"] == "captured") Keep(fact["idea"]!);
            }
        }
        return true;
    }

    void Keep(JsonNode idea)
    {
        if (!(bool)idea["takenBack"]!) ideas[(string)idea["text"]!] = ((string)idea["id"]!, (int)idea["round"]!);
    }
}
