using System.Collections.Concurrent;

namespace OpenTalks.Host.Live;

/// <summary>The hub connections of this node: whom each speaks for and what it watches.</summary>
public sealed class Connections
{
    readonly ConcurrentDictionary<string, Connection> byId = new(StringComparer.Ordinal);

    public IEnumerable<Connection> All => byId.Values;
    public IEnumerable<Connection> Of(Guid cafe) => byId.Values.Where(connection => connection.Who.Cafe == cafe);

    public Connection Add(string id, Who who, Action abort) => byId[id] = new Connection(id, who, abort);

    public void Remove(string id) => byId.TryRemove(id, out _);

    public Connection? Get(string id) => byId.GetValueOrDefault(id);
}

/// <summary>One hub connection.</summary>
public sealed class Connection(string id, Who who, Action abort)
{
    readonly ConcurrentDictionary<string, string> watches = new(StringComparer.Ordinal);

    public string Id => id;
    public Who Who => who;

    /// <summary>Ends the connection; the client comes back and is asked who it is again.</summary>
    public void Abort() => abort();

    /// <summary>Feeds it watches, by name.</summary>
    public ICollection<string> Feeds => watches.Keys;

    public bool Watches(string feed) => watches.ContainsKey(feed);
    public void Watch(string feed) => watches.TryAdd(feed, "");
    public bool Unwatch(string feed) => watches.TryRemove(feed, out _);

    /// <summary>The tag of the value last sent of a state feed; the same is not sent again.</summary>
    public bool Sends(string feed, string tag)
    {
        while (watches.TryGetValue(feed, out var sent))
        {
            if (sent == tag) return false;
            if (watches.TryUpdate(feed, tag, sent)) return true;
        }
        return false;
    }
}
