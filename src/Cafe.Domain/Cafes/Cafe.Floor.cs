using System.Collections.Immutable;
using System.Diagnostics;
using OpenTalks.People;

namespace OpenTalks.Cafes;

/// <summary>What people ask of facilitators and what facilitators say to them.</summary>
public sealed partial record Cafe
{
    /// <summary>Where somebody sits now; null before round 1 and for whoever has no seat.</summary>
    public int? SeatedAt(int number, long nowMs) => IsAt(number, Math.Max(1, RoundAt(nowMs)));

    /// <summary>The table somebody speaks from in a round: their seat's, or the one a table's device lies on.</summary>
    public int? IsAt(int number, int round) => DeviceTable(number) ?? TableOf(number, round);

    /// <summary>The host says how the table is doing, or anybody where there is none; the table's device lies before its host.</summary>
    public bool MayVotePace(int number, int round) =>
        round > 0 && IsAt(number, round) is { } table && (DeviceTable(number) is not null || (HostOf(SheetOn(round, table), round) ?? number) == number);

    static Decision<CafeEvent> OnTheFloor(Cafe cafe, Caller caller, CafeCommand command) => command switch
    {
        CafeCommand.AskHelp c when caller.Number is { } n => AskHelp(cafe, n, c.Kind, caller.NowMs),
        CafeCommand.WithdrawHelp c when caller.Number is { } n => WithdrawHelp(cafe, n, c.Help, caller.NowMs),
        CafeCommand.TakeHelp c when caller.Number is { } n => Helping(cafe, c.Help, help => TakeHelp(help, n, caller.NowMs)),
        CafeCommand.ReleaseHelp c => Helping(cafe, c.Help, help => help is { TakenBy: not null, EndedMs: null }
            ? new CafeEvent.HelpReleased(help.Number) : Decision.AlreadySo<CafeEvent>()),
        CafeCommand.FinishHelp c => Helping(cafe, c.Help, help => help.EndedMs is null
            ? new CafeEvent.HelpFinished(help.Number, caller.Number, caller.NowMs) : Decision.AlreadySo<CafeEvent>()),
        CafeCommand.ReopenHelp c => Helping(cafe, c.Help, help => help is { EndedMs: not null, TakenBy: not null }
            ? new CafeEvent.HelpReopened(help.Number) : Decision.AlreadySo<CafeEvent>()),
        CafeCommand.Announce c => Announce(cafe, caller, c),
        CafeCommand.WithdrawMessage c => cafe.Floor.Message(c.Message) is not { } message ? new Refusal("message-unknown")
            : message.Withdrawn ? Decision.AlreadySo<CafeEvent>() : new CafeEvent.MessageWithdrawn(message.Id),
        CafeCommand.QuietWall c => cafe.WallQuiet == c.Quiet ? Decision.AlreadySo<CafeEvent>() : new CafeEvent.WallQuieted(c.Quiet, caller.Number, caller.NowMs),
        CafeCommand.ChooseSignals c => cafe.Signals == c.Ways ? Decision.AlreadySo<CafeEvent>() : new CafeEvent.SignalsChosen(c.Ways, caller.Number, caller.NowMs),
        CafeCommand.TakeLead c => TakeLead(cafe, caller, c.Number),
        CafeCommand.AskToSpeak when caller.Number is { } n => AskToSpeak(cafe, n, null, caller.NowMs),
        CafeCommand.StopAsking when caller.Number is { } n => StopAsking(cafe, n, caller.NowMs),
        CafeCommand.AskTable c => AskToSpeak(cafe, null, c.Table, caller.NowMs),
        CafeCommand.GiveFloor c => MoveSpeaker(cafe, c.Entry, Speaking.Now, caller.NowMs),
        CafeCommand.EndFloor c => MoveSpeaker(cafe, c.Entry, Speaking.Done, caller.NowMs),
        CafeCommand.SkipSpeaker c => MoveSpeaker(cafe, c.Entry, Speaking.Skipped, caller.NowMs),
        CafeCommand.PutBackSpeaker c => MoveSpeaker(cafe, c.Entry, Speaking.Waiting, caller.NowMs),
        CafeCommand.VotePace c when caller.Number is { } n => VotePace(cafe, n, c, caller.NowMs),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    static Decision<CafeEvent> AskHelp(Cafe cafe, int number, HelpKind kind, long nowMs)
    {
        var open = cafe.Floor.Helps.FirstOrDefault(help => help.By == number && help.EndedMs is null);
        if (open is not null) return open.Kind == kind ? Decision.AlreadySo<CafeEvent>() : new Refusal("help-asked");
        return new CafeEvent.HelpAsked(cafe.Floor.Helps.Length + 1, number, cafe.SeatedAt(number, nowMs), kind, nowMs);
    }

    static Decision<CafeEvent> WithdrawHelp(Cafe cafe, int number, int asked, long nowMs) =>
        cafe.Floor.Help(asked) is not { } help || help.By != number ? new Refusal("help-unknown")
        : help.EndedMs is not null ? Decision.AlreadySo<CafeEvent>()
        : new CafeEvent.HelpWithdrawn(asked, nowMs);

    static Decision<CafeEvent> Helping(Cafe cafe, int asked, Func<Help, Decision<CafeEvent>> decide) =>
        cafe.Floor.Help(asked) is { } help ? decide(help) : new Refusal("help-unknown");

    static Decision<CafeEvent> TakeHelp(Help help, int number, long nowMs) =>
        help.EndedMs is not null ? new Refusal("help-over")
        : help.TakenBy == number ? Decision.AlreadySo<CafeEvent>()
        : help.TakenBy is not null ? new Refusal("help-taken")
        : new CafeEvent.HelpTaken(help.Number, number, nowMs);

    static Decision<CafeEvent> Announce(Cafe cafe, Caller caller, CafeCommand.Announce c)
    {
        if (cafe.Floor.Message(c.Message) is not null) return Decision.AlreadySo<CafeEvent>();
        var texts = ImmutableSortedDictionary<string, string>.Empty;
        foreach (var (language, said) in c.Texts)
        {
            var text = Text.Line(said);
            if (Text.IsInvisible(text)) continue;
            if (text.Length > Message.Longest) return new Refusal("message-too-long");
            if (language.Length > 0 && !Groups.Languages.Contains(language)) return new Refusal("language-unknown");
            texts = texts.Add(language, text);
        }
        if (texts.IsEmpty) return new Refusal("message-empty");
        ImmutableArray<int> tables = [.. (c.Tables ?? []).Distinct().Order()];
        if (tables.Any(table => cafe.Table(table) is null)) return new Refusal("table-unknown");
        return new CafeEvent.Announced(c.Message, texts, tables, Math.Max(1, cafe.RoundAt(caller.NowMs)), caller.Number, caller.NowMs);
    }

    static Decision<CafeEvent> TakeLead(Cafe cafe, Caller caller, int number) =>
        cafe.RoleOf(number) != Role.Facilitator ? new Refusal("person-unknown")
        : cafe.Floor.Lead == number ? Decision.AlreadySo<CafeEvent>()
        : new CafeEvent.LeadTaken(number, caller.Number, caller.NowMs);

    static Decision<CafeEvent> AskToSpeak(Cafe cafe, int? number, int? table, long nowMs)
    {
        if (table is { } asked && cafe.Table(asked) is null) return new Refusal("table-unknown");
        var waits = cafe.Floor.Speakers.Any(speaker => speaker.Number == number && speaker.Table == table && speaker.State is Speaking.Waiting or Speaking.Now);
        return waits ? Decision.AlreadySo<CafeEvent>() : new CafeEvent.SpeakerAsked(cafe.Floor.Speakers.Length + 1, number, table, nowMs);
    }

    static Decision<CafeEvent> StopAsking(Cafe cafe, int number, long nowMs) =>
        cafe.Floor.Speakers.LastOrDefault(speaker => speaker.Number == number) is { State: Speaking.Waiting } speaker
            ? new CafeEvent.SpeakerMoved(speaker.Entry, Speaking.Withdrawn, nowMs) : Decision.AlreadySo<CafeEvent>();

    /// <summary>Who gets the floor takes it from who has it.</summary>
    static Decision<CafeEvent> MoveSpeaker(Cafe cafe, int entry, Speaking to, long nowMs)
    {
        if (cafe.Floor.Speaker(entry) is not { } speaker) return new Refusal("speaker-unknown");
        if (speaker.State == to) return Decision.AlreadySo<CafeEvent>();
        if (to == Speaking.Done && speaker.State != Speaking.Now || to == Speaking.Skipped && speaker.State != Speaking.Waiting) return Decision.AlreadySo<CafeEvent>();
        if (to == Speaking.Now && speaker.State != Speaking.Waiting) return new Refusal("speaker-gone");
        var waitsAgain = to == Speaking.Waiting && speaker.Number is { } number
            && cafe.Floor.Speakers.Any(other => other.Entry > entry && other.Number == number && other.State is Speaking.Waiting or Speaking.Now);
        if (waitsAgain) return Decision.AlreadySo<CafeEvent>();
        ImmutableArray<CafeEvent> moved = [new CafeEvent.SpeakerMoved(entry, to, nowMs)];
        return Decision.Of(to == Speaking.Now && cafe.Floor.Speakers.FirstOrDefault(other => other.State == Speaking.Now) is { } before
            ? [new CafeEvent.SpeakerMoved(before.Entry, Speaking.Done, nowMs), .. moved] : moved);
    }

    static Decision<CafeEvent> VotePace(Cafe cafe, int number, CafeCommand.VotePace c, long nowMs)
    {
        if (c.Round < 1 || c.Round != cafe.RoundAt(nowMs)) return new Refusal("round-unknown");
        if (cafe.IsAt(number, c.Round) is not { } table) return new Refusal("no-seat");
        if (!cafe.MayVotePace(number, c.Round)) return new Refusal("host-paces");
        return cafe.Floor.PaceOf(c.Round, table) == c.Vote ? Decision.AlreadySo<CafeEvent>() : new CafeEvent.PaceVoted(table, c.Round, c.Vote, number);
    }
}
