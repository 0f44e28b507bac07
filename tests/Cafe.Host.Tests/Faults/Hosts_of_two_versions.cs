using Npgsql;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Faults;

public class Hosts_of_two_versions
{
    /// <summary>What a host of the next version would append.</summary>
    const string Newer = """
        with stream as (update cafe.mt_streams set version = version + 1 where id = $1 returning id, version, tenant_id)
        insert into cafe.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, is_archived)
        select nextval('cafe.mt_events_sequence'), gen_random_uuid(), id, version, '{"mood": "bright"}', 'sheet.mood-told', now(), tenant_id, 'Next', false from stream
        """;

    /// <summary>The older one shows that stream as it was, decides nothing on it, and carries all others.</summary>
    [Fact]
    public async Task bear_with_each_other_on_the_same_streams()
    {
        await using var pair = await Pair.On("versions", people: 8);
        var (ada, beside) = (pair.People[0], pair.People.First(person => person.Sheet != pair.People[0].Sheet));
        (await ada.Phone.Send(ada.Idea("before"))[0].WaitAsync(Phone.Patience)).Refused.Should().BeNull();
        await Append($"sheet/{pair.Cafe:N}/{ada.Sheet}");

        var mine = ada.Idea("after");
        (await ada.Phone.Send(mine)[0].WaitAsync(Phone.Patience)).Should().Match<Outcome>(outcome => outcome.Refused == Outcome.Busy && outcome.Again);
        (await ada.Phone.Sheet(ada.Sheet)).View.Ideas.Select(idea => idea.Text).Should().Equal("before");
        (await beside.Phone.Send(beside.Idea("next to it"))[0].WaitAsync(Phone.Patience)).Refused.Should().BeNull();
        (await pair.Console.Asks("cafe", new CafeCommand.Pause((await pair.Console.Overview()).Programme.Run!.Phase))).Refused.Should().BeNull();
        await Phone.Until(() => Task.FromResult(pair.People.Where(person => person.Sheet == beside.Sheet).Min(person => person.Phone.Sheets.Sum(news => news.Facts.Length))), heard => heard == 1);
        pair.Said.Should().Contain("sheet.mood-told").And.NotContain("failed").And.NotContain(" Error: ");

        async Task Append(string stream)
        {
            await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(pair.Database) { Pooling = false }.ConnectionString);
            await using var command = source.CreateCommand(Newer);
            command.Parameters.Add(new() { Value = stream });
            (await command.ExecuteNonQueryAsync()).Should().Be(1);
        }
    }
}
