namespace OpenTalks.Sheets;

/// <summary>What happened on a sheet.</summary>
public abstract record SheetEvent
{
    /// <param name="Late">It arrived after its write-up had ended.</param>
    /// <param name="By">The author's number; null where the café stores no author.</param>
    /// <param name="Group">The author's stakeholder group; only where the café stores groups alone.</param>
    /// <param name="SecretHash">SHA-256 of the idea's id and secret, hexadecimal; only where the café stores no author.</param>
    public sealed record IdeaCaptured(
        Guid Idea, int Round, bool Late, int? By, string? Group, string? SecretHash, string Text, string Language, Guid? BuildsOn) : SheetEvent;

    public sealed record IdeaEdited(Guid Idea, string Text) : SheetEvent;
    public sealed record IdeaTakenBack(Guid Idea) : SheetEvent;
    public sealed record IdeaPutBack(Guid Idea) : SheetEvent;

    /// <param name="Round">The round whose hand-over card it is on.</param>
    public sealed record IdeaStarred(Guid Idea, int Round) : SheetEvent;

    public sealed record IdeaUnstarred(Guid Idea) : SheetEvent;

    /// <param name="By">HMAC of person and idea, hexadecimal; nobody can tell whose once the café is closed.</param>
    public sealed record IdeaMarked(Guid Idea, MarkKind Kind, string By) : SheetEvent;

    public sealed record IdeaUnmarked(Guid Idea, string By) : SheetEvent;

    /// <summary>The gallery has ended: from now on everybody sees how many marks each idea has.</summary>
    public sealed record MarksCounted : SheetEvent;

    SheetEvent() { }
}
