using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using OpenTalks.Cafes;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Live;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Host.Tests.Faults;

public partial class Rights_taken_away_on_another_host
{
    /// <summary>One look at the database, and as much again for a machine that is doing other things.</summary>
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task end_there_at_once_with_Redis_and_without()
    {
        await using var redis = await RedisServer.Run();
        await using var pair = await Pair.On("rights", people: 4, redis.Connection);
        foreach (var away in new[] { false, true })
        {
            if (away) await redis.Kill();
            await Ends(pair, $"Cora{away}", async id => { await using var scope = pair.Open.Host.Services.CreateAsyncScope(); await scope.ServiceProvider.GetRequiredService<CafeRoles>().Revoke(pair.Cafe, id, "facilitator", CancellationToken.None); });
            await Ends(pair, $"Dora{away}", id => pair.Fay.Send("/accounts", $"/accounts/{id}/disable"));
            await Ends(pair, $"Edna{away}", async id =>
            {
                await pair.Fay.Send("/accounts", $"/accounts/{id}/reset");
                using var anew = pair.Open.Host.Browser();
                (await anew.Send("/reset", ("secret", Secret().Match(pair.Fay.Page).Groups[1].Value), ("password", "twelve coffee rings"))).Should().Be(HttpStatusCode.Redirect);
            });
            await Kicked(pair, away ? 3 : 1);
            await SentAway(pair);
        }
        (await pair.Console.Asks("cafe", new CafeCommand.Lock())).Refused.Should().BeNull();
        using var late = pair.Second.Browser();
        (await late.Send($"/j/{pair.Open.Code}", ("name", "Late"), ("attempt", Guid.NewGuid().ToString("N")))).Should().Be(HttpStatusCode.Conflict);
    }

    /// <summary>A second facilitator sits at a console on the second host; something is done to their account on the first.</summary>
    static async Task Ends(Pair pair, string name, Func<Guid, Task> end)
    {
        using var browser = await pair.Open.Host.Invited(pair.Fay, "facilitator", name);
        await pair.Open.Grants(name, "facilitator");
        await using var console = new Phone(pair.Second.Address, pair.Cafe, "facilitator", browser);
        await console.Start();
        (await console.Watch("overview")).Should().Equal("overview");
        (await console.Asks("cafe", new CafeCommand.AskTable(1))).Refused.Should().NotBe(Outcome.NotAllowed);

        await end(await Account(pair, name));
        await Gone(console);
        (await console.Answers(HttpMethod.Get, $"/live/{pair.Cafe}/feeds/overview?{console.Query}", null)).Should().Be(HttpStatusCode.NotFound, "nor is anything answered over HTTP");
    }

    /// <summary>A guest connected to the second host is erased on the first.</summary>
    static async Task Kicked(Pair pair, int at)
    {
        var guest = pair.People[at].Phone;
        (await pair.Console.Asks("cafe", new CafeCommand.ErasePerson((await guest.Me()).Number))).Refused.Should().BeNull();
        await Gone(guest);
    }

    static async Task SentAway(Pair pair)
    {
        using var browser = await pair.Open.Device(await pair.Open.DeviceCode(1));
        await using var tablet = new Phone(pair.Second.Address, pair.Cafe, "device", browser);
        await tablet.Start();
        (await tablet.Watch("table")).Should().Equal("table");
        (await pair.Console.Asks("cafe", new CafeCommand.SendAway((await tablet.Table()).Number))).Refused.Should().BeNull();
        var since = TimeProvider.System.GetTimestamp();
        await Phone.Until(() => Task.FromResult(tablet.Unwatched.ToList()), feeds => feeds.Contains("table"));
        TimeProvider.System.GetElapsedTime(since).Should().BeLessThan(Soon);
        (await tablet.Watch("table")).Should().BeEmpty();
    }

    static async Task Gone(Phone phone)
    {
        var since = TimeProvider.System.GetTimestamp();
        await Phone.Until(() => Task.FromResult(phone.Hub.State), state => state == HubConnectionState.Disconnected);
        TimeProvider.System.GetElapsedTime(since).Should().BeLessThan(Soon);
        await phone.Hub.StartAsync();
        await Phone.Until(() => Task.FromResult(phone.Hub.State), state => state == HubConnectionState.Disconnected);
    }

    static async Task<Guid> Account(Pair pair, string name)
    {
        await using var scope = pair.Open.Host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync($"{name.ToLowerInvariant()}@example.org"))!.Id;
    }

    [GeneratedRegex("/reset#([\\w-]{22})", RegexOptions.None, 1000)]
    private static partial Regex Secret();
}
