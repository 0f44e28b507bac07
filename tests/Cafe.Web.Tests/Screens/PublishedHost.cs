using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using OpenTalks.Host.Tests;

namespace OpenTalks.Web.Tests.Screens;

/// <summary>The host as it is installed: published, and run from there with a database of its own.</summary>
public sealed class PublishedHost : IAsyncLifetime
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    readonly string folder = Directory.CreateTempSubdirectory("opentalks-published-").FullName;
    readonly StringBuilder said = new();
    Process? host;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>The secret of the printed link.</summary>
    public string FirstSecret => Said.Split("/first#")[1][..22];

    string Said
    {
        get { lock (said) return said.ToString(); }
    }

    public async ValueTask InitializeAsync()
    {
        using (var publish = Run("dotnet", null, "publish", Path.Combine(Repository.Root, "src", "Cafe.Host"), "-c", "Release", "-o", folder, "-p:RunAnalyzers=false", "-nologo", "-v", "quiet"))
        {
            await publish.WaitForExitAsync().WaitAsync(Patience);
            publish.ExitCode.Should().Be(0, Said);
        }
        host = Run("dotnet", await Services.FreshDatabase("published"), Path.Combine(folder, "Cafe.Host.dll"), "--urls", Address.GetLeftPart(UriPartial.Authority));
        for (var since = Stopwatch.GetTimestamp(); !Said.Contains("Ctrl+C ends it", StringComparison.Ordinal); await Task.Delay(50))
        {
            if (host.HasExited || Stopwatch.GetElapsedTime(since) > Patience) throw new InvalidOperationException($"The host does not serve. It said: {Said}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (host is { HasExited: false })
        {
            host.Kill();
            await host.WaitForExitAsync();
        }
        host?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    Process Run(string file, string? database, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        if (database is not null) start.Environment["ConnectionStrings__Cafe"] = database;
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += Heard;
        process.ErrorDataReceived += Heard;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    void Heard(object sender, DataReceivedEventArgs line)
    {
        lock (said) said.AppendLine(line.Data);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
