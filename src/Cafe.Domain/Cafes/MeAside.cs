using System.Collections.Immutable;

namespace OpenTalks.Cafes;

/// <summary>Help that somebody has asked for and not had yet.</summary>
/// <param name="Taker">Name of the facilitator who comes; null while nobody does.</param>
public sealed record MyHelp(int Number, HelpKind Kind, long AtMs, string? Taker);

/// <summary>What facilitators said, in one reader's language.</summary>
/// <param name="Language">Two-letter code of the text, empty where it was not said.</param>
/// <param name="Tables">The tables it was meant for; none for everybody.</param>
public sealed record MessageView(Guid Id, string Text, string Language, long AtMs, ImmutableArray<int> Tables)
{
    /// <summary>A phone shows so many.</summary>
    public const int Shown = 3;

    /// <summary>The newest for everybody and for one table, the newest last.</summary>
    /// <param name="table">By round, the table of who reads; null for the wall, which shows what is for everybody.</param>
    public static ImmutableArray<MessageView> For(Cafe cafe, Func<int, int?> table, string language) =>
        [.. cafe.Floor.Messages.Where(message => !message.Withdrawn
                && (message.Tables.IsEmpty || table(message.Round) is { } at && message.Tables.Contains(at)))
            .TakeLast(Shown).Select(message => Of(message, language))];

    public static MessageView Of(Message message, string language) => message.LanguageFor(language) is var spoken
        ? new MessageView(message.Id, message.Texts[spoken], spoken, message.AtMs, message.Tables) : throw new InvalidOperationException();
}

/// <summary>What goes on beside the programme, for one person.</summary>
/// <param name="Speaking">Whether the person waits to speak or has the floor; null for neither.</param>
/// <param name="MayVotePace">The person says how the table is doing: as its host, or where it has none.</param>
/// <param name="Pace">What was said of it in this round.</param>
public sealed record MeAside(MyHelp? Help, ImmutableArray<MessageView> Messages, Speaking? Speaking, bool MayVotePace, Pace? Pace)
{
    public static MeAside Of(Cafe cafe, int number, Func<int, string> nameOf, string language, long nowMs)
    {
        var help = cafe.Floor.Helps.LastOrDefault(asked => asked.By == number && asked.EndedMs is null);
        var round = cafe.RoundAt(nowMs);
        return new MeAside(
            help is null ? null : new MyHelp(help.Number, help.Kind, help.AtMs, help.TakenBy is { } taker ? nameOf(taker) : null),
            MessageView.For(cafe, of => cafe.IsAt(number, of), language),
            cafe.Floor.Speakers.LastOrDefault(speaker => speaker.Number == number)?.State is { } state and (Cafes.Speaking.Waiting or Cafes.Speaking.Now) ? state : null,
            cafe.EndedMs is null && cafe.MayVotePace(number, round),
            cafe.IsAt(number, round) is { } table ? cafe.Floor.PaceOf(round, table) : null);
    }
}
