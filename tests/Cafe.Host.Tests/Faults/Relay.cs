using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace OpenTalks.Host.Tests.Faults;

/// <summary>Stands between two parties that speak over sockets, and can do to them what networks do.</summary>
public sealed class Relay : IAsyncDisposable
{
    /// <summary>Answer of <see cref="Up"/> or <see cref="Down"/>: nothing of it goes on, and the link stays.</summary>
    public const int Handled = -1;

    readonly Socket listener;
    readonly CancellationTokenSource over = new();
    readonly ConcurrentDictionary<Link, bool> links = new();

    public Relay(EndPoint at, EndPoint to)
    {
        To = to;
        Ways = () => [To];
        listener = Bound(at);
        At = listener.LocalEndPoint!;
        _ = Accept();
    }

    public EndPoint At { get; }

    /// <summary>Where new links lead.</summary>
    public EndPoint To { get; set; }

    /// <summary>Where the next link leads: the first of these that takes it.</summary>
    public Func<IReadOnlyList<EndPoint>> Ways { get; set; }

    /// <summary>Asked how many of these bytes go on from the one who called; after fewer than all the link is cut.</summary>
    public Func<Link, ReadOnlyMemory<byte>, Task<int>> Up { get; set; } = Pass;

    /// <summary>As <see cref="Up"/>, from the one called.</summary>
    public Func<Link, ReadOnlyMemory<byte>, Task<int>> Down { get; set; } = Pass;

    public static Task<int> Pass(Link link, ReadOnlyMemory<byte> bytes) => Task.FromResult(bytes.Length);

    /// <summary>Nothing comes through, and nobody is told.</summary>
    public static async Task<int> Swallow(Link link, ReadOnlyMemory<byte> bytes)
    {
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

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
        if (await Reach() is not { } called)
        {
            caller.Dispose();
            return;
        }
        using var link = new Link(caller, called);
        links.TryAdd(link, true);
        try
        {
            await Task.WhenAny(Pump(link, caller, called, (l, bytes) => Up(l, bytes)), Pump(link, called, caller, (l, bytes) => Down(l, bytes)));
        }
        finally
        {
            links.TryRemove(link, out _);
            link.Cut();
        }
    }

    /// <summary>Null where nobody is there to be called.</summary>
    async Task<Socket?> Reach()
    {
        foreach (var way in Ways())
        {
            var called = NewSocket(way);
            try
            {
                await called.ConnectAsync(way, over.Token);
                return called;
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                called.Dispose();
            }
        }
        return null;
    }

    static async Task Pump(Link link, Socket from, Socket to, Func<Link, ReadOnlyMemory<byte>, Task<int>> goes)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                var through = await goes(link, buffer.AsMemory(0, count));
                for (var sent = 0; sent < through;) sent += await to.SendAsync(buffer.AsMemory(sent, through - sent));
                if (through < count && through != Handled) return;
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
    /// <summary>What happens to the COMMIT that the caller has sent and not heard of yet; null where nothing does.</summary>
    public Fate? Fate { get; set; }

    /// <summary>Says something to the caller that the one called has not said.</summary>
    public async Task Answer(ReadOnlyMemory<byte> bytes)
    {
        for (var sent = 0; sent < bytes.Length;) sent += await caller.SendAsync(bytes[sent..]);
    }

    public void Cut()
    {
        caller.Dispose();
        called.Dispose();
    }

    public void Dispose() => Cut();
}
