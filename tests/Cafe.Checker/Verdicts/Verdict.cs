using System.Collections.Immutable;
using OpenTalks.Checker.Histories;

namespace OpenTalks.Checker.Verdicts;

enum Judgement
{
    Holds,
    Falls,

    /// <summary>The run does not allow to say.</summary>
    Unknown,
}

/// <summary>What is to be said of one invariant.</summary>
/// <param name="Number">As in section 5.3 of the list of faults.</param>
/// <param name="Looked">How much it was looked at.</param>
/// <param name="Offences">What speaks against it, the smallest timeline first.</param>
sealed record Verdict(int Number, string Name, Judgement Judgement, string Looked, ImmutableArray<Offence> Offences)
{
    public static Verdict On(int number, string name, string looked, IEnumerable<Offence> offences)
    {
        ImmutableArray<Offence> found = [.. offences.OrderBy(offence => offence.Timeline.Length).ThenBy(offence => offence.AtMs)];
        return new(number, name, found.IsEmpty ? Judgement.Holds : Judgement.Falls, looked, found);
    }
}

/// <summary>One thing that should not be so.</summary>
/// <param name="Timeline">All that is known of it, in order.</param>
sealed record Offence(double AtMs, string What, ImmutableArray<string> Timeline)
{
    public static Offence Of(Evidence evidence, Act act, string what) => new(act.InvokedMs, what, Timelines.Of(evidence, act));
}

/// <summary>Tells what happened to one act or one idea.</summary>
static class Timelines
{
    public static ImmutableArray<string> Of(Evidence evidence, Act act)
    {
        var lines = new List<(double At, string Line)> { (act.InvokedMs, $"{act.Client} {act.Kind} {act.Nonce ?? act.Idea ?? act.Detail} to {act.To}, command {act.Command}") };
        foreach (var answer in act.Answers)
            lines.Add((answer.AtMs, answer.Refused is { } why ? $"{act.Client} is told: refused, {why}" : $"{act.Client} is told: done, version {answer.Version}"));
        lines.AddRange(evidence.Disturbances
            .Where(fault => fault.ToMs >= act.InvokedMs - 1000 && fault.FromMs <= (act.Answers is [.., var last] ? last.AtMs : evidence.StoppedMs) + 1000)
            .Select(fault => (fault.FromMs, $"until {fault.ToMs / 1000:0.00} s: {fault.What}")));
        ImmutableArray<string> told = [.. lines.OrderBy(line => line.At).Select(line => $"{line.At / 1000,8:0.00} s  {line.Line}")];
        var stored = act.Nonce is { } nonce ? evidence.Nonces[nonce] : evidence.Events.Where(one => act.Idea is not null && (string?)one.Data["idea"] == act.Idea);
        return told.AddRange(stored.Select(one => $"  stored   {one.Type} as version {one.Version} of {one.Stream} (sequence {one.Sequence})"));
    }
}
