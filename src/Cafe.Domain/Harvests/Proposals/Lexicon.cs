using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenTalks.Harvests.Proposals;

/// <summary>Numbers for the stems and the letter runs of a set of texts, and in how many of the texts each stands.</summary>
sealed class Lexicon
{
    const int ShortestRun = 3, LongestRun = 5;

    sealed record Entry(int Stem, int[] Runs);

    readonly Dictionary<(string Word, string Language), Entry?> words = [];
    readonly Dictionary<string, int> stems = new(StringComparer.Ordinal), runs = new(StringComparer.Ordinal);
    readonly List<Dictionary<string, int>> forms = [];
    readonly List<int> stemIn = [], runIn = [];
    readonly Dictionary<int, int> counts = [];
    readonly HashSet<int> once = [];
    int texts;

    public int Stems => stemIn.Count;

    /// <summary>How many texts hold the stem.</summary>
    public int TextsWith(int stem) => stemIn[stem];

    /// <summary>The commonest full word behind a stem, as people wrote it, in lower case.</summary>
    public string Form(int stem) => forms[stem].OrderByDescending(form => form.Value).ThenBy(form => form.Key, StringComparer.Ordinal).First().Key;

    /// <summary>Stems and letter runs of a text with repeats; words that stand in texts on any subject are left out.</summary>
    /// <param name="split">The text's words in order.</param>
    /// <param name="keep">Counts the text once for each of its features; else it is only looked at.</param>
    public (int[] Stems, int[] Runs) Read(List<string> split, string language, bool keep)
    {
        List<int> foundStems = [], foundRuns = [];
        foreach (var word in split)
        {
            if (Look(word, language) is not { } entry) continue;
            foundStems.Add(entry.Stem);
            foundRuns.AddRange(entry.Runs);
            if (keep) CollectionsMarshal.GetValueRefOrAddDefault(forms[entry.Stem], word, out _)++;
        }
        if (keep)
        {
            texts++;
            CountOnce(foundStems, stemIn);
            CountOnce(foundRuns, runIn);
        }
        return ([.. foundStems], [.. foundRuns]);
    }

    void CountOnce(List<int> found, List<int> textsWith)
    {
        once.Clear();
        foreach (var id in found) if (once.Add(id)) textsWith[id]++;
    }

    public Vector WeighStems(int[] found) => Weigh(found, stemIn);

    public Vector WeighRuns(int[] found) => Weigh(found, runIn);

    // The root of the usual rarity: rare words are often one writer's alone and say less of the subject than their rarity promises.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    Vector Weigh(int[] found, List<int> textsWith)
    {
        if (found.Length == 0) return Vector.Empty;
        counts.Clear();
        foreach (var id in found) CollectionsMarshal.GetValueRefOrAddDefault(counts, id, out _)++;
        var ids = counts.Keys.ToArray();
        Array.Sort(ids);
        var weights = new float[ids.Length];
        var length = 0.0;
        for (var i = 0; i < ids.Length; i++)
        {
            var rarity = Math.Log((texts + 1) / (Math.Min(textsWith[ids[i]], texts) + 0.5));
            var weight = (1 + Math.Log(counts[ids[i]])) * Math.Sqrt(rarity);
            weights[i] = (float)weight;
            length += weight * weight;
        }
        var scale = (float)(1 / Math.Sqrt(length));
        for (var i = 0; i < weights.Length; i++) weights[i] *= scale;
        return new Vector(ids, weights);
    }

    Entry? Look(string word, string language)
    {
        if (words.TryGetValue((word, language), out var known)) return known;
        Entry? entry = null;
        if (!Tongue.IsStop(word, language) && (word.Length > 1 || char.IsDigit(word[0]) || language == "zh"))
            entry = new Entry(Number(stems, $"{(char.IsDigit(word[0]) ? "" : language)}:{WordForms.Stem(word, language)}", stemIn), RunsOf(word, language));
        while (forms.Count < stemIn.Count) forms.Add(new Dictionary<string, int>(StringComparer.Ordinal));
        words[(word, language)] = entry;
        return entry;
    }

    int[] RunsOf(string word, string language)
    {
        var framed = $"_{(word.Length > 40 ? word[..40] : word)}_";
        var found = new List<int>();
        for (var length = ShortestRun; length <= LongestRun; length++)
            for (var i = 0; i + length <= framed.Length; i++)
                found.Add(Number(runs, $"{language}:{framed.AsSpan(i, length)}", runIn));
        return [.. found];
    }

    static int Number(Dictionary<string, int> numbers, string key, List<int> textsWith)
    {
        if (numbers.TryGetValue(key, out var number)) return number;
        textsWith.Add(0);
        return numbers[key] = textsWith.Count - 1;
    }
}
