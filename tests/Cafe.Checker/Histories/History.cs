using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;

namespace OpenTalks.Checker.Histories;

/// <summary>Everything that was asked, answered, seen and done to the system, in the order in which it happened, in memory and as lines of JSON.</summary>
sealed class History : IDisposable
{
    readonly long began = Stopwatch.GetTimestamp();
    readonly Lock gate = new();
    readonly TextWriter file;
    readonly List<Act> acts = [];
    readonly ConcurrentQueue<Disturbance> disturbances = new();
    readonly ConcurrentQueue<Sighting> sightings = new();
    readonly ConcurrentQueue<Reread> rereads = new();
    readonly ConcurrentQueue<StepBack> stepsBack = new();
    readonly ConcurrentQueue<Presence> presences = new();

    public History(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        file = File.CreateText(path);
    }

    /// <summary>Milliseconds since the run began.</summary>
    public double NowMs => Stopwatch.GetElapsedTime(began).TotalMilliseconds;

    public ImmutableArray<Disturbance> Disturbances => [.. disturbances];
    public ImmutableArray<Sighting> Sightings => [.. sightings];
    public ImmutableArray<Reread> Rereads => [.. rereads];
    public ImmutableArray<StepBack> StepsBack => [.. stepsBack];
    public ImmutableArray<Presence> Presences => [.. presences];

    public ImmutableArray<Act> Acts
    {
        get { lock (gate) return [.. acts]; }
    }

    /// <returns>The act's number.</returns>
    public int Invoked(string client, string cafe, string kind, string to, Guid? command = null, string? idea = null, string? nonce = null, string? detail = null)
    {
        lock (gate)
        {
            var act = new Act(acts.Count, client, cafe, kind, to, command, idea, nonce, detail, NowMs, [], End.Vanished);
            acts.Add(act);
            Line(new { act = act.Number, t = act.InvokedMs, type = "invoke", client, cafe, f = kind, to, command, idea, nonce, detail });
            return act.Number;
        }
    }

    /// <summary>A final answer; more may come.</summary>
    public void Answered(int act, long? version, string? refused)
    {
        lock (gate)
        {
            var known = acts[act];
            var answer = new Answer(NowMs, version, refused);
            acts[act] = known with
            {
                Answers = known.Answers.Add(answer),
                End = known.Answers.IsEmpty ? refused is null ? End.Done : End.Refused : known.End,
            };
            Line(new { act, t = answer.AtMs, type = refused is null ? "ok" : "fail", version, refused });
        }
    }

    /// <summary>Its client still tries it at the end of the run, or shows it as unsent.</summary>
    public void Kept(int act)
    {
        lock (gate)
        {
            if (!acts[act].Answers.IsEmpty) return;
            acts[act] = acts[act] with { End = End.Kept };
            Line(new { act, t = NowMs, type = "info" });
        }
    }

    /// <summary>A screen shows it as kept: from now on it may not vanish.</summary>
    public void Shown(int act)
    {
        lock (gate)
        {
            acts[act] = acts[act] with { End = End.Vanished };
            Line(new { act, t = NowMs, type = "shown" });
        }
    }

    public void Disturbed(double fromMs, string what) => Keep(disturbances, new(fromMs, NowMs, what), "fault");
    public void Saw(string client, string cafe, string nonce) => sightings.Enqueue(new(client, cafe, nonce, NowMs));
    public void Reread(Reread reread) => Keep(rereads, reread, "reread");
    public void SteppedBack(string client, int sheet, long from, long to) => Keep(stepsBack, new(client, sheet, from, to, NowMs), "step-back");
    public void WasThere(string client, double fromMs, string to) => Keep(presences, new(client, fromMs, NowMs, to), "connected");

    public void Dispose() => file.Dispose();

    void Keep<T>(ConcurrentQueue<T> all, T one, string type)
    {
        all.Enqueue(one);
        lock (gate) Line(new { t = NowMs, type, of = one });
    }

    void Line(object said) => file.WriteLine(JsonSerializer.Serialize(said));
}
