using System.Reflection;
using System.Text.Json;

namespace OpenTalks.Web;

/// <summary>Reads the files <c>subject.language.json</c> that lie in the assembly.</summary>
static class Catalogue
{
    static readonly Assembly Home = typeof(Catalogue).Assembly;

    /// <summary>Each file of a language by its subject, as it was written.</summary>
    public static IEnumerable<(string Subject, JsonDocument Texts)> Files(string language)
    {
        var ending = $".{language}.json";
        foreach (var name in Home.GetManifestResourceNames().Where(name => name.StartsWith("Words/", StringComparison.Ordinal)))
        {
            if (!name.EndsWith(ending, StringComparison.Ordinal))
                continue;
            using var stream = Home.GetManifestResourceStream(name)!;
            yield return (name["Words/".Length..^ending.Length], JsonDocument.Parse(stream));
        }
    }

    /// <summary>All texts of a language. A key that two files hold throws.</summary>
    public static SortedDictionary<string, JsonElement> Read(string language)
    {
        var texts = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (_, file) in Files(language))
        {
            using (file)
            {
                foreach (var text in file.RootElement.EnumerateObject())
                    texts.Add(text.Name, text.Value.Clone());
            }
        }

        return texts.Count > 0 ? texts : throw new ArgumentException($"No words in '{language}'.", nameof(language));
    }
}
