using System.Collections.Immutable;

namespace OpenTalks.Harvests.Proposals;

/// <summary>An idea that came after the themes: where it could go, and whether that is clear enough to be attached at one tap.</summary>
public sealed record Newcomer(Note Idea, ImmutableArray<Place> Places, bool IsClear);

/// <summary>
/// Anchored growth: what was accepted stays where it is. Newcomers are offered a place or wait; making all themes anew would move
/// a seventh to almost half of what lay together, for two ideas more.
/// </summary>
public static class Growth
{
    const float ClearShare = 0.5f, ClearLead = 2;

    /// <param name="places">What was accepted; it is not changed.</param>
    public static ImmutableArray<Newcomer> Of(Places places, IEnumerable<Note> newcomers) => [.. newcomers.Select(idea =>
    {
        var offered = places.ForNewcomer(idea);
        return new Newcomer(idea, offered, IsClear: offered is [var first, ..] && first.Share >= ClearShare && (offered.Length == 1 || first.Share >= ClearLead * offered[1].Share));
    })];
}

/// <summary>One line of what a new run would change; each is accepted or left by itself.</summary>
/// <param name="From">The theme it lies in; null for the tray.</param>
/// <param name="To">The theme it would go to, or <paramref name="Fresh"/>.</param>
/// <param name="Fresh">Place of a new theme in the new run that no accepted theme answers to; null where there is one.</param>
public sealed record Change(Note Idea, Guid? From, Guid? To, int? Fresh);

/// <summary>Holds a new run against what was accepted.</summary>
public static class Rerun
{
    /// <summary>What would move. An idea that the new run places nowhere stays where it is.</summary>
    /// <param name="accepted">The themes and their ideas.</param>
    public static ImmutableArray<Change> Against(ImmutableArray<(Guid Theme, ImmutableArray<IdeaRef> Ideas)> accepted, Start fresh)
    {
        var lies = new Dictionary<IdeaRef, Guid>();
        foreach (var (theme, ideas) in accepted) foreach (var idea in ideas) lies.TryAdd(idea, theme);
        var answers = Answers(accepted, fresh);
        return [.. fresh.Themes.SelectMany((theme, at) => theme.Ideas.Select(idea => (idea, at))).Select(to =>
            {
                var from = lies.TryGetValue(to.idea.At, out var theme) ? theme : (Guid?)null;
                return answers.TryGetValue(to.at, out var known) ? new Change(to.idea, from, known, null) : new Change(to.idea, from, null, to.at);
            }).Where(change => change.From is null || change.From != change.To).OrderBy(change => change.Idea, Comparer<Note>.Create(Note.Compare))];
    }

    // Each accepted theme is answered by at most one new one: the pair that shares most ideas first.
    static Dictionary<int, Guid> Answers(ImmutableArray<(Guid Theme, ImmutableArray<IdeaRef> Ideas)> accepted, Start fresh)
    {
        var pairs = fresh.Themes.SelectMany((theme, at) => accepted.Select((old, place) => (at, place, old.Theme, Shared: theme.Ideas.Count(idea => old.Ideas.Contains(idea.At)))))
            .Where(pair => pair.Shared > 0).OrderByDescending(pair => pair.Shared).ThenBy(pair => pair.place).ThenBy(pair => pair.at);
        var answers = new Dictionary<int, Guid>();
        var taken = new HashSet<Guid>();
        foreach (var pair in pairs)
            if (!answers.ContainsKey(pair.at) && taken.Add(pair.Theme)) answers[pair.at] = pair.Theme;
        return answers;
    }
}
