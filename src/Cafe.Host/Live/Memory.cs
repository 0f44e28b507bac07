using System.Collections.Concurrent;

namespace OpenTalks.Host.Live;

/// <summary>
/// What this node knows of the streams: folded values that only move forward, each under one gate. What is pushed is
/// whatever memory moved by, in version order, whoever committed it. It is a cache: what nobody asked for in a while can go.
/// </summary>
public sealed class Memory
{
    readonly ConcurrentDictionary<StreamName, Stream> streams = new();
    int age;

    public Folded Of(StreamName name)
    {
        if (!streams.TryGetValue(name, out var stream)) return Folded.Blank(name);
        stream.Used = age;
        return stream.Now;
    }

    /// <summary>As <see cref="Of"/>, by who only follows what others do: it is no use of the stream.</summary>
    public Folded Peek(StreamName name) => streams.TryGetValue(name, out var stream) ? stream.Now : Folded.Blank(name);

    /// <summary>False until the stream was read once: a first fold pushes nothing.</summary>
    public bool Holds(StreamName name) => streams.ContainsKey(name);

    public IReadOnlyCollection<StreamName> Names => [.. streams.Keys];

    /// <summary>What is held, up to which version. To ask is no use of it.</summary>
    public IEnumerable<(StreamName Name, long Version)> Held => streams.Select(stream => (stream.Key, stream.Value.Now.Version));

    /// <summary>Moves a stream by events that follow on what it holds; older ones it knows already are passed over.</summary>
    /// <returns>True if the stream moved.</returns>
    public bool Advance(StreamName name, long firstVersion, IReadOnlyList<object> events)
    {
        // What follows on a fold that has gone meanwhile is read again from its beginning.
        if (firstVersion > 1) return streams.TryGetValue(name, out var held) && Advance(held, firstVersion, events);
        var fresh = new Stream(Folded.Blank(name)) { Used = age };
        // Held before others can find it: who comes second then moves on from a first fold that is whole.
        lock (fresh)
        {
            if (streams.GetOrAdd(name, fresh) is var stream && !ReferenceEquals(stream, fresh)) return Advance(stream, firstVersion, events);
            var moved = Advance(fresh, firstVersion, events);
            fresh.Pushed = fresh.Now.Version;
            return moved;
        }
    }

    static bool Advance(Stream stream, long firstVersion, IReadOnlyList<object> events)
    {
        lock (stream)
        {
            var before = stream.Now.Version;
            for (var i = 0; i < events.Count; i++)
                if (firstVersion + i == stream.Now.Version + 1) stream.Now = stream.Now.With(events[i]);
            return stream.Now.Version > before;
        }
    }

    /// <summary>Streams that have moved and of which not all is pushed yet.</summary>
    public IReadOnlySet<StreamName> Behind => streams.Where(stream => Volatile.Read(ref stream.Value.Pushed) < stream.Value.Now.Version).Select(stream => stream.Key).ToHashSet();

    /// <summary>Hands what has not been pushed yet to the one who sends it, under the stream's gate: news leave in order.</summary>
    public void Push(StreamName name, Action<Folded, long> send)
    {
        if (!streams.TryGetValue(name, out var stream)) return;
        lock (stream)
        {
            if (stream.Pushed == stream.Now.Version) return;
            send(stream.Now, stream.Pushed);
            stream.Pushed = stream.Now.Version;
        }
    }

    /// <summary>Everything held is one turn older; what nobody used for <paramref name="turns"/> goes, unless it is kept. It is folded again when asked for.</summary>
    /// <returns>The streams that went.</returns>
    public IReadOnlyList<StreamName> Grow(int turns, Func<StreamName, bool> kept)
    {
        var now = Interlocked.Increment(ref age);
        return [.. streams.Where(stream => now - stream.Value.Used >= turns && !kept(stream.Key) && streams.TryRemove(stream)).Select(stream => stream.Key)];
    }

    /// <summary>Nothing held is true any more.</summary>
    public void Clear() => streams.Clear();

    sealed class Stream(Folded blank)
    {
        public volatile Folded Now = blank;
        public volatile int Used;
        public long Pushed;
    }
}
