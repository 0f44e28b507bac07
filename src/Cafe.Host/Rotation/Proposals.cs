using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Rotations;
using OpenTalks.Web.Rotation;

namespace OpenTalks.Host.Rotation;

/// <summary>
/// Makes what a facilitator asks into a proposal. Pure but for time: the same café, ask, seed and steps give the same proposal,
/// so a preview is accepted by making it again.
/// </summary>
/// <param name="now">The room, history and seats that stand.</param>
/// <param name="done">Rounds that count as history.</param>
sealed class Proposals(Cafe cafe, CafeRoom now, Func<Cafe, CafeRoom> look, Func<int, string> nameOf, int done, ulong seed, long steps, CancellationToken cancel)
{
    public const long PlanSteps = 400_000;

    /// <summary>Enough for a repair of a café of that many people.</summary>
    public static long RepairSteps(int people) => 60_000 + 450L * people;

    readonly Rules rules = cafe.Arrangement.Rules;
    readonly bool planned = cafe.Seating.Count > 0;

    public Proposal Of(Ask ask)
    {
        if (done >= cafe.Rounds) return Refused(ask, null, Remark.Of("no-round-left", ("done", done), ("rounds", cafe.Rounds)), Remark.Of("choose-round", ("round", cafe.Rounds)));
        var reader = new Reader(cafe, nameOf);
        var made = ask.Do switch
        {
            "plan" or "search" => Planned(ask, Rotations.Rotation.Plan(now.Room, now.History, rules, Budget.OfSteps(steps), seed, cancel)),
            "repair" => Healed(ask, Remark.Of("repair"), Rotations.Rotation.Repair(now.Room, now.History, rules, Standing, Budget.OfSteps(steps), seed, cancel)),
            "keep-later" => Healed(ask, Remark.Of("keep-later"), Rotations.Rotation.KeepingLater(now.Room, now.History, rules, Standing, Budget.OfSteps(steps), seed, cancel)),
            _ => ByHandOf(ask, reader) is { } hand ? hand : Arranged(ask, reader),
        };
        return reader.Wrong is var (field, code) ? new Proposal.Refused(new Wrongness(ask, field, code)) : made;
    }

    /// <summary>A search that has been made already.</summary>
    public Proposal Of(Ask ask, Planning planning) => Planned(ask, planning);

    Standing Standing => new(now.Room, now.Plan);

    Proposal? ByHandOf(Ask ask, Reader read)
    {
        // Read first: what is unknown is said, not planned with.
        (Func<ByHand> Decision, Func<Remark> What)? hand = ask.Do switch
        {
            "move" when (read.Person(ask.Person, "person"), read.Round(ask.Round, "round"), read.Table(ask.Table, "table")) is var (p, r, t) =>
                (() => new ByHand.Move(p, r, t), () => Remark.Of("move", ("person", p), ("round", r), ("table", t))),
            "swap" when (read.Person(ask.Person, "person"), read.Person(ask.Other, "other"), read.Round(ask.Round, "round")) is var (p, o, r) =>
                (() => new ByHand.Swap(p, o, r), () => Remark.Of("swap", ("person", p), ("other", o), ("round", r))),
            "hold" when (read.Person(ask.Person, "person"), read.Round(ask.Round, "round")) is var (p, r) =>
                (() => new ByHand.Hold(p, r), () => Remark.Of("hold", ("person", p), ("round", r))),
            "release" when (read.Person(ask.Person, "person"), read.Round(ask.Round, "round")) is var (p, r) =>
                (() => new ByHand.Release(p, r), () => Remark.Of("release", ("person", p), ("round", r))),
            "lock" when read.Table(ask.Table, "table") is var t => (() => new ByHand.Lock(t), () => Remark.Of("lock", ("table", t))),
            "unlock" when read.Table(ask.Table, "table") is var t => (() => new ByHand.Unlock(t), () => Remark.Of("unlock", ("table", t))),
            "close" when read.Table(ask.Table, "table") is var t => (() => new ByHand.Close(t), () => Remark.Of("close", ("table", t))),
            "merge" when (read.Table(ask.Table, "table"), read.Table(ask.Into, "into")) is var (t, i) =>
                (() => new ByHand.Merge(t, i), () => Remark.Of("merge", ("table", t), ("into", i))),
            _ => null,
        };
        if (hand is not var (decision, what)) return null;
        if (read.Wrong is var (field, code)) return new Proposal.Refused(new Wrongness(ask, field, code));
        if (!planned && ask.Do is not ("lock" or "unlock" or "close" or "release")) return Refused(ask, null, Remark.Of("not-planned"), Remark.Of("plan-first"));
        // Moves edit what stands; only a closing and a merge search, and take their steps from the budget.
        return Healed(ask, what(), Rotations.Rotation.Decide(now.Room, now.History, rules, now.Plan, decision(), Budget.OfSteps(steps), seed, cancel));
    }

    /// <summary>What planners must respect changes, then the seats as little as that needs.</summary>
    Proposal Arranged(Ask ask, Reader read)
    {
        if (Arranging.Of(cafe.Arrangement, ask, read) is not var (arrangement, what)) return new Proposal.Refused(new Wrongness(ask, null, "malformed"));
        if (read.Wrong is var (field, code)) return new Proposal.Refused(new Wrongness(ask, field, code));
        if (ask.Do == "host" && cafe.Arrangement.Hosts.Where(host => $"{host.Value}" == what.With["person"] && $"{host.Key}" != what.With["table"]).Select(host => host.Key).ToArray() is [var other])
            return Refused(ask, "person", Remark.Of("host-of-two-tables", ("person", what.With["person"]), ("tables", $"{other}, {what.With["table"]}")), Remark.Of("name-another-host", ("table", what.With["table"])));
        var room = look(cafe with { Arrangement = arrangement }).Room;
        if (!planned)
        {
            return Rotations.Rotation.Plan(room, now.History, rules, Budget.OfSteps(1), seed, cancel) is Planning.Impossible no && !IsOnlyEmpty(no.Reason)
                ? new Proposal.Refused(new Wrongness(ask, Finding: no.Reason)) : Made(ask, what, arrangement, now.Plan, []);
        }
        return Rotations.Rotation.Repair(room, now.History, rules, Standing, Budget.OfSteps(steps), seed, cancel) switch
        {
            Healing.Possible(var preview) => Made(ask, what, Kept(arrangement, room, preview.After.Room), preview.After.Plan, preview.Successors),
            Healing.Impossible(var why) => new Proposal.Refused(new Wrongness(ask, Finding: why)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>While people are still coming in there may be too few to plan for, which no wish is to blame for.</summary>
    static bool IsOnlyEmpty(Finding finding) => finding.What.Code is "too-few-people" or "people-too-few";

    Proposal Planned(Ask ask, Planning planning) => planning switch
    {
        Planning.Made(var plan) => Made(ask, Remark.Of(planned ? "search" : "plan"), cafe.Arrangement, plan, []),
        Planning.Impossible(var why) => new Proposal.Refused(new Wrongness(ask, Finding: why)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    Proposal Healed(Ask ask, Remark what, Healing healing) => healing switch
    {
        Healing.Possible(var preview) => Made(ask, what, Joined(ask, Kept(cafe.Arrangement, now.Room, preview.After.Room)), preview.After.Plan, preview.Successors),
        Healing.Impossible(var why) => new Proposal.Refused(new Wrongness(ask, Finding: why)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    Proposal.Made Made(Ask ask, Remark what, Arrangement arrangement, Plan after, ImmutableArray<Succession> successors)
    {
        var change = Changes.Of(now, after, done, successors);
        ImmutableArray<RoundSeats> seats = change.Next.IsEmpty && change.Later.IsEmpty ? [] : Seating.Rounds(after);
        // Where everybody is to choose again, nobody is left in a round.
        if (cafe.IsFreeChoice && !seats.IsEmpty)
            seats = [.. seats, .. cafe.Seating.Keys.Where(round => round > done && seats.All(one => one.Round != round)).Select(round => new RoundSeats(round, ImmutableSortedDictionary<int, ImmutableArray<int>>.Empty))];
        return new(ask, what, arrangement, after, change, seats, seed, steps, cafe.Seatings, done);
    }

    static Proposal.Refused Refused(Ask ask, string? field, Remark what, Remark remedy) => new(new Wrongness(ask, field, Finding: new Finding(what, remedy)));

    /// <summary>Where tables merge, the sheet of the one that closes lies beside the other's.</summary>
    static Arrangement Joined(Ask ask, Arrangement arrangement) =>
        ask.Do != "merge" ? arrangement : arrangement with { Merged = arrangement.Merged.SetItem(Number(ask.Table), Number(ask.Into)) };

    static int Number(string? text) => int.Parse(text!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What the planner left of the arrangement, with what it has not seen: it knows nobody who has left before a round.</summary>
    static Arrangement Kept(Arrangement was, Room seen, Room after)
    {
        var people = seen.People.Select(person => person.Number).ToHashSet();
        var now = was.After(after);
        return now with
        {
            Pins = [.. now.Pins, .. was.Pins.Where(pin => !people.Contains(pin.Person))],
            StayPut = now.StayPut.Union(was.StayPut.Where(person => !people.Contains(person))),
            Together = [.. now.Together, .. was.Together.Where(list => !list.All(people.Contains))],
            Apart = [.. now.Apart, .. was.Apart.Where(list => !list.All(people.Contains))],
        };
    }
}
