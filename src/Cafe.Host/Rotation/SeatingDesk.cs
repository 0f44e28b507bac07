using OpenTalks.Cafes;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Live;
using OpenTalks.People;

namespace OpenTalks.Host.Rotation;

/// <summary>What the pages about seats work with: who asks, the café as it stands, and the way of a decision.</summary>
public sealed class SeatingDesk(Entrance entrance, Feeds feeds, Persons persons, Presence presence, PageCommands commands, Searches searches, TimeProvider time)
{
    /// <summary>More than any search takes in its time.</summary>
    public const long MostSteps = 200_000_000;

    public PageCommands Commands => commands;
    public Searches Searches => searches;
    public TimeProvider Time => time;

    /// <returns>The facilitator, or null.</returns>
    public Task<Who?> Enter(HttpContext http, Guid cafe, CancellationToken cancel) => entrance.Who(http, cafe, Role.Facilitator, cancel);

    /// <summary>Nothing is here for the café's guests and other accounts; somebody unknown may be a facilitator who has not signed in.</summary>
    public IResult TurnedAway(HttpContext http, Guid cafe) =>
        http.User.AccountId() is null && entrance.Guest(http, cafe) is null ? Results.Challenge() : Results.NotFound();

    internal async Task<(Cafe Cafe, SeatingViews Views)> Look(Guid id, CancellationToken cancel)
    {
        var cafe = (Cafe)(await feeds.Fresh(StreamName.Of(id), cancel)).State;
        await persons.Know(id, cafe.People.Keys, cancel);
        return (cafe, new SeatingViews(id, cafe, time.NowMs(), persons, presence.Of(id)));
    }
}
