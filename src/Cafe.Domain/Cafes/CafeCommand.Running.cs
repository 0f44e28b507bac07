using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace OpenTalks.Cafes;

// What a facilitator does while the café runs, and what people ask of facilitators.
[JsonDerivedType(typeof(InsertRound), "insert-round")]
[JsonDerivedType(typeof(DropRound), "drop-round")]
[JsonDerivedType(typeof(ExtendTable), "extend-table")]
[JsonDerivedType(typeof(MoveEnd), "move-end")]
[JsonDerivedType(typeof(UndoAct), "undo-act")]
[JsonDerivedType(typeof(AskHelp), "ask-help")]
[JsonDerivedType(typeof(WithdrawHelp), "withdraw-help")]
[JsonDerivedType(typeof(TakeHelp), "take-help")]
[JsonDerivedType(typeof(ReleaseHelp), "release-help")]
[JsonDerivedType(typeof(FinishHelp), "finish-help")]
[JsonDerivedType(typeof(ReopenHelp), "reopen-help")]
[JsonDerivedType(typeof(Announce), "announce")]
[JsonDerivedType(typeof(WithdrawMessage), "withdraw-message")]
[JsonDerivedType(typeof(TakeLead), "take-lead")]
[JsonDerivedType(typeof(AskToSpeak), "ask-to-speak")]
[JsonDerivedType(typeof(StopAsking), "stop-asking")]
[JsonDerivedType(typeof(AskTable), "ask-table")]
[JsonDerivedType(typeof(GiveFloor), "give-floor")]
[JsonDerivedType(typeof(EndFloor), "end-floor")]
[JsonDerivedType(typeof(SkipSpeaker), "skip-speaker")]
[JsonDerivedType(typeof(PutBackSpeaker), "put-back-speaker")]
[JsonDerivedType(typeof(VotePace), "vote-pace")]
[JsonDerivedType(typeof(QuietWall), "quiet-wall")]
[JsonDerivedType(typeof(ChooseSignals), "choose-signals")]
public abstract partial record CafeCommand
{
    /// <summary>One more round after the last, as long as the rounds are not over.</summary>
    /// <param name="Round">The number it will have: one more than there are rounds. There already: it is already so.</param>
    public sealed record InsertRound(int Round) : CafeCommand;

    /// <summary>The last round is left out, as long as it has not begun.</summary>
    /// <param name="Round">Its number. Gone already: it is already so.</param>
    public sealed record DropRound(int Round) : CafeCommand;

    /// <summary>One table talks longer, out of its own write-up and move.</summary>
    /// <param name="Round">The round that runs.</param>
    /// <param name="ByMs">Milliseconds more than now, negative for less; cut to what is possible.</param>
    public sealed record ExtendTable(int Table, int Round, long ByMs) : CafeCommand;

    /// <summary>The evening may end later or earlier than was planned: what the harvest has lost is counted from there.</summary>
    /// <param name="ByMs">Milliseconds later, negative for earlier.</param>
    /// <param name="After">Number of the newest act that the console showed, 0 for none: of two who press at once one is heard.</param>
    public sealed record MoveEnd(long ByMs, int After) : CafeCommand;

    /// <summary>Takes back the newest act on the programme, as long as nothing stands on it.</summary>
    /// <param name="Act">Its number, from the overview.</param>
    public sealed record UndoAct(int Act) : CafeCommand;

    public sealed record AskHelp(HelpKind Kind) : CafeCommand;

    /// <summary>Whoever asked needs none any more.</summary>
    public sealed record WithdrawHelp(int Help) : CafeCommand;

    /// <summary>"I'll go."</summary>
    public sealed record TakeHelp(int Help) : CafeCommand;

    /// <summary>Takes <see cref="TakeHelp"/> back.</summary>
    public sealed record ReleaseHelp(int Help) : CafeCommand;

    public sealed record FinishHelp(int Help) : CafeCommand;

    /// <summary>Takes <see cref="FinishHelp"/> back.</summary>
    public sealed record ReopenHelp(int Help) : CafeCommand;

    /// <param name="Message">128 random bits made by the client.</param>
    /// <param name="Texts">By two-letter language; one text alone is read by all.</param>
    /// <param name="Tables">Numbers; null or none for everybody.</param>
    public sealed record Announce(Guid Message, ImmutableSortedDictionary<string, string> Texts, ImmutableArray<int>? Tables = null) : CafeCommand;

    /// <summary>Takes <see cref="Announce"/> back.</summary>
    public sealed record WithdrawMessage(Guid Message) : CafeCommand;

    /// <summary>Says which facilitator has the lead now: oneself or another. Everybody can go on doing everything.</summary>
    public sealed record TakeLead(int Number) : CafeCommand;

    /// <summary>"I want to speak", in the plenary or before it.</summary>
    public sealed record AskToSpeak : CafeCommand;

    public sealed record StopAsking : CafeCommand;

    /// <summary>A facilitator asks a table to speak.</summary>
    public sealed record AskTable(int Table) : CafeCommand;

    /// <summary>It is this one's turn; who spoke before has done.</summary>
    public sealed record GiveFloor(int Entry) : CafeCommand;

    public sealed record EndFloor(int Entry) : CafeCommand;
    public sealed record SkipSpeaker(int Entry) : CafeCommand;

    /// <summary>Takes <see cref="GiveFloor"/>, <see cref="EndFloor"/>, <see cref="SkipSpeaker"/> or <see cref="StopAsking"/> back: waiting again, at the same place.</summary>
    public sealed record PutBackSpeaker(int Entry) : CafeCommand;

    /// <summary>The wall shows no ideas and no messages until it is taken back: the clock, the question and the way to the tables stay.</summary>
    public sealed record QuietWall(bool Quiet) : CafeCommand;

    /// <summary>In which ways the café's devices signal the end of a round; each device may do without one of them.</summary>
    public sealed record ChooseSignals(SignalWays Ways) : CafeCommand;

    /// <summary>A host says whether the table needs more time in the round that runs; null takes it back.</summary>
    public sealed record VotePace(int Round, Pace? Vote) : CafeCommand;
}
