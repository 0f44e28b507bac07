using System.Collections.Immutable;

namespace OpenTalks.Checker.Histories;

/// <summary>How an act stands when the run is over.</summary>
enum End
{
    /// <summary>Somebody was told that it is done.</summary>
    Done,

    /// <summary>Somebody was told that it is not, and why.</summary>
    Refused,

    /// <summary>Nobody knows, and its client still tries.</summary>
    Kept,

    /// <summary>Nobody knows, and nobody tries any more.</summary>
    Vanished,
}

/// <summary>What a client was told about a command; as often as it was told.</summary>
/// <param name="AtMs">Since the run began.</param>
/// <param name="Version">Null where it was refused, and where only a screen said that it is saved.</param>
sealed record Answer(double AtMs, long? Version, string? Refused);

/// <summary>One thing that somebody wanted done.</summary>
/// <param name="Cafe">Letter of the café, which every text written in it begins with.</param>
/// <param name="Kind">As in docs/protocol.md.</param>
/// <param name="To">The stream it goes to: <c>cafe/{id}</c> or <c>sheet/{id}/{number}</c>.</param>
/// <param name="Command">Null where a browser's own outbox made the id.</param>
/// <param name="Idea">Null where the browser made it, and where it is about none.</param>
/// <param name="Nonce">First word of the text; no other text of the run has it. Null where it writes none.</param>
sealed record Act(
    int Number, string Client, string Cafe, string Kind, string To, Guid? Command, string? Idea, string? Nonce, string? Detail,
    double InvokedMs, ImmutableArray<Answer> Answers, End End)
{
    public bool Writes => Kind is "capture" or "edit";
    public double? EndedMs => Answers is [var first, ..] ? first.AtMs : null;
}

/// <summary>A time in which something was done to the system.</summary>
sealed record Disturbance(double FromMs, double ToMs, string What);

/// <summary>An idea that reached a client.</summary>
/// <param name="AtMs">When its own fold had it first.</param>
sealed record Sighting(string Client, string Cafe, string Nonce, double AtMs);

/// <summary>A client that asked one node afresh after an answer, and what it did not find.</summary>
sealed record Reread(string Client, string Node, string Nonce, double AckedMs, bool Found);

/// <summary>A fold that went from one version of a sheet to an earlier one of the same epoch.</summary>
sealed record StepBack(string Client, int Sheet, long From, long To, double AtMs);

/// <summary>When a client had its news and when it had none.</summary>
sealed record Presence(string Client, double FromMs, double ToMs, string To);
