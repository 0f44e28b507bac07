using OpenTalks.Cafes;

namespace OpenTalks.Web.Cafes;

/// <summary>A reason to go and look at a table: "help", "thin", "overfull", "no-host" or "silent"; of help the first number is whole minutes.</summary>
public sealed record TableFlag(string Code, int People, int Seats);

/// <summary>How many seats of a table are in which state. console-tables.ts counts the same.</summary>
/// <param name="Here">Has arrived in the room, whether or not the phone sleeps: people put it down to talk.</param>
/// <param name="Coming">Has not arrived yet, and a device is heard.</param>
/// <param name="Remote">Has arrived from afar, and a device is heard.</param>
/// <param name="Offline">No device is heard of somebody who has not arrived, or is remote.</param>
public sealed record ConsoleTable(TableRow Row, int Here, int Coming, int Remote, int Offline, TableFlag? Flag)
{
    public static ConsoleTable Of(TableRow row, Table table, OverviewView overview, PhaseKind? phase, long nowMs) => new(
        row,
        row.Seats.Count(seat => seat is { Arrived: true, Remote: false }),
        row.Seats.Count(seat => seat is { Connected: true, Arrived: false }),
        row.Seats.Count(seat => seat is { Connected: true, Arrived: true, Remote: true }),
        row.Seats.Count(seat => seat is { Connected: false } and not { Arrived: true, Remote: false }),
        FlagOf(row, table, overview, phase, nowMs));

    // A table where nobody is meant to sit needs nobody.
    static TableFlag? FlagOf(TableRow row, Table table, OverviewView overview, PhaseKind? phase, long nowMs)
    {
        if (overview.Ended) return null;
        if (overview.Running.Helps.FirstOrDefault(help => help.Table == row.Number && help.TakenBy is null) is { } asked)
            return new TableFlag("help", (int)Math.Max(0, (nowMs - asked.AtMs) / 60_000), table.Seats);
        var people = row.Seats.Length;
        if (!overview.Planned || people == 0) return null;
        if (phase is PhaseKind.Reflection or PhaseKind.Gallery or PhaseKind.Plenary or PhaseKind.Close) return null;
        var code = people > table.Seats ? "overfull" : people < table.Least ? "thin" : row.NoHost ? "no-host" : phase == PhaseKind.WriteUp && row.Ideas == 0 ? "silent" : null;
        return code is null ? null : new TableFlag(code, people, table.Seats);
    }
}
