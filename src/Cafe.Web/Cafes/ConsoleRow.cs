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
    /// <param name="began">When each phase began, ms since 1970, by index; null for one that has not.</param>
    public static IReadOnlyList<ConsoleRow> Of(Programme programme, IReadOnlyList<long?> began, long nowMs) => Of(programme, began, nowMs, out _);

    /// <param name="endsMs">When the programme ends as things stand; null before the start.</param>
    public static IReadOnlyList<ConsoleRow> Of(Programme programme, IReadOnlyList<long?> began, long nowMs, out long? endsMs)
    {
        var here = programme.At(nowMs);
        List<ConsoleRow> rows = [];
        var (at, about) = (programme.Run?.SinceMs ?? 0, false);
        for (var i = 0; i < programme.Phases.Length; i++)
        {
            var phase = programme.Phases[i];
            var planned = phase.LengthMs - phase.ExtraMs;
            var state = here is null || i > here.Phase ? RowState.Coming : i < here.Phase ? RowState.Done : RowState.Running;
            long? counted = programme.Run is { } run && i >= run.Phase ? at : null;
            var begins = state == RowState.Coming ? counted : began[i] ?? counted;
            if (phase.Kind == PhaseKind.WriteUp && rows is [.., { Kind: PhaseKind.Talk } talk] && talk.Round == phase.Round)
                rows[^1] = talk with
                {
                    State = Both(talk.State, state), PlannedMs = talk.PlannedMs + planned, ExtraMs = talk.ExtraMs + phase.ExtraMs,
                };
            else
                rows.Add(new ConsoleRow(i, phase.Kind, phase.Round, begins, about && begins is not null, state, planned, phase.ExtraMs, phase.Waits));
            if (counted is null) continue;
            at += phase.LengthMs;
            if (i == here!.Phase && (phase.Waits || here.Paused)) at = Math.Max(at, nowMs + (here.Paused ? Math.Max(0, here.LeftMs) : 0));
            about |= i >= here.Phase && (phase.Waits || here.Paused);
        }
        endsMs = here is null ? null : at;
        return rows;
    }

    static RowState Both(RowState talk, RowState writeUp) =>
        talk == RowState.Running || writeUp == RowState.Running ? RowState.Running
        : writeUp == RowState.Done ? RowState.Done : RowState.Coming;
}

/// <summary>What is left for the harvest when the evening ends as planned. console-rows.ts makes the same.</summary>
/// <param name="Phase">Index of the phase of which the loss is told.</param>
/// <param name="Gallery">Index of a gallery that has not begun and is long enough to give what was lost; null where there is none.</param>
public sealed record HarvestTime(long PlannedMs, long LostMs, int Phase, int? Gallery)
{
    const long LeastMs = 30_000;

    /// <returns>Null where nothing is lost.</returns>
    public static HarvestTime? Of(Programme programme, long? endsMs, long? endsByMs, long nowMs)
    {
        if (endsMs - endsByMs is not { } lost || lost < LeastMs || programme.At(nowMs) is not { } here) return null;
        var open = programme.Phases.Select((phase, index) => (Phase: phase, Index: index))
            .Where(one => one.Phase.Kind is PhaseKind.Gallery or PhaseKind.Plenary or PhaseKind.Close && one.Index >= here.Phase).ToList();
        if (open.Count == 0) return null;
        var told = open.Find(one => one.Phase.Kind == PhaseKind.Plenary) is { Phase: not null } plenary ? plenary.Index : open[0].Index;
        var gallery = open.Where(one => one.Phase.Kind == PhaseKind.Gallery && one.Index > here.Phase && one.Phase.LengthMs - lost >= 60_000).Select(one => (int?)one.Index).FirstOrDefault();
        return new HarvestTime(open.Sum(one => one.Phase.LengthMs - one.Phase.ExtraMs), lost, told, gallery);
    }
}
