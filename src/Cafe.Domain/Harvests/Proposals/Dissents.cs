using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OpenTalks.Harvests.Proposals;

/// <summary>Why something is in the dissent tray.</summary>
public enum DissentKind
{
    /// <summary>Two ideas near each other seem to turn each other round.</summary>
    Contradiction,

    /// <summary>An idea answers the one it builds on with a "but".</summary>
    But,
}

/// <summary>Something that may be dissent. A rapporteur answers each: a reservation, a minority view, no difference.</summary>
/// <param name="One">The idea that differs.</param>
/// <param name="Other">The idea that it differs from.</param>
public sealed record Dissent(DissentKind Kind, Note One, Note Other, Doubt Doubt)
{
    /// <summary>The same for the same two ideas, whatever else there is.</summary>
    public (IdeaRef One, IdeaRef Other) Key => (One.At, Other.At);
}

/// <summary>Fills the dissent tray of one question.</summary>
public static class Dissents
{
    static readonly FrozenSet<string> Buts = FrozenSet.ToFrozenSet(
        ["but", "however", "yet", "although", "mais", "cependant", "pourtant", "toutefois", "pero", "aunque", "embargo", "لكن", "ولكن", "لكنه", "но", "однако", "зато", "但", "但是", "可是", "然而", "不过"], StringComparer.Ordinal);

    public static ImmutableArray<Dissent> Of(Reading reading)
    {
        var buts = reading.Notes.Where(note => note.BuildsOn is { } below && reading.IndexOf(below) >= 0 && StartsWithBut(reading, note))
            .Select(note => new Dissent(DissentKind.But, note, reading.Notes[reading.IndexOf(note.BuildsOn!)], Doubt.None)).ToArray();
        var said = buts.Select(but => but.Key).ToHashSet();
        var contradictions = Copies.Contradictions(reading).Select(pair => new Dissent(DissentKind.Contradiction, pair.One, pair.Other, pair.Doubt))
            .Where(dissent => !said.Contains(dissent.Key) && !said.Contains((dissent.Key.Other, dissent.Key.One)));
        return [.. buts, .. contradictions];
    }

    static bool StartsWithBut(Reading reading, Note note) =>
        reading.WordsOf(reading.TextOf(reading.IndexOf(note.At))) is [var first, ..] && (Buts.Contains(first) || Buts.Contains(first[..1]));
}
