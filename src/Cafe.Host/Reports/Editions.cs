using System.Collections.Immutable;
using Npgsql;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Host.Live;
using OpenTalks.Reports;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Reports;

/// <summary>A report with what was decided on the way to it.</summary>
/// <param name="Decisions">The facts of the harvest that it tells, in their order.</param>
/// <param name="Template">Key and version of the template it was published with.</param>
public sealed record Edition(Report Report, ImmutableArray<HarvestFact> Decisions, string Template);

/// <summary>
/// Makes the draft and the published versions of a café's report, each when it is asked for. A version is folded from the events it tells and from no
/// later one, so it stays as it was published; but what was redacted since, and what is said of somebody erased, is gone from it too.
/// </summary>
public sealed class Editions(Feeds feeds, Persons persons, Tails tails, NpgsqlDataSource database)
{
    /// <summary>The harvest as it stands now.</summary>
    public async Task<Harvest> Harvest(Guid cafe, CancellationToken cancel) => (Harvest)(await feeds.Fresh(StreamName.OfHarvest(cafe), cancel)).State;

    /// <param name="version">0 for the draft.</param>
    /// <returns>Null where there is no such version.</returns>
    public async Task<Edition?> Of(Guid cafe, int version, string language, CancellationToken cancel)
    {
        var state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        if (state.Setup is null) return null;
        var harvest = await feeds.Fresh(StreamName.OfHarvest(cafe), cancel);
        var now = (Harvest)harvest.State;
        var sheets = (await feeds.Sheets(cafe, cancel)).ToDictionary(sheet => sheet.Key, sheet => (Sheet)sheet.Value.State);
        await persons.Know(cafe, state.People.Keys, cancel);
        var newest = now.Publications.LastOrDefault(publication => !publication.Withdrawn)?.Version ?? 0;
        if (version == 0)
            return Made(cafe, state, sheets, now, language, ReportEdition.Draft with { Newest = newest }, [.. harvest.Facts.Cast<HarvestFact>()], BuiltInTemplates.CafeReport.Key);
        if (version < 0 || version > now.Publications.Length) return null;
        var publication = now.Publications[version - 1];
        var then = await Then(cafe, publication, sheets, cancel);
        var told = harvest.Facts.Take((int)publication.Harvest).Cast<HarvestFact>().ToImmutableArray();
        var by = ReportFacts.Names(then.Cafe.Setup!.Attribution) && publication.By > 0 && persons.NameOf(cafe, state.Same(publication.By)) is { Length: > 0 } name ? name : null;
        return Made(cafe, then.Cafe, then.Sheets, then.Harvest, language,
            new ReportEdition(version, publication.AtMs, by, publication.Withdrawn, newest), told, publication.Template);
    }

    Edition Made(Guid id, Cafe cafe, Dictionary<int, Sheet> sheets, Harvest harvest, string language, ReportEdition edition, ImmutableArray<HarvestFact> decisions, string template) =>
        new(Report.Of(cafe.Setup!, cafe, sheets, harvest, number => persons.Of(id, cafe.Same(number)), language) with { Edition = edition }, decisions, template);

    async Task<(Cafe Cafe, Dictionary<int, Sheet> Sheets, Harvest Harvest)> Then(Guid id, Publication publication, Dictionary<int, Sheet> sheetsNow, CancellationToken cancel)
    {
        List<(StreamName Name, long Last)> wanted =
        [
            (StreamName.Of(id), publication.Cafe == 0 ? long.MaxValue : publication.Cafe), (StreamName.OfHarvest(id), publication.Harvest),
            .. publication.Sheets.Select(sheet => (StreamName.OfSheet(id, sheet.Sheet), sheet.Version)),
        ];
        var read = (await tails.Read(database, [.. wanted.Select(stream => (stream.Name, 0L))], cancel)).ToDictionary(tail => tail.Name, tail => tail.Events);
        var folded = wanted.ToDictionary(stream => stream.Name, stream => read.GetValueOrDefault(stream.Name, []).Take((int)Math.Min(stream.Last, int.MaxValue)).Aggregate(Folded.Blank(stream.Name), (stood, happened) => stood.With(happened)).State);
        var sheets = publication.Sheets.ToDictionary(sheet => sheet.Sheet, sheet => Without((Sheet)folded[StreamName.OfSheet(id, sheet.Sheet)], sheetsNow.GetValueOrDefault(sheet.Sheet)));
        return ((Cafe)folded[StreamName.Of(id)], sheets, (Harvest)folded[StreamName.OfHarvest(id)]);
    }

    /// <summary>The sheet as it was, without what has been redacted since.</summary>
    static Sheet Without(Sheet then, Sheet? now) => now is null ? then : then with
    {
        Ideas = then.Ideas.ToImmutableDictionary(idea => idea.Key, idea =>
            now.Ideas.TryGetValue(idea.Key, out var later) && later.Moderation == Moderation.Redacted ? idea.Value with { Moderation = Moderation.Redacted, Text = "" } : idea.Value),
    };
}
