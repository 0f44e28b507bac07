using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Rotations;
using OpenTalks.Web.Rotation;

namespace OpenTalks.Host.Rotation;

/// <summary>A café's seats as they stand, with what its pages and proposals need of it.</summary>
sealed class SeatingViews(Guid id, Cafe cafe, long nowMs, Persons persons, IReadOnlySet<int> connected)
{
    public int Done { get; } = cafe.RoundsUnderWay(nowMs);

    /// <summary>Made of the café and what is said of its people, which <see cref="Persons.Know"/> has read.</summary>
    public CafeRoom Look(Cafe state) => CafeRoom.Of(state, number => persons.Of(id, number), Done);

    public Proposals Proposals(ulong seed, long steps, CancellationToken cancel) =>
        new(cafe, Look(cafe), Look, number => persons.NameOf(id, number), Done, seed, steps, cancel);

    /// <param name="typed">A number or a name; null and unknown are nobody.</param>
    public int? PersonOf(string? typed)
    {
        var reader = new Reader(cafe, number => persons.NameOf(id, number));
        var person = reader.Person(typed, "person");
        return reader.Wrong is null ? person : null;
    }

    /// <summary>What a repair is made with: the same on the page of seats and on its preview.</summary>
    public ulong RepairSeed => Searches.SeedOf(id) ^ (ulong)cafe.Seatings;

    public SeatingCafe Header => new(
        id, cafe.Setup!.Title,
        cafe.Participants.ToImmutableSortedDictionary(member => member.Key, member => persons.NameOf(id, member.Key)),
        cafe.Setup.Tables, cafe.Rounds, Done, cafe.EndedMs is not null);

    /// <param name="round">The round whose tables are looked at; the next where it is none of the café's.</param>
    /// <param name="mend">Proposals are asked for though nothing is needed.</param>
    public SeatingView Page(int? round, int? person, bool mend, Wrongness? wrong, Guid? did, CancellationToken cancel)
    {
        var now = Look(cafe);
        ImmutableArray<TableSeats> all = [.. now.History.Seats, .. now.Plan.Seats];
        var shown = round is { } asked && asked >= 1 && asked <= cafe.Rounds ? asked : Math.Min(Done + 1, cafe.Rounds);
        ImmutableArray<PastDecision> past = [.. cafe.Undo.Select((before, i) => new PastDecision(before.Decision, before.What, i == 0))];
        var largest = cafe.Setup!.Tables.Max(table => table.Seats);
        var open = Math.Max(1, cafe.Setup.Tables.Count(table => !cafe.Arrangement.Closed.ContainsKey(table.Number)));
        return new SeatingView(
            Header, cafe.Seating.Count > 0, now.Plan.Score, Encounter.Again(now.Room, all), Balance(now, all, shown), Mending(now, mend, cancel), cafe.Arrangement, past,
            Offsets.For(open, Math.Clamp((cafe.Seated.Count() + open - 1) / open, 2, largest), cafe.Rounds), Guid.NewGuid().ToString("N"),
            person is { } number && cafe.People.ContainsKey(number) ? Why(now, number) : null, wrong, past.FirstOrDefault(decision => decision.Id == did));
    }

    Balance Balance(CafeRoom now, ImmutableArray<TableSeats> all, int round)
    {
        ImmutableArray<TableSeats> seats = [.. all.Where(at => at.Round == round).OrderBy(at => at.Table)];
        return new Balance(round, [.. TableMix.Of(now.Room, seats).Zip(seats, (mix, at) => new TableBalance(
            mix, cafe.Arrangement.Hosts.TryGetValue(at.Table, out var host) ? host : null, cafe.Arrangement.Locked.Contains(at.Table), at.People))]);
    }

    WhyView Why(CafeRoom now, int person)
    {
        var reasons = Rotations.Rotation.Why(now.Room, now.History, cafe.Arrangement.Rules, now.Plan).Where(reason => reason.Person == person).ToDictionary(reason => reason.Round);
        return new WhyView(person, [.. Enumerable.Range(1, cafe.Rounds).Where(round => cafe.TableOf(person, round) is not null)
            .Select(round => (round, cafe.TableOf(person, round)!.Value, reasons.GetValueOrDefault(round)))]);
    }

    Mending Mending(CafeRoom now, bool asked, CancellationToken cancel)
    {
        var running = cafe.RoundAt(nowMs);
        var round = Math.Max(1, running);
        Missing Line(int number) => new(number, cafe.TableOf(number, round), connected.Contains(number));
        var ended = cafe.EndedMs is not null;
        var needed = !ended && cafe.Seating.Count > 0 && Done < cafe.Rounds && IsNeeded(now);
        return new Mending(running,
            running == 0 || ended ? [] : [.. cafe.Seated.Where(number => cafe.TableOf(number, running) is not null && cafe.People[number].ArrivedIn < running).Select(Line)],
            [.. cafe.People.Where(member => member.Value is { Role: Role.Participant, Gone: true }).Select(member => Line(member.Key))],
            needed, needed || asked && cafe.Seating.Count > 0 && Done < cafe.Rounds ? Ways(now, cancel) : []);
    }

    /// <summary>A table of a round to come is short of people or has too many, or somebody who hosts is gone.</summary>
    bool IsNeeded(CafeRoom now) =>
        cafe.Arrangement.Hosts.Any(host => cafe.People[host.Value].Gone && !cafe.Arrangement.Closed.ContainsKey(host.Key))
        || now.Plan.Seats.Any(at => cafe.Table(at.Table) is { } table && (at.People.Length < table.Least || at.People.Length > table.Seats));

    ImmutableArray<WayCard> Ways(CafeRoom now, CancellationToken cancel) =>
        [.. Rotations.Rotation.Repairs(now.Room, now.History, cafe.Arrangement.Rules, new Standing(now.Room, now.Plan), Budget.OfSteps(Rotation.Proposals.RepairSteps), RepairSeed, cancel)
            .Select((way, i) => way switch
            {
                Healing.Possible(var preview) => new WayCard(preview.Way, AskOf(preview.Way), Changes.Of(now, preview.After.Plan, Done, preview.Successors), null),
                // The first way keeps all tables; what a closing stumbles over names its table itself.
                Healing.Impossible(var why) => new WayCard(Remark.Of(i == 0 ? "keep-tables" : "close-table", ("table", why.What.With.GetValueOrDefault("table", "–"))), new Ask("repair"), null, why),
                _ => throw new System.Diagnostics.UnreachableException(),
            })];

    static Ask AskOf(Remark way) => way.Code == "close-table" ? new Ask("close", Table: way.With["table"]) : new Ask("repair");
}
