using System.Collections.Frozen;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Storage;

/// <summary>The names events have on disk. They carry their subject and never change: a released name is read for ever.</summary>
public static class EventNames
{
    public static FrozenDictionary<string, Type> Types { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["cafe.opened"] = typeof(CafeEvent.Opened),
        ["cafe.setup-changed"] = typeof(CafeEvent.SetupChanged),
        ["cafe.setup-undone"] = typeof(CafeEvent.SetupUndone),
        ["cafe.people-imported"] = typeof(CafeEvent.PeopleImported),
        ["cafe.person-claimed"] = typeof(CafeEvent.PersonClaimed),
        ["cafe.person-came"] = typeof(CafeEvent.PersonCame),
        ["cafe.person-left"] = typeof(CafeEvent.PersonLeft),
        ["cafe.person-returned"] = typeof(CafeEvent.PersonReturned),
        ["cafe.person-arrived"] = typeof(CafeEvent.PersonArrived),
        ["cafe.person-ready"] = typeof(CafeEvent.PersonReady),
        ["cafe.phase-begun"] = typeof(CafeEvent.PhaseBegun),
        ["cafe.paused"] = typeof(CafeEvent.Paused),
        ["cafe.resumed"] = typeof(CafeEvent.Resumed),
        ["cafe.phase-extended"] = typeof(CafeEvent.PhaseExtended),
        ["cafe.seats-planned"] = typeof(CafeEvent.SeatsPlanned),
        ["cafe.seating-decided"] = typeof(CafeEvent.SeatingDecided),
        ["cafe.seating-undone"] = typeof(CafeEvent.SeatingUndone),
        ["cafe.person-seated"] = typeof(CafeEvent.PersonSeated),
        ["cafe.attendance-taken"] = typeof(CafeEvent.AttendanceTaken),
        ["cafe.settled"] = typeof(CafeEvent.Settled),
        ["cafe.names-erased"] = typeof(CafeEvent.NamesErased),
        ["cafe.ended"] = typeof(CafeEvent.Ended),

        ["sheet.idea-captured"] = typeof(SheetEvent.IdeaCaptured),
        ["sheet.idea-edited"] = typeof(SheetEvent.IdeaEdited),
        ["sheet.idea-taken-back"] = typeof(SheetEvent.IdeaTakenBack),
        ["sheet.idea-put-back"] = typeof(SheetEvent.IdeaPutBack),
        ["sheet.idea-starred"] = typeof(SheetEvent.IdeaStarred),
        ["sheet.idea-unstarred"] = typeof(SheetEvent.IdeaUnstarred),

        ["harvest.finding-added"] = typeof(HarvestEvent.FindingAdded),
        ["harvest.finding-worded"] = typeof(HarvestEvent.FindingWorded),
        ["harvest.finding-dropped"] = typeof(HarvestEvent.FindingDropped),
        ["harvest.finding-restored"] = typeof(HarvestEvent.FindingRestored),
        ["harvest.idea-gathered"] = typeof(HarvestEvent.IdeaGathered),
        ["harvest.idea-released"] = typeof(HarvestEvent.IdeaReleased),
        ["harvest.finding-filed"] = typeof(HarvestEvent.FindingFiled),
        ["harvest.reservation-added"] = typeof(HarvestEvent.ReservationAdded),
        ["harvest.reservation-worded"] = typeof(HarvestEvent.ReservationWorded),
        ["harvest.reservation-dropped"] = typeof(HarvestEvent.ReservationDropped),
        ["harvest.reservation-restored"] = typeof(HarvestEvent.ReservationRestored),
        ["harvest.theme-added"] = typeof(HarvestEvent.ThemeAdded),
        ["harvest.theme-named"] = typeof(HarvestEvent.ThemeNamed),
        ["harvest.theme-dropped"] = typeof(HarvestEvent.ThemeDropped),
        ["harvest.theme-restored"] = typeof(HarvestEvent.ThemeRestored),
        ["harvest.theme-moved"] = typeof(HarvestEvent.ThemeMoved),
        ["harvest.idea-placed"] = typeof(HarvestEvent.IdeaPlaced),
        ["harvest.idea-unplaced"] = typeof(HarvestEvent.IdeaUnplaced),
        ["harvest.idea-set-aside"] = typeof(HarvestEvent.IdeaSetAside),
        ["harvest.idea-taken-up"] = typeof(HarvestEvent.IdeaTakenUp),
        ["harvest.ideas-merged"] = typeof(HarvestEvent.IdeasMerged),
        ["harvest.merge-undone"] = typeof(HarvestEvent.MergeUndone),
        ["harvest.dissent-decided"] = typeof(HarvestEvent.DissentDecided),
        ["harvest.dissent-reopened"] = typeof(HarvestEvent.DissentReopened),
        ["harvest.divergence-said"] = typeof(HarvestEvent.DivergenceSaid),
        ["harvest.report-published"] = typeof(HarvestEvent.ReportPublished),
        ["harvest.report-withdrawn"] = typeof(HarvestEvent.ReportWithdrawn),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
