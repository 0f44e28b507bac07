using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Rotations;

namespace OpenTalks.Web.Print;

/// <summary>What can be printed, and on what.</summary>
public static class Papers
{
    /// <summary>In the order in which the pages come.</summary>
    public static ImmutableArray<string> All { get; } = ["signs", "cards", "hosts", "etiquette", "attendance", "runsheet", "sheets"];

    public static ImmutableArray<string> Sizes { get; } = ["a4", "a3"];
}

/// <summary>The page that chooses what is printed.</summary>
/// <param name="NothingChosen">It comes back because nothing was chosen.</param>
public sealed record PrintView(Guid Cafe, Setup Setup, string Language, bool NothingChosen = false);

/// <summary>A table on paper, with the link of its QR.</summary>
/// <param name="Path">Path data of the QR code, one unit a module, quiet zone included.</param>
/// <param name="Size">Modules along one side.</param>
/// <param name="Host">The name of whoever hosts it; empty where nobody is named.</param>
public sealed record PaperTable(Table Table, ImmutableArray<Question> Questions, string Path, int Size, string Host)
{
    /// <summary>The questions that are asked at a table: its own, or where questions go round all of them.</summary>
    public static ImmutableArray<Question> QuestionsAt(Setup setup, Table table) => setup.Format is Format.QuestionPerRound or Format.QuestionsMove
        ? setup.Questions : [.. setup.Questions.Where(question => question.Number == table.Question)];
}

/// <summary>A person on paper.</summary>
/// <param name="Code">The code on the card, as it is spoken.</param>
/// <param name="Route">Table by round, as far as there is a plan.</param>
public sealed record PaperPerson(int Number, string Name, string? Group, string? Organisation, string Code, ImmutableArray<(int Round, Table Table)> Route)
{
    /// <summary>Two-letter codes, as the person said.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];
}

/// <summary>Pages ready to be printed.</summary>
/// <param name="What">Of <see cref="Papers.All"/>.</param>
/// <param name="Address">What is typed into a browser, without scheme: "opentalks.example".</param>
/// <param name="Code">The café's code as it is spoken.</param>
public sealed record PrintedView(
    Guid Cafe, Setup Setup, ImmutableArray<string> What, string Size, string Address, string Code,
    ImmutableArray<PaperTable> Tables, ImmutableArray<PaperPerson> People);
