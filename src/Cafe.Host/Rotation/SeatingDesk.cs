using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Rotations;
using OpenTalks.Web.Rotation;

namespace OpenTalks.Host.Rotation;

/// <summary>What the pages about seats work with: who asks, the café as it stands, and the way of a decision.</summary>
public sealed class SeatingDesk(Entrance entrance, Feeds feeds, Persons persons, Presence presence, PageCommands commands, Searches searches, Remedies remedies, TimeProvider time)
{
    /// <summary>More than any search takes in its time.</summary>
    public const long MostSteps = 200_000_000;

    public PageCommands Commands => commands;
    public Searches Searches => searches;
    public Remedies Remedies => remedies;
    public TimeProvider Time => time;

    /// <returns>The facilitator, or null.</returns>
    public Task<Who?> Enter(HttpContext http, Guid cafe, CancellationToken cancel) => entrance.Who(http, cafe, Role.Facilitator, cancel);

    /// <summary>Nothing is here for the café's guests and other accounts; somebody unknown may be a facilitator who has not signed in.</summary>
    public IResult TurnedAway(HttpContext http, Guid cafe) =>
        http.User.AccountId() is null && entrance.Guest(http, cafe) is null ? Results.Challenge() : Results.NotFound();

    /// <summary>How long a page waits for repairs before it comes without them.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    internal async Task<SeatingView> Page(Guid id, IQueryCollection query, Wrongness? wrong, CancellationToken cancel)
    {
        var (cafe, views) = await Look(id, cancel);
        var looked = Looked.Of(query, views, wrong);
        var now = await Task.Run(() => views.Look(cafe), cancel);
        var ways = await Ways(id, cafe, views, now, looked.Mend, Patience);
        var search = await SearchOf(id, cafe, views, whole: true);
        return await Task.Run(() => views.Page(now, looked, ways, search, TagOf(views, ways is not null, search)), cancel);
    }

    internal async Task<(string Tag, SearchState? Search)> News(Guid id, CancellationToken cancel)
    {
        var (cafe, views) = await Look(id, cancel);
        var search = await SearchOf(id, cafe, views, whole: false);
        var looking = remedies.IsLooking(id, cafe.Seatings, views.Done);
        return (TagOf(views, !looking, search), search);
    }

    internal async Task Search(Guid id, Guid attempt, CancellationToken cancel)
    {
        var (cafe, views) = await Look(id, cancel);
        if (cafe.IsFreeChoice || views.Done >= cafe.Rounds || cafe.EndedMs is not null) return;
        var room = await Task.Run(() => views.Look(cafe), cancel);
        searches.Begin(attempt, id, cafe.Seatings, views.Done, (budget, seed, end) =>
            Rotations.Rotation.Plan(room.Room, room.History, cafe.Arrangement.Rules, budget, seed, end));
    }

    /// <returns>Null while they are still looked for; the café's own page is not kept waiting for them.</returns>
    async Task<ImmutableArray<Healing>?> Ways(Guid id, Cafe cafe, SeatingViews views, CafeRoom now, bool asked, TimeSpan patience)
    {
        if (!views.LooksForWays(asked)) return [];
        var ways = remedies.Of(id, cafe.Seatings, views.Done, end => views.Ways(now, end));
        await Task.WhenAny(ways, Task.Delay(patience, time));
        return ways.IsCompleted ? await ways : null;
    }

    /// <param name="whole">With what it found, which takes a while for many people.</param>
    async Task<SearchState?> SearchOf(Guid id, Cafe cafe, SeatingViews views, bool whole)
    {
        if (searches.Newest(id) is not var (attempt, search) || search.MadeFor != cafe.Seatings || search.Done != views.Done) return null;
        var running = !search.Planning.IsCompleted;
        var found = !running && whole && views.Proposals(search.Seed, 0, CancellationToken.None).Of(new Ask("search", Attempt: attempt.ToString("N")), await search.Planning) is Proposal.Made made ? made.Change : null;
        return new SearchState(attempt.ToString("N"), running, (int)Math.Round((search.Took ?? TimeSpan.FromMilliseconds(time.NowMs() - search.BeganMs)).TotalSeconds), (int)searches.Length.TotalSeconds, search.Cost, found);
    }

    static string TagOf(SeatingViews views, bool ready, SearchState? search) =>
        views.Tag(ready, search is null ? null : Guid.ParseExact(search.Attempt, "N"), search is { Running: true });

    internal async Task<(Cafe Cafe, SeatingViews Views)> Look(Guid id, CancellationToken cancel)
    {
        var cafe = (Cafe)(await feeds.Fresh(StreamName.Of(id), cancel)).State;
        await persons.Know(id, cafe.People.Keys, cancel);
        return (cafe, new SeatingViews(id, cafe, time.NowMs(), persons, presence.Of(id)));
    }
}
