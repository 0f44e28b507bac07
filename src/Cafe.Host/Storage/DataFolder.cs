using System.Security.Cryptography;
using System.Text;

namespace OpenTalks.Host.Storage;

/// <summary>Where the embedded server keeps everything: <c>host.lock</c>, and <c>server/</c> with data, socket and log.</summary>
public sealed class DataFolder(string path)
{
    /// <summary>A socket's path holds 107 bytes; PostgreSQL adds <c>/.s.PGSQL.5432</c>.</summary>
    const int LongestSocketFolder = 107 - 14;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Server => System.IO.Path.Combine(Path, "server");
    public string Data => System.IO.Path.Combine(Server, "data");
    public string Log => System.IO.Path.Combine(Server, "server.log");
    public string HostLock => System.IO.Path.Combine(Path, "host.lock");

    /// <summary>Only its owner may enter it: that alone guards the server, which asks for no password.</summary>
    public string Socket
    {
        get
        {
            var near = System.IO.Path.Combine(Server, "socket");
            if (Encoding.UTF8.GetByteCount(near) <= LongestSocketFolder) return near;
            var name = "opentalks-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path)))[..16];
            return System.IO.Path.Combine(Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 and < 60 } own ? own : "/tmp", name);
        }
    }

    public bool SocketIsElsewhere => !Socket.StartsWith(Server, StringComparison.Ordinal);

    /// <summary>The XDG data folder of the user; for root, whose own is closed to the server's user, /var/lib.</summary>
    public static DataFolder Default => new(
        !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess
            ? "/var/lib/opentalks"
            : System.IO.Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "opentalks"));

    /// <summary>Held as long as the host runs, so that a second host cannot stop the first one's server.</summary>
    public FileStream Lock()
    {
        try
        {
            Directory.CreateDirectory(Path);
            return new FileStream(HostLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartException($"OpenTalks may not write to {Path}. Give it a folder of its own with --data.", e);
        }
        catch (IOException e)
        {
            throw new StartException($"Another OpenTalks already runs with the data in {Path}. Stop it, or give this one another folder with --data.", e);
        }
    }
}
