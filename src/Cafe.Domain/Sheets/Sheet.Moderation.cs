using OpenTalks.Cafes;
using OpenTalks.People;

namespace OpenTalks.Sheets;

/// <summary>What facilitators and hosts do with ideas that are not theirs, and what they type in from paper.</summary>
public sealed partial record Sheet
{
    /// <summary>Hiding and redacting need no open café: what should not be read is read after the close as well. Null for other commands.</summary>
    static Decision<SheetEvent>? Moderated(int number, Sheet sheet, Cafe cafe, Caller caller, SheetCommand command) => command switch
    {
        SheetCommand.Hide c => ByKeeper(number, sheet, cafe, caller, c.Idea, (idea, by, at) => idea.Moderation == Moderation.None
            ? new SheetEvent.IdeaHidden(idea.Id, by, at) : Decision.AlreadySo<SheetEvent>()),
        SheetCommand.Show c => ByKeeper(number, sheet, cafe, caller, c.Idea, (idea, by, at) => idea.Moderation switch
        {
            Moderation.Hidden => new SheetEvent.IdeaShown(idea.Id, by, at),
            Moderation.Redacted => new Refusal("idea-redacted"),
            _ when idea.Waits || idea.Report == Reporting.Open => new SheetEvent.IdeaShown(idea.Id, by, at),
            _ => Decision.AlreadySo<SheetEvent>(),
        }),
        SheetCommand.Redact c => ByKeeper(number, sheet, cafe, caller, c.Idea, (idea, by, at) =>
        {
            if (idea.Moderation == Moderation.Redacted) return Decision.AlreadySo<SheetEvent>();
            Decision<SheetEvent> redacted = new SheetEvent.IdeaRedacted(idea.Id, by, at);
            return redacted.With(new Beside.Mask(idea.Id));
        }),
        SheetCommand.RedactAsked c => RedactAsked(sheet, cafe, caller, c.Round),
        _ => null,
    };

    static Decision<SheetEvent> RedactAsked(Sheet sheet, Cafe cafe, Caller caller, int round)
    {
        if (round < 1 || round > cafe.Rounds) return new Refusal("round-unknown");
        Decision<SheetEvent> redacted = new SheetEvent.AskedRedacted(round, caller.Number ?? 0, cafe.KeepsAuthors ? caller.NowMs : null);
        return redacted.With(new Beside.MaskAsked(round));
    }

    /// <summary>Whoever reads a sheet may ask that somebody look at an idea on it; once an answer was given, it stands.</summary>
    static Decision<SheetEvent> Reported(int number, Sheet sheet, Cafe cafe, Caller caller, Guid id)
    {
        if (!sheet.Ideas.TryGetValue(id, out var idea)) return new Refusal("idea-unknown");
        if (caller.Number is not { } by || !cafe.MayRead(number, by, caller.NowMs)) return new Refusal("not-your-sheet");
        return idea.TakenBack || idea.Report != Reporting.None ? Decision.AlreadySo<SheetEvent>() : new SheetEvent.IdeaReported(id);
    }

    static Reporting Answered(Reporting report) => report == Reporting.None ? Reporting.None : Reporting.Answered;

    /// <summary>Other words can be reported again.</summary>
    static Reporting Again(Reporting report) => report == Reporting.Answered ? Reporting.None : report;

    /// <summary>A facilitator, or the host of the table on which the sheet lies now.</summary>
    static Decision<SheetEvent> ByKeeper(
        int number, Sheet sheet, Cafe cafe, Caller caller, Guid id, Func<Idea, int, long?, Decision<SheetEvent>> decide)
    {
        var by = caller.Number ?? 0;
        if (caller.Role is not (Role.Facilitator or Role.Server) && (cafe.EndedMs is not null || cafe.HostOf(number, cafe.RoundAt(caller.NowMs)) != by)) return new Refusal("not-the-host");
        if (!sheet.Ideas.TryGetValue(id, out var idea)) return new Refusal("idea-unknown");
        return decide(idea, by, cafe.KeepsAuthors ? caller.NowMs : null);
    }

    static Decision<SheetEvent> CapturePaper(Sheet sheet, Cafe cafe, Caller caller, SheetCommand.CapturePaper c)
    {
        var text = OpenTalks.Text.Lines(c.Text);
        if (sheet.Ideas.TryGetValue(c.Idea, out var kept))
            return kept.Text == text && kept.Round == c.Round ? Decision.AlreadySo<SheetEvent>() : new Refusal("idea-exists");
        if (Unfit(c.Text, text) is { } unfit) return unfit;
        if (c.Round < 1 || c.Round > cafe.Rounds || (cafe.EndedMs is null && c.Round > cafe.RoundAt(caller.NowMs))) return new Refusal("round-unknown");
        if (cafe.KeepsAuthors && c.By is { } by && cafe.RoleOf(by) != Role.Participant) return new Refusal("person-unknown");
        // Paper was written when it was written, so it is never late.
        return new SheetEvent.IdeaCaptured(
            c.Idea, c.Round, Late: false,
            By: cafe.KeepsAuthors ? c.By : null,
            Group: cafe.Attribution == Attribution.GroupOnly && c.Group is { } group && Groups.Stakeholders.Contains(group) ? group : null,
            SecretHash: null, text, Groups.Languages.Contains(c.Language) ? c.Language : "", BuildsOn: null, FromPaper: true);
    }
}
