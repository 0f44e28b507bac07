using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenTalks.Host.Live;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Faults;

/// <summary>Commands that no client can send are handed to the writer itself.</summary>
public class One_bad_command
{
    [Fact]
    public async Task that_throws_while_it_is_decided_fails_alone()
    {
        await using var table = await Table.On("throws");
        var outcomes = await Among(table, _ => throw new InvalidOperationException("a bug"));
        outcomes.Bad.Should().BeEquivalentTo(new { Refused = Outcome.Failed, Again = true });
        outcomes.Good.Should().OnlyContain(outcome => outcome.Refused == null);
        await table.Holds(outcomes.Ideas);
    }

    [Fact]
    public async Task that_throws_while_it_is_folded_fails_alone()
    {
        await using var table = await Table.On("folds");
        var outcomes = await Among(table, _ => new Decided([new SheetEvent.IdeaEdited(Guid.NewGuid(), "of an idea that is not there")], [], null));
        outcomes.Bad.Should().BeEquivalentTo(new { Refused = Outcome.Failed, Again = true });
        outcomes.Good.Should().OnlyContain(outcome => outcome.Refused == null);
        await table.Holds(outcomes.Ideas);
    }

    [Fact]
    public async Task that_PostgreSQL_refuses_fails_alone_and_the_others_keep_their_order()
    {
        await using var table = await Table.On("refuses");
        var outcomes = await Among(table, _ => new Decided([new SheetEvent.IdeaCaptured(Guid.NewGuid(), 1, false, 1, null, null, "nul \0 inside", "en", null)], [], null));
        outcomes.Bad.Should().BeEquivalentTo(new { Refused = Outcome.Failed, Again = true });
        outcomes.Good.Should().OnlyContain(outcome => outcome.Refused == null);
        await table.Holds(outcomes.Ideas);
        (await table.Ada.Sheet(table.Sheet)).View.Ideas.Select(idea => idea.Id).Should().Equal(outcomes.Ideas);
        table.Said.ToString().Should().Contain("22P05").And.NotContain("inside", "no idea stands in a log");
    }

    [Fact]
    public async Task whose_café_is_locked_elsewhere_is_busy_and_holds_up_another_café_for_one_attempt()
    {
        await using var table = await Table.On("locked");
        var other = await OpenCafe.Another(table.Cafe.Host, table.Cafe.FacilitatorsBrowser);
        await using var _ = other;
        var cy = await other.Joins("Cy");
        await using var source = NpgsqlDataSource.Create(table.Direct);
        await using (var holder = await source.OpenConnectionAsync())
        {
            await using var transaction = await holder.BeginTransactionAsync();
            await using (var hold = new NpgsqlCommand("select pg_advisory_xact_lock($1)", holder, transaction) { Parameters = { new() { Value = StreamName.OfSheet(table.Cafe.Id, table.Sheet).LockKey } } })
                await hold.ExecuteNonQueryAsync();
            var since = TimeProvider.System.GetTimestamp();
            var locked = table.Ada.Writes("locked out");
            var free = cy.Asks("cafe", new OpenTalks.Cafes.CafeCommand.Leave());
            (await free).Refused.Should().BeNull();
            TimeProvider.System.GetElapsedTime(since).Should().BeLessThan(TimeSpan.FromSeconds(9));
            (await locked).Outcome.Should().BeEquivalentTo(new { Refused = Outcome.Busy, Again = true });
        }
        (await table.Ada.Writes("free again")).Outcome.Refused.Should().BeNull();
    }

    /// <summary>Forty good ideas and a bad command in their middle, taken together.</summary>
    static async Task<(Outcome Bad, Outcome[] Good, List<Guid> Ideas)> Among(Table table, Func<IStanding, Decided?> bad)
    {
        var journal = table.Cafe.Host.Services.GetRequiredService<Journal>();
        var stream = StreamName.OfSheet(table.Cafe.Id, table.Sheet);
        Pending Command(Func<IStanding, Decided?> decide) => new(Guid.NewGuid(), Origin.Client, stream, [StreamName.Of(table.Cafe.Id)], [1], decide);
        List<Guid> ideas = [.. Enumerable.Range(0, 40).Select(_ => Guid.NewGuid())];
        var good = ideas.Select((idea, n) => Command(_ => new Decided([new SheetEvent.IdeaCaptured(idea, 1, false, 1, null, null, $"idea {n}", "en", null)], [], null))).ToList();
        // All are taken while the first still waits for its lock, so they make one batch.
        var outcomes = new List<Task<Outcome>>();
        var wrong = Command(bad);
        foreach (var command in good.Take(20).Append(wrong).Concat(good.Skip(20))) outcomes.Add(journal.Take(command));
        await Task.WhenAll(outcomes).WaitAsync(Phone.Patience);
        return (await wrong.Done, await Task.WhenAll(good.Select(command => command.Done)), ideas);
    }
}
