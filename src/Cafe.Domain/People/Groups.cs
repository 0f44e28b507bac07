using System.Collections.Immutable;

namespace OpenTalks.People;

/// <summary>
/// The lists a person picks from, as keys; the words for them are in the catalogue.
/// Groups follow the Internet Governance Forum's, regions the United Nations' regional groups.
/// </summary>
public static class Groups
{
    public static ImmutableArray<string> Stakeholders { get; } =
        ["government", "intergovernmental", "private-sector", "civil-society", "technical", "academia", "media-other"];

    public static ImmutableArray<string> Regions { get; } =
        ["africa", "asia-pacific", "eastern-europe", "latin-america", "western-europe-others", "intergovernmental"];

    /// <summary>Languages of the interface and of questions, two-letter codes.</summary>
    public static ImmutableArray<string> Languages { get; } = ["en", "fr", "es", "ar", "ru", "zh"];
}
