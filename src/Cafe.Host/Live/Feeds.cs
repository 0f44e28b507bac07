using System.Globalization;
using Npgsql;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Live;

/// <summary>Snapshots of feeds, and what a client missed of them. Never answered from memory without a look at the database.</summary>
public sealed class Feeds(NpgsqlDataSource database, Memory memory, Tails tails, Persons persons, Pushes pushes, Epoch epoch, TimeProvider time)
{
    /// <summary>The stream as it stands in the database at this moment, or later.</summary>
    public async Task<Folded> Fresh(StreamName name, CancellationToken cancel)
    {
        var read = await Retry(() => tails.Read(database, [(name, memory.Of(name).Version)], cancel), cancel);
        var tail = read is [var only] ? only : new Tail(name, memory.Of(name).Version + 1, []);
        if (memory.Advance(name, tail.FirstVersion, tail.Events)) await pushes.Push(new HashSet<StreamName> { name });
        var stream = memory.Of(name);
        if (name.Kind == StreamKind.Sheet) await persons.Know(name.Cafe, Pushes.Authors(stream.Facts), cancel);
        return stream;
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

    /// <summary>A read that breaks with its connection is repeated for ten seconds.</summary>
    async Task<T> Retry<T>(Func<Task<T>> read, CancellationToken cancel)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await read();
            }
            catch (NpgsqlException e) when (Failures.Of(e) == Failure.Passing && time.GetElapsedTime(since) < TimeSpan.FromSeconds(10))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancel);
            }
        }
    }
}
