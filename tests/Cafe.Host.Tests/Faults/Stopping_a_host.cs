using OpenTalks.Host.Live;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Faults;

public class Stopping_a_host
{
    const string Locked = """
        select 1 from pg_locks
        where locktype = 'advisory' and mode = 'ExclusiveLock' and granted and database = (select oid from pg_database where datname = current_database())
        """;

    [Fact]
    public async Task lets_what_it_has_taken_finish_and_does_not_wait_for_long_polls()
    {
        await using var table = await Table.On("stopping");
        var (place, slow) = (await table.Ada.Sheet(table.Sheet), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var poll = table.Bo.Gets<Unchanged>($"sheet/{table.Sheet}", $"&after={place.Epoch}.{place.Version}&wait=25");
        List<Guid> ideas = [.. Enumerable.Range(0, 20).Select(_ => Guid.NewGuid())];
        // The first COMMIT is under way when the host is told to stop; the others wait behind it.
        table.Way.Up = async (link, bytes) =>
        {
            if (CommitFault.IsCommit(bytes)) await slow.Task;
            return bytes.Length;
        };
        var writing = ideas.Select((idea, n) => table.Ada.Posts(Phone.Envelope($"sheet/{table.Sheet}", new SheetCommand.Capture(idea, 1, $"idea {n}", "en"), Guid.NewGuid()))).ToList();
        await Phone.Until(() => table.Sql(Locked), locks => locks.Count > 0);

        var since = TimeProvider.System.GetTimestamp();
        var stopping = Task.Run(async () => await table.Cafe.Host.DisposeAsync());
        await poll.WaitAsync(Phone.Patience);
        slow.SetResult();
        var outcomes = (await Task.WhenAll(writing)).SelectMany(all => all).ToList();
        await stopping.WaitAsync(Phone.Patience);

        TimeProvider.System.GetElapsedTime(since).Should().BeLessThan(TimeSpan.FromSeconds(15));
        outcomes.Should().HaveCount(20).And.OnlyContain(outcome => outcome.Refused == null);
        (await table.Sql("select data ->> 'idea' from cafe.mt_events where type = 'sheet.idea-captured'")).Select(Guid.Parse).Should().BeEquivalentTo(ideas);
    }

    [Fact]
    public async Task whose_database_does_not_answer_ends_all_the_same()
    {
        await using var table = await Table.On("stuck");
        await table.Ada.Writes("before");
        table.Way.Down = Relay.Swallow;
        var writing = table.Ada.Send(($"sheet/{table.Sheet}", new SheetCommand.Capture(Guid.NewGuid(), 1, "never", "en"), Guid.NewGuid()))[0];

        await Phone.Until(() => table.Sql(Locked), locks => locks.Count > 0);

        await Task.Run(async () => await table.Cafe.Host.DisposeAsync()).WaitAsync(TimeSpan.FromSeconds(30));

        writing.IsCompletedSuccessfully.Should().BeFalse("nobody is told that it was saved");
    }
}
