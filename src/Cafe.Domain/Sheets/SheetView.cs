using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace OpenTalks.Sheets;

/// <summary>What a facilitator or host has done with an idea.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Moderation>))]
public enum Moderation
{
    /// <summary>Nothing.</summary>
    [JsonStringEnumMemberName("none")] None,

    /// <summary>Out of sight; it can be shown again.</summary>
    [JsonStringEnumMemberName("hidden")] Hidden,

    /// <summary>Its text is gone for good.</summary>
    [JsonStringEnumMemberName("redacted")] Redacted,
}

/// <summary>Whether somebody has asked the facilitators to look at an idea.</summary>
public enum Reporting
{
    None,
    Open,

    /// <summary>Somebody has looked: it was hidden, or it may stay.</summary>
    Answered,
}

/// <summary>An idea as people see it.</summary>
/// <param name="Place">Second half of its name, counted from 1.</param>
/// <param name="By">The author's number in an open café; the name travels beside.</param>
/// <param name="Text">Empty once it has been taken back.</param>
/// <param name="TakenBack">Not on the sheet any more: its author took it back, or a facilitator or host took it out of sight.</param>
/// <param name="FromPaper">Typed in from the table's paper.</param>
/// <param name="Language">Two-letter code, empty where unknown.</param>
/// <param name="Marks">Null until the gallery has ended, and where nobody gave one.</param>
/// <param name="Waits">Nobody has let it yet: the wall and the gallery do not show it.</param>
public sealed record IdeaView(
    Guid Id, int Place, int Round, bool Late, int? By, string? Group, string Text, string Language, Guid? BuildsOn,
    int? StarredIn, bool Edited, bool TakenBack, Moderation Moderation = Moderation.None, bool FromPaper = false, Marks? Marks = null, bool Waits = false)
{
    public static IdeaView Of(Idea idea) => new(
        idea.Id, idea.Place, idea.Round, idea.Late, idea.By, idea.Group, idea.TakenBack ? "" : idea.Text, idea.Language, idea.BuildsOn,
        idea.StarredIn, idea.Edited, idea.TakenBack, idea.Moderation, idea.FromPaper, idea.Marks, idea.Waits);
}

/// <summary>
/// A sheet as people see it, in order of place. sheet-view.ts folds the same facts in the browser; both are tested on tests/fixtures/sheet.
/// </summary>
/// <param name="Asked">By round, the open question that its group leaves to the next one.</param>
public sealed record SheetView(ImmutableArray<IdeaView> Ideas, ImmutableSortedDictionary<int, string> Asked)
{
    /// <summary>Most ideas on one hand-over card.</summary>
    public const int CardLength = 5;

    public static SheetView Blank { get; } = new([], ImmutableSortedDictionary<int, string>.Empty);

    public static SheetView Of(Sheet sheet) =>
        new([.. sheet.Ideas.Values.OrderBy(idea => idea.Place).Select(IdeaView.Of)], sheet.Asked);

    public static SheetView Fold(SheetView sheet, SheetFact fact) => fact switch
    {
        SheetFact.Captured f => sheet with { Ideas = sheet.Ideas.Add(f.Idea) },
        SheetFact.Edited f => sheet.With(f.Idea, idea => idea with { Text = f.Text, Edited = true, Waits = f.Waits }),
        SheetFact.TakenBack f => sheet.With(f.Idea, idea => idea with { Text = "", TakenBack = true }),
        SheetFact.PutBack f => sheet.With(f.Idea, idea => idea with { Text = f.Text, TakenBack = false }),
        SheetFact.Starred f => sheet.With(f.Idea, idea => idea with { StarredIn = f.Round }),
        SheetFact.Unstarred f => sheet.With(f.Idea, idea => idea with { StarredIn = null }),
        SheetFact.NextAsked f => sheet with { Asked = f.Text.Length > 0 ? sheet.Asked.SetItem(f.Round, f.Text) : sheet.Asked.Remove(f.Round) },
        SheetFact.Hidden f => sheet.With(f.Idea, idea => idea with { Text = "", TakenBack = true, Moderation = Moderation.Hidden }),
        SheetFact.Shown f => sheet.With(f.Idea, idea => idea with { Text = f.Text, TakenBack = f.Withdrawn, Moderation = Moderation.None, Waits = false }),
        SheetFact.Redacted f => sheet.With(f.Idea, idea => idea with { Text = "", TakenBack = true, Moderation = Moderation.Redacted }),
        SheetFact.Counted f => sheet with { Ideas = [.. sheet.Ideas.Select(idea =>
            idea with { Marks = f.Ideas.FirstOrDefault(marked => marked.Idea == idea.Id)?.Marks })] },
        SheetFact.Unseen => sheet,
        _ => throw new UnreachableException(fact.GetType().Name),
    };

    /// <summary>The hand-over card that a round left: its starred ideas, the first five by place.</summary>
    public ImmutableArray<IdeaView> Card(int round) =>
        [.. Ideas.Where(idea => idea.StarredIn == round && !idea.TakenBack).Take(CardLength)];

    SheetView With(Guid id, Func<IdeaView, IdeaView> change)
    {
        for (var i = 0; i < Ideas.Length; i++)
            if (Ideas[i].Id == id) return this with { Ideas = Ideas.SetItem(i, change(Ideas[i])) };
        return this;
    }
}
