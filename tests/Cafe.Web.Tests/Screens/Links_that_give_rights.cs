using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Screens;

public sealed class Links_that_give_rights
{
    [Fact, Promise("A-02")]
    public async Task stay_out_of_addresses_referrers_histories_and_logs_and_work_once_for_one_role()
    {
        using var heard = new Heard();
        await using var cafe = await OpenCafe.On("links", more: services => services.AddSingleton<ILoggerProvider>(heard));
        await cafe.FacilitatorsBrowser.Send($"/cafe/{cafe.Id}/people", $"/cafe/{cafe.Id}/people", ("role", "rapporteur"));
        var link = System.Text.RegularExpressions.Regex.Match(cafe.FacilitatorsBrowser.Page, "value=\"([^\"]*/accept#[^\"]+)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        var secret = link.Split('#')[1];
        secret.Length.Should().BeGreaterThanOrEqualTo(22, "128 bits in 64 signs");

        // A preview looks, by HEAD and by GET, and takes nothing.
        using (var preview = new HttpClient { BaseAddress = cafe.Host.Address })
        {
            using var head = new HttpRequestMessage(HttpMethod.Head, link);
            using var looked = await preview.SendAsync(head);
            (await preview.GetAsync(link)).StatusCode.Should().Be(HttpStatusCode.OK);
        }

        await using var device = await Device.Take(cafe.Host.Address, Kind.Laptop);
        var asked = new ConcurrentQueue<IRequest>();
        device.Page.Request += (_, request) => asked.Enqueue(request);
        await device.Page.GotoAsync(link);
        await Expect(device.Page.Locator("#name")).ToBeVisibleAsync();
        device.Page.Url.Should().NotContain(secret, "it is gone from the address bar");
        // A wrong sign in it is another link, which nobody made.
        var wrong = (secret[0] == 'A' ? 'B' : 'A') + secret[1..];
        using (var eve = cafe.Host.Browser())
        {
            (await eve.Send("/accept", ("secret", wrong), ("name", "Eve"), ("email", "eve@example.org"), ("password", "nine paper cloths"))).Should().Be(HttpStatusCode.BadRequest);
        }

        await device.Page.FillAsync("#name", "Rae");
        await device.Page.FillAsync("[name=email]", "rae@example.org");
        await device.Page.FillAsync("[name=password]", "nine paper cloths");
        await device.Page.ClickAsync("main button.go");
        await device.Page.WaitForURLAsync(url => !url.Contains("/accept", StringComparison.Ordinal));
        (await device.Page.GotoAsync($"/cafe/{cafe.Id}/harvest"))!.Status.Should().Be(200, "it gives what it says");
        (await device.Page.GotoAsync($"/cafe/{cafe.Id}/desk"))!.Status.Should().Be(404, "and no more");
        for (var back = 0; back < 4; back++)
        {
            if (await device.Page.GoBackAsync() is null) break;
            device.Page.Url.Should().NotContain(secret, "nor is it in the history");
        }
        foreach (var request in asked)
        {
            request.Url.Should().NotContain(secret);
            request.Headers.Where(header => header.Key is "referer" or "cookie").Should().NotContain(header => header.Value.Contains(secret, StringComparison.Ordinal));
        }

        using (var eve = cafe.Host.Browser())
        {
            (await eve.Send("/accept", ("secret", secret), ("name", "Eve"), ("email", "eve@example.org"), ("password", "nine paper cloths"))).Should().Be(HttpStatusCode.BadRequest, "used once, it is over");
        }
        cafe.Host.Services.GetRequiredService<ILogger<Links_that_give_rights>>().LogWarning("The log is heard");
        heard.Said.Should().Contain(line => line.Contains("is heard", StringComparison.Ordinal)).And.NotContain(line => line.Contains(secret, StringComparison.Ordinal));
    }

    sealed class Heard : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Said.Enqueue($"{formatter(state, exception)} {exception}");
        public void Dispose() { }
    }
}
