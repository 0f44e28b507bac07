using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using OpenTalks.Host.Storage;

namespace OpenTalks.Benchmarks.Live;

/// <summary>A server of the comparison as a process of its own.</summary>
sealed class Servers : IAsyncDisposable
{
    public const string Ready = "ready";
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    readonly Process process;
    readonly StringBuilder said = new();

    Servers(string program, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += Heard;
        process.ErrorDataReceived += Heard;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public required Uri Address { get; init; }

    public string? FirstSecret => Said.Split("/first#") is [_, var after, ..] ? after[..22] : null;

    string Said
    {
        get { lock (said) return said.ToString(); }
    }

    /// <summary>A hub that stores nothing, or, with a database, Marten one by one.</summary>
    public static Task<Servers> Relay(string? connection = null)
    {
        var address = Free();
        string[] arguments = [Live.Relay.Command, address.ToString(), .. connection is null ? Array.Empty<string>() : [connection]];
        return Started(new Servers("Cafe.Benchmarks.dll", arguments, []) { Address = address }, Ready);
    }

    /// <summary>OpenTalks as people start it, on the database given.</summary>
    public static Task<Servers> OpenTalks(string connection)
    {
        var address = Free();
        return Started(new Servers("Cafe.Host.dll", ["--urls", address.ToString()], [("ConnectionStrings__Cafe", connection), ("CommandsPerSecond", "0")]) { Address = address }, "Ctrl+C ends it");
    }

    /// <summary>Bytes of memory that are the process's own.</summary>
    public long Memory()
    {
        var line = File.ReadAllLines($"/proc/{process.Id}/status").First(line => line.StartsWith("RssAnon", StringComparison.Ordinal));
        return long.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
            try
            {
                await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
            }
            catch (TimeoutException)
            {
                process.Kill();
            }
        }
        process.Dispose();
    }

    static async Task<Servers> Started(Servers server, string sign)
    {
        for (var since = Stopwatch.GetTimestamp(); !server.Said.Contains(sign, StringComparison.Ordinal); await Task.Delay(50))
            if (server.process.HasExited || Stopwatch.GetElapsedTime(since) > Patience) throw new InvalidOperationException($"It does not serve. It said: {server.Said}");
        return server;
    }

    static Uri Free()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}");
    }

    void Heard(object sender, DataReceivedEventArgs line)
    {
        lock (said) said.AppendLine(line.Data);
    }
}
