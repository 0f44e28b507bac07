using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using OpenTalks.Cafes;
using OpenTalks.Host.Cafes;
using OpenTalks.People;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Live;

/// <summary>
/// The feeds that are one small value: "me" of each person, "table" of a device, the facilitators' "overview" and the "wall". Made anew after the café moved
/// and when a phase ends; the first change goes at once, later ones at most four a second (me, table) or one (overview, wall).
/// </summary>
public sealed partial class StateFeeds(
    IHubContext<LiveHub, ILiveClient> hub, Connections connections, Memory memory, Reading reading, Persons persons, Presence presence, SheetActivity activity, JoinCodes codes, TimeProvider time, ILogger<StateFeeds> log)
    : Steady(time, log)
{
    static readonly TimeSpan MeEvery = TimeSpan.FromMilliseconds(250), OverviewEvery = TimeSpan.FromSeconds(1);

    readonly ConcurrentDictionary<Guid, Pace> paces = new();
    readonly SemaphoreSlim wake = new(0);

    /// <summary>A stream has moved: what depends on it is made anew soon.</summary>
    public void Moved(StreamName name)
    {
        var pace = paces.GetOrAdd(name.Cafe, _ => new Pace());
        if (name.Kind == StreamKind.Sheet) activity.Moved(name, Time.NowMs());
        if (name.Kind == StreamKind.Cafe) pace.MeDue = true;
        if (name.Kind is StreamKind.Cafe or StreamKind.Sheet) pace.OverviewDue = true;
        wake.Release();
    }

    void PresenceSeen(Guid cafe)
    {
        if (!paces.TryGetValue(cafe, out var pace)) return;
        pace.OverviewDue = true;
        wake.Release();
    }

    public async Task<MeValue> Me(Who who, CancellationToken cancel)
    {
        var state = CafeOf(who.Cafe);
        var number = who.NumberIn(state);
        await persons.Know(who.Cafe, [number, .. state.Floor.Helps.Where(help => help.By == number).Select(help => help.TakenBy).OfType<int>()], cancel);
        var now = Time.NowMs();
        var view = MeView.Of(state, number, one => persons.NameOf(who.Cafe, one), who.Language, now);
        return new MeValue(now, Tag(JsonSerializer.SerializeToUtf8Bytes(view, WireJson.Options)), view);
    }

    public async Task<OverviewValue> Overview(Guid cafe, CancellationToken cancel)
    {
        var now = Time.NowMs();
        var state = CafeOf(cafe);
        List<StreamName> unread = [.. state.Sheets.Select(sheet => StreamName.OfSheet(cafe, sheet.Number)).Where(sheet => !memory.Holds(sheet))];
        if (unread.Count > 0) await reading.CatchUp(unread, cancel);
        await persons.Know(cafe, state.People.Keys, cancel);
        var view = OverviewView.Of(state,
            sheet => memory.Of(StreamName.OfSheet(cafe, sheet)).State as Sheet,
            number => persons.Of(cafe, number),
            presence.Of(cafe),
            sheet => activity.Of(StreamName.OfSheet(cafe, sheet), now), now);
        return new OverviewValue(now, Tag(JsonSerializer.SerializeToUtf8Bytes(view, WireJson.Options)), view);
    }

    /// <summary>Sends a connection the value of a state feed it has begun to watch.</summary>
    public async Task Greet(Connection connection, string feed)
    {
        paces.GetOrAdd(connection.Who.Cafe, _ => new Pace());
        wake.Release();
        if (feed == Rights.Me) await SendMe(connection);
        if (feed == Rights.Table) await SendTable(connection);
        if (feed == Rights.Wall) await SendWall(connection);
        if (feed == Rights.Overview) await SendOverview(connection, await Overview(connection.Who.Cafe, CancellationToken.None));
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        presence.Seen = PresenceSeen;
        return base.StartAsync(cancellationToken);
    }

    protected override async Task Turn(CancellationToken stopping)
    {
        var wait = await RunDue();
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(wake.WaitAsync(pause.Token), Task.Delay(wait, Time, pause.Token));
        await pause.CancelAsync();
        while (await wake.WaitAsync(0, CancellationToken.None)) { }
    }

    /// <returns>How long nothing will be due.</returns>
    async Task<TimeSpan> RunDue()
    {
        var next = TimeSpan.FromSeconds(30);
        foreach (var (cafe, pace) in paces)
        {
            if (!connections.Of(cafe).Any())
            {
                paces.TryRemove(cafe, out _);
                activity.Forget(cafe);
                continue;
            }
            if (pace.BoundaryMs is { } boundary && Time.NowMs() >= boundary) pace.MeDue = pace.OverviewDue = true;
            if (pace.MeDue && Time.GetElapsedTime(pace.MeAt) >= MeEvery)
            {
                pace.MeDue = false;
                pace.MeAt = Time.GetTimestamp();
                await OrAgain(pace, async () =>
                {
                    foreach (var connection in connections.Of(cafe))
                    {
                        await SendMe(connection);
                        await SendTable(connection);
                    }
                    await EndWatches(cafe);
                });
            }
            if (pace.OverviewDue && Time.GetElapsedTime(pace.OverviewAt) >= OverviewEvery)
            {
                pace.OverviewDue = false;
                pace.OverviewAt = Time.GetTimestamp();
                await OrAgain(pace, async () =>
                {
                    await SendOverviews(cafe);
                    foreach (var connection in connections.Of(cafe)) await SendWall(connection);
                });
            }
            pace.BoundaryMs = CafeOf(cafe).NextBoundaryMs(Time.NowMs());
            next = Least(next, pace.MeDue ? MeEvery - Time.GetElapsedTime(pace.MeAt) : null);
            next = Least(next, pace.OverviewDue ? OverviewEvery - Time.GetElapsedTime(pace.OverviewAt) : null);
            next = Least(next, pace.BoundaryMs is { } ends ? TimeSpan.FromMilliseconds(ends - Time.NowMs()) : null);
        }
        return next;
    }

    /// <summary>A value that could not be made stays due: nobody may be left with an old one because the database was away.</summary>
    static async Task OrAgain(Pace pace, Func<Task> send)
    {
        try
        {
            await send();
        }
        catch
        {
            pace.MeDue = pace.OverviewDue = true;
            throw;
        }
    }

    static TimeSpan Least(TimeSpan a, TimeSpan? b) =>
        b is not { } other || a < other ? a : other > TimeSpan.FromMilliseconds(1) ? other : TimeSpan.FromMilliseconds(1);

    async Task SendMe(Connection connection)
    {
        if (!connection.Watches(Rights.Me) || connection.Who.RoleIn(CafeOf(connection.Who.Cafe)) == Role.Stranger) return;
        var me = await Me(connection.Who, CancellationToken.None);
        if (connection.Sends(Rights.Me, me.Tag)) _ = hub.Clients.Client(connection.Id).Me(me);
    }

    async Task SendOverviews(Guid cafe)
    {
        var watching = connections.Of(cafe).Where(connection => connection.Watches(Rights.Overview)).ToList();
        if (watching.Count == 0) return;
        var overview = await Overview(cafe, CancellationToken.None);
        foreach (var connection in watching) await SendOverview(connection, overview);
    }

    Task SendOverview(Connection connection, OverviewValue overview)
    {
        if (connection.Sends(Rights.Overview, overview.Tag)) _ = hub.Clients.Client(connection.Id).Overview(overview);
        return Task.CompletedTask;
    }

    /// <summary>The server ends watches whose right is over: who has moved reads the new sheet, not the old one.</summary>
    async Task EndWatches(Guid cafe)
    {
        var state = CafeOf(cafe);
        var now = Time.NowMs();
        foreach (var connection in connections.Of(cafe))
        {
            var role = connection.Who.RoleIn(state);
            // Who was erased is nobody any more, and a double comes back as the person it is of.
            if (connection.Who.As == Role.Participant && (role == Role.Stranger || state.IsDouble(connection.Who.Number)))
            {
                connection.Abort();
                continue;
            }
            var over = connection.Feeds.Where(feed => !Rights.AllowFeed(
                role, feed.Split('/')[0], Commands.SheetOf(feed) ?? 0, state, connection.Who.NumberIn(state), now)).ToList();
            foreach (var feed in over)
            {
                connection.Unwatch(feed);
                await hub.Groups.RemoveFromGroupAsync(connection.Id, Pushes.Group(cafe, feed));
            }
            if (over.Count > 0) _ = hub.Clients.Client(connection.Id).Unwatched([.. over]);
        }
    }

    Cafe CafeOf(Guid cafe) => (Cafe)memory.Of(StreamName.Of(cafe)).State;

    static string Tag(byte[] json) => Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 8));

    /// <summary>How far a café's values are behind.</summary>
    sealed class Pace
    {
        public volatile bool MeDue, OverviewDue;
        public long MeAt, OverviewAt;
        public long? BoundaryMs;
    }
}
