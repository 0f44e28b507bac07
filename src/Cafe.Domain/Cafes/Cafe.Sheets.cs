using System.Collections.Immutable;
using OpenTalks.Rotations;

namespace OpenTalks.Cafes;

/// <summary>A sheet of a café, whatever is on it.</summary>
/// <param name="Number">Its own, by which its ideas are called; the first sheet of a table has the table's.</param>
/// <param name="Home">The table it was laid on first.</param>
public sealed record SheetPlace(int Number, Table Home, Question Question);

/// <summary>
/// Which sheet lies where. With a question per round every table has a sheet for each question, called by hundreds (table 7: 7, 107,
/// 207; by thousands where tables have three digits). Where questions move, each sheet goes on to the next table, and people stay.
/// Otherwise every table keeps its own.
/// </summary>
public sealed partial record Cafe
{
    bool AsksByRound => Setup!.Format == Format.QuestionPerRound;

    /// <summary>From one question's sheet of a table to the next one's.</summary>
    int SheetStep
    {
        get
        {
            var step = 100;
            while (step <= Setup!.Tables.Max(table => table.Number)) step *= 10;
            return step;
        }
    }

    /// <summary>Every sheet that lies on a table in some round, by number.</summary>
    public ImmutableArray<SheetPlace> Sheets => Setup is not { } setup ? []
        : AsksByRound ? [.. setup.Questions.Take(Math.Max(1, Rounds)).SelectMany((question, at) => setup.Tables
            .OrderBy(table => table.Number).Select(table => new SheetPlace(at * SheetStep + table.Number, table, question)))]
        : [.. setup.Tables.OrderBy(table => table.Number).Select(table => new SheetPlace(table.Number, table, QuestionOf(table)))];

    /// <summary>Which sheet lies on a table in a round; 0 for none.</summary>
    public int SheetOn(int round, int table)
    {
        if (round < 1 || Table(table) is not { } there) return 0;
        return Setup!.Format switch
        {
            Format.QuestionPerRound => (round - 1) % Setup.Questions.Length * SheetStep + there.Number,
            Format.QuestionsMove => Setup.SheetsInTurn is var turn ? turn[(turn.IndexOf(there.Number) + round - 1) % turn.Length] : 0,
            _ => there.Number,
        };
    }

    /// <summary>The sheets of tables that have joined this one: they lie beside its own, to be read and built on in talk.</summary>
    public ImmutableArray<int> SheetsBeside(int round, int table)
    {
        var beside = ImmutableArray.CreateBuilder<int>();
        for (var (queue, at) = (new List<int> { table }, 0); at < queue.Count; at++)
            foreach (var (joined, into) in Arrangement.Merged)
                if (into == queue[at] && joined != table && Arrangement.Closed.TryGetValue(joined, out var from) && from <= round && !queue.Contains(joined))
                {
                    queue.Add(joined);
                    beside.Add(SheetOn(round, joined));
                }
        return beside.ToImmutable();
    }

    public bool HasSheet(int sheet) => PlaceOf(sheet) is not null;

    /// <summary>A sheet's table and question; null where there is no such sheet.</summary>
    public SheetPlace? PlaceOf(int sheet)
    {
        if (Setup is null || sheet < 1) return null;
        if (!AsksByRound) return Table(sheet) is { } own ? new SheetPlace(sheet, own, QuestionOf(own)) : null;
        var (question, number) = Math.DivRem(sheet, SheetStep);
        return question < Setup.Questions.Length && Table(number) is { } table ? new SheetPlace(sheet, table, Setup.Questions[question]) : null;
    }

    /// <summary>The question a sheet is about.</summary>
    public Question? QuestionOfSheet(int sheet) => PlaceOf(sheet)?.Question;

    /// <summary>The question people talk about at a table in a round.</summary>
    public Question QuestionOn(int round, int table) => QuestionOfSheet(SheetOn(Math.Max(1, round), table))!;

    /// <summary>The question that is the table's own, where it has one.</summary>
    public Question QuestionOf(Table table) => Setup!.Questions.FirstOrDefault(question => question.Number == table.Question) ?? Setup.Questions[0];
}
