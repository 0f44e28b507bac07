using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OpenTalks.Host.Tests.Faults;

/// <summary>A redis-server of its own, whose address stays the same whatever happens to it.</summary>
sealed class RedisServer : IAsyncDisposable
{
    readonly int port = FreePort();
    Process? process;

    /// <summary>For <c>ConnectionStrings:Redis</c>.</summary>
    public string Connection => $"127.0.0.1:{port}";

    public static async Task<RedisServer> Run()
    {
        var redis = new RedisServer();
        await redis.Start();
        return redis;
    }

    /// <summary>One that is not there yet.</summary>
    public static RedisServer Absent() => new();

    public async Task Start()
    {
        process = Process.Start(new ProcessStartInfo("redis-server", ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", Path.GetTempPath()])
        { UseShellExecute = false, RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        for (var since = TimeProvider.System.GetTimestamp(); !await Answers(); await Task.Delay(20))
            if (TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromSeconds(20)) throw new TimeoutException("redis-server does not answer");
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>It keeps its connections and says nothing more.</summary>
    public Task Freeze() => Signal("STOP");

    public Task Thaw() => Signal("CONT");

    /// <summary>What redis-cli would say, as it goes over the wire.</summary>
    public async Task<string> Says(string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await client.GetStream().WriteAsync(System.Text.Encoding.UTF8.GetBytes(command + "\r\n"));
        var buffer = new byte[4096];
        return System.Text.Encoding.UTF8.GetString(buffer, 0, await client.GetStream().ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(5)));
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null) return;
        if (!process.HasExited) await Kill();
        process.Dispose();
    }

    async Task<bool> Answers()
    {
        try { return (await Says("PING")).StartsWith("+PONG", StringComparison.Ordinal); }
        catch (SocketException) { return false; }
    }

    async Task Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
