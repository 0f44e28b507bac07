using System.Collections.Immutable;
using System.Globalization;

namespace OpenTalks.Harvests.Proposals;

/// <summary>The few ideas that are printed under a finding for all of its evidence.</summary>
public static class Slate
{
    const float Relevance = 0.7f;

    /// <summary>
    /// The most central idea first, then those that say something new, until each table, round, group and language that must be
    /// heard is. These are the ones with at least as many ideas as one place on the slate stands for. The slate is longer than
    /// asked for where so few cannot do justice to all.
    /// </summary>
    /// <param name="places">How many are wanted; at least 1.</param>
    public static ImmutableArray<Note> Of(Reading reading, ImmutableArray<IdeaRef> evidence, int places)
    {
        var notes = evidence.Select(reading.IndexOf).Where(note => note >= 0).Distinct().Order().ToList();
        if (notes.Count == 0) return [];
        var unheard = MustBeHeard(reading, notes, places);
        var central = notes.ToDictionary(note => note, note => notes.Average(other => Likeness(reading, note, other)));
        List<int> slate = [];
        while (notes.Count > slate.Count && (slate.Count < places || unheard.Count > 0))
        {
            var left = notes.Where(note => !slate.Contains(note)).ToArray();
            var most = slate.Count == 0 && unheard.Count < places ? 0 : left.Max(note => Voices(reading, note).Count(unheard.Contains));
            if (unheard.Count > 0 && most == 0 && slate.Count > 0) break;
            var next = left.Where(note => most == 0 || Voices(reading, note).Count(unheard.Contains) == most)
                .MaxBy(note => Relevance * central[note] - Repeated(slate.Select(taken => Likeness(reading, note, taken)).DefaultIfEmpty().Max()));
            slate.Add(next);
            unheard.ExceptWith(Voices(reading, next));
        }
        return [.. slate.Select(note => reading.Notes[note])];
    }

    /// <summary>What has so many of the ideas that a slate of this length without it would be unjust, as in "table 7".</summary>
    public static HashSet<string> MustBeHeard(Reading reading, IReadOnlyCollection<int> notes, int places) =>
        [.. notes.SelectMany(note => Voices(reading, note)).GroupBy(voice => voice, StringComparer.Ordinal).Where(voice => voice.Count() * places >= notes.Count).Select(voice => voice.Key)];

    /// <summary>For whom an idea speaks: its table, its round, its group and its language.</summary>
    public static IEnumerable<string> Voices(Reading reading, int note)
    {
        var idea = reading.Notes[note];
        yield return string.Create(CultureInfo.InvariantCulture, $"table {idea.Table}");
        yield return string.Create(CultureInfo.InvariantCulture, $"round {idea.Round}");
        if (idea.Group is not null) yield return $"group {idea.Group}";
        yield return $"language {reading.Languages[note]}";
    }

    // The same words once more are printed last of all.
    static float Repeated(float likeness) => likeness > 0.99f ? 1 : (1 - Relevance) * likeness;

    static float Likeness(Reading reading, int one, int other) => reading.StemsOf(reading.TextOf(one)).Times(reading.StemsOf(reading.TextOf(other)));
}
