using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Live;

/// <summary>A café on a running host, by what people do in it. Specs speak through sockets and pages only.</summary>
public sealed partial class OpenCafe(RunningHost host, Browser facilitator, Guid id, string code) : IAsyncDisposable
{
    readonly List<IAsyncDisposable> people = [];
    readonly bool ownsHost;

    OpenCafe(RunningHost host, Browser facilitator, Guid id, string code, bool ownsHost) : this(host, facilitator, id, code) => this.ownsHost = ownsHost;

    public RunningHost Host => host;
    public Guid Id => id;
    public string Code => code;
    public Browser FacilitatorsBrowser => facilitator;

    public static async Task<OpenCafe> On(string database, string attribution = "open", Action<IServiceCollection>? more = null)
    {
        var host = await new RunningHost(await Services.FreshDatabase(database), more).Start();
        var fay = host.Browser();
        await fay.Send("/first", ("secret", host.FirstSecret!), ("name", "Fay"), ("email", "fay@example.org"), ("password", "nine paper cloths"));
        return await Another(host, fay, attribution, ownsHost: true);
    }

    public static Task<OpenCafe> Another(RunningHost host, Browser fay, string attribution = "open") => Another(host, fay, attribution, ownsHost: false);

    static async Task<OpenCafe> Another(RunningHost host, Browser fay, string attribution, bool ownsHost)
    {
        await fay.Send("/cafes/new", "/cafes", ("title", "Open Talks"), ("attribution", attribution), ("attempt", Guid.NewGuid().ToString("N")));
        fay.Answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        var id = Guid.Parse(fay.Answer.Headers.Location!.OriginalString.Split('/')[2]);
        await fay.Open("/cafes");
        var codes = SpokenCode().Matches(fay.Page).Select(match => match.Groups[1].Value.Replace(" ", "", StringComparison.Ordinal));
        var links = Link().Matches(fay.Page).Select(match => Guid.Parse(match.Groups[1].Value));
        var code = links.Zip(codes).First(cafe => cafe.First == id).Second;
        return new OpenCafe(host, fay, id, code, ownsHost);
    }

    /// <summary>Joins by the form, then connects as a phone does.</summary>
    public async Task<Phone> Joins(string name, params (string, string)[] more)
    {
        var browser = host.Browser();
        await browser.Send($"/j/{code}", [("name", name), ("attempt", Guid.NewGuid().ToString("N")), .. more]);
        browser.Answer.StatusCode.Should().Be(HttpStatusCode.Redirect, browser.Page);
        return await Connect(browser, "participant", "me");
    }

    public Task<Phone> Facilitates() => Connect(facilitator, "facilitator", "overview");

    public async Task<Phone> Connect(Browser browser, string role, params string[] feeds)
    {
        var phone = new Phone(host.Address, id, role, browser);
        people.Add(phone);
        await phone.Start();
        await phone.Watch(feeds);
        return phone;
    }

    /// <summary>Starts the programme and goes on to a phase.</summary>
    public static async Task GoesTo(Phone fay, PhaseKind kind, int? round = null)
    {
        await fay.Asks("cafe", new CafeCommand.Start());
        var programme = (await fay.Overview()).Programme;
        var target = programme.IndexOf(kind, round);
        for (var phase = 0; phase < target; phase++) await fay.Asks("cafe", new CafeCommand.Next(phase));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people) await person.DisposeAsync();
        if (!ownsHost) return;
        facilitator.Dispose();
        await host.DisposeAsync();
    }

    [GeneratedRegex("dir=\"ltr\">([A-Z0-9]{4} [A-Z0-9]{4})<", RegexOptions.None, 1000)]
    private static partial Regex SpokenCode();

    [GeneratedRegex("href=\"/cafe/([0-9a-f-]{36})/console\"", RegexOptions.None, 1000)]
    private static partial Regex Link();
}

/// <summary>One person's device: a real socket, real HTTP, and what it has been told.</summary>
public sealed class Phone : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly HubConnection hub;
    readonly HttpClient http;
    readonly string query;
    readonly Guid cafe;
    readonly ConcurrentDictionary<Guid, TaskCompletionSource<Outcome>> waiting = new();

    public Phone(Uri address, Guid cafe, string role, Browser browser)
    {
        this.cafe = cafe;
        Browser = browser;
        query = $"as={role}&lang=en";
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = browser.Cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        http.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority));
        hub = new HubConnectionBuilder()
            .WithUrl(new Uri(address, $"/live/{cafe}?{query}"), options =>
            {
                options.SkipNegotiation = true;
                options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
                options.Cookies = browser.Cookies;
                options.Headers["Origin"] = address.GetLeftPart(UriPartial.Authority);
            })
            .AddJsonProtocol(json => WireJson.Strict(json.PayloadSerializerOptions))
            .Build();
        hub.On<ImmutableArray<Outcome>>("Outcomes", outcomes =>
        {
            foreach (var outcome in outcomes)
                if (waiting.TryRemove(outcome.Id, out var done)) done.TrySetResult(outcome);
        });
        hub.On<SheetNews>("Sheet", news => Sheets.Enqueue(news));
        hub.On<HarvestNews>("Harvest", news => Harvests.Enqueue(news));
        hub.On<MeValue>("Me", me => Mes.Enqueue(me));
        hub.On<OverviewValue>("Overview", overview => Overviews.Enqueue(overview));
        hub.On<TableValue>("Table", table => Tables.Enqueue(table));
        hub.On<WallValue>("Wall", wall => Walls.Enqueue(wall));
        hub.On<ImmutableArray<string>>("Unwatched", feeds => { foreach (var feed in feeds) Unwatched.Enqueue(feed); });
    }

    public ConcurrentQueue<SheetNews> Sheets { get; } = new();
    public ConcurrentQueue<HarvestNews> Harvests { get; } = new();
    public ConcurrentQueue<MeValue> Mes { get; } = new();
    public ConcurrentQueue<OverviewValue> Overviews { get; } = new();
    public ConcurrentQueue<TableValue> Tables { get; } = new();
    public ConcurrentQueue<WallValue> Walls { get; } = new();
    public ConcurrentQueue<string> Unwatched { get; } = new();

    public HubConnection Hub => hub;

    /// <summary>As the addresses of this phone end.</summary>
    public string Query => query;

    public Browser Browser { get; }
    public Guid Cafe => cafe;
    public System.Net.CookieContainer Cookies => Browser.Cookies;

    /// <summary>The status of a request that says it comes from some page, or from none.</summary>
    public async Task<HttpStatusCode> Answers(HttpMethod method, string path, string? origin, string? json = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = http.BaseAddress };
        using var request = new HttpRequestMessage(method, path);
        if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", origin);
        if (json is not null) request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    public HttpClient Http => http;

    public Task Start() => hub.StartAsync().WaitAsync(Patience);

    public Task Unwatch(params string[] feeds) => hub.InvokeAsync("Unwatch", feeds).WaitAsync(Patience);

    public Task<string[]> Watch(params string[] feeds) => hub.InvokeAsync<string[]>("Watch", feeds).WaitAsync(Patience);

    /// <summary>Sends a command and waits for its outcome message.</summary>
    public Task<Outcome> Asks(string to, object command, Guid? id = null) => Send((to, command, id ?? Guid.NewGuid()))[0].WaitAsync(Patience);

    /// <summary>Sends commands in one message; their outcomes come when they come.</summary>
    public Task<Outcome>[] Send(params (string To, object Do, Guid Id)[] commands)
    {
        var outcomes = commands.Select(command => waiting.GetOrAdd(command.Id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task).ToArray();
        _ = hub.SendAsync("Send", commands.Select(command => Envelope(command.To, command.Do, command.Id)).ToArray());
        return outcomes;
    }

    /// <summary>Sends something that need be no command of ours.</summary>
    public Task<Outcome> AsksRaw(JsonElement raw, Guid id)
    {
        var outcome = waiting.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        _ = hub.SendAsync("Send", new[] { raw });
        return outcome.WaitAsync(Patience);
    }

    public static JsonElement Envelope(string to, object command, Guid id) => JsonSerializer.SerializeToElement(new
    {
        id,
        to,
        @do = JsonSerializer.SerializeToElement(command, command.GetType().BaseType!, WireJson.Options),
    });

    public async Task<Outcome[]> Posts(params JsonElement[] commands)
    {
        using var body = new StringContent($"[{string.Join(',', commands.Select(command => command.GetRawText()))}]", System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync($"/live/{cafe}/commands?{query}", body);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync<Outcome[]>(WireJson.Options))!;
    }

    public async Task<T> Gets<T>(string feed, string more = "")
    {
        using var answer = await http.GetAsync($"/live/{cafe}/feeds/{feed}?{query}{more}");
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<T>(WireJson.Options))!;
    }

    public async Task<MeView> Me() => (await Gets<MeValue>("me")).Value;
    public async Task<OverviewView> Overview() => (await Gets<OverviewValue>("overview")).Value;
    public async Task<SheetSnapshot> Sheet(int number) => await Gets<SheetSnapshot>($"sheet/{number}");

    /// <summary>Writes an idea on the sheet of the round that this phone's route gives.</summary>
    public async Task<(Guid Idea, Outcome Outcome)> Writes(string text, int round = 1, Guid? buildsOn = null, string? secret = null)
    {
        var stop = (await Me()).Route.Single(stop => stop.Round == round);
        var idea = Guid.NewGuid();
        return (idea, await Asks($"sheet/{stop.Sheet}", new SheetCommand.Capture(idea, round, text, "en", buildsOn, secret)));
    }

    /// <summary>Waits until the person has a seat in a round, as a phone does.</summary>
    public async Task<Stop> Seat(int round = 1) => (await Until(Me, me => me.Route.Any(stop => stop.Round == round))).Route.Single(stop => stop.Round == round);

    public static async Task<T> Until<T>(Func<Task<T>> look, Func<T, bool> holds)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (holds(seen)) return seen;
            TimeProvider.System.GetElapsedTime(since).Should().BeLessThan(Patience, "it should have come by now: {0}", seen);
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        http.Dispose();
    }
}
