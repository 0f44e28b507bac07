using System.Diagnostics;

namespace OpenTalks.Host.Storage;

/// <summary>A program of the system or of PostgreSQL, run to its end.</summary>
static class ExternalCommand
{
    public sealed record Ended(int Code, string Output);

    /// <param name="environment">What the program is told beyond its arguments: a password must not stand among them.</param>
    public static async Task<Ended> Run(IReadOnlyList<string> command, CancellationToken cancel, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        // The operator's own PGDATA, PGOPTIONS, PGPORT … must not reach a server that is ours alone.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;
        // The folder we were started in may be closed to the user that runs the server.
        if (!OperatingSystem.IsWindows()) start.WorkingDirectory = "/";

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return new(process.ExitCode, (await output + await errors).Trim());
    }
}
