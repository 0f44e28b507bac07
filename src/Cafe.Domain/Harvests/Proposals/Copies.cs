using System.Collections.Immutable;

namespace OpenTalks.Harvests.Proposals;

/// <summary>Two ideas of nearly the same words, for a person to look at. Nothing is ever merged by itself.</summary>
/// <param name="Likeness">Between 0 and 1.</param>
/// <param name="Shared">Words, less those that stand in any text, that both hold.</param>
public sealed record Likely(Note One, Note Other, float Likeness, ImmutableArray<string> Shared, ImmutableArray<string> OnlyOne, ImmutableArray<string> OnlyOther, Doubt Doubt);

/// <summary>Finds likely copies, and neighbours that may contradict one another.</summary>
public static class Copies
{
    const float Same = 0.6f, Neighbouring = 0.3f, Overlap = 0.5f;
    const int LookedAt = 2_000;

    static readonly Comparer<Note> ByNote = Comparer<Note>.Create(Note.Compare);

    /// <summary>Likely copies, likest first. Of many that say the same in the same words each is paired with the first.</summary>
    public static ImmutableArray<Likely> Of(Reading reading) =>
        [.. Twins(reading).Concat(Pairs(reading, Same).Where(pair => Overlaps(reading, pair))).Select(pair => Say(reading, pair))
            .OrderByDescending(pair => pair.Likeness).ThenBy(pair => pair.One, ByNote).ThenBy(pair => pair.Other, ByNote)];

    /// <summary>Ideas near each other that seem to turn each other round; likest first, so many at most.</summary>
    public static ImmutableArray<Likely> Contradictions(Reading reading, int most = 100) =>
        [.. Pairs(reading, Neighbouring).OrderByDescending(pair => pair.Likeness).ThenBy(pair => pair.One).ThenBy(pair => pair.Other).Take(LookedAt)
            .Where(pair => (DoubtOf(reading, pair) & (Doubt.Negation | Doubt.Opposite)) != Doubt.None).Take(most).Select(pair => Say(reading, pair))];

    /// <summary>Places in the reading's notes, the lower first.</summary>
    readonly record struct Pair(int One, int Other, float Likeness);

    static IEnumerable<Pair> Twins(Reading reading) => reading.NotesOf.SelectMany(notes => notes.Skip(1).Select(other => new Pair(notes[0], other, 1)));

    static IEnumerable<Pair> Pairs(Reading reading, float atLeast)
    {
        for (var text = 0; text < reading.Texts; text++)
            foreach (var near in reading.Raw[text])
            {
                if (near.Score < atLeast / 2) break;
                // Each pair once, from the lower number; or from the higher where the lower has too many neighbours to know of it.
                if (near.Text < text && reading.Raw[near.Text].Any(back => back.Text == text)) continue;
                var likeness = reading.StemsOf(text).Times(reading.StemsOf(near.Text));
                if (likeness < atLeast) continue;
                var (one, other) = (reading.NotesOf[text][0], reading.NotesOf[near.Text][0]);
                yield return new Pair(Math.Min(one, other), Math.Max(one, other), Math.Min(1, likeness));
            }
    }

    // Weights can make two texts alike that share but the question's words; a copy shares half of its words at least.
    static bool Overlaps(Reading reading, Pair pair)
    {
        var (a, b) = (reading.StemsOf(reading.TextOf(pair.One)).Ids, reading.StemsOf(reading.TextOf(pair.Other)).Ids);
        return 2 * a.Intersect(b).Count() >= Overlap * (a.Length + b.Length);
    }

    static Doubt DoubtOf(Reading reading, Pair pair) => Opposition.Between(
        reading.Notes[pair.One].Text, reading.WordsOf(reading.TextOf(pair.One)), reading.Languages[pair.One],
        reading.Notes[pair.Other].Text, reading.WordsOf(reading.TextOf(pair.Other)), reading.Languages[pair.Other]);

    static Likely Say(Reading reading, Pair pair)
    {
        var (one, other) = (reading.TextOf(pair.One), reading.TextOf(pair.Other));
        var (onlyOne, onlyOther) = Opposition.Differing(reading.WordsOf(one), reading.WordsOf(other));
        var shared = reading.StemsOf(one).Ids.Intersect(reading.StemsOf(other).Ids).Select(reading.Lexicon.Form);
        return new Likely(reading.Notes[pair.One], reading.Notes[pair.Other], pair.Likeness, [.. shared], onlyOne, onlyOther, DoubtOf(reading, pair));
    }
}
