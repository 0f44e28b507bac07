using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace OpenTalks.Web.Tests;

/// <summary>A network between browser and host that can go away: what is open breaks off, what is new is refused.</summary>
public sealed class Wifi : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly ConcurrentDictionary<Socket, byte> open = new();
    readonly Uri host;
    readonly Task accepting;
    volatile bool gone;

    public Wifi(Uri host)
    {
        this.host = host;
        listener.Start();
        Address = new UriBuilder(host) { Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri;
        accepting = Accept();
    }

    public Uri Address { get; }

    public void Goes()
    {
        gone = true;
        foreach (var socket in open.Keys) Break(socket);
    }

    public void Returns() => gone = false;

    public async ValueTask DisposeAsync()
    {
        Goes();
        listener.Stop();
        await accepting;
        listener.Dispose();
    }

    async Task Accept()
    {
        while (true)
        {
            Socket near;
            try
            {
                near = await listener.AcceptSocketAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
            if (gone) Break(near);
            else _ = Carry(near);
        }
    }

    async Task Carry(Socket near)
    {
        var far = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.NoDelay = true;
        open[near] = 0;
        open[far] = 0;
        try
        {
            await far.ConnectAsync(host.Host, host.Port);
            await Task.WhenAny(Copy(near, far), Copy(far, near));
        }
        catch (SocketException)
        {
            // The host is not there; the browser hears of it by the break.
        }
        finally
        {
            Break(near);
            Break(far);
        }
    }

    static async Task Copy(Socket from, Socket to)
    {
        var bytes = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(bytes) is > 0 and var count)
            {
                for (var sent = 0; sent < count;) sent += await to.SendAsync(bytes.AsMemory(sent, count - sent));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Broken off.
        }
    }

    /// <summary>A reset, not an orderly end: nobody says goodbye when a network goes.</summary>
    void Break(Socket socket)
    {
        open.TryRemove(socket, out _);
        try
        {
            socket.LingerState = new(enable: true, seconds: 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Already broken.
        }
        socket.Dispose();
    }
}
