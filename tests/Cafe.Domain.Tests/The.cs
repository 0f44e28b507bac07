using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.People;

namespace OpenTalks.Domain.Tests;

/// <summary>
/// The café of these specs: two tables of three seats, two questions, two rounds. Fay facilitates; Ada, Bo, Cy and Di are guests 2 to 5.
/// Times are minutes after ten o'clock.
/// </summary>
static class The
{
    public const long Minute = 60_000, Hour = 60 * Minute;
    public const int Welcome = 0, Talk1 = 1, WriteUp1 = 2, Move2 = 3, Talk2 = 4, WriteUp2 = 5, Gallery = 6, Close = 7;
    public const int Fay = 1, Ada = 2, Bo = 3, Cy = 4, Di = 5;
    const long Ten = 1_381_226_400_000;

    public static readonly Guid Id = new("0c1a2b3c-0000-4000-8000-000000000001");
    public static readonly Guid Account = new("0c1a2b3c-0000-4000-8000-000000000002");

    public static long At(double minutes) => Ten + (long)(minutes * Minute);

    public static Phase Phase(PhaseKind kind, int minutes, int? round = null, bool waits = false) => new(kind, round, minutes * Minute, waits);

    /// <summary>Welcome (waits) 10, talk 20, write-up 2, move 4, talk 20, write-up 2, gallery 10, close 5.</summary>
    public static ImmutableArray<Phase> Phases { get; } =
    [
        Phase(PhaseKind.Welcome, 10, waits: true),
        Phase(PhaseKind.Talk, 20, 1), Phase(PhaseKind.WriteUp, 2, 1), Phase(PhaseKind.Move, 4, 2),
        Phase(PhaseKind.Talk, 20, 2), Phase(PhaseKind.WriteUp, 2, 2), Phase(PhaseKind.Gallery, 10), Phase(PhaseKind.Close, 5),
    ];

    public static Setup Setup(Attribution attribution = Attribution.Open, ImmutableArray<Phase> phases = default) => new(
        "Open Talks", "", "", "Europe/Zurich", null, "", "", attribution, ["en", "fr"],
        [Question(1, "Who?", "Qui ?"), Question(2, "How?", "Comment ?")],
        [new Table(1, "Linden", 2, 3, TablePlace.Mixed, 1), new Table(2, "Baobab", 2, 3, TablePlace.Mixed, 2)],
        phases.IsDefault ? Phases : phases, 30);

    static Question Question(int number, string en, string fr) =>
        new(number, ImmutableSortedDictionary<string, string>.Empty.Add("en", en).Add("fr", fr));

    public static CafeEvent[] Opened(Attribution attribution = Attribution.Open) => [new CafeEvent.Opened(Setup(attribution)), new CafeEvent.PersonCame(Fay, Role.Facilitator)];

    /// <summary>Open, with four guests.</summary>
    public static CafeEvent[] Filled(Attribution attribution = Attribution.Open) =>
    [
        .. Opened(attribution),
        .. Enumerable.Range(Ada, 4).Select(number => new CafeEvent.PersonCame(number, Role.Participant)),
    ];

    /// <summary>Welcome began at 0 and round 1 at 10; Ada and Bo sit at table 1, then at table 2; Cy and Di the other way round.</summary>
    public static CafeEvent[] Talking(Attribution attribution = Attribution.Open) => [.. Filled(attribution), Began(Welcome, 0), Began(Talk1, 10), Planned];

    public static CafeEvent Began(int phase, double minutes) => new CafeEvent.PhaseBegun(phase, At(minutes), Fay);

    public static CafeEvent Planned { get; } = new CafeEvent.SeatsPlanned([Seats(1, [Ada, Bo], [Cy, Di]), Seats(2, [Cy, Di], [Ada, Bo])], 7, 100, At(10));

    /// <summary>Who sits at table 1, at table 2 …</summary>
    public static RoundSeats Seats(int round, params int[][] tables) => new(round, tables
        .Select((people, index) => (Table: index + 1, People: people)).Where(table => table.People.Length > 0)
        .ToImmutableSortedDictionary(table => table.Table, table => table.People.ToImmutableArray()));

    public static Cafe After(params IEnumerable<CafeEvent> happened) => happened.Aggregate(Cafe.Unopened, Cafe.Evolve);

    public static Caller Facilitator(double minutes) => new(Fay, Role.Facilitator, At(minutes));
    public static Caller Guest(int number, double minutes, string? group = null) => new(number, Role.Participant, At(minutes), group);
    /// <summary>A guest who gives or withdraws a mark: the key stands for them.</summary>
    public static Caller Marking(int number, double minutes) => Guest(number, minutes) with { MarkKey = $"{number:x32}" };
    public static Caller Device(int number, double minutes, string? group = null) => new(number, Role.Device, At(minutes), group);
    public static Caller Server(double minutes) => new(null, Role.Server, At(minutes));
    public static Caller Stranger(double minutes = 0) => new(null, Role.Stranger, At(minutes));
}
