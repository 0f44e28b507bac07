using System.Collections.Immutable;
using OpenTalks.Rotations;

namespace OpenTalks.Cafes;

/// <summary>Rounds that come and go, one table's longer talk, and the way back from every act on the programme.</summary>
public sealed partial record Cafe
{
    /// <summary>More rounds than any evening holds.</summary>
    public const int MostRounds = 12;

    const int ActsKept = 12;
    const long LongestExtensionMs = 30 * 60_000;

    /// <summary>Tables whose talk goes on longer than the others', by round.</summary>
    public ImmutableArray<LongerTalk> Longer { get; init; } = [];

    /// <summary>When the evening may end, where somebody has moved that; else <see cref="EndsBy"/> counts.</summary>
    public long? EndsByMs { get; init; }

    /// <summary>The newest acts on the programme that can still be taken back, the newest last.</summary>
    public ImmutableArray<ProgrammeAct> ProgrammeActs { get; init; } = [];

    /// <summary>How many acts there have been.</summary>
    public int ActsDone { get; init; }

    public Floor Floor { get; init; } = Floor.Empty;

    /// <summary>When the evening is to end: all lengths of the set-up after the first beginning, later where the room is booked longer or somebody moved it. Null before the start.</summary>
    public long? EndsBy(long nowMs) => Programme.Run is null ? null
        : EndsByMs ?? BeganMs(0, nowMs) + Math.Max(Setup!.BookedMinutes * 60_000L, Setup.Phases.Sum(phase => phase.LengthMs));

    public long LongerMs(int round, int table) => Longer.FirstOrDefault(longer => longer.Round == round && longer.Table == table)?.LongerMs ?? 0;

    /// <summary>The programme as it runs at a table.</summary>
    public Programme ProgrammeAt(int? table, long nowMs) => table is { } t && RoundSeated(nowMs) is var round ? Programme.Longer(round, LongerMs(round, t)) : Programme;

    /// <summary>The programme as it runs for one person: by the table the person sits at.</summary>
    public Programme ProgrammeFor(int number, long nowMs) => ProgrammeAt(TableOf(number, RoundSeated(nowMs)), nowMs);

    /// <summary>The next moment at which a phase ends by itself, for all or for one table.</summary>
    public long? NextBoundaryMs(long nowMs) =>
        Longer.Where(longer => longer.Round == RoundSeated(nowMs)).Select(longer => Programme.Longer(longer.Round, longer.LongerMs).NextBoundaryMs(nowMs))
            .Append(Programme.NextBoundaryMs(nowMs)).Min();

    /// <summary>The round whose seats people sit on: during a move still the one before.</summary>
    int RoundSeated(long nowMs) => RoundsUnderWay(nowMs);

    static Decision<CafeEvent> InsertRound(Cafe cafe, Caller caller, CafeCommand.InsertRound c)
    {
        if (c.Round <= cafe.Rounds) return c.Round < 1 ? new Refusal("round-unknown") : Decision.AlreadySo<CafeEvent>();
        if (c.Round != cafe.Rounds + 1 || cafe.Rounds == 0) return new Refusal("round-unknown");
        if (c.Round > MostRounds) return new Refusal("too-many-rounds");
        var at = cafe.Programme.AfterRounds();
        if (cafe.Programme.At(caller.NowMs) is { } here && here.Phase >= at) return new Refusal("rounds-over");
        return new CafeEvent.RoundInserted(c.Round, at, cafe.Programme.OneMoreRound(), caller.Number, caller.NowMs);
    }

    static Decision<CafeEvent> DropRound(Cafe cafe, Caller caller, CafeCommand.DropRound c)
    {
        if (c.Round > cafe.Rounds) return Decision.AlreadySo<CafeEvent>();
        if (c.Round < 1) return new Refusal("round-unknown");
        if (c.Round < cafe.Rounds) return new Refusal("round-not-last");
        if (cafe.Rounds == 1) return new Refusal("round-only");
        return HasBegun(cafe, c.Round, caller.NowMs) ? new Refusal("round-begun") : new CafeEvent.RoundDropped(c.Round, caller.Number, caller.NowMs);
    }

    static bool HasBegun(Cafe cafe, int round, long nowMs) =>
        cafe.Programme.At(nowMs) is { } here && here.Phase >= cafe.Programme.Phases.IndexOf(cafe.Programme.Phases.First(phase => phase.Round == round));

    static Decision<CafeEvent> ExtendTable(Cafe cafe, Caller caller, CafeCommand.ExtendTable c)
    {
        if (cafe.Table(c.Table) is null) return new Refusal("table-unknown");
        if (c.ByMs is 0 or > LongestExtensionMs or < -LongestExtensionMs) return new Refusal("minutes-out-of-range");
        if (cafe.Programme.At(caller.NowMs) is not { } here) return new Refusal("programme-not-started");
        if (c.Round != cafe.RoundSeated(caller.NowMs)) return new Refusal("phase-over");
        // Whoever has begun to write is not sent back to talking.
        var phase = cafe.ProgrammeAt(c.Table, caller.NowMs).At(caller.NowMs)!;
        if (cafe.Programme.Phases[phase.Phase].Kind != PhaseKind.Talk) return new Refusal("phase-over");
        var was = cafe.LongerMs(c.Round, c.Table);
        // What has been talked already cannot be taken away.
        var least = Math.Max(0, was - Math.Max(0, phase.LeftMs));
        var longer = Math.Clamp(was + c.ByMs, Math.Min(was, least), Math.Max(was, cafe.Programme.MostLongerMs(c.Round)));
        if (longer != was) return new CafeEvent.TableExtended(c.Table, c.Round, longer, caller.Number, caller.NowMs);
        return c.ByMs > 0 ? new Refusal("table-at-limit") : Decision.AlreadySo<CafeEvent>();
    }

    static Decision<CafeEvent> MoveEnd(Cafe cafe, Caller caller, CafeCommand.MoveEnd c)
    {
        if (cafe.EndsBy(caller.NowMs) is not { } ends) return new Refusal("programme-not-started");
        if (c.ByMs is 0 or > 4 * 3_600_000 or < -4 * 3_600_000) return new Refusal("minutes-out-of-range");
        var newest = cafe.ProgrammeActs is [.., var act] ? act.Number : 0;
        return newest != c.After ? new Refusal("programme-changed") : new CafeEvent.EndMoved(ends + c.ByMs, caller.Number, caller.NowMs);
    }

    static Decision<CafeEvent> UndoAct(Cafe cafe, Caller caller, CafeCommand.UndoAct c)
    {
        if (cafe.ProgrammeActs.All(act => act.Number != c.Act)) return Decision.AlreadySo<CafeEvent>();
        var act = cafe.ProgrammeActs[^1];
        if (act.Number != c.Act) return new Refusal("undo-newer-first");
        return cafe.WayBack(act, caller.NowMs) is { } byMs ? new CafeEvent.ActUndone(act.Number, byMs, caller.Number, caller.NowMs) : new Refusal("act-too-late");
    }

    /// <summary>Whether the newest act can be taken back now.</summary>
    public bool CanUndoAct(long nowMs) => EndedMs is null && ProgrammeActs is [.., var act] && WayBack(act, nowMs) is not null;

    /// <summary>By how much a phase is changed on the way back (0 where none is); null where something stands on the act.</summary>
    long? WayBack(ProgrammeAct act, long nowMs)
    {
        var here = Programme.At(nowMs);
        switch (act.Kind)
        {
            // What was begun still runs.
            case ActKind.Start or ActKind.Next or ActKind.Back or ActKind.Resume:
                return here?.Phase == act.Phase ? 0 : null;
            case ActKind.Pause:
                return here is { Paused: true } ? 0 : null;
            case ActKind.Extend:
                if (here is null || act.Phase > here.Phase) return -act.ByMs;
                if (act.Phase == here.Phase) return Math.Max(-act.ByMs, Math.Min(0, -here.LeftMs));
                // What was cut down to nothing goes on.
                var cut = act.ByMs < 0 && act.Phase == here.Phase - 1 && act.Before.Programme.At(act.AtMs)?.Phase == act.Phase;
                return cut && Programme.Run!.Phase <= act.Phase ? -act.ByMs : null;
            case ActKind.InsertRound:
                return HasBegun(this, act.Round!.Value, nowMs) ? null : 0;
            case ActKind.DropRound:
                return here is not null && here.Phase >= Programme.AfterRounds() ? null : 0;
            case ActKind.ExtendTable:
                return act.Round == RoundSeated(nowMs) ? 0 : null;
            default:
                return 0;
        }
    }

    /// <summary>Remembers an act that made this of what was before.</summary>
    Cafe Did(Cafe before, ActKind kind, int? by, long atMs, int phase, int? round = null, int? table = null, long byMs = 0)
    {
        var acts = before.ProgrammeActs.Length < ActsKept ? before.ProgrammeActs : before.ProgrammeActs.RemoveAt(0);
        var act = new ProgrammeAct(before.ActsDone + 1, kind, by, atMs, phase, round, table, byMs, ProgrammeBefore.Of(before, atMs));
        return this with { ProgrammeActs = acts.Add(act), ActsDone = act.Number };
    }

    ActKind KindOf(int phase, long atMs) =>
        Programme.At(atMs) is not { } here ? ActKind.Start : phase > here.Phase ? ActKind.Next : ActKind.Back;

    Cafe WithoutRound(int round)
    {
        var undo = ImmutableStack<SeatingBefore>.Empty;
        foreach (var before in Undo.Reverse()) undo = undo.Push(before with { Seating = before.Seating.Remove(round) });
        return this with
        {
            Programme = Programme.WithoutRound(round),
            Seating = Seating.Remove(round),
            Undo = undo,
            Arrangement = Arrangement with { Pins = Arrangement.Pins.RemoveAll(pin => pin.Round == round) },
            Longer = Longer.RemoveAll(longer => longer.Round == round),
            Seatings = Seatings + 1,
        };
    }

    Cafe WithLonger(int round, int table, long longerMs)
    {
        var others = Longer.RemoveAll(longer => longer.Round == round && longer.Table == table);
        return this with { Longer = longerMs > 0 ? others.Add(new LongerTalk(round, table, longerMs)) : others };
    }

    Cafe Undoing(CafeEvent.ActUndone e)
    {
        var act = ProgrammeActs[^1];
        var was = act.Before;
        var back = act.Kind switch
        {
            ActKind.Start or ActKind.Next or ActKind.Back => Returning(act, e.AtMs),
            ActKind.Pause => this with { Programme = Programme.Resume(e.AtMs) },
            ActKind.Resume => Remembering(e.AtMs) with { Programme = Programme.Pause(e.AtMs) },
            ActKind.Extend => this with { Programme = Programme.Extend(act.Phase, e.ByMs) },
            ActKind.InsertRound => WithoutRound(act.Round!.Value),
            // The seats come back if nothing has moved since; else the planner gives the round new ones.
            ActKind.DropRound when Seatings == was.Seatings + 1 => this with
            {
                Programme = Programme with { Phases = was.Programme.Phases }, Seating = was.Seating, Arrangement = was.Arrangement, Undo = was.Undo, Seatings = Seatings + 1,
            },
            ActKind.DropRound => this with { Programme = Programme with { Phases = was.Programme.Phases }, Seatings = Seatings + 1 },
            ActKind.ExtendTable => this with { Longer = was.Longer },
            _ => this with { EndsByMs = was.EndsByMs },
        };
        return back.Again(this, e.AtMs) with { ProgrammeActs = ProgrammeActs.RemoveAt(ProgrammeActs.Length - 1) };
    }

    /// <summary>The phase that was left has what it had left then.</summary>
    Cafe Returning(ProgrammeAct act, long atMs)
    {
        var run = act.Before.Programme.Run;
        var away = Math.Max(0, atMs - act.AtMs);
        return this with
        {
            Programme = Programme with { Run = run is { PausedMs: null } ? run with { SinceMs = run.SinceMs + away } : run },
            Began = act.Before.Began,
            Attendance = act.Before.Attendance,
        };
    }

    /// <summary>A phase that goes on after it had ended ends again, and what happens by itself then happens again.</summary>
    Cafe Again(Cafe before, long atMs)
    {
        var phase = Programme.At(atMs)?.Phase ?? -1;
        if (before.Programme.At(atMs) is not { } was || phase >= was.Phase) return this;
        return this with { Turn = Turn + 1, Attendance = Attendance.RemoveRange(Attendance.Keys.Where(round => Programme.IndexOf(PhaseKind.Talk, round) >= phase)) };
    }
}
