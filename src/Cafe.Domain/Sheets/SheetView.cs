using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace OpenTalks.Sheets;

/// <summary>An idea as people see it.</summary>
/// <param name="Place">Second half of its name, counted from 1.</param>
/// <param name="By">The author's number in an open café; the name travels beside.</param>
/// <param name="Text">Empty once it has been taken back.</param>
/// <param name="Language">Two-letter code, empty where unknown.</param>
/// <param name="Marks">Null until the gallery has ended, and where nobody gave one.</param>
public sealed record IdeaView(
    Guid Id, int Place, int Round, bool Late, int? By, string? Group, string Text, string Language, Guid? BuildsOn,
    int? StarredIn, bool Edited, bool TakenBack, Marks? Marks = null)
{
    public static IdeaView Of(Idea idea) => new(
        idea.Id, idea.Place, idea.Round, idea.Late, idea.By, idea.Group, idea.TakenBack ? "" : idea.Text, idea.Language, idea.BuildsOn,
        idea.StarredIn, idea.Edited, idea.TakenBack, idea.Marks);
}

/// <summary>
/// A sheet as people see it, in order of place. sheet-view.ts folds the same facts in the browser; both are tested on tests/fixtures/sheet.
/// </summary>
public sealed record SheetView(ImmutableArray<IdeaView> Ideas)
{
    /// <summary>Most ideas on one hand-over card.</summary>
    public const int CardLength = 5;

    public static SheetView Blank { get; } = new([]);

    public static SheetView Of(Sheet sheet) =>
        new([.. sheet.Ideas.Values.OrderBy(idea => idea.Place).Select(IdeaView.Of)]);

    public static SheetView Fold(SheetView sheet, SheetFact fact) => fact switch
    {
        SheetFact.Captured f => new SheetView(sheet.Ideas.Add(f.Idea)),
        SheetFact.Edited f => sheet.With(f.Idea, idea => idea with { Text = f.Text, Edited = true }),
        SheetFact.TakenBack f => sheet.With(f.Idea, idea => idea with { Text = "", TakenBack = true }),
        SheetFact.PutBack f => sheet.With(f.Idea, idea => idea with { Text = f.Text, TakenBack = false }),
        SheetFact.Starred f => sheet.With(f.Idea, idea => idea with { StarredIn = f.Round }),
        SheetFact.Unstarred f => sheet.With(f.Idea, idea => idea with { StarredIn = null }),
        SheetFact.Counted f => new SheetView([.. sheet.Ideas.Select(idea =>
            idea with { Marks = f.Ideas.FirstOrDefault(marked => marked.Idea == idea.Id)?.Marks })]),
        SheetFact.Unseen => sheet,
        _ => throw new UnreachableException(fact.GetType().Name),
    };

    /// <summary>The hand-over card that a round left: its starred ideas, the first five by place.</summary>
    public ImmutableArray<IdeaView> Card(int round) =>
        [.. Ideas.Where(idea => idea.StarredIn == round && !idea.TakenBack).Take(CardLength)];

    SheetView With(Guid id, Func<IdeaView, IdeaView> change)
    {
        for (var i = 0; i < Ideas.Length; i++)
            if (Ideas[i].Id == id) return new SheetView(Ideas.SetItem(i, change(Ideas[i])));
        return this;
    }
}
