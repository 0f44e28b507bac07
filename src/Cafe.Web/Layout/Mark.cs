namespace OpenTalks.Web.Layout;

/// <summary>Which shape (0–5), weave (0–4, 0 is plain) and ink (1–8) a table's mark has; tables 1 to 120 all differ.</summary>
public sealed record Mark(int Shape, int Weave, int Ink)
{
    /// <summary>The mark of a table; numbers begin at 1.</summary>
    public static Mark Of(int table)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(table, 1);
        return new((table - 1) % 6, (table - 1) % 5, ((table - 1) % 8) + 1);
    }

    /// <summary>The shape's outline as SVG, on a grid of 48.</summary>
    public string Outline => Shape switch
    {
        0 => """<circle cx="24" cy="24" r="20.5"/>""",
        1 => """<rect x="6" y="6" width="36" height="36" rx="5"/>""",
        2 => """<polygon points="45.5,24 34.8,42.6 13.3,42.6 2.5,24 13.2,5.4 34.8,5.4"/>""",
        3 => """<rect x="9" y="9" width="30" height="30" rx="4" transform="rotate(45 24 24)"/>""",
        4 => """<polygon points="43.9,32.2 32.2,43.9 15.8,43.9 4.1,32.2 4.1,15.8 15.8,4.1 32.2,4.1 43.9,15.8"/>""",
        _ => """<path d="M17.5 8.3A6.8 6.8 0 0 1 30.5 8.3A6.8 6.8 0 0 1 39.7 17.5A6.8 6.8 0 0 1 39.7 30.5A6.8 6.8 0 0 1 30.5 39.7A6.8 6.8 0 0 1 17.5 39.7A6.8 6.8 0 0 1 8.3 30.5A6.8 6.8 0 0 1 8.3 17.5A6.8 6.8 0 0 1 17.5 8.3Z"/>""",
    };
}
