namespace OpenTalks.Host.Storage;

/// <summary>
/// Who the PostgreSQL server runs as. PostgreSQL refuses to run as root, so a host that is root lends it the system's user "nobody";
/// any other host runs it as itself.
/// </summary>
sealed record ServerUser(uint Id, uint Group)
{
    /// <summary>Null where the host itself may run the server.</summary>
    public static ServerUser? Needed()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return null;
        var nobody = File.ReadLines("/etc/passwd").Select(l => l.Split(':')).FirstOrDefault(f => f is ["nobody", _, _, _, ..])
            ?? throw new StartException("As root, OpenTalks runs PostgreSQL as the user \"nobody\", and this system has none. Start OpenTalks as an ordinary user.");
        return new(uint.Parse(nobody[2], null), uint.Parse(nobody[3], null));
    }

    public IReadOnlyList<string> Runs(IEnumerable<string> command) =>
        ["setpriv", $"--reuid={Id}", $"--regid={Group}", "--clear-groups", "--", .. command];

    /// <summary>The folder and all in it.</summary>
    public async Task Owns(string folder, CancellationToken cancel)
    {
        var ended = await ExternalCommand.Run(["chown", "-R", $"{Id}:{Group}", folder], cancel);
        if (ended.Code != 0) throw new StartException($"{folder} could not be given to the user that runs PostgreSQL: {ended.Output}");
    }

    /// <summary>The first folder on the way to this one that others may not enter; null when the way is open.</summary>
    public static string? ClosedFolderOnTheWay(string path)
    {
        if (OperatingSystem.IsWindows()) return null;
        var closed = default(string);
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
            if (folder.Exists && !folder.UnixFileMode.HasFlag(UnixFileMode.OtherExecute)) closed = folder.FullName;
        return closed;
    }
}
