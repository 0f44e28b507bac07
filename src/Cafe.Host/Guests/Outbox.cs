using System.Text.Json.Nodes;

namespace Guests;

/// <summary>
/// Keeps every command until its outcome is there: over the socket first, unanswered for five seconds by POST, after a lost network
/// again, always under the id it began with.
/// </summary>
sealed class Outbox(TimeProvider time)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly Lock gate = new();
    readonly Dictionary<string, Entry> waiting = new(StringComparer.Ordinal);

    sealed class Entry(JsonObject command, Action<string?> told)
    {
        public JsonObject Command => command;
        public Action<string?> Told => told;
        public bool BySocket { get; set; }
        public DateTimeOffset Due { get; set; }
    }

    public int Waiting
    {
        get { lock (gate) return waiting.Count; }
    }

    /// <param name="told">Called once, with the refusal's code or null.</param>
    public void Put(string to, JsonObject act, Action<string?> told)
    {
        var id = Guid.NewGuid().ToString();
        lock (gate) waiting.Add(id, new Entry(new JsonObject { ["id"] = id, ["to"] = to, ["do"] = act }, told));
    }

    /// <summary>What went out over the old connection may not have arrived.</summary>
    public void Reconnected()
    {
        lock (gate)
            foreach (var entry in waiting.Values) (entry.BySocket, entry.Due) = (false, default);
    }

    public async Task Flush(Line? line, Func<JsonArray, Task<JsonNode>> post, CancellationToken cancel)
    {
        var (first, second) = Due(line is { IsOpen: true });
        if (first.Count > 0) await line!.Send(first, cancel);
        if (second.Count > 0) Take(await post(second));
    }

    (JsonArray BySocket, JsonArray ByPost) Due(bool isOpen)
    {
        JsonArray first = [], second = [];
        lock (gate)
        {
            var now = time.GetUtcNow();
            foreach (var entry in waiting.Values.Where(entry => entry.Due <= now))
            {
                var bySocket = isOpen && !entry.BySocket;
                (bySocket ? first : second).Add(entry.Command.DeepClone());
                (entry.BySocket, entry.Due) = (bySocket, now + Patience);
            }
        }
        return (first, second);
    }

    public void Take(JsonNode outcomes)
    {
        foreach (var outcome in outcomes.AsArray())
        {
            Entry? done;
            lock (gate)
            {
                if (!waiting.TryGetValue((string)outcome!["id"]!, out done)) continue;
                if ((bool)outcome["again"]!)
                {
                    (done.BySocket, done.Due) = (false, time.GetUtcNow() + TimeSpan.FromMilliseconds(Random.Shared.Next(400, 1200)));
                    continue;
                }
                waiting.Remove((string)outcome["id"]!);
            }
            done.Told((string?)outcome["refused"]);
        }
    }
}
