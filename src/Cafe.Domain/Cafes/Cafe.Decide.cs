using System.Collections.Immutable;
using OpenTalks.People;

namespace OpenTalks.Cafes;

public sealed partial record Cafe
{
    public static Decision<CafeEvent> Decide(Guid id, Cafe cafe, Caller caller, CafeCommand command) =>
        DecideFor(id, cafe, caller.Number is { } number ? caller with { Number = cafe.Same(number) } : caller, command);

    static Decision<CafeEvent> DecideFor(Guid id, Cafe cafe, Caller caller, CafeCommand command) => command switch
    {
        CafeCommand.Open c => cafe.Setup is not null ? Decision.AlreadySo<CafeEvent>() : Open(id, c),
        _ when cafe.Setup is null => new Refusal("cafe-unknown"),
        _ when (AtTheDesk(id, cafe, caller, command) ?? WithDevices(cafe, command)) is { } decided => decided,

        CafeCommand.Join c => cafe.EndedMs is not null ? new Refusal("cafe-closed")
            : cafe.Locked ? new Refusal("cafe-locked")
            : cafe.IsFull ? new Refusal("cafe-full")
            : Come(id, cafe, c.Details, Role.Participant, null),
        CafeCommand.Appoint c => Come(id, cafe, c.Details, c.Role, c.Account),

        CafeCommand.Claim c => cafe.EndedMs is not null ? new Refusal("cafe-closed") : Participant(cafe, cafe.Same(c.Number), member => Claim(cafe.Same(c.Number), member)),

        CafeCommand.Leave when caller.Number is { } n => cafe.People[n].Gone ? Decision.AlreadySo<CafeEvent>() : new CafeEvent.PersonLeft(n),
        CafeCommand.Return when caller.Number is { } n => cafe.EndedMs is not null ? new Refusal("cafe-closed")
            : !cafe.People[n].Gone ? Decision.AlreadySo<CafeEvent>()
            : cafe.IsFull ? new Refusal("cafe-full")
            : new CafeEvent.PersonReturned(n),
        CafeCommand.MarkGone c => Participant(cafe, c.Number, member => member.Gone ? Decision.AlreadySo<CafeEvent>() : new CafeEvent.PersonLeft(c.Number)),
        CafeCommand.MarkBack c => Participant(cafe, c.Number, member => !member.Gone ? Decision.AlreadySo<CafeEvent>()
            : cafe.IsFull ? new Refusal("cafe-full") : new CafeEvent.PersonReturned(c.Number)),
        CafeCommand.Arrive c when caller.Number is { } n => Arrive(cafe, n, c, caller.NowMs),
        CafeCommand.SayReady c when caller.Number is { } n => SayReady(cafe, n, c.Round, caller.NowMs),

        CafeCommand.TakeAttendance c => TakeAttendance(cafe, c.Round),
        CafeCommand.CountMarks => cafe.MarksCounted ? Decision.AlreadySo<CafeEvent>() : new CafeEvent.MarksCounted(),
        CafeCommand.End => cafe.EndedMs is not null ? Decision.AlreadySo<CafeEvent>()
            : Decision.Of<CafeEvent>(new CafeEvent.Ended(caller.NowMs)).With(new Beside.ForgetMarkKey()),
        CafeCommand.Settle => Later(cafe, caller, GraceMs, cafe.Settled, new CafeEvent.Settled(), new Beside.ForgetOutcomes()),
        CafeCommand.EraseNames => Later(cafe, caller, cafe.Setup.RetentionDays * 24 * 3_600_000L, cafe.NamesErased, new CafeEvent.NamesErased(), new Beside.EraseNames()),
        _ when cafe.EndedMs is not null => new Refusal("cafe-closed"),

        CafeCommand.ChangeSetup c => ChangeSetup(cafe, SetupFaults.Tidied(c.Setup), c.MadeFor),
        CafeCommand.UndoSetup c => UndoSetup(cafe, c.MadeFor),
        CafeCommand.ImportPeople c => Import(id, cafe, c.People),
        CafeCommand.StayPut c when caller.Number is { } n => Staying.Stay(cafe, n, c.Decision, caller.NowMs),
        CafeCommand.MoveOn c when caller.Number is { } n => Staying.MoveOn(cafe, n, c.Decision, caller.NowMs),

        CafeCommand.Start => cafe.Programme.Run is null ? new CafeEvent.PhaseBegun(0, caller.NowMs, caller.Number) : Decision.AlreadySo<CafeEvent>(),
        CafeCommand.Pause c => Running(cafe, caller, c.Phase, here => here.Paused
            ? Decision.AlreadySo<CafeEvent>() : new CafeEvent.Paused(caller.NowMs, caller.Number)),
        CafeCommand.Resume c => Running(cafe, caller, c.Phase, here => here.Paused
            ? new CafeEvent.Resumed(caller.NowMs, caller.Number) : Decision.AlreadySo<CafeEvent>()),
        CafeCommand.Next c => Running(cafe, caller, c.Phase, here => here.Phase + 1 < cafe.Programme.Phases.Length
            ? new CafeEvent.PhaseBegun(here.Phase + 1, caller.NowMs, caller.Number) : new Refusal("programme-over")),
        CafeCommand.Back c => Running(cafe, caller, c.Phase, here => cafe.Programme.Before(here.Phase) is { } before
            ? new CafeEvent.PhaseBegun(before, caller.NowMs, caller.Number) : new Refusal("programme-at-start")),
        CafeCommand.Extend c => Extend(cafe, caller, c),
        CafeCommand.InsertRound c => InsertRound(cafe, caller, c),
        CafeCommand.DropRound c => DropRound(cafe, caller, c),
        CafeCommand.ExtendTable c => ExtendTable(cafe, caller, c),
        CafeCommand.MoveEnd c => MoveEnd(cafe, caller, c),
        CafeCommand.UndoAct c => UndoAct(cafe, caller, c),

        CafeCommand.OfferSorting => OfferSorting(cafe, caller),
        CafeCommand.EndSorting => cafe.Sorting.IsEmpty ? Decision.AlreadySo<CafeEvent>() : new CafeEvent.SortingEnded(),

        _ => OfSeats(cafe, caller, command) ?? OnTheFloor(cafe, caller, command),
    };

    static Decision<CafeEvent>? OfSeats(Cafe cafe, Caller caller, CafeCommand command) => command switch
    {
        CafeCommand.TakeSeat c => TakeSeat(cafe, caller, c),
        CafeCommand.SeatEverybody c => Unfit(cafe, c.Rounds) is { } unfit ? unfit : new CafeEvent.SeatsPlanned(c.Rounds, c.Seed, c.Steps, caller.NowMs),
        CafeCommand.SeatOne c => SeatOne(cafe, caller, c),
        CafeCommand.DecideSeating c => DecideSeating(cafe, caller, c),
        CafeCommand.UndoSeating c => UndoSeating(cafe, caller, c),
        CafeCommand.PassHost c => PassHost(cafe, caller, c),
        _ => null,
    };

    static Decision<CafeEvent>? WithDevices(Cafe cafe, CafeCommand command) => command switch
    {
        CafeCommand.AddDevice c => AddDevice(cafe, c),
        CafeCommand.SendAway c => OfDevice(cafe, c.Number, device => device.Gone ? Decision.AlreadySo<CafeEvent>() : new CafeEvent.DeviceSentAway(c.Number)),
        CafeCommand.LetBack c => OfDevice(cafe, c.Number, device => device.Gone ? new CafeEvent.DeviceLetBack(c.Number) : Decision.AlreadySo<CafeEvent>()),
        CafeCommand.Spotlight c => Show(cafe, c.Sheet),
        _ => null,
    };

    static Decision<CafeEvent> Later(Cafe cafe, Caller caller, long afterMs, bool done, CafeEvent happened, Beside beside)
    {
        if (done) return Decision.AlreadySo<CafeEvent>();
        if (cafe.EndedMs is not { } ended || caller.NowMs < ended + afterMs) return new Refusal("too-early");
        return Decision.Of(happened).With(beside);
    }

    static Decision<CafeEvent> Open(Guid id, CafeCommand.Open c)
    {
        var title = Text.Line(c.Setup.Title);
        if (Text.IsInvisible(title)) return new Refusal("title-missing");
        if (title.Length > Setup.LongestTitle) return new Refusal("title-too-long");
        var setup = SetupFaults.Tidied(c.Setup);
        if (SetupFaults.Of(setup) is not []) return new Refusal("setup-unfit");
        return Decision.Of<CafeEvent>(
                new CafeEvent.Opened(setup),
                new CafeEvent.PersonCame(1, Role.Facilitator))
            .With(new Beside.Keep(Person.Of(id, 1, c.Facilitator, c.Account)));
    }

    static Decision<CafeEvent> Come(Guid id, Cafe cafe, PersonDetails details, Role role, Guid? account, Caller? desk = null)
    {
        if (Unfit(details) is { } unfit) return unfit;
        var number = cafe.NextNumber;
        Decision<CafeEvent> came = new CafeEvent.PersonCame(number, role, desk?.Number, desk?.NowMs);
        return came.With(new Beside.Keep(Person.Of(id, number, Names.Tidied(details), account)));
    }

    static Refusal? Unfit(PersonDetails details)
    {
        var name = Text.Line(details.Name);
        return Text.IsInvisible(name) ? new Refusal("name-missing") : name.Length > Names.Longest ? new Refusal("name-too-long") : null;
    }

    static Decision<CafeEvent> Arrive(Cafe cafe, int number, CafeCommand.Arrive c, long nowMs)
    {
        var round = c.Round;
        // A device may be a moment ahead.
        if (round < 1 || round > cafe.Rounds || round > cafe.RoundAt(nowMs) + 1) return new Refusal("round-unknown");
        if (cafe.TableOf(number, round) is null) return new Refusal("no-seat");
        if (c.Table is { } table && cafe.TableOf(number, round) != table) return new Refusal("other-table");
        return cafe.People[number].ArrivedIn >= round ? Decision.AlreadySo<CafeEvent>() : new CafeEvent.PersonArrived(number, round);
    }

    static Decision<CafeEvent> SayReady(Cafe cafe, int number, int round, long nowMs)
    {
        if (round < 1 || round > cafe.Rounds || round > cafe.RoundAt(nowMs) + 1) return new Refusal("round-unknown");
        // Once the talk has begun nothing can be mended by it.
        return round <= cafe.RoundsUnderWay(nowMs) || cafe.IsReady(number, round) ? Decision.AlreadySo<CafeEvent>() : new CafeEvent.PersonReady(number, round);
    }

    static Decision<CafeEvent> TakeAttendance(Cafe cafe, int round)
    {
        if (cafe.Attendance.ContainsKey(round)) return Decision.AlreadySo<CafeEvent>();
        if (!cafe.Seating.TryGetValue(round, out var seating)) return Decision.AlreadySo<CafeEvent>();
        var there = seating.Tables.Where(seat => !cafe.People[seat.Key].Gone)
            .GroupBy(seat => seat.Value, seat => seat.Key)
            .ToImmutableSortedDictionary(table => table.Key, table => table.Order().ToImmutableArray());
        return new CafeEvent.AttendanceTaken(new RoundSeats(round, there));
    }

    /// <summary>A command that moves the programme names the phase it means; if another runs, somebody was quicker and it is already so.</summary>
    static Decision<CafeEvent> Running(Cafe cafe, Caller caller, int phase, Func<Position, Decision<CafeEvent>> decide) =>
        cafe.Programme.At(caller.NowMs) is not { } here ? new Refusal("programme-not-started")
        : here.Phase != phase ? Decision.AlreadySo<CafeEvent>()
        : decide(here);

    static Decision<CafeEvent> Extend(Cafe cafe, Caller caller, CafeCommand.Extend c)
    {
        if (c.Of is { } phases && phases != cafe.Programme.Phases.Length) return new Refusal("programme-changed");
        if (c.Phase < 0 || c.Phase >= cafe.Programme.Phases.Length) return new Refusal("phase-unknown");
        if (c.ByMs is 0 or > 4 * 3_600_000 or < -4 * 3_600_000) return new Refusal("minutes-out-of-range");
        var shortest = -cafe.Programme.Phases[c.Phase].LengthMs;
        if (cafe.Programme.At(caller.NowMs) is { } here)
        {
            if (c.Phase < here.Phase) return new Refusal("phase-over");
            if (c.Phase == here.Phase) shortest = Math.Min(0, -here.LeftMs);
        }
        var by = Math.Max(c.ByMs, shortest);
        return by == 0 ? Decision.AlreadySo<CafeEvent>() : new CafeEvent.PhaseExtended(c.Phase, by, caller.Number, caller.NowMs);
    }

    static Decision<CafeEvent> Participant(Cafe cafe, int number, Func<Member, Decision<CafeEvent>> decide) =>
        cafe.People.TryGetValue(number, out var member) && member is { Role: Role.Participant, Erased: false } && !cafe.IsDouble(number)
            ? decide(member) : new Refusal("person-unknown");

    /// <summary>
    /// What no plan may get wrong, however it was made. Who came while it was made is a latecomer and gets a seat beside it.
    /// </summary>
    static Refusal? Unfit(Cafe cafe, ImmutableArray<RoundSeats> rounds)
    {
        foreach (var round in rounds)
        {
            if (round.Round < 1 || round.Round > cafe.Rounds) return new Refusal("round-unknown");
            foreach (var (table, people) in round.Tables)
                if (cafe.Table(table) is not { } there || people.Length > there.Seats) return new Refusal("plan-outdated");
            List<int> seated = [.. round.Tables.Values.SelectMany(people => people)];
            if (seated.Distinct().Count() != seated.Count || seated.Any(number => cafe.RoleOf(number) != Role.Participant)) return new Refusal("plan-outdated");
        }
        return null;
    }

    static Decision<CafeEvent> DecideSeating(Cafe cafe, Caller caller, CafeCommand.DecideSeating c)
    {
        if (cafe.Undo.Any(before => before.Decision == c.Decision)) return Decision.AlreadySo<CafeEvent>();
        if (c.MadeFor != cafe.Seatings) return new Refusal("plan-outdated");
        if (Unfit(cafe, c.Rounds) is { } unfit) return unfit;
        var begun = cafe.RoundsUnderWay(caller.NowMs);
        if (c.Rounds.Any(round => round.Round <= begun)) return new Refusal("plan-outdated");
        return new CafeEvent.SeatingDecided(c.Decision, c.What, c.Arrangement, c.Rounds, c.Seed, c.Steps, caller.NowMs);
    }

    static Decision<CafeEvent> UndoSeating(Cafe cafe, Caller caller, CafeCommand.UndoSeating c)
    {
        if (cafe.Undo.All(before => before.Decision != c.Decision)) return Decision.AlreadySo<CafeEvent>();
        var before = cafe.Undo.Peek();
        if (before.Decision != c.Decision) return new Refusal("undo-newer-first");
        return cafe.UndoableAt(before, caller.NowMs) ? new CafeEvent.SeatingUndone(c.Decision, caller.NowMs) : new Refusal("undo-too-late");
    }

    /// <summary>People who have gone to their tables by a decision are not sent back.</summary>
    internal bool UndoableAt(SeatingBefore before, long nowMs)
    {
        var begun = RoundsUnderWay(nowMs);
        return !Seating.Any(round => round.Key <= begun && (!before.Seating.TryGetValue(round.Key, out var was) || !round.Value.Tables.SequenceEqual(was.Tables)));
    }

    static Decision<CafeEvent> SeatOne(Cafe cafe, Caller caller, CafeCommand.SeatOne c)
    {
        if (cafe.RoleOf(c.Number) != Role.Participant) return new Refusal("person-unknown");
        // Who was asked to choose again may have done so in the last moment.
        if (c.Seats.All(seat => cafe.LetGo.GetValueOrDefault(seat.Round, []).Contains(c.Number) && cafe.TableOf(c.Number, seat.Round) is not null)) return Decision.AlreadySo<CafeEvent>();
        foreach (var seat in c.Seats)
        {
            if (seat.Round < 1 || seat.Round > cafe.Rounds) return new Refusal("round-unknown");
            if (cafe.Table(seat.Table) is not { } table) return new Refusal("table-unknown");
            var taken = cafe.Seating.TryGetValue(seat.Round, out var seating)
                ? seating.Tables.Count(other => other.Value == seat.Table && other.Key != c.Number && !cafe.People[other.Key].Gone) : 0;
            if (taken >= table.Seats) return new Refusal("plan-outdated");
        }
        return new CafeEvent.PersonSeated(c.Number, c.Seats, caller.NowMs);
    }
}
