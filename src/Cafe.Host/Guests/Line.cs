using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Guests;

/// <summary>The café's socket as docs/protocol.md describes it: JSON messages, each ended by 0x1e; a handshake, pings, calls in both directions.</summary>
sealed class Line : IDisposable
{
    const char End = '\x1e';
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    readonly ClientWebSocket socket = new();
    readonly SemaphoreSlim sending = new(1);
    readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode?>> calls = new(StringComparer.Ordinal);
    readonly Action<string, JsonNode> called;
    int last;
    long heard = TimeProvider.System.GetTimestamp();

    Line(Action<string, JsonNode> called) => this.called = called;

    /// <summary>Ends when the socket does, for whatever reason.</summary>
    public Task Closed { get; private set; } = Task.CompletedTask;

    public bool IsOpen => socket.State == WebSocketState.Open && !Closed.IsCompleted;

    /// <param name="called">The target and its one argument.</param>
    public static async Task<Line> Open(Browser browser, string path, Action<string, JsonNode> called, CancellationToken cancel)
    {
        if (browser.Offline) throw new WebSocketException("offline");
        var line = new Line(called);
        line.socket.Options.Cookies = browser.Cookies;
        line.socket.Options.SetRequestHeader("Origin", browser.Origin);
        var address = new UriBuilder(new Uri(browser.Site, path)) { Scheme = browser.Site.Scheme == "https" ? "wss" : "ws" }.Uri;
        try
        {
            await line.socket.ConnectAsync(address, cancel);
            await line.Write("""{"protocol":"json","version":1}""", cancel);
        }
        catch
        {
            line.Dispose();
            throw;
        }
        line.Closed = Task.WhenAny(line.Listen(cancel), line.Ping(cancel));
        return line;
    }

    public Task Send(JsonArray commands, CancellationToken cancel) =>
        Write(new JsonObject { ["type"] = 1, ["target"] = "Send", ["arguments"] = new JsonArray(commands) }.ToJsonString(), cancel);

    /// <returns>The feeds that may be watched.</returns>
    public async Task<IReadOnlyList<string>> Watch(IEnumerable<string> feeds, CancellationToken cancel)
    {
        var id = Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);
        var answer = calls.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        var asked = new JsonArray([.. feeds.Select(feed => (JsonNode)feed)]);
        await Write(new JsonObject { ["type"] = 1, ["invocationId"] = id, ["target"] = "Watch", ["arguments"] = new JsonArray(asked) }.ToJsonString(), cancel);
        var granted = await answer.Task.WaitAsync(TimeSpan.FromSeconds(10), cancel);
        return [.. granted?.AsArray().Select(feed => (string)feed!) ?? []];
    }

    /// <summary>Nothing more goes either way, and the other side is not told: as when the network is lost.</summary>
    public void BreakOff() => socket.Abort();

    public void Dispose()
    {
        socket.Dispose();
        sending.Dispose();
    }

    async Task Write(string message, CancellationToken cancel)
    {
        await sending.WaitAsync(cancel);
        try { await socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, cancel); }
        catch (InvalidOperationException closed) { throw new WebSocketException("closed", closed); }
        finally { sending.Release(); }
    }

    async Task Ping(CancellationToken cancel)
    {
        try
        {
            for (var beat = 0; TimeProvider.System.GetElapsedTime(Volatile.Read(ref heard)) < Silence; beat++)
            {
                if (beat % 10 == 0) await Write("""{"type":6}""", cancel);
                await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            }
            BreakOff();
        }
        catch (Exception over) when (over is WebSocketException or OperationCanceledException or ObjectDisposedException) { }
    }

    async Task Listen(CancellationToken cancel)
    {
        var buffer = new byte[16 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var got = await socket.ReceiveAsync(buffer.AsMemory(), cancel);
                if (got.MessageType == WebSocketMessageType.Close) return;
                Volatile.Write(ref heard, TimeProvider.System.GetTimestamp());
                foreach (var one in buffer.AsSpan(0, got.Count))
                {
                    if (one != End) message.WriteByte(one);
                    else
                    {
                        if (!Take(JsonNode.Parse(message.GetBuffer().AsSpan(0, (int)message.Length))!)) return;
                        message.SetLength(0);
                    }
                }
            }
        }
        catch (Exception over) when (over is WebSocketException or OperationCanceledException or ObjectDisposedException) { }
        finally
        {
            foreach (var call in calls.Values) call.TrySetException(new WebSocketException("closed"));
        }
    }

    /// <returns>False when the server closes.</returns>
    bool Take(JsonNode message)
    {
        switch ((int?)message["type"])
        {
            case 1: called((string)message["target"]!, message["arguments"]![0]!); break;
            case 3 when calls.TryRemove((string)message["invocationId"]!, out var call):
                if (message["error"] is { } error) call.TrySetException(new WebSocketException((string)error!));
                else call.TrySetResult(message["result"]?.DeepClone());
                break;
            case 7: return false;
        }
        return true;
    }
}
