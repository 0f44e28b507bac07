using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace OpenTalks.Harvests;

/// <summary>An idea from afar: its sheet and its id.</summary>
public sealed record IdeaRef(int Sheet, Guid Idea)
{
    /// <summary>By sheet, then as the ids are written.</summary>
    public static Comparer<IdeaRef> Order { get; } = Comparer<IdeaRef>.Create((a, b) => a.Sheet != b.Sheet ? a.Sheet.CompareTo(b.Sheet) : a.Idea.CompareTo(b.Idea));
}

/// <summary>What a text beside a finding is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReservationKind>))]
public enum ReservationKind
{
    /// <summary>The finding holds, with this limit.</summary>
    [JsonStringEnumMemberName("reservation")] Reservation,

    /// <summary>Some hold the opposite.</summary>
    [JsonStringEnumMemberName("minority")] Minority,
}

/// <summary>What stands against a finding or limits it, with the ideas behind it.</summary>
public sealed record Reservation(Guid Id, ReservationKind Kind, string Text, ImmutableArray<IdeaRef> Evidence, bool Dropped = false);

/// <summary>What the café found on one of its questions, with the ideas behind it in the order they were gathered.</summary>
/// <param name="Theme">The theme it belongs to; null for none.</param>
public sealed record Finding(Guid Id, int Question, string Text, ImmutableArray<IdeaRef> Evidence, bool Dropped = false, Guid? Theme = null)
{
    public ImmutableArray<Reservation> Reservations { get; init; } = [];

    /// <summary>A reservation or a minority view stands beside it.</summary>
    [JsonIgnore]
    public bool IsContested => Reservations.Any(reservation => !reservation.Dropped);

    /// <summary>The findings with one moved before another; at the end where that one is null or gone.</summary>
    public static ImmutableArray<Finding> Moved(ImmutableArray<Finding> findings, Guid moved, Guid? before)
    {
        if (findings.FirstOrDefault(finding => finding.Id == moved) is not { } one || moved == before) return findings;
        var others = findings.Remove(one);
        var at = others.IndexOf(others.FirstOrDefault(finding => finding.Id == before)!);
        return at < 0 ? others.Add(one) : others.Insert(at, one);
    }
}

/// <summary>A heap of ideas on one of the questions. While it is dropped, what lies in it is in the tray.</summary>
public sealed record Theme(Guid Id, int Question, string Name, bool Dropped = false)
{
    /// <summary>The themes with one moved before another; at the end where that one is null or gone.</summary>
    public static ImmutableArray<Theme> Moved(ImmutableArray<Theme> themes, Guid moved, Guid? before)
    {
        if (themes.FirstOrDefault(theme => theme.Id == moved) is not { } one || moved == before) return themes;
        var others = themes.Remove(one);
        var at = others.IndexOf(others.FirstOrDefault(theme => theme.Id == before)!);
        return at < 0 ? others.Add(one) : others.Insert(at, one);
    }
}

/// <summary>Ideas that a table laid together, and what it called them.</summary>
public sealed record Pile(string Title, ImmutableArray<Guid> Ideas);

/// <summary>How a table would sort another's sheet: an offer to whoever harvests, never a decision.</summary>
public sealed record Sorting(int Table, int Sheet, ImmutableArray<Pile> Piles)
{
    /// <summary>By table, then by sheet; what the table said of the sheet before is gone, and without piles it says nothing.</summary>
    public static ImmutableArray<Sorting> With(ImmutableArray<Sorting> sortings, Sorting one) =>
        [.. sortings.Where(kept => kept.Table != one.Table || kept.Sheet != one.Sheet).Concat(one.Piles.IsEmpty ? [] : [one]).OrderBy(kept => kept.Table).ThenBy(kept => kept.Sheet)];
}

/// <summary>What was decided on two ideas that may differ.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DissentVerdict>))]
public enum DissentVerdict
{
    [JsonStringEnumMemberName("reservation")] Reservation,
    [JsonStringEnumMemberName("minority")] Minority,
    [JsonStringEnumMemberName("no-difference")] NoDifference,
}

/// <summary>An idea lies in a theme.</summary>
public sealed record Placing(IdeaRef At, Guid Theme);

/// <summary>An idea is in no theme and no finding, and this is why.</summary>
public sealed record SettingAside(IdeaRef At, string Reason);

/// <summary>An idea says the same as another and is shown with it; it keeps its text, its table and its round.</summary>
public sealed record Merging(IdeaRef At, IdeaRef Into);

/// <summary>An item of the dissent tray is answered.</summary>
public sealed record DissentAnswered(IdeaRef One, IdeaRef Other, DissentVerdict Verdict);

/// <summary>A sheet as somebody saw it.</summary>
/// <param name="Version">Of the sheet's feed.</param>
public sealed record SheetSeen(int Sheet, long Version);

/// <summary>A published version of the report: what it is made of, never the made text.</summary>
/// <param name="Version">Counted from 1.</param>
/// <param name="By">The number of who approved it.</param>
/// <param name="AtMs">Milliseconds since 1970.</param>
/// <param name="Harvest">How many of the harvest's events it tells.</param>
/// <param name="Template">Key and version of the template.</param>
/// <param name="Cafe">How many of the café's events it tells; 0 for all.</param>
public sealed record Publication(int Version, int By, long AtMs, long Harvest, ImmutableArray<SheetSeen> Sheets, string Template, bool Withdrawn = false, long Cafe = 0);

/// <summary>Who may read what is published.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Readers>))]
public enum Readers
{
    /// <summary>Whoever took part, and whoever runs the café.</summary>
    [JsonStringEnumMemberName("people")] People,

    /// <summary>Whoever has the address.</summary>
    [JsonStringEnumMemberName("everybody")] Everybody,
}

/// <summary>A part of the report that somebody wrote, with its key.</summary>
public sealed record Passage(string Key, string Text);
