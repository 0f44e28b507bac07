using System.Collections.Immutable;
using System.Text.Json.Serialization;
using OpenTalks.People;

namespace OpenTalks.Cafes;

/// <summary>What may be asked of a café. A command that moves the programme names the phase it means, so a second one is already so.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Start), "start")]
[JsonDerivedType(typeof(Pause), "pause")]
[JsonDerivedType(typeof(Resume), "resume")]
[JsonDerivedType(typeof(Extend), "extend")]
[JsonDerivedType(typeof(Next), "next")]
[JsonDerivedType(typeof(Back), "back")]
[JsonDerivedType(typeof(End), "end")]
[JsonDerivedType(typeof(Arrive), "arrive")]
[JsonDerivedType(typeof(SayReady), "say-ready")]
[JsonDerivedType(typeof(TakeSeat), "take-seat")]
[JsonDerivedType(typeof(StayPut), "stay-put")]
[JsonDerivedType(typeof(MoveOn), "move-on")]
[JsonDerivedType(typeof(Leave), "leave")]
[JsonDerivedType(typeof(Return), "return")]
[JsonDerivedType(typeof(MarkGone), "mark-gone")]
[JsonDerivedType(typeof(MarkBack), "mark-back")]
[JsonDerivedType(typeof(UndoSeating), "undo-seating")]
[JsonDerivedType(typeof(PassHost), "pass-host")]
[JsonDerivedType(typeof(SendAway), "send-away")]
[JsonDerivedType(typeof(LetBack), "let-back")]
[JsonDerivedType(typeof(OfferSorting), "offer-sorting")]
[JsonDerivedType(typeof(EndSorting), "end-sorting")]
[JsonDerivedType(typeof(Spotlight), "spotlight")]
[JsonDerivedType(typeof(MergePeople), "merge-people")]
[JsonDerivedType(typeof(SplitPeople), "split-people")]
[JsonDerivedType(typeof(Mute), "mute")]
[JsonDerivedType(typeof(Unmute), "unmute")]
[JsonDerivedType(typeof(Lock), "lock")]
[JsonDerivedType(typeof(Unlock), "unlock")]
[JsonDerivedType(typeof(ErasePerson), "erase-person")]
public abstract partial record CafeCommand
{
    /// <summary>Only the server's pages send it: it carries a whole set-up, and the account behind it becomes the first facilitator.</summary>
    public sealed record Open(Setup Setup, PersonDetails Facilitator, Guid Account) : CafeCommand;

    /// <summary>Only the server's pages send it, with what the form held.</summary>
    public sealed record Join(PersonDetails Details) : CafeCommand;

    /// <summary>Only the server's pages send it: an account takes up a role it was invited to.</summary>
    public sealed record Appoint(PersonDetails Details, Role Role, Guid Account) : CafeCommand;

    /// <summary>Only the desk's page sends it: somebody who has no phone, or does not want to use it.</summary>
    public sealed record AddPerson(PersonDetails Details) : CafeCommand;

    /// <summary>Only the desk's page sends it: what is said of a person from now on.</summary>
    public sealed record CorrectPerson(int Number, PersonDetails Details) : CafeCommand;

    /// <summary>Two numbers are one person, who is <paramref name="Keep"/> from now on. What the other wrote and where it sat stays theirs.</summary>
    public sealed record MergePeople(int Keep, int Drop) : CafeCommand;

    public sealed record SplitPeople(int Keep, int Drop) : CafeCommand;

    /// <summary>The person, or the device, cannot write until it is taken back.</summary>
    public sealed record Mute(int Number) : CafeCommand;

    public sealed record Unmute(int Number) : CafeCommand;

    /// <summary>Nobody new joins by the code; the desk can still add people.</summary>
    public sealed record Lock : CafeCommand;

    public sealed record Unlock : CafeCommand;

    /// <summary>Only the desk's page sends it, with the new code in the same commit: the old one lets nobody in any more.</summary>
    public sealed record RenewCode : CafeCommand;

    /// <summary>Only the desk's page sends it: the code before the newest holds again.</summary>
    public sealed record RestoreCode : CafeCommand;

    /// <summary>All that is said of a person goes for good; what they wrote stays.</summary>
    public sealed record ErasePerson(int Number) : CafeCommand;

    /// <summary>The same, by the person; only the page about their data sends it.</summary>
    public sealed record EraseMe : CafeCommand;
    /// <summary>Only the server's pages send it: the whole set-up as it shall be from now on.</summary>
    /// <param name="MadeFor">The café's <see cref="Cafe.Setups"/> it was typed over; if somebody else changed it since, it is refused.</param>
    public sealed record ChangeSetup(Setup Setup, int MadeFor) : CafeCommand;

    /// <summary>Only the server's pages send it: takes the newest change of the set-up back.</summary>
    public sealed record UndoSetup(int MadeFor) : CafeCommand;

    /// <summary>Only the server's pages send it: people known before they come. They get numbers in this order.</summary>
    public sealed record ImportPeople(ImmutableArray<Newcomer> People) : CafeCommand;

    /// <summary>Only the server's pages send it, when the code on somebody's card was typed: the number is theirs on that phone.</summary>
    public sealed record Claim(int Number) : CafeCommand;

    public sealed record Start : CafeCommand;
    public sealed record Pause(int Phase) : CafeCommand;
    public sealed record Resume(int Phase) : CafeCommand;

    /// <param name="ByMs">Milliseconds, negative to shorten; a running phase ends at once at the earliest.</param>
    /// <param name="Of">How many phases there were when it was asked; if a round has come or gone since, the number means another phase.</param>
    public sealed record Extend(int Phase, long ByMs, int? Of = null) : CafeCommand;

    public sealed record Next(int Phase) : CafeCommand;
    public sealed record Back(int Phase) : CafeCommand;

    /// <summary>Closes the café for good; ideas that are on their way still arrive for 24 hours.</summary>
    public sealed record End : CafeCommand;

    /// <summary>"I'm at the table."</summary>
    /// <param name="Table">The table whose sign was read; null where nobody says which.</param>
    public sealed record Arrive(int Round, int? Table = null) : CafeCommand;

    /// <summary>"I cannot move": the person keeps their table for the rounds to come.</summary>
    public sealed record StayPut(Guid Decision) : CafeCommand;

    /// <summary>"I can move again."</summary>
    public sealed record MoveOn(Guid Decision) : CafeCommand;

    /// <summary>"I'm ready for the next round." Who does not say so may be missing, and the seats can be mended before people are sent.</summary>
    public sealed record SayReady(int Round) : CafeCommand;

    /// <summary>Takes a seat where people choose theirs; whoever comes first has it. Another seat of the same round is left.</summary>
    /// <param name="Number">Whom a facilitator seats; participants seat themselves.</param>
    public sealed record TakeSeat(int Round, int Table, int? Number = null) : CafeCommand;

    public sealed record Leave : CafeCommand;
    public sealed record Return : CafeCommand;

    /// <summary>A facilitator says of somebody that they have left; plans no longer count on them.</summary>
    public sealed record MarkGone(int Number) : CafeCommand;

    public sealed record MarkBack(int Number) : CafeCommand;

    /// <summary>Takes back the newest decision about seats, as long as its round has not begun.</summary>
    public sealed record UndoSeating(Guid Decision) : CafeCommand;

    /// <summary>A table's host gives the role to somebody who sits there.</summary>
    /// <param name="Decision">128 random bits: it is a decision about seats and can be taken back as one.</param>
    public sealed record PassHost(Guid Decision, int To) : CafeCommand;

    /// <summary>Only the server's pages send it, when a device's one-time code was used.</summary>
    /// <param name="Role"><see cref="Role.Device"/> with its table, or <see cref="Role.Wall"/>.</param>
    public sealed record AddDevice(Role Role, int? Table) : CafeCommand;

    /// <summary>Takes a device's rights at once.</summary>
    public sealed record SendAway(int Number) : CafeCommand;

    public sealed record LetBack(int Number) : CafeCommand;

    /// <summary>Gives every table another table's sheets to sort.</summary>
    public sealed record OfferSorting : CafeCommand;

    public sealed record EndSorting : CafeCommand;

    /// <summary>Shows a sheet on the wall.</summary>
    /// <param name="Sheet">Null shows none.</param>
    public sealed record Spotlight(int? Sheet) : CafeCommand;

    /// <summary>Only the server's pages send it: a proposal of the planner's that a facilitator has seen and accepted.</summary>
    /// <param name="MadeFor">The café's <see cref="Cafe.Seatings"/> it was made for; if seats have moved since, it is made again.</param>
    public sealed record DecideSeating(
        Guid Decision, Rotations.Remark What, Arrangement Arrangement, ImmutableArray<RoundSeats> Rounds, ulong Seed, long Steps, int MadeFor) : CafeCommand;

    /// <summary>The server's: everybody's seats from one round on.</summary>
    public sealed record SeatEverybody(ImmutableArray<RoundSeats> Rounds, ulong Seed, long Steps) : CafeCommand;

    /// <summary>The server's: a seat now and a route for the rest for one person, moving nobody else.</summary>
    public sealed record SeatOne(int Number, ImmutableArray<Seat> Seats) : CafeCommand;

    /// <summary>The server's: who sat where when the talk of a round ended.</summary>
    public sealed record TakeAttendance(int Round) : CafeCommand;

    /// <summary>The server's, when the gallery has ended and each sheet's marks are counted.</summary>
    public sealed record CountMarks : CafeCommand;

    /// <summary>The server's, 24 hours after the close.</summary>
    public sealed record Settle : CafeCommand;

    /// <summary>The server's, when the days are over that the café named.</summary>
    public sealed record EraseNames : CafeCommand;

    CafeCommand() { }
}

/// <summary>Somebody on a list, before they come.</summary>
/// <param name="HostOf">Number of the table the person hosts, or null.</param>
/// <param name="StaysPut">The person cannot or prefers not to move.</param>
public sealed record Newcomer(PersonDetails Details, int? HostOf = null, bool StaysPut = false);

/// <summary>A table in a round, for one person.</summary>
public sealed record Seat(int Round, int Table);

/// <summary>Who sits where in one round: by table number, the people's numbers in order.</summary>
public sealed record RoundSeats(int Round, ImmutableSortedDictionary<int, ImmutableArray<int>> Tables);
