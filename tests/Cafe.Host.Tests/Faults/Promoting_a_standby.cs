using Microsoft.AspNetCore.SignalR.Client;
using Npgsql;
using OpenTalks.Cafes;
using OpenTalks.Host.Storage;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Host.Tests.Faults;

public class Promoting_a_standby
{
    /// <summary>The database goes on as a promoted standby of itself, which is another history: versions of the old one mean nothing.</summary>
    [Fact]
    public async Task under_a_running_host_makes_it_read_everything_again_and_everybody_come_back()
    {
        var folder = Services.NewFolder();
        await using (var postgres = new EmbeddedPostgres(folder, PostgresBinaries.Find()))
        {
            await postgres.Start(CancellationToken.None);
            var said = new Notes();
            await using var host = await new RunningHost(postgres.ConnectionString, said.Instead).Start();
            using var fay = host.Browser();
            await fay.Send("/first", ("secret", host.FirstSecret!), ("name", "Fay"), ("email", "fay@example.org"), ("password", "nine paper cloths"));
            await using var cafe = await OpenCafe.Another(host, fay);
            await using var ada = await cafe.Joins("Ada");
            await using var bo = await cafe.Joins("Bo");
            await OpenCafe.GoesTo(await cafe.Facilitates(), PhaseKind.Talk, 1);
            var sheet = (await ada.Seat()).Sheet;
            (await ada.Writes("before")).Outcome.Refused.Should().BeNull();
            var before = await ada.Sheet(sheet);

            await postgres.Stop();
            await File.WriteAllTextAsync(Path.Combine(folder.Data, "standby.signal"), "");
            await postgres.Start(CancellationToken.None);
            await Sql(postgres, "select 1 from pg_promote()");

            await Phone.Until(() => Task.FromResult(ada.Hub.State), state => state == HubConnectionState.Disconnected);
            await Phone.Until(async () => { try { await ada.Hub.StartAsync(); return true; } catch (HttpRequestException) { return false; } }, back => back);
            var after = await ada.Sheet(sheet);
            after.Epoch.Should().NotBe(before.Epoch);
            after.View.Should().BeEquivalentTo(before.View);
            (await ada.Writes("after")).Outcome.Refused.Should().BeNull();
            (await ada.Sheet(sheet)).View.Ideas.Select(idea => idea.Text).Should().Equal("before", "after");
            $"{said}".Should().Contain("another history");
        }
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(folder.Path, recursive: true);
    }

    static async Task Sql(EmbeddedPostgres postgres, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
