using System.Runtime.CompilerServices;

namespace OpenTalks.Harvests.Proposals;

/// <summary>Nearness as neighbours see it, and the web that it spans.</summary>
static class Neighbourhood
{
    const int Through = 10;

    /// <summary>
    /// To what two texts share themselves comes what each shares with the other's ten nearest: words that mean the same seldom
    /// stand in one short text, but they stand beside the same third words.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Near[][] Widen(Near[][] raw, int kept)
    {
        var shares = raw.Select(Shares).ToArray();
        var heard = Turned(shares);
        var sums = new float[raw.Length];
        List<int> seen = [];
        var widened = new Near[raw.Length][];
        for (var text = 0; text < raw.Length; text++)
        {
            foreach (var near in raw[text]) Add(near.Text, near.Score);
            foreach (var by in shares[text])
            {
                Add(by.Text, by.Score);
                foreach (var near in raw[by.Text]) Add(near.Text, by.Score * near.Score);
            }
            foreach (var by in heard[text]) Add(by.Text, by.Score);
            foreach (var near in raw[text])
                foreach (var by in heard[near.Text]) Add(by.Text, by.Score * near.Score);
            var best = new Best(kept);
            foreach (var other in seen)
            {
                if (other != text) best.Offer(other, sums[other]);
                sums[other] = 0;
            }
            seen.Clear();
            widened[text] = best.Take();
        }
        return widened;

        void Add(int other, float score)
        {
            if (score <= 0) return;
            if (sums[other] == 0) seen.Add(other);
            sums[other] += score;
        }
    }

    /// <summary>Who a text listens to: its nearest few, in shares that add up to 1.</summary>
    static Near[] Shares(Near[] near)
    {
        var few = near.Where(other => other.Score > 0).Take(Through).ToArray();
        var sum = few.Sum(other => other.Score);
        return [.. few.Select(other => other with { Score = other.Score / sum })];
    }

    static Near[][] Turned(Near[][] web)
    {
        var turned = new List<Near>[web.Length];
        for (var i = 0; i < web.Length; i++) turned[i] = [];
        for (var i = 0; i < web.Length; i++)
            foreach (var near in web[i]) turned[near.Text].Add(new Near(i, near.Score));
        return [.. turned.Select(list => list.ToArray())];
    }

    /// <summary>Each text tied to its nearest few, both ways, ties in rising order of the other's number.</summary>
    /// <param name="power">Above 1, near ones count for more.</param>
    public static Near[][] Web(Near[][] nearest, int few, int power, bool shares)
    {
        var ties = new List<Near>[nearest.Length];
        for (var i = 0; i < ties.Length; i++) ties[i] = [];
        for (var i = 0; i < ties.Length; i++)
        {
            var sum = 0f;
            var taken = Math.Min(few, nearest[i].Length);
            if (shares) for (var n = 0; n < taken; n++) sum += MathF.Pow(nearest[i][n].Score, power);
            for (var n = 0; n < taken; n++)
            {
                var weight = MathF.Pow(nearest[i][n].Score, power) / (shares ? sum : 1);
                ties[i].Add(new Near(nearest[i][n].Text, weight));
                ties[nearest[i][n].Text].Add(new Near(i, weight));
            }
        }
        return [.. ties.Select(Joined)];
    }

    static Near[] Joined(List<Near> ties)
    {
        ties.Sort((a, b) => a.Text != b.Text ? a.Text.CompareTo(b.Text) : a.Score.CompareTo(b.Score));
        var joined = new List<Near>(ties.Count);
        foreach (var tie in ties)
            if (joined.Count > 0 && joined[^1].Text == tie.Text) joined[^1] = tie with { Score = joined[^1].Score + tie.Score };
            else joined.Add(tie);
        return [.. joined];
    }
}
