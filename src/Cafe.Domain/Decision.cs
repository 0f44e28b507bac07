using System.Collections.Immutable;
using OpenTalks.People;

namespace OpenTalks;

/// <summary>A rule said no. The code is part of the protocol (docs/protocol.md) and has a text in every language.</summary>
public sealed record Refusal(string Code);

/// <summary>What must be written in the same commit as a decision's events and is no event itself.</summary>
public abstract record Beside
{
    /// <summary>Keeps what is said of a person, whose number the event carries.</summary>
    public sealed record Keep(Person Person) : Beside;

    /// <summary>Keeps that nothing is said of a person any more, makes what is left of their words unrecognisable, and notes it in the ledger.</summary>
    public sealed record Erase(Person Nobody) : Beside;

    /// <summary>Takes the text of an idea out of all that is stored of it, and notes it in the ledger.</summary>
    public sealed record Mask(Guid Idea) : Beside;

    /// <summary>Takes a round's open question out of all that is stored of it, and notes it in the ledger.</summary>
    public sealed record MaskAsked(int Round) : Beside;

    /// <summary>Forgets the outcomes of the café's commands: nobody repeats one any more.</summary>
    public sealed record ForgetOutcomes : Beside;

    /// <summary>Forgets the key by which the café's marks know their people; from then on a mark is nobody's.</summary>
    public sealed record ForgetMarkKey : Beside;

    /// <summary>Erases what names somebody in the café; groups, regions and languages stay for the figures.</summary>
    public sealed record EraseNames : Beside;

    Beside() { }
}

/// <summary>What a decider answers: events in order (none: it is already so), or a refusal.</summary>
public sealed record Decision<TEvent>(ImmutableArray<TEvent> Events, ImmutableArray<Beside> Besides, Refusal? Refused)
{
    public static implicit operator Decision<TEvent>(TEvent happened) => new([happened], [], null);
    public static implicit operator Decision<TEvent>(Refusal refused) => new([], [], refused);

    public Decision<TEvent> With(Beside beside) => this with { Besides = Besides.Add(beside) };
}

/// <summary>Shorthands for the answers of every decider.</summary>
public static class Decision
{
    public static Decision<TEvent> AlreadySo<TEvent>() => new([], [], null);
    public static Decision<TEvent> Of<TEvent>(params ImmutableArray<TEvent> events) => new(events, [], null);
}

/// <summary>Who asks, and when. A stranger has no number; the server's own commands have <see cref="Role.Server"/>.</summary>
/// <param name="Group">The stakeholder group's key, kept beside an idea where the café stores groups only.</param>
/// <param name="Remote">The person takes part from elsewhere.</param>
/// <param name="NowMs">Milliseconds since 1970 of the database's clock.</param>
/// <param name="MarkKey">HMAC of person and idea under the café's key, hexadecimal: it knows a second mark from the first and nobody's name. Only where a mark is given or withdrawn.</param>
public sealed record Caller(int? Number, Role Role, long NowMs, string? Group = null, bool Remote = false, string? MarkKey = null);
