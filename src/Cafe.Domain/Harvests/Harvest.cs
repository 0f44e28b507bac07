using System.Collections.Immutable;
using System.Diagnostics;
using OpenTalks.Cafes;
using OpenTalks.Sheets;

namespace OpenTalks.Harvests;

/// <summary>An idea from afar: its sheet and its id.</summary>
public sealed record IdeaRef(int Sheet, Guid Idea);

/// <summary>What the café found on one of its questions, with the ideas behind it in the order they were gathered.</summary>
public sealed record Finding(Guid Id, int Question, string Text, ImmutableArray<IdeaRef> Evidence, bool Dropped = false);

/// <summary>The rapporteurs' work: findings under the guiding questions, each tied to its ideas.</summary>
public sealed record Harvest(ImmutableArray<Finding> Findings)
{
    /// <summary>UTF-16 code units.</summary>
    public const int LongestFinding = 1000;

    public static Harvest Empty { get; } = new([]);

    /// <param name="sheets">The café's sheets by number, as far as the command names any.</param>
    public static Decision<HarvestEvent> Decide(Harvest harvest, Cafe cafe, Func<int, Sheet?> sheets, HarvestCommand command) => command switch
    {
        _ when cafe.Setup is null => new Refusal("cafe-unknown"),
        HarvestCommand.AddFinding c => Add(harvest, cafe, c),
        HarvestCommand.WordFinding c => Known(harvest, c.Finding, finding =>
            Unfit(Text.Lines(c.Text)) is { } unfit ? unfit
            : finding.Text == Text.Lines(c.Text) ? Decision.AlreadySo<HarvestEvent>()
            : new HarvestEvent.FindingWorded(c.Finding, Text.Lines(c.Text))),
        HarvestCommand.DropFinding c => Known(harvest, c.Finding, finding =>
            finding.Dropped ? Decision.AlreadySo<HarvestEvent>() : new HarvestEvent.FindingDropped(c.Finding)),
        HarvestCommand.RestoreFinding c => Known(harvest, c.Finding, finding =>
            finding.Dropped ? new HarvestEvent.FindingRestored(c.Finding) : Decision.AlreadySo<HarvestEvent>()),
        HarvestCommand.Gather c => Known(harvest, c.Finding, finding => Gather(finding, sheets(c.Sheet), c)),
        HarvestCommand.Release c => Known(harvest, c.Finding, finding =>
            finding.Evidence.Contains(new IdeaRef(c.Sheet, c.Idea))
                ? new HarvestEvent.IdeaReleased(c.Finding, c.Sheet, c.Idea) : Decision.AlreadySo<HarvestEvent>()),
        _ => throw new UnreachableException(command.GetType().Name),
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

    static Decision<HarvestEvent> Gather(Finding finding, Sheet? sheet, HarvestCommand.Gather c)
    {
        if (finding.Dropped) return new Refusal("finding-dropped");
        if (sheet is null || !sheet.Ideas.TryGetValue(c.Idea, out var idea)) return new Refusal("idea-unknown");
        if (idea.TakenBack) return new Refusal("idea-taken-back");
        return finding.Evidence.Contains(new IdeaRef(c.Sheet, c.Idea))
            ? Decision.AlreadySo<HarvestEvent>() : new HarvestEvent.IdeaGathered(c.Finding, c.Sheet, c.Idea);
    }

    static Refusal? Unfit(string text) =>
        Text.IsInvisible(text) ? new Refusal("finding-empty") : text.Length > LongestFinding ? new Refusal("finding-too-long") : null;

    static Decision<HarvestEvent> Known(Harvest harvest, Guid id, Func<Finding, Decision<HarvestEvent>> decide) =>
        harvest.Find(id) is { } finding ? decide(finding) : new Refusal("finding-unknown");

    Finding? Find(Guid id) => Findings.FirstOrDefault(finding => finding.Id == id);

    public static Harvest Evolve(Harvest harvest, HarvestEvent happened) => happened switch
    {
        HarvestEvent.FindingAdded e => new Harvest(harvest.Findings.Add(new Finding(e.Finding, e.Question, e.Text, []))),
        HarvestEvent.FindingWorded e => harvest.With(e.Finding, finding => finding with { Text = e.Text }),
        HarvestEvent.FindingDropped e => harvest.With(e.Finding, finding => finding with { Dropped = true }),
        HarvestEvent.FindingRestored e => harvest.With(e.Finding, finding => finding with { Dropped = false }),
        HarvestEvent.IdeaGathered e => harvest.With(e.Finding, finding =>
            finding with { Evidence = finding.Evidence.Add(new IdeaRef(e.Sheet, e.Idea)) }),
        HarvestEvent.IdeaReleased e => harvest.With(e.Finding, finding =>
            finding with { Evidence = finding.Evidence.Remove(new IdeaRef(e.Sheet, e.Idea)) }),
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    Harvest With(Guid id, Func<Finding, Finding> change) =>
        new([.. Findings.Select(finding => finding.Id == id ? change(finding) : finding)]);
}
