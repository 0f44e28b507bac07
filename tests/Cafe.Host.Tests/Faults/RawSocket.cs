using System.Net.Sockets;
using System.Text;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Host.Tests.Faults;

/// <summary>A WebSocket by hand, which can say what no client would.</summary>
sealed class RawSocket : IDisposable
{
    readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>The first line of the answer to the request.</summary>
    public string Answer { get; private set; } = "";

    /// <param name="cookies">Empty for somebody nobody knows.</param>
    /// <param name="from">The address it pretends to come from.</param>
    public static async Task<RawSocket> To(Uri address, Guid cafe, string cookies, string? from = null)
    {
        var raw = new RawSocket();
        await raw.socket.ConnectAsync(address.Host, address.Port);
        await raw.socket.SendAsync(Encoding.ASCII.GetBytes($"GET /live/{cafe}?as=participant&lang=en HTTP/1.1\r\nHost: {address.Authority}\r\nOrigin: {address.GetLeftPart(UriPartial.Authority)}\r\nCookie: {cookies}\r\n{(from is null ? "" : $"{Browser.FromHeader}: {from}\r\n")}Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\nSec-WebSocket-Version: 13\r\n\r\n"));
        raw.Answer = (await raw.Hears()).Split('\r')[0];
        return raw;
    }

    public Task Handshake() => Text("""{"protocol":"json","version":1}""");

    /// <summary>One message of SignalR.</summary>
    public Task Text(string message) => Frame(Encoding.UTF8.GetBytes(message + "\u001e"));

    /// <summary>One masked text frame of any bytes; the mask is zero.</summary>
    public async Task Frame(byte[] payload)
    {
        byte[] length = payload.Length < 126 ? [(byte)(0x80 | payload.Length)]
            : payload.Length < 65536 ? [0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length]
            : [0x80 | 127, 0, 0, 0, 0, (byte)(payload.Length >> 24), (byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length];
        await Bytes([0x81, .. length, 0, 0, 0, 0, .. payload]);
    }

    public async Task Bytes(byte[] bytes)
    {
        for (var sent = 0; sent < bytes.Length;) sent += await socket.SendAsync(bytes.AsMemory(sent));
    }

    /// <summary>What has come by now, a character for each byte; empty once the server has closed.</summary>
    public async Task<string> Hears()
    {
        var buffer = new byte[16 * 1024];
        return Encoding.Latin1.GetString(buffer, 0, await socket.ReceiveAsync(buffer).WaitAsync(Phone.Patience));
    }

    public void Dispose() => socket.Dispose();
}
