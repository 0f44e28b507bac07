using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OpenTalks.Checker.Histories;

namespace OpenTalks.Checker.Verdicts;

/// <summary>An event as it stands in the database.</summary>
/// <param name="Stream">As in the database: <c>sheet/{café}/{number}</c>.</param>
sealed record Stored(long Sequence, string Stream, long Version, string Type, JsonObject Data);

/// <summary>A row of the outcome table.</summary>
sealed record Kept(Guid Command, string Stream, long Version, string? Refused);

/// <summary>An idea as somebody shows it.</summary>
/// <param name="Text">Empty where it is taken back.</param>
/// <param name="Marks">Null where none were counted.</param>
sealed record Card(string Id, int Place, int Round, string Text, bool TakenBack, int? StarredIn, int? Marks);

/// <summary>A sheet as somebody shows it after the end.</summary>
/// <param name="Whose">A client's fold of its pushes, a fresh read by a client, or a node.</param>
/// <param name="Stream">Of the sheet.</param>
sealed record Board(string Whose, string Stream, long Version, ImmutableArray<Card> Ideas);

/// <summary>What a browser's screen shows of one sheet.</summary>
/// <param name="Nonces">The first words of the ideas that are to be read.</param>
sealed record Screen(string Whose, string Cafe, ImmutableArray<string> Nonces);

/// <summary>All that the verdicts are given.</summary>
/// <param name="Reports">By the café's letter, the text of its report.</param>
/// <param name="NodesSaid">What the nodes have logged.</param>
/// <param name="Projections">Async projections that the database knows of.</param>
/// <param name="StoppedMs">When the last fault was over.</param>
sealed record Evidence(
    ImmutableArray<Act> Acts,
    ImmutableArray<Stored> Events,
    ImmutableArray<Kept> Outcomes,
    ImmutableArray<Board> Boards,
    ImmutableArray<Screen> Screens,
    ImmutableDictionary<string, string> Reports,
    ImmutableArray<Disturbance> Disturbances,
    ImmutableArray<Sighting> Sightings,
    ImmutableArray<Reread> Rereads,
    ImmutableArray<StepBack> StepsBack,
    ImmutableArray<Presence> Presences,
    string NodesSaid,
    int Projections,
    double StoppedMs)
{
    (ImmutableArray<Stored> Of, ILookup<string, Stored> Texts) counted;

    public static Evidence None { get; } = new([], [], [], [], [], ImmutableDictionary<string, string>.Empty, [], [], [], [], [], "", 0, 0);

    /// <summary>The first words of all texts that were written, each as often as it stands in an event that writes it.</summary>
    public ILookup<string, Stored> Nonces
    {
        get
        {
            // A copy with other events takes this along.
            if (counted.Of != Events)
                counted = (Events, Events.Where(one => one.Type is "sheet.idea-captured" or "sheet.idea-edited").ToLookup(one => NonceOf((string?)one.Data["text"] ?? "")));
            return counted.Texts;
        }
    }

    public static string NonceOf(string text) => text.Split(' ', 2)[0];
}
