using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Sheets;

namespace OpenTalks.Reports;

/// <summary>What stands on the first page.</summary>
/// <param name="TimeZone">IANA name; the day is this zone's.</param>
/// <param name="DayMs">A moment of the day of the café, the start as it was or as it was planned, milliseconds since 1970; null if neither is known.</param>
public sealed record ReportFacts(
    string Purpose, string Place, string TimeZone, long? DayMs, string Organiser, string Contact, Attribution Attribution)
{
    public static ReportFacts Of(Setup setup, Cafe cafe) => new(
        setup.Purpose, setup.Place, setup.TimeZone,
        cafe.Began.TryGetValue(0, out var began) ? began : cafe.Programme.Run?.SinceMs ?? setup.PlannedStartMs,
        setup.Organiser, setup.Contact, setup.Attribution);
}

/// <summary>A guiding question and what was found on it.</summary>
/// <param name="Language">Two-letter code of the language the text is in.</param>
/// <param name="InNone">Its ideas that are in no finding, by sheet and round.</param>
/// <param name="Sheets">Numbers of the sheets on which there are ideas on it.</param>
/// <param name="Ideas">How many ideas there are on it, taken back ones left out.</param>
public sealed record ReportQuestion(
    int Number, string Text, string Language, ImmutableArray<ReportFinding> Findings, ImmutableArray<ReportIdea> InNone,
    ImmutableArray<int> Sheets, int Ideas);

/// <summary>A finding and the ideas behind it, by sheet and round.</summary>
/// <param name="Name">Its question's number and its place there: "1.2".</param>
public sealed record ReportFinding(string Name, string Text, ImmutableArray<ReportIdea> Evidence)
{
    public static string NameOf(int question, int place) => FormattableString.Invariant($"{question}.{place}");
}

/// <summary>An idea with what a reader may know of it.</summary>
/// <param name="Table">Number of the table where its sheet lay in its round.</param>
/// <param name="Language">Two-letter code, empty where unknown.</param>
/// <param name="Author">Null where nothing may be said or nothing is known.</param>
/// <param name="BuildsOn">Name of the idea it builds on; null for none, or where that one was taken back.</param>
/// <param name="Marks">What people said to it in the gallery; null for nothing.</param>
/// <param name="Findings">Names of the findings it is evidence of, in their order.</param>
public sealed record ReportIdea(
    Guid Id, int Sheet, int Place, int Round, int Table, string TableName, string Text, string Language, ReportAuthor? Author,
    string? BuildsOn, ImmutableArray<string> Findings, Marks? Marks = null)
{
    /// <summary>Its sheet's number and its place on it: "7-12".</summary>
    public string Name => NameOf(Sheet, Place);
    public bool InNone => Findings.IsEmpty;

    public static string NameOf(int sheet, int place) => FormattableString.Invariant($"{sheet}-{place}");
}

/// <summary>Who wrote an idea: in an open café a name with the organisation or else the group, in a group-only café the group alone.</summary>
/// <param name="Group">Key of a stakeholder group.</param>
public sealed record ReportAuthor(string? Name, string? Organisation, string? Group);

/// <summary>One sheet of the annex: its ideas by round, then in order of arrival.</summary>
/// <param name="Name">Of the table whose number it has.</param>
public sealed record ReportSheet(int Number, string Name, int Question, ImmutableArray<ReportIdea> Ideas);
