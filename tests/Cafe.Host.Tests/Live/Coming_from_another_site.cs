using System.Net;
using System.Net.WebSockets;
using OpenTalks.Cafes;

namespace OpenTalks.Host.Tests.Live;

[Collection(nameof(OneHost))]
public class Coming_from_another_site(OneHost host)
{
    [Fact, Promise("S-01")]
    public async Task opens_no_socket_though_the_cookie_is_sent()
    {
        await using var cafe = await host.Cafe();
        await using var ada = await cafe.Joins("Ada");
        var here = host.Host.Address;
        var own = here.GetLeftPart(UriPartial.Authority);

        (await Upgrade(own)).Should().Be(HttpStatusCode.SwitchingProtocols);
        (await Upgrade(own.ToUpperInvariant())).Should().Be(HttpStatusCode.SwitchingProtocols, "hosts know no case");
        foreach (var origin in new[]
        {
            "https://evil.example", "null", $"http://{here.Host}.evil.example:{here.Port}", $"http://evil.example?{own}", $"http://{here.Host}:{here.Port + 1}", $"http://{here.Host}",
            $"https://{here.Host}:{here.Port}", $"{own}@evil.example", "file://", null,
        })
        {
            (await Upgrade(origin)).Should().Be(HttpStatusCode.Forbidden, $"from {origin ?? "nowhere"}");
            (await ada.Answers(HttpMethod.Post, $"/live/{cafe.Id}/negotiate?negotiateVersion=1&{ada.Query}", origin)).Should().Be(HttpStatusCode.Forbidden, $"nor in another way, from {origin ?? "nowhere"}");
            if (origin is not null) (await ada.Answers(HttpMethod.Get, $"/live/{cafe.Id}?id=x&{ada.Query}", origin)).Should().Be(HttpStatusCode.Forbidden);
        }
        (await ada.Answers(HttpMethod.Get, $"/live/{cafe.Id}?id=x&{ada.Query}", own)).Should().NotBe(HttpStatusCode.OK, "there are sockets alone");

        async Task<HttpStatusCode> Upgrade(string? origin)
        {
            using var socket = new ClientWebSocket();
            socket.Options.Cookies = ada.Cookies;
            socket.Options.CollectHttpResponseDetails = true;
            if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
            try
            {
                await socket.ConnectAsync(new UriBuilder(here) { Scheme = "ws", Path = $"/live/{cafe.Id}", Query = ada.Query }.Uri, CancellationToken.None).WaitAsync(Phone.Patience);
            }
            catch (WebSocketException)
            {
                // The status tells.
            }
            return socket.HttpStatusCode;
        }
    }

    [Fact, Promise("S-14")]
    public async Task or_from_our_own_gets_no_stateful_reconnect()
    {
        await using var cafe = await host.Cafe();
        await using var ada = await cafe.Joins("Ada");
        using var asked = new HttpRequestMessage(HttpMethod.Post, $"/live/{cafe.Id}/negotiate?negotiateVersion=1&useStatefulReconnect=true&{ada.Query}");
        using var answer = await ada.Http.SendAsync(asked);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var granted = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        (granted.TryGetProperty("useStatefulReconnect", out var stateful) && stateful.GetBoolean()).Should().BeFalse();
        granted.GetProperty("availableTransports").EnumerateArray().Select(transport => transport.GetProperty("transport").GetString()).Should().Equal("WebSockets");
    }

    [Fact]
    public async Task sends_no_command_and_reads_no_feed()
    {
        await using var cafe = await host.Cafe();
        await using var fay = await cafe.Facilitates();
        var start = Phone.Envelope("cafe", new CafeCommand.Start(), Guid.NewGuid());

        foreach (var origin in new[] { "https://evil.example", "null", null })
        {
            (await fay.Answers(HttpMethod.Post, $"/live/{cafe.Id}/commands?{fay.Query}", origin, $"[{start.GetRawText()}]")).Should().Be(HttpStatusCode.Forbidden, $"from {origin}");
            (await fay.Answers(HttpMethod.Get, $"/live/{cafe.Id}/feeds/overview?{fay.Query}", origin)).Should().Be(origin is null ? HttpStatusCode.OK : HttpStatusCode.Forbidden, $"from {origin}");
        }
        (await fay.Overview()).Programme.Run.Should().BeNull();
    }
}
