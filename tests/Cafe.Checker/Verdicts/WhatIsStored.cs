using System.Collections.Immutable;
using OpenTalks.Checker.Histories;

namespace OpenTalks.Checker.Verdicts;

/// <summary>Invariants 1 to 6: what was acked is stored, once, and nothing else is.</summary>
static class WhatIsStored
{
    public static Verdict NoLoss(Evidence evidence)
    {
        var kept = evidence.Outcomes.ToLookup(row => row.Command);
        var done = evidence.Acts.Where(act => act.End == End.Done).ToList();
        return Verdict.On(1, "nothing that was acked is lost", $"{done.Count} acked acts", done.SelectMany(Lost));

        IEnumerable<Offence> Lost(Act act)
        {
            if (act.Writes && !evidence.Nonces[act.Nonce!].Any()) yield return Offence.Of(evidence, act, $"{act.Nonce} was acked and is not stored");
            else if (act.Command is { } id && !kept[id].Any(row => row.Refused is null && row.Version == act.Answers[0].Version))
                yield return Offence.Of(evidence, act, $"the answer to {id} is not stored as it was given");
        }
    }

    public static Verdict NoDuplicates(Evidence evidence)
    {
        var acts = evidence.Acts.Where(act => act.Nonce is not null).ToLookup(act => act.Nonce!);
        var twice = evidence.Nonces.Where(nonce => nonce.Count() > 1).Select(nonce => Told(acts[nonce.Key].FirstOrDefault(), nonce.Key, nonce.Count()));
        // One version of a stream belongs to one command, except where the command changed nothing.
        var ideas = evidence.Events.Where(one => one.Type == "sheet.idea-captured").GroupBy(one => (string)one.Data["idea"]!).Where(idea => idea.Count() > 1)
            .Select(idea => new Offence(0, $"idea {idea.Key} was captured {idea.Count()} times", [.. idea.Select(one => $"{one.Stream} version {one.Version}")]));
        return Verdict.On(2, "nothing is stored twice", $"{evidence.Nonces.Count} texts", twice.Concat(ideas));

        Offence Told(Act? act, string nonce, int times) => act is null
            ? new(0, $"{nonce} is stored {times} times", [.. evidence.Nonces[nonce].Select(one => $"{one.Stream} version {one.Version}")])
            : Offence.Of(evidence, act, $"{nonce} is stored {times} times");
    }

    public static Verdict NothingFromNowhere(Evidence evidence)
    {
        var written = evidence.Acts.Where(act => act.Writes).Select(act => act.Nonce!).ToHashSet();
        return Verdict.On(3, "nothing is stored that nobody wrote", $"{evidence.Nonces.Count} texts", evidence.Nonces.Where(nonce => !written.Contains(nonce.Key))
            .Select(nonce => new Offence(0, $"nobody wrote {nonce.Key}", [.. nonce.Select(one => $"{one.Stream} version {one.Version}")])));
    }

    public static Verdict RefusedMeansNotDone(Evidence evidence)
    {
        var refused = evidence.Acts.Where(act => act.Answers.Any(answer => answer.Refused is not null)).ToList();
        return Verdict.On(4, "what was refused was not done", $"{refused.Count} refused acts",
            refused.Where(act => act.Writes && evidence.Nonces[act.Nonce!].Any()).Select(act => Offence.Of(evidence, act, $"{act.Nonce} was refused and is stored")));
    }

    public static Verdict EveryDoubtEnds(Evidence evidence)
    {
        var open = evidence.Acts.Where(act => act.Answers.IsEmpty).ToList();
        return Verdict.On(5, "every act in doubt is settled or still tried", $"{open.Count} acts without an answer",
            open.Where(act => act.End == End.Vanished).Select(act => Offence.Of(evidence, act, $"{act.Client} no longer tries {act.Nonce ?? act.Kind} and was never told what became of it")));
    }

    public static Verdict SameAnswer(Evidence evidence)
    {
        var repeated = evidence.Acts.Where(act => act.Answers.Length > 1).ToList();
        return Verdict.On(6, "a repeat gets the first answer", $"{repeated.Count} acts answered more than once",
            repeated.Where(act => act.Answers.Select(answer => (answer.Version, answer.Refused)).Distinct().Count() > 1)
                .Select(act => Offence.Of(evidence, act, $"{act.Command} got different answers")));
    }
}
