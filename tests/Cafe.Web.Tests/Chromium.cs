using Microsoft.Playwright;
using OpenTalks.Web.Tests;

[assembly: AssemblyFixture(typeof(Chromium))]
// A browser, a host and a database together are more than enough for two cores.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace OpenTalks.Web.Tests;

/// <summary>One browser for all specs of a run: the system's Chromium, else the one that Playwright has installed.</summary>
public sealed class Chromium : IAsyncLifetime
{
    const string System = "/usr/bin/chromium";

    /// <summary>Milliseconds; patience on a busy machine, not a promise.</summary>
    public const int Patience = 30_000;

    static IPlaywright? playwright;
    static IBrowser? browser;

    public static IBrowser Browser => browser ?? throw new InvalidOperationException("The run has not begun.");

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = File.Exists(System) ? System : null,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
