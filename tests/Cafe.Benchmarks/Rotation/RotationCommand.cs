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
        string? file = null, all = null;
        for (var i = 0; i < args.Length; i++)
            switch (args[i])
            {
                case "--seconds": seconds = double.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--steps": steps = long.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--seed": seed = ulong.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--all": all = args[++i]; break;
                default: file = args[i]; break;
            }
        if (file is null) return 2;
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var instance = Instance.Read(json.RootElement);
        var budget = steps is { } n ? Budget.OfSteps(n)
            : Budget.OfTime(TimeSpan.FromSeconds(seconds ?? (instance.Room.People.Length > 100 ? 10 : 2)), TimeProvider.System);
        switch (Rotation.Plan(instance.Room, History.None, instance.Rules, budget, seed))
        {
            case Planning.Made { Plan: var plan }:
                Console.Error.WriteLine($"steps {plan.Steps} {plan.Score}");
                Print(instance, plan);
                return 0;
            case Planning.Impossible no:
                Console.Error.WriteLine(no.Reason);
                return 1;
            default: return 1;
        }
    }

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
