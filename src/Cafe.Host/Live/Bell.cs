using System.Collections.Concurrent;

namespace OpenTalks.Host.Live;

/// <summary>Wakes those who wait, by long poll, for a stream to move.</summary>
public sealed class Bell
{
    readonly ConcurrentDictionary<StreamName, TaskCompletionSource> waiting = new();

    /// <summary>Completes at the next move. Take it before looking at the stream, or a move between is missed.</summary>
    public Task Next(StreamName name) =>
        waiting.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Ring(StreamName name)
    {
        if (waiting.TryRemove(name, out var bell)) bell.TrySetResult();
    }
}
