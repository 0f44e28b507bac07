using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Npgsql;
using OpenTalks.Benchmarks.Live;
using OpenTalks.Host.Storage;

namespace OpenTalks.Benchmarks.Harvesting;

/// <summary>
/// <c>workbench</c>: the rapporteur's screen in Chromium over a café of 10,000 ideas: how long until it is seen, and how long an act takes
/// until it is drawn. Ideas come by the facilitator's commands, as typed in from paper.
/// </summary>
static class WorkbenchCommand
{
    const int Views = 5, Acts = 20, Together = 250;
    const string Chromium = "/usr/bin/chromium";

    static readonly string[] Words =
    [
        "bus", "night", "village", "tree", "shade", "school", "street", "library", "sunday", "court", "order", "law", "publish", "office", "rent", "price", "market", "river",
        "bridge", "doctor", "hospital", "teacher", "music", "festival", "water", "power", "cable", "data", "rule", "tax", "vote", "council", "park", "bench", "light", "safety",
    ];

    public static async Task<int> Run(string[] args)
    {
        if (args is not ([] or ["--ideas", _])) return 2;
        var ideas = args is [_, var asked] ? int.Parse(asked, CultureInfo.InvariantCulture) : 10_000;
        var folder = new DataFolder(Path.Combine(Path.GetTempPath(), "opentalks-workbench-" + Guid.NewGuid().ToString("N")[..8]));
        await using var postgres = new EmbeddedPostgres(folder, PostgresBinaries.Find());
        await postgres.Start(CancellationToken.None);
        try
        {
            await using var host = await Servers.OpenTalks(await Database.Create(postgres, "workbench"));
            var facilitator = await Stage.FirstAccount(host);
            var stage = await Stage.Open(host, facilitator);
            await stage.BeginTalk();
            await Write(facilitator, stage.Cafe, ideas);
            await Measure(host.Address, facilitator, stage.Cafe, ideas);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await postgres.DisposeAsync();
            Directory.Delete(folder.Path, recursive: true);
        }
        return 0;
    }

    static async Task Write(Live.Browser facilitator, Guid cafe, int ideas)
    {
        foreach (var some in Enumerable.Range(0, ideas).Chunk(Together))
        {
            var commands = some.Select(n => new { id = Guid.NewGuid(), to = $"sheet/{n % 12 + 1}", @do = new { type = "capture-paper", idea = Guid.NewGuid(), round = 1, text = Text(n), language = "en" } });
            using var body = new StringContent(JsonSerializer.Serialize(commands), Encoding.UTF8, "application/json");
            var answer = await facilitator.Post($"/live/{cafe}/commands?as=facilitator", body);
            if (answer.Contains("\"refused\":\"", StringComparison.Ordinal)) throw new InvalidOperationException(answer);
        }
    }

    static string Text(int n) => string.Join(' ', Enumerable.Range(0, 8 + n % 9).Select(k => Words[(n % 12 * 3 + (n * 7 + k * 13) % 17) % Words.Length])) + string.Create(CultureInfo.InvariantCulture, $" {n % 977}");

    static async Task Measure(Uri address, Live.Browser facilitator, Guid cafe, int ideas)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = File.Exists(Chromium) ? Chromium : null, Args = ["--no-sandbox", "--disable-gpu"] });
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await context.AddCookiesAsync(facilitator.Cookie.Split("; ").Select(cookie => cookie.Split('=', 2)).Select(cookie => new Cookie { Name = cookie[0], Value = cookie[1], Domain = address.Host, Path = "/" }));
        var page = await context.NewPageAsync();
        List<double> views = [];
        // The first view warms the server up and is not counted.
        for (var view = 0; view <= Views; view++)
        {
            // The suggestions come after the view; the next one begins when they are here, as nobody looks twice at once.
            await page.RunAndWaitForResponseAsync(async () =>
            {
                var since = Stopwatch.GetTimestamp();
                await page.GotoAsync(new Uri(address, $"/cafe/{cafe}/harvest").ToString(), new() { WaitUntil = WaitUntilState.Commit });
                await page.Locator(".modes").WaitForAsync();
                if (view > 0) views.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }, answer => answer.Url.Contains("/harvest/help", StringComparison.Ordinal));
        }
        await page.FillAsync("#new", "Night buses.");
        await page.ClickAsync(".adding .btn.go");
        await page.Locator(".find.open").WaitForAsync();
        var gathered = await Do(page, ".choose .put:not([aria-disabled=true])", ".evidence ul");
        await page.Locator(".modes button").Nth(1).ClickAsync();
        await page.FillAsync("#new-theme", "Buses");
        await page.Locator("#new-theme").PressAsync("Enter");
        await page.Locator(".ways select").WaitForAsync();
        var placed = await Do(page, ".ways form button", ".tray .hd span");
        Console.WriteLine($"{ideas} ideas (median, worst): first view {Said(views)}; an idea gathered {Said(gathered)}; an idea placed {Said(placed)}");
    }

    /// <summary>Clicks and waits for the frame that shows it, in the page's own time.</summary>
    static async Task<double[]> Do(IPage page, string button, string shows) => await page.EvaluateAsync<double[]>("""
        async ([button, shows, times]) => {
          const text = () => document.querySelector(shows)?.textContent;
          const frame = () => new Promise((done) => requestAnimationFrame(done));
          const took = [];
          for (let n = 0; n < times; n++) {
            const before = text(), since = performance.now();
            document.querySelector(button).click();
            while (text() === before) await frame();
            took.push(performance.now() - since);
            await new Promise((done) => setTimeout(done, 300));
          }
          return took;
        }
        """, new object[] { button, shows, Acts });

    static string Said(IReadOnlyCollection<double> times) =>
        string.Create(CultureInfo.InvariantCulture, $"{times.Order().ElementAt(times.Count / 2):0} ms, {times.Max():0} ms");
}
