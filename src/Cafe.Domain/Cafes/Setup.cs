using System.Collections.Immutable;
using System.Text.Json.Serialization;
using OpenTalks.Rotations;

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

/// <summary>A table: its number is on the sign; with a question per table its question stays on it.</summary>
/// <param name="Least">Fewest people that still make a talk.</param>
/// <param name="Seats">Most people that may sit there.</param>
/// <param name="Question">Number of the question; without meaning where all tables have the same.</param>
/// <param name="Where">How to find it: "by the window".</param>
/// <param name="AccessSeats">Seats with room for a wheelchair, near the door or the interpreter: for people who need one.</param>
/// <param name="Link">The meeting of a remote or mixed table, http or https; null where there is none.</param>
public sealed record Table(int Number, string Name, int Least, int Seats, TablePlace Place, int Question, string Where = "", string? Link = null, int AccessSeats = 0);

/// <summary>What is settled before a café starts.</summary>
/// <param name="Languages">Two-letter codes, the first is the report's unless another is asked for.</param>
/// <param name="RetentionDays">After the close, until names are erased.</param>
/// <param name="MainRoom">Link to the call, the webcast or the captions, http or https; null where there is none.</param>
/// <param name="Consent">What people agree to beside the rule of attribution, in the organiser's words.</param>
/// <param name="PreModerated">What people write is shown in public, on the wall and in the gallery, only when a facilitator or the table's host has let it.</param>
/// <param name="Expected">About how many people come, for the arithmetic alone; 0 where nobody has said.</param>
/// <param name="BookedMinutes">How long the room is booked; 0 where nobody has said.</param>
/// <param name="Rehearsal">Nobody real is here: its phases may be seconds, and it can be deleted.</param>
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
    int RetentionDays,
    string? MainRoom = null,
    string Chair = "",
    string Rapporteur = "",
    string Consent = "",
    Format Format = Format.QuestionPerTable,
    HostsDo HostsDo = HostsDo.Stay,
    bool LastRoundHome = false,
    int Expected = 0,
    int BookedMinutes = 0,
    bool Rehearsal = false,
    bool PreModerated = false)
{
    /// <summary><see cref="Consent"/> in other languages, by two-letter code.</summary>
    public ImmutableSortedDictionary<string, string> Consents { get; init => field = value ?? ImmutableSortedDictionary<string, string>.Empty; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What a reader of a language agrees to: in it, else as it stands for all, else in English, else the first there is; empty where there is none.</summary>
    public string ConsentIn(string language) =>
        Consents.GetValueOrDefault(language) ?? (Consent.Length > 0 ? Consent : Consents.GetValueOrDefault("en") ?? Consents.Values.FirstOrDefault() ?? "");

    /// <summary>The same is agreed to by whoever joins.</summary>
    public bool IsAgreedAs(Setup other) => Attribution == other.Attribution && RetentionDays == other.RetentionDays && Consent == other.Consent
        && Consents.SequenceEqual(other.Consents);

    /// <summary>
    /// Where questions move: the tables' numbers in the order in which sheets go on, one question after the other, so that with as many tables
    /// for each question nobody works on one twice before all are done.
    /// </summary>
    [JsonIgnore] public ImmutableArray<int> SheetsInTurn =>
        [.. Tables.GroupBy(table => table.Question).OrderBy(question => question.Key)
            .SelectMany(question => question.OrderBy(table => table.Number).Select((table, place) => (table.Number, Question: question.Key, Place: place)))
            .OrderBy(table => table.Place).ThenBy(table => table.Question).Select(table => table.Number)];

    /// <summary>UTF-16 code units, as the browser's maxlength counts.</summary>
    public const int LongestTitle = 120, LongestLine = 200, LongestText = 2000, LongestQuestion = 500, LongestName = 60, LongestLink = 1000;

    public const int MostQuestions = 12, MostTables = 300, MostSeats = 50, MostPhases = 60, LongestPhaseMinutes = 240, MostRetentionDays = 365;

    /// <summary>Nothing people sit by, agreed to or are led by differs: only texts, links and the planned time do.</summary>
    public bool IsSameButForTexts(Setup other) =>
        Attribution == other.Attribution && Format == other.Format && HostsDo == other.HostsDo && LastRoundHome == other.LastRoundHome && Rehearsal == other.Rehearsal
        && IsAgreedAs(other)
        && Languages.SequenceEqual(other.Languages) && Phases.SequenceEqual(other.Phases)
        && Questions.Select(question => question.Number).SequenceEqual(other.Questions.Select(question => question.Number))
        && HasSameTables(other);

    /// <summary>Tables on which seats planned before are still right.</summary>
    public bool HasSameTables(Setup other) => Tables.Select(Bare).SequenceEqual(other.Tables.Select(Bare));

    static Table Bare(Table table) => table with { Name = "", Where = "", Link = null, AccessSeats = 0 };
}
