using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Harvests.Proposals;
using OpenTalks.Sheets;

namespace OpenTalks.Reports;

/// <summary>What stands on the first page.</summary>
/// <param name="TimeZone">IANA name; the day is this zone's.</param>
/// <param name="DayMs">A moment of the day of the café, the start as it was or as it was planned, milliseconds since 1970; null if neither is known.</param>
/// <param name="Chair">Empty where the attribution mode names nobody.</param>
/// <param name="Rapporteur">Empty where the attribution mode names nobody.</param>
public sealed record ReportFacts(
    string Purpose, string Place, string TimeZone, long? DayMs, string Organiser, string Contact, Attribution Attribution, string Chair = "", string Rapporteur = "")
{
    /// <summary>Somebody's name may stand in the report.</summary>
    public static bool Names(Attribution attribution) => attribution is Attribution.Open or Attribution.GroupOnly;

    public static ReportFacts Of(Setup setup, Cafe cafe) => new(
        setup.Purpose, setup.Place, setup.TimeZone,
        cafe.Began.TryGetValue(0, out var began) ? began : cafe.Programme.Run?.SinceMs ?? setup.PlannedStartMs,
        setup.Organiser, setup.Contact, setup.Attribution,
        Names(setup.Attribution) ? setup.Chair : "", Names(setup.Attribution) ? setup.Rapporteur : "");
}

/// <summary>Which report it is: the draft, or a version that was published.</summary>
/// <param name="Version">0 for the draft.</param>
/// <param name="AtMs">When it was approved, milliseconds since 1970; 0 for the draft.</param>
/// <param name="ApprovedBy">Null for the draft, and where nobody may be named or is known any more.</param>
/// <param name="Newest">The newest version that is published; 0 for none.</param>
public sealed record ReportEdition(int Version, long AtMs = 0, string? ApprovedBy = null, bool Withdrawn = false, int Newest = 0)
{
    public static ReportEdition Draft { get; } = new(0);
    public bool IsDraft => Version == 0;
}

/// <summary>A guiding question and what was found on it.</summary>
/// <param name="Language">Two-letter code of the language the text is in.</param>
/// <param name="Findings">By theme as the themes stand, then those of no theme.</param>
/// <param name="InNone">Its ideas that are in no finding, by sheet and round.</param>
/// <param name="Sheets">Numbers of the sheets on which there are ideas on it.</param>
/// <param name="Ideas">How many ideas there are on it, taken back ones left out.</param>
public sealed record ReportQuestion(
    int Number, string Text, string Language, ImmutableArray<ReportFinding> Findings, ImmutableArray<ReportIdea> InNone,
    ImmutableArray<int> Sheets, int Ideas)
{
    public ImmutableArray<ReportTheme> Themes { get; init; } = [];

    /// <summary>How many tables wrote on it.</summary>
    public int Tables { get; init; }
}

/// <summary>A heap of ideas with its findings.</summary>
/// <param name="Findings">Names.</param>
/// <param name="Ideas">All that lie in it or stand behind its findings, by sheet and round.</param>
/// <param name="Tables">Numbers of the tables where they were written.</param>
/// <param name="Contested">A reservation or a minority view stands beside one of its findings.</param>
public sealed record ReportTheme(Guid Id, int Question, string Name, ImmutableArray<string> Findings, ImmutableArray<ReportIdea> Ideas, ImmutableArray<int> Tables, bool Contested);

/// <summary>A finding and the ideas behind it, by sheet and round; copies of what was gathered are among them.</summary>
/// <param name="Name">Its question's number and its place there: "1.2".</param>
public sealed record ReportFinding(string Name, string Text, ImmutableArray<ReportIdea> Evidence)
{
    public Guid Id { get; init; }
    public Guid? Theme { get; init; }
    public Spread Spread { get; init; } = Spread.None;
    public ImmutableArray<ReportReservation> Reservations { get; init; } = [];

    /// <summary>Numbers of the tables where the evidence was written.</summary>
    public ImmutableArray<int> Tables { get; init; } = [];
    public ImmutableArray<int> Rounds { get; init; } = [];

    /// <summary>How many tables wrote on the question.</summary>
    public int TablesThatWrote { get; init; }

    public static string NameOf(int question, int place) => FormattableString.Invariant($"{question}.{place}");
}

/// <summary>What limits a finding or stands against it.</summary>
/// <param name="Evidence">The ideas that say so; may be none, where it was only spoken.</param>
public sealed record ReportReservation(ReservationKind Kind, string Text, ImmutableArray<ReportIdea> Evidence);

/// <summary>Two ideas of which the rapporteur said that they differ.</summary>
public sealed record ReportDifference(ReportIdea One, ReportIdea Other, DissentVerdict Verdict);

/// <summary>An idea with what a reader may know of it.</summary>
/// <param name="Table">Number of the table where its sheet lay in its round.</param>
/// <param name="Language">Two-letter code, empty where unknown.</param>
/// <param name="Author">Null where nothing may be said or nothing is known.</param>
/// <param name="BuildsOn">Name of the idea it builds on; null for none, or where that one was taken back.</param>
/// <param name="Marks">What people said to it in the gallery; null for nothing.</param>
/// <param name="Findings">Names of the findings it is evidence of, by itself or through the idea it says the same as, or of one of their reservations.</param>
public sealed record ReportIdea(
    Guid Id, int Sheet, int Place, int Round, int Table, string TableName, string Text, string Language, ReportAuthor? Author,
    string? BuildsOn, ImmutableArray<string> Findings, Marks? Marks = null)
{
    /// <summary>Its sheet's number and its place on it: "7-12".</summary>
    public string Name => NameOf(Sheet, Place);
    public bool InNone => Findings.IsEmpty;
    public int Question { get; init; }

    /// <summary>Key of its author's group for figures; null where too few belong to it or none is kept.</summary>
    public string? Group { get; init; }

    /// <summary>The theme it lies in; null for none.</summary>
    public Guid? ThemeId { get; init; }
    public string? Theme { get; init; }

    /// <summary>Why it was set aside; null where it was not.</summary>
    public string? Aside { get; init; }

    /// <summary>Name of the idea it says the same as, with which it is told; null for none.</summary>
    public string? SameAs { get; init; }

    /// <summary>Names of the ideas that say the same as this one.</summary>
    public ImmutableArray<string> Copies { get; init; } = [];

    public Fate Fate { get; init; }
    public bool Starred { get; init; }

    public static string NameOf(int sheet, int place) => FormattableString.Invariant($"{sheet}-{place}");
}

/// <summary>Who wrote an idea: in an open café a name with the organisation or else the group, in a group-only café the group alone.</summary>
/// <param name="Group">Key of a stakeholder group.</param>
public sealed record ReportAuthor(string? Name, string? Organisation, string? Group);

/// <summary>One sheet of the annex: its ideas by round, then in order of arrival.</summary>
/// <param name="Name">Of the table whose number it has.</param>
public sealed record ReportSheet(int Number, string Name, int Question, ImmutableArray<ReportIdea> Ideas);
