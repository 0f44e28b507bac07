using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace OpenTalks.Cafes;

/// <summary>What a phase is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PhaseKind>))]
public enum PhaseKind
{
    [JsonStringEnumMemberName("arrival")] Arrival,
    [JsonStringEnumMemberName("welcome")] Welcome,
    [JsonStringEnumMemberName("talk")] Talk,
    [JsonStringEnumMemberName("write-up")] WriteUp,
    [JsonStringEnumMemberName("move")] Move,
    [JsonStringEnumMemberName("reflection")] Reflection,
    [JsonStringEnumMemberName("gallery")] Gallery,
    [JsonStringEnumMemberName("plenary")] Plenary,
    [JsonStringEnumMemberName("close")] Close,
}

/// <summary>One step of the programme.</summary>
/// <param name="Round">The round it belongs to, counted from 1; a move belongs to the round it leads to. Null outside rounds.</param>
/// <param name="LengthMs">Planned length with all extensions, in milliseconds.</param>
/// <param name="Waits">It does not end by itself but waits for the facilitator and counts up.</param>
/// <param name="ExtraMs">What of the length was added to the plan, in milliseconds; negative for taken away.</param>
public sealed record Phase(PhaseKind Kind, int? Round, long LengthMs, bool Waits, long ExtraMs = 0);

/// <summary>From when the programme is counted: everything after follows from the lengths.</summary>
/// <param name="Phase">Index of the phase that began then.</param>
/// <param name="SinceMs">When it began, milliseconds since 1970.</param>
/// <param name="PausedMs">Since when the clock stands still; null while it runs.</param>
public sealed record Run(int Phase, long SinceMs, long? PausedMs);

/// <summary>Where the programme is at one moment.</summary>
/// <param name="EndsMs">When the phase ends by its length; a phase that waits goes on after it.</param>
/// <param name="LeftMs">What is left of it; negative where a phase that waits has gone beyond.</param>
/// <param name="Over">The last phase has ended by itself.</param>
public sealed record Position(int Phase, long BeganMs, long EndsMs, long LeftMs, bool Paused, bool Over);

/// <summary>
/// The ordered phases and the run. The running phase is a function of this and of now: nothing happens when a
/// phase ends. programme.ts is the same in the browser; both are tested on tests/fixtures/programme.
/// </summary>
public sealed partial record Programme(ImmutableArray<Phase> Phases, Run? Run = null)
{
    public static Programme Empty { get; } = new([]);

    [JsonIgnore] public int Rounds => Phases.Max(phase => phase.Round) ?? 0;

    /// <summary>Null before the start. A moment before the run began counts as its beginning.</summary>
    public Position? At(long nowMs)
    {
        if (Run is not { } run) return null;
        var now = Math.Max(run.PausedMs ?? nowMs, run.SinceMs);
        var (phase, began) = (run.Phase, run.SinceMs);
        while (phase < Phases.Length - 1 && !Phases[phase].Waits && now >= began + Phases[phase].LengthMs)
            began += Phases[phase++].LengthMs;
        var ends = began + Phases[phase].LengthMs;
        var over = phase == Phases.Length - 1 && !Phases[phase].Waits && now >= ends;
        return new Position(phase, began, ends, ends - now, run.PausedMs is not null, over);
    }

    /// <summary>
    /// When the phase begins as things stand; null if that depends on somebody (a phase before it waits, a pause, no start)
    /// or if it lies before the phase from which the run is counted.
    /// </summary>
    public long? BeginsMs(int phase)
    {
        if (Run is not { PausedMs: null } run || phase < run.Phase) return null;
        var begins = run.SinceMs;
        for (var before = run.Phase; before < phase; before++)
        {
            if (Phases[before].Waits) return null;
            begins += Phases[before].LengthMs;
        }
        return begins;
    }

    /// <summary>When a phase between the run's beginning and now began; null for any other.</summary>
    public long? BeganMs(int phase, long nowMs)
    {
        if (Run is not { } run || At(nowMs) is not { } here || phase < run.Phase || phase > here.Phase) return null;
        return run.SinceMs + Phases.Take(new Range(run.Phase, phase)).Sum(before => before.LengthMs);
    }

    /// <summary>The next moment after now at which the running phase ends by itself; null if none does.</summary>
    public long? NextBoundaryMs(long nowMs) =>
        At(nowMs) is { Paused: false, Over: false } here && !Phases[here.Phase].Waits ? here.EndsMs : null;

    /// <summary>The phase to go back to: one shortened to nothing would be over as it begins. Null where there is none.</summary>
    public int? Before(int phase)
    {
        while (--phase >= 0)
            if (Phases[phase].Waits || Phases[phase].LengthMs > 0) return phase;
        return null;
    }

    public int IndexOf(PhaseKind kind, int? round = null)
    {
        for (var i = 0; i < Phases.Length; i++)
            if (Phases[i].Kind == kind && (round is null || Phases[i].Round == round)) return i;
        return -1;
    }

    public Programme Begin(int phase, long atMs) => this with { Run = new Run(phase, Later(atMs), null) };

    public Programme Pause(long atMs) =>
        At(atMs) is { } here ? this with { Run = new Run(here.Phase, here.BeganMs, Later(atMs)) } : this;

    /// <summary>A pause keeps what is left: the phase's beginning moves by the length of the pause.</summary>
    public Programme Resume(long atMs) => Run is { PausedMs: { } paused } run
        ? this with { Run = new Run(run.Phase, run.SinceMs + Math.Max(0, atMs - paused), null) }
        : this;

    public Programme Extend(int phase, long byMs)
    {
        var was = Phases[phase];
        var length = Math.Max(0, was.LengthMs + byMs);
        return this with { Phases = Phases.SetItem(phase, was with { LengthMs = length, ExtraMs = was.ExtraMs + length - was.LengthMs }) };
    }

    // A fold never goes back in time, whatever two database clocks said.
    long Later(long atMs) => Math.Max(atMs, Run is { } run ? Math.Max(run.SinceMs, run.PausedMs ?? run.SinceMs) : atMs);
}
