using System.Text.Json;
using Xunit;

namespace OpenTalks.Domain.Tests;

/// <summary>The cases in tests/fixtures that C# and TypeScript both run.</summary>
static class Fixtures
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The names of a folder's files, as rows of a theory.</summary>
    public static TheoryData<string> Of(string folder) =>
        [.. Directory.GetFiles(Path.Combine(Root, folder), "*.json").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

    public static T Read<T>(string folder, string name) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(Root, folder, $"{name}.json")), Options)!;

    static string Root { get; } = Path.Combine(Find(AppContext.BaseDirectory), "tests", "fixtures");

    static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "OpenTalks.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
