using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace OpenTalks.Harvests.Proposals;

/// <summary>A text near another.</summary>
/// <param name="Text">Its number in the reading.</param>
/// <param name="Score">Higher is nearer; comparable within one reading only.</param>
readonly record struct Near(int Text, float Score);

/// <summary>
/// The ideas of one question, read once: what each is about and which are near each other. Ideas that say the same in the same
/// words share one text, so a café that writes one thing ten thousand times is as quick as one that writes it once.
/// </summary>
public sealed class Reading
{
    /// <summary>How many neighbours of a text are known; fewer among very many, where the last ones matter least and cost most.</summary>
    const int Many = 60, Few = 30, Large = 2_500;

    /// <summary>Places in lists of texts that one text may look at: keeps ten thousand ideas within a second.</summary>
    const int Budget = 20_000;

    internal Lexicon Lexicon { get; } = new();
    readonly List<Vector> stems = [], runs = [];
    readonly List<(int[] Texts, float[] Weights)> texts = [];
    readonly List<string[]> words = [];
    readonly int candidates;
    readonly float[] sums;
    readonly int[] textOf;
    float[] stemScales = [], runScales = [];

    /// <summary>In the order of <see cref="Note.Compare(Note, Note)"/>.</summary>
    public ImmutableArray<Note> Notes { get; }

    /// <summary>Code of the language that each note is written in.</summary>
    public ImmutableArray<string> Languages { get; }

    internal int Texts => stems.Count;

    /// <summary>The notes that say a text.</summary>
    internal List<int>[] NotesOf { get; }

    internal Near[][] Raw { get; }

    /// <summary>Nearest texts of each, nearest first, seen also through their neighbours: two who both resemble a third are nearer.</summary>
    internal Near[][] Nearest { get; }

    Reading(ImmutableArray<Note> notes)
    {
        Notes = notes;
        var languages = ImmutableArray.CreateBuilder<string>(notes.Length);
        textOf = new int[notes.Length];
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        List<(int[] Stems, int[] Runs)> read = [];
        List<List<int>> said = [];
        for (var i = 0; i < notes.Length; i++)
        {
            var split = WordForms.Split(notes[i].Text);
            languages.Add(Tongue.Of(notes[i].Text, split, notes[i].Language));
            // Signs and pictures alone are no words that two could share.
            var key = split.Count == 0 ? notes[i].Text : languages[i] + ' ' + string.Join(' ', split);
            if (!known.TryGetValue(key, out textOf[i]))
            {
                known[key] = textOf[i] = read.Count;
                words.Add([.. split]);
                read.Add(Lexicon.Read(split, languages[i], keep: true));
                said.Add([]);
            }
            said[textOf[i]].Add(i);
        }
        Languages = languages.MoveToImmutable();
        NotesOf = [.. said];
        foreach (var (foundStems, foundRuns) in read)
        {
            stems.Add(Lexicon.WeighStems(foundStems));
            runs.Add(Lexicon.WeighRuns(foundRuns));
        }
        texts = ListTexts();
        sums = new float[Texts];
        candidates = Texts < Large ? Many : Few;
        Raw = new Near[Texts][];
        for (var text = 0; text < Texts; text++) Raw[text] = Look(stems[text], runs[text], text);
        Nearest = Neighbourhood.Widen(Raw, candidates);
    }

    public static Reading Of(IEnumerable<Note> notes)
    {
        var ordered = notes.ToArray();
        Array.Sort(ordered, Note.Compare);
        return new Reading([.. ordered]);
    }

    internal int TextOf(int note) => textOf[note];

    /// <summary>The ideas nearest to one, nearest first.</summary>
    /// <param name="note">Its place in <see cref="Notes"/>.</param>
    public IEnumerable<Note> NearestTo(int note, int most) =>
        NotesOf[textOf[note]].Where(twin => twin != note).Concat(Nearest[textOf[note]].SelectMany(near => NotesOf[near.Text])).Take(most).Select(near => Notes[near]);

    internal Vector StemsOf(int text) => stems[text];

    /// <summary>All words of a text in order.</summary>
    internal string[] WordsOf(int text) => words[text];

    /// <summary>Place of a note in <see cref="Notes"/>, or a negative number.</summary>
    public int IndexOf(IdeaRef at)
    {
        var (low, high) = (0, Notes.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = IdeaRef.Order.Compare(Notes[middle].At, at);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1; else high = middle - 1;
        }
        return ~low;
    }

    /// <summary>The texts near one that is not of the reading; changes nothing in it.</summary>
    internal Near[] NearTo(string text, string language, out int[] about)
    {
        var split = WordForms.Split(text);
        var (foundStems, foundRuns) = Lexicon.Read(split, Tongue.Of(text, split, language), keep: false);
        var stem = Lexicon.WeighStems(foundStems);
        about = stem.Ids;
        return Look(stem, Lexicon.WeighRuns(foundRuns), -1);
    }

    List<(int[], float[])> ListTexts()
    {
        var lists = Enumerable.Range(0, Lexicon.Stems).Select(stem => (Texts: new int[Lexicon.TextsWith(stem)], Weights: new float[Lexicon.TextsWith(stem)])).ToList();
        var filled = new int[lists.Count];
        for (var text = 0; text < stems.Count; text++)
        {
            var (ids, weights) = stems[text];
            for (var i = 0; i < ids.Length; i++)
            {
                var at = filled[ids[i]]++;
                (lists[ids[i]].Texts[at], lists[ids[i]].Weights[at]) = (text, weights[i]);
            }
        }
        return lists;
    }

    // The rarest words choose whom to compare with; stems and letter runs then decide together, half and half.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    Near[] Look(Vector stem, Vector run, int self)
    {
        var byRarity = stem.Ids.Select((id, at) => (Id: id, At: at)).Where(word => word.Id < texts.Count)
            .OrderBy(word => texts[word.Id].Texts.Length).ThenBy(word => word.Id).ToArray();
        List<int> seen = [];
        var left = Budget;
        foreach (var (id, at) in byRarity)
        {
            var (found, weights) = texts[id];
            if (left < found.Length && seen.Count >= candidates) break;
            left -= found.Length;
            for (var i = 0; i < found.Length; i++)
            {
                if (sums[found[i]] == 0) seen.Add(found[i]);
                sums[found[i]] += stem.Weights[at] * weights[i];
            }
        }
        var best = new Best(candidates);
        foreach (var text in seen)
        {
            if (text != self) best.Offer(text, sums[text]);
            sums[text] = 0;
        }
        var near = best.Take();
        Spread(stem, ref stemScales);
        Spread(run, ref runScales);
        for (var i = 0; i < near.Length; i++)
            near[i] = near[i] with { Score = (stems[near[i].Text].On(stemScales) + runs[near[i].Text].On(runScales)) / 2 };
        foreach (var id in stem.Ids) stemScales[id] = 0;
        foreach (var id in run.Ids) runScales[id] = 0;
        Array.Sort(near, Best.Order);
        return near;
    }

    static void Spread(Vector vector, ref float[] on)
    {
        if (vector.Ids.Length > 0 && vector.Ids[^1] >= on.Length) Array.Resize(ref on, vector.Ids[^1] * 2 + 1);
        for (var i = 0; i < vector.Ids.Length; i++) on[vector.Ids[i]] = vector.Weights[i];
    }
}
