using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Faults;

public class Losing_the_way_to_PostgreSQL
{
    /// <summary>Half of the COMMITs meet a fault: the reply is lost, or they never arrive.</summary>
    [Fact, Promise("M-02")]
    public async Task at_a_COMMIT_writes_every_idea_once_and_tells_its_outcome()
    {
        var faults = Pace.Slow ? 500 : 50;
        await using var table = await Table.On("commits");
        var dice = new Random(7);
        table.Fault.Plan(_ => table.Fault.Struck >= faults ? null : dice.Next(4) switch { 0 => Fate.ReplyLost, 1 => Fate.NeverSent, _ => null });
        List<(Guid Idea, Outcome Outcome)> written = [];
        for (var n = 0; table.Fault.Struck < faults; n++)
        {
            var wave = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => table.Ada.Writes($"idea {n}-{i}")));
            written.AddRange(wave);
        }

        table.Fault.Struck.Should().Be(faults);
        written.Select(idea => idea.Outcome).Should().OnlyContain(outcome => outcome.Refused == null);
        await table.Holds(written.Select(idea => idea.Idea));
    }

    [Fact]
    public async Task anywhere_in_a_batch_writes_every_idea_once()
    {
        await using var table = await Table.On("anywhere");
        var dice = new Random(11);
        List<Guid> ideas = [];
        for (var n = 0; n < (Pace.Slow ? 500 : 16); n++)
        {
            var left = dice.Next(1, 5000);
            Task<int> Cut(Link link, ReadOnlyMemory<byte> bytes)
            {
                var before = Interlocked.Add(ref left, -bytes.Length) + bytes.Length;
                return Task.FromResult(before is > 0 and var rest && rest < bytes.Length ? rest : bytes.Length);
            }
            table.Way.Up = n % 2 == 0 ? Cut : Relay.Pass;
            table.Way.Down = n % 2 == 0 ? Relay.Pass : Cut;
            var wave = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => table.Ada.Writes($"idea {n}-{i}")));
            wave.Should().OnlyContain(idea => idea.Outcome.Refused == null);
            ideas.AddRange(wave.Select(idea => idea.Idea));
        }
        await table.Holds(ideas);
    }

    [Fact]
    public async Task because_its_administrator_ends_the_writers_connection_is_not_noticed()
    {
        await using var table = await Table.On("terminated");
        List<Guid> ideas = [];
        for (var n = 0; n < 6; n++)
        {
            var writing = Task.WhenAll(Enumerable.Range(0, 5).Select(i => table.Ada.Writes($"idea {n}-{i}")));
            await table.Sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query ilike any (array['%cafe.outcome%', 'commit%'])");
            var wave = await writing;
            wave.Should().OnlyContain(idea => idea.Outcome.Refused == null);
            ideas.AddRange(wave.Select(idea => idea.Idea));
        }
        await table.Holds(ideas);
    }

    [Fact]
    public async Task for_long_is_answered_as_busy_and_the_same_commands_go_through_afterwards()
    {
        await using var table = await Table.On("long");
        await table.Ada.Writes("before");
        // Connections are taken, and nothing ever comes back.
        table.Way.Down = Relay.Swallow;
        var command = Phone.Envelope($"sheet/{table.Sheet}", new SheetCommand.Capture(Guid.NewGuid(), 1, "meanwhile", "en"), Guid.NewGuid());
        var change = Phone.Envelope($"sheet/{table.Sheet}", new SheetCommand.Edit(command.GetProperty("do").GetProperty("idea").GetGuid(), "meanwhile, and better"), Guid.NewGuid());

        var since = TimeProvider.System.GetTimestamp();
        var outcomes = await table.Bo.Posts(command, change).WaitAsync(TimeSpan.FromSeconds(40));
        TimeProvider.System.GetElapsedTime(since).Should().BeLessThan(TimeSpan.FromSeconds(20), "the host said {0}", table.Said);

        outcomes.Should().OnlyContain(outcome => outcome.Refused == Outcome.Busy && outcome.Again);
        table.Way.Down = Relay.Pass;
        table.Way.Cut();
        (await table.Bo.Posts(command, change).WaitAsync(Phone.Patience)).Should().OnlyContain(outcome => outcome.Refused == null);
        (await table.Ada.Sheet(table.Sheet)).View.Ideas.Select(idea => idea.Text).Should().Equal("before", "meanwhile, and better");
    }

    [Fact]
    public async Task after_news_were_read_does_not_keep_them_from_those_who_watch()
    {
        await using var table = await Table.On("unpushed");
        await using var other = await new RunningHost(table.Direct).Start();
        await using var elsewhere = new Phone(other.Address, table.Cafe.Id, "participant", table.BosBrowser);
        await elsewhere.Start();
        for (var n = 0; n < 6; n++)
        {
            // Ada's batch reads that Bo has left or come back, and does not go through the first time.
            var gone = n % 2 == 0;
            (await elsewhere.Asks("cafe", gone ? new CafeCommand.Leave() : new CafeCommand.Return())).Refused.Should().BeNull();
            var struck = table.Fault.Next(Fate.NeverSent);
            (await table.Ada.Asks($"sheet/{table.Sheet}", new SheetCommand.Capture(Guid.NewGuid(), 1, $"idea {n}", "en"))).Refused.Should().BeNull();
            await struck;
            await Phone.Until(() => Task.FromResult(table.Bo.Mes.LastOrDefault()?.Value.Gone), told => told == gone);
        }
    }
}
