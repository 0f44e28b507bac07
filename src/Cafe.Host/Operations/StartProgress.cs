using System.Globalization;

namespace OpenTalks.Host.Operations;

/// <summary>Tells whoever started the host, on the console, what it is doing and how long that took.</summary>
sealed class StartProgress(TimeProvider time, TextWriter console)
{
    public async Task Step(string what, Func<Task> work)
    {
        var since = time.GetTimestamp();
        await console.WriteAsync(what + "… ");
        await console.FlushAsync();
        await work();
        Say(string.Create(CultureInfo.InvariantCulture, $"{time.GetElapsedTime(since).TotalSeconds:0.0} s"));
    }

    public void Say(string line = "") => console.WriteLine(line);
}
