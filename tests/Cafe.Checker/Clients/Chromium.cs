using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using OpenTalks.Checker.Cluster;
using OpenTalks.Checker.Histories;
using OpenTalks.Checker.Verdicts;

namespace OpenTalks.Checker.Clients;

/// <summary>One guest with a real browser, a profile of its own, and the product's own page and outbox.</summary>
sealed class Chromium : IAsyncDisposable
{
    const int Patience = 30_000;

    /// <summary>A clock that can be set wrong while the page runs.</summary>
    const string Clock = """
        (() => {
          const Right = Date;
          const now = () => Right.now() + Number(sessionStorage.getItem("checker-clock") ?? 0);
          globalThis.Date = class extends Right {
            constructor(...given) { given.length === 0 ? super(now()) : super(...given); }
            static now() { return now(); }
          };
        })();
        """;

    const string Entries = """
        () => new Promise((done, fail) => {
          const asked = indexedDB.open("opentalks");
          asked.onerror = () => fail(new Error("no outbox"));
          asked.onsuccess = () => {
            const all = asked.result.transaction("entries").objectStore("entries").getAll();
            all.onerror = () => fail(new Error("unreadable"));
            all.onsuccess = () => {
              asked.result.close();
              done(JSON.stringify(all.result.map(({ state, version, refused, do: act }) => ({ state, version, refused, type: act.type, text: act.text ?? "" }))));
            };
          };
        })
        """;

    readonly string name;
    readonly Cafe cafe;
    readonly Uri site;
    readonly History history;
    readonly Random random;
    readonly string profile = Directory.CreateTempSubdirectory("opentalks-checker-browser-").FullName;
    readonly SemaphoreSlim turn = new(1);
    readonly Dictionary<string, int> acts = new(StringComparer.Ordinal);
    IPlaywright playwright = null!;
    IBrowserContext? context;
    IPage page = null!;
    long next;
    int written;

    Chromium(string name, Cafe cafe, Uri site, History history, Random random) => (this.name, this.cafe, this.site, this.history, this.random) = (name, cafe, site, history, random);

    public bool IsQuiet { get; set; }

    public static bool IsInstalled => File.Exists("/usr/bin/chromium");

    public static async Task<Chromium> Joins(string name, Cafe cafe, Uri site, History history, Random random)
    {
        var one = new Chromium(name, cafe, site, history, random) { playwright = await Playwright.CreateAsync() };
        await one.Launch();
        await one.page.GotoAsync(new Uri(site, $"/j/{cafe.Code}").ToString());
        await one.page.FillAsync("#name", $"Guest {name}");
        await one.page.ClickAsync("main button.go");
        await one.page.WaitForSelectorAsync("cafe-phone .mynumber", new() { Timeout = Patience });
        return one;
    }

    /// <summary>Writes what it may, when it may, until told to be quiet.</summary>
    public async Task Live(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            if (!IsQuiet && TimeProvider.System.GetTimestamp() >= next)
            {
                next = TimeProvider.System.GetTimestamp() + (long)(TimeProvider.System.TimestampFrequency * (2 + (random.NextDouble() * 3)));
                await InTurn(Write);
            }
            await Task.Delay(200, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Its page says of no trouble with the network, and its outbox has been answered all it holds.</summary>
    public async Task<bool> IsSettled()
    {
        var troubled = true;
        await InTurn(async () => troubled = await page.Locator("p.bar:not([data-notice]) svg").CountAsync() > 0);
        return !troubled && await Outbox() is { } entries && entries.TrueForAll(entry => entry.State != "waiting");
    }

    /// <summary>What its outbox says became of what it wrote.</summary>
    public async Task Confess()
    {
        var entries = await Outbox() ?? [];
        foreach (var (nonce, act) in acts)
        {
            var kept = entries.Where(entry => entry.Text.StartsWith($"{nonce} ", StringComparison.Ordinal)).ToList();
            if (kept.Find(entry => entry.State == "done") is { } done) history.Answered(act, done.Version, null);
            else if (kept.Find(entry => entry.State == "refused") is { } refused) history.Answered(act, null, refused.Refused);
            else if (kept.Count > 0) history.Kept(act);
        }
    }

    /// <summary>The first words of all ideas on the sheet that the screen shows, by what the page itself says.</summary>
    public async Task<Screen?> Screen()
    {
        Screen? screen = null;
        await InTurn(async () =>
        {
            // Earlier rounds show their first ideas until they are unfolded.
            var folded = page.Locator(".fold button[aria-expanded=false]");
            while (await folded.CountAsync() > 0) await folded.First.ClickAsync(new() { Timeout = 4000 });
            var texts = await page.Locator(".slip .say").AllTextContentsAsync();
            screen = new Screen(name, cafe.Letter, [.. texts.Select(text => Evidence.NonceOf(text.Trim())).Where(nonce => nonce.Length > 0)]);
        });
        return screen;
    }

    public Task Freeze() => Signal("STOP");
    public Task Thaw() => Signal("CONT");

    /// <summary>kill -9 of all of its processes.</summary>
    public async Task Kill()
    {
        await Signal("KILL");
        await InTurn(async () =>
        {
            if (context is { } gone) await gone.CloseAsync();
            context = null;
        });
    }

    /// <summary>The same profile again, and the same page: what it kept is all that it has.</summary>
    public Task Reopen() => InTurn(async () =>
    {
        await Launch();
        await page.GotoAsync(new Uri(site, $"/cafe/{cafe.Id}").ToString(), new() { Timeout = Patience });
    });

    public Task JumpClock(TimeSpan by) => InTurn(() => page.EvaluateAsync("by => sessionStorage.setItem('checker-clock', by)", by.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)));

    public async ValueTask DisposeAsync()
    {
        await Signal("CONT");
        await Signal("KILL");
        playwright.Dispose();
        turn.Dispose();
        try
        {
            Directory.Delete(profile, recursive: true);
        }
        catch (IOException)
        {
            // One of its processes still writes; the system's own cleaning takes it.
        }
    }

    async Task Write()
    {
        var field = page.Locator("textarea#idea");
        if (!await field.IsVisibleAsync()) return;
        var nonce = string.Create(CultureInfo.InvariantCulture, $"{cafe.Letter}-{name}-{++written}");
        var act = history.Invoked(name, cafe.Letter, "capture", $"sheet/{cafe.Id:N}", nonce: nonce);
        // Until the screen shows it, nobody has been told that it is kept.
        history.Kept(act);
        acts[nonce] = act;
        await field.FillAsync($"{nonce} is what we say", new() { Timeout = 4000 });
        await page.ClickAsync(".write .btn.go", new() { Timeout = 4000 });
        await page.Locator(".slip .say", new() { HasText = $"{nonce} " }).First.WaitForAsync(new() { Timeout = 4000 });
        history.Shown(act);
    }

    async Task Launch()
    {
        context = await playwright.Chromium.LaunchPersistentContextAsync(profile, new()
        {
            ExecutablePath = "/usr/bin/chromium",
            ViewportSize = new() { Width = 390, Height = 844 },
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
        await context.AddInitScriptAsync(Clock);
        page = context.Pages is [var first, ..] ? first : await context.NewPageAsync();
    }

    async Task<List<Kept>?> Outbox()
    {
        List<Kept>? entries = null;
        await InTurn(async () => entries = JsonSerializer.Deserialize<List<Kept>>(await page.EvaluateAsync<string>(Entries), JsonSerializerOptions.Web));
        return entries;
    }

    /// <summary>An entry of the product's outbox.</summary>
    sealed record Kept(string State, long? Version, string? Refused, string Type, string Text);

    /// <summary>One thing at a time; what a dead, frozen or cut off browser does not do is tried again later or not at all.</summary>
    async Task InTurn(Func<Task> what)
    {
        await turn.WaitAsync();
        try
        {
            await what().WaitAsync(TimeSpan.FromMilliseconds(Patience));
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            // A page that navigates, a browser that is gone.
        }
        finally
        {
            turn.Release();
        }
    }

    Task Signal(string signal)
    {
        foreach (var id in Processes()) Postgres.Run("kill", $"-{signal}", id);
        return Task.CompletedTask;
    }

    /// <summary>All processes that have this profile's folder on their command line, and their children.</summary>
    IEnumerable<string> Processes()
    {
        foreach (var path in Directory.GetDirectories("/proc"))
        {
            var id = Path.GetFileName(path);
            if (!int.TryParse(id, CultureInfo.InvariantCulture, out _)) continue;
            string line;
            try
            {
                line = File.ReadAllText(Path.Combine(path, "cmdline"));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                continue;
            }
            if (line.Contains(profile, StringComparison.Ordinal)) yield return id;
        }
    }
}
