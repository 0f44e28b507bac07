using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Rotations;

namespace OpenTalks.Web.Rotation;

/// <summary>What every page about seats needs to name people and tables.</summary>
/// <param name="Names">By number; empty where a name was erased.</param>
/// <param name="Done">Rounds whose talk has begun: their seats are told and sat already.</param>
public sealed record SeatingCafe(Guid Id, string Title, ImmutableSortedDictionary<int, string> Names, ImmutableArray<Table> Tables, int Rounds, int Done, bool Ended)
{
    public string NameOf(int person) => Names.GetValueOrDefault(person, "");
    public string TableName(int table) => Tables.FirstOrDefault(one => one.Number == table)?.Name ?? "";

    /// <summary>The first round whose seats can still be changed; null after the last.</summary>
    public int? Next => Done < Rounds ? Done + 1 : null;
}

/// <summary>The seats of a café, as its facilitators see and change them.</summary>
/// <param name="Planned">Somebody has a seat in a round that is still to come, or had one.</param>
/// <param name="Again">Pairs who share a table more than once.</param>
/// <param name="Chosen">People choose their seats; nobody is planned but hosts.</param>
/// <param name="Attempt">Names the search that the page's button begins.</param>
/// <param name="Lint">What does not add up, before round 1.</param>
/// <param name="Tag">Of what the page shows; when the café's is another, there is something newer.</param>
/// <param name="Search">The café's search that runs or has just found something.</param>
/// <param name="Why">One person's route, where it was asked for.</param>
/// <param name="Wrong">Why something that was asked cannot be, said at its place.</param>
/// <param name="Did">A decision made just now, to be taken back with one button.</param>
public sealed record SeatingView(
    SeatingCafe Cafe, bool Planned, bool Chosen, Score Score, ImmutableArray<Encounter> Again, Balance Balance, Mending Mending, Arrangement Arrangement,
    ImmutableArray<PastDecision> Past, Offsets Paper, string Attempt, ImmutableArray<Finding> Lint, string Tag, SearchState? Search = null, WhyView? Why = null, Wrongness? Wrong = null, PastDecision? Did = null);

/// <summary>Who meets at each table of one round.</summary>
public sealed record Balance(int Round, ImmutableArray<TableBalance> Tables);

/// <param name="Host">A person's number, or null.</param>
/// <param name="People">Numbers, ascending.</param>
public sealed record TableBalance(TableMix Mix, int? Host, bool Locked, ImmutableArray<int> People);

/// <summary>Who is missing, and what could be done about it.</summary>
/// <param name="Round">The round that runs, for which people have arrived or not; 0 before the first.</param>
/// <param name="AskedFor">The round phones ask people to be ready for just now; null at other times.</param>
/// <param name="Absent">Those who may be missing, or whom somebody looked for.</param>
/// <param name="Needed">Some table of a round to come is short of people or of its host, or has too many.</param>
/// <param name="Looking">Proposals are still being looked for.</param>
/// <param name="Ways">Proposals, or why one cannot be; empty where nobody asked and nothing is needed.</param>
public sealed record Mending(int Round, int? AskedFor, Absent Absent, ImmutableArray<Missing> Gone, bool Needed, bool Looking, ImmutableArray<WayCard> Ways);

/// <summary>People who may be missing, a page of them: a thousand are found by name, not scrolled through.</summary>
/// <param name="Find">What was looked for, a number or a part of a name; empty for all who may be missing.</param>
/// <param name="From">How many stand before the first shown.</param>
/// <param name="All">How many there are in all.</param>
public sealed record Absent(int NotArrived, int NotReady, string Find, int From, int All, ImmutableArray<Missing> Shown)
{
    public const int Most = 24;
}

/// <param name="Connected">A device of theirs is heard: a hint, no more.</param>
/// <param name="NotArrived">Has a seat in the round that runs and has not arrived there.</param>
/// <param name="NotReady">Was asked to be ready for the next round and has not said so.</param>
public sealed record Missing(int Person, int? Table, bool Connected, bool NotArrived = false, bool NotReady = false);

/// <summary>One proposal in short.</summary>
/// <param name="Change">Null where it cannot be; then <paramref name="Finding"/> says why.</param>
public sealed record WayCard(Remark Way, Ask Ask, Change? Change, Finding? Finding);

/// <summary>What a proposal changes and costs.</summary>
/// <param name="Next">Changes of the next round: these people's screens change now.</param>
public sealed record Change(
    ImmutableArray<SeatChange> Next, ImmutableArray<SeatChange> Later, ImmutableArray<Succession> Successors, Score Before, Score After)
{
    /// <summary>People who were told a seat in the next round and are sent to another.</summary>
    public int PeopleNext => Next.Count(change => change is { From: not null, To: not null });
    /// <summary>People who lose a seat they chose and choose again.</summary>
    public int ChooseAgain => Next.Concat(Later).Where(change => change.To is null).Select(change => change.Person).Distinct().Count();
    public int PeopleLater => Later.Where(change => change is { From: not null, To: not null }).Select(change => change.Person).Distinct().Count();

    /// <summary>What is counted differently after it, worse first.</summary>
    public IEnumerable<(string Code, int Before, int After)> Costs => Counts(Before).Zip(Counts(After), (was, now) => (was.Code, was.Count, now.Count))
        .Where(count => count.Item2 != count.Item3).OrderBy(count => count.Item2 - count.Item3);

    public bool IsWorse => Costs.Any(cost => cost.After > cost.Before);

    static IEnumerable<(string Code, int Count)> Counts(Score score) =>
    [
        ("questions-again", score.QuestionRepeats), ("pairs-again", score.Repeats), ("apart-meet", score.Apart), ("colleagues-meet", score.Colleagues),
        ("table-few-groups", score.ThinMix), ("table-stranger", score.Strangers), ("tables-unbridged", score.Unbridged), ("back-at-table", score.Returns),
        ("tables-one-region", score.OneRegion), ("sizes-differ", score.Spread > 1 ? score.Spread : 0),
    ];
}

/// <param name="Stands">It is the newest, so it can be taken back.</param>
public sealed record PastDecision(Guid Id, Remark What, bool Stands);

/// <summary>One person's route with its reasons; null where the round is over.</summary>
public sealed record WhyView(int Person, ImmutableArray<(int Round, int Table, Reason? Reason)> Route);

/// <summary>Why something cannot be.</summary>
/// <param name="Place">What was asked (<see cref="Ask.Do"/>).</param>
/// <param name="Field">The field at fault, or null.</param>
/// <param name="Refusal">A refusal's code; null where <paramref name="Finding"/> says it.</param>
public sealed record Wrongness(Ask Place, string? Field = null, string? Refusal = null, Finding? Finding = null);

/// <summary>A proposal before it is accepted.</summary>
/// <param name="Decision">Made for this preview; accepting it twice is accepting it once.</param>
/// <param name="Steps">What the plan is made again with, and <paramref name="Seed"/>.</param>
/// <param name="MadeFor">The café's seatings it was made for.</param>
/// <param name="Outdated">It was accepted, but seats had moved, so it was made anew.</param>
public sealed record PreviewView(
    SeatingCafe Cafe, Ask Ask, Remark What, Change Change, ImmutableArray<Remark> NewRemarks, Guid Decision, ulong Seed, long Steps, int MadeFor, bool Planned, bool Outdated);

/// <summary>A search in the background.</summary>
/// <param name="Seconds">Since it began.</param>
/// <param name="Cost">The weighted sum it has come down to; null before the first plan.</param>
/// <param name="Found">What it found, once it is over; null while it runs, or where no plan is possible.</param>
public sealed record SearchState(string Attempt, bool Running, int Seconds, int OfSeconds, long? Cost, Change? Found);
