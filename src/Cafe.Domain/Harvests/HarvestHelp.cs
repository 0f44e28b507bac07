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
/// <param name="Language">Of the phrase.</param>
/// <param name="IsSaying">It says who said so and ends in the verb: "2 tables said" may stand in its place.</param>
public sealed record HelpClaim(int At, int Length, string Phrase, string Language, bool IsSaying);

/// <summary>What can be said of a finding.</summary>
/// <param name="Tables">How many tables are behind it.</param>
/// <param name="Wrote">How many tables wrote on its question.</param>
/// <param name="Slate">The ideas that should stand for all of its evidence.</param>
/// <param name="May">Ideas in no finding that are nearest to what is behind it, nearest first.</param>
public sealed record HelpFinding(Guid Finding, Spread Spread, int Tables, int Wrote, ImmutableArray<HelpClaim> Claims, ImmutableArray<IdeaRef> Slate, ImmutableArray<IdeaRef> May);

/// <summary>One line of what a new run would do otherwise.</summary>
/// <param name="From">The theme in which the idea lies; null for the tray.</param>
/// <param name="To">The theme it would go to; null for a new one.</param>
/// <param name="Fresh">Which of <see cref="HarvestHelp.Fresh"/> it would go to; null where <paramref name="To"/> stands.</param>
public sealed record HelpChange(IdeaRef At, Guid? From, Guid? To, int? Fresh);

/// <summary>What the server can offer on one question: computed when asked for, kept nowhere.</summary>
public sealed record HarvestHelp(
    int Question, ImmutableArray<HelpTheme> Themes, ImmutableArray<HelpPlaces> Places, ImmutableArray<HelpPair> Copies,
    ImmutableArray<HelpPair> Dissents, ImmutableArray<HelpFinding> Findings)
{
    const int SlateLength = 5, MostPairs = 200, MostPlaces = 200, MostChanges = 200, MostMay = 8;

    /// <summary>What a new run would change, to be taken line by line.</summary>
    public ImmutableArray<HelpChange> Changes { get; init; } = [];

    /// <summary>The themes of a new run that none of those that stand answers to.</summary>
    public ImmutableArray<HelpTheme> Fresh { get; init; } = [];


    /// <summary>The ideas of a question, less those that were taken back, as the proposals read them.</summary>
    /// <param name="sheets">By number.</param>
    public static ImmutableArray<Note> Notes(Cafe cafe, IReadOnlyDictionary<int, Sheet> sheets, int question) =>
    [
        .. from sheet in sheets
           where cafe.QuestionOfSheet(sheet.Key)?.Number == question
           from idea in sheet.Value.Ideas.Values
           where !idea.TakenBack
           select new Note(new IdeaRef(sheet.Key, idea.Id), idea.Text, idea.Language, TableOf(cafe, sheet.Key, idea.Round), idea.Round, idea.Group, idea.BuildsOn is { } below ? new IdeaRef(sheet.Key, below) : null, idea.Place),
    ];

    // Where sheets move on and people stay, a sheet lies on another table in each round.
    static int TableOf(Cafe cafe, int sheet, int round) =>
        cafe.Setup!.Tables.FirstOrDefault(table => cafe.SheetOn(round, table.Number) == sheet)?.Number ?? cafe.PlaceOf(sheet)!.Home.Number;

    /// <param name="reading">Of <see cref="Notes"/>.</param>
    public static HarvestHelp Of(Reading reading, Harvest harvest, int question)
    {
        var inFindings = harvest.InFindings();
        Note[] tray = [.. reading.Notes.Where(note => harvest.FateOf(note.At, inFindings) == Fate.NotPlaced)];
        Theme[] themes = [.. harvest.Themes.Where(theme => theme.Question == question && !theme.Dropped)];
        ImmutableArray<(Guid Theme, ImmutableArray<IdeaRef> Ideas)> accepted = [.. themes.Select(theme => (theme.Id, harvest.Places.Where(place => place.Value == theme.Id).Select(place => place.Key).ToImmutableArray()))];
        var places = new Places(reading, [.. accepted.Select(theme => theme.Ideas)]);
        var run = StartingThemes.Of(reading);
        var changes = themes.Length == 0 ? [] : Rerun.Against(accepted, run).Where(change => !harvest.Aside.ContainsKey(change.Idea.At)).Take(MostChanges).ToArray();
        int[] fresh = [.. changes.Select(change => change.Fresh).OfType<int>().Distinct().Order()];
        return new HarvestHelp(question,
            // A theme to begin with holds only what nobody has placed: what was accepted is not touched.
            [.. run.Within(reading, tray.Select(note => note.At).ToHashSet()).Select(Begin)],
            [.. tray.OrderBy(note => note.At.Sheet).ThenBy(note => note.Place).ThenBy(note => note.At, IdeaRef.Order).Take(MostPlaces).Select(note => new HelpPlaces(note.At, [.. places.For(note.At).Select(place => Offer(themes[place.Where].Id, place))])).Where(offered => !offered.Places.IsEmpty)],
            [.. Proposals.Copies.Of(reading).Where(pair => harvest.HeadOf(pair.One.At) != harvest.HeadOf(pair.Other.At)).Take(MostPairs).Select(pair => Pair(pair.One.At, pair.Other.At, pair.OnlyOne, pair.OnlyOther, pair.Doubt))],
            [.. Proposals.Dissents.Of(reading).Where(dissent => harvest.AnswerTo(dissent.One.At, dissent.Other.At) is null).Take(MostPairs).Select(dissent => Pair(dissent.One.At, dissent.Other.At, [], [], dissent.Doubt))],
            Say(reading, harvest, question, inFindings))
        {
            Changes = [.. changes.Select(change => new HelpChange(change.Idea.At, change.From, change.To, change.Fresh is { } at ? Array.IndexOf(fresh, at) : null))],
            Fresh = [.. fresh.Select(at => Begin(run.Themes[at]))],
        };
    }

    static HelpTheme Begin(StartingTheme theme) => new(theme.Words, theme.Central.At, theme.Sharing, [.. theme.Ideas.Select(idea => idea.At)]);

    static HelpPlace Offer(Guid theme, Place place) => new(theme, place.Words, place.Near.FirstOrDefault()?.At, !place.Tied.IsEmpty);

    static HelpPair Pair(IdeaRef one, IdeaRef other, ImmutableArray<string> onlyOne, ImmutableArray<string> onlyOther, Doubt doubt) =>
        new(one, other, onlyOne, onlyOther, doubt.HasFlag(Doubt.Negation), doubt.HasFlag(Doubt.Number), doubt.HasFlag(Doubt.Opposite));

    static ImmutableArray<HelpFinding> Say(Reading reading, Harvest harvest, int question, HashSet<IdeaRef> inFindings)
    {
        Finding[] findings = [.. harvest.Findings.Where(finding => finding.Question == question && !finding.Dropped)];
        if (findings.Length == 0) return [];
        var wrote = reading.Notes.Select(note => note.Table).Distinct().Count();
        var places = new Places(reading, [.. findings.Select(finding => finding.Evidence)]);
        var near = places.Nearest(reading.Notes.Where(note => !inFindings.Contains(note.At) && !harvest.Aside.ContainsKey(note.At)).Select(note => note.At), MostMay);
        return [.. findings.Select((finding, at) => Say(reading, finding, wrote, near[at]))];
    }

    static HelpFinding Say(Reading reading, Finding finding, int tablesThatWrote, ImmutableArray<IdeaRef> near)
    {
        int[] tables = [.. finding.Evidence.Select(reading.IndexOf).Where(note => note >= 0).Select(note => reading.Notes[note].Table)];
        var spread = Spreads.Of(tables, tablesThatWrote, finding.IsContested);
        return new HelpFinding(finding.Id, spread, tables.Distinct().Count(), tablesThatWrote,
            [.. Wording.Check(finding.Text, spread).Select(claim => new HelpClaim(claim.At, claim.Length, claim.Phrase, claim.Language, claim.IsSaying))],
            [.. Proposals.Slate.Of(reading, finding.Evidence, SlateLength).Select(note => note.At)], near);
    }
}
