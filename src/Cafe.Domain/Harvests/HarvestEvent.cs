using System.Collections.Immutable;

namespace OpenTalks.Harvests;

/// <summary>What the rapporteurs decided.</summary>
public abstract record HarvestEvent
{
    public sealed record FindingAdded(Guid Finding, int Question, string Text) : HarvestEvent;
    public sealed record FindingWorded(Guid Finding, string Text) : HarvestEvent;
    public sealed record FindingDropped(Guid Finding) : HarvestEvent;
    public sealed record FindingRestored(Guid Finding) : HarvestEvent;
    public sealed record FindingFiled(Guid Finding, Guid? Theme) : HarvestEvent;
    /// <param name="Before">Null for the end.</param>
    public sealed record FindingMoved(Guid Finding, Guid? Before) : HarvestEvent;

    public sealed record IdeaGathered(Guid Finding, int Sheet, Guid Idea) : HarvestEvent;
    public sealed record IdeaReleased(Guid Finding, int Sheet, Guid Idea) : HarvestEvent;

    public sealed record ReservationAdded(Guid Finding, Guid Reservation, ReservationKind Kind, string Text, ImmutableArray<IdeaRef> Evidence) : HarvestEvent;
    public sealed record ReservationWorded(Guid Finding, Guid Reservation, string Text) : HarvestEvent;
    public sealed record ReservationDropped(Guid Finding, Guid Reservation) : HarvestEvent;
    public sealed record ReservationRestored(Guid Finding, Guid Reservation) : HarvestEvent;

    public sealed record ReservationBacked(Guid Finding, Guid Reservation, int Sheet, Guid Idea) : HarvestEvent;
    public sealed record ReservationUnbacked(Guid Finding, Guid Reservation, int Sheet, Guid Idea) : HarvestEvent;

    public sealed record ThemeAdded(Guid Theme, int Question, string Name) : HarvestEvent;
    public sealed record ThemeNamed(Guid Theme, string Name) : HarvestEvent;
    public sealed record ThemeDropped(Guid Theme) : HarvestEvent;
    public sealed record ThemeRestored(Guid Theme) : HarvestEvent;

    /// <param name="Before">Null for the end.</param>
    public sealed record ThemeMoved(Guid Theme, Guid? Before) : HarvestEvent;

    public sealed record IdeaPlaced(Guid Theme, int Sheet, Guid Idea) : HarvestEvent;
    public sealed record IdeaUnplaced(int Sheet, Guid Idea) : HarvestEvent;
    public sealed record IdeaSetAside(int Sheet, Guid Idea, string Reason) : HarvestEvent;
    public sealed record IdeaTakenUp(int Sheet, Guid Idea) : HarvestEvent;

    public sealed record IdeasMerged(int Sheet, Guid Idea, int IntoSheet, Guid Into) : HarvestEvent;
    public sealed record MergeUndone(int Sheet, Guid Idea) : HarvestEvent;

    public sealed record DissentDecided(IdeaRef One, IdeaRef Other, DissentVerdict Verdict) : HarvestEvent;
    public sealed record DissentReopened(IdeaRef One, IdeaRef Other) : HarvestEvent;

    /// <param name="None">True: none was recorded. False: that is taken back.</param>
    public sealed record DivergenceSaid(bool None) : HarvestEvent;

    /// <param name="Table">The table that sorted.</param>
    public sealed record SheetSorted(int Table, int Sheet, ImmutableArray<Pile> Piles) : HarvestEvent;

    /// <param name="By">HMAC of the person under the café's key: it knows a second answer from the first and nobody's name.</param>
    public sealed record FeedbackGiven(string By, ImmutableArray<int> Answers) : HarvestEvent;

    /// <param name="Harvest">How many of the harvest's events it tells.</param>
    /// <param name="Cafe">How many of the café's events it tells; 0 in versions that were published before this was kept, which tell all.</param>
    public sealed record ReportPublished(int Version, int By, long AtMs, long Harvest, ImmutableArray<SheetSeen> Sheets, string Template, long Cafe = 0) : HarvestEvent;

    public sealed record ReportWithdrawn(int Version) : HarvestEvent;
    public sealed record ReportReinstated(int Version) : HarvestEvent;

    /// <param name="Text">Empty: it is taken out.</param>
    public sealed record PassageWritten(string Passage, string Text) : HarvestEvent;

    public sealed record ReadersChosen(Readers Readers) : HarvestEvent;

    HarvestEvent() { }
}
