using System.Runtime.InteropServices;

namespace OpenTalks.Host.Operations;

/// <summary>
/// A shell starts its background jobs with Ctrl+C ignored, and .NET respects that. We hold a database and a port, so we listen to it in any case.
/// </summary>
static partial class Interrupt
{
    const int Sigint = 2;
    const nint Default = 0;

    /// <summary>Before anything else: later .NET has decided.</summary>
    public static void Heed()
    {
        if (!OperatingSystem.IsWindows()) Signal(Sigint, Default);
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Signal(int signal, nint handler);
}
