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

    public long RepairSteps { get; } = Rotation.Proposals.RepairSteps(cafe.People.Count);

    /// <summary>What a repair is made with: the same on the page of seats and on its preview.</summary>
    public ulong RepairSeed => Searches.SeedOf(id) ^ (ulong)cafe.Seatings;

    public SeatingCafe Header => new(
        id, cafe.Setup!.Title,
        cafe.Participants.ToImmutableSortedDictionary(member => member.Key, member => persons.NameOf(id, member.Key)),
        cafe.Setup.Tables, cafe.Rounds, Done, cafe.EndedMs is not null);

    /// <param name="now">The café as the planner sees it.</param>
    /// <param name="ways">Repairs that were looked for; null while they still are.</param>
    public SeatingView Page(CafeRoom now, Looked looked, ImmutableArray<Healing>? ways, SearchState? search, string tag)
    {
        ImmutableArray<TableSeats> all = [.. now.History.Seats, .. now.Plan.Seats];
        var shown = looked.Round is { } asked && asked >= 1 && asked <= cafe.Rounds ? asked : Math.Min(Done + 1, cafe.Rounds);
        ImmutableArray<PastDecision> past = [.. cafe.Undo.Select((before, i) => new PastDecision(before.Decision, before.What, i == 0))];
        var largest = cafe.Setup!.Tables.Max(table => table.Seats);
        var open = Math.Max(1, cafe.Setup.Tables.Count(table => !cafe.Arrangement.Closed.ContainsKey(table.Number)));
        return new SeatingView(
            Header, cafe.Seating.Count > 0, cafe.IsFreeChoice, now.Plan.Score, Encounter.Again(now.Room, all), Balance(now, all, shown), Mending(now, looked, ways), cafe.Arrangement, past,
            Offsets.For(open, Math.Clamp((cafe.Seated.Count() + open - 1) / open, 2, largest), cafe.Rounds), Guid.NewGuid().ToString("N"), Lint, tag, search,
            looked.Person is { } number && cafe.People.ContainsKey(number) ? Why(now, number) : null, looked.Wrong, past.FirstOrDefault(decision => decision.Id == looked.Did));
    }

    /// <summary>What the arithmetic says before round 1, with those who are here or expected.</summary>
    ImmutableArray<Finding> Lint => Done > 0 || cafe.EndedMs is not null || cafe.Seated.Count() < 2 ? [] : Linter.Check(LinterDraft.Of(cafe.Setup! with { Expected = cafe.Seated.Count() }) with
    {
        Hosts = cafe.Arrangement.Hosts.IsEmpty ? null : cafe.Arrangement.Hosts.Count,
        HostsStay = cafe.Setup.HostsDo == HostsDo.Stay,
    });

    /// <summary>Whether repairs are to be looked for: something needs mending, or somebody asks.</summary>
    public bool LooksForWays(bool asked) => cafe.EndedMs is null && cafe.Seating.Count > 0 && Done < cafe.Rounds && (asked || cafe.IsToMend(nowMs));

    public ImmutableArray<Healing> Ways(CafeRoom now, CancellationToken cancel) =>
        Rotations.Rotation.Repairs(now.Room, now.History, cafe.Arrangement.Rules, new Standing(now.Room, now.Plan), Budget.OfSteps(RepairSteps), RepairSeed, cancel);

    /// <summary>Changes with everything that the page shows and that moves by itself, so that an open page knows of newer news.</summary>
    public string Tag(bool waysReady, Guid? search, bool searching)
    {
        var absent = new Absentees(cafe, nowMs, connected).Found("", 0, _ => "");
        return FormattableString.Invariant($"{cafe.Seatings}.{Done}.{(cafe.EndedMs is null ? 0 : 1)}.{absent.NotArrived}.{absent.NotReady}.{cafe.Seated.Count()}.{(waysReady ? 1 : 0)}.{search:N}.{(searching ? 1 : 0)}");
    }

    Balance Balance(CafeRoom now, ImmutableArray<TableSeats> all, int round)
    {
        ImmutableArray<TableSeats> seats = [.. all.Where(at => at.Round == round).OrderBy(at => at.Table)];
        return new Balance(round, [.. TableMix.Of(now.Room, seats).Zip(seats, (mix, at) => new TableBalance(
            mix, cafe.Arrangement.Hosts.TryGetValue(at.Table, out var host) ? host : null, cafe.Arrangement.Locked.Contains(at.Table), at.People))]);
    }

    WhyView Why(CafeRoom now, int person)
    {
        var reasons = Rotations.Rotation.Why(now.Room, now.History, cafe.Arrangement.Rules, now.Plan, person).ToDictionary(reason => reason.Round);
        return new WhyView(person, [.. Enumerable.Range(1, cafe.Rounds).Where(round => cafe.TableOf(person, round) is not null)
            .Select(round => (round, cafe.TableOf(person, round)!.Value, reasons.GetValueOrDefault(round)))]);
    }

    Mending Mending(CafeRoom now, Looked looked, ImmutableArray<Healing>? ways)
    {
        var missing = new Absentees(cafe, nowMs, connected);
        return new Mending(missing.Running, missing.AskedFor, missing.Found(looked.Find, looked.From, number => persons.NameOf(id, number)), missing.Gone,
            cafe.IsToMend(nowMs), ways is null, ways is { } found ? Cards(now, found) : []);
    }

    ImmutableArray<WayCard> Cards(CafeRoom now, ImmutableArray<Healing> ways) =>
        [.. ways
            .Select((way, i) => way switch
            {
                Healing.Possible(var preview) => new WayCard(preview.Way, AskOf(preview.Way), Changes.Of(now, preview.After.Plan, Done, preview.Successors), null),
                // The first way keeps all tables; what a closing stumbles over names its table itself.
                Healing.Impossible(var why) => new WayCard(Remark.Of(i == 0 ? "keep-tables" : "close-table", ("table", why.What.With.GetValueOrDefault("table", "–"))), new Ask("repair"), null, why),
                _ => throw new System.Diagnostics.UnreachableException(),
            })];

    static Ask AskOf(Remark way) => way.Code switch
    {
        "close-table" => new Ask("close", Table: way.With["table"]),
        "keep-later-seats" => new Ask("keep-later"),
        _ => new Ask("repair"),
    };
}
