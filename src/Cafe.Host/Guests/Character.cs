using System.Collections.Immutable;

namespace Guests;

/// <summary>Who a guest is, and what befalls them.</summary>
/// <param name="Languages">Two-letter codes, the best first.</param>
/// <param name="Fate">"late", "cut", "leaver", "asks" or nothing.</param>
sealed record Character(string Name, ImmutableArray<string> Languages, string Group, string Region, string Place, string Fate)
{
    public static ImmutableArray<Character> All() =>
        [.. Lines.Of("people.txt").Select(line => line.Split(';', StringSplitOptions.TrimEntries)).Select(of =>
            new Character(of[0], [.. of[1].Split(' ')], of[2], of[3], of[4], of[5]))];

    /// <summary>As the form to come in by has it.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fields =>
    [
        KeyValuePair.Create("name", Name), KeyValuePair.Create("place", Place), KeyValuePair.Create("group", Group), KeyValuePair.Create("region", Region),
        .. Languages.Select(language => KeyValuePair.Create("languages", language)),
    ];
}

/// <summary>The texts that lie in the assembly, without their remarks.</summary>
static class Lines
{
    public static IEnumerable<string> Of(string name)
    {
        using var stream = typeof(Lines).Assembly.GetManifestResourceStream($"Guests/{name}")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line;
    }
}
