using System.Collections.Immutable;
using OpenTalks.People;

namespace OpenTalks.Cafes;

/// <summary>What the desk decides about people: correcting, merging doubles, erasing.</summary>
public sealed partial record Cafe
{
    /// <summary>The facilitator who acts; a facilitator always has a number.</summary>
    static int By(Caller caller) => caller.Number ?? 0;

    /// <summary>What only the desk, or the person, asks for; null for every other command.</summary>
    static Decision<CafeEvent>? AtTheDesk(Guid id, Cafe cafe, Caller caller, CafeCommand command) => command switch
    {
        CafeCommand.CorrectPerson c => Participant(cafe, c.Number, _ => Correct(id, caller, c)),
        CafeCommand.MergePeople c => MergePeople(cafe, caller, c),
        CafeCommand.SplitPeople c => SplitPeople(cafe, caller, c),
        CafeCommand.ErasePerson c => Erase(id, cafe, caller, c.Number),
        CafeCommand.EraseMe when caller.Number is { } n => Erase(id, cafe, caller, n),
        CafeCommand.AddPerson or CafeCommand.Mute or CafeCommand.Unmute or CafeCommand.Lock or CafeCommand.Unlock or CafeCommand.RenewCode or CafeCommand.RestoreCode
            when cafe.EndedMs is not null => new Refusal("cafe-closed"),

        CafeCommand.AddPerson c => cafe.IsFull ? new Refusal("cafe-full") : Come(id, cafe, c.Details, Role.Participant, null, caller),
        CafeCommand.Mute c => Participant(cafe, c.Number, member => member.Muted
            ? Decision.AlreadySo<CafeEvent>() : new CafeEvent.PersonMuted(c.Number, By(caller), caller.NowMs)),
        CafeCommand.Unmute c => Participant(cafe, c.Number, member => !member.Muted
            ? Decision.AlreadySo<CafeEvent>() : new CafeEvent.PersonUnmuted(c.Number, By(caller), caller.NowMs)),
        CafeCommand.Lock => cafe.Locked ? Decision.AlreadySo<CafeEvent>() : new CafeEvent.JoiningLocked(By(caller), caller.NowMs),
        CafeCommand.Unlock => !cafe.Locked ? Decision.AlreadySo<CafeEvent>() : new CafeEvent.JoiningUnlocked(By(caller), caller.NowMs),
        CafeCommand.RenewCode => new CafeEvent.CodeRenewed(By(caller), caller.NowMs),
        CafeCommand.RestoreCode => cafe.CodeRenewed ? new CafeEvent.CodeRestored(By(caller), caller.NowMs) : Decision.AlreadySo<CafeEvent>(),
        _ => null,
    };

    static Decision<CafeEvent> Correct(Guid id, Caller caller, CafeCommand.CorrectPerson c)
    {
        if (Unfit(c.Details) is { } unfit) return unfit;
        Decision<CafeEvent> changed = new CafeEvent.PersonChanged(c.Number, By(caller), caller.NowMs);
        return changed.With(new Beside.Keep(Person.Of(id, c.Number, Names.Tidied(c.Details))));
    }

    static Decision<CafeEvent> MergePeople(Cafe cafe, Caller caller, CafeCommand.MergePeople c)
    {
        if (cafe.Merges?.GetValueOrDefault(c.Drop)?.Keep == c.Keep) return Decision.AlreadySo<CafeEvent>();
        if (c.Keep == c.Drop) return new Refusal("person-same");
        return Participant(cafe, c.Keep, _ => Participant(cafe, c.Drop, _ => new CafeEvent.PeopleMerged(c.Keep, c.Drop, By(caller), caller.NowMs)));
    }

    static Decision<CafeEvent> SplitPeople(Cafe cafe, Caller caller, CafeCommand.SplitPeople c)
    {
        if (cafe.Merges?.GetValueOrDefault(c.Drop) is not { } merge || merge.Keep != c.Keep) return Decision.AlreadySo<CafeEvent>();
        // Who is one person and was erased as one stays so.
        return cafe.People[cafe.Same(c.Keep)].Erased ? new Refusal("person-unknown")
            : !merge.WasGone && cafe.IsFull ? new Refusal("cafe-full")
            : new CafeEvent.PeopleSplit(c.Keep, c.Drop, By(caller), caller.NowMs);
    }

    /// <summary>Nothing is left to say of a person; their doubles are they.</summary>
    static Decision<CafeEvent> Erase(Guid id, Cafe cafe, Caller caller, int number)
    {
        if (cafe.People.TryGetValue(number, out var member) && member.Erased) return Decision.AlreadySo<CafeEvent>();
        return Participant(cafe, number, _ => cafe.NumbersOf(number).Aggregate(
            (Decision<CafeEvent>)new CafeEvent.PersonErased(number, By(caller), caller.NowMs),
            (decision, same) => decision.With(new Beside.Erase(Person.Of(id, same, new PersonDetails(""))))));
    }

    /// <summary>Where the one who stays had no seat, they take the other's; so they do with the table that the other hosts.</summary>
    Cafe Merged(CafeEvent.PeopleMerged e)
    {
        if (e.Keep == e.Drop) return this;
        ImmutableArray<Seat> given = [.. Seating
            .Where(round => round.Value.Tables.ContainsKey(e.Drop) && !round.Value.Tables.ContainsKey(e.Keep))
            .Select(round => new Seat(round.Key, round.Value.Tables[e.Drop]))];
        var merges = Merges ?? ImmutableSortedDictionary<int, Merge>.Empty;
        int? hosted = Arrangement.Hosts.ContainsValue(e.Keep) ? null
            : Arrangement.Hosts.Where(host => host.Value == e.Drop).Select(host => (int?)host.Key).FirstOrDefault();
        return WithSeats(new CafeEvent.PersonSeated(e.Keep, given, e.AtMs)).WithMember(e.Drop, member => member with { Gone = true }) with
        {
            Arrangement = hosted is { } table ? Arrangement with { Hosts = Arrangement.Hosts.SetItem(table, e.Keep) } : Arrangement,
            Merges = merges.SetItem(e.Drop, new Merge(e.Keep, People[e.Drop].Gone, given, hosted)),
        };
    }

    Cafe Split(CafeEvent.PeopleSplit e)
    {
        if (Merges?.GetValueOrDefault(e.Drop) is not { } merge) return this;
        var seating = Seating;
        foreach (var seat in merge.Given)
            if (seating[seat.Round] is var round && round.Tables.GetValueOrDefault(e.Keep) == seat.Table)
                seating = seating.SetItem(seat.Round, round with { Tables = round.Tables.Remove(e.Keep) });
        // Another host may have been named since.
        var hosts = merge.Hosted is { } table && Arrangement.Hosts.GetValueOrDefault(table) == e.Keep ? Arrangement.Hosts.SetItem(table, e.Drop) : Arrangement.Hosts;
        return WithMember(e.Drop, member => member with { Gone = merge.WasGone }) with { Seating = seating, Arrangement = Arrangement with { Hosts = hosts }, Merges = Merges.Remove(e.Drop) };
    }
}
