using System.Collections.Immutable;

namespace OpenTalks.Rotations;

/// <summary>A seating for every round that is left, with what it is worth and how to make it again.</summary>
/// <param name="Steps">Search steps taken; the same room, history, rules, seed and steps give the same plan.</param>
public sealed record Plan(ImmutableArray<TableSeats> Seats, Score Score, ImmutableArray<Reason> Reasons, ulong Seed, long Steps)
{
    /// <summary>Null means this person has no seat in that round.</summary>
    public int? TableOf(int person, int round)
    {
        foreach (var at in Seats)
            if (at.Round == round && at.People.BinarySearch(person) >= 0) return at.Table;
        return null;
    }
}

/// <summary>What is short of perfect, in the words a facilitator uses; counted over the whole café, past rounds included.</summary>
/// <param name="Repeats">Meetings of the same two people beyond their first; people who must be together not counted.</param>
/// <param name="QuestionRepeats">Times somebody works on a question again while one is left.</param>
/// <param name="Returns">Times somebody is back at a table.</param>
/// <param name="Apart">Meetings of people to be kept apart.</param>
/// <param name="Colleagues">Pairs of one organisation at one table.</param>
/// <param name="ThinMix">Tables with fewer than three groups, where three were possible.</param>
/// <param name="Strangers">Tables where somebody shares no language with anybody.</param>
/// <param name="Unbridged">Tables that fall into parts without a common language.</param>
/// <param name="OneRegion">Tables where all are from one region, though there are more.</param>
/// <param name="Spread">Largest less smallest open table, in the worst round.</param>
/// <param name="Bound">No plan with these table sizes has fewer repeats.</param>
public sealed record Score(
    int Repeats, int QuestionRepeats, int Returns, int Apart, int Colleagues, int ThinMix, int Strangers, int Unbridged,
    int OneRegion, int Spread, int Bound, ImmutableArray<Remark> Remarks);

/// <summary>Why somebody sits there: the rule that would be worse in the best swap.</summary>
/// <param name="Why">A code of <see cref="Because"/>.</param>
/// <param name="Swap">With whom; null where the seat was decided by a hard rule or by hand.</param>
public sealed record Reason(int Person, int Round, int Table, string Why, int? Swap);

/// <summary>The codes of reasons, each translated where it is shown.</summary>
public static class Because
{
    public const string Host = "host", Pinned = "pinned", StaysPut = "stays-put", Together = "together", Home = "home";
    public const string QuestionOnce = "question-once", MeetOnce = "meet-once", NoReturn = "no-return", Apart = "apart";
    public const string ColleaguesApart = "colleagues-apart", ThreeGroups = "three-groups", SharedLanguage = "shared-language";
    public const string Bridge = "bridge", TwoRegions = "two-regions", EvenSizes = "even-sizes";
    /// <summary>Another seat would do as well.</summary>
    public const string Any = "any";
}

/// <summary>A sentence for a person, as code and parameters: the domain writes no prose.</summary>
/// <param name="With">Numbers as invariant text; several as "3, 7".</param>
public sealed record Remark(string Code, ImmutableSortedDictionary<string, string> With)
{
    public static Remark Of(string code, params ReadOnlySpan<(string Name, object Value)> with)
    {
        var made = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in with)
            made[name] = value is IEnumerable<int> many ? string.Join(", ", many) : FormattableString.Invariant($"{value}");
        return new(code, made.ToImmutable());
    }
}

/// <summary>Something that does not work or works badly, and the smallest change that helps.</summary>
public sealed record Finding(Remark What, Remark Remedy);

/// <summary>What planning came to: a plan, or why there can be none.</summary>
public abstract record Planning
{
    public sealed record Made(Plan Plan) : Planning;
    public sealed record Impossible(Finding Reason) : Planning;
    private Planning() { }
}

/// <summary>How far the search has come, told now and then.</summary>
/// <param name="Cost">The weighted sum that is being lowered; 0 is perfect.</param>
public sealed record Progress(long Steps, long Cost);
