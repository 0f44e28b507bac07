using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.People;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Live;

/// <summary>
/// Who may do what: one table from role and command or feed to a rule, everything else is denied. It is asked with the
/// current role on every call, and again when the command is decided. tests/permissions.csv says the same by hand.
/// </summary>
public static class Rights
{
    /// <summary>A feed's name with its number taken out: "sheet/7" is "sheet".</summary>
    public const string Me = "me", Overview = "overview", Sheet = "sheet", Harvest = "harvest";

    static readonly Role[] Staff = [Role.Facilitator];
    static readonly Role[] Harvesters = [Role.Rapporteur, Role.Facilitator];
    static readonly Role[] Guests = [Role.Participant];
    static readonly Role[] Everybody = [Role.Participant, Role.Rapporteur, Role.Facilitator];

    static readonly Dictionary<Type, Role[]> Commands = new()
    {
        [typeof(CafeCommand.Start)] = Staff,
        [typeof(CafeCommand.Pause)] = Staff,
        [typeof(CafeCommand.Resume)] = Staff,
        [typeof(CafeCommand.Extend)] = Staff,
        [typeof(CafeCommand.Next)] = Staff,
        [typeof(CafeCommand.Back)] = Staff,
        [typeof(CafeCommand.End)] = Staff,
        [typeof(CafeCommand.MarkGone)] = Staff,
        [typeof(CafeCommand.MarkBack)] = Staff,
        [typeof(CafeCommand.UndoSeating)] = Staff,
        [typeof(CafeCommand.InsertRound)] = Staff,
        [typeof(CafeCommand.DropRound)] = Staff,
        [typeof(CafeCommand.ExtendTable)] = Staff,
        [typeof(CafeCommand.MoveEnd)] = Staff,
        [typeof(CafeCommand.UndoAct)] = Staff,
        [typeof(CafeCommand.TakeHelp)] = Staff,
        [typeof(CafeCommand.ReleaseHelp)] = Staff,
        [typeof(CafeCommand.FinishHelp)] = Staff,
        [typeof(CafeCommand.ReopenHelp)] = Staff,
        [typeof(CafeCommand.Announce)] = Staff,
        [typeof(CafeCommand.WithdrawMessage)] = Staff,
        [typeof(CafeCommand.TakeLead)] = Staff,
        [typeof(CafeCommand.AskTable)] = Staff,
        [typeof(CafeCommand.GiveFloor)] = Staff,
        [typeof(CafeCommand.EndFloor)] = Staff,
        [typeof(CafeCommand.SkipSpeaker)] = Staff,
        [typeof(CafeCommand.PutBackSpeaker)] = Staff,
        [typeof(CafeCommand.Arrive)] = Guests,
        [typeof(CafeCommand.StayPut)] = Guests,
        [typeof(CafeCommand.MoveOn)] = Guests,
        [typeof(CafeCommand.SayReady)] = Guests,
        [typeof(CafeCommand.TakeSeat)] = [Role.Participant, Role.Facilitator],
        [typeof(CafeCommand.AskHelp)] = Guests,
        [typeof(CafeCommand.WithdrawHelp)] = Guests,
        [typeof(CafeCommand.AskToSpeak)] = Guests,
        [typeof(CafeCommand.StopAsking)] = Guests,
        [typeof(CafeCommand.VotePace)] = Guests,
        [typeof(CafeCommand.Leave)] = Guests,
        [typeof(CafeCommand.Return)] = Guests,

        [typeof(SheetCommand.Capture)] = Guests,
        [typeof(SheetCommand.Edit)] = Guests,
        [typeof(SheetCommand.TakeBack)] = Guests,
        [typeof(SheetCommand.PutBack)] = Guests,
        [typeof(SheetCommand.Star)] = Guests,
        [typeof(SheetCommand.Unstar)] = Guests,
        [typeof(SheetCommand.Mark)] = Guests,
        [typeof(SheetCommand.Unmark)] = Guests,

        [typeof(HarvestCommand.AddFinding)] = Harvesters,
        [typeof(HarvestCommand.WordFinding)] = Harvesters,
        [typeof(HarvestCommand.DropFinding)] = Harvesters,
        [typeof(HarvestCommand.RestoreFinding)] = Harvesters,
        [typeof(HarvestCommand.Gather)] = Harvesters,
        [typeof(HarvestCommand.Release)] = Harvesters,

        [typeof(CafeCommand.SeatEverybody)] = [Role.Server],
        [typeof(CafeCommand.SeatOne)] = [Role.Server],
        [typeof(CafeCommand.TakeAttendance)] = [Role.Server],
        [typeof(CafeCommand.CountMarks)] = [Role.Server],
        [typeof(SheetCommand.CountMarks)] = [Role.Server],
        [typeof(CafeCommand.Settle)] = [Role.Server],
        [typeof(CafeCommand.EraseNames)] = [Role.Server],
    };

    static readonly Dictionary<string, Role[]> Feeds = new(StringComparer.Ordinal)
    {
        [Me] = Guests,
        [Overview] = Staff,
        [Sheet] = Everybody,
        [Harvest] = Harvesters,
    };

    public static bool Allow(Role role, object command) => Commands.TryGetValue(command.GetType(), out var roles) && roles.Contains(role);

    /// <summary>A participant reads only the sheet in front of them, until the gallery; who harvests reads all.</summary>
    /// <param name="sheet">The number in a sheet's feed; 0 for other feeds.</param>
    public static bool AllowFeed(Role role, string feed, int sheet, Cafe cafe, int number, long nowMs)
    {
        if (!Feeds.TryGetValue(feed, out var roles) || !roles.Contains(role)) return false;
        if (feed != Sheet) return true;
        return role == Role.Participant ? cafe.MayRead(sheet, number, nowMs) : cafe.HasSheet(sheet);
    }
}
