using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Live;

/// <summary>Sends outcomes to those who wait and facts to those who watch. It waits for no reader.</summary>
public sealed class Pushes(IHubContext<LiveHub, ILiveClient> hub, Memory memory, Persons persons, MarkKeys marks, Epoch epoch, StateFeeds states, Bell bell, Neighbours neighbours, ILogger<Pushes> log)
{
    readonly ConcurrentDictionary<Guid, int> said = new();

    public static string Group(Guid cafe, string feed) => $"{cafe:N}:{feed}";

    /// <summary>Tells everybody what became of their command, and the other nodes which streams it moved.</summary>
    public void Answer(IReadOnlyList<(Pending Command, Outcome Outcome)> answers)
    {
        foreach (var connection in answers.Where(answer => answer.Command.Connection is not null).GroupBy(answer => answer.Command.Connection!))
            Forget(hub.Clients.Client(connection.Key).Outcomes([.. connection.Select(answer => answer.Outcome)]));
        foreach (var (command, outcome) in answers)
        {
            command.Complete(outcome);
            if (outcome.Version is { } version) neighbours.Tell(command.Writes, version);
        }
    }

    /// <summary>
    /// Pushes what these streams gained, in version order, and has the state feeds made anew that depend on them. What a
    /// failure keeps back is pushed by <see cref="Waking"/>.
    /// </summary>
    public async Task Push(IReadOnlySet<StreamName> moved)
    {
        foreach (var name in moved)
        {
            states.Moved(name);
            bell.Ring(name);
            try
            {
                if (memory.Peek(name).State is Cafe { EndedMs: not null }) marks.Forget(name.Cafe);
                if (memory.Peek(name).State is Cafe cafe) await Said(name, cafe);
                if (name.Kind == StreamKind.Sheet) await persons.Know(name.Cafe, AuthorsOf(name.Cafe, memory.Peek(name).Facts));
                memory.Push(name, Send);
            }
            catch (Exception e)
            {
                log.LogWarning(e, "News of a {Stream} wait", name.Kind);
            }
        }
    }

    /// <summary>What is said of somebody has changed: this node asks again, and whoever reads their ideas is told their name as it is now.</summary>
    async Task Said(StreamName name, Cafe cafe)
    {
        var changes = cafe.Changes + (cafe.NamesErased ? 1 : 0);
        if (said.GetValueOrDefault(name.Cafe) == changes) return;
        said[name.Cafe] = changes;
        persons.Forget(name.Cafe);
        foreach (var sheet in memory.Names.Where(other => other.Kind == StreamKind.Sheet && other.Cafe == name.Cafe))
        {
            if (memory.Peek(sheet) is not { Version: > 0 } stream) continue;
            await persons.Know(name.Cafe, AuthorsOf(name.Cafe, stream.Facts));
            memory.Push(sheet, Send);
            Forget(hub.Clients.Group(Group(name.Cafe, sheet.Feed)).Sheet(new SheetNews(
                sheet.Number, epoch.Current, stream.Version, [], Names(name.Cafe, stream.Facts))));
        }
    }

    void Send(Folded stream, long pushed)
    {
        var feed = stream.Name.Feed;
        var group = hub.Clients.Group(Group(stream.Name.Cafe, feed));
        switch (stream.Name.Kind)
        {
            case StreamKind.Sheet:
                Forget(group.Sheet(SheetNews(stream, pushed)));
                break;
            case StreamKind.Harvest:
                Forget(group.Harvest(HarvestNews(stream, pushed)));
                break;
        }
    }

    public SheetNews SheetNews(Folded stream, long after)
    {
        var sheet = (Sheet)stream.State;
        ImmutableArray<SheetFact> facts = [.. stream.Facts.Skip((int)after).Cast<SheetFact>().Select(fact => fact.Told(sheet))];
        return new SheetNews(stream.Name.Number, epoch.Current, stream.Version, facts, Names(stream.Name.Cafe, facts));
    }

    public HarvestNews HarvestNews(Folded stream, long after) =>
        new(epoch.Current, stream.Version, [.. stream.Facts.Skip((int)after).Cast<HarvestFact>()]);

    /// <summary>Names of the authors whom facts mention; where the café stores no author, none are mentioned.</summary>
    public ImmutableSortedDictionary<int, string> Names(Guid cafe, IEnumerable<object> facts) =>
        Authors(facts).Distinct().ToImmutableSortedDictionary(number => number, number => persons.NameOf(cafe, Same(cafe, number)));

    static IEnumerable<int> Authors(IEnumerable<object> facts) =>
        facts.OfType<SheetFact.Captured>().Select(fact => fact.Idea.By).OfType<int>();

    /// <summary>The people whose names <see cref="Names"/> says.</summary>
    public IEnumerable<int> AuthorsOf(Guid cafe, IEnumerable<object> facts) => Authors(facts).Distinct().Select(number => Same(cafe, number));

    int Same(Guid cafe, int number) => ((Cafe)memory.Of(StreamName.Of(cafe)).State).Same(number);

    void Forget(Task send) => _ = send.ContinueWith(
        failed => log.LogDebug(failed.Exception, "A push did not arrive"), CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
