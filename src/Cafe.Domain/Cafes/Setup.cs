using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace OpenTalks.Cafes;

/// <summary>How ideas are tied to people; fixed before the start and shown to all when they join.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Attribution>))]
public enum Attribution
{
    /// <summary>The idea keeps its author's number.</summary>
    [JsonStringEnumMemberName("open")] Open,

    /// <summary>The idea keeps its author's stakeholder group and nothing else.</summary>
    [JsonStringEnumMemberName("group-only")] GroupOnly,

    /// <summary>Neither identity nor affiliation: the idea keeps no author of any kind and no time.</summary>
    [JsonStringEnumMemberName("chatham-house")] ChathamHouse,

    /// <summary>As Chatham House, and people are numbers to one another.</summary>
    [JsonStringEnumMemberName("anonymous")] Anonymous,
}

/// <summary>A guiding question in one or more languages (two-letter codes).</summary>
public sealed record Question(int Number, ImmutableSortedDictionary<string, string> Texts)
{
    /// <summary>The text in the language asked for, else in English, else the first there is.</summary>
    public string In(string language) =>
        Texts.TryGetValue(language, out var text) || Texts.TryGetValue("en", out text) ? text : Texts.Values.First();

    /// <summary>The language <see cref="In"/> answers in.</summary>
    public string LanguageFor(string language) =>
        Texts.ContainsKey(language) ? language : Texts.ContainsKey("en") ? "en" : Texts.Keys.First();
}

/// <summary>Who may sit at a table.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TablePlace>))]
public enum TablePlace
{
    [JsonStringEnumMemberName("room")] Room,
    [JsonStringEnumMemberName("remote")] Remote,
    [JsonStringEnumMemberName("mixed")] Mixed,
}

/// <summary>A table: its number is on the sign, its question stays on it (the format "a question per table").</summary>
/// <param name="Least">Fewest people that still make a talk.</param>
/// <param name="Seats">Most people that may sit there.</param>
public sealed record Table(int Number, string Name, int Least, int Seats, TablePlace Place, int Question);

/// <summary>What is settled before a café opens.</summary>
/// <param name="Languages">Two-letter codes, the first is the report's unless another is asked for.</param>
/// <param name="RetentionDays">After the close, until names are erased.</param>
public sealed record Setup(
    string Title,
    string Purpose,
    string Place,
    string TimeZone,
    long? PlannedStartMs,
    string Organiser,
    string Contact,
    Attribution Attribution,
    ImmutableArray<string> Languages,
    ImmutableArray<Question> Questions,
    ImmutableArray<Table> Tables,
    ImmutableArray<Phase> Phases,
    int RetentionDays)
{
    public const int LongestTitle = 120;
}
