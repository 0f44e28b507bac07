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
[JsonDerivedType(typeof(Filed), "filed")]
[JsonDerivedType(typeof(Moved), "moved")]
[JsonDerivedType(typeof(Gathered), "gathered")]
[JsonDerivedType(typeof(Released), "released")]
[JsonDerivedType(typeof(ReservationAdded), "reservation-added")]
[JsonDerivedType(typeof(ReservationWorded), "reservation-worded")]
[JsonDerivedType(typeof(ReservationDropped), "reservation-dropped")]
[JsonDerivedType(typeof(ReservationRestored), "reservation-restored")]
[JsonDerivedType(typeof(ReservationBacked), "reservation-backed")]
[JsonDerivedType(typeof(ReservationUnbacked), "reservation-unbacked")]
[JsonDerivedType(typeof(ThemeAdded), "theme-added")]
[JsonDerivedType(typeof(ThemeNamed), "theme-named")]
[JsonDerivedType(typeof(ThemeDropped), "theme-dropped")]
[JsonDerivedType(typeof(ThemeRestored), "theme-restored")]
[JsonDerivedType(typeof(ThemeMoved), "theme-moved")]
[JsonDerivedType(typeof(Placed), "placed")]
[JsonDerivedType(typeof(Unplaced), "unplaced")]
[JsonDerivedType(typeof(SetAside), "set-aside")]
[JsonDerivedType(typeof(TakenUp), "taken-up")]
[JsonDerivedType(typeof(Merged), "merged")]
[JsonDerivedType(typeof(Unmerged), "unmerged")]
[JsonDerivedType(typeof(Decided), "dissent-answered")]
[JsonDerivedType(typeof(Reopened), "dissent-reopened")]
[JsonDerivedType(typeof(Divergence), "divergence")]
[JsonDerivedType(typeof(Sorted), "sorted")]
[JsonDerivedType(typeof(Feedback), "feedback")]
[JsonDerivedType(typeof(Published), "published")]
[JsonDerivedType(typeof(Withdrawn), "withdrawn")]
[JsonDerivedType(typeof(Reinstated), "reinstated")]
[JsonDerivedType(typeof(PassageWritten), "passage-written")]
[JsonDerivedType(typeof(ReadersChosen), "readers-chosen")]
public abstract record HarvestFact
{
    public sealed record Added(Guid Finding, int Question, string Text) : HarvestFact;
    public sealed record Worded(Guid Finding, string Text) : HarvestFact;
    public sealed record Dropped(Guid Finding) : HarvestFact;
    public sealed record Restored(Guid Finding) : HarvestFact;
    public sealed record Filed(Guid Finding, Guid? Theme) : HarvestFact;
    public sealed record Moved(Guid Finding, Guid? Before) : HarvestFact;
    public sealed record Gathered(Guid Finding, int Sheet, Guid Idea) : HarvestFact;
    public sealed record Released(Guid Finding, int Sheet, Guid Idea) : HarvestFact;
    public sealed record ReservationAdded(Guid Finding, Guid Reservation, ReservationKind Kind, string Text, ImmutableArray<IdeaRef> Evidence) : HarvestFact;
    public sealed record ReservationWorded(Guid Finding, Guid Reservation, string Text) : HarvestFact;
    public sealed record ReservationDropped(Guid Finding, Guid Reservation) : HarvestFact;
    public sealed record ReservationRestored(Guid Finding, Guid Reservation) : HarvestFact;
    public sealed record ReservationBacked(Guid Finding, Guid Reservation, int Sheet, Guid Idea) : HarvestFact;
    public sealed record ReservationUnbacked(Guid Finding, Guid Reservation, int Sheet, Guid Idea) : HarvestFact;
    public sealed record ThemeAdded(Guid Theme, int Question, string Name) : HarvestFact;
    public sealed record ThemeNamed(Guid Theme, string Name) : HarvestFact;
    public sealed record ThemeDropped(Guid Theme) : HarvestFact;
    public sealed record ThemeRestored(Guid Theme) : HarvestFact;
    public sealed record ThemeMoved(Guid Theme, Guid? Before) : HarvestFact;
    public sealed record Placed(Guid Theme, int Sheet, Guid Idea) : HarvestFact;
    public sealed record Unplaced(int Sheet, Guid Idea) : HarvestFact;
    public sealed record SetAside(int Sheet, Guid Idea, string Reason) : HarvestFact;
    public sealed record TakenUp(int Sheet, Guid Idea) : HarvestFact;
    public sealed record Merged(int Sheet, Guid Idea, int IntoSheet, Guid Into) : HarvestFact;
    public sealed record Unmerged(int Sheet, Guid Idea) : HarvestFact;
    public sealed record Decided(IdeaRef One, IdeaRef Other, DissentVerdict Verdict) : HarvestFact;
    public sealed record Reopened(IdeaRef One, IdeaRef Other) : HarvestFact;
    public sealed record Divergence(bool None) : HarvestFact;
    public sealed record Sorted(int Table, int Sheet, ImmutableArray<Pile> Piles) : HarvestFact;

    /// <param name="People">How many have answered by now.</param>
    public sealed record Feedback(int People) : HarvestFact;

    public sealed record Published(Publication Publication) : HarvestFact;
    public sealed record Withdrawn(int Version) : HarvestFact;
    public sealed record Reinstated(int Version) : HarvestFact;
    public sealed record PassageWritten(string Passage, string Text) : HarvestFact;
    public sealed record ReadersChosen(Readers Readers) : HarvestFact;

    /// <param name="after">The harvest with the event folded in.</param>
    public static HarvestFact Of(Harvest after, HarvestEvent happened) => happened switch
    {
        HarvestEvent.FindingAdded e => new Added(e.Finding, e.Question, e.Text),
        HarvestEvent.FindingWorded e => new Worded(e.Finding, e.Text),
        HarvestEvent.FindingDropped e => new Dropped(e.Finding),
        HarvestEvent.FindingRestored e => new Restored(e.Finding),
        HarvestEvent.FindingFiled e => new Filed(e.Finding, e.Theme),
        HarvestEvent.FindingMoved e => new Moved(e.Finding, e.Before),
        HarvestEvent.IdeaGathered e => new Gathered(e.Finding, e.Sheet, e.Idea),
        HarvestEvent.IdeaReleased e => new Released(e.Finding, e.Sheet, e.Idea),
        HarvestEvent.ReservationAdded e => new ReservationAdded(e.Finding, e.Reservation, e.Kind, e.Text, e.Evidence),
        HarvestEvent.ReservationWorded e => new ReservationWorded(e.Finding, e.Reservation, e.Text),
        HarvestEvent.ReservationDropped e => new ReservationDropped(e.Finding, e.Reservation),
        HarvestEvent.ReservationRestored e => new ReservationRestored(e.Finding, e.Reservation),
        HarvestEvent.ReservationBacked e => new ReservationBacked(e.Finding, e.Reservation, e.Sheet, e.Idea),
        HarvestEvent.ReservationUnbacked e => new ReservationUnbacked(e.Finding, e.Reservation, e.Sheet, e.Idea),
        HarvestEvent.ThemeAdded e => new ThemeAdded(e.Theme, e.Question, e.Name),
        HarvestEvent.ThemeNamed e => new ThemeNamed(e.Theme, e.Name),
        HarvestEvent.ThemeDropped e => new ThemeDropped(e.Theme),
        HarvestEvent.ThemeRestored e => new ThemeRestored(e.Theme),
        HarvestEvent.ThemeMoved e => new ThemeMoved(e.Theme, e.Before),
        HarvestEvent.IdeaPlaced e => new Placed(e.Theme, e.Sheet, e.Idea),
        HarvestEvent.IdeaUnplaced e => new Unplaced(e.Sheet, e.Idea),
        HarvestEvent.IdeaSetAside e => new SetAside(e.Sheet, e.Idea, e.Reason),
        HarvestEvent.IdeaTakenUp e => new TakenUp(e.Sheet, e.Idea),
        HarvestEvent.IdeasMerged e => new Merged(e.Sheet, e.Idea, e.IntoSheet, e.Into),
        HarvestEvent.MergeUndone e => new Unmerged(e.Sheet, e.Idea),
        HarvestEvent.DissentDecided e => new Decided(e.One, e.Other, e.Verdict),
        HarvestEvent.DissentReopened e => new Reopened(e.One, e.Other),
        HarvestEvent.DivergenceSaid e => new Divergence(e.None),
        HarvestEvent.SheetSorted e => new Sorted(e.Table, e.Sheet, e.Piles),
        HarvestEvent.FeedbackGiven => new Feedback(after.Feedback.Count),
        HarvestEvent.ReportPublished e => new Published(new Publication(e.Version, e.By, e.AtMs, e.Harvest, e.Sheets, e.Template, Cafe: e.Cafe)),
        HarvestEvent.ReportWithdrawn e => new Withdrawn(e.Version),
        HarvestEvent.ReportReinstated e => new Reinstated(e.Version),
        HarvestEvent.PassageWritten e => new PassageWritten(e.Passage, e.Text),
        HarvestEvent.ReadersChosen e => new ReadersChosen(e.Readers),
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    HarvestFact() { }
}
