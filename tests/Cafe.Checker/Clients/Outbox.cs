using System.Text.Json.Nodes;
using Guests;
using OpenTalks.Checker.Breaks;
using OpenTalks.Checker.Histories;

namespace OpenTalks.Checker.Clients;

/// <summary>
/// A client's outbox by docs/protocol.md: a command is kept until its outcome is there; over the socket first, unanswered for five seconds by POST, after a new
/// connection again, always under its id. Now and then what is answered is sent once more: the answer must be the same.
/// </summary>
/// <param name="pushFails">While it says so, what was done is told as failed: a break.</param>
sealed class Outbox(History history, Habits habits, Random random, Func<bool> pushFails)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly Lock gate = new();
    readonly Dictionary<Guid, Entry> waiting = [];
    readonly Dictionary<Guid, Entry> answered = [];

    sealed class Entry(int act, JsonObject command)
    {
        public int Act => act;
        public JsonObject Command { get; set; } = command;
        public TaskCompletionSource<string?> Told { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public bool BySocket { get; set; }
        public int Tries { get; set; }
        public long Due { get; set; }
    }

    public int Waiting
    {
        get { lock (gate) return waiting.Values.Count(entry => !entry.Told.Task.IsCompleted); }
    }

    /// <returns>Ends with the refusal, or null where it was done.</returns>
    public Task<string?> Put(int act, Guid id, string to, JsonObject what)
    {
        var entry = new Entry(act, new JsonObject { ["id"] = id.ToString(), ["to"] = to, ["do"] = what });
        lock (gate) waiting.Add(id, entry);
        return entry.Told.Task;
    }

    /// <summary>What went out over the old connection may not have arrived.</summary>
    public void Reconnected()
    {
        lock (gate)
            foreach (var entry in waiting.Values.Where(entry => entry.BySocket)) (entry.BySocket, entry.Due) = (false, 0);
    }

    public async Task Flush(Line? line, Func<JsonArray, Task<JsonNode>> post, CancellationToken cancel)
    {
        var (first, second) = Due(line is { IsOpen: true });
        if (first.Count > 0) await line!.Send(first, cancel);
        if (second.Count > 0) Take(await post(second));
    }

    public void Take(JsonNode outcomes)
    {
        foreach (var outcome in outcomes.AsArray())
        {
            var id = (Guid)outcome!["id"]!;
            lock (gate)
            {
                if (!waiting.TryGetValue(id, out var entry) && !answered.TryGetValue(id, out entry)) continue;
                var refused = (string?)outcome["refused"];
                if ((bool)outcome["again"]!)
                {
                    (entry.BySocket, entry.Due) = (false, Later(TimeSpan.FromMilliseconds(400 + (random.Next(800) << Math.Min(entry.Tries, 4)))));
                    continue;
                }
                if (pushFails() && refused is null) refused = "failed";
                history.Answered(entry.Act, refused is null ? (long?)outcome["version"] : null, refused);
                waiting.Remove(id);
                if (answered.TryAdd(id, entry) && random.NextDouble() < 0.08)
                {
                    (entry.BySocket, entry.Due) = (random.NextDouble() < 0.5, Later(TimeSpan.FromSeconds(random.NextDouble() * 4)));
                    waiting.Add(id, entry);
                }
                entry.Told.TrySetResult(refused);
            }
        }
    }

    /// <summary>At the end of a run: what is still tried is no loss.</summary>
    public void Confess()
    {
        lock (gate)
            foreach (var entry in waiting.Values) history.Kept(entry.Act);
    }

    (JsonArray BySocket, JsonArray ByPost) Due(bool isOpen)
    {
        JsonArray first = [], second = [];
        lock (gate)
        {
            var now = TimeProvider.System.GetTimestamp();
            foreach (var (id, entry) in waiting.Where(entry => entry.Value.Due <= now).Take(200).ToList())
            {
                var bySocket = isOpen && !entry.BySocket;
                if (entry.Tries++ > 0 && habits.NewIdOnRetry && !entry.Told.Task.IsCompleted) Rename(id, entry);
                (bySocket ? first : second).Add(entry.Command.DeepClone());
                (entry.BySocket, entry.Due) = (bySocket, Later(Patience));
                if (habits.ForgetsWhatItSent && waiting.Remove(id)) answered.TryAdd(id, entry);
            }
        }
        return (first, second);
    }

    void Rename(Guid id, Entry entry)
    {
        var again = Guid.NewGuid();
        waiting.Remove(id);
        waiting.Add(again, entry);
        entry.Command = (JsonObject)entry.Command.DeepClone();
        entry.Command["id"] = again.ToString();
        if (entry.Command["do"]!["type"]!.GetValue<string>() == "capture") entry.Command["do"]!["idea"] = Guid.NewGuid().ToString();
    }

    static long Later(TimeSpan span) => TimeProvider.System.GetTimestamp() + (long)(span.TotalSeconds * TimeProvider.System.TimestampFrequency);
}
