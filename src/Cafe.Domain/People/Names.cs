namespace OpenTalks.People;

/// <summary>Names and what stands beside them, as they are kept: one line, no control characters, no unknown keys.</summary>
public static class Names
{
    /// <summary>UTF-16 code units.</summary>
    public const int Longest = 60;

    /// <summary>Details with everything optional tidied; a key that is on no list is dropped rather than refused.</summary>
    public static PersonDetails Tidied(PersonDetails details) => details with
    {
        Name = Text.Line(details.Name),
        Group = details.Group is { } group && Groups.Stakeholders.Contains(group) ? group : null,
        Region = details.Region is { } region && Groups.Regions.Contains(region) ? region : null,
        Organisation = Kept(details.Organisation, 120),
        Needs = Kept(details.Needs, 280),
        Languages = [.. details.Languages.Where(Groups.Languages.Contains).Distinct()],
    };

    static string? Kept(string? text, int longest)
    {
        if (text is null) return null;
        var line = Text.Line(text);
        if (Text.IsInvisible(line)) return null;
        if (line.Length <= longest) return line;
        return line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)];
    }
}
