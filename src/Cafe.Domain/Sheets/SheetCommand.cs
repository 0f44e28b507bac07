using System.Text.Json.Serialization;

namespace OpenTalks.Sheets;

/// <summary>What may be asked of a sheet. Ids are 128 random bits made by whoever acts first.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Capture), "capture")]
[JsonDerivedType(typeof(Edit), "edit")]
[JsonDerivedType(typeof(TakeBack), "take-back")]
[JsonDerivedType(typeof(PutBack), "put-back")]
[JsonDerivedType(typeof(Star), "star")]
[JsonDerivedType(typeof(Unstar), "unstar")]
[JsonDerivedType(typeof(Mark), "mark")]
[JsonDerivedType(typeof(Unmark), "unmark")]
[JsonDerivedType(typeof(AskNext), "ask-next")]
[JsonDerivedType(typeof(CapturePaper), "capture-paper")]
[JsonDerivedType(typeof(Hide), "hide")]
[JsonDerivedType(typeof(Show), "show")]
[JsonDerivedType(typeof(Redact), "redact")]
[JsonDerivedType(typeof(Report), "report")]
[JsonDerivedType(typeof(RedactAsked), "redact-asked")]
public abstract record SheetCommand
{
    /// <param name="Round">The round it was written in, from 1; it may arrive later.</param>
    /// <param name="Language">Two-letter code of the language it was written in, as far as the browser knows.</param>
    /// <param name="BuildsOn">The idea on the same sheet that it builds on.</param>
    /// <param name="Secret">128 random bits of this idea alone, hexadecimal: the right to change it where the café stores no author.</param>
    /// <param name="By">From a table device: the number of whoever says it; where the café stores groups alone, only the group is kept of it. From anybody else it means nothing.</param>
    public sealed record Capture(
        Guid Idea, int Round, string Text, string Language, Guid? BuildsOn = null, string? Secret = null, int? By = null) : SheetCommand;

    public sealed record Edit(Guid Idea, string Text, string? Secret = null) : SheetCommand;
    public sealed record TakeBack(Guid Idea, string? Secret = null) : SheetCommand;
    public sealed record PutBack(Guid Idea, string? Secret = null) : SheetCommand;

    /// <summary>Puts the idea on the hand-over card of the round that runs.</summary>
    public sealed record Star(Guid Idea) : SheetCommand;

    public sealed record Unstar(Guid Idea) : SheetCommand;

    /// <summary>The open question for the next group, on the hand-over card of the round that runs.</summary>
    /// <param name="Text">Empty takes it back.</param>
    public sealed record AskNext(string Text) : SheetCommand;

    /// <summary>What a table without a device wrote on paper, typed in by a facilitator.</summary>
    /// <param name="By">The author's number, where it is on the paper and the café is open.</param>
    /// <param name="Group">The author's group, where it is on the paper and the café stores groups alone.</param>
    public sealed record CapturePaper(Guid Idea, int Round, string Text, string Language, int? By = null, string? Group = null) : SheetCommand;

    /// <summary>A facilitator, or the host of the table, takes an idea out of sight; its text stays.</summary>
    public sealed record Hide(Guid Idea) : SheetCommand;

    /// <summary>What was hidden is seen again, what waited to be shown in public is, and what somebody has reported may stay.</summary>
    public sealed record Show(Guid Idea) : SheetCommand;

    /// <summary>Somebody asks the facilitators to look at an idea. Nobody is told who did.</summary>
    public sealed record Report(Guid Idea) : SheetCommand;

    /// <summary>The text goes for good, everywhere; that there was an idea stays.</summary>
    public sealed record Redact(Guid Idea) : SheetCommand;

    /// <summary>A round's open question goes for good, everywhere, in all the words it ever had.</summary>
    public sealed record RedactAsked(int Round) : SheetCommand;

    /// <summary>In the gallery: one a person and idea; a second replaces the first.</summary>
    public sealed record Mark(Guid Idea, MarkKind Kind) : SheetCommand;

    public sealed record Unmark(Guid Idea) : SheetCommand;

    /// <summary>The server's, when the gallery has ended.</summary>
    public sealed record CountMarks : SheetCommand;

    SheetCommand() { }
}
