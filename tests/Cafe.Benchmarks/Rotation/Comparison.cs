using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using OpenTalks.Rotations;

namespace OpenTalks.Benchmarks.Seatings;

/// <summary>The table of <c>rotation --all DIR</c>: every instance with its measures and times, beside a plain shuffle.</summary>
static class Comparison
{
    const int Shuffles = 1_000;

    public static void Print(string folder, Func<JsonElement, string, IProgress<Progress>, (Instance Instance, Plan? Plan)> make)
    {
        Console.WriteLine("| instance | repeats | question repeats | returns | apart | colleagues | thin mix | strangers | spread | next seats changed | first plan | best after | steps | shuffle: repeats, question repeats, thin mix |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            var times = new Times();
            var (instance, plan) = make(json.RootElement, Path.GetFileName(file), times);
            if (plan is null)
            {
                Console.WriteLine($"| {name} | refused |");
                continue;
            }
            var s = plan.Score;
            var shuffled = Shuffled(instance);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {s.Repeats} | {s.QuestionRepeats} | {s.Returns} | {s.Apart} | {s.Colleagues} | {s.ThinMix} | {s.Strangers} | {s.Spread} | {Changed(json.RootElement, instance, plan)} | {times.First:0} ms | {times.Last:0} ms | {plan.Steps} | {shuffled.Repeats}, {shuffled.QuestionRepeats}, {shuffled.ThinMix} |"));
        }
    }

    /// <summary>For a repair: people who had another seat in the next round and still take part.</summary>
    static string Changed(JsonElement json, Instance instance, Plan plan)
    {
        if (!json.TryGetProperty("done", out _)) return "";
        var (now, history, standing, _) = Breakdown.Read(json, instance);
        var next = history.Done + 1;
        return now.People.Count(p => p.TakesPartIn(next) && standing.Plan.TableOf(p.Number, next) is { } told && plan.TableOf(p.Number, next) != told).ToString(CultureInfo.InvariantCulture);
    }

#pragma warning disable CA5394 // A shuffle to compare with is to be made again, not to be secret.
    /// <summary>The fewest repeats of many plain shuffles: people dealt to the tables round by round, no rule but that those absent stay away.</summary>
    static Score Shuffled(Instance instance)
    {
        var room = instance.Room;
        Score? best = null;
        for (var seed = 0; seed < Shuffles; seed++)
        {
            var random = new Random(seed);
            var seats = new List<TableSeats>();
            for (var r = 1; r <= room.Rounds; r++)
            {
                var people = room.People.Where(p => p.TakesPartIn(r)).Select(p => p.Number).ToArray();
                random.Shuffle(people);
                for (var t = 0; t < room.Tables.Length; t++)
                {
                    var here = people.Where((_, i) => i % room.Tables.Length == t).Order().ToImmutableArray();
                    if (here.Length > 0) seats.Add(new(r, room.Tables[t].Number, here));
                }
            }
            var score = Rotation.Score(room, History.None, instance.Rules, seats);
            if (best is null || score.Repeats < best.Repeats) best = score;
        }
        return best!;
    }

    /// <summary>Milliseconds until the first plan and until the best, from the moment planning began.</summary>
    sealed class Times : IProgress<Progress>
    {
        readonly long _began = Stopwatch.GetTimestamp();
        public double First { get; private set; } = -1;
        public double Last { get; private set; }

        public void Report(Progress value)
        {
            Last = Stopwatch.GetElapsedTime(_began).TotalMilliseconds;
            if (First < 0) First = Last;
        }
    }
}
