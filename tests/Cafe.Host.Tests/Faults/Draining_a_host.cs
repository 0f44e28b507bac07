using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using OpenTalks.Cafes;
using OpenTalks.Host.Operations;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Host.Tests.Faults;

public class Draining_a_host
{
    [Fact]
    public async Task lets_go_of_people_one_by_one_and_takes_nobody_new_while_it_still_answers()
    {
        await using var host = await new RunningHost(await Services.FreshDatabase("draining"), null, null, ("DrainSeconds", "4")).Start();
        using var fay = host.Browser();
        await fay.Send("/first", ("secret", host.FirstSecret!), ("name", "Fay"), ("email", "fay@example.org"), ("password", "nine paper cloths"));
        await using var cafe = await OpenCafe.Another(host, fay);
        List<Phone> phones = [];
        for (var n = 0; n < 6; n++) phones.Add(await cafe.Joins($"Guest {n}"));
        await OpenCafe.GoesTo(await cafe.Facilitates(), PhaseKind.Talk, 1);
        var sheet = (await phones[0].Seat()).Sheet;
        (await fay.Open("/health/ready")).Should().Be(HttpStatusCode.OK);

        var left = new List<long>();
        foreach (var phone in phones) phone.Hub.Closed += _ => { lock (left) left.Add(TimeProvider.System.GetTimestamp()); return Task.CompletedTask; };
        var drained = host.Services.GetRequiredService<Draining>().Drain();
        (await fay.Open("/health/ready")).Should().Be(HttpStatusCode.ServiceUnavailable);
        (await fay.Open("/health/live")).Should().Be(HttpStatusCode.OK);
        using (var late = await RawSocket.To(host.Address, cafe.Id, phones[0].Cookies.GetCookieHeader(host.Address))) late.Answer.Should().Contain("503");
        (await phones[5].Posts(Phone.Envelope($"sheet/{sheet}", new OpenTalks.Sheets.SheetCommand.Capture(Guid.NewGuid(), 1, "still taken", "en"), Guid.NewGuid()))).Should().OnlyContain(outcome => outcome.Refused == null || outcome.Refused == "not-your-sheet");
        await drained.WaitAsync(Phone.Patience);

        await Phone.Until(() => Task.FromResult(phones.Count(phone => phone.Hub.State == HubConnectionState.Disconnected)), gone => gone == phones.Count);
        TimeProvider.System.GetElapsedTime(left.Min(), left.Max()).Should().BeGreaterThan(TimeSpan.FromSeconds(1), "not all at once");
    }
}
