using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.People;

namespace OpenTalks.Reports;

/// <summary>The café in numbers.</summary>
/// <param name="Participants">Who sat at a table in some round; before the first attendance everybody who joined to take part.</param>
/// <param name="Tables">Tables in use: those of the attendance, before it those of the set-up.</param>
public sealed record ReportFigures(
    int Participants, Breakdown Groups, Breakdown Regions, int Tables, int Rounds, int Ideas = 0, int Findings = 0)
{
    /// <summary>What people answered at the close; none before the café is closed and where fewer than three did.</summary>
    public ImmutableArray<FeedbackLine> Feedback { get; init; } = [];

    public static ReportFigures Of(Setup setup, Cafe cafe, Func<int, Person?> people)
    {
        var seats = cafe.Attendance.Values.SelectMany(round => round.Tables).ToList();
        var numbers = seats.Count > 0
            ? seats.SelectMany(table => table.Value).Select(cafe.Same).Distinct().Order().ToList()
            : [.. cafe.Participants.Select(person => person.Key)];
        var said = numbers.Select(number => people(number)?.Details).ToList();
        return new ReportFigures(
            numbers.Count,
            Breakdown.Of(said.Select(person => person?.Group), OpenTalks.People.Groups.Stakeholders),
            Breakdown.Of(said.Select(person => person?.Region), OpenTalks.People.Groups.Regions),
            seats.Count > 0 ? seats.Where(table => !table.Value.IsEmpty).Select(table => table.Key).Distinct().Count() : setup.Tables.Length,
            cafe.Rounds);
    }
}

/// <summary>How many participants are of each kind, without showing kinds so small that a person would be known by them.</summary>
/// <param name="Shares">In the order of the list people pick from. Empty where nothing can be shown.</param>
/// <param name="Rest">All others: of a kind too small to be shown, or who did not say.</param>
public sealed record Breakdown(ImmutableArray<Share> Shares, int Rest)
{
    /// <summary>Fewest people of a kind that is shown.</summary>
    public const int Fewest = 3;

    public static Breakdown Of(IEnumerable<string?> kinds, ImmutableArray<string> known)
    {
        var all = kinds.ToList();
        var shown = known.Select(kind => new Share(kind, all.Count(other => other == kind)))
            .Where(share => share.People >= Fewest).ToList();
        var rest = all.Count - shown.Sum(share => share.People);
        // What is left over is also a number: where it is small, the smallest kind shown goes into it.
        if (rest is > 0 and < Fewest && shown.MinBy(share => share.People) is { } least)
        {
            shown.Remove(least);
            rest += least.People;
        }
        return new Breakdown([.. shown], rest);
    }

    /// <summary>Whether a kind may stand beside something that somebody of it wrote.</summary>
    public bool CanBeNamed(string kind) => Shares.Any(share => share.Kind == kind);
}

/// <summary>One kind of participants.</summary>
/// <param name="Kind">Key of a group or region.</param>
public sealed record Share(string Kind, int People);
