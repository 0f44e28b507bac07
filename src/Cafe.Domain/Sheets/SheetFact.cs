using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace OpenTalks.Sheets;

/// <summary>
/// What the sheet's feed tells: one fact for each event, so versions have no holes. Facts are the protocol; events may change.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Captured), "captured")]
[JsonDerivedType(typeof(Edited), "edited")]
[JsonDerivedType(typeof(TakenBack), "taken-back")]
[JsonDerivedType(typeof(PutBack), "put-back")]
[JsonDerivedType(typeof(Starred), "starred")]
[JsonDerivedType(typeof(Unstarred), "unstarred")]
[JsonDerivedType(typeof(NextAsked), "next-asked")]
[JsonDerivedType(typeof(Hidden), "hidden")]
[JsonDerivedType(typeof(Shown), "shown")]
[JsonDerivedType(typeof(Redacted), "redacted")]
[JsonDerivedType(typeof(Counted), "counted")]
[JsonDerivedType(typeof(Unseen), "unseen")]
public abstract record SheetFact
{
    public sealed record Captured(IdeaView Idea) : SheetFact;
    /// <param name="Waits">Its new words wait to be let.</param>
    public sealed record Edited(Guid Idea, string Text, bool Waits = false) : SheetFact;
    public sealed record TakenBack(Guid Idea) : SheetFact;

    /// <param name="Text">Again, because whoever came in between never saw it.</param>
    public sealed record PutBack(Guid Idea, string Text) : SheetFact;

    public sealed record Starred(Guid Idea, int Round) : SheetFact;
    public sealed record Unstarred(Guid Idea) : SheetFact;

    /// <param name="Text">Empty where it was taken back.</param>
    public sealed record NextAsked(int Round, string Text) : SheetFact;

    public sealed record Hidden(Guid Idea) : SheetFact;

    /// <param name="Text">Again, because whoever came in between never saw it; empty where its author has taken it back.</param>
    public sealed record Shown(Guid Idea, string Text, bool Withdrawn) : SheetFact;

    /// <summary>Its text is gone for good: whoever has it forgets it.</summary>
    public sealed record Redacted(Guid Idea) : SheetFact;

    /// <summary>The marks of the gallery; an idea that is not among them has none.</summary>
    public sealed record Counted(ImmutableArray<MarkedIdea> Ideas) : SheetFact;

    /// <summary>Something happened that this audience may not see.</summary>
    public sealed record Unseen : SheetFact;

    /// <param name="after">The sheet with the event folded in.</param>
    public static SheetFact Of(Sheet after, SheetEvent happened) => happened switch
    {
        SheetEvent.IdeaCaptured e => new Captured(IdeaView.Of(after.Ideas[e.Idea])),
        SheetEvent.IdeaEdited e => new Edited(e.Idea, e.Text, e.Waits),
        SheetEvent.IdeaTakenBack e => new TakenBack(e.Idea),
        SheetEvent.IdeaPutBack e => new PutBack(e.Idea, after.Ideas[e.Idea].Text),
        SheetEvent.IdeaStarred e => new Starred(e.Idea, e.Round),
        SheetEvent.IdeaUnstarred e => new Unstarred(e.Idea),
        SheetEvent.NextAsked e => new NextAsked(e.Round, e.Text),
        SheetEvent.IdeaHidden e => new Hidden(e.Idea),
        SheetEvent.IdeaShown e => new Shown(e.Idea, after.Ideas[e.Idea].TakenBack ? "" : after.Ideas[e.Idea].Text, after.Ideas[e.Idea].TakenBack),
        SheetEvent.IdeaRedacted e => new Redacted(e.Idea),
        SheetEvent.AskedRedacted e => new NextAsked(e.Round, ""),
        // Marks are blind until they are counted; that something was reported is the facilitators' to know.
        SheetEvent.IdeaMarked or SheetEvent.IdeaUnmarked or SheetEvent.IdeaReported => new Unseen(),
        SheetEvent.MarksCounted => new Counted([.. after.Ideas.Values.Where(idea => idea.Marks is not null)
            .OrderBy(idea => idea.Place).Select(idea => new MarkedIdea(idea.Id, idea.Marks!))]),
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    /// <summary>The fact without the text of an idea that has been redacted since.</summary>
    public SheetFact Without(Guid idea) => this switch
    {
        Captured f when f.Idea.Id == idea => new Captured(f.Idea with { Text = "" }),
        Edited f when f.Idea == idea => f with { Text = "" },
        PutBack f when f.Idea == idea => f with { Text = "" },
        Shown f when f.Idea == idea => f with { Text = "" },
        _ => this,
    };

    /// <summary>The fact without the open question of a round that has been redacted since.</summary>
    public SheetFact WithoutAsked(int round) => this is NextAsked f && f.Round == round ? f with { Text = "" } : this;

    /// <summary>The fact as it is told later: what was taken back since is not said again.</summary>
    /// <param name="now">The sheet as it stands.</param>
    public SheetFact Told(Sheet now) => this switch
    {
        Captured f when now.Ideas[f.Idea.Id].TakenBack => new Captured(f.Idea with { Text = "" }),
        Edited f when now.Ideas[f.Idea].TakenBack => f with { Text = "" },
        PutBack f when now.Ideas[f.Idea].TakenBack => f with { Text = "" },
        Shown f when now.Ideas[f.Idea].TakenBack => f with { Text = "" },
        _ => this,
    };

    SheetFact() { }
}
