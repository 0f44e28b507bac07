using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace OpenTalks.Harvests.Proposals;

/// <summary>A place where an idea could go, and why.</summary>
/// <param name="Where">Place in the list that was asked with.</param>
/// <param name="Share">Between 0 and 1: how much of what the idea's neighbours say speaks for it.</param>
/// <param name="Words">Words that the idea shares with what lies there, most telling first; three at most.</param>
/// <param name="Near">Ideas there that are nearest to it, nearest first; two at most.</param>
/// <param name="Tied">Ideas there that it builds on or that build on it.</param>
public sealed record Place(int Where, float Share, ImmutableArray<string> Words, ImmutableArray<Note> Near, ImmutableArray<Note> Tied);

/// <summary>
/// Learns from what has been placed where an idea could go. What is placed speaks to its neighbours, they to theirs; so five
/// placed ideas reach also those who share no word with them.
/// </summary>
public sealed class Places
{
    const int Neighbours = 30, Rounds = 20, Offered = 3;
    const float Passing = 0.95f;

    readonly Reading reading;
    readonly float[][] voices;
    readonly ImmutableArray<ImmutableArray<IdeaRef>> places;
    readonly Dictionary<int, int> placedAt = [];

    /// <param name="places">The ideas in each place; an idea that the reading does not know says nothing.</param>
    public Places(Reading reading, ImmutableArray<ImmutableArray<IdeaRef>> places)
    {
        this.reading = reading;
        this.places = places;
        for (var place = 0; place < places.Length; place++)
            foreach (var at in places[place])
                if (reading.IndexOf(at) is >= 0 and var note) placedAt.TryAdd(note, place);
        voices = Spread();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    float[][] Spread()
    {
        var web = Neighbourhood.Web(reading.Nearest, Neighbours, power: 2, shares: true);
        foreach (var ties in web)
        {
            var sum = ties.Sum(tie => tie.Score);
            for (var i = 0; i < ties.Length; i++) ties[i] = ties[i] with { Score = ties[i].Score / sum };
        }
        var own = new float[reading.Texts][];
        for (var text = 0; text < own.Length; text++)
        {
            var placed = reading.NotesOf[text].Where(placedAt.ContainsKey).ToArray();
            if (placed.Length == 0) continue;
            own[text] = new float[places.Length];
            foreach (var note in placed) own[text][placedAt[note]] += 1f / placed.Length;
        }
        var said = own.Select(voice => voice ?? new float[places.Length]).ToArray();
        var next = said.Select(_ => new float[places.Length]).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var text = 0; text < said.Length; text++)
            {
                if (own[text] is { } fixedVoice) { fixedVoice.CopyTo(next[text], 0); continue; }
                Array.Clear(next[text]);
                foreach (var tie in web[text])
                    for (var place = 0; place < places.Length; place++) next[text][place] += Passing * tie.Score * said[tie.Text][place];
            }
            (said, next) = (next, said);
        }
        return said;
    }

    /// <summary>Up to three places for an idea, the likeliest first; none where nothing speaks for any.</summary>
    public ImmutableArray<Place> For(IdeaRef idea) =>
        reading.IndexOf(idea) is >= 0 and var note ? Best(voices[reading.TextOf(note)], reading.Notes[note], reading.StemsOf(reading.TextOf(note)).Ids, reading.Nearest[reading.TextOf(note)]) : [];

    /// <summary>For each place the ideas that speak for it most, of those that speak for no other more; nearest first.</summary>
    public ImmutableArray<IdeaRef>[] Nearest(IEnumerable<IdeaRef> ideas, int most)
    {
        var heard = new List<(float Voice, IdeaRef Idea)>[places.Length];
        for (var place = 0; place < heard.Length; place++) heard[place] = [];
        foreach (var idea in ideas)
        {
            if (places.Length == 0 || reading.IndexOf(idea) is not (>= 0 and var note)) continue;
            var voice = voices[reading.TextOf(note)];
            var best = Array.IndexOf(voice, voice.Max());
            if (voice[best] > 0) heard[best].Add((voice[best], idea));
        }
        return [.. heard.Select(list => list.OrderByDescending(one => one.Voice).ThenBy(one => one.Idea, IdeaRef.Order).Take(most).Select(one => one.Idea).ToImmutableArray())];
    }

    /// <summary>Up to three places for an idea that came after the reading; nothing else moves.</summary>
    public ImmutableArray<Place> ForNewcomer(Note idea)
    {
        var near = reading.NearTo(idea.Text, idea.Language, out var stems);
        var voice = new float[places.Length];
        foreach (var other in near.Take(Neighbours))
            for (var place = 0; place < voice.Length; place++) voice[place] += other.Score * other.Score * voices[other.Text][place];
        return Best(voice, idea, stems, near);
    }

    ImmutableArray<Place> Best(float[] voice, Note idea, int[] stems, Near[] near)
    {
        var sum = voice.Sum();
        if (sum <= 0) return [];
        return [.. Enumerable.Range(0, voice.Length).Where(place => voice[place] > 0)
            .OrderByDescending(place => voice[place]).ThenBy(place => place).Take(Offered)
            .Select(place => Why(place, voice[place] / sum, idea, stems, near))];
    }

    Place Why(int place, float share, Note idea, int[] stems, Near[] near)
    {
        var there = placedAt.Where(placed => placed.Value == place && reading.Notes[placed.Key].At != idea.At).Select(placed => placed.Key).Order().ToArray();
        var holding = there.SelectMany(note => reading.StemsOf(reading.TextOf(note)).Ids.Distinct()).GroupBy(stem => stem).ToDictionary(stem => stem.Key, stem => stem.Count());
        var words = stems.Where(holding.ContainsKey).OrderByDescending(stem => (double)holding[stem] / reading.Lexicon.TextsWith(stem)).ThenBy(stem => stem);
        var thereByText = there.ToLookup(reading.TextOf);
        return new Place(place, share,
            [.. words.Take(3).Select(reading.Lexicon.Form)],
            [.. near.SelectMany(other => thereByText[other.Text]).Take(2).Select(note => reading.Notes[note])],
            [.. there.Select(note => reading.Notes[note]).Where(other => other.At == idea.BuildsOn || other.BuildsOn == idea.At)]);
    }
}
