using System.Collections.Concurrent;
using OpenTalks.Host.Operations;

namespace OpenTalks.Host.Live;

/// <summary>
/// How many commands one person and one café may send. What is over is refused as <see cref="Outcome.TooFast"/>, to be sent again; who goes on all
/// the same loses the connection. An outbox of 200 ideas fits at once, and again a few seconds later.
/// </summary>
public sealed class Limits(PaceLimit pace, Counters counters, TimeProvider time)
{
    /// <summary>So many at once, as a multiple of what a second allows.</summary>
    const int Burst = 20;

    /// <summary>Refusals that a connection may collect at once, and how many are forgiven in a second.</summary>
    const int Patience = 1000, Forgiven = 10;

    /// <summary>A café of a thousand people in a hurry.</summary>
    const int OfCafe = 50;

    readonly ConcurrentDictionary<(Guid Cafe, int Number), Bucket> persons = new();
    readonly ConcurrentDictionary<Guid, Bucket> cafes = new();
    readonly ConcurrentDictionary<string, Bucket> patience = new(StringComparer.Ordinal);

    /// <summary>One more command of somebody's; all of a person's connections and requests count together.</summary>
    public bool Allows(Who who)
    {
        if (pace.CommandsPerSecond == 0) return true;
        if (persons.GetOrAdd((who.Cafe, who.Number), _ => Of(1)).Take() && cafes.GetOrAdd(who.Cafe, _ => Of(OfCafe)).Take()) return true;
        counters.Refused("too-fast");
        return false;
    }

    /// <summary>Whether a connection that was just refused may go on.</summary>
    public bool Bears(Connection connection) => patience.GetOrAdd(connection.Id, _ => new(Patience, Forgiven, time)).Take();

    public void Gone(string connection) => patience.TryRemove(connection, out _);

    /// <summary>Who has been quiet is as good as new.</summary>
    public void Forget()
    {
        foreach (var person in persons) if (person.Value.IsFull) persons.TryRemove(person);
        foreach (var cafe in cafes) if (cafe.Value.IsFull) cafes.TryRemove(cafe);
    }

    Bucket Of(int times) => new(pace.CommandsPerSecond * Burst * times, pace.CommandsPerSecond * times, time);
}

/// <summary>How fast one person may go, for long.</summary>
/// <param name="CommandsPerSecond">0: as fast as they like, for measurements.</param>
public sealed record PaceLimit(int CommandsPerSecond)
{
    public static PaceLimit Of(IConfiguration configuration) => new(configuration.GetValue("CommandsPerSecond", 40));
}
