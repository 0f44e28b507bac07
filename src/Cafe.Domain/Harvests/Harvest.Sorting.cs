using System.Diagnostics;
using OpenTalks.Cafes;
using OpenTalks.Harvests.Proposals;

namespace OpenTalks.Harvests;

public sealed partial record Harvest
{
    /// <summary>Themes, and where ideas lie.</summary>
    static Decision<HarvestEvent> Sort(Harvest harvest, Cafe cafe, Func<int, SheetNow?> sheets, HarvestCommand command) => command switch
    {
        HarvestCommand.AddTheme c => Add(harvest, cafe, c),
        HarvestCommand.NameTheme c => OfTheme(harvest, c.Theme, theme => Unnamed(Text.Line(c.Name)) is { } unnamed ? unnamed
            : theme.Name == Text.Line(c.Name) ? Decision.AlreadySo<HarvestEvent>() : new HarvestEvent.ThemeNamed(c.Theme, Text.Line(c.Name))),
        HarvestCommand.DropTheme c => OfTheme(harvest, c.Theme, theme =>
            theme.Dropped ? Decision.AlreadySo<HarvestEvent>() : new HarvestEvent.ThemeDropped(c.Theme)),
        HarvestCommand.RestoreTheme c => OfTheme(harvest, c.Theme, theme =>
            theme.Dropped ? new HarvestEvent.ThemeRestored(c.Theme) : Decision.AlreadySo<HarvestEvent>()),
        HarvestCommand.MoveTheme c => OfTheme(harvest, c.Theme, theme => Move(harvest, theme, c.Before)),
        HarvestCommand.Place c => OfTheme(harvest, c.Theme, theme =>
            theme.Dropped ? new Refusal("theme-dropped")
            : Missing(sheets, c.Sheet, c.Idea) is { } missing ? missing
            : harvest.Places.TryGetValue(new IdeaRef(c.Sheet, c.Idea), out var lies) && lies == c.Theme && !harvest.Aside.ContainsKey(new IdeaRef(c.Sheet, c.Idea)) ? Decision.AlreadySo<HarvestEvent>()
            : new HarvestEvent.IdeaPlaced(c.Theme, c.Sheet, c.Idea)),
        HarvestCommand.Unplace c => harvest.Places.ContainsKey(new IdeaRef(c.Sheet, c.Idea))
            ? new HarvestEvent.IdeaUnplaced(c.Sheet, c.Idea) : Decision.AlreadySo<HarvestEvent>(),
        HarvestCommand.SetAside c => SetAside(harvest, sheets, c),
        HarvestCommand.TakeUp c => harvest.Aside.ContainsKey(new IdeaRef(c.Sheet, c.Idea))
            ? new HarvestEvent.IdeaTakenUp(c.Sheet, c.Idea) : Decision.AlreadySo<HarvestEvent>(),
        HarvestCommand.Merge c => Merge(harvest, sheets, c),
        HarvestCommand.UndoMerge c => harvest.Merges.ContainsKey(new IdeaRef(c.Sheet, c.Idea))
            ? new HarvestEvent.MergeUndone(c.Sheet, c.Idea) : Decision.AlreadySo<HarvestEvent>(),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    static Decision<HarvestEvent> Add(Harvest harvest, Cafe cafe, HarvestCommand.AddTheme c)
    {
        var name = Text.Line(c.Name);
        if (harvest.ThemeOf(c.Theme) is { } known)
            return known.Question == c.Question && known.Name == name ? Decision.AlreadySo<HarvestEvent>() : new Refusal("theme-exists");
        if (cafe.Setup!.Questions.All(question => question.Number != c.Question)) return new Refusal("question-unknown");
        if (Unnamed(name) is { } unnamed) return unnamed;
        return new HarvestEvent.ThemeAdded(c.Theme, c.Question, name);
    }

    static Decision<HarvestEvent> Move(Harvest harvest, Theme theme, Guid? before)
    {
        if (before == theme.Id) return Decision.AlreadySo<HarvestEvent>();
        if (before is { } id)
        {
            if (harvest.ThemeOf(id) is not { } other) return new Refusal("theme-unknown");
            if (other.Question != theme.Question) return new Refusal("theme-elsewhere");
        }
        var moved = new HarvestEvent.ThemeMoved(theme.Id, before);
        return Evolve(harvest, moved).Themes.SequenceEqual(harvest.Themes) ? Decision.AlreadySo<HarvestEvent>() : moved;
    }

    static Decision<HarvestEvent> SetAside(Harvest harvest, Func<int, SheetNow?> sheets, HarvestCommand.SetAside c)
    {
        var reason = Text.Line(c.Reason);
        if (Text.IsInvisible(reason)) return new Refusal("reason-missing");
        if (reason.Length > LongestReason) return new Refusal("reason-too-long");
        if (Missing(sheets, c.Sheet, c.Idea) is { } missing) return missing;
        return harvest.Aside.TryGetValue(new IdeaRef(c.Sheet, c.Idea), out var kept) && kept == reason
            ? Decision.AlreadySo<HarvestEvent>() : new HarvestEvent.IdeaSetAside(c.Sheet, c.Idea, reason);
    }

    static Decision<HarvestEvent> Merge(Harvest harvest, Func<int, SheetNow?> sheets, HarvestCommand.Merge c)
    {
        var (idea, into) = (new IdeaRef(c.Sheet, c.Idea), new IdeaRef(c.IntoSheet, c.Into));
        if (idea == into) return new Refusal("merge-with-itself");
        if (harvest.Merges.TryGetValue(idea, out var kept)) return kept == into ? Decision.AlreadySo<HarvestEvent>() : new Refusal("merged-already");
        // Two rapporteurs at the same pair, each from the other's side: the first has done it, the second would make a circle.
        if (harvest.HeadOf(into) == idea) return new Refusal("merged-the-other-way");
        if ((Missing(sheets, c.Sheet, c.Idea) ?? Missing(sheets, c.IntoSheet, c.Into)) is { } missing) return missing;
        return new HarvestEvent.IdeasMerged(c.Sheet, c.Idea, c.IntoSheet, c.Into);
    }

    static Refusal? Unnamed(string name) =>
        Text.IsInvisible(name) ? new Refusal("theme-empty") : name.Length > LongestTheme ? new Refusal("theme-too-long") : null;

    static Decision<HarvestEvent> OfTheme(Harvest harvest, Guid id, Func<Theme, Decision<HarvestEvent>> decide) =>
        harvest.ThemeOf(id) is { } theme ? decide(theme) : new Refusal("theme-unknown");

    /// <summary>The idea under which a merged one is shown; itself where it is not merged.</summary>
    public IdeaRef HeadOf(IdeaRef idea)
    {
        while (Merges.TryGetValue(idea, out var into)) idea = into;
        return idea;
    }

    /// <summary>The theme in which an idea lies and that stands; null for none.</summary>
    public Guid? LiesIn(IdeaRef idea) => Places.TryGetValue(idea, out var theme) && ThemeOf(theme) is { Dropped: false } ? theme : null;

    /// <summary>All that is evidence of a finding or of a reservation that stands.</summary>
    public HashSet<IdeaRef> InFindings() =>
    [
        .. Findings.Where(finding => !finding.Dropped)
            .SelectMany(finding => finding.Evidence.Concat(finding.Reservations.Where(reservation => !reservation.Dropped).SelectMany(reservation => reservation.Evidence))),
    ];

    /// <summary>What became of an idea; of a merged one, what became of the one it is shown with, unless it has a place of its own.</summary>
    /// <param name="inFindings">From <see cref="InFindings"/>.</param>
    public Fate FateOf(IdeaRef idea, IReadOnlySet<IdeaRef> inFindings) =>
        inFindings.Contains(idea) || LiesIn(idea) is not null ? Fate.Placed
        : Aside.ContainsKey(idea) ? Fate.SetAside
        : Merges.TryGetValue(idea, out var into) ? FateOf(into, inFindings) : Fate.NotPlaced;
}
