using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.People;
using OpenTalks.Sheets;

namespace OpenTalks.Web.Desk;

/// <summary>What every page of the desk says of its café.</summary>
/// <param name="Round">The round that runs or to which people move; 0 before the first.</param>
public sealed record DeskCafe(Guid Id, Setup Setup, int Round, bool Ended)
{
    public string Title => Setup.Title;

    public Table? Table(int? number) => Setup.Tables.FirstOrDefault(table => table.Number == number);
}

/// <summary>An act that was just done, and what takes it back.</summary>
/// <param name="What">"mute", "hide", "merge" …: <c>desk.did-…</c> says it.</param>
/// <param name="About">A number, an idea's name or nothing.</param>
/// <param name="Action">Where the form that takes it back is sent; null where nothing leads back.</param>
/// <param name="Fields">What the form holds.</param>
public sealed record Did(string What, string About, string? Action, params ImmutableArray<(string Name, string Value)> Fields);

/// <summary>A refusal, and the form at which it is said.</summary>
public sealed record DeskWrong(string Place, string Code);

/// <summary>One person in the list.</summary>
/// <param name="Table">Where they sit in the round that runs, or would in round 1; null for nowhere yet.</param>
/// <param name="Connected">A phone of theirs is connected: a hint.</param>
public sealed record DeskPerson(int Number, string Name, PersonDetails? Details, Member Member, int? Table, bool Connected);

/// <summary>The list at the desk.</summary>
/// <param name="Found">How many people the search finds; <paramref name="People"/> is one page of them.</param>
/// <param name="Filled">What was typed into the form for a new person, when it comes back.</param>
public sealed record DeskView(
    DeskCafe Cafe, string Search, string Show, int Page, int Found, ImmutableArray<DeskPerson> People, bool Locked, bool CodeRenewed, string Code,
    string Attempt, PersonDetails? Filled = null, Did? Did = null, DeskWrong? Wrong = null)
{
    /// <summary>People on one page.</summary>
    public const int PageLength = 50;

    /// <summary>What the list can be cut down to; the first is everybody.</summary>
    public static ImmutableArray<string> Shows { get; } = ["all", "here", "gone", "seatless", "phoneless", "muted"];

    public int Pages => Math.Max(1, (Found + PageLength - 1) / PageLength);
}

/// <summary>Everything about one person.</summary>
/// <param name="Code">The code on their card, by which a phone becomes theirs.</param>
/// <param name="Route">By round, the table's number.</param>
/// <param name="Doubles">Numbers that mean this person too.</param>
public sealed record PersonView(
    DeskCafe Cafe, DeskPerson Person, string Code, ImmutableArray<(int Round, int Table)> Route, ImmutableArray<int> Doubles, int Ideas,
    PersonDetails Filled, Did? Did = null, DeskWrong? Wrong = null);

/// <summary>An idea as whoever keeps order sees it: with its words, also where they are hidden.</summary>
/// <param name="By">The author's number in an open café, and the name as <paramref name="Who"/>.</param>
public sealed record KeptIdea(
    Guid Id, int Sheet, int Place, int Round, string Text, string Language, int? By, string Who, Moderation Moderation, bool Withdrawn, bool FromPaper,
    bool Waits = false, bool Reported = false)
{
    public string Name => FormattableString.Invariant($"{Sheet}-{Place}");
}

/// <summary>The open question that a table left to the next group.</summary>
/// <param name="Table">Whose sheet it stands on.</param>
public sealed record AskedNext(int Sheet, int Table, int Round, string Text);

/// <summary>The ideas of a café, to be searched and taken out of sight.</summary>
public sealed record IdeasView(
    DeskCafe Cafe, string Search, int? Sheet, string Show, int Page, int Found, ImmutableArray<KeptIdea> Ideas, Did? Did = null, DeskWrong? Wrong = null)
{
    /// <summary>The open questions, which may name somebody too.</summary>
    public ImmutableArray<AskedNext> Asked { get; init; } = [];

    /// <summary>What the list can be cut down to; the first is everything.</summary>
    public static ImmutableArray<string> Shows { get; } = ["all", "reported", "waiting", "hidden"];

    public const int PageLength = 50;
    public int Pages => Math.Max(1, (Found + PageLength - 1) / PageLength);
}

/// <summary>What somebody did to keep order or to people's data.</summary>
/// <param name="AtMs">Milliseconds since 1970; null where the café stores no time of ideas.</param>
/// <param name="What">"idea-hidden", "person-muted" …: <c>desk.log-…</c> says it.</param>
/// <param name="By">Who did it; empty for the server itself.</param>
/// <param name="About">A number with a name, an idea's name, or nothing.</param>
public sealed record LogLine(long? AtMs, string What, string By, string About);

/// <summary>Who did what when, the newest first.</summary>
public sealed record LogView(DeskCafe Cafe, ImmutableArray<LogLine> Lines);

/// <summary>Writing in what is on a table's paper.</summary>
/// <param name="Number">The facilitator's, for the outbox.</param>
/// <param name="Table">The table chosen.</param>
/// <param name="Names">By number, of the participants; empty where the café stores no author.</param>
public sealed record PaperView(
    DeskCafe Cafe, int Number, int Table, int Round, int Sheet, ImmutableSortedDictionary<int, string> Names, ImmutableArray<KeptIdea> Ideas, DeskWrong? Wrong = null);
