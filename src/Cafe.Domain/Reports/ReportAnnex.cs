using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.People;
using OpenTalks.Sheets;

namespace OpenTalks.Reports;

/// <summary>Tells every idea with what became of it.</summary>
sealed class ReportAnnex(Setup setup, Cafe cafe, IReadOnlyDictionary<int, Sheet> sheets, Harvest harvest, ReportFindings findings, ReportAuthors authors)
{
    readonly Dictionary<Guid, string> themes = harvest.Themes.Where(theme => !theme.Dropped).ToDictionary(theme => theme.Id, theme => theme.Name);
    readonly ReportFates fates = new(harvest);
    readonly HashSet<IdeaRef> inFindings = harvest.InFindings();

    // The programme says which sheet lies on which table in which round.
    readonly Dictionary<(int Sheet, int Round), Table> tables = [];

    public ImmutableArray<ReportSheet> Sheets()
    {
        for (var round = 1; round <= cafe.Rounds; round++)
            foreach (var table in setup.Tables.OrderBy(table => table.Number))
                tables.TryAdd((cafe.SheetOn(round, table.Number), round), table);
        return [.. cafe.Sheets.Select(place => place.Number).Concat(sheets.Keys).Distinct().Order()
            .Select(cafe.PlaceOf).OfType<SheetPlace>()
            .Select(place => Told(place, sheets.GetValueOrDefault(place.Number) ?? Sheet.Blank))];
    }

    ReportSheet Told(SheetPlace place, Sheet sheet) => new(
        place.Number, place.Home.Name, place.Question.Number,
        [.. sheet.Ideas.Values
            .Where(idea => !idea.TakenBack)
            .OrderBy(idea => idea.Round).ThenBy(idea => idea.Place)
            .Select(idea => Told(place, sheet, idea))]);

    ReportIdea Told(SheetPlace place, Sheet sheet, Idea idea)
    {
        var at = new IdeaRef(place.Number, idea.Id);
        var table = tables.GetValueOrDefault((place.Number, idea.Round)) ?? place.Home;
        var below = idea.BuildsOn is { } older && sheet.Ideas.TryGetValue(older, out var kept) && !kept.TakenBack ? kept : null;
        var head = harvest.HeadOf(at);
        var (theme, aside) = fates.Of(at);
        return new ReportIdea(
            idea.Id, at.Sheet, idea.Place, idea.Round, table.Number, table.Name, idea.Text, idea.Language, authors.Of(idea),
            below is null ? null : ReportIdea.NameOf(at.Sheet, below.Place), findings.Of(fates.ChainOf(at)), idea.Marks)
        {
            Question = place.Question.Number,
            Group = authors.GroupOf(idea),
            ThemeId = theme,
            Theme = theme is { } id ? themes[id] : null,
            Aside = aside,
            SameAs = head == at ? null : NameOf(head),
            Copies = [.. fates.CopiesOf(at).Select(NameOf).OfType<string>()],
            Fate = harvest.FateOf(at, inFindings),
            Starred = idea.StarredIn is not null,
        };
    }

    /// <summary>Null for an idea that was taken back or is not there.</summary>
    string? NameOf(IdeaRef at) =>
        sheets.TryGetValue(at.Sheet, out var sheet) && sheet.Ideas.TryGetValue(at.Idea, out var idea) && !idea.TakenBack ? ReportIdea.NameOf(at.Sheet, idea.Place) : null;
}

/// <summary>Who is named beside an idea, as the attribution mode allows.</summary>
sealed class ReportAuthors(Attribution attribution, ReportFigures figures, Func<int, Person?> people)
{
    public ReportAuthor? Of(Idea idea) => attribution switch
    {
        Attribution.Open => idea.By is { } number && people(number) is { Details: var said }
            ? new ReportAuthor(said.Name, said.Organisation, said.Organisation is null ? said.Group : null) : null,
        // One or two people of a group would be known by it.
        Attribution.GroupOnly => idea.Group is { } group && figures.Groups.CanBeNamed(group) ? new ReportAuthor(null, null, group) : null,
        _ => null,
    };

    /// <summary>For figures.</summary>
    public string? GroupOf(Idea idea)
    {
        var group = attribution switch
        {
            Attribution.Open => idea.By is { } number ? people(number)?.Details.Group : null,
            Attribution.GroupOnly => idea.Group,
            _ => null,
        };
        return group is not null && figures.Groups.CanBeNamed(group) ? group : null;
    }
}
