using OpenTalks.Cafes;

namespace OpenTalks.Web.Cafes;

/// <summary>Where a row of the programme lies.</summary>
public enum RowState { Done, Running, Coming }

/// <summary>A row of the console's programme: one phase, or a round's talk with its write-up. console-rows.ts makes the same.</summary>
/// <param name="Phase">Index of its first phase.</param>
/// <param name="BeginsMs">Milliseconds since 1970; null before the start and where the run does not tell any more.</param>
/// <param name="About">The time depends on somebody: a phase before it waits, or the clock stands still.</param>
/// <param name="ExtraMs">What was added to the planned length, negative for taken away.</param>
public sealed record ConsoleRow(
    int Phase, PhaseKind Kind, int? Round, long? BeginsMs, bool About, RowState State, long PlannedMs, long ExtraMs, bool Waits)
{
    /// <param name="planned">The phases as set-up planned them.</param>
    public static IReadOnlyList<ConsoleRow> Of(Programme programme, IReadOnlyList<Phase> planned, long nowMs)
    {
        var here = programme.At(nowMs);
        List<ConsoleRow> rows = [];
        var (at, about) = (programme.Run?.SinceMs ?? 0, false);
        for (var i = 0; i < programme.Phases.Length; i++)
        {
            var phase = programme.Phases[i];
            var extra = phase.LengthMs - planned[i].LengthMs;
            var state = here is null || i > here.Phase ? RowState.Coming : i < here.Phase ? RowState.Done : RowState.Running;
            long? begins = programme.Run is { } run && i >= run.Phase ? at : null;
            if (phase.Kind == PhaseKind.WriteUp && rows is [.., { Kind: PhaseKind.Talk } talk] && talk.Round == phase.Round)
                rows[^1] = talk with
                {
                    State = Both(talk.State, state), PlannedMs = talk.PlannedMs + planned[i].LengthMs, ExtraMs = talk.ExtraMs + extra,
                };
            else
                rows.Add(new ConsoleRow(i, phase.Kind, phase.Round, begins, about && begins is not null, state, planned[i].LengthMs, extra, phase.Waits));
            if (begins is null) continue;
            at += phase.LengthMs;
            if (i == here!.Phase && (phase.Waits || here.Paused)) at = Math.Max(at, nowMs + (here.Paused ? Math.Max(0, here.LeftMs) : 0));
            about |= i >= here.Phase && (phase.Waits || here.Paused);
        }
        return rows;
    }

    static RowState Both(RowState talk, RowState writeUp) =>
        talk == RowState.Running || writeUp == RowState.Running ? RowState.Running
        : writeUp == RowState.Done ? RowState.Done : RowState.Coming;
}
