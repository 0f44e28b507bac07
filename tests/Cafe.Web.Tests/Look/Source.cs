using System.Text.RegularExpressions;

namespace OpenTalks.Web.Tests.Look;

/// <summary>The files of the repository that the specs on words and markup read.</summary>
static partial class Source
{
    public static string Root { get; } = FindRoot();

    public static string Web { get; } = Path.Combine(Root, "src", "Cafe.Web");

    /// <summary>Files below a folder of the repository with these endings: path from the root, and text.</summary>
    public static IReadOnlyList<(string Path, string Text)> Files(string folder, params string[] endings) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)) && !NotOurs().IsMatch(file))
            .Order(StringComparer.Ordinal)
            .Select(file => (file, File.ReadAllText(Path.Combine(Root, file))))];

    static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "OpenTalks.sln")))
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("Not inside the repository.");
        return folder;
    }

    [GeneratedRegex("(^|/)(bin|obj|node_modules|wwwroot)/")]
    private static partial Regex NotOurs();
}
