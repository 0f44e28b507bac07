using System.Collections.Immutable;
using OpenTalks.Cafes;

namespace OpenTalks.Harvests;

/// <summary>What those who took part bring to the harvest themselves.</summary>
public sealed partial record Harvest
{
    /// <summary>Of one sheet.</summary>
    public const int MostPiles = 12;

    static Decision<HarvestEvent> SortSheet(Harvest harvest, Cafe cafe, Func<int, SheetNow?> sheets, Caller caller, HarvestCommand.SortSheet c)
    {
        if (caller.Number is not { } number || cafe.SortsAt(number, caller.NowMs) is not { } table || !cafe.SheetsToSort(number, caller.NowMs).Contains(c.Sheet)) return new Refusal("sorting-closed");
        if (sheets(c.Sheet) is not { } now) return new Refusal("sheet-unknown");
        HashSet<Guid> taken = [];
        List<Pile> piles = [];
        foreach (var pile in c.Piles.IsDefault ? [] : c.Piles)
        {
            // What was taken back in the meantime is left out; what lies in two piles is in the first.
            ImmutableArray<Guid> ideas = [.. (pile.Ideas.IsDefault ? [] : pile.Ideas).Where(idea => now.Sheet.Ideas.TryGetValue(idea, out var kept) && !kept.TakenBack && taken.Add(idea))];
            if (ideas.IsEmpty) continue;
            var title = Text.Line(pile.Title);
            if (Unnamed(title) is { } unnamed) return unnamed;
            piles.Add(new Pile(title, ideas));
        }
        if (piles.Count > MostPiles) return new Refusal("piles-too-many");
        var before = harvest.Sortings.FirstOrDefault(sorting => sorting.Table == table && sorting.Sheet == c.Sheet)?.Piles ?? [];
        return Same(before, piles) ? Decision.AlreadySo<HarvestEvent>() : new HarvestEvent.SheetSorted(table, c.Sheet, [.. piles]);
    }

    static bool Same(ImmutableArray<Pile> before, List<Pile> after) =>
        before.Length == after.Count && before.Zip(after).All(pair => pair.First.Title == pair.Second.Title && pair.First.Ideas.SequenceEqual(pair.Second.Ideas));

    static Decision<HarvestEvent> GiveFeedback(Harvest harvest, Cafe cafe, Caller caller, HarvestCommand.GiveFeedback c)
    {
        if (c.Answers.IsDefault || c.Answers.Length != Feedbacks.Questions || c.Answers.Any(answer => answer is < 0 or > Feedbacks.Most)) return new Refusal("feedback-unreadable");
        if (caller.MarkKey is not { } by || !cafe.IsClosing(caller.NowMs)) return new Refusal("feedback-closed");
        if (harvest.Feedback.TryGetValue(by, out var before) ? before.SequenceEqual(c.Answers) : c.Answers.All(answer => answer == 0)) return Decision.AlreadySo<HarvestEvent>();
        return new HarvestEvent.FeedbackGiven(by, c.Answers);
    }
}

/// <summary>What people answered to one of the questions at the close.</summary>
/// <param name="Counts">How many chose 1, 2, … 5.</param>
public sealed record FeedbackLine(int Question, int Answers, ImmutableArray<int> Counts)
{
    /// <summary>Between 1 and 5.</summary>
    public double Mean => Counts.Select((count, at) => (double)count * (at + 1)).Sum() / Answers;
}

/// <summary>
/// Three questions to everybody at the close: worth the time, could say what I wanted, heard something new. Nobody sees an answer before
/// the café is closed, and none where fewer than three gave one.
/// </summary>
public static class Feedbacks
{
    public const int Questions = 3, Most = 5, Fewest = 3;

    /// <returns>A line for each question that enough people answered; none before the café is closed.</returns>
    public static ImmutableArray<FeedbackLine> Of(Harvest harvest, Cafe cafe) => cafe.EndedMs is null ? [] :
    [
        .. Enumerable.Range(0, Questions).Select(question =>
        {
            var given = harvest.Feedback.Values.Select(answers => answers[question]).Where(answer => answer > 0).ToArray();
            return new FeedbackLine(question + 1, given.Length, [.. Enumerable.Range(1, Most).Select(answer => given.Count(one => one == answer))]);
        }).Where(line => line.Answers >= Fewest),
    ];
}
