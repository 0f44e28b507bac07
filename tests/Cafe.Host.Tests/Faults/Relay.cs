using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace OpenTalks.Host.Tests.Faults;

/// <summary>Stands between two parties that speak over sockets, and can do to them what networks do.</summary>
public sealed class Relay : IAsyncDisposable
{
    readonly Socket listener;
    readonly CancellationTokenSource over = new();
    readonly ConcurrentDictionary<Link, bool> links = new();

    public Relay(EndPoint at, EndPoint to)
    {
        To = to;
        listener = Bound(at);
        At = listener.LocalEndPoint!;
        _ = Accept();
    }

    public EndPoint At { get; }

    /// <summary>Where new links lead.</summary>
    public EndPoint To { get; set; }

    /// <summary>Asked before bytes go on, from the one who called and from the one called. False cuts the link instead.</summary>
    public Func<Link, ReadOnlyMemory<byte>, Task<bool>> Up { get; set; } = (_, _) => Task.FromResult(true);

    /// <inheritdoc cref="Up"/>
    public Func<Link, ReadOnlyMemory<byte>, Task<bool>> Down { get; set; } = (_, _) => Task.FromResult(true);

    public static Relay ToPort(int port) => new(new IPEndPoint(IPAddress.Loopback, 0), new IPEndPoint(IPAddress.Loopback, port));

    public int Port => ((IPEndPoint)At).Port;

    /// <summary>Cuts all links at once; new ones are accepted.</summary>
    public void Cut()
    {
        foreach (var link in links.Keys) link.Cut();
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        listener.Dispose();
        Cut();
        over.Dispose();
    }

    static Socket Bound(EndPoint at)
    {
        var socket = NewSocket(at);
        socket.Bind(at);
        socket.Listen(512);
        return socket;
    }

    static Socket NewSocket(EndPoint end) => end is UnixDomainSocketEndPoint
        ? new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
        : new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    async Task Accept()
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                _ = Carry(await listener.AcceptAsync(over.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    async Task Carry(Socket caller)
    {
        using var called = NewSocket(To);
        using var link = new Link(caller, called);
        links.TryAdd(link, true);
        try
        {
            await called.ConnectAsync(To, over.Token);
            await Task.WhenAny(Pump(link, caller, called, (l, bytes) => Up(l, bytes)), Pump(link, called, caller, (l, bytes) => Down(l, bytes)));
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Whoever is called is not there.
        }
        finally
        {
            links.TryRemove(link, out _);
            link.Cut();
        }
    }

    static async Task Pump(Link link, Socket from, Socket to, Func<Link, ReadOnlyMemory<byte>, Task<bool>> goes)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                if (!await goes(link, buffer.AsMemory(0, count))) return;
                for (var sent = 0; sent < count;) sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // One end has gone, so the link goes.
        }
    }
}

/// <summary>One connection through a relay.</summary>
public sealed class Link(Socket caller, Socket called) : IDisposable
{
    /// <summary>The caller has sent COMMIT and has not heard of it yet.</summary>
    public bool Commits { get; set; }

    public void Cut()
    {
        caller.Dispose();
        called.Dispose();
    }

    public void Dispose() => Cut();
}
