using System.Globalization;
using OpenTalks.Cafes;
using OpenTalks.Rotations;

namespace OpenTalks.Web.Rotation;

/// <summary>A set-up in the numbers the linter checks.</summary>
public static class LinterDraft
{
    public const int UsualPeople = 50, MostPeople = 2000;

    /// <returns>Null where what was typed is no number of people.</returns>
    public static int? People(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? UsualPeople
        : int.TryParse(typed, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var people) && people is > 1 and <= MostPeople ? people : null;

    /// <summary>The end of a remedy's key: fewer tables or more, or only more.</summary>
    public static string RemedyOf(OpenTalks.Rotations.Remark remedy) =>
        remedy.Code != "use-tables" || remedy.With.ContainsKey("tables") ? remedy.Code : remedy.With.ContainsKey("fewer") ? "use-tables-either" : "use-tables-more";

    /// <summary>Nothing is known of languages, hosts and needs before people come.</summary>
    public static Draft Of(Setup setup, int people)
    {
        int Minutes(Func<Phase, bool> which) => (int)(setup.Phases.Where(which).Sum(phase => phase.LengthMs) / 60_000);
        var rounds = setup.Phases.Max(phase => phase.Round) ?? 0;
        return new Draft(
            people, setup.Tables.Length, setup.Tables.Min(table => table.Least), setup.Tables.Min(table => table.Seats),
            setup.Tables.Select(table => table.Question).Distinct().Count(), rounds,
            TalkMinutes: [.. setup.Phases.Where(phase => phase.Kind == PhaseKind.Talk).Select(phase => (int)(phase.LengthMs / 60_000))],
            WriteUpMinutes: Minutes(phase => phase.Kind == PhaseKind.WriteUp) / Math.Max(1, rounds),
            MoveMinutes: rounds > 1 ? Minutes(phase => phase.Kind == PhaseKind.Move) / (rounds - 1) : 0,
            OtherMinutes: Minutes(phase => phase.Kind is not (PhaseKind.Talk or PhaseKind.WriteUp or PhaseKind.Move)));
    }
}
