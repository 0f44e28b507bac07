using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using OpenTalks.Host.Storage;

namespace OpenTalks.Host.Tests.Operations;

/// <summary>The host as people start it: a process of its own with its own PostgreSQL.</summary>
sealed class HostProcess : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Process process;
    readonly StringBuilder said = new();

    HostProcess(string[] arguments)
    {
        process = new() { StartInfo = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Cafe.Host.dll"), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true } };
        process.OutputDataReceived += Heard;
        process.ErrorDataReceived += Heard;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public Uri Address { get; private init; } = new("http://localhost");

    public string Said
    {
        get { lock (said) return said.ToString(); }
    }

    public string? FirstSecret => Said.Split("/first#") is [_, var after, ..] ? after[..22] : null;

    bool Serves => Said.Contains("Ctrl+C ends it", StringComparison.Ordinal);

    /// <summary>Waits until it serves.</summary>
    public static Task<HostProcess> Start(DataFolder folder, params string[] more) => StartAt(FreePort(), ["--data", folder.Path, .. more]);

    /// <summary>Waits until it serves at this port.</summary>
    public static async Task<HostProcess> StartAt(int port, params string[] arguments)
    {
        var host = new HostProcess(["--urls", $"http://127.0.0.1:{port}", .. arguments]) { Address = new($"http://127.0.0.1:{port}") };
        for (var since = Stopwatch.GetTimestamp(); !host.Serves; await Task.Delay(50))
        {
            if (host.process.HasExited || Stopwatch.GetElapsedTime(since) > Patience) throw new InvalidOperationException($"The host does not serve. It said: {host.Said}");
        }
        return host;
    }

    /// <summary>Waits until it has given up; its exit code and what it said.</summary>
    public static async Task<(int Code, string Said)> Fail(params string[] arguments)
    {
        await using var host = new HostProcess(arguments);
        await host.process.WaitForExitAsync().WaitAsync(Patience);
        return (host.process.ExitCode, host.Said);
    }

    /// <summary>Ctrl+C, or what a service manager sends.</summary>
    public async Task<int> Stop(string signal = "INT")
    {
        await Signal(signal);
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public async Task Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>As when the power goes: nothing is told to it.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Stop();
        process.Dispose();
    }

    void Heard(object sender, DataReceivedEventArgs line)
    {
        lock (said) said.AppendLine(line.Data);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
