using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using OpenTalks.Host.Tests.Operations;

namespace OpenTalks.Checker.Cluster;

/// <summary>Debian's redis-server, which keeps nothing.</summary>
sealed class Redis : IAsyncDisposable
{
    Process? process;

    public int Port { get; } = HostProcess.FreePort();

    public static bool IsInstalled => File.Exists("/usr/bin/redis-server");

    public static async Task<Redis> Start()
    {
        var redis = new Redis();
        await redis.Revive();
        return redis;
    }

    public async Task Revive()
    {
        process = Process.Start(new ProcessStartInfo("redis-server",
            ["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", Path.GetTempPath()]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        for (var since = Stopwatch.GetTimestamp(); ; await Task.Delay(50))
        {
            try
            {
                using var knock = new TcpClient();
                await knock.ConnectAsync("127.0.0.1", Port);
                return;
            }
            catch (SocketException) when (Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(20))
            {
                // Not yet.
            }
        }
    }

    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public void Freeze() => Postgres.Run("kill", "-STOP", $"{process!.Id}");
    public void Thaw() => Postgres.Run("kill", "-CONT", $"{process!.Id}");

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await Kill();
    }
}
