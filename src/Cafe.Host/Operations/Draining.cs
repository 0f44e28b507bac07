using System.Runtime.InteropServices;
using OpenTalks.Host.Live;

namespace OpenTalks.Host.Operations;

/// <summary>
/// When the host is told to stop while others carry on (<c>DrainSeconds</c>, 0 unless set), it first says that it is not ready and takes no new sockets,
/// then lets go of those it has one by one over that time, so that nobody's way back is a stampede. A second signal ends it at once.
/// </summary>
public sealed class Draining(IHostApplicationLifetime host, IConfiguration configuration, Connections connections, TimeProvider time) : IHostLifetime, IDisposable
{
    readonly List<IDisposable> signals = [];
    int told;

    public bool UnderWay => Volatile.Read(ref told) > 0;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT])
            signals.Add(PosixSignalRegistration.Create(signal, Signalled));
        return Task.CompletedTask;
    }

    /// <summary>Empties the host, then stops it.</summary>
    public async Task Drain()
    {
        var window = TimeSpan.FromSeconds(configuration.GetValue("DrainSeconds", 0.0));
        if (Interlocked.Increment(ref told) == 1 && window > TimeSpan.Zero)
        {
            // As long as a proxy takes to see that this host is not ready.
            await Task.Delay(window / 4, time);
            List<Connection> held = [.. connections.All.OrderBy(_ => Random.Shared.Next())];
            foreach (var connection in held)
            {
                connection.Abort();
                await Task.Delay(window * 0.75 / held.Count, time);
            }
        }
        host.StopApplication();
    }

    void Signalled(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _ = Drain();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var signal in signals) signal.Dispose();
        signals.Clear();
    }
}
