using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Faults;

public class More_than_anybody_sends
{
    [Fact]
    public async Task is_refused_to_be_sent_again_and_then_ends_the_connection_and_an_outbox_of_200_fits()
    {
        await using var cafe = await OpenCafe.On("flood");
        List<Phone> others = [];
        for (var n = 0; n < 6; n++) others.Add(await cafe.Joins($"Guest {n}"));
        await using var mallory = await cafe.Joins("Mallory");
        await OpenCafe.GoesTo(await cafe.Facilitates(), PhaseKind.Talk, 1);
        var sheet = (await mallory.Seat()).Sheet;

        (await Task.WhenAll(mallory.Send(Ideas(200))).WaitAsync(Phone.Patience)).Should().OnlyContain(outcome => outcome.Refused == null, "an outbox of a long walk fits");
        // As a thousand calls a second; nobody waits for their answers.
        var flood = Enumerable.Range(0, 40).SelectMany(_ => mallory.Send(Ideas(50))).ToList();
        await Phone.Until(() => Task.FromResult(mallory.Hub.State), state => state == HubConnectionState.Disconnected);
        (await Task.WhenAll(flood.Where(answer => answer.IsCompletedSuccessfully))).Where(outcome => outcome.Refused != null)
            .Should().NotBeEmpty().And.OnlyContain(outcome => outcome.Refused == Outcome.TooFast && outcome.Again);
        foreach (var other in others) (await other.Writes("meanwhile")).Outcome.Refused.Should().BeNull();

        await mallory.Hub.StartAsync();
        for (var n = 0; n < 1000 && mallory.Hub.State == HubConnectionState.Connected; n++) _ = mallory.Hub.SendAsync("NoSuchMethod", n);
        await Phone.Until(() => Task.FromResult(mallory.Hub.State), state => state == HubConnectionState.Disconnected);
        foreach (var other in others) (await other.Writes("afterwards")).Outcome.Refused.Should().BeNull();
        others.Should().OnlyContain(other => other.Hub.State == HubConnectionState.Connected);

        (string, object, Guid)[] Ideas(int count) => [.. Enumerable.Range(0, count).Select(n => ($"sheet/{sheet}", (object)new SheetCommand.Capture(Guid.NewGuid(), 1, $"idea {n}", "en"), Guid.NewGuid()))];
    }

    /// <summary>Whoever is known does not count among the unknown of their address.</summary>
    [Fact]
    public async Task sockets_without_a_handshake_keep_nobody_out()
    {
        await using var cafe = await OpenCafe.On("sockets");
        List<RawSocket> silent = [];
        for (var n = 0; n < 1_050; n++) silent.Add(await RawSocket.To(cafe.Host.Address, cafe.Id, "", from: "203.0.113.7"));
        silent.Count(socket => socket.Answer.Contains("101", StringComparison.Ordinal)).Should().BeLessThanOrEqualTo(1_000);
        silent[^1].Answer.Should().Contain("429");

        var since = TimeProvider.System.GetTimestamp();
        await using var fay = await cafe.Facilitates();
        TimeProvider.System.GetElapsedTime(since).Should().BeLessThan(TimeSpan.FromSeconds(5));
        await using var ada = await cafe.Joins("Ada");
        List<Phone> many = [];
        for (var n = 0; n < 9; n++) many.Add(await cafe.Connect(ada.Browser, "participant", "me"));
        await using var eleventh = new Phone(cafe.Host.Address, cafe.Id, "participant", ada.Browser);
        await eleventh.Start();
        await Phone.Until(() => Task.FromResult(eleventh.Hub.State), state => state == HubConnectionState.Disconnected);
        many.Should().OnlyContain(phone => phone.Hub.State == HubConnectionState.Connected);
        // A socket whose handshake does not come is let go.
        (await silent[0].Hears()).Should().NotBeNull();
        foreach (var socket in silent) socket.Dispose();
    }
}
