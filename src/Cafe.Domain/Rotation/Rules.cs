namespace OpenTalks.Rotations;

/// <summary>
/// The soft rules of one café as weights: what one breach costs. 0 switches a rule off. Hard rules have no weight;
/// no plan breaks them.
/// </summary>
public sealed record Rules
{
    /// <summary>No rule weighs more.</summary>
    public const int Heaviest = 1000;

    public static Rules Default { get; } = new();

    /// <summary>A person works again on a question while another is left undone.</summary>
    public int QuestionOnce { get; init; } = 150;
    /// <summary>Two people meet again, for each meeting after the first.</summary>
    public int MeetOnce { get; init; } = 100;
    /// <summary>A person is back at a table.</summary>
    public int NoReturn { get; init; } = 20;
    /// <summary>Two people of a list to be kept apart meet.</summary>
    public int Apart { get; init; } = 120;
    /// <summary>Two people of one organisation share a table.</summary>
    public int ColleaguesApart { get; init; } = 50;
    /// <summary>A table has fewer than three groups (or fewer than there are).</summary>
    public int ThreeGroups { get; init; } = 50;
    /// <summary>A table has somebody who shares no language with anybody there.</summary>
    public int SharedLanguage { get; init; } = 60;
    /// <summary>A table falls into two parts that share no language: no bridge speaker.</summary>
    public int Bridge { get; init; } = 12;
    /// <summary>Everybody at a table is from the same region.</summary>
    public int TwoRegions { get; init; } = 6;
    /// <summary>Sizes differ by more than one where they need not: the price of a move between two tables of one size.</summary>
    public int EvenSizes { get; init; } = 500;
    /// <summary>A repair changes a seat of a round after the next; at the heaviest hardly any rule is worth that.</summary>
    public int KeepLaterSeats { get; init; } = 15;
}

/// <summary>
/// How long to search. Steps decide the plan; seconds only decide how many steps are taken, so a plan made in seconds can be
/// made again from its steps.
/// </summary>
/// <param name="Steps">At most so many; null means as many as the time allows.</param>
/// <param name="Time">Null means no limit but the steps.</param>
/// <param name="Progress">Told of every better plan, on the thread that plans.</param>
public sealed record Budget(long? Steps, TimeSpan? Time = null, TimeProvider? Clock = null, IProgress<Progress>? Progress = null)
{
    public static Budget OfSteps(long steps) => new(steps);
    public static Budget OfTime(TimeSpan time, TimeProvider clock) => new(null, time, clock);
}
