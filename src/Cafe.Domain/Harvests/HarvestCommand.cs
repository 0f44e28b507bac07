using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace OpenTalks.Harvests;

/// <summary>What may be asked of the harvest. Each act that can be undone has its inverse here.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AddFinding), "add-finding")]
[JsonDerivedType(typeof(WordFinding), "word-finding")]
[JsonDerivedType(typeof(DropFinding), "drop-finding")]
[JsonDerivedType(typeof(RestoreFinding), "restore-finding")]
[JsonDerivedType(typeof(FileFinding), "file-finding")]
[JsonDerivedType(typeof(MoveFinding), "move-finding")]
[JsonDerivedType(typeof(Gather), "gather")]
[JsonDerivedType(typeof(Release), "release")]
[JsonDerivedType(typeof(AddReservation), "add-reservation")]
[JsonDerivedType(typeof(WordReservation), "word-reservation")]
[JsonDerivedType(typeof(DropReservation), "drop-reservation")]
[JsonDerivedType(typeof(RestoreReservation), "restore-reservation")]
[JsonDerivedType(typeof(BackReservation), "back-reservation")]
[JsonDerivedType(typeof(UnbackReservation), "unback-reservation")]
[JsonDerivedType(typeof(AddTheme), "add-theme")]
[JsonDerivedType(typeof(NameTheme), "name-theme")]
[JsonDerivedType(typeof(DropTheme), "drop-theme")]
[JsonDerivedType(typeof(RestoreTheme), "restore-theme")]
[JsonDerivedType(typeof(MoveTheme), "move-theme")]
[JsonDerivedType(typeof(Place), "place")]
[JsonDerivedType(typeof(Unplace), "unplace")]
[JsonDerivedType(typeof(SetAside), "set-aside")]
[JsonDerivedType(typeof(TakeUp), "take-up")]
[JsonDerivedType(typeof(Merge), "merge")]
[JsonDerivedType(typeof(UndoMerge), "undo-merge")]
[JsonDerivedType(typeof(AnswerDissent), "answer-dissent")]
[JsonDerivedType(typeof(ReopenDissent), "reopen-dissent")]
[JsonDerivedType(typeof(SayDivergence), "say-divergence")]
[JsonDerivedType(typeof(SortSheet), "sort-sheet")]
[JsonDerivedType(typeof(GiveFeedback), "give-feedback")]
[JsonDerivedType(typeof(Publish), "publish")]
[JsonDerivedType(typeof(Withdraw), "withdraw")]
[JsonDerivedType(typeof(Reinstate), "reinstate")]
[JsonDerivedType(typeof(WritePassage), "write-passage")]
[JsonDerivedType(typeof(ChooseReaders), "choose-readers")]
public abstract record HarvestCommand
{
    /// <param name="Question">Number of the guiding question it answers.</param>
    public sealed record AddFinding(Guid Finding, int Question, string Text) : HarvestCommand;

    public sealed record WordFinding(Guid Finding, string Text) : HarvestCommand;
    public sealed record DropFinding(Guid Finding) : HarvestCommand;
    public sealed record RestoreFinding(Guid Finding) : HarvestCommand;

    /// <summary>Puts a finding under a theme of its question, or under none.</summary>
    public sealed record FileFinding(Guid Finding, Guid? Theme) : HarvestCommand;

    /// <param name="Before">The finding of the same question that it shall stand before; null for the end.</param>
    public sealed record MoveFinding(Guid Finding, Guid? Before) : HarvestCommand;

    /// <summary>Makes an idea evidence of a finding.</summary>
    public sealed record Gather(Guid Finding, int Sheet, Guid Idea) : HarvestCommand;

    public sealed record Release(Guid Finding, int Sheet, Guid Idea) : HarvestCommand;

    /// <param name="Evidence">The ideas that say so; may be none, where it was only spoken.</param>
    public sealed record AddReservation(Guid Finding, Guid Reservation, ReservationKind Kind, string Text, ImmutableArray<IdeaRef> Evidence) : HarvestCommand;

    public sealed record WordReservation(Guid Finding, Guid Reservation, string Text) : HarvestCommand;
    public sealed record DropReservation(Guid Finding, Guid Reservation) : HarvestCommand;
    public sealed record RestoreReservation(Guid Finding, Guid Reservation) : HarvestCommand;

    /// <summary>Makes an idea evidence of what stands against a finding.</summary>
    public sealed record BackReservation(Guid Finding, Guid Reservation, int Sheet, Guid Idea) : HarvestCommand;

    public sealed record UnbackReservation(Guid Finding, Guid Reservation, int Sheet, Guid Idea) : HarvestCommand;

    public sealed record AddTheme(Guid Theme, int Question, string Name) : HarvestCommand;
    public sealed record NameTheme(Guid Theme, string Name) : HarvestCommand;
    public sealed record DropTheme(Guid Theme) : HarvestCommand;
    public sealed record RestoreTheme(Guid Theme) : HarvestCommand;

    /// <param name="Before">The theme of the same question that it shall stand before; null for the end.</param>
    public sealed record MoveTheme(Guid Theme, Guid? Before) : HarvestCommand;

    /// <summary>Lays an idea into a theme, wherever it lay before.</summary>
    public sealed record Place(Guid Theme, int Sheet, Guid Idea) : HarvestCommand;

    /// <summary>Takes an idea back into the tray.</summary>
    public sealed record Unplace(int Sheet, Guid Idea) : HarvestCommand;

    public sealed record SetAside(int Sheet, Guid Idea, string Reason) : HarvestCommand;

    /// <summary>Takes what was set aside back into the tray.</summary>
    public sealed record TakeUp(int Sheet, Guid Idea) : HarvestCommand;

    /// <summary>Says that an idea says the same as another, with which it is shown from now on.</summary>
    public sealed record Merge(int Sheet, Guid Idea, int IntoSheet, Guid Into) : HarvestCommand;

    public sealed record UndoMerge(int Sheet, Guid Idea) : HarvestCommand;

    public sealed record AnswerDissent(IdeaRef One, IdeaRef Other, DissentVerdict Verdict) : HarvestCommand;
    public sealed record ReopenDissent(IdeaRef One, IdeaRef Other) : HarvestCommand;

    /// <summary>Says that there was no divergence to record, or takes that back.</summary>
    public sealed record SayDivergence(bool None) : HarvestCommand;

    /// <summary>A table says how it would sort another table's sheet; in place of what it said before.</summary>
    /// <param name="Piles">None takes it back.</param>
    public sealed record SortSheet(int Sheet, ImmutableArray<Pile> Piles) : HarvestCommand;

    /// <summary>Somebody's answers to the three questions at the close; in place of those they gave before.</summary>
    /// <param name="Answers">One for each question: 1 (not at all) to 5 (very much), 0 for none.</param>
    public sealed record GiveFeedback(ImmutableArray<int> Answers) : HarvestCommand;

    /// <param name="Version">The one to be made: one more than the last.</param>
    /// <param name="Seen">All sheets with ideas as the rapporteur saw them.</param>
    /// <param name="Template">Key of the report's template.</param>
    public sealed record Publish(int Version, ImmutableArray<SheetSeen> Seen, string Template) : HarvestCommand;

    public sealed record Withdraw(int Version) : HarvestCommand;

    /// <summary>Publishes again what was withdrawn.</summary>
    public sealed record Reinstate(int Version) : HarvestCommand;

    /// <summary>Writes a part of the report that no idea can give: the next steps, an abstract. An empty text takes it out.</summary>
    /// <param name="Passage">Key of the part, as templates name it.</param>
    public sealed record WritePassage(string Passage, string Text) : HarvestCommand;

    public sealed record ChooseReaders(Readers Readers) : HarvestCommand;

    HarvestCommand() { }

    /// <summary>Numbers of the sheets that the decision looks at; null for all.</summary>
    [JsonIgnore]
    public ImmutableArray<int>? Sheets => this switch
    {
        Gather c => [c.Sheet],
        BackReservation c => [c.Sheet],
        SortSheet c => [c.Sheet],
        Place c => [c.Sheet],
        SetAside c => [c.Sheet],
        Merge c => [c.Sheet, c.IntoSheet],
        AddReservation { Evidence.IsDefault: false } c => [.. c.Evidence.Select(idea => idea.Sheet).Distinct()],
        AnswerDissent c => [c.One.Sheet, c.Other.Sheet],
        Publish => null,
        _ => [],
    };
}
