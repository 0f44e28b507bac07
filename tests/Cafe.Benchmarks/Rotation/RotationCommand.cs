using System.Globalization;
using System.Text.Json;
using OpenTalks.Rotations;

namespace OpenTalks.Benchmarks.Seatings;

/// <summary><c>rotation INSTANCE.json</c> prints a plan in the judge's form; <c>rotation --all DIR</c> a table of measures.</summary>
static class RotationCommand
{
    public static int Run(string[] args)
    {
        double? seconds = null;
        long? steps = null;
        ulong seed = 1;
        string? file = null, all = null, make = null;
        for (var i = 0; i < args.Length; i++)
            switch (args[i])
            {
                case "--seconds": seconds = double.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--steps": steps = long.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--seed": seed = ulong.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--make": make = args[++i]; break;
                case "--all": all = args[++i]; break;
                default: file = args[i]; break;
            }
        if (make is not null)
        {
            using var output = Console.OpenStandardOutput();
            Invented.Print(make, (int)seed, output);
            return 0;
        }
        if (all is not null)
        {
            Comparison.Print(all, (json, name, progress) => Make(json, name, steps, seconds, seed, progress));
            return 0;
        }
        if (file is null) return 2;
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var (instance, plan) = Make(json.RootElement, Path.GetFileName(file), steps, seconds, seed, null);
        if (plan is null) return 1;
        Print(instance, plan);
        return 0;
    }

    /// <summary>A plan for an instance, or the healed one for a repair (its file's name begins with r-); null where it is refused.</summary>
    static (Instance, Plan?) Make(JsonElement json, string name, long? steps, double? seconds, ulong seed, IProgress<Progress>? progress)
    {
        var repairs = name.StartsWith("r-", StringComparison.Ordinal);
        var instance = Instance.Read(repairs ? json.GetProperty("instance") : json);
        var usual = instance.Room.People.Length > 100 ? repairs ? 3 : 10 : repairs ? 0.5 : 2;
        var budget = (steps is { } n ? Budget.OfSteps(n) : Budget.OfTime(TimeSpan.FromSeconds(seconds ?? usual), TimeProvider.System)) with { Progress = progress };
        if (repairs)
        {
            var (room, history, standing, past) = Breakdown.Read(json, instance);
            switch (Rotation.Repair(room, history, instance.Rules, standing, budget, seed))
            {
                case Healing.Possible { Preview: var preview }:
                    Console.Error.WriteLine($"{preview.PeopleWhoChange} change, {preview.Later.Length} later; {string.Join("; ", preview.Successors)} steps {preview.After.Plan.Steps}; {string.Join("; ", preview.After.Plan.Score.Remarks.Take(20).Select(Say))}");
                    return (instance, preview.After.Plan with { Seats = past.AddRange(preview.After.Plan.Seats) });
                case Healing.Impossible no:
                    Console.Error.WriteLine(Say(no.Reason, instance));
                    return (instance, null);
            }
        }
        switch (Rotation.Plan(instance.Room, History.None, instance.Rules, budget, seed))
        {
            case Planning.Made { Plan: var plan }:
                Console.Error.WriteLine($"steps {plan.Steps}; {string.Join("; ", plan.Score.Remarks.Take(20).Select(Say))}");
                return (instance, plan);
            case Planning.Impossible no:
                Console.Error.WriteLine(Say(no.Reason, instance));
                return (instance, null);
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The refusal with people's names as the file has them.</summary>
    static string Say(Finding finding, Instance instance) => string.Join(" -> ", new[] { finding.What, finding.Remedy }.Select(s =>
        $"{s.Code} {string.Join(' ', s.With.Select(w => $"{w.Key}={(w.Key is "person" || w.Key == "people" && w.Value.Contains(',', StringComparison.Ordinal) ? Names(w.Value, instance) : w.Value)}"))}"));

    static string Say(Remark remark) => string.Join(' ', [remark.Code, .. remark.With.Select(w => $"{w.Key}={w.Value}")]);

    static string Names(string numbers, Instance instance) =>
        string.Join(", ", numbers.Split(", ").Select(n => instance.Ids[int.Parse(n, CultureInfo.InvariantCulture) - 1]));

    static void Print(Instance instance, Plan plan)
    {
        using var writer = new Utf8JsonWriter(Console.OpenStandardOutput());
        writer.WriteStartObject();
        writer.WriteStartArray("seats");
        foreach (var at in plan.Seats)
        {
            writer.WriteStartObject();
            writer.WriteNumber("round", at.Round);
            writer.WriteNumber("table", at.Table);
            writer.WriteStartArray("people");
            foreach (var p in at.People) writer.WriteStringValue(instance.Ids[p - 1]);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteNumber("seed", plan.Seed);
        writer.WriteNumber("steps", plan.Steps);
        writer.WriteEndObject();
    }
}
