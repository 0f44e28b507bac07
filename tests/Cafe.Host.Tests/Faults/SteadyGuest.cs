using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Faults;

/// <summary>
/// A guest's device as the protocol wants it: what was written is kept until its outcome is there, a lost connection is made
/// again, and what is in doubt is sent again over HTTP with the same ids. Nobody touches it meanwhile.
/// </summary>
public sealed class SteadyGuest : IAsyncDisposable
{
    static readonly TimeSpan Doubt = TimeSpan.FromSeconds(5), Breath = TimeSpan.FromMilliseconds(100);

    readonly Uri address;
    readonly Guid cafe;
    readonly Browser browser;
    readonly HttpClient http;
    readonly CancellationTokenSource over = new();
    readonly ConcurrentDictionary<Guid, (JsonElement Envelope, long Sent)> outbox = new();
    readonly ConcurrentDictionary<Guid, ConcurrentQueue<Outcome>> outcomes = new();
    readonly ConcurrentDictionary<long, SheetFact> heard = new();
    readonly Task life;
    HubConnection? hub;
    int sheet, connections;

    SteadyGuest(Uri address, Guid cafe, Browser browser)
    {
        (this.address, this.cafe, this.browser) = (address, cafe, browser);
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = browser.Cookies, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
        http.DefaultRequestHeaders.Add("Origin", Origin);
        life = Task.Run(Live);
    }

    /// <summary>Ideas written so far, by id.</summary>
    public ConcurrentDictionary<Guid, string> Written { get; } = new();

    public int Unsaved => outbox.Count;
    public int Saved => Written.Count - outbox.Count;
    public int Sheet => sheet;
    public int Connections => connections;

    /// <summary>Final outcomes of each command that was answered.</summary>
    public IEnumerable<IReadOnlyList<Outcome>> Outcomes => outcomes.Values.Select(all => (IReadOnlyList<Outcome>)[.. all]);

    /// <summary>Facts that came with a version for which another had come before.</summary>
    public ConcurrentQueue<long> Contradicted { get; } = new();

    /// <summary>What the pushes told, by version.</summary>
    public IReadOnlyDictionary<long, SheetFact> Heard => heard;

    string Origin => address.GetLeftPart(UriPartial.Authority);

    public static async Task<SteadyGuest> Joins(Uri address, Guid cafe, string code, string name)
    {
        var phone = new Browser(address, null);
        await phone.Send($"/j/{code}", ("name", name), ("attempt", Guid.NewGuid().ToString("N")));
        phone.Answer.StatusCode.Should().Be(System.Net.HttpStatusCode.Redirect, phone.Page);
        return new SteadyGuest(address, cafe, phone);
    }

    /// <summary>Waits for a seat in round 1; from then on it watches its sheet and writes.</summary>
    public async Task Sits() =>
        sheet = (await Phone.Until(() => Get<MeValue>("me"), me => !me.Value.Route.IsEmpty)).Value.Route.Single(stop => stop.Round == 1).Sheet;

    /// <summary>Writes an idea every second until it is told to stop.</summary>
    public async Task Writes(string name, TimeSpan first, CancellationToken until)
    {
        try
        {
            await Task.Delay(first, until);
            using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1));
            for (var n = 1; ; n++)
            {
                Write($"{name} {n}");
                if (!await pace.WaitForNextTickAsync(until)) return;
            }
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
    }

    public void Write(string text)
    {
        var (id, idea) = (Guid.NewGuid(), Guid.NewGuid());
        Written[idea] = text;
        var envelope = Phone.Envelope($"sheet/{sheet}", new SheetCommand.Capture(idea, 1, text, "en"), id);
        outbox[id] = (envelope, TimeProvider.System.GetTimestamp());
        if (hub is { State: HubConnectionState.Connected } open) _ = Try(() => open.SendAsync("Send", new[] { envelope }));
    }

    /// <summary>Asks for feeds; those that it may watch.</summary>
    public Task<string[]> Watches(params string[] feeds) => hub!.InvokeAsync<string[]>("Watch", feeds);

    public async Task<T> Get<T>(string feed, string more = "") =>
        (await http.GetFromJsonAsync<T>($"/live/{cafe}/feeds/{feed}?as=participant&lang=en{more}", WireJson.Options))!;

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await life;
        if (hub is not null) await hub.DisposeAsync();
        http.Dispose();
        browser.Dispose();
        over.Dispose();
    }

    async Task Live()
    {
        while (!over.IsCancellationRequested)
        {
            await Try(async () =>
            {
                if (hub is not { State: HubConnectionState.Connected })
                {
                    await Connect();
                    await Post(outbox.Values);
                }
                else await Post(outbox.Values.Where(kept => TimeProvider.System.GetElapsedTime(kept.Sent) > Doubt));
            });
            await Task.Delay(Breath);
        }
    }

    async Task Connect()
    {
        if (hub is not null) await hub.DisposeAsync();
        hub = new HubConnectionBuilder()
            .WithUrl(new Uri(address, $"/live/{cafe}?as=participant&lang=en"), options =>
            {
                options.SkipNegotiation = true;
                options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
                options.Cookies = browser.Cookies;
                options.Headers["Origin"] = Origin;
            })
            .AddJsonProtocol(json => WireJson.Strict(json.PayloadSerializerOptions))
            .Build();
        hub.On<ImmutableArray<Outcome>>("Outcomes", Take);
        hub.On<SheetNews>("Sheet", Hear);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await hub.StartAsync(patience.Token);
        if (sheet > 0) await hub.InvokeAsync<string[]>("Watch", new[] { $"sheet/{sheet}" }, patience.Token);
        Interlocked.Increment(ref connections);
    }

    async Task Post(IEnumerable<(JsonElement Envelope, long Sent)> kept)
    {
        List<JsonElement> commands = [.. kept.OrderBy(command => command.Sent).Select(command => command.Envelope)];
        if (commands.Count == 0) return;
        using var body = new StringContent($"[{string.Join(',', commands.Select(command => command.GetRawText()))}]", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync($"/live/{cafe}/commands?as=participant&lang=en", body, over.Token);
        if (!answer.IsSuccessStatusCode) return;
        Take((await answer.Content.ReadFromJsonAsync<ImmutableArray<Outcome>>(WireJson.Options)));
    }

    void Take(ImmutableArray<Outcome> some)
    {
        foreach (var outcome in some.Where(outcome => !outcome.Again))
        {
            outcomes.GetOrAdd(outcome.Id, _ => new()).Enqueue(outcome);
            outbox.TryRemove(outcome.Id, out _);
        }
    }

    void Hear(SheetNews news)
    {
        foreach (var (i, fact) in news.Facts.Index())
        {
            var version = news.Version - news.Facts.Length + 1 + i;
            if (!heard.GetOrAdd(version, fact).Equals(fact)) Contradicted.Enqueue(version);
        }
    }

    /// <summary>What a network or a dead host does to a call is borne; it is tried again.</summary>
    static async Task Try(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or WebSocketException or OperationCanceledException or InvalidOperationException or JsonException or Microsoft.AspNetCore.SignalR.HubException)
        {
            // Tried again at the next breath.
        }
    }
}
