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

/// <summary>The harvest as rapporteurs see it; dropped findings stay, marked, so that they can be restored.</summary>
public sealed record HarvestView(ImmutableArray<Finding> Findings)
{
    public static HarvestView Of(Harvest harvest) => new(harvest.Findings);
}
