using Npgsql;

namespace OpenTalks.Host.Tests.Faults;

public class Killing_PostgreSQL
{
    [Fact, Promise("M-05")]
    public Task under_a_running_host_loses_no_idea_and_writes_none_twice() => Pace.Slow ? Evening(times: 10, ideasBetween: 200) : Evening(times: 1, ideasBetween: 30);

    static async Task Evening(int times, int ideasBetween)
    {
        await using var hall = await Hall.Open(people: 20);
        hall.Writes();
        for (var time = 0; time < times; time++)
        {
            await hall.Saves(ideasBetween);
            await hall.KillPostgres();
            await Recovers(hall);
            var since = TimeProvider.System.GetTimestamp();
            await hall.Saves(ideasBetween);
            TimeProvider.System.GetElapsedTime(since).Should().BeLessThan(TimeSpan.FromSeconds(10), "the host goes on by itself. It said: {0}", hall.Said);
        }
        await hall.Ends();

        hall.Said.Should().Contain("PostgreSQL has died; it is started again").And.NotContain("ObjectDisposed").And.NotMatchRegex(@"(fail|crit): OpenTalks\.Host\.Live");
        await hall.StandsTheCheck();
    }

    static async Task Recovers(Hall hall)
    {
        for (var since = TimeProvider.System.GetTimestamp(); ; await Task.Delay(50))
        {
            try
            {
                await hall.Sql("select 1");
                return;
            }
            catch (NpgsqlException) when (TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromMinutes(1))
            {
                // Not yet.
            }
        }
    }
}
