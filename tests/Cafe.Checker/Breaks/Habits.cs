namespace OpenTalks.Checker.Breaks;

/// <summary>How the checker's clients behave; a sound client has none of these bad habits.</summary>
/// <param name="NewIdOnRetry">What is sent again gets a new command and a new idea.</param>
/// <param name="ForgetsWhatItSent">The outbox drops an entry once it has gone out.</param>
/// <param name="NeverRepairs">Neither a gap nor what was missed while disconnected is asked for.</param>
/// <param name="DropsFacts">One fact in so many is not folded; 0 for none.</param>
/// <param name="HearsAnotherCafe">One client of the second café listens with what a person of the first one holds.</param>
sealed record Habits(bool NewIdOnRetry = false, bool ForgetsWhatItSent = false, bool NeverRepairs = false, int DropsFacts = 0, bool HearsAnotherCafe = false)
{
    int facts;

    public static Habits Of(Break broken) => new(
        NewIdOnRetry: broken == Break.N3, ForgetsWhatItSent: broken == Break.N4, NeverRepairs: broken == Break.N8,
        DropsFacts: broken == Break.N7 ? 500 : 0, HearsAnotherCafe: broken == Break.N5);

    /// <summary>Whether this fact is one of those that are dropped.</summary>
    public bool Drops() => DropsFacts > 0 && Interlocked.Increment(ref facts) % DropsFacts == 0;
}
