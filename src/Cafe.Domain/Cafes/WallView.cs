using System.Collections.Immutable;
using OpenTalks.People;

namespace OpenTalks.Cafes;

/// <summary>A table on the wall.</summary>
public sealed record WallTable(int Number, string Name);

/// <summary>A guiding question on the wall, and the tables that have it in a round.</summary>
/// <param name="Language">Two-letter code of the text.</param>
public sealed record WallQuestion(int Number, string Text, string Language, ImmutableArray<int> Tables);

/// <summary>The questions of one round, in order of number.</summary>
public sealed record WallRound(int Round, ImmutableArray<WallQuestion> Questions);

/// <summary>Where somebody sits in each round.</summary>
/// <param name="Name">Empty where people are numbers to one another.</param>
/// <param name="Tables">The table in round 1, in round 2 …; 0 for none.</param>
public sealed record WallPerson(int Number, string Name, ImmutableArray<int> Tables);

/// <summary>All that the big screen shows, and all it needs to go on counting and moving without a network.</summary>
/// <param name="Code">The join code while people may come in, else null.</param>
/// <param name="Messages">What facilitators said to everybody, the newest last.</param>
/// <param name="Quiet">No ideas and no messages are shown for now.</param>
/// <param name="Signals">In which ways the end of a round is signalled.</param>
/// <param name="Spotlight">The sheet that is shown, or null.</param>
public sealed record WallView(
    string Title, Programme Programme, ImmutableArray<WallTable> Tables, ImmutableArray<WallRound> Rounds, ImmutableArray<WallPerson> People,
    string? Code, int? Spotlight, bool Ended, ImmutableArray<MessageView> Messages, bool Quiet, SignalWays Signals)
{
    /// <param name="name">The name on a number.</param>
    /// <param name="code">The café's join code.</param>
    public static WallView Of(Cafe cafe, string language, Func<int, string> name, string? code)
    {
        var setup = cafe.Setup!;
        ImmutableArray<int> rounds = [.. Enumerable.Range(1, cafe.Rounds)];
        return new WallView(
            setup.Title, cafe.Programme,
            [.. setup.Tables.Select(table => new WallTable(table.Number, table.Name))],
            [.. rounds.Select(round => Round(cafe, round, language))],
            [.. cafe.Seated.Select(number => new WallPerson(
                number, cafe.Attribution == Attribution.Anonymous ? "" : name(number), [.. rounds.Select(round => cafe.TableOf(number, round) ?? 0)]))],
            cafe.EndedMs is null ? code : null, cafe.Spotlight, cafe.EndedMs is not null,
            cafe.WallQuiet ? [] : MessageView.For(cafe, _ => null, language), cafe.WallQuiet, cafe.Signals);
    }

    static WallRound Round(Cafe cafe, int round, string language) => new(round, [.. cafe.Setup!.Tables
        .Where(table => !cafe.Arrangement.Closed.TryGetValue(table.Number, out var from) || from > round)
        .GroupBy(table => cafe.QuestionOfSheet(cafe.SheetOn(round, table.Number)) ?? cafe.QuestionOf(table), table => table.Number)
        .OrderBy(question => question.Key.Number)
        .Select(question => new WallQuestion(question.Key.Number, question.Key.In(language), question.Key.LanguageFor(language), [.. question]))]);
}
