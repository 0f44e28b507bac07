using System.Diagnostics;
using System.Text.Json;

namespace OpenTalks.Host.Rehearsals;

/// <summary>Something that a guest's process has said.</summary>
/// <param name="Said">"came", "late", "cut", "back", "leaver", "left".</param>
/// <param name="Number">Whom it is about.</param>
sealed record GuestSaid(string Said, int Number);

/// <summary>
/// The guests of a rehearsal: this program started a second time as <c>guests</c>, which knows nothing but an address, a code and
/// the protocol. It ends when this process does, however that comes, because its input ends with it.
/// </summary>
sealed class GuestsProcess : IDisposable
{
    readonly Process process;

    GuestsProcess(Process process) => this.process = process;

    /// <summary>Ends with the exit code; 0 when every idea stood on the sheets exactly once.</summary>
    public Task<int> Ended { get; private init; } = Task.FromResult(1);

    public static GuestsProcess Start(string address, string code, Action<GuestSaid> heard, Action<string> complained)
    {
        string[] arguments = ["guests", "--url", address, "--code", code];
        var start = Itself(arguments);
        start.UseShellExecute = false;
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        var begun = new Process { StartInfo = start };
        begun.OutputDataReceived += (_, line) =>
        {
            if (Read(line.Data) is { } said) heard(said);
        };
        begun.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } complaint) complained(complaint);
        };
        begun.Start();
        begun.BeginOutputReadLine();
        begun.BeginErrorReadLine();
        return new GuestsProcess(begun) { Ended = Watch(begun) };
    }

    public void Stop()
    {
        try { process.Kill(); }
        catch (InvalidOperationException) { }
    }

    public void Dispose()
    {
        Stop();
        _ = Ended.ContinueWith(_ => process.Dispose(), TaskScheduler.Default);
    }

    static async Task<int> Watch(Process begun)
    {
        await begun.WaitForExitAsync();
        return begun.ExitCode;
    }

    /// <summary>A published host is a file of its own; one that runs from its build may have been started by dotnet.</summary>
    static ProcessStartInfo Itself(string[] arguments)
    {
        var own = Environment.ProcessPath ?? "dotnet";
        if (Path.GetFileName(own) is "Cafe.Host" or "Cafe.Host.exe") return new(own, arguments);
        return new(Path.GetFileName(own) is "dotnet" or "dotnet.exe" ? own : "dotnet", [Path.Combine(AppContext.BaseDirectory, "Cafe.Host.dll"), .. arguments]);
    }

    static GuestSaid? Read(string? line)
    {
        if (line is null) return null;
        try
        {
            var said = JsonDocument.Parse(line).RootElement;
            return said.TryGetProperty("number", out var number) ? new GuestSaid(said.GetProperty("said").GetString()!, number.GetInt32()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
