using System.Collections.Immutable;
using OpenTalks.People;

namespace OpenTalks.Cafes;

/// <summary>The newest act on the programme: every console shows who did what.</summary>
/// <param name="By">Name; null where it is not known.</param>
/// <param name="ByNumber">The facilitator's number.</param>
/// <param name="Phase">Index of the phase it began, stopped or changed.</param>
/// <param name="Undoable">Nothing stands on it.</param>
public sealed record ActView(int Number, ActKind Kind, string? By, int? ByNumber, long AtMs, int Phase, int? Round, int? Table, long ByMs, bool Undoable);

/// <param name="Who">Name of who asked.</param>
/// <param name="TakenBy">Name of the facilitator who goes; null while nobody does.</param>
public sealed record HelpView(int Number, int? Table, string Who, HelpKind Kind, long AtMs, string? TakenBy);

/// <param name="Lead">Has the lead now.</param>
public sealed record FacilitatorView(int Number, string Name, bool Connected, bool Lead);

/// <param name="Name">Of the person; null for a table.</param>
/// <param name="Group">Key of the stakeholder group, or null.</param>
public sealed record SpeakerView(int Entry, string? Name, int? Table, string? Group, bool Remote, Speaking State);

/// <summary>What the facilitators do while the café runs, and what they are asked for.</summary>
/// <param name="Began">When each phase began, ms since 1970, by index; null for one that has not.</param>
/// <param name="EndsByMs">When the evening is to end; null before the start.</param>
/// <param name="Helps">Open ones, the oldest first.</param>
/// <param name="Messages">The last ones that were not taken back, the newest last.</param>
/// <param name="Queue">Who speaks, then who waits, in the order in which they are to speak.</param>
public sealed record RunningView(
    ImmutableArray<long?> Began, long? EndsByMs, ActView? Act, ImmutableArray<HelpView> Helps, ImmutableArray<MessageView> Messages,
    ImmutableArray<FacilitatorView> Facilitators, ImmutableArray<SpeakerView> Queue,
    bool WallQuiet, SignalWays Signals)
{
    public static RunningView Of(Cafe cafe, Func<int, Person?> person, IReadOnlySet<int> connected, long nowMs)
    {
        string Name(int number) => person(number)?.Details.Name ?? "";
        var now = cafe.Programme.At(nowMs)?.Phase ?? -1;
        return new RunningView(
            [.. cafe.Programme.Phases.Select((_, phase) => phase <= now ? cafe.BeganMs(phase, nowMs) : null)],
            cafe.EndsBy(nowMs),
            cafe.ProgrammeActs is [.., var act] ? new ActView(
                act.Number, act.Kind, act.By is { } by ? Name(by) : null, act.By, act.AtMs, act.Phase, act.Round, act.Table, act.ByMs, cafe.CanUndoAct(nowMs)) : null,
            [.. cafe.Floor.Helps.Where(help => help.EndedMs is null)
                .Select(help => new HelpView(help.Number, help.Table, Name(help.By), help.Kind, help.AtMs, help.TakenBy is { } taker ? Name(taker) : null))],
            [.. cafe.Floor.Messages.Where(message => !message.Withdrawn).TakeLast(MessageView.Shown).Select(message => MessageView.Of(message, ""))],
            [.. cafe.People.Where(member => member.Value.Role == Role.Facilitator)
                .Select(member => new FacilitatorView(member.Key, Name(member.Key), connected.Contains(member.Key), cafe.Floor.Lead == member.Key))],
            QueueOf(cafe, person), cafe.WallQuiet, cafe.Signals);
    }

    static ImmutableArray<SpeakerView> QueueOf(Cafe cafe, Func<int, Person?> person)
    {
        Turn TurnOf(Speaker speaker) => speaker.Number is { } number
            ? new Turn(speaker.Entry, person(number)?.Details.Remote ?? false, person(number)?.Details.Group ?? "")
            : new Turn(speaker.Entry, cafe.Table(speaker.Table!.Value)?.Place == TablePlace.Remote, "");
        SpeakerView Shown(Turn turn) => cafe.Floor.Speaker(turn.Entry) is var speaker
            ? new SpeakerView(turn.Entry, speaker!.Number is { } number ? person(number)?.Details.Name ?? "" : null, speaker.Table, turn.Group is "" ? null : turn.Group, turn.Remote, speaker.State)
            : throw new InvalidOperationException();
        var spoken = cafe.Floor.Speakers.Where(speaker => speaker.State is Speaking.Done or Speaking.Now).OrderBy(speaker => speaker.MovedMs).ThenBy(speaker => speaker.Entry).Select(TurnOf);
        var waiting = cafe.Floor.Speakers.Where(speaker => speaker.State == Speaking.Waiting && (speaker.Number is not { } number || !cafe.People[number].Gone)).Select(TurnOf);
        return
        [
            .. cafe.Floor.Speakers.Where(speaker => speaker.State == Speaking.Now).Select(speaker => Shown(TurnOf(speaker))),
            .. SpeakingOrder.Of(spoken, waiting).Select(Shown),
        ];
    }
}
