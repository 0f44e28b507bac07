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
        ["cafe.round-inserted"] = typeof(CafeEvent.RoundInserted),
        ["cafe.round-dropped"] = typeof(CafeEvent.RoundDropped),
        ["cafe.table-extended"] = typeof(CafeEvent.TableExtended),
        ["cafe.end-moved"] = typeof(CafeEvent.EndMoved),
        ["cafe.act-undone"] = typeof(CafeEvent.ActUndone),
        ["cafe.help-asked"] = typeof(CafeEvent.HelpAsked),
        ["cafe.help-withdrawn"] = typeof(CafeEvent.HelpWithdrawn),
        ["cafe.help-taken"] = typeof(CafeEvent.HelpTaken),
        ["cafe.help-released"] = typeof(CafeEvent.HelpReleased),
        ["cafe.help-finished"] = typeof(CafeEvent.HelpFinished),
        ["cafe.help-reopened"] = typeof(CafeEvent.HelpReopened),
        ["cafe.announced"] = typeof(CafeEvent.Announced),
        ["cafe.message-withdrawn"] = typeof(CafeEvent.MessageWithdrawn),
        ["cafe.lead-taken"] = typeof(CafeEvent.LeadTaken),
        ["cafe.speaker-asked"] = typeof(CafeEvent.SpeakerAsked),
        ["cafe.speaker-moved"] = typeof(CafeEvent.SpeakerMoved),
        ["cafe.pace-voted"] = typeof(CafeEvent.PaceVoted),
        ["cafe.seats-planned"] = typeof(CafeEvent.SeatsPlanned),
        ["cafe.seating-decided"] = typeof(CafeEvent.SeatingDecided),
        ["cafe.seating-undone"] = typeof(CafeEvent.SeatingUndone),
        ["cafe.person-seated"] = typeof(CafeEvent.PersonSeated),
        ["cafe.attendance-taken"] = typeof(CafeEvent.AttendanceTaken),
        ["cafe.marks-counted"] = typeof(CafeEvent.MarksCounted),
        ["cafe.settled"] = typeof(CafeEvent.Settled),
        ["cafe.names-erased"] = typeof(CafeEvent.NamesErased),
        ["cafe.ended"] = typeof(CafeEvent.Ended),

        ["sheet.idea-captured"] = typeof(SheetEvent.IdeaCaptured),
        ["sheet.idea-edited"] = typeof(SheetEvent.IdeaEdited),
        ["sheet.idea-taken-back"] = typeof(SheetEvent.IdeaTakenBack),
        ["sheet.idea-put-back"] = typeof(SheetEvent.IdeaPutBack),
        ["sheet.idea-starred"] = typeof(SheetEvent.IdeaStarred),
        ["sheet.idea-unstarred"] = typeof(SheetEvent.IdeaUnstarred),
        ["sheet.idea-marked"] = typeof(SheetEvent.IdeaMarked),
        ["sheet.idea-unmarked"] = typeof(SheetEvent.IdeaUnmarked),
        ["sheet.marks-counted"] = typeof(SheetEvent.MarksCounted),

        ["harvest.finding-added"] = typeof(HarvestEvent.FindingAdded),
        ["harvest.finding-worded"] = typeof(HarvestEvent.FindingWorded),
        ["harvest.finding-dropped"] = typeof(HarvestEvent.FindingDropped),
        ["harvest.finding-restored"] = typeof(HarvestEvent.FindingRestored),
        ["harvest.idea-gathered"] = typeof(HarvestEvent.IdeaGathered),
        ["harvest.idea-released"] = typeof(HarvestEvent.IdeaReleased),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
