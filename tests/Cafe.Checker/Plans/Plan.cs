using System.Collections.Immutable;
using OpenTalks.Checker.Breaks;

namespace OpenTalks.Checker.Plans;

/// <summary>A facilitator goes on to the next phase.</summary>
/// <param name="Phase">Its index, of the one that is left.</param>
sealed record Turn(TimeSpan At, int Phase);

/// <summary>What a run can do its worst with.</summary>
/// <param name="Browsers">How many clients are browsers.</param>
/// <param name="Disk">PostgreSQL's data lies on a small disk of its own.</param>
sealed record Means(int Browsers, bool Redis, bool Disk);

/// <summary>All that a seed decides beforehand. The same seed, length and means make the same plan.</summary>
sealed record Plan(int Seed, TimeSpan Length, ImmutableArray<Turn> Programme, ImmutableArray<Fault> Faults)
{
    /// <summary>Phases of the evening that is run: 0 arrival, 1 welcome, three times talk, write-up and move, then reflection, gallery, plenary, close.</summary>
    public const int Arrival = 0, Welcome = 1, FirstTalk = 2, Reflection = 10, Gallery = 11;

    public static Plan Of(int seed, TimeSpan length, Means means, Break broken) =>
        new(seed, length, Turns(length), broken == Break.None ? Dealt(new Random(seed), length, means) : Breaking.Faults(broken, length));

    static ImmutableArray<Turn> Turns(TimeSpan length)
    {
        var turns = ImmutableArray.CreateBuilder<Turn>();
        turns.Add(new(TimeSpan.Zero, Arrival));
        turns.Add(new(TimeSpan.Zero, Welcome));
        // Shares of the evening at which talk, write-up and move of the three rounds and the reflection are over. The gallery goes on beyond its end.
        double[] over = [0.18, 0.25, 0.29, 0.47, 0.54, 0.58, 0.76, 0.83, 0.85];
        foreach (var (i, share) in over.Index()) turns.Add(new(length * share, FirstTalk + i));
        return turns.ToImmutable();
    }

    /// <summary>One after another every five to twenty seconds, two at once at most; in a short run closer together.</summary>
    static ImmutableArray<Fault> Dealt(Random random, TimeSpan length, Means means)
    {
        var pace = Math.Clamp(length.TotalSeconds / 120, 0.3, 1);
        var faults = ImmutableArray.CreateBuilder<Fault>();
        var bag = new Queue<Fault>();
        for (var at = 3.0; ; at += (5 + (15 * random.NextDouble())) * pace)
        {
            if (bag.Count == 0)
                foreach (var kind in Kinds(means, random)) bag.Enqueue(kind);
            var next = bag.Dequeue();
            var fault = next with { At = TimeSpan.FromSeconds(at), Lasts = next.Lasts * pace };
            if (at + fault.Lasts.TotalSeconds > length.TotalSeconds - 2) return faults.ToImmutable();
            if (faults.Count(other => other.At + other.Lasts > fault.At) < 2 && !faults.Any(other => other.At + other.Lasts > fault.At && Clash(other, fault))) faults.Add(fault);
            else bag.Enqueue(next);
        }
    }

    /// <summary>A process that is away cannot be killed, and one link carries one fault.</summary>
    static bool Clash(Fault one, Fault other) => one.Party == other.Party || (one.Link != Between.Nobody && one.Link == other.Link);

    /// <summary>Each kind once, in random order, so that even a short run has many.</summary>
    static IEnumerable<Fault> Kinds(Means means, Random random)
    {
        List<Fault> all =
        [
            Of(FaultKind.KillNode, 3, 8), Of(FaultKind.StopNode, 3, 8), Of(FaultKind.FreezeNode, 5, 25),
            Of(FaultKind.KillPostgres, 1, 6), Of(FaultKind.KillBackend, 0, 0), Of(FaultKind.EndSessions, 0, 0),
            Of(FaultKind.Cut, 0, 0, Between.ClientsAndNodes), Of(FaultKind.Blackhole, 6, 20, Between.ClientsAndNodes), Of(FaultKind.NoAnswers, 6, 15, Between.ClientsAndNodes),
            Of(FaultKind.NoQuestions, 6, 15, Between.ClientsAndNodes), Of(FaultKind.Slow, 5, 15, Between.ClientsAndNodes),
            Of(FaultKind.Cut, 0, 0, Between.NodeAndPostgres), Of(FaultKind.Blackhole, 5, 15, Between.NodeAndPostgres), Of(FaultKind.NoAnswers, 5, 15, Between.NodeAndPostgres),
            Of(FaultKind.Slow, 5, 10, Between.NodeAndPostgres), Of(FaultKind.LoseCommits, 5, 10, Between.NodeAndPostgres),
        ];
        if (means.Redis)
        {
            all.AddRange([Of(FaultKind.KillRedis, 5, 40), Of(FaultKind.FreezeRedis, 5, 30)]);
            all.AddRange([Of(FaultKind.Blackhole, 5, 20, Between.NodeAndRedis), Of(FaultKind.Cut, 0, 0, Between.NodeAndRedis)]);
        }
        if (means.Disk) all.Add(Of(FaultKind.FillDisk, 10, 20));
        if (means.Browsers > 0) all.AddRange([Of(FaultKind.JumpClock, 5, 20), Of(FaultKind.FreezeBrowser, 5, 20), Of(FaultKind.KillBrowser, 1, 5)]);
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all));
        return all;

        Fault Of(FaultKind kind, double least, double most, Between link = Between.Nobody) => new(
            default, TimeSpan.FromSeconds(least + ((most - least) * random.NextDouble())), kind, link,
            random.Next(kind is FaultKind.JumpClock or FaultKind.FreezeBrowser or FaultKind.KillBrowser ? Math.Max(1, means.Browsers) : 2));
    }
}
