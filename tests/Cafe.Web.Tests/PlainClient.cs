using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using OpenTalks.Host.Tests;

namespace OpenTalks.Web.Tests;

/// <summary>Guests of tests/plain-client: a process that knows the protocol's page and none of our code.</summary>
sealed class PlainClient : IAsyncDisposable
{
    readonly Process process;
    readonly string log = Path.GetTempFileName();
    readonly StringBuilder said = new();

    PlainClient(IEnumerable<string> arguments)
    {
        process = new() { StartInfo = new("node", [Path.Combine(Repository.Root, "tests", "plain-client", "plain-client.mjs"), .. arguments, "--log", log]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false } };
        process.OutputDataReceived += Heard;
        process.ErrorDataReceived += Heard;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public static PlainClient Joins(Uri address, string code, int guests, params string[] more) => new(
        ["--url", address.GetLeftPart(UriPartial.Authority), "--code", code, "--guests", guests.ToString(CultureInfo.InvariantCulture), .. more]);

    /// <summary>Waits until the guests have seen all they waited for; says what they found wrong, or nothing.</summary>
    public async Task<string?> Ends(TimeSpan patience)
    {
        await process.WaitForExitAsync().WaitAsync(patience);
        return process.ExitCode == 0 ? null : Said;
    }

    /// <summary>What stands of the ideas they sent, each by its last answered act: taken back, or its text.</summary>
    public IReadOnlyDictionary<Guid, string?> Ideas()
    {
        var texts = new Dictionary<Guid, string>();
        var taken = new HashSet<Guid>();
        var sent = new Dictionary<Guid, string?>();
        foreach (var line in File.ReadLines(log))
        {
            var act = JsonDocument.Parse(line).RootElement;
            if (act.GetProperty("type").GetString() != "ok" || !act.TryGetProperty("idea", out var of)) continue;
            var idea = of.GetGuid();
            switch (act.GetProperty("f").GetString())
            {
                case "capture" or "edit": texts[idea] = act.GetProperty("text").GetString()!.Normalize(NormalizationForm.FormC); break;
                case "take-back": taken.Add(idea); break;
                case "put-back": taken.Remove(idea); break;
            }
        }
        foreach (var (idea, text) in texts) sent[idea] = taken.Contains(idea) ? null : text;
        return sent;
    }

    string Said
    {
        get { lock (said) return said.ToString(); }
    }

    public ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
        File.Delete(log);
        return default;
    }

    void Heard(object sender, DataReceivedEventArgs line)
    {
        lock (said) said.AppendLine(line.Data);
    }
}
