using System.Collections.Immutable;

namespace OpenTalks.Cafes;

/// <summary>Somebody at a table, to be named there.</summary>
/// <param name="Name">Empty where people are numbers to one another.</param>
public sealed record AtTable(int Number, string Name);

/// <summary>One round at a table.</summary>
/// <param name="Sheet">Number of the sheet that lies there in that round.</param>
/// <param name="Question">In the language asked for, as far as there is a text.</param>
/// <param name="QuestionLanguage">Two-letter code of that text.</param>
/// <param name="People">Who sits there by the plan that stands, in order of number.</param>
/// <param name="Host">The number of its host, or null.</param>
public sealed record Sitting(int Round, int Sheet, string Question, string QuestionLanguage, ImmutableArray<AtTable> People, int? Host);

/// <summary>All that a table's device or its host's phone needs to know of the table, to go on alone.</summary>
/// <param name="Number">The number of whoever reads it.</param>
/// <param name="Signals">In which ways the end of a round is signalled.</param>
/// <param name="Aside">Help, messages and pace, as for the table's device or its host.</param>
public sealed record TableView(
    int Number, int Table, string Name, string Title, Attribution Attribution, Programme Programme, ImmutableArray<Sitting> Sittings, bool Ended, MeAside Aside, SignalWays Signals)
{
    /// <summary>Sheets of another table that this one is asked to sort; none while that is not on offer.</summary>
    public ImmutableArray<int> Sorts { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <param name="name">The name on a number.</param>
    public static TableView Of(Cafe cafe, int number, int table, string language, Func<int, string> name, long nowMs)
    {
        var there = cafe.Table(table)!;
        return new TableView(
            number, table, there.Name, cafe.Setup!.Title, cafe.Attribution, cafe.Programme,
            [.. Enumerable.Range(1, cafe.Rounds).Select(round => Sitting(cafe, there, round, language, name))],
            cafe.EndedMs is not null,
            MeAside.Of(cafe, number, name, language, nowMs), cafe.Signals)
        {
            Sorts = cafe.EndedMs is null ? cafe.Sorting.FirstOrDefault(task => task.Table == table)?.Sheets ?? [] : [],
        };
    }

    static Sitting Sitting(Cafe cafe, Table table, int round, string language, Func<int, string> name)
    {
        var sheet = cafe.SheetOn(round, table.Number);
        var question = cafe.QuestionOfSheet(sheet) ?? cafe.QuestionOf(table);
        var seats = cafe.Seating.GetValueOrDefault(round, RoundSeating.None);
        return new Sitting(
            round, sheet, question.In(language), question.LanguageFor(language),
            [.. seats.Tables.Where(seat => seat.Value == table.Number && !cafe.People[seat.Key].Gone)
                .Select(seat => new AtTable(seat.Key, cafe.Attribution == Attribution.Anonymous ? "" : name(seat.Key)))],
            cafe.HostAt(table.Number, round));
    }
}
