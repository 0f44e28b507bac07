using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace OpenTalks.Harvests;

/// <summary>What the harvest's feed tells: one fact for each event.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Added), "added")]
[JsonDerivedType(typeof(Worded), "worded")]
[JsonDerivedType(typeof(Dropped), "dropped")]
[JsonDerivedType(typeof(Restored), "restored")]
[JsonDerivedType(typeof(Gathered), "gathered")]
[JsonDerivedType(typeof(Released), "released")]
public abstract record HarvestFact
{
    public sealed record Added(Guid Finding, int Question, string Text) : HarvestFact;
    public sealed record Worded(Guid Finding, string Text) : HarvestFact;
    public sealed record Dropped(Guid Finding) : HarvestFact;
    public sealed record Restored(Guid Finding) : HarvestFact;
    public sealed record Gathered(Guid Finding, int Sheet, Guid Idea) : HarvestFact;
    public sealed record Released(Guid Finding, int Sheet, Guid Idea) : HarvestFact;

    public static HarvestFact Of(HarvestEvent happened) => happened switch
    {
        HarvestEvent.FindingAdded e => new Added(e.Finding, e.Question, e.Text),
        HarvestEvent.FindingWorded e => new Worded(e.Finding, e.Text),
        HarvestEvent.FindingDropped e => new Dropped(e.Finding),
        HarvestEvent.FindingRestored e => new Restored(e.Finding),
        HarvestEvent.IdeaGathered e => new Gathered(e.Finding, e.Sheet, e.Idea),
        HarvestEvent.IdeaReleased e => new Released(e.Finding, e.Sheet, e.Idea),
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    HarvestFact() { }
}

/// <summary>
/// The harvest as rapporteurs see it; dropped findings stay, marked, so that they can be restored. harvest-view.ts folds the
/// same facts in the browser; both are tested on tests/fixtures/harvest.
/// </summary>
public sealed record HarvestView(ImmutableArray<Finding> Findings)
{
    public static HarvestView Empty { get; } = new([]);

    public static HarvestView Of(Harvest harvest) => new(harvest.Findings);

    /// <summary>A fact folded twice is as folded once: a browser draws what waits in its outbox before the news of it comes.</summary>
    public static HarvestView Fold(HarvestView harvest, HarvestFact fact) => fact switch
    {
        HarvestFact.Added f => harvest.Findings.Any(finding => finding.Id == f.Finding)
            ? harvest : new HarvestView(harvest.Findings.Add(new Finding(f.Finding, f.Question, f.Text, []))),
        HarvestFact.Worded f => harvest.With(f.Finding, finding => finding with { Text = f.Text }),
        HarvestFact.Dropped f => harvest.With(f.Finding, finding => finding with { Dropped = true }),
        HarvestFact.Restored f => harvest.With(f.Finding, finding => finding with { Dropped = false }),
        HarvestFact.Gathered f => harvest.With(f.Finding, finding => finding.Evidence.Contains(new IdeaRef(f.Sheet, f.Idea))
            ? finding : finding with { Evidence = finding.Evidence.Add(new IdeaRef(f.Sheet, f.Idea)) }),
        HarvestFact.Released f => harvest.With(f.Finding, finding =>
            finding with { Evidence = finding.Evidence.Remove(new IdeaRef(f.Sheet, f.Idea)) }),
        _ => throw new UnreachableException(fact.GetType().Name),
    };

    HarvestView With(Guid id, Func<Finding, Finding> change)
    {
        for (var i = 0; i < Findings.Length; i++)
            if (Findings[i].Id == id) return new HarvestView(Findings.SetItem(i, change(Findings[i])));
        return this;
    }
}
