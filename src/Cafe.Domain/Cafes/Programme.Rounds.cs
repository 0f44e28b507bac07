using System.Collections.Immutable;

namespace OpenTalks.Cafes;

/// <summary>Rounds that come or go while the café runs, and one table's longer talk.</summary>
public sealed partial record Programme
{
    /// <summary>A move where the programme has none to copy.</summary>
    const long MoveMs = 4 * 60_000;

    /// <summary>Index of the first phase after the last round.</summary>
    public int AfterRounds()
    {
        for (var phase = Phases.Length - 1; phase >= 0; phase--)
            if (Phases[phase].Round is not null) return phase + 1;
        return Phases.Length;
    }

    /// <summary>One more round after the last, as long as that was planned: a move, a talk and a write-up if that has one.</summary>
    public ImmutableArray<Phase> OneMoreRound()
    {
        var last = Rounds;
        var moves = Phases.LastOrDefault(phase => phase.Kind == PhaseKind.Move);
        return
        [
            new Phase(PhaseKind.Move, last + 1, moves is null ? MoveMs : moves.LengthMs - moves.ExtraMs, moves?.Waits ?? false),
            .. Phases.Where(phase => phase.Round == last && phase.Kind != PhaseKind.Move)
                .Select(phase => phase with { Round = last + 1, LengthMs = phase.LengthMs - phase.ExtraMs, ExtraMs = 0 }),
        ];
    }

    public Programme Insert(int at, ImmutableArray<Phase> phases) => this with { Phases = Phases.InsertRange(at, phases) };

    public Programme WithoutRound(int round) => this with { Phases = Phases.RemoveAll(phase => phase.Round == round) };

    /// <summary>The longest that one table's talk may go on: to the end of its write-up and of the move that follows. 0 where the round has no talk.</summary>
    public long MostLongerMs(int round)
    {
        var (writeUp, move) = AfterTalk(round);
        return (writeUp is { } w ? Phases[w].LengthMs : 0) + (move is { } m ? Phases[m].LengthMs : 0);
    }

    /// <summary>
    /// The programme of a table whose talk goes on longer, taken from its own write-up and move; the next round begins for it when it does for all.
    /// Where the write-up has been begun by hand, the table's begins so much later.
    /// </summary>
    public Programme Longer(int round, long byMs)
    {
        var talk = IndexOf(PhaseKind.Talk, round);
        var (writeUp, move) = AfterTalk(round);
        if (byMs <= 0 || talk < 0 || Run is null || Run.Phase > (writeUp ?? talk)) return this;
        var fromWriteUp = writeUp is { } w ? Math.Min(byMs, Phases[w].LengthMs) : 0;
        var phases = Phases.SetItem(talk, Phases[talk] with { LengthMs = Phases[talk].LengthMs + byMs });
        if (writeUp is { } at) phases = phases.SetItem(at, phases[at] with { LengthMs = phases[at].LengthMs - fromWriteUp });
        if (move is { } m) phases = phases.SetItem(m, phases[m] with { LengthMs = Math.Max(0, phases[m].LengthMs - (byMs - fromWriteUp)) });
        var run = Run.Phase == writeUp ? Run with { Phase = talk, SinceMs = Run.SinceMs - Phases[talk].LengthMs } : Run;
        return new Programme(phases, run);
    }

    (int? WriteUp, int? Move) AfterTalk(int round)
    {
        var talk = IndexOf(PhaseKind.Talk, round);
        if (talk < 0) return (null, null);
        var next = talk + 1;
        int? writeUp = next < Phases.Length && Phases[next].Kind == PhaseKind.WriteUp ? next++ : null;
        return (writeUp, next < Phases.Length && Phases[next].Kind == PhaseKind.Move ? next : null);
    }
}
