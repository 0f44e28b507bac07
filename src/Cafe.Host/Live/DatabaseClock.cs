namespace OpenTalks.Host.Live;

/// <summary>This node's time, led by the database's clock: all nodes and their deciders share one now.</summary>
public sealed class DatabaseClock : TimeProvider
{
    long offsetTicks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref offsetTicks));

    /// <summary>Takes the database's time as read just now; what the way took is an error of its half at most.</summary>
    public void Measure(DateTimeOffset databaseNow) => Interlocked.Exchange(ref offsetTicks, (databaseNow - base.GetUtcNow()).Ticks);
}

/// <summary>Milliseconds since 1970, as all of the wire counts.</summary>
public static class Milliseconds
{
    public static long NowMs(this TimeProvider time) => time.GetUtcNow().ToUnixTimeMilliseconds();
}
