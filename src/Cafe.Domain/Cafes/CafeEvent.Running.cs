using System.Collections.Immutable;

namespace OpenTalks.Cafes;

public abstract partial record CafeEvent
{
    /// <param name="At">Index of its first phase.</param>
    public sealed record RoundInserted(int Round, int At, ImmutableArray<Phase> Phases, int? By, long AtMs) : CafeEvent;
    public sealed record RoundDropped(int Round, int? By, long AtMs) : CafeEvent;

    /// <param name="LongerMs">All that the table's talk goes on longer in this round, not only what was added now.</param>
    public sealed record TableExtended(int Table, int Round, long LongerMs, int? By, long AtMs) : CafeEvent;
    public sealed record EndMoved(long ToMs, int? By, long AtMs) : CafeEvent;

    /// <param name="ByMs">Where a phase had been made longer or shorter, what it is changed by now.</param>
    public sealed record ActUndone(int Act, long ByMs, int? By, long AtMs) : CafeEvent;

    /// <param name="Table">Where the person sat, null if nowhere.</param>
    public sealed record HelpAsked(int Help, int By, int? Table, HelpKind Kind, long AtMs) : CafeEvent;
    public sealed record HelpWithdrawn(int Help, long AtMs) : CafeEvent;
    public sealed record HelpTaken(int Help, int By, long AtMs) : CafeEvent;
    public sealed record HelpReleased(int Help) : CafeEvent;
    public sealed record HelpFinished(int Help, int? By, long AtMs) : CafeEvent;
    public sealed record HelpReopened(int Help) : CafeEvent;

    /// <param name="Tables">Numbers; none for everybody.</param>
    /// <param name="Round">Whoever sits at these tables in this round reads it.</param>
    public sealed record Announced(Guid Message, ImmutableSortedDictionary<string, string> Texts, ImmutableArray<int> Tables, int Round, int? By, long AtMs) : CafeEvent;
    public sealed record MessageWithdrawn(Guid Message) : CafeEvent;

    public sealed record WallQuieted(bool Quiet, int? By, long AtMs) : CafeEvent;
    public sealed record SignalsChosen(SignalWays Ways, int? By, long AtMs) : CafeEvent;

    public sealed record LeadTaken(int Number, int? By, long AtMs) : CafeEvent;

    /// <summary>A person or a table waits to speak.</summary>
    public sealed record SpeakerAsked(int Entry, int? Number, int? Table, long AtMs) : CafeEvent;
    public sealed record SpeakerMoved(int Entry, Speaking To, long AtMs) : CafeEvent;

    public sealed record PaceVoted(int Table, int Round, Pace? Vote, int By) : CafeEvent;
}
