using System.Collections.Immutable;
using OpenTalks.People;

namespace OpenTalks.Cafes;

public sealed partial record Cafe
{
    static Decision<CafeEvent> ChangeSetup(Cafe cafe, Setup setup, int madeFor)
    {
        if (Said(cafe.Planned!) == Said(setup)) return Decision.AlreadySo<CafeEvent>();
        if (madeFor != cafe.Setups) return new Refusal("setup-outdated");
        if (SetupFaults.Of(setup) is not []) return new Refusal("setup-unfit");
        return Fixed(cafe, setup) is { } refused ? refused : new CafeEvent.SetupChanged(setup);
    }

    static Decision<CafeEvent> UndoSetup(Cafe cafe, int madeFor)
    {
        if (cafe.SetupsBefore is not [.., var before]) return Decision.AlreadySo<CafeEvent>();
        if (madeFor != cafe.Setups) return new Refusal("setup-outdated");
        return Fixed(cafe, before) is { } refused ? refused : new CafeEvent.SetupUndone();
    }

    /// <summary>
    /// Once the programme runs, texts and links can still be corrected and nothing else. What guests agreed to when they came
    /// in is settled with the first of them.
    /// </summary>
    static Refusal? Fixed(Cafe cafe, Setup setup)
    {
        var stands = cafe.Setup!;
        if (cafe.Programme.Run is not null) return stands.IsSameButForTexts(setup) ? null : new Refusal("setup-fixed");
        if (cafe.IsAgreedTo && !stands.IsAgreedAs(setup)) return new Refusal("agreement-fixed");
        return cafe.Seated.Count() > setup.Tables.Sum(table => table.Seats) ? new Refusal("seats-taken") : null;
    }

    static Decision<CafeEvent> Import(Guid id, Cafe cafe, ImmutableArray<Newcomer> people)
    {
        if (people.IsEmpty) return Decision.AlreadySo<CafeEvent>();
        if (cafe.Seated.Count() + people.Length > cafe.TotalSeats) return new Refusal("people-over-seats");
        var hosted = cafe.Arrangement.Hosts.Keys.ToHashSet();
        var next = cafe.People.IsEmpty ? 1 : cafe.People.Keys.Last() + 1;
        var known = ImmutableArray.CreateBuilder<ImportedPerson>(people.Length);
        var besides = ImmutableArray.CreateBuilder<Beside>(people.Length);
        foreach (var person in people)
        {
            var name = Text.Line(person.Details.Name);
            if (Text.IsInvisible(name)) return new Refusal("name-missing");
            if (name.Length > Names.Longest) return new Refusal("name-too-long");
            if (person.HostOf is { } table && cafe.Table(table) is null) return new Refusal("table-unknown");
            if (person.HostOf is { } hosts && !hosted.Add(hosts)) return new Refusal("host-twice");
            besides.Add(new Beside.Keep(Person.Of(id, next, Names.Tidied(person.Details with { Name = name }))));
            known.Add(new ImportedPerson(next++, person.HostOf, person.StaysPut));
        }
        return new Decision<CafeEvent>([new CafeEvent.PeopleImported(known.MoveToImmutable())], besides.MoveToImmutable(), null);
    }

    static Decision<CafeEvent> Claim(int number, Member member)
    {
        List<CafeEvent> happened = [];
        if (member.Expected) happened.Add(new CafeEvent.PersonClaimed(number));
        if (member.Gone) happened.Add(new CafeEvent.PersonReturned(number));
        return Decision.Of<CafeEvent>([.. happened]);
    }

    // Arrays within a record are equal only as the same array.
    static string Said(Setup setup) => System.Text.Json.JsonSerializer.Serialize(setup);
}
