namespace OpenTalks.Cafes;

/// <summary>The ITU evening in two minutes: its questions, tables and rounds, with phases of seconds.</summary>
public static class RehearsalSetup
{
    /// <param name="pace">1 for two minutes in all, less for a shorter one.</param>
    public static Setup Of(string title, double pace = 1)
    {
        var evening = Presets.ItuEvening2013(title, Attribution.Open);
        return evening with
        {
            Rehearsal = true,
            RetentionDays = 1,
            Phases = [.. evening.Phases.Select(phase => phase with { LengthMs = (long)(Seconds(phase.Kind) * 1000 * pace) })],
        };
    }

    static int Seconds(PhaseKind kind) => kind switch
    {
        PhaseKind.Talk => 14,
        PhaseKind.WriteUp => 10,
        PhaseKind.Gallery => 8,
        PhaseKind.Welcome or PhaseKind.Move => 5,
        PhaseKind.Plenary => 6,
        _ => 4,
    };
}
