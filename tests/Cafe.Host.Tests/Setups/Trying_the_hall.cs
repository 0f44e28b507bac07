using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Host.Tests.Setups;

[Collection(nameof(OneHost))]
public sealed class Trying_the_hall(OneHost host) : IAsyncLifetime
{
    OpenCafe cafe = null!;
    string way = null!;

    public async ValueTask InitializeAsync()
    {
        cafe = await host.Cafe();
        await cafe.FacilitatorsBrowser.Open($"/cafe/{cafe.Id}/preflight");
        way = Regex.Match(cafe.FacilitatorsBrowser.Page, $"/try/{cafe.Id}/[0-9a-f]+").Value;
    }

    public async ValueTask DisposeAsync() => await cafe.DisposeAsync();

    static object Met(string device = "android", int open = 1, int failed = 0, int slowest = 40) => new { device, open, failed, medianMs = 12, slowestMs = slowest, secure = false };

    async Task<HttpStatusCode> Says(string path, object said, string? origin = "")
    {
        using var client = new HttpClient { BaseAddress = host.Host.Address };
        if (origin is not null) client.DefaultRequestHeaders.Add("Origin", origin.Length > 0 ? origin : host.Host.Address.GetLeftPart(UriPartial.Authority));
        using var answer = await client.PostAsJsonAsync(path, said);
        return answer.StatusCode;
    }

    [Fact]
    public async Task shows_the_facilitator_which_phones_have_come()
    {
        using var phone = host.Host.Browser();
        (await phone.Open(way)).Should().Be(HttpStatusCode.OK);
        phone.Page.Should().Contain("It works.");
        (await Says(way, Met())).Should().Be(HttpStatusCode.NoContent);
        (await Says(way, Met("iphone", open: 0, failed: 1))).Should().Be(HttpStatusCode.NoContent);
        (await Says(way, Met("other", open: 48, failed: 2))).Should().Be(HttpStatusCode.NoContent);

        var fay = cafe.FacilitatorsBrowser;
        await fay.Open($"/cafe/{cafe.Id}/preflight/seen");
        fay.Page.Should().Contain("An Android phone: connected; there and back took 12 ms.").And.Contain("An iPhone or iPad: the page came, but the live connection did not.")
            .And.Contain("Simulated phones: 48 of 50 connected");
        await fay.Open($"/cafe/{cafe.Id}/preflight");
        WebUtility.HtmlDecode(fay.Page).Should().Contain("An Android phone: connected").And.Contain("This address leads to this machine alone").And.Contain("Screens cannot be kept awake");
    }

    [Fact]
    public async Task takes_word_only_by_the_way_it_was_given_and_in_the_form_it_knows()
    {
        var wrong = $"/try/{cafe.Id}/{new string('0', 20)}";
        using var phone = host.Host.Browser();
        (await phone.Open(wrong)).Should().Be(HttpStatusCode.NotFound);
        (await Says(wrong, Met())).Should().Be(HttpStatusCode.NotFound);
        (await Says(way.Replace($"{cafe.Id}", $"{Guid.NewGuid()}", StringComparison.Ordinal), Met())).Should().Be(HttpStatusCode.NotFound);
        (await Says(way, Met("<b>"))).Should().Be(HttpStatusCode.BadRequest);
        (await Says(way, Met(open: 999))).Should().Be(HttpStatusCode.BadRequest);
        (await Says(way, Met(), "http://elsewhere.example")).Should().Be(HttpStatusCode.Forbidden);
        await cafe.FacilitatorsBrowser.Open($"/cafe/{cafe.Id}/preflight/seen");
        cafe.FacilitatorsBrowser.Page.Should().Be("[]");
    }

    [Fact]
    public async Task answers_fifty_connections_that_know_the_way_and_no_other()
    {
        await using var stranger = Hub("0000");
        await FluentActions.Awaiting(async () =>
        {
            await stranger.StartAsync();
            await stranger.InvokeAsync<int>("Echo", 1);
        }).Should().ThrowAsync<Exception>();

        var phones = Enumerable.Range(1, 50).Select(_ => Hub(way.Split('/')[^1])).ToList();
        await Task.WhenAll(phones.Select(phone => phone.StartAsync()));
        (await Task.WhenAll(phones.Select((phone, n) => phone.InvokeAsync<int>("Echo", n)))).Should().Equal(Enumerable.Range(0, 50));
        foreach (var phone in phones) await phone.DisposeAsync();
        await using var desk = await cafe.Facilitates();
        (await desk.Overview()).Participants.Should().Be(0, "they touch no café");
    }

    HubConnection Hub(string token) => new HubConnectionBuilder().WithUrl(new Uri(host.Host.Address, $"/live/probe?cafe={cafe.Id}&token={token}"), options =>
    {
        options.SkipNegotiation = true;
        options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
        options.Headers["Origin"] = host.Host.Address.GetLeftPart(UriPartial.Authority);
    }).Build();
}
