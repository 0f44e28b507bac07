using System.Runtime.InteropServices;

namespace OpenTalks.Harvests.Proposals;

/// <summary>What a group of ideas could be called. The rapporteur decides.</summary>
static class Labels
{
    const int Words = 4, ShortEnough = 120;

    /// <param name="group">Places in the reading's notes, in rising order; not empty.</param>
    public static StartingTheme Describe(Reading reading, int[] group)
    {
        var holds = new Dictionary<int, int>();
        foreach (var note in group)
            foreach (var stem in reading.StemsOf(reading.TextOf(note)).Ids) CollectionsMarshal.GetValueRefOrAddDefault(holds, stem, out _)++;
        var told = Telling(reading, holds, group.Length);
        var first = told.Take(2).ToHashSet();
        return new StartingTheme(
            [.. group.Select(note => reading.Notes[note])],
            [.. told.Select(reading.Lexicon.Form)],
            reading.Notes[Central(reading, group)],
            group.Count(note => reading.StemsOf(reading.TextOf(note)).Ids.Any(first.Contains)));
    }

    // How much oftener a word stands here than elsewhere, times how often it stands here.
    static int[] Telling(Reading reading, Dictionary<int, int> holds, int size)
    {
        double Score(int stem, int here)
        {
            var there = Math.Max(0, reading.Lexicon.TextsWith(stem) - here);
            var elsewhere = (there + 0.5) / Math.Max(1, reading.Texts - size + 1);
            return (double)here / size * Math.Log((here + 0.5) / (size + 1) / elsewhere + 1);
        }
        return [.. holds.Where(word => word.Value > 1 || size == 1).OrderByDescending(word => Score(word.Key, word.Value)).ThenBy(word => word.Key).Take(Words).Select(word => word.Key)];
    }

    static int Central(Reading reading, int[] group)
    {
        var middle = new Dictionary<int, float>();
        foreach (var note in group)
        {
            var vector = reading.StemsOf(reading.TextOf(note));
            for (var i = 0; i < vector.Ids.Length; i++) CollectionsMarshal.GetValueRefOrAddDefault(middle, vector.Ids[i], out _) += vector.Weights[i];
        }
        float Nearness(int note)
        {
            var vector = reading.StemsOf(reading.TextOf(note));
            var sum = 0f;
            for (var i = 0; i < vector.Ids.Length; i++) sum += vector.Weights[i] * middle[vector.Ids[i]];
            return sum;
        }
        var fit = group.Where(note => reading.Notes[note].Text.Length <= ShortEnough).ToArray();
        return fit.Length > 0 ? fit.MaxBy(Nearness) : group.MinBy(note => reading.Notes[note].Text.Length);
    }
}
