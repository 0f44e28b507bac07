using OpenTalks.Cafes;
using OpenTalks.People;
using OpenTalks.Rotations;

namespace OpenTalks.Web.Rotation;

/// <summary>A set-up in the numbers the linter checks.</summary>
public static class LinterDraft
{
    public const int UsualPeople = 50;

    /// <summary>How many people are expected; the usual number where nobody has said.</summary>
    public static int People(Setup setup) => setup.Expected > 1 ? setup.Expected : UsualPeople;

    /// <summary>Nothing is known of languages, hosts and needs here; <see cref="With"/> adds what is. Minutes add up to the programme's.</summary>
    public static Draft Of(Setup setup)
    {
        int Minutes(Func<Phase, bool> which) => (int)(setup.Phases.Where(which).Sum(phase => phase.LengthMs) / 60_000);
        int Shortest(PhaseKind kind) => (int)(setup.Phases.Where(phase => phase.Kind == kind).Select(phase => phase.LengthMs).DefaultIfEmpty().Min() / 60_000);
        var rounds = setup.Phases.Count(phase => phase.Kind == PhaseKind.Talk);
        var (writeUp, move) = (Shortest(PhaseKind.WriteUp), Shortest(PhaseKind.Move));
        return new Draft(
            People(setup), setup.Tables.Length, setup.Tables.Select(table => table.Least).DefaultIfEmpty().Min(), setup.Tables.Select(table => table.Seats).DefaultIfEmpty().Min(),
            OnTables(setup) ? setup.Tables.Select(table => table.Question).Distinct().Count() : 1, rounds,
            TalkMinutes: [.. setup.Phases.Where(phase => phase.Kind == PhaseKind.Talk).Select(phase => (int)(phase.LengthMs / 60_000))],
            WriteUpMinutes: writeUp,
            MoveMinutes: move,
            OtherMinutes: Minutes(phase => phase.Kind != PhaseKind.Talk) - rounds * writeUp - (rounds - 1) * move,
            BookedMinutes: setup.BookedMinutes,
            RoundQuestions: setup.Format == Format.QuestionPerRound ? setup.Questions.Length : 0);
    }

    /// <summary>With those who are known before they come: how many, what they speak, who is remote, who needs a seat of a kind.</summary>
    public static Draft With(this Draft draft, Setup setup, IReadOnlyCollection<PersonDetails> known) => known.Count == 0 ? draft : draft with
    {
        People = Math.Max(known.Count, setup.Expected > 1 ? setup.Expected : known.Count),
        Speakers = [.. known.Where(person => person.Languages.Length > 0)
            .GroupBy(person => string.Join(' ', person.Languages.Order(StringComparer.Ordinal)), StringComparer.Ordinal)
            .Select(alike => new Speakers([.. alike.First().Languages], alike.Count()))],
        AccessNeeded = known.Count(person => !string.IsNullOrEmpty(person.Needs)),
        AccessSeats = setup.Tables.Sum(table => table.AccessSeats),
        Remote = known.Count(person => person.Remote),
        RemoteSeats = setup.Tables.Where(table => table.Place != TablePlace.Room).Sum(table => table.Seats),
    };

    /// <summary>Whether people must come to every question's tables: elsewhere all tables have the same, or people choose.</summary>
    public static bool OnTables(Setup setup) => setup.Format is Format.QuestionPerTable or Format.QuestionsMove;
}
