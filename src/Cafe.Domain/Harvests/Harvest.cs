using System.Collections.Immutable;
using System.Diagnostics;
using OpenTalks.Cafes;
using OpenTalks.Sheets;

namespace OpenTalks.Harvests;

/// <summary>A sheet as the decider finds it.</summary>
/// <param name="Version">How many events it has.</param>
public sealed record SheetNow(Sheet Sheet, long Version);

/// <summary>
/// The rapporteurs' work: findings and themes under the guiding questions, each tied to its ideas, and what became of every idea.
/// </summary>
public sealed partial record Harvest
{
    /// <summary>UTF-16 code units.</summary>
    public const int LongestFinding = 1000, LongestTheme = 120, LongestReason = 280, LongestPassage = 6000;

    /// <summary>In the order they were made.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>In the order they are shown, of all questions.</summary>
    public ImmutableArray<Theme> Themes { get; init; } = [];

    /// <summary>In which theme each idea lies; also in one that was dropped.</summary>
    public ImmutableSortedDictionary<IdeaRef, Guid> Places { get; init; } = ImmutableSortedDictionary.Create<IdeaRef, Guid>(IdeaRef.Order);

    /// <summary>Why an idea was set aside.</summary>
    public ImmutableSortedDictionary<IdeaRef, string> Aside { get; init; } = ImmutableSortedDictionary.Create<IdeaRef, string>(IdeaRef.Order);

    /// <summary>With which other each merged idea is shown. There is no circle.</summary>
    public ImmutableSortedDictionary<IdeaRef, IdeaRef> Merges { get; init; } = ImmutableSortedDictionary.Create<IdeaRef, IdeaRef>(IdeaRef.Order);

    public ImmutableArray<DissentAnswered> Answers { get; init; } = [];

    /// <summary>How tables would sort each other's sheets, by table, then by sheet.</summary>
    public ImmutableArray<Sorting> Sortings { get; init; } = [];

    /// <summary>The answers at the close, by a key that is nobody's name.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<int>> Feedback { get; init; } = ImmutableSortedDictionary.Create<string, ImmutableArray<int>>(StringComparer.Ordinal);

    /// <summary>The rapporteur said that there is no divergence to record.</summary>
    public bool NoDivergence { get; init; }

    /// <summary>Version n is the nth.</summary>
    public ImmutableArray<Publication> Publications { get; init; } = [];

    /// <summary>Parts of the report that somebody wrote, by key.</summary>
    public ImmutableSortedDictionary<string, string> Passages { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public Readers Readers { get; init; }

    /// <summary>How many events it is made of.</summary>
    public long Version { get; init; }

    public static Harvest Empty { get; } = new();

    /// <param name="sheets">The café's sheets by number, as far as <see cref="HarvestCommand.Sheets"/> names any.</param>
    /// <param name="cafeVersion">How many events the café has.</param>
    public static Decision<HarvestEvent> Decide(
        Harvest harvest, Cafe cafe, Func<int, SheetNow?> sheets, Caller caller, HarvestCommand command, long cafeVersion = 0) => command switch
    {
        _ when cafe.Setup is null => new Refusal("cafe-unknown"),
        HarvestCommand.AddFinding c => Add(harvest, cafe, c),
        HarvestCommand.WordFinding c => Known(harvest, c.Finding, finding => Worded(c.Text, finding.Text, text => new HarvestEvent.FindingWorded(c.Finding, text))),
        HarvestCommand.DropFinding c => Known(harvest, c.Finding, finding =>
            finding.Dropped ? Decision.AlreadySo<HarvestEvent>() : new HarvestEvent.FindingDropped(c.Finding)),
        HarvestCommand.RestoreFinding c => Known(harvest, c.Finding, finding =>
            finding.Dropped ? new HarvestEvent.FindingRestored(c.Finding) : Decision.AlreadySo<HarvestEvent>()),
        HarvestCommand.FileFinding c => Known(harvest, c.Finding, finding => File(harvest, finding, c)),
        HarvestCommand.MoveFinding c => Known(harvest, c.Finding, finding => Move(harvest, finding, c.Before)),
        HarvestCommand.Gather c => Known(harvest, c.Finding, finding => Gather(finding, sheets, c)),
        HarvestCommand.Release c => Known(harvest, c.Finding, finding =>
            finding.Evidence.Contains(new IdeaRef(c.Sheet, c.Idea))
                ? new HarvestEvent.IdeaReleased(c.Finding, c.Sheet, c.Idea) : Decision.AlreadySo<HarvestEvent>()),
        HarvestCommand.AddReservation c => Known(harvest, c.Finding, finding => Reserve(finding, sheets, c)),
        HarvestCommand.WordReservation c => Reserved(harvest, c.Finding, c.Reservation, kept => Worded(c.Text, kept.Text, text => new HarvestEvent.ReservationWorded(c.Finding, c.Reservation, text))),
        HarvestCommand.DropReservation c => Reserved(harvest, c.Finding, c.Reservation, kept =>
            kept.Dropped ? Decision.AlreadySo<HarvestEvent>() : new HarvestEvent.ReservationDropped(c.Finding, c.Reservation)),
        HarvestCommand.RestoreReservation c => Reserved(harvest, c.Finding, c.Reservation, kept =>
            kept.Dropped ? new HarvestEvent.ReservationRestored(c.Finding, c.Reservation) : Decision.AlreadySo<HarvestEvent>()),
        HarvestCommand.BackReservation c => Reserved(harvest, c.Finding, c.Reservation, kept => kept.Dropped ? new Refusal("reservation-unknown")
            : Missing(sheets, c.Sheet, c.Idea) is { } missing ? missing
            : kept.Evidence.Contains(new IdeaRef(c.Sheet, c.Idea)) ? Decision.AlreadySo<HarvestEvent>() : new HarvestEvent.ReservationBacked(c.Finding, c.Reservation, c.Sheet, c.Idea)),
        HarvestCommand.UnbackReservation c => Reserved(harvest, c.Finding, c.Reservation, kept => kept.Evidence.Contains(new IdeaRef(c.Sheet, c.Idea))
            ? new HarvestEvent.ReservationUnbacked(c.Finding, c.Reservation, c.Sheet, c.Idea) : Decision.AlreadySo<HarvestEvent>()),
        HarvestCommand.AnswerDissent c => Answer(harvest, sheets, c),
        HarvestCommand.ReopenDissent c => harvest.AnswerTo(c.One, c.Other) is { } answered
            ? new HarvestEvent.DissentReopened(answered.One, answered.Other) : Decision.AlreadySo<HarvestEvent>(),
        HarvestCommand.SayDivergence c => c.None == harvest.NoDivergence ? Decision.AlreadySo<HarvestEvent>() : new HarvestEvent.DivergenceSaid(c.None),
        HarvestCommand.SortSheet c => SortSheet(harvest, cafe, sheets, caller, c),
        HarvestCommand.GiveFeedback c => GiveFeedback(harvest, cafe, caller, c),
        HarvestCommand.Publish c => Publish(harvest, cafe, sheets, caller, c, cafeVersion),
        HarvestCommand.Withdraw c => OfVersion(harvest, c.Version, kept => kept.Withdrawn ? Decision.AlreadySo<HarvestEvent>() : new HarvestEvent.ReportWithdrawn(c.Version)),
        HarvestCommand.Reinstate c => OfVersion(harvest, c.Version, kept => kept.Withdrawn ? new HarvestEvent.ReportReinstated(c.Version) : Decision.AlreadySo<HarvestEvent>()),
        HarvestCommand.WritePassage c => Write(harvest, c),
        HarvestCommand.ChooseReaders c => !Enum.IsDefined(c.Readers) ? new Refusal("readers-unknown")
            : c.Readers == harvest.Readers ? Decision.AlreadySo<HarvestEvent>() : new HarvestEvent.ReadersChosen(c.Readers),
        _ => Sort(harvest, cafe, sheets, command),
    };

    static Decision<HarvestEvent> Add(Harvest harvest, Cafe cafe, HarvestCommand.AddFinding c)
    {
        var text = Text.Lines(c.Text);
        if (harvest.Find(c.Finding) is { } known)
            return known.Question == c.Question && known.Text == text ? Decision.AlreadySo<HarvestEvent>() : new Refusal("finding-exists");
        if (cafe.Setup!.Questions.All(question => question.Number != c.Question)) return new Refusal("question-unknown");
        if (Unfit(text) is { } unfit) return unfit;
        return new HarvestEvent.FindingAdded(c.Finding, c.Question, text);
    }

    static Decision<HarvestEvent> Gather(Finding finding, Func<int, SheetNow?> sheets, HarvestCommand.Gather c)
    {
        if (finding.Dropped) return new Refusal("finding-dropped");
        if (Missing(sheets, c.Sheet, c.Idea) is { } missing) return missing;
        return finding.Evidence.Contains(new IdeaRef(c.Sheet, c.Idea))
            ? Decision.AlreadySo<HarvestEvent>() : new HarvestEvent.IdeaGathered(c.Finding, c.Sheet, c.Idea);
    }

    static Decision<HarvestEvent> Move(Harvest harvest, Finding finding, Guid? before)
    {
        if (before == finding.Id) return Decision.AlreadySo<HarvestEvent>();
        if (before is { } id)
        {
            if (harvest.Find(id) is not { } other) return new Refusal("finding-unknown");
            if (other.Question != finding.Question) return new Refusal("finding-elsewhere");
        }
        var moved = new HarvestEvent.FindingMoved(finding.Id, before);
        return Evolve(harvest, moved).Findings.SequenceEqual(harvest.Findings) ? Decision.AlreadySo<HarvestEvent>() : moved;
    }

    static Decision<HarvestEvent> File(Harvest harvest, Finding finding, HarvestCommand.FileFinding c)
    {
        if (finding.Theme == c.Theme) return Decision.AlreadySo<HarvestEvent>();
        if (c.Theme is { } id && harvest.ThemeOf(id) is not { } theme) return new Refusal("theme-unknown");
        if (c.Theme is { } other && harvest.ThemeOf(other)!.Question != finding.Question) return new Refusal("theme-elsewhere");
        return new HarvestEvent.FindingFiled(c.Finding, c.Theme);
    }

    static Decision<HarvestEvent> Reserve(Finding finding, Func<int, SheetNow?> sheets, HarvestCommand.AddReservation c)
    {
        var text = Text.Lines(c.Text);
        if (finding.Reservations.FirstOrDefault(reservation => reservation.Id == c.Reservation) is { } known)
            return known.Text == text && known.Kind == c.Kind ? Decision.AlreadySo<HarvestEvent>() : new Refusal("reservation-exists");
        if (finding.Dropped) return new Refusal("finding-dropped");
        if (Unfit(text) is { } unfit) return unfit;
        ImmutableArray<IdeaRef> evidence = c.Evidence.IsDefault ? [] : [.. c.Evidence.Distinct()];
        foreach (var idea in evidence)
            if (Missing(sheets, idea.Sheet, idea.Idea) is { } missing) return missing;
        return new HarvestEvent.ReservationAdded(c.Finding, c.Reservation, c.Kind, text, evidence);
    }

    static Decision<HarvestEvent> Answer(Harvest harvest, Func<int, SheetNow?> sheets, HarvestCommand.AnswerDissent c)
    {
        if (harvest.AnswerTo(c.One, c.Other) is { } known && known.Verdict == c.Verdict) return Decision.AlreadySo<HarvestEvent>();
        // An idea that was taken back since may still be answered for: its answer then says that nothing is left to differ on.
        if (sheets(c.One.Sheet)?.Sheet.Ideas.ContainsKey(c.One.Idea) != true || sheets(c.Other.Sheet)?.Sheet.Ideas.ContainsKey(c.Other.Idea) != true) return new Refusal("idea-unknown");
        return new HarvestEvent.DissentDecided(c.One, c.Other, c.Verdict);
    }

    static Decision<HarvestEvent> Worded(string asked, string kept, Func<string, HarvestEvent> happens)
    {
        var text = Text.Lines(asked);
        return Unfit(text) is { } unfit ? unfit : kept == text ? Decision.AlreadySo<HarvestEvent>() : happens(text);
    }

    static Refusal? Unfit(string text) =>
        Text.IsInvisible(text) ? new Refusal("finding-empty") : text.Length > LongestFinding ? new Refusal("finding-too-long") : null;

    static Refusal? Missing(Func<int, SheetNow?> sheets, int sheet, Guid idea) =>
        sheets(sheet) is not { } now || !now.Sheet.Ideas.TryGetValue(idea, out var kept) ? new Refusal("idea-unknown")
        : kept.TakenBack ? new Refusal("idea-taken-back") : null;

    static Decision<HarvestEvent> Known(Harvest harvest, Guid id, Func<Finding, Decision<HarvestEvent>> decide) =>
        harvest.Find(id) is { } finding ? decide(finding) : new Refusal("finding-unknown");

    static Decision<HarvestEvent> Reserved(Harvest harvest, Guid finding, Guid id, Func<Reservation, Decision<HarvestEvent>> decide) => Known(harvest, finding, found =>
        found.Reservations.FirstOrDefault(reservation => reservation.Id == id) is { } kept ? decide(kept) : new Refusal("reservation-unknown"));

    Finding? Find(Guid id) => Findings.FirstOrDefault(finding => finding.Id == id);

    Theme? ThemeOf(Guid id) => Themes.FirstOrDefault(theme => theme.Id == id);

    /// <summary>The answer on two ideas, whichever is named first; null where there is none.</summary>
    public DissentAnswered? AnswerTo(IdeaRef one, IdeaRef other) =>
        Answers.FirstOrDefault(answer => answer.One == one && answer.Other == other || answer.One == other && answer.Other == one);
}
