using System.Globalization;
using OpenTalks.Checker.Plans;
using OpenTalks.Checker.Verdicts;

namespace OpenTalks.Checker;

/// <summary>Says what came of a run, so that somebody can read it.</summary>
static class Printing
{
    /// <summary>Offences that are named beside the smallest.</summary>
    const int Most = 9;

    public static void Plan(Plan plan, TextWriter to)
    {
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {plan.Seed}, {plan.Length.TotalMinutes:0.##} min"));
        foreach (var fault in plan.Faults) to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {fault.At.TotalSeconds,6:0.0} s  for {fault.Lasts.TotalSeconds,4:0.0} s  {fault}"));
    }

    public static void Result(Result result, TextWriter to)
    {
        var acts = result.Evidence.Acts;
        to.WriteLine();
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{acts.Length} acts, {result.Evidence.Events.Length} events, {result.Evidence.Disturbances.Length} faults done"));
        foreach (var kind in acts.GroupBy(act => act.Kind).OrderByDescending(kind => kind.Count()))
        {
            var refused = kind.Where(act => act.Answers is [{ Refused: not null }, ..]).GroupBy(act => act.Answers[0].Refused).Select(why => $"{why.Count()} {why.Key}");
            to.WriteLine($"  {kind.Count(),5} {kind.Key}, {kind.Count(act => act.Answers is [{ Refused: null }, ..])} done{string.Concat(refused.Select(why => ", " + why))}");
        }
        to.WriteLine();
        foreach (var verdict in result.Verdicts) Say(verdict, to);
        to.WriteLine();
        to.WriteLine(All.Together(result.Verdicts) switch { Judgement.Holds => "PASS", Judgement.Falls => "FAIL", _ => "UNKNOWN" });
    }

    static void Say(Verdict verdict, TextWriter to)
    {
        to.WriteLine($"{(verdict.Judgement switch { Judgement.Holds => "holds  ", Judgement.Falls => "FALLS  ", _ => "unknown" })} {verdict.Number,2} {verdict.Name}: {verdict.Looked}");
        if (verdict.Offences is not [var smallest, ..]) return;
        to.WriteLine($"          {verdict.Offences.Length} times; the smallest: {smallest.What}");
        foreach (var line in smallest.Timeline) to.WriteLine($"            {line}");
        foreach (var other in verdict.Offences.Skip(1).Take(Most)) to.WriteLine($"          also: {other.What}");
    }
}
