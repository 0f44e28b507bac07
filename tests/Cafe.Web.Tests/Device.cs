using System.Collections.Concurrent;
using System.Net;
using Microsoft.Playwright;
using OpenTalks.Host.Tests;

namespace OpenTalks.Web.Tests;

/// <summary>What sort of device somebody holds.</summary>
public sealed record Kind(int Width = 390, int Height = 844, string Language = "en", bool Dark = false, bool Script = true, float Scale = 1)
{
    public static Kind Phone { get; } = new();
    public static Kind Laptop { get; } = new(1440, 900);
}

/// <summary>Somebody's browser: cookies of its own, a page in front, and all that its pages complained of.</summary>
public sealed class Device : IAsyncDisposable
{
    /// <summary>Violations of the policy are heard by themselves, in case the console keeps quiet about one.</summary>
    const string Listens = "addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}`))";

    readonly ConcurrentQueue<string> complaints = new();

    Device(IBrowserContext context, Uri address)
    {
        Context = context;
        Address = address;
    }

    public IBrowserContext Context { get; }

    /// <summary>Where this device finds the host: not the same for all when some have a network of their own.</summary>
    public Uri Address { get; }

    public IPage Page { get; private set; } = null!;

    /// <summary>Errors of scripts, of resources and of the content policy. That a network is not there is no page's fault.</summary>
    public IReadOnlyList<string> Complaints =>
        [.. complaints.Where(said => !said.Contains("net::ERR_", StringComparison.Ordinal) && !said.Contains("WebSocket connection to", StringComparison.Ordinal))];

    public static async Task<Device> Take(Uri address, Kind kind)
    {
        var context = await Chromium.Browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = kind.Width, Height = kind.Height },
            Locale = kind.Language,
            ColorScheme = kind.Dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = kind.Script,
            DeviceScaleFactor = kind.Scale,
            // What moves would be caught in the middle.
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Chromium.Patience);
        context.SetDefaultNavigationTimeout(Chromium.Patience);
        await context.AddInitScriptAsync(Listens);
        var device = new Device(context, address);
        await device.NewTab();
        return device;
    }

    public async Task<IPage> NewTab()
    {
        Page = await Context.NewPageAsync();
        Page.Console += (_, message) =>
        {
            if (message.Type == "error") complaints.Enqueue($"{message.Text} ({message.Location})");
        };
        Page.PageError += (_, error) => complaints.Enqueue(error);
        return Page;
    }

    public async Task Open(string path)
    {
        var answer = await Page.GotoAsync(path);
        answer!.Status.Should().Be(200, path);
    }

    /// <summary>Takes over who somebody is from a browser without script.</summary>
    public Task Becomes(Browser browser) => Context.AddCookiesAsync(browser.Cookies.GetAllCookies().Select(cookie => new Microsoft.Playwright.Cookie
    {
        Name = cookie.Name, Value = cookie.Value, Domain = Address.Host, Path = cookie.Path, HttpOnly = cookie.HttpOnly,
    }));

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
