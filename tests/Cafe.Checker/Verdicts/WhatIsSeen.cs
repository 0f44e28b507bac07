using System.Collections.Immutable;
using System.Globalization;
using OpenTalks.Checker.Histories;

namespace OpenTalks.Checker.Verdicts;

/// <summary>Invariants 7 to 11: order, and what clients, nodes and reports show.</summary>
static class WhatIsSeen
{
    /// <summary>Who writes has one act about an idea under way at a time, so what they were told last must be what stands.</summary>
    public static Verdict Order(Evidence evidence)
    {
        var folded = Fold.Of(evidence.Events).Values.SelectMany(sheet => sheet.Ideas).GroupBy(card => card.Id).ToDictionary(card => card.Key, card => card.First());
        var ideas = evidence.Acts.Where(act => act.Idea is not null && act.Kind is "capture" or "edit" or "take-back" or "put-back").GroupBy(act => act.Idea!)
            .Where(idea => idea.All(act => act.End is End.Done or End.Refused)).ToList();
        return Verdict.On(7, "acts on an idea keep their order", $"{ideas.Count} ideas", ideas.SelectMany(Wrong));

        IEnumerable<Offence> Wrong(IGrouping<string, Act> idea)
        {
            var done = idea.Where(act => act.End == End.Done).OrderBy(act => act.InvokedMs).ToList();
            if (done.Count == 0 || !folded.TryGetValue(idea.Key, out var card)) yield break;
            var takenBack = done.LastOrDefault(act => act.Kind is "take-back" or "put-back")?.Kind == "take-back";
            var text = done.Last(act => act.Writes).Nonce;
            if (card.TakenBack != takenBack || (!takenBack && Evidence.NonceOf(card.Text) != text))
                yield return Offence.Of(evidence, done[^1], $"{idea.Key} stands as \"{card.Text}\"{(card.TakenBack ? ", taken back" : "")}; its author was told last that it is {text}{(takenBack ? ", taken back" : "")}");
        }
    }

    public static Verdict Convergence(Evidence evidence)
    {
        var folded = Fold.Of(evidence.Events);
        var wrong = evidence.Boards.SelectMany(board => Difference(board, folded.GetValueOrDefault(board.Stream) ?? new Board("", board.Stream, 0, [])) is { } what
            ? [new Offence(evidence.StoppedMs, what, [what])] : Array.Empty<Offence>());
        var reports = evidence.Reports.SelectMany(report => Report(evidence, folded, report.Key, report.Value));
        var screens = evidence.Screens.SelectMany(screen => OnScreen(folded, screen));
        return Verdict.On(8, "all see what is stored", $"{evidence.Boards.Length} boards, {evidence.Screens.Length} screens, {evidence.Reports.Count} reports", wrong.Concat(reports).Concat(screens));
    }

    /// <summary>A screen shows one sheet: all of its ideas that stand, and no other.</summary>
    static IEnumerable<Offence> OnScreen(ImmutableDictionary<string, Board> folded, Screen screen)
    {
        var shown = screen.Nonces.ToHashSet();
        var sheets = folded.Values.Select(sheet => (sheet.Stream, Nonces: sheet.Ideas.Where(card => !card.TakenBack).Select(card => Evidence.NonceOf(card.Text)).ToHashSet())).ToList();
        var nearest = sheets.MaxBy(sheet => sheet.Nonces.Count(shown.Contains));
        if (shown.Count > 0 && !nearest.Nonces.SetEquals(shown))
            yield return new(0, $"{screen.Whose}'s screen shows {nearest.Stream} without {string.Join(' ', nearest.Nonces.Except(shown))} and with {string.Join(' ', shown.Except(nearest.Nonces))}", [screen.Whose]);
    }

    /// <summary>Null where a board shows what the events say.</summary>
    public static string? Difference(Board board, Board truth)
    {
        if (board.Version != truth.Version) return $"{board.Whose} has {board.Stream} in version {board.Version}; it is {truth.Version}";
        for (var i = 0; i < Math.Max(board.Ideas.Length, truth.Ideas.Length); i++)
        {
            var (there, should) = (board.Ideas.ElementAtOrDefault(i), truth.Ideas.ElementAtOrDefault(i));
            if (there != should) return $"{board.Whose} shows at place {i + 1} of {board.Stream}: {there?.ToString() ?? "nothing"}; the events say {should?.ToString() ?? "nothing"}";
        }
        return null;
    }

    static IEnumerable<Offence> Report(Evidence evidence, ImmutableDictionary<string, Board> folded, string cafe, string text)
    {
        var words = text.Split((char[])[' ', '\n', '\t', '"', '“', '”', '«', '»'], StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var cards = folded.Values.SelectMany(sheet => sheet.Ideas).Where(card => !card.TakenBack).Select(card => Evidence.NonceOf(card.Text))
            .Where(nonce => nonce.StartsWith($"{cafe}-", StringComparison.Ordinal)).ToHashSet();
        foreach (var nonce in cards.Where(nonce => !words.Contains(nonce))) yield return new(evidence.StoppedMs, $"{nonce} is not in the report", [$"{nonce} is stored, and the report does not have it"]);
    }

    public static Verdict ReadYourWrites(Evidence evidence) =>
        Verdict.On(9, "who was told so finds it on every node", $"{evidence.Rereads.Length} reads after an answer", evidence.Rereads.Where(read => !read.Found)
            .Select(read => new Offence(read.AckedMs, $"{read.Client} was told that {read.Nonce} is done and did not find it on {read.Node}", [$"{read.AckedMs / 1000:0.00} s acked, then read on {read.Node}"])));

    public static Verdict Monotonic(Evidence evidence) =>
        Verdict.On(10, "no board goes back", $"{evidence.Presences.Length} connections", evidence.StepsBack
            .Select(step => new Offence(step.AtMs, $"{step.Client}'s sheet {step.Sheet} went from version {step.From} back to {step.To}", [$"{step.AtMs / 1000:0.00} s"])));

    public static Verdict Isolation(Evidence evidence)
    {
        var seen = evidence.Sightings.Where(sight => !sight.Nonce.StartsWith($"{sight.Cafe}-", StringComparison.Ordinal))
            .Select(sight => new Offence(sight.AtMs, $"{sight.Client} of café {sight.Cafe} was told {sight.Nonce}", [string.Create(CultureInfo.InvariantCulture, $"{sight.AtMs / 1000:0.00} s")]));
        var logged = evidence.Nonces.Where(nonce => nonce.Key.Length > 0 && evidence.NodesSaid.Contains(nonce.Key, StringComparison.Ordinal))
            .Select(nonce => new Offence(0, $"a node's log has {nonce.Key}", [nonce.Key]));
        return Verdict.On(11, "nothing crosses from one café into another, or into a log", $"{evidence.Sightings.Length} ideas seen", seen.Concat(logged));
    }
}
