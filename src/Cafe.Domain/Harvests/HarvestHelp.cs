using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Harvests.Proposals;
using OpenTalks.Sheets;

namespace OpenTalks.Harvests;

/// <summary>A theme that could be begun with.</summary>
/// <param name="Words">Most telling first.</param>
/// <param name="Sharing">How many of its ideas hold one of the first two words.</param>
public sealed record HelpTheme(ImmutableArray<string> Words, IdeaRef Central, int Sharing, ImmutableArray<IdeaRef> Ideas);

/// <summary>Where an idea could go, and why.</summary>
/// <param name="Words">Words that it shares with what lies there.</param>
/// <param name="Near">The idea there that is nearest; null where none is near by itself.</param>
/// <param name="Tied">It builds on an idea there, or one there on it.</param>
public sealed record HelpPlace(Guid Theme, ImmutableArray<string> Words, IdeaRef? Near, bool Tied);

/// <summary>Up to three places for an idea of the tray, likeliest first.</summary>
public sealed record HelpPlaces(IdeaRef At, ImmutableArray<HelpPlace> Places);

/// <summary>Two ideas to be looked at together.</summary>
/// <param name="OnlyOne">Words that stand in the one alone.</param>
/// <param name="Negation">One denies what the other does not.</param>
public sealed record HelpPair(IdeaRef One, IdeaRef Other, ImmutableArray<string> OnlyOne, ImmutableArray<string> OnlyOther, bool Negation, bool Number, bool Opposite);

/// <summary>A turn of phrase that claims more than the evidence, in UTF-16 code units of the finding's text.</summary>
public sealed record HelpClaim(int At, int Length, string Phrase);

/// <summary>What can be said of a finding.</summary>
/// <param name="Slate">The ideas that should stand for all of its evidence.</param>
public sealed record HelpFinding(Guid Finding, Spread Spread, ImmutableArray<HelpClaim> Claims, ImmutableArray<IdeaRef> Slate);

/// <summary>What the server can offer on one question: computed when asked for, kept nowhere.</summary>
public sealed record HarvestHelp(
    int Question, ImmutableArray<HelpTheme> Themes, ImmutableArray<HelpPlaces> Places, ImmutableArray<HelpPair> Copies,
    ImmutableArray<HelpPair> Dissents, ImmutableArray<HelpFinding> Findings)
{
    const int SlateLength = 5, MostPairs = 200;

    /// <summary>The ideas of a question, less those that were taken back, as the proposals read them.</summary>
    /// <param name="sheets">By number.</param>
    public static ImmutableArray<Note> Notes(Cafe cafe, IReadOnlyDictionary<int, Sheet> sheets, int question) =>
    [
        .. from sheet in sheets
           where cafe.QuestionOfSheet(sheet.Key)?.Number == question
           from idea in sheet.Value.Ideas.Values
           where !idea.TakenBack
           select new Note(new IdeaRef(sheet.Key, idea.Id), idea.Text, idea.Language, TableOf(cafe, sheet.Key, idea.Round), idea.Round, idea.Group, idea.BuildsOn is { } below ? new IdeaRef(sheet.Key, below) : null),
    ];

    // Where sheets move on and people stay, a sheet lies on another table in each round.
    static int TableOf(Cafe cafe, int sheet, int round) =>
        cafe.Setup!.Tables.FirstOrDefault(table => cafe.SheetOn(round, table.Number) == sheet)?.Number ?? cafe.PlaceOf(sheet)!.Home.Number;

    /// <param name="reading">Of <see cref="Notes"/>.</param>
    public static HarvestHelp Of(Reading reading, Harvest harvest, int question)
    {
        var inFindings = harvest.InFindings();
        var tray = reading.Notes.Where(note => harvest.FateOf(note.At, inFindings) == Fate.NotPlaced).Select(note => note.At).ToHashSet();
        Theme[] themes = [.. harvest.Themes.Where(theme => theme.Question == question && !theme.Dropped)];
        var places = new Places(reading, [.. themes.Select(theme => harvest.Places.Where(place => place.Value == theme.Id).Select(place => place.Key).ToImmutableArray())]);
        // A theme to begin with holds only what nobody has placed: what was accepted is not touched.
        var start = StartingThemes.Of(reading).Within(reading, tray);
        var wrote = reading.Notes.Select(note => note.Table).Distinct().Count();
        return new HarvestHelp(question,
            [.. start.Select(theme => new HelpTheme(theme.Words, theme.Central.At, theme.Sharing, [.. theme.Ideas.Select(idea => idea.At)]))],
            [.. tray.Order(IdeaRef.Order).Select(idea => new HelpPlaces(idea, [.. places.For(idea).Select(place => new HelpPlace(themes[place.Where].Id, place.Words, place.Near.FirstOrDefault()?.At, !place.Tied.IsEmpty))])).Where(offered => !offered.Places.IsEmpty)],
            [.. Proposals.Copies.Of(reading).Where(pair => harvest.HeadOf(pair.One.At) != harvest.HeadOf(pair.Other.At)).Take(MostPairs).Select(pair => Pair(pair.One.At, pair.Other.At, pair.OnlyOne, pair.OnlyOther, pair.Doubt))],
            [.. Proposals.Dissents.Of(reading).Where(dissent => harvest.AnswerTo(dissent.One.At, dissent.Other.At) is null).Take(MostPairs).Select(dissent => Pair(dissent.One.At, dissent.Other.At, [], [], dissent.Doubt))],
            [.. harvest.Findings.Where(finding => finding.Question == question && !finding.Dropped).Select(finding => Say(reading, finding, wrote))]);
    }

    static HelpPair Pair(IdeaRef one, IdeaRef other, ImmutableArray<string> onlyOne, ImmutableArray<string> onlyOther, Doubt doubt) =>
        new(one, other, onlyOne, onlyOther, doubt.HasFlag(Doubt.Negation), doubt.HasFlag(Doubt.Number), doubt.HasFlag(Doubt.Opposite));

    static HelpFinding Say(Reading reading, Finding finding, int tablesThatWrote)
    {
        int[] tables = [.. finding.Evidence.Select(reading.IndexOf).Where(note => note >= 0).Select(note => reading.Notes[note].Table)];
        var spread = Spreads.Of(tables, tablesThatWrote, finding.IsContested);
        return new HelpFinding(finding.Id, spread,
            [.. Wording.Check(finding.Text, spread).Select(claim => new HelpClaim(claim.At, claim.Length, claim.Phrase))],
            [.. Proposals.Slate.Of(reading, finding.Evidence, SlateLength).Select(note => note.At)]);
    }
}
