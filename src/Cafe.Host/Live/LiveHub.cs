using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using OpenTalks.Cafes;
using OpenTalks.Host.Operations;

namespace OpenTalks.Host.Live;

/// <summary>
/// The one hub: commands go in, and no call waits for them; outcomes, facts and values come back as messages.
/// Rights are asked for every command and feed, see <see cref="Rights"/>.
/// </summary>
public sealed class LiveHub(
    Entrance entrance, Connections connections, Commands commands, Limits limits, Journal journal, Feeds feeds, StateFeeds states, Counters counters, TimeProvider time)
    : Hub<ILiveClient>
{
    /// <summary>More in one call than any outbox sends.</summary>
    const int MostCommands = 500, MostFeeds = 100;

    public override async Task OnConnectedAsync()
    {
        if (await entrance.Who(Context.GetHttpContext()!, Context.ConnectionAborted) is not { } who)
        {
            Context.Abort();
            return;
        }
        if (Context.GetHttpContext()!.Features.Get<Doors.Visit>() is { } visit && !visit.Is(who))
        {
            Context.Abort();
            return;
        }
        connections.Add(Context.ConnectionId, who, Context.Abort);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        limits.Gone(Context.ConnectionId);
        // Too long, no JSON, or too much: whatever was no message of ours.
        if (exception is InvalidDataException) counters.Refused("frame");
        return Task.CompletedTask;
    }

    /// <summary>Takes commands; each is read on its own, so one that is malformed costs the others nothing.</summary>
    public async Task Send(JsonElement[] sent)
    {
        if (connections.Get(Context.ConnectionId) is not { } connection || sent.Length > MostCommands)
        {
            counters.Refused("too-many-commands");
            Context.Abort();
            return;
        }
        List<Outcome> refused = [];
        var bears = true;
        foreach (var raw in sent)
        {
            var fits = limits.Allows(connection.Who);
            if (commands.Read(raw, connection.Who, connection.Id) is not var (command, outcome)) counters.Refused("command-unreadable");
            else if (!fits) refused.Add(new Outcome(command?.Id ?? outcome!.Id, Refused: Outcome.TooFast, Again: true));
            else if (outcome is not null) refused.Add(outcome);
            else _ = journal.Take(command!);
            bears &= fits || limits.Bears(connection);
        }
        foreach (var wrong in refused) if (wrong is { Refused: Outcome.Malformed }) counters.Refused(Outcome.Malformed);
        if (refused.Count > 0) await Clients.Caller.Outcomes([.. refused]);
        if (!bears) Context.Abort();
    }

    /// <summary>Begins to send news of these feeds; a log feed's snapshot is then got over HTTP.</summary>
    /// <returns>The feeds that are watched now; those without a right are left out.</returns>
    public async Task<string[]> Watch(string[] asked)
    {
        if (connections.Get(Context.ConnectionId) is not { } connection || asked.Length > MostFeeds) throw new HubException(Outcome.NotAllowed);
        try
        {
            return await Watch(connection, asked);
        }
        catch (OperationCanceledException) when (Context.ConnectionAborted.IsCancellationRequested)
        {
            // Who asked has gone.
            return [];
        }
    }

    async Task<string[]> Watch(Connection connection, string[] asked)
    {
        var who = connection.Who;
        // What this node holds may be half a second old; before anybody is refused it looks, once.
        var held = await feeds.Cafe(who.Cafe, Context.ConnectionAborted);
        var cafe = held;
        List<string> watched = [];
        foreach (var feed in asked)
        {
            var sheet = Commands.SheetOf(feed);
            if (!May() && ReferenceEquals(cafe, held)) cafe = (Cafe)(await feeds.Fresh(StreamName.Of(who.Cafe), Context.ConnectionAborted)).State;
            if (!May()) continue;
            bool May() => Rights.AllowFeed(who.RoleIn(cafe), feed.Split('/')[0], sheet ?? 0, cafe, who.NumberIn(cafe), time.NowMs());

            connection.Watch(feed);
            // Join first, read second: news may then arrive twice, never be missed.
            await Groups.AddToGroupAsync(Context.ConnectionId, Pushes.Group(who.Cafe, feed));
            if (sheet is { } number) await feeds.Fresh(StreamName.OfSheet(who.Cafe, number), Context.ConnectionAborted);
            else if (feed == Rights.Harvest) await feeds.Fresh(StreamName.OfHarvest(who.Cafe), Context.ConnectionAborted);
            else await states.Greet(connection, feed);
            watched.Add(feed);
        }
        return [.. watched];
    }

    public async Task Unwatch(string[] given)
    {
        if (connections.Get(Context.ConnectionId) is not { } connection) return;
        foreach (var feed in given)
            if (connection.Unwatch(feed)) await Groups.RemoveFromGroupAsync(Context.ConnectionId, Pushes.Group(connection.Who.Cafe, feed));
    }
}
