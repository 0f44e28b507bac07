using System.Collections.Immutable;
using OpenTalks.People;
using OpenTalks.Sheets;

namespace OpenTalks.Cafes;

/// <summary>A seat on the console.</summary>
/// <param name="Arrived">The person has arrived for the round that runs.</param>
/// <param name="Connected">A device of the person's is connected: a hint, not attendance.</param>
public sealed record SeatRow(int Number, bool Arrived, bool Connected, bool Remote);

/// <summary>A table on the console.</summary>
/// <param name="Ideas">On its sheet, without those taken back.</param>
/// <param name="Last">The newest idea's text, or null.</param>
public sealed record TableRow(int Number, string Name, int Question, ImmutableArray<SeatRow> Seats, int Ideas, string? Last);

/// <summary>The console's view of a café: a row per table.</summary>
/// <param name="Waiting">Participants without a seat in the round that runs.</param>
public sealed record OverviewView(
    string Title, Programme Programme, int Round, int Participants, int Gone, int Connected, int Waiting,
    ImmutableArray<TableRow> Tables, bool Planned, bool Ended)
{
    /// <param name="sheet">The sheet that lies on a table in the round that runs, or null while nothing is on it.</param>
    /// <param name="person">What is said of a person, or null where it was erased.</param>
    public static OverviewView Of(Cafe cafe, Func<int, Sheet?> sheet, Func<int, Person?> person, IReadOnlySet<int> connected, long nowMs)
    {
        var round = Math.Max(1, cafe.RoundAt(nowMs));
        var seating = cafe.Seating.GetValueOrDefault(round, RoundSeating.None);
        var participants = cafe.People.Where(member => member.Value.Role == Role.Participant).ToList();
        return new OverviewView(
            cafe.Setup!.Title, cafe.Programme, cafe.RoundAt(nowMs),
            participants.Count,
            participants.Count(member => member.Value.Gone),
            participants.Count(member => connected.Contains(member.Key)),
            cafe.Seated.Count(number => !seating.Tables.ContainsKey(number)),
            [.. cafe.Setup.Tables.Select(table => Row(cafe, table, round, seating, sheet(cafe.SheetOn(round, table.Number)), person, connected))],
            cafe.Seating.ContainsKey(1),
            cafe.EndedMs is not null);
    }

    static TableRow Row(
        Cafe cafe, Table table, int round, RoundSeating seating, Sheet? sheet, Func<int, Person?> person, IReadOnlySet<int> connected)
    {
        var ideas = sheet?.Ideas.Values.Where(idea => !idea.TakenBack).ToList() ?? [];
        return new TableRow(
            table.Number, table.Name, cafe.QuestionOn(round, table.Number).Number,
            [.. seating.Tables.Where(seat => seat.Value == table.Number && !cafe.People[seat.Key].Gone)
                .Select(seat => new SeatRow(seat.Key, cafe.People[seat.Key].ArrivedIn >= round,
                    connected.Contains(seat.Key), person(seat.Key)?.Details.Remote ?? false))],
            ideas.Count,
            ideas.MaxBy(idea => idea.Place)?.Text);
    }
}
