using Npgsql;

namespace OpenTalks.Host.Live;

/// <summary>Brings this node's memory up to what stands in the database.</summary>
public sealed class Reading(NpgsqlDataSource database, Memory memory, Tails tails, TimeProvider time)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Reads all of these streams to their end; a read that breaks with its connection is repeated.</summary>
    /// <returns>The streams that have moved by it.</returns>
    public async Task<IReadOnlySet<StreamName>> CatchUp(IReadOnlyCollection<StreamName> names, CancellationToken cancel)
    {
        var since = time.GetTimestamp();
        List<(StreamName Name, long Version)> known = [.. names.Select(name => (name, memory.Peek(name).Version))];
        while (true)
        {
            try
            {
                var moved = new HashSet<StreamName>();
                var read = await tails.Read(database, known, cancel);
                foreach (var tail in read)
                    if (memory.Advance(tail.Name, tail.FirstVersion, tail.Events)) moved.Add(tail.Name);
                // What is empty is held as well, so that its first news is pushed; but a café nobody opened is only somebody's guess.
                foreach (var name in names)
                    if (name.Kind != StreamKind.Cafe) memory.Advance(name, 1, []);
                return moved;
            }
            catch (NpgsqlException e) when (Failures.Of(e) == Failure.Passing && time.GetElapsedTime(since) < Patience)
            {
                await Task.Delay(Pause, time, cancel);
            }
        }
    }
}
