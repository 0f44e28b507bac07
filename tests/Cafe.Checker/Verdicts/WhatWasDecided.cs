using System.Collections.Immutable;
using OpenTalks.Checker.Histories;

namespace OpenTalks.Checker.Verdicts;

/// <summary>Invariants 12 to 15: single decisions, time, progress, and what lies underneath.</summary>
static class WhatWasDecided
{
    static readonly TimeSpan Stale = TimeSpan.FromSeconds(5);

    /// <summary>What PostgreSQL, Marten and the host say when two writers met on one stream: under their locks they never do.</summary>
    static readonly string[] LostRaces = ["Unexpected starting version", "pkey_mt_streams_stream_id_version", "mt_events_stream_id_version", "EventStreamUnexpectedMaxEventId", "deadlock detected", "40P01"];

    public static Verdict SingleDecisions(Evidence evidence)
    {
        var begun = evidence.Events.Where(one => one.Type == "cafe.phase-begun").GroupBy(one => (one.Stream, Phase: (int)one.Data["phase"]!)).ToList();
        var twice = begun.Where(phase => phase.Count() > 1)
            .Select(phase => new Offence(0, $"phase {phase.Key.Phase} of {phase.Key.Stream} was begun {phase.Count()} times", [.. phase.Select(one => $"version {one.Version}")]));
        var votes = evidence.Acts.Where(act => act.Kind is "mark" or "unmark" && act.Idea is not null).GroupBy(act => act.Idea!).ToList();
        return Verdict.On(12, "one decision for each act, one vote for each person", $"{begun.Count} phases, {votes.Count} marked ideas", twice.Concat(votes.SelectMany(Votes)));

        IEnumerable<Offence> Votes(IGrouping<string, Act> idea)
        {
            var people = idea.GroupBy(act => act.Client).Select(own => own.OrderBy(act => act.InvokedMs).ToList()).ToList();
            if (people.Any(own => own.Any(act => act.End is End.Kept or End.Vanished))) yield break;
            var voted = people.Count(own => own.LastOrDefault(act => act.End == End.Done)?.Kind == "mark");
            HashSet<string> stored = [];
            foreach (var one in evidence.Events.Where(one => (string?)one.Data["idea"] == idea.Key))
                if (one.Type == "sheet.idea-marked") stored.Add((string)one.Data["by"]!);
                else if (one.Type == "sheet.idea-unmarked") stored.Remove((string)one.Data["by"]!);
            if (voted != stored.Count) yield return Offence.Of(evidence, idea.First(), $"{voted} people have marked {idea.Key}; {stored.Count} marks are stored");
        }
    }

    /// <summary>Nobody who is connected outside faults waits longer than five seconds for what another was told is saved.</summary>
    public static Verdict StaleTime(Evidence evidence)
    {
        var seen = evidence.Sightings.GroupBy(sight => (sight.Client, sight.Nonce)).ToDictionary(sight => sight.Key, sight => sight.Min(one => one.AtMs));
        var delays = new List<(double Ms, Act Act, string Client)>();
        foreach (var act in evidence.Acts.Where(act => act is { Kind: "capture", End: End.Done }))
        {
            var (from, to) = (act.InvokedMs, act.EndedMs!.Value + Stale.TotalMilliseconds);
            if (evidence.Disturbances.Any(fault => fault.FromMs <= to && fault.ToMs + Stale.TotalMilliseconds >= from)) continue;
            foreach (var watcher in evidence.Presences.Where(there => there.To == act.To && there.FromMs <= from && there.ToMs >= to).Select(there => there.Client).Distinct())
                delays.Add(((seen.TryGetValue((watcher, act.Nonce!), out var at) ? at : double.PositiveInfinity) - act.EndedMs.Value, act, watcher));
        }
        var sorted = delays.Select(delay => Math.Max(0, delay.Ms)).Order().ToList();
        var told = sorted.Count == 0 ? "none outside faults" : $"{sorted.Count} seen outside faults: median {sorted[sorted.Count / 2]:0} ms, p99 {sorted[(int)((sorted.Count - 1) * 0.99)]:0} ms, most {sorted[^1]:0} ms";
        return Verdict.On(13, "who is connected hears within 5 s", told, delays.Where(delay => delay.Ms > Stale.TotalMilliseconds)
            .Select(delay => Offence.Of(evidence, delay.Act, $"{delay.Client} was connected and had {delay.Act.Nonce} {(double.IsInfinity(delay.Ms) ? "never" : $"{delay.Ms:0} ms")} after its author was told")));
    }

    /// <summary>Without it the run says little: unknown, not good.</summary>
    public static Verdict Progress(Evidence evidence)
    {
        var all = evidence.Acts.Length;
        var answered = evidence.Acts.Count(act => !act.Answers.IsEmpty);
        var told = $"{answered} of {all} acts answered within a minute after the last fault";
        return new Verdict(14, "the system goes on", all > 0 && answered >= 0.95 * all ? Judgement.Holds : Judgement.Unknown, told, []);
    }

    public static Verdict Underneath(Evidence evidence)
    {
        var offences = new List<Offence>();
        // What Marten leaves where an append was rolled back is no stream of ours.
        foreach (var stream in evidence.Events.Where(one => one.Stream != "mt_tombstone").GroupBy(one => one.Stream))
        {
            var versions = stream.Select(one => one.Version).Order().ToList();
            if (!versions.SequenceEqual(Enumerable.Range(1, versions.Count).Select(n => (long)n))) offences.Add(new(0, $"{stream.Key} has versions with holes or repeats", [string.Join(' ', versions)]));
            if (!stream.OrderBy(one => one.Version).Select(one => one.Sequence).SequenceEqual(stream.Select(one => one.Sequence).Order()))
                offences.Add(new(0, $"{stream.Key}'s versions are in another order than its sequence", [stream.Key]));
        }
        if (evidence.Projections > 0) offences.Add(new(0, $"{evidence.Projections} async projections are registered", ["mt_event_progression is not empty"]));
        foreach (var line in evidence.NodesSaid.Split('\n').Where(line => Array.Exists(LostRaces, sign => line.Contains(sign, StringComparison.Ordinal))))
            offences.Add(new(0, "two writers met on one stream", [line.Trim()]));
        return Verdict.On(15, "streams are whole, and no writer met another", $"{evidence.Events.Select(one => one.Stream).Distinct().Count()} streams, {evidence.Events.Length} events", offences);
    }
}
