namespace OpenTalks.Harvests;

/// <summary>What the rapporteurs decided.</summary>
public abstract record HarvestEvent
{
    public sealed record FindingAdded(Guid Finding, int Question, string Text) : HarvestEvent;
    public sealed record FindingWorded(Guid Finding, string Text) : HarvestEvent;
    public sealed record FindingDropped(Guid Finding) : HarvestEvent;
    public sealed record FindingRestored(Guid Finding) : HarvestEvent;
    public sealed record IdeaGathered(Guid Finding, int Sheet, Guid Idea) : HarvestEvent;
    public sealed record IdeaReleased(Guid Finding, int Sheet, Guid Idea) : HarvestEvent;

    HarvestEvent() { }
}
