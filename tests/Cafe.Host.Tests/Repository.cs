namespace OpenTalks.Host.Tests;

/// <summary>Where the sources lie that tests read: contracts, fixtures, tables written by hand.</summary>
static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "OpenTalks.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
