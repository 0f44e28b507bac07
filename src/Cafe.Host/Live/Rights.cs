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
    public const string Me = "me", Overview = "overview", Sheet = "sheet", Harvest = "harvest", Table = "table", Wall = "wall";

    static readonly Role[] Staff = [Role.Facilitator];
    static readonly Role[] Harvesters = [Role.Rapporteur, Role.Facilitator];
    static readonly Role[] Guests = [Role.Participant];
    static readonly Role[] Writers = [Role.Participant, Role.Device];
    static readonly Role[] Keepers = [Role.Participant, Role.Device, Role.Facilitator];
    static readonly Role[] Hosts = [Role.Participant, Role.Facilitator];
    static readonly Role[] Everybody = [Role.Participant, Role.Rapporteur, Role.Facilitator, Role.Device, Role.Wall];

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
        [typeof(CafeCommand.QuietWall)] = Staff,
        [typeof(CafeCommand.ChooseSignals)] = Staff,
        [typeof(CafeCommand.AskTable)] = Staff,
        [typeof(CafeCommand.GiveFloor)] = Staff,
        [typeof(CafeCommand.EndFloor)] = Staff,
        [typeof(CafeCommand.SkipSpeaker)] = Staff,
        [typeof(CafeCommand.PutBackSpeaker)] = Staff,
        [typeof(CafeCommand.SendAway)] = Staff,
        [typeof(CafeCommand.LetBack)] = Staff,
        [typeof(CafeCommand.Spotlight)] = Staff,
        [typeof(CafeCommand.OfferSorting)] = Harvesters,
        [typeof(CafeCommand.EndSorting)] = Harvesters,
        [typeof(CafeCommand.MergePeople)] = Staff,
        [typeof(CafeCommand.SplitPeople)] = Staff,
        [typeof(CafeCommand.Mute)] = Staff,
        [typeof(CafeCommand.Unmute)] = Staff,
        [typeof(CafeCommand.Lock)] = Staff,
        [typeof(CafeCommand.Unlock)] = Staff,
        [typeof(CafeCommand.ErasePerson)] = Staff,
        [typeof(CafeCommand.Arrive)] = Guests,
        [typeof(CafeCommand.StayPut)] = Guests,
        [typeof(CafeCommand.MoveOn)] = Guests,
        [typeof(CafeCommand.SayReady)] = Guests,
        [typeof(CafeCommand.TakeSeat)] = [Role.Participant, Role.Facilitator],
        [typeof(CafeCommand.AskHelp)] = Writers,
        [typeof(CafeCommand.WithdrawHelp)] = Writers,
        [typeof(CafeCommand.AskToSpeak)] = Guests,
        [typeof(CafeCommand.StopAsking)] = Guests,
        [typeof(CafeCommand.VotePace)] = Writers,
        [typeof(CafeCommand.Leave)] = Guests,
        [typeof(CafeCommand.Return)] = Guests,
        [typeof(CafeCommand.PassHost)] = Writers,

        [typeof(SheetCommand.Capture)] = Writers,
        [typeof(SheetCommand.CapturePaper)] = Staff,
        // Facilitators: what they typed in from paper.
        [typeof(SheetCommand.Edit)] = Keepers,
        [typeof(SheetCommand.TakeBack)] = Keepers,
        [typeof(SheetCommand.PutBack)] = Keepers,
        // Participants: the host of the table.
        [typeof(SheetCommand.Hide)] = Hosts,
        [typeof(SheetCommand.Show)] = Hosts,
        [typeof(SheetCommand.Redact)] = Staff,
        [typeof(SheetCommand.RedactAsked)] = Staff,
        [typeof(SheetCommand.Report)] = Writers,
        [typeof(SheetCommand.Star)] = Writers,
        [typeof(SheetCommand.Unstar)] = Writers,
        [typeof(SheetCommand.AskNext)] = Writers,
        [typeof(SheetCommand.Mark)] = Guests,
        [typeof(SheetCommand.Unmark)] = Guests,

        [typeof(HarvestCommand.AddFinding)] = Harvesters,
        [typeof(HarvestCommand.WordFinding)] = Harvesters,
        [typeof(HarvestCommand.DropFinding)] = Harvesters,
        [typeof(HarvestCommand.RestoreFinding)] = Harvesters,
        [typeof(HarvestCommand.MoveFinding)] = Harvesters,
        [typeof(HarvestCommand.Gather)] = Harvesters,
        [typeof(HarvestCommand.Release)] = Harvesters,
        [typeof(HarvestCommand.FileFinding)] = Harvesters,
        [typeof(HarvestCommand.AddReservation)] = Harvesters,
        [typeof(HarvestCommand.WordReservation)] = Harvesters,
        [typeof(HarvestCommand.DropReservation)] = Harvesters,
        [typeof(HarvestCommand.RestoreReservation)] = Harvesters,
        [typeof(HarvestCommand.BackReservation)] = Harvesters,
        [typeof(HarvestCommand.UnbackReservation)] = Harvesters,
        [typeof(HarvestCommand.AddTheme)] = Harvesters,
        [typeof(HarvestCommand.NameTheme)] = Harvesters,
        [typeof(HarvestCommand.DropTheme)] = Harvesters,
        [typeof(HarvestCommand.RestoreTheme)] = Harvesters,
        [typeof(HarvestCommand.MoveTheme)] = Harvesters,
        [typeof(HarvestCommand.Place)] = Harvesters,
        [typeof(HarvestCommand.Unplace)] = Harvesters,
        [typeof(HarvestCommand.SetAside)] = Harvesters,
        [typeof(HarvestCommand.TakeUp)] = Harvesters,
        [typeof(HarvestCommand.Merge)] = Harvesters,
        [typeof(HarvestCommand.UndoMerge)] = Harvesters,
        [typeof(HarvestCommand.AnswerDissent)] = Harvesters,
        [typeof(HarvestCommand.ReopenDissent)] = Harvesters,
        [typeof(HarvestCommand.SayDivergence)] = Harvesters,
        [typeof(HarvestCommand.SortSheet)] = Writers,
        [typeof(HarvestCommand.GiveFeedback)] = Guests,
        [typeof(HarvestCommand.Publish)] = Harvesters,
        [typeof(HarvestCommand.Withdraw)] = Harvesters,
        [typeof(HarvestCommand.Reinstate)] = Harvesters,
        [typeof(HarvestCommand.WritePassage)] = Harvesters,
        [typeof(HarvestCommand.ChooseReaders)] = Harvesters,

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
        [Table] = Writers,
        [Wall] = [Role.Wall],
    };

    public static bool Allow(Role role, object command) => Commands.TryGetValue(command.GetType(), out var roles) && roles.Contains(role);

    /// <summary>A participant or a table's device reads only the sheet in front of them, until the gallery; the wall what is shown on it; who harvests reads all.</summary>
    /// <param name="sheet">The number in a sheet's feed; 0 for other feeds.</param>
    public static bool AllowFeed(Role role, string feed, int sheet, Cafe cafe, int number, long nowMs)
    {
        if (!Feeds.TryGetValue(feed, out var roles) || !roles.Contains(role)) return false;
        // Of the people only the host has the table's feed, for the tools on their own phone.
        if (feed == Table) return role == Role.Device || cafe.Hosts(number, Math.Max(1, cafe.RoundAt(nowMs))) is not null;
        if (feed != Sheet) return true;
        return role switch
        {
            Role.Participant or Role.Device => cafe.MayRead(sheet, number, nowMs),
            Role.Wall => cafe.HasSheet(sheet) && (cafe.Spotlight == sheet || cafe.SeesAnySheet(nowMs)),
            _ => cafe.HasSheet(sheet),
        };
    }
}
