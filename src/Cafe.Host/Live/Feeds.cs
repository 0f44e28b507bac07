using System.Globalization;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Live;

/// <summary>Snapshots of feeds, and what a client missed of them. Never answered from memory without a look at the database.</summary>
public sealed class Feeds(Memory memory, Reading reading, Persons persons, Pushes pushes, Epoch epoch, TimeProvider time)
{
    /// <summary>The stream as it stands in the database at this moment, or later.</summary>
    public async Task<Folded> Fresh(StreamName name, CancellationToken cancel)
    {
        await Refresh([name], cancel);
        return memory.Of(name);
    }

    /// <summary>Brings several streams up to date with one look.</summary>
    public async Task Refresh(IReadOnlyCollection<StreamName> names, CancellationToken cancel)
    {
        var moved = await reading.CatchUp(names, cancel);
        if (moved.Count > 0) await pushes.Push(moved);
        foreach (var sheet in names.Where(name => name.Kind == StreamKind.Sheet))
            await persons.Know(sheet.Cafe, pushes.AuthorsOf(sheet.Cafe, memory.Of(sheet).Facts), cancel);
    }

    /// <summary>All sheets of a café, up to date, by number.</summary>
    public async Task<IReadOnlyDictionary<int, Folded>> Sheets(Guid cafe, CancellationToken cancel)
    {
        List<StreamName> names = [.. (await Cafe(cafe, cancel)).Sheets.Select(sheet => StreamName.OfSheet(cafe, sheet.Number))];
        await Refresh(names, cancel);
        return names.ToDictionary(name => name.Number, memory.Of);
    }

    /// <summary>The café, from memory if this node holds it.</summary>
    public async Task<Cafe> Cafe(Guid cafe, CancellationToken cancel)
    {
        var name = StreamName.Of(cafe);
        return (Cafe)(memory.Holds(name) ? memory.Of(name) : await Fresh(name, cancel)).State;
    }

    /// <param name="after">"{epoch}.{version}" of what the client has, or null.</param>
    /// <returns>News after it if that place is in this history, else a snapshot.</returns>
    public object Since(Folded stream, string? after)
    {
        var place = Place(after);
        if (place is { } version && version == stream.Version) return new Unchanged(time.NowMs());
        if (place is { } known && known < stream.Version)
            return stream.Name.Kind == StreamKind.Sheet ? pushes.SheetNews(stream, known) : pushes.HarvestNews(stream, known);
        return stream.State switch
        {
            Sheet sheet => new SheetSnapshot(stream.Name.Number, epoch.Current, stream.Version, time.NowMs(), SheetView.Of(sheet), pushes.Names(stream.Name.Cafe, stream.Facts)),
            Harvest harvest => new HarvestSnapshot(epoch.Current, stream.Version, time.NowMs(), HarvestView.Of(harvest)),
            _ => throw new InvalidOperationException($"{stream.Name.Kind} has no feed."),
        };
    }

    long? Place(string? after)
    {
        var dot = after?.LastIndexOf('.') ?? -1;
        return dot > 0 && after![..dot] == epoch.Current
            && long.TryParse(after.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }
}
