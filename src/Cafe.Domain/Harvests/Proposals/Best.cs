namespace OpenTalks.Harvests.Proposals;

/// <summary>Keeps the best few of many; among equals the one with the lower number.</summary>
sealed class Best(int few)
{
    readonly Near[] kept = new Near[few];
    int count;

    /// <summary>Best first.</summary>
    public static int Order(Near a, Near b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Text.CompareTo(b.Text);

    public void Offer(int text, float score)
    {
        var offered = new Near(text, score);
        if (count < few)
        {
            kept[count] = offered;
            Rise(count++);
        }
        else if (Order(offered, kept[0]) < 0)
        {
            kept[0] = offered;
            Sink();
        }
    }

    /// <summary>Best first.</summary>
    public Near[] Take()
    {
        var taken = kept[..count];
        Array.Sort(taken, Order);
        return taken;
    }

    // A heap with the worst on top.
    void Rise(int at)
    {
        while (at > 0 && Order(kept[at], kept[(at - 1) / 2]) > 0)
        {
            (kept[at], kept[(at - 1) / 2]) = (kept[(at - 1) / 2], kept[at]);
            at = (at - 1) / 2;
        }
    }

    void Sink()
    {
        for (var at = 0; ;)
        {
            var worst = at;
            for (var child = 2 * at + 1; child <= 2 * at + 2 && child < count; child++)
                if (Order(kept[child], kept[worst]) > 0) worst = child;
            if (worst == at) return;
            (kept[at], kept[worst]) = (kept[worst], kept[at]);
            at = worst;
        }
    }
}
