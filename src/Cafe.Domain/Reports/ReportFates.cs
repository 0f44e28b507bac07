using OpenTalks.Harvests;

namespace OpenTalks.Reports;

/// <summary>What became of ideas, of merged ones through what they say the same as, step by step.</summary>
sealed class ReportFates(Harvest harvest)
{
    readonly HashSet<IdeaRef> inFindings = harvest.InFindings();
    readonly ILookup<IdeaRef, IdeaRef> copies = harvest.Merges.Keys.SelectMany(idea => Chain(harvest, idea).Skip(1).Select(into => (Into: into, Idea: idea))).ToLookup(merged => merged.Into, merged => merged.Idea);

    /// <summary>All that say the same as this one.</summary>
    public IEnumerable<IdeaRef> CopiesOf(IdeaRef idea) => copies[idea];

    /// <summary>Itself, then what it says the same as, to the last.</summary>
    public IEnumerable<IdeaRef> ChainOf(IdeaRef idea) => Chain(harvest, idea);

    /// <summary>The theme it lies in or the reason why it was set aside, by the first of its chain that has a place; neither where that one is in findings alone, or none has.</summary>
    public (Guid? Theme, string? Aside) Of(IdeaRef idea)
    {
        foreach (var step in ChainOf(idea))
        {
            if (harvest.LiesIn(step) is { } theme) return (theme, null);
            if (inFindings.Contains(step)) return (null, null);
            if (harvest.Aside.TryGetValue(step, out var reason)) return (null, reason);
        }
        return (null, null);
    }

    static IEnumerable<IdeaRef> Chain(Harvest harvest, IdeaRef idea)
    {
        yield return idea;
        while (harvest.Merges.TryGetValue(idea, out var into)) yield return idea = into;
    }
}
