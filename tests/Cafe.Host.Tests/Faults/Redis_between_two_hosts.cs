using System.Net;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Host.Tests.Faults;

public class Redis_between_two_hosts
{
    /// <summary>As long as the hosts look by themselves twice a second.</summary>
    static readonly TimeSpan OneLook = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task wakes_the_other_long_before_it_would_look_by_itself()
    {
        await using var redis = await RedisServer.Run();
        await using var pair = await Pair.On("woken", people: 4, redis.Connection);
        await Wakes(pair);
    }

    /// <summary>Redis is killed, then hung, while people write; nobody's ideas, saving or joining may feel it.</summary>
    [Fact]
    public async Task can_be_killed_or_hung_and_costs_freshness_alone()
    {
        await using var redis = await RedisServer.Run();
        await using var pair = await Pair.On("redis", people: 4, redis.Connection);
        await redis.Kill();
        await Carries(pair);
        await redis.Start();
        await Wakes(pair);

        await redis.Freeze();
        await Carries(pair);
        await redis.Thaw();
        await Wakes(pair);
        pair.Said.Should().Contain("Redis does not answer").And.Contain("Redis is back").And.NotContain(" Error: ");
    }

    [Fact]
    public async Task may_be_absent_when_the_hosts_start()
    {
        await using var redis = RedisServer.Absent();
        await using var pair = await Pair.On("absent", people: 4, redis.Connection);
        await Carries(pair);
        await redis.Start();
        await Wakes(pair);
    }

    [Fact, Promise("S-23")]
    public async Task puts_nothing_on_a_sheet_whoever_speaks_there()
    {
        await using var redis = await RedisServer.Run();
        await using var pair = await Pair.On("forged", people: 4, redis.Connection);
        var sheet = pair.People[0].Sheet;
        foreach (var forged in new[] { $"x\\nsheet/{pair.Cafe:N}/{sheet} 999", $"x\\ncafe/{pair.Cafe:N} 9223372036854775807", "x\\nsheet/7 1", "\\n\\n \\n", $"{{\\\"sheet\\\":{sheet}}}", new string('x', 60_000) })
            (await redis.Says($"PUBLISH opentalks:moved \"{forged}\"")).Should().Be(":2\r\n", "both hosts hear it");

        await Wakes(pair);
        foreach (var person in pair.People) (await person.Phone.Sheet(sheet)).View.Ideas.Should().OnlyContain(idea => idea.Text.StartsWith("woken", StringComparison.Ordinal));
        pair.Said.Should().NotContain(" Error: ");
    }

    /// <summary>An idea that one host has saved is on the other's phones before that would look by itself.</summary>
    static async Task Wakes(Pair pair)
    {
        var (here, there) = (pair.People[0], pair.People[1]);
        here.Sheet.Should().Be(there.Sheet);
        // A Redis that has just come back is found within a moment, and a machine that does other things takes its time now and then.
        await Phone.Until(Median, median => median < OneLook / 2);

        async Task<TimeSpan> Median()
        {
            List<TimeSpan> took = [];
            for (var n = 0; n < 7; n++)
            {
                var heard = there.Phone.Sheets.Sum(news => news.Facts.Length);
                (await here.Phone.Send(here.Idea($"woken {Guid.NewGuid()}"))[0].WaitAsync(Phone.Patience)).Refused.Should().BeNull();
                var since = TimeProvider.System.GetTimestamp();
                while (there.Phone.Sheets.Sum(news => news.Facts.Length) == heard)
                {
                    TimeProvider.System.GetElapsedTime(since).Should().BeLessThan(Phone.Patience);
                    await Task.Delay(2);
                }
                took.Add(TimeProvider.System.GetElapsedTime(since));
            }
            took.Sort();
            TestContext.Current.SendDiagnosticMessage($"Other host's watcher: {string.Join(' ', took.Select(each => $"{each.TotalMilliseconds:0}"))} ms");
            return took[3];
        }
    }

    /// <summary>Twenty ideas a second from all, every one saved at once and heard by all; who is new comes in.</summary>
    static async Task Carries(Pair pair)
    {
        var before = pair.People.Select(person => person.Phone.Sheets.Sum(news => news.Facts.Length)).ToList();
        var ideas = Pace.Slow ? 1200 : 60;
        List<TimeSpan> acks = [];
        var joins = Task.Run(async () =>
        {
            foreach (var host in new[] { pair.Open.Host, pair.Second })
            {
                using var browser = host.Browser();
                await browser.Send($"/j/{pair.Open.Code}", ("name", "Late"), ("attempt", Guid.NewGuid().ToString("N")));
                browser.Answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
                await using var phone = new Phone(host.Address, pair.Cafe, "participant", browser);
                await phone.Start();
                (await phone.Watch("me")).Should().Equal("me");
            }
        });
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        List<Task> writing = [];
        for (var n = 0; n < ideas; n++)
        {
            writing.Add(Write(pair.People[n % pair.People.Count], n));
            await pace.WaitForNextTickAsync();
        }
        await Task.WhenAll(writing).WaitAsync(Phone.Patience);
        await joins.WaitAsync(Phone.Patience);
        foreach (var (n, person) in pair.People.Index())
        {
            var mine = pair.People.Index().Where(other => other.Item.Sheet == person.Sheet).Sum(other => ideas / pair.People.Count);
            await Phone.Until(() => Task.FromResult(person.Phone.Sheets.Sum(news => news.Facts.Length) - before[n]), heard => heard >= mine);
        }
        acks.Sort();
        TestContext.Current.SendDiagnosticMessage($"Ack without Redis: median {acks[acks.Count / 2].TotalMilliseconds:0} ms, p99 {acks[(int)(acks.Count * 0.99)].TotalMilliseconds:0} ms");
        acks[(int)(acks.Count * 0.99)].Should().BeLessThan(TimeSpan.FromMilliseconds(Pace.Slow ? 500 : 1500), "nobody waits for Redis");

        async Task Write(Seated person, int n)
        {
            var since = TimeProvider.System.GetTimestamp();
            (await person.Phone.Send(person.Idea($"woken or not {n}"))[0]).Refused.Should().BeNull();
            lock (acks) acks.Add(TimeProvider.System.GetElapsedTime(since));
        }
    }
}
