using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace OpenTalks.Harvests.Proposals;

/// <summary>A group of ideas to begin with.</summary>
/// <param name="Words">The words that most set it apart, as people wrote them: most telling first, four at most.</param>
/// <param name="Central">The idea of at most 120 characters (or the shortest one) that is nearest to all the others.</param>
/// <param name="Sharing">How many of its ideas hold one of the first two words.</param>
public sealed record StartingTheme(ImmutableArray<Note> Ideas, ImmutableArray<string> Words, Note Central, int Sharing);

/// <summary>Themes to begin with, and the ideas that none of them wants.</summary>
public sealed record Start(ImmutableArray<StartingTheme> Themes, ImmutableArray<Note> NotPlaced)
{
    /// <summary>The themes with those of their ideas alone that are wanted, described anew; those that keep three or more.</summary>
    public IEnumerable<StartingTheme> Within(Reading reading, IReadOnlySet<IdeaRef> wanted) =>
        Themes.Select(theme => theme.Ideas.Where(idea => wanted.Contains(idea.At)).Select(idea => reading.IndexOf(idea.At)).ToArray())
            .Where(ideas => ideas.Length >= StartingThemes.Smallest).Select(ideas => Labels.Describe(reading, ideas));
}

/// <summary>Proposes themes for the ideas of one question. They stay a proposal until a rapporteur accepts them.</summary>
public static class StartingThemes
{
    internal const int Smallest = 3;
    const int Neighbours = 15, Rounds = 10;
    const double Resolution = 0.7;

    public static Start Of(Reading reading)
    {
        var groups = Louvain.Groups(Neighbourhood.Web(reading.Raw, Neighbours, power: 1, shares: false), Resolution);
        groups = Settle(reading, groups);
        var byGroup = Enumerable.Range(0, reading.Notes.Length).Where(note => groups[reading.TextOf(note)] >= 0)
            .GroupBy(note => groups[reading.TextOf(note)]).Where(group => group.Count() >= Smallest)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.First()).Select(group => group.ToArray()).ToArray();
        var placed = byGroup.SelectMany(group => group).ToHashSet();
        return new Start(
            [.. byGroup.Select(group => Labels.Describe(reading, group))],
            [.. Enumerable.Range(0, reading.Notes.Length).Where(note => !placed.Contains(note)).Select(note => reading.Notes[note])]);
    }

    // Each text goes to the group whose middle it is nearest to, until nobody moves: the web decides how many groups there are and
    // about where, the middles decide the border. Alone stays who shares no word with any.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int[] Settle(Reading reading, int[] groups)
    {
        var sizes = new int[groups.Length == 0 ? 0 : groups.Max() + 1];
        foreach (var group in groups) sizes[group]++;
        var large = Enumerable.Range(0, sizes.Length).Where(group => sizes[group] >= Smallest).ToArray();
        var at = groups.Select(group => Array.IndexOf(large, group)).ToArray();
        // Many notes with one text are a group by themselves.
        for (var round = 0; round < Rounds && large.Length > 0; round++)
        {
            var middles = Middles(reading, at, large.Length);
            var moved = false;
            for (var text = 0; text < reading.Texts; text++)
            {
                var vector = reading.StemsOf(text);
                var (best, most) = (-1, 1e-6f);
                for (var group = 0; group < large.Length; group++)
                {
                    var score = 0f;
                    for (var i = 0; i < vector.Ids.Length; i++) score += vector.Weights[i] * middles[group][vector.Ids[i]];
                    if (score > most + 1e-6f) (best, most) = (group, score);
                }
                if (best == at[text]) continue;
                at[text] = best;
                moved = true;
            }
            if (!moved) break;
        }
        for (var text = 0; text < at.Length; text++)
            if (at[text] < 0 && reading.NotesOf[text].Count >= Smallest) at[text] = large.Length + text;
        return at;
    }

    static float[][] Middles(Reading reading, int[] at, int count)
    {
        var middles = new float[count][];
        for (var group = 0; group < count; group++) middles[group] = new float[reading.Lexicon.Stems];
        for (var text = 0; text < at.Length; text++)
        {
            if (at[text] < 0) continue;
            var vector = reading.StemsOf(text);
            for (var i = 0; i < vector.Ids.Length; i++) middles[at[text]][vector.Ids[i]] += vector.Weights[i];
        }
        foreach (var middle in middles)
        {
            var length = MathF.Sqrt(middle.Sum(weight => weight * weight));
            if (length > 0) for (var i = 0; i < middle.Length; i++) middle[i] /= length;
        }
        return middles;
    }
}
