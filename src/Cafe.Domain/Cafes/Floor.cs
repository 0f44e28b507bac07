using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace OpenTalks.Cafes;

/// <summary>What somebody needs. A kind and no words of theirs: events hold nothing that is said of a person.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HelpKind>))]
public enum HelpKind
{
    [JsonStringEnumMemberName("help")] Help,
    [JsonStringEnumMemberName("language")] Language,
    [JsonStringEnumMemberName("sound")] Sound,
}

/// <summary>What a host says of the table's pace.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Pace>))]
public enum Pace
{
    [JsonStringEnumMemberName("more-time")] MoreTime,
    [JsonStringEnumMemberName("ready")] Ready,
}

/// <summary>Where somebody is in the plenary's queue.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Speaking>))]
public enum Speaking
{
    [JsonStringEnumMemberName("waiting")] Waiting,
    [JsonStringEnumMemberName("now")] Now,
    [JsonStringEnumMemberName("done")] Done,
    [JsonStringEnumMemberName("skipped")] Skipped,

    /// <summary>No longer wants to.</summary>
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,
}

/// <summary>How the end of a round is signalled: at five minutes, at two and at zero.</summary>
public sealed record SignalWays(bool Sound, bool Text, bool Colour, bool Vibration)
{
    public static SignalWays All { get; } = new(true, true, true, true);
}

/// <param name="TakenBy">The facilitator who goes; null while nobody does.</param>
/// <param name="EndedMs">When it was done with or taken back; null while it is open.</param>
public sealed record Help(int Number, int By, int? Table, HelpKind Kind, long AtMs, int? TakenBy = null, long? EndedMs = null);

/// <summary>What facilitators said to all, or to the people who sat at some tables in a round.</summary>
public sealed record Message(Guid Id, ImmutableSortedDictionary<string, string> Texts, ImmutableArray<int> Tables, int Round, long AtMs, bool Withdrawn = false)
{
    /// <summary>UTF-16 code units of one text: three of them still leave a phone's feed small.</summary>
    public const int Longest = 140;

    /// <summary>The language's text, else English, else the first there is.</summary>
    public string LanguageFor(string language) => Texts.ContainsKey(language) ? language : Texts.ContainsKey("en") ? "en" : Texts.Keys.First();
}

/// <param name="MovedMs">When the state was last changed: order among those who have spoken.</param>
public sealed record Speaker(int Entry, int? Number, int? Table, long AtMs, Speaking State, long MovedMs);

/// <param name="LongerMs">All that the table's talk goes on longer in that round.</param>
public sealed record LongerTalk(int Round, int Table, long LongerMs);

public sealed record PaceVote(int Round, int Table, Pace Vote);

/// <summary>What goes on beside the programme: who needs help, what was said to all, who wants to speak, who has the lead.</summary>
/// <param name="Lead">Number of the facilitator who has said so; null while nobody has.</param>
public sealed record Floor(
    ImmutableArray<Help> Helps, ImmutableArray<Message> Messages, ImmutableArray<Speaker> Speakers, ImmutableArray<PaceVote> Paces,
    int? Lead)
{
    public static Floor Empty { get; } = new([], [], [], [], null);

    public Help? Help(int number) => Helps.FirstOrDefault(help => help.Number == number);
    public Message? Message(Guid id) => Messages.FirstOrDefault(message => message.Id == id);
    public Speaker? Speaker(int entry) => Speakers.FirstOrDefault(speaker => speaker.Entry == entry);
    public Pace? PaceOf(int round, int table) => Paces.FirstOrDefault(vote => vote.Round == round && vote.Table == table)?.Vote;

    public Floor Evolve(CafeEvent happened) => happened switch
    {
        CafeEvent.HelpAsked e => this with { Helps = Helps.Add(new Help(e.Help, e.By, e.Table, e.Kind, e.AtMs)) },
        CafeEvent.HelpWithdrawn e => With(e.Help, help => help with { EndedMs = e.AtMs }),
        CafeEvent.HelpTaken e => With(e.Help, help => help with { TakenBy = e.By }),
        CafeEvent.HelpReleased e => With(e.Help, help => help with { TakenBy = null }),
        CafeEvent.HelpFinished e => With(e.Help, help => help with { TakenBy = help.TakenBy ?? e.By, EndedMs = e.AtMs }),
        CafeEvent.HelpReopened e => With(e.Help, help => help with { EndedMs = null }),
        CafeEvent.Announced e => this with { Messages = Messages.Add(new Message(e.Message, e.Texts, e.Tables, e.Round, e.AtMs)) },
        CafeEvent.MessageWithdrawn e => this with { Messages = [.. Messages.Select(message => message.Id == e.Message ? message with { Withdrawn = true } : message)] },
        CafeEvent.LeadTaken e => this with { Lead = e.Number },
        CafeEvent.SpeakerAsked e => this with { Speakers = Speakers.Add(new Speaker(e.Entry, e.Number, e.Table, e.AtMs, Speaking.Waiting, e.AtMs)) },
        CafeEvent.SpeakerMoved e => this with { Speakers = [.. Speakers.Select(speaker => speaker.Entry == e.Entry ? speaker with { State = e.To, MovedMs = e.AtMs } : speaker)] },
        CafeEvent.PaceVoted e => this with { Paces = Voted(e) },
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    Floor With(int number, Func<Help, Help> change) => this with { Helps = [.. Helps.Select(help => help.Number == number ? change(help) : help)] };

    ImmutableArray<PaceVote> Voted(CafeEvent.PaceVoted e)
    {
        var others = Paces.RemoveAll(vote => vote.Round == e.Round && vote.Table == e.Table);
        return e.Vote is { } vote ? others.Add(new PaceVote(e.Round, e.Table, vote)) : others;
    }
}
