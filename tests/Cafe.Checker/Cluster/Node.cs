using System.Net;
using System.Text;
using OpenTalks.Host.Tests.Operations;

namespace OpenTalks.Checker.Cluster;

/// <summary>One host, at a port that stays its own however often it dies.</summary>
sealed class Node(string name, string[] arguments) : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly StringBuilder before = new();
    HostProcess? host;

    public string Name => name;
    public int Port { get; } = HostProcess.FreePort();
    public IPEndPoint At => new(IPAddress.Loopback, Port);
    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>All that it has logged, over all of its lives.</summary>
    public string Said => before + host?.Said;

    public string? FirstSecret => host?.FirstSecret;

    /// <summary>As a service manager does: again, where it gave up because its database did not answer.</summary>
    public async Task Start()
    {
        for (var since = TimeProvider.System.GetTimestamp(); host is null;)
        {
            try
            {
                host = await HostProcess.StartAt(Port, arguments);
            }
            catch (InvalidOperationException gaveUp) when (TimeProvider.System.GetElapsedTime(since) < Patience)
            {
                before.AppendLine(gaveUp.Message);
                await Task.Delay(500);
            }
        }
    }

    /// <summary>kill -9.</summary>
    public async Task Kill() => await Leave(host => host.Kill());

    /// <summary>SIGTERM, and however long it takes.</summary>
    public async Task Stop() => await Leave(host => host.Stop("TERM"));

    public Task Freeze() => host?.Signal("STOP") ?? Task.CompletedTask;
    public Task Thaw() => host?.Signal("CONT") ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await Leave(host => host.Kill());
    }

    async Task Leave(Func<HostProcess, Task> how)
    {
        if (host is not { } mine) return;
        await how(mine);
        before.Append(mine.Said);
        host = null;
        await mine.DisposeAsync();
    }
}
