using System.Collections.Immutable;

namespace OpenTalks.Rotations;

/// <summary>Every code the planner, the linter and the balance may say, so that a check can ask for its text in every language.</summary>
public static class Sayings
{
    /// <summary>Why there can be no plan, no repair, no seat, or no such decision by hand.</summary>
    public static ImmutableArray<string> Impossible { get; } =
    [
        "apart-from-oneself", "apart-person-unknown", "history-person-twice", "history-person-unknown", "history-round-unknown", "history-table-unknown",
        "host-of-two-tables", "host-place", "host-table-unknown", "min-over-max", "must-be-together", "no-free-seat", "no-round-left", "no-rounds", "no-seat",
        "no-seating", "no-tables", "people-too-few", "person-in-both-places", "person-twice", "person-unknown", "pin-person-unknown", "pin-table-unknown",
        "pinned-closed", "pinned-host", "pinned-place", "pinned-twice", "remote-seats-too-few", "room-seats-too-few", "round-over", "seats-too-few", "stays-put",
        "table-full", "table-overfull", "table-size", "table-too-small", "table-twice", "table-unknown", "together-and-apart", "together-hosts",
        "together-no-mixed-table", "together-person-unknown", "together-too-many", "too-few-people", "too-many-rounds", "weight-out-of-range",
    ];

    /// <summary>What the linter finds, beside some of the above.</summary>
    public static ImmutableArray<string> Found { get; } =
    [
        "access-seats-too-few", "bridges-too-few", "hosts-see-one-question", "hosts-too-few", "longer-than-booked", "nothing-to-plan", "offsets-repeat",
        "pairs-again-unavoidable", "rounds-fewer-than-questions", "rounds-more-than-questions", "tables-do-not-divide", "tables-large", "tables-thin", "talk-short",
        "write-up-short",
    ];

    /// <summary>The smallest change that helps.</summary>
    public static ImmutableArray<string> Remedies { get; } =
    [
        "add-access-seats", "add-bridges", "add-people", "add-person", "add-seats", "add-table", "add-tables", "choose-round", "choose-table", "close-table",
        "complete-set-up", "drop-history-round", "hosts-travel-in-last-round", "let-move", "move-more", "move-together", "name-another-host", "name-hosts",
        "remote-seats", "remove-from-apart", "remove-from-together", "remove-person", "remove-pin", "remove-seat", "renumber-table", "room-seats", "seat-latecomer",
        "set-max", "set-min", "set-place", "set-rounds", "set-table-mixed", "set-talk", "set-weight", "set-write-up", "split-together", "swap-instead", "use-tables",
    ];

    /// <summary>What is short of perfect in a plan.</summary>
    public static ImmutableArray<string> Scores { get; } =
    [
        "apart-meet", "back-at-table", "colleagues-meet", "pairs-again", "questions-again", "sizes-differ", "table-few-groups", "table-stranger", "tables-one-region",
        "tables-unbridged",
    ];

    /// <summary>What one table lacks.</summary>
    public static ImmutableArray<string> Gaps { get; } = ["crowded", "few-groups", "no-bridge", "one-region", "stranger", "thin"];

    /// <summary>What a preview proposes.</summary>
    public static ImmutableArray<string> Ways { get; } = ["by-hand", "close-table", "keep-later-seats", "keep-tables", "merge-tables"];

    /// <summary>Why somebody sits there (<see cref="Because"/>).</summary>
    public static ImmutableArray<string> Reasons { get; } =
    [
        Because.Host, Because.Pinned, Because.StaysPut, Because.Together, Because.Home, Because.QuestionOnce, Because.MeetOnce, Because.NoReturn, Because.Apart,
        Because.ColleaguesApart, Because.ThreeGroups, Because.SharedLanguage, Because.Bridge, Because.TwoRegions, Because.EvenSizes, Because.Any,
    ];
}
