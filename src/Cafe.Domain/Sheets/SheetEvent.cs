namespace OpenTalks.Sheets;

/// <summary>What happened on a sheet.</summary>
public abstract record SheetEvent
{
    /// <param name="Late">It arrived after its write-up had ended.</param>
    /// <param name="By">The author's number; null where the café stores no author.</param>
    /// <param name="Group">The author's stakeholder group; only where the café stores groups alone.</param>
    /// <param name="SecretHash">SHA-256 of the idea's id and secret, hexadecimal; only where the café stores no author.</param>
    /// <param name="Via">The number of the table device it was written on; only in an open café.</param>
    /// <param name="FromPaper">A facilitator typed it in from the table's paper.</param>
    /// <param name="Waits">It is shown in public only when a facilitator or the host has let it.</param>
    public sealed record IdeaCaptured(
        Guid Idea, int Round, bool Late, int? By, string? Group, string? SecretHash, string Text, string Language, Guid? BuildsOn,
        bool FromPaper = false, int? Via = null, bool Waits = false) : SheetEvent;

    /// <param name="Waits">Its new words wait to be let.</param>
    public sealed record IdeaEdited(Guid Idea, string Text, bool Waits = false) : SheetEvent;
    public sealed record IdeaTakenBack(Guid Idea) : SheetEvent;
    public sealed record IdeaPutBack(Guid Idea) : SheetEvent;

    /// <param name="Round">The round whose hand-over card it is on.</param>
    public sealed record IdeaStarred(Guid Idea, int Round) : SheetEvent;

    public sealed record IdeaUnstarred(Guid Idea) : SheetEvent;

    /// <param name="Round">The round whose hand-over card it is on.</param>
    /// <param name="Text">Empty where it was taken back.</param>
    public sealed record NextAsked(int Round, string Text) : SheetEvent;

    /// <summary>The open question's words are taken out of this stream's earlier events in the same commit.</summary>
    /// <inheritdoc cref="IdeaHidden"/>
    public sealed record AskedRedacted(int Round, int By, long? AtMs) : SheetEvent;

    /// <summary>Somebody asks the facilitators to look at it; nothing is kept of who.</summary>
    public sealed record IdeaReported(Guid Idea) : SheetEvent;

    /// <param name="By">The facilitator or host who did it.</param>
    /// <param name="AtMs">Null where the café stores no time of an idea.</param>
    public sealed record IdeaHidden(Guid Idea, int By, long? AtMs) : SheetEvent;

    /// <inheritdoc cref="IdeaHidden"/>
    public sealed record IdeaShown(Guid Idea, int By, long? AtMs) : SheetEvent;

    /// <summary>The text is taken out of this stream's earlier events in the same commit.</summary>
    public sealed record IdeaRedacted(Guid Idea, int By, long? AtMs) : SheetEvent;

    /// <param name="By">HMAC of person and idea, hexadecimal; nobody can tell whose once the café is closed.</param>
    public sealed record IdeaMarked(Guid Idea, MarkKind Kind, string By) : SheetEvent;

    public sealed record IdeaUnmarked(Guid Idea, string By) : SheetEvent;

    /// <summary>The gallery has ended: from now on everybody sees how many marks each idea has.</summary>
    public sealed record MarksCounted : SheetEvent;

    SheetEvent() { }
}
