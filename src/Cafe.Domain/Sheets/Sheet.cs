using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using OpenTalks.Cafes;

namespace OpenTalks.Sheets;

/// <summary>One short note. Its name on screen, paper and report is its sheet's number and its place there: "7-12".</summary>
/// <param name="Place">Counted from 1 in order of arrival, never used again.</param>
/// <param name="StarredIn">The round whose hand-over card it is on; null for none.</param>
/// <param name="Via">The table device it was written on, which may change it; only in an open café.</param>
/// <param name="Withdrawn">Its author took it back.</param>
/// <param name="MarkedBy">Kinds of its marks by the key of whoever gave them; null for none.</param>
/// <param name="Marks">As last counted; null before that and where there are none.</param>
/// <param name="Waits">It is not shown in public yet.</param>
/// <param name="Report">Whether somebody has asked the facilitators to look at it.</param>
public sealed record Idea(
    Guid Id, int Place, int Round, bool Late, int? By, string? Group, string? SecretHash, string Text, string Language,
    Guid? BuildsOn, int? StarredIn = null, bool Edited = false, bool Withdrawn = false, Moderation Moderation = Moderation.None, bool FromPaper = false,
    int? Via = null, ImmutableSortedDictionary<string, MarkKind>? MarkedBy = null, Marks? Marks = null,
    bool Waits = false, Reporting Report = Reporting.None)
{
    /// <summary>It is not on the sheet any more, for whatever reason.</summary>
    public bool TakenBack => Withdrawn || Moderation != Moderation.None;

    /// <summary>What counting comes to now.</summary>
    public Marks? Count() => MarkedBy is { IsEmpty: false } given ? Marks.Of(given.Values) : null;
}

/// <summary>What people wrote on one question at one table, in layers by round: the tablecloth.</summary>
/// <param name="Asked">By round, the open question for the next group.</param>
public sealed partial record Sheet(ImmutableDictionary<Guid, Idea> Ideas, ImmutableSortedDictionary<int, string> Asked)
{
    /// <summary>UTF-16 code units after NFC, as the browser's maxlength counts.</summary>
    public const int LongestIdea = 280;

    /// <summary>UTF-16 code units as they come, before blanks and stacks of marks are cut: what is longer is no idea that was tidied a little.</summary>
    const int LongestTyped = 4 * LongestIdea;

    public static Sheet Blank { get; } = new(ImmutableDictionary<Guid, Idea>.Empty, ImmutableSortedDictionary<int, string>.Empty);

    /// <param name="number">The sheet's number within the café.</param>
    public static Decision<SheetEvent> Decide(int number, Sheet sheet, Cafe cafe, Caller caller, SheetCommand command)
    {
        if (!cafe.HasSheet(number)) return new Refusal("sheet-unknown");
        if (caller.Number is { } own) caller = caller with { Number = cafe.Same(own) };
        if (Moderated(number, sheet, cafe, caller, command) is { } moderated) return moderated;
        if (!cafe.TakesIdeasAt(caller.NowMs)) return new Refusal("cafe-closed");
        // Nobody is kept from taking their own words back.
        if (command is not SheetCommand.TakeBack && caller.Number is { } n && cafe.People.TryGetValue(n, out var member) && member.Muted) return new Refusal("muted");
        return command switch
        {
            SheetCommand.Capture c => Capture(number, sheet, cafe, caller, c),
            SheetCommand.CapturePaper c => CapturePaper(sheet, cafe, caller, c),
            SheetCommand.Edit c => Own(sheet, cafe, caller, c.Idea, c.Secret, idea => Edit(cafe, idea, c.Text)),
            SheetCommand.TakeBack c => Own(sheet, cafe, caller, c.Idea, c.Secret, idea =>
                idea.Withdrawn ? Decision.AlreadySo<SheetEvent>() : new SheetEvent.IdeaTakenBack(idea.Id)),
            SheetCommand.PutBack c => Own(sheet, cafe, caller, c.Idea, c.Secret, idea =>
                Gone(idea) is { } gone ? gone : idea.Withdrawn ? new SheetEvent.IdeaPutBack(idea.Id) : Decision.AlreadySo<SheetEvent>()),
            SheetCommand.AskNext c => AskNext(number, sheet, cafe, caller, c.Text),
            SheetCommand.Star c => AtTheTable(number, sheet, cafe, caller, c.Idea, (idea, round) =>
                idea.StarredIn == round ? Decision.AlreadySo<SheetEvent>() : new SheetEvent.IdeaStarred(idea.Id, round)),
            SheetCommand.Unstar c => AtTheTable(number, sheet, cafe, caller, c.Idea, (idea, _) =>
                idea.StarredIn is null ? Decision.AlreadySo<SheetEvent>() : new SheetEvent.IdeaUnstarred(idea.Id)),
            SheetCommand.Report c => Reported(number, sheet, cafe, caller, c.Idea),
            SheetCommand.Mark c => InTheGallery(sheet, cafe, caller, c.Idea, (given, by) =>
                given == c.Kind ? Decision.AlreadySo<SheetEvent>() : new SheetEvent.IdeaMarked(c.Idea, c.Kind, by)),
            SheetCommand.Unmark c => InTheGallery(sheet, cafe, caller, c.Idea, (given, by) =>
                given is null ? Decision.AlreadySo<SheetEvent>() : new SheetEvent.IdeaUnmarked(c.Idea, by)),
            SheetCommand.CountMarks => sheet.Ideas.Values.All(idea => idea.Marks == idea.Count())
                ? Decision.AlreadySo<SheetEvent>() : new SheetEvent.MarksCounted(),
            _ => throw new UnreachableException(command.GetType().Name),
        };
    }

    static Decision<SheetEvent> Capture(int number, Sheet sheet, Cafe cafe, Caller caller, SheetCommand.Capture c)
    {
        var text = OpenTalks.Text.Lines(c.Text);
        if (sheet.Ideas.TryGetValue(c.Idea, out var kept))
            return kept.Text == text && kept.Round == c.Round ? Decision.AlreadySo<SheetEvent>() : new Refusal("idea-exists");
        if (Unfit(c.Text, text) is { } unfit) return unfit;
        if (c.Round < 1 || c.Round > cafe.Rounds || c.Round > cafe.RoundAt(caller.NowMs) + 1) return new Refusal("round-unknown");
        if (caller.Number is not { } author || !cafe.MayWriteOn(number, author, c.Round)) return new Refusal("not-your-sheet");
        if (c.BuildsOn is { } older)
        {
            if (!sheet.Ideas.TryGetValue(older, out var below)) return new Refusal("idea-unknown");
            if (below.TakenBack) return new Refusal("built-on-taken-back");
        }
        if (!cafe.KeepsAuthors && !IsSecret(c.Secret)) return new Refusal("secret-missing");
        return new SheetEvent.IdeaCaptured(
            c.Idea, c.Round, cafe.WriteUpHasEnded(c.Round, caller.NowMs),
            By: !cafe.KeepsAuthors ? null : cafe.DeviceTable(author) is null ? author : Said(number, cafe, c),
            Group: cafe.Attribution == Attribution.GroupOnly ? caller.Group : null,
            SecretHash: cafe.KeepsAuthors ? null : Hash(c.Idea, c.Secret!),
            text, People.Groups.Languages.Contains(c.Language) ? c.Language : "", c.BuildsOn,
            Via: cafe.KeepsAuthors && cafe.DeviceTable(author) is not null ? author : null, Waits: cafe.Setup!.PreModerated);
    }

    /// <summary>Who says what is written on a table's device: somebody with a seat there in that round, or nobody in particular.</summary>
    public static int? Said(int number, Cafe cafe, SheetCommand.Capture c) =>
        c.By is { } by && cafe.SatOn(number, by, c.Round) ? by : null;

    static Decision<SheetEvent> Edit(Cafe cafe, Idea idea, string newText)
    {
        var text = OpenTalks.Text.Lines(newText);
        if (Gone(idea) is { } gone) return gone;
        if (idea.TakenBack) return new Refusal("idea-taken-back");
        if (Unfit(newText, text) is { } unfit) return unfit;
        return text == idea.Text ? Decision.AlreadySo<SheetEvent>() : new SheetEvent.IdeaEdited(idea.Id, text, Waits: cafe.Setup!.PreModerated && !idea.FromPaper);
    }

    /// <summary>What others took out of sight its author cannot bring back.</summary>
    static Refusal? Gone(Idea idea) => idea.Moderation switch
    {
        Moderation.Hidden => new Refusal("idea-hidden"),
        Moderation.Redacted => new Refusal("idea-redacted"),
        _ => null,
    };

    static Refusal? Unfit(string typed, string text) =>
        OpenTalks.Text.IsInvisible(text) ? new Refusal("idea-empty")
        : text.Length > LongestIdea || typed.Length > LongestTyped ? new Refusal("idea-too-long")
        : null;

    /// <summary>
    /// An idea is changed by its author, or where no author is stored by the browser that holds its secret; what was typed in from
    /// paper by facilitators.
    /// </summary>
    static Decision<SheetEvent> Own(Sheet sheet, Cafe cafe, Caller caller, Guid id, string? secret, Func<Idea, Decision<SheetEvent>> decide)
    {
        if (!sheet.Ideas.TryGetValue(id, out var idea)) return new Refusal("idea-unknown");
        var own = caller.Role == People.Role.Facilitator ? idea.FromPaper
            : cafe.KeepsAuthors ? caller.Number is { } n && (idea.Via == n || idea.By is { } author && cafe.Same(author) == n)
            : IsSecret(secret) && idea.SecretHash == Hash(id, secret!);
        return own ? decide(idea) : new Refusal("not-your-idea");
    }

    /// <summary>The host stars, or anybody at a table that has none, or the table's device; from any layer of its sheet.</summary>
    static Decision<SheetEvent> AtTheTable(int number, Sheet sheet, Cafe cafe, Caller caller, Guid id, Func<Idea, int, Decision<SheetEvent>> decide)
    {
        if (!sheet.Ideas.TryGetValue(id, out var idea)) return new Refusal("idea-unknown");
        if (idea.TakenBack) return new Refusal("idea-taken-back");
        var round = cafe.RoundAt(caller.NowMs);
        return Elsewhere(number, cafe, caller, round, "host-stars") is { } refused ? refused : decide(idea, round);
    }

    static Decision<SheetEvent> AskNext(int number, Sheet sheet, Cafe cafe, Caller caller, string asked)
    {
        var text = OpenTalks.Text.Lines(asked);
        if (text.Length > LongestIdea) return new Refusal("idea-too-long");
        var round = cafe.RoundAt(caller.NowMs);
        if (Elsewhere(number, cafe, caller, round, "host-asks") is { } refused) return refused;
        if (OpenTalks.Text.IsInvisible(text)) text = "";
        return sheet.Asked.GetValueOrDefault(round, "") == text ? Decision.AlreadySo<SheetEvent>() : new SheetEvent.NextAsked(round, text);
    }

    /// <summary>Why somebody may not write on the hand-over card of a round; null if they may.</summary>
    static Refusal? Elsewhere(int number, Cafe cafe, Caller caller, int round, string hosts)
    {
        if (caller.Number is not { } n || !cafe.MayWriteOn(number, n, round)) return new Refusal("not-your-sheet");
        if (cafe.DeviceTable(n) is not null) return null;
        return cafe.HostOf(number, round) is { } host && host != n ? new Refusal(hosts) : null;
    }

    /// <summary>Marks are given in the gallery and at no other time, so that they are blind to one another.</summary>
    /// <param name="decide">Gets the mark that the person has given, or null, and the key that stands for the person.</param>
    static Decision<SheetEvent> InTheGallery(Sheet sheet, Cafe cafe, Caller caller, Guid id, Func<MarkKind?, string, Decision<SheetEvent>> decide)
    {
        if (!sheet.Ideas.TryGetValue(id, out var idea)) return new Refusal("idea-unknown");
        if (idea.TakenBack) return new Refusal("idea-taken-back");
        if (caller.MarkKey is not { } by || !cafe.IsGallery(caller.NowMs)) return new Refusal("marks-closed");
        return decide(idea.MarkedBy is { } given && given.TryGetValue(by, out var kind) ? kind : null, by);
    }

    public static Sheet Evolve(Sheet sheet, SheetEvent happened) => happened switch
    {
        SheetEvent.IdeaCaptured e => sheet with
        {
            Ideas = sheet.Ideas.Add(e.Idea, new Idea(
                e.Idea, sheet.Ideas.Count + 1, e.Round, e.Late, e.By, e.Group, e.SecretHash, e.Text, e.Language, e.BuildsOn, FromPaper: e.FromPaper, Via: e.Via, Waits: e.Waits)),
        },
        SheetEvent.IdeaEdited e => sheet.With(e.Idea, idea => idea with { Text = e.Text, Edited = true, Waits = e.Waits, Report = e.Text == idea.Text ? idea.Report : Again(idea.Report) }),
        SheetEvent.IdeaTakenBack e => sheet.With(e.Idea, idea => idea with { Withdrawn = true }),
        SheetEvent.IdeaPutBack e => sheet.With(e.Idea, idea => idea with { Withdrawn = false }),
        SheetEvent.IdeaStarred e => sheet.With(e.Idea, idea => idea with { StarredIn = e.Round }),
        SheetEvent.NextAsked e => sheet with { Asked = e.Text.Length > 0 ? sheet.Asked.SetItem(e.Round, e.Text) : sheet.Asked.Remove(e.Round) },
        SheetEvent.IdeaHidden e => sheet.With(e.Idea, idea => idea with { Moderation = Moderation.Hidden, Report = Answered(idea.Report) }),
        SheetEvent.IdeaShown e => sheet.With(e.Idea, idea => idea with { Moderation = Moderation.None, Waits = false, Report = Answered(idea.Report) }),
        SheetEvent.IdeaReported e => sheet.With(e.Idea, idea => idea with { Report = Reporting.Open }),
        SheetEvent.AskedRedacted e => sheet with { Asked = sheet.Asked.Remove(e.Round) },
        SheetEvent.IdeaRedacted e => sheet.With(e.Idea, idea => idea with { Text = "", Moderation = Moderation.Redacted, Report = Answered(idea.Report) }),
        SheetEvent.IdeaUnstarred e => sheet.With(e.Idea, idea => idea with { StarredIn = null }),
        SheetEvent.IdeaMarked e => sheet.With(e.Idea, idea => idea with { MarkedBy = (idea.MarkedBy ?? NoMarks).SetItem(e.By, e.Kind) }),
        SheetEvent.IdeaUnmarked e => sheet.With(e.Idea, idea => idea with { MarkedBy = (idea.MarkedBy ?? NoMarks).Remove(e.By) }),
        SheetEvent.MarksCounted => sheet with { Ideas = sheet.Ideas.ToImmutableDictionary(idea => idea.Key, idea => idea.Value with { Marks = idea.Value.Count() }) },
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    static readonly ImmutableSortedDictionary<string, MarkKind> NoMarks = ImmutableSortedDictionary.Create<string, MarkKind>(StringComparer.Ordinal);

    Sheet With(Guid id, Func<Idea, Idea> change) => this with { Ideas = Ideas.SetItem(id, change(Ideas[id])) };

    static bool IsSecret(string? secret) => secret is { Length: 32 } && secret.All(char.IsAsciiHexDigit);

    /// <summary>With the idea's id in it, so that a browser that uses one secret twice does not tie two ideas together.</summary>
    static string Hash(Guid idea, string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{idea:N}{secret.ToLowerInvariant()}")));
}
