using Marten;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.People;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Live;

/// <summary>The working copy of one batch: moved by what is decided, thrown away when the commit fails.</summary>
sealed class Work(IEnumerable<Folded> streams, long nowMs) : IStanding
{
    readonly Dictionary<StreamName, Folded> standing = streams.ToDictionary(stream => stream.Name);
    readonly Dictionary<StreamName, List<object>> gained = [];

    public long NowMs => nowMs;
    public List<Person> Persons { get; } = [];

    public Cafe Cafe(Guid cafe) => (Cafe)standing[StreamName.Of(cafe)].State;
    public Sheet Sheet(Guid cafe, int number) => (Sheet)standing[StreamName.OfSheet(cafe, number)].State;
    public Harvest Harvest(Guid cafe) => (Harvest)standing[StreamName.OfHarvest(cafe)].State;
    public long VersionOf(StreamName name) => standing[name].Version;

    public void Move(StreamName name, IReadOnlyList<object> events)
    {
        if (events.Count == 0) return;
        standing[name] = events.Aggregate(standing[name], (stream, happened) => stream.With(happened));
        if (!gained.TryGetValue(name, out var all)) gained.Add(name, all = []);
        all.AddRange(events);
    }

    /// <summary>Takes the text of an idea out of what this batch itself adds of it.</summary>
    public void Mask(StreamName name, Guid idea)
    {
        if (!gained.TryGetValue(name, out var all)) return;
        for (var i = 0; i < all.Count; i++)
            all[i] = all[i] switch
            {
                SheetEvent.IdeaCaptured e when e.Idea == idea => e with { Text = "" },
                SheetEvent.IdeaEdited e when e.Idea == idea => e with { Text = "" },
                var other => other,
            };
    }

    /// <summary>Takes a round's open question out of what this batch itself adds of it.</summary>
    public void MaskAsked(StreamName name, int round)
    {
        if (!gained.TryGetValue(name, out var all)) return;
        for (var i = 0; i < all.Count; i++)
            if (all[i] is SheetEvent.NextAsked e && e.Round == round) all[i] = e with { Text = "" };
    }

    /// <summary>What each stream gained, and the version of the first of it.</summary>
    public IEnumerable<(StreamName Name, long First, IReadOnlyList<object> Events)> Gained =>
        gained.Select(stream => (stream.Key, standing[stream.Key].Version - stream.Value.Count + 1, (IReadOnlyList<object>)stream.Value));
}

/// <summary>An outcome that stands in the table already.</summary>
sealed record KnownOutcome(string Stream, long Version, string? Refused, byte[] Fingerprint);

/// <summary>The outcome rows that a batch adds, kept in columns because they are inserted by one unnest.</summary>
sealed class Rows
{
    readonly Dictionary<(Guid, Origin, Guid), KnownOutcome> byId = [];
    readonly List<Guid> cafes = [], ids = [];
    readonly List<short> kinds = [];

    public int Count => ids.Count;

    public KnownOutcome? Of(Pending command) => byId.GetValueOrDefault((command.Writes.Cafe, command.Origin, command.Id));

    public void Add(Pending command, long version, string? refused)
    {
        byId.Add((command.Writes.Cafe, command.Origin, command.Id), new KnownOutcome(command.Writes.ToString(), version, refused, command.Fingerprint));
        cafes.Add(command.Writes.Cafe);
        kinds.Add((short)command.Origin);
        ids.Add(command.Id);
    }

    public void Queue(IDocumentSession session, string sql)
    {
        var rows = byId.Values.ToList();
        session.QueueSqlCommand(sql,
            cafes.ToArray(), kinds.ToArray(), ids.ToArray(),
            rows.ConvertAll(row => row.Stream).ToArray(), rows.ConvertAll(row => row.Version).ToArray(),
            rows.ConvertAll(row => row.Refused!).ToArray(), rows.ConvertAll(row => row.Fingerprint).ToArray());
    }
}
