using System.Collections.Immutable;
using OpenTalks.Checker.Cluster;
using OpenTalks.Checker.Histories;
using OpenTalks.Checker.Verdicts;

namespace OpenTalks.Checker.Clients;

/// <summary>The clients that are real browsers with the product's own page and outbox.</summary>
sealed class Chromiums(History history) : IBrowsers, IAsyncDisposable
{
    readonly List<Chromium> all = [];

    public bool IsQuiet
    {
        set => all.ForEach(one => one.IsQuiet = value);
    }

    public async Task<bool> AreSettled()
    {
        foreach (var one in all)
            if (!await one.IsSettled()) return false;
        return true;
    }

    public async Task Join(int count, Cafe cafe, Uri site, int seed)
    {
        for (var n = 1; n <= count; n++) all.Add(await Chromium.Joins($"b{n}", cafe, site, history, new Random((seed * 1000) + 900 + n)));
    }

    public Task Live(CancellationToken cancel) => Task.WhenAll(all.Select(one => one.Live(cancel)));

    /// <summary>What their screens show.</summary>
    public async Task<ImmutableArray<Screen>> Screens()
    {
        var screens = ImmutableArray.CreateBuilder<Screen>();
        foreach (var one in all)
            if (await one.Screen() is { } screen) screens.Add(screen);
        return screens.ToImmutable();
    }

    public async Task Confess()
    {
        foreach (var one in all) await one.Confess();
    }

    public Task Freeze(int which) => Of(which, one => one.Freeze());
    public Task Thaw(int which) => Of(which, one => one.Thaw());
    public Task Kill(int which) => Of(which, one => one.Kill());
    public Task Reopen(int which) => Of(which, one => one.Reopen());
    public Task JumpClock(int which, TimeSpan by) => Of(which, one => one.JumpClock(by));

    public async ValueTask DisposeAsync()
    {
        foreach (var one in all) await one.DisposeAsync();
    }

    Task Of(int which, Func<Chromium, Task> act) => all.ElementAtOrDefault(which) is { } one ? act(one) : Task.CompletedTask;
}
