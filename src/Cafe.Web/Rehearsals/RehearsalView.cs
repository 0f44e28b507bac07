using System.Collections.Immutable;
using OpenTalks.Cafes;

namespace OpenTalks.Web.Rehearsals;

/// <summary>How far a rehearsal is.</summary>
public enum RehearsalState { Coming, Running, Closing, Ended, Stopped, Failed }

/// <summary>Something that went wrong in a rehearsal, on purpose, and what became of it.</summary>
/// <param name="What">"late", "cut", "back", "host-left", "took-over", "no-host", "helped".</param>
/// <param name="Number">Whom it befell.</param>
/// <param name="Table">Where the table is named; else 0.</param>
public sealed record Incident(string What, int Number, int Table = 0);

/// <summary>A rehearsal for whoever looks on.</summary>
/// <param name="Phase">The one that runs; null before the start.</param>
/// <param name="Seconds">How much of the programme has passed, of how much.</param>
/// <param name="Languages">How many the ideas are in.</param>
/// <param name="Names">Of the people in the incidents, by number.</param>
/// <param name="Code">By which one more guest comes in.</param>
public sealed record RehearsalView(
    Guid Cafe, string Title, RehearsalState State, Phase? Phase, int Seconds, int OfSeconds, int People, int Ideas, int Languages, ImmutableArray<Incident> Incidents,
    IReadOnlyDictionary<int, string> Names, string Code)
{
    public bool Runs => State is RehearsalState.Coming or RehearsalState.Running or RehearsalState.Closing;
}
