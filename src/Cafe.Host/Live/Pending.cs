using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Live;

/// <summary>Who made a command's id. A client cannot make one of the other kinds.</summary>
public enum Origin : short
{
    Client = 0,
    Server = 1,
    Page = 2,
}

/// <summary>What the decider's answer comes to, whatever the stream.</summary>
/// <param name="Refused">The refusal's code, or null.</param>
public sealed record Decided(IReadOnlyList<object> Events, IReadOnlyList<Beside> Besides, string? Refused)
{
    public static Decided Of<TEvent>(Decision<TEvent> decision) where TEvent : notnull =>
        new([.. decision.Events.Cast<object>()], decision.Besides, decision.Refused?.Code);
}

/// <summary>Streams as they stand while a batch is decided: locked, read to their end, and moved by what was decided before.</summary>
public interface IStanding
{
    Cafe Cafe(Guid cafe);
    Sheet Sheet(Guid cafe, int number);
    Harvest Harvest(Guid cafe);
    long VersionOf(StreamName name);
    long NowMs { get; }
}

/// <summary>A command on its way through the writer.</summary>
/// <param name="id">128 random bits, made by whoever acts first.</param>
/// <param name="reads">Streams that the decision looks at and does not write; locked shared.</param>
/// <param name="fingerprint">Keyed hash of the content; the same id with another is refused as reused. Empty for the server's own.</param>
/// <param name="decide">Pure but for what it is given. Null means: not allowed, which is no outcome and may be tried again.</param>
public sealed class Pending(
    Guid id, Origin origin, StreamName writes, IReadOnlyList<StreamName> reads, byte[] fingerprint, Func<IStanding, Decided?> decide)
{
    readonly TaskCompletionSource<Outcome> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid Id => id;
    public Origin Origin => origin;
    public StreamName Writes => writes;
    public IReadOnlyList<StreamName> Reads => reads;
    public byte[] Fingerprint => fingerprint;
    public Func<IStanding, Decided?> Decide => decide;

    /// <summary>The hub connection that waits for the outcome, or null where a task does.</summary>
    public string? Connection { get; init; }

    /// <summary>It gives or withdraws a mark, so the café's key must be known before it is decided.</summary>
    public bool Marks { get; init; }

    /// <summary>More that must be in the same commit: SQL with parameters numbered by "?".</summary>
    public (string Sql, object[] Values)? Also { get; init; }

    public Task<Outcome> Done => done.Task;

    public void Complete(Outcome outcome) => done.TrySetResult(outcome);
}
