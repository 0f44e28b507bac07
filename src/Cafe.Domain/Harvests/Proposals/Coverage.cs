using System.Collections.Immutable;

namespace OpenTalks.Harvests.Proposals;

/// <summary>What became of an idea.</summary>
public enum Fate
{
    /// <summary>In the tray: nobody has decided.</summary>
    NotPlaced,

    /// <summary>Lies in a theme or is evidence of a finding.</summary>
    Placed,

    /// <summary>Set aside with a reason.</summary>
    SetAside,
}

/// <summary>An idea with what is told of it in figures.</summary>
/// <param name="InFinding">It is evidence of a finding that stands.</param>
/// <param name="Group">Null where the café keeps none or too few belong to it to be named.</param>
public sealed record Covered(int Table, int Round, int Question, string? Group, string Language, Fate Fate, bool InFinding);

/// <summary>How one table, round, question, group or language is covered.</summary>
/// <param name="Of">Number of the table, round or question, key of the group or code of the language.</param>
/// <param name="Balance">Its share of the evidence by its share of the ideas: 1 is even; null while there is no evidence at all.</param>
public sealed record CoverageLine(string Of, int Ideas, int Placed, int SetAside, int NotPlaced, int InFindings, double? Balance)
{
    /// <summary>It is heard less than half as much as it spoke.</summary>
    public bool IsThin => Balance < 0.5;
}

/// <summary>What of the café is in the findings, and what is missing.</summary>
public sealed record Coverage(
    CoverageLine All, ImmutableArray<CoverageLine> Tables, ImmutableArray<CoverageLine> Rounds, ImmutableArray<CoverageLine> Questions,
    ImmutableArray<CoverageLine> Groups, ImmutableArray<CoverageLine> Languages)
{
    public static Coverage Of(IReadOnlyCollection<Covered> ideas)
    {
        var all = Line("", ideas, ideas);
        return new Coverage(all, Numbers(idea => idea.Table), Numbers(idea => idea.Round), Numbers(idea => idea.Question), Keys(idea => idea.Group), Keys(idea => idea.Language));

        ImmutableArray<CoverageLine> Numbers(Func<Covered, int> of) =>
            [.. ideas.GroupBy(of).OrderBy(some => some.Key).Select(some => Line(some.Key.ToString(System.Globalization.CultureInfo.InvariantCulture), [.. some], ideas))];

        ImmutableArray<CoverageLine> Keys(Func<Covered, string?> of) =>
            [.. ideas.Where(idea => of(idea) is not null).GroupBy(idea => of(idea)!).OrderBy(some => some.Key, StringComparer.Ordinal).Select(some => Line(some.Key, [.. some], ideas))];
    }

    static CoverageLine Line(string of, IReadOnlyCollection<Covered> some, IReadOnlyCollection<Covered> all)
    {
        var (inFindings, ofAll) = (some.Count(idea => idea.InFinding), all.Count(idea => idea.InFinding));
        double? balance = ofAll == 0 || some.Count == 0 ? null : (double)inFindings / ofAll / ((double)some.Count / all.Count);
        return new CoverageLine(of, some.Count, some.Count(idea => idea.Fate == Fate.Placed), some.Count(idea => idea.Fate == Fate.SetAside), some.Count(idea => idea.Fate == Fate.NotPlaced), inFindings, balance);
    }
}
