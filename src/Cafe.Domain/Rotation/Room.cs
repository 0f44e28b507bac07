using System.Collections.Immutable;

namespace OpenTalks.Rotations;

/// <summary>Where a person takes part, or which people a table can take: only a table can be mixed.</summary>
public enum Place { Room, Remote, Mixed }

/// <summary>How questions, tables and people combine; it decides who moves when a round ends.</summary>
public enum Format
{
    /// <summary>Each table has a question; people rotate until they have worked on all.</summary>
    QuestionPerTable,
    /// <summary>Every table has the same question, a new one each round.</summary>
    QuestionPerRound,
    /// <summary>People choose; only hosts, pinned and stay-put people are seated.</summary>
    FreeChoice,
    /// <summary>After each round, half of each table moves: those who have been there longest.</summary>
    HalfMoves,
    /// <summary>Questions travel and people stay (fixed furniture).</summary>
    QuestionsMove,
}

/// <summary>What hosts do in the rounds: where they are fixed, they see only their own question.</summary>
public enum HostsDo { Stay, Move, TravelInLastRound }

/// <summary>What the planner may know about a person; the number is the one on the badge.</summary>
/// <param name="Number">Unique within the café, above 0.</param>
public sealed record RoomPerson(int Number)
{
    public string Group { get; init; } = "";
    /// <summary>Empty means none: two people without one are not colleagues.</summary>
    public string Organisation { get; init; } = "";
    public string Region { get; init; } = "";
    public ImmutableArray<string> Languages { get; init => field = value.IsDefault ? [] : value; } = [];
    public Place Place { get; init; }
    public int? HostOf { get; init; }
    /// <summary>Keeps the first table for the whole café, whichever it is, if no pin says which.</summary>
    public bool StaysPut { get; init; }
    /// <summary>Rounds, from 1, in which this person takes no part.</summary>
    public ImmutableArray<int> Absent { get; init => field = value.IsDefault ? [] : value; } = [];

    public bool TakesPartIn(int round) => !Absent.Contains(round);
}

/// <summary>A table as the planner sees it: how many, who, and which question lies there.</summary>
/// <param name="Min">People at least, if anybody sits there at all.</param>
/// <param name="Max">Seats.</param>
public sealed record RoomTable(int Number, int Min, int Max)
{
    public Place Place { get; init; }
    public string? Question { get; init; }
    /// <summary>Takes nobody but its host and who is pinned there.</summary>
    public bool Locked { get; init; }
    /// <summary>Nobody sits there from this round on; null means it stays open.</summary>
    public int? ClosedFrom { get; init; }

    public bool ClosedIn(int round) => round >= ClosedFrom;
}

/// <summary>One person's seat decided by hand.</summary>
public sealed record Pin(int Person, int Round, int Table);

/// <summary>Everything a plan depends on but what has happened: people, tables, rounds and what was decided by hand.</summary>
public sealed record Room(ImmutableArray<RoomPerson> People, ImmutableArray<RoomTable> Tables, int Rounds)
{
    public Format Format { get; init; }
    public HostsDo Hosts { get; init; }
    /// <summary>In the last round everybody is back at the table of the first.</summary>
    public bool LastRoundHome { get; init; }
    /// <summary>People who share a table in every round: language buddy, assistant.</summary>
    public ImmutableArray<ImmutableArray<int>> Together { get; init => field = value.IsDefault ? [] : value; } = [];
    /// <summary>People who should not meet; a soft rule.</summary>
    public ImmutableArray<ImmutableArray<int>> Apart { get; init => field = value.IsDefault ? [] : value; } = [];
    public ImmutableArray<Pin> Pins { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether this host is bound to the table in that round.</summary>
    public bool HostSits(int round) => Hosts switch
    {
        HostsDo.Stay => true,
        HostsDo.Move => round == 1,
        _ => round < Rounds || Rounds == 1,
    };
}

/// <summary>Who sits, or sat, at one table in one round.</summary>
/// <param name="People">Numbers, ascending.</param>
public sealed record TableSeats(int Round, int Table, ImmutableArray<int> People);

/// <summary>What happened, not what was planned: who really sat where in the rounds that are over.</summary>
/// <param name="Done">Rounds that are over, from the first; the plan begins with the next.</param>
public sealed record History(int Done, ImmutableArray<TableSeats> Seats)
{
    public static History None { get; } = new(0, []);
}
