using System.Collections.Immutable;
using System.Diagnostics;
using OpenTalks.People;

namespace OpenTalks.Cafes;

public sealed partial record Cafe
{
    public static Cafe Evolve(Cafe cafe, CafeEvent happened) => happened switch
    {
        CafeEvent.Opened e => cafe with { Setup = e.Setup, Programme = new Programme(e.Setup.Phases) },
        CafeEvent.PersonCame e => cafe with { People = cafe.People.SetItem(e.Number, new Member(e.Role, ByDesk: e.By is not null)), Seatings = cafe.Seatings + 1 },
        CafeEvent.SetupChanged e => cafe.WithSetup(e.Setup) with { SetupsBefore = [.. cafe.SetupsBefore.TakeLast(MostUndone - 1), cafe.Planned!] },
        CafeEvent.SetupUndone => cafe.WithSetup(cafe.SetupsBefore[^1]) with { SetupsBefore = cafe.SetupsBefore[..^1] },
        CafeEvent.PeopleImported e => cafe.WithImported(e.People),
        CafeEvent.PersonClaimed e => cafe.WithMember(e.Number, member => member with { Expected = false }),
        CafeEvent.PersonLeft e => cafe.WithMember(e.Number, member => member with { Gone = true }) with { Seatings = cafe.Seatings + 1 },
        CafeEvent.PersonReturned e => cafe.WithMember(e.Number, member => member with { Gone = false }).WithoutTakenSeats(e.Number) with { Seatings = cafe.Seatings + 1 },
        CafeEvent.PersonArrived e => cafe.WithMember(e.Number, member => member with { ArrivedIn = e.Round }),
        CafeEvent.PersonReady e => cafe.WithMember(e.Number, member => member with { ReadyFor = e.Round }),

        CafeEvent.PhaseBegun e => cafe.Remembering(e.AtMs).Beginning(e.Phase, e.AtMs).Did(cafe, cafe.KindOf(e.Phase, e.AtMs), e.By, e.AtMs, e.Phase),
        CafeEvent.Paused e => (cafe.Remembering(e.AtMs) with { Programme = cafe.Programme.Pause(e.AtMs) })
            .Did(cafe, ActKind.Pause, e.By, e.AtMs, cafe.Programme.At(e.AtMs)?.Phase ?? 0),
        CafeEvent.Resumed e => (cafe with { Programme = cafe.Programme.Resume(e.AtMs) })
            .Did(cafe, ActKind.Resume, e.By, e.AtMs, cafe.Programme.At(e.AtMs)?.Phase ?? 0),
        CafeEvent.PhaseExtended e => (cafe with { Programme = cafe.Programme.Extend(e.Phase, e.ByMs) })
            .Did(cafe, ActKind.Extend, e.By, e.AtMs, e.Phase, byMs: e.ByMs),
        CafeEvent.RoundInserted e => (cafe with { Programme = cafe.Programme.Insert(e.At, e.Phases), Seatings = cafe.Seatings + 1 })
            .Did(cafe, ActKind.InsertRound, e.By, e.AtMs, e.At, e.Round),
        CafeEvent.RoundDropped e => cafe.WithoutRound(e.Round).Did(cafe, ActKind.DropRound, e.By, e.AtMs, cafe.Programme.AfterRounds(), e.Round),
        CafeEvent.TableExtended e => cafe.WithLonger(e.Round, e.Table, e.LongerMs)
            .Did(cafe, ActKind.ExtendTable, e.By, e.AtMs, cafe.Programme.IndexOf(PhaseKind.Talk, e.Round), e.Round, e.Table, e.LongerMs - cafe.LongerMs(e.Round, e.Table)),
        CafeEvent.EndMoved e => (cafe with { EndsByMs = e.ToMs }).Did(cafe, ActKind.MoveEnd, e.By, e.AtMs, 0, byMs: e.ToMs - (cafe.EndsBy(e.AtMs) ?? e.ToMs)),
        CafeEvent.ActUndone e => cafe.Undoing(e),

        CafeEvent.HelpAsked or CafeEvent.HelpWithdrawn or CafeEvent.HelpTaken or CafeEvent.HelpReleased or CafeEvent.HelpFinished or CafeEvent.HelpReopened
            or CafeEvent.Announced or CafeEvent.MessageWithdrawn or CafeEvent.LeadTaken or CafeEvent.SpeakerAsked or CafeEvent.SpeakerMoved or CafeEvent.PaceVoted
            => cafe with { Floor = cafe.Floor.Evolve(happened) },

        // A whole new plan leaves nothing for an older decision to be taken back to.
        CafeEvent.SeatsPlanned e => cafe.WithRounds(e.Rounds, e.AtMs) with { Undo = [], Seatings = cafe.Seatings + 1 },
        CafeEvent.PersonSeated e => cafe.WithNewcomer(e) with { Seatings = cafe.Seatings + 1 },
        CafeEvent.SeatingDecided e => cafe.WithRounds(e.Rounds, e.AtMs).WithLetGo(cafe) with
        {
            Arrangement = e.Arrangement,
            Undo = cafe.Undo.Push(new SeatingBefore(e.Decision, e.What, cafe.Arrangement, cafe.Seating)),
            Seatings = cafe.Seatings + 1,
        },
        CafeEvent.SeatingUndone e => cafe.Undo.Peek() is var before ? cafe with
        {
            Arrangement = before.Arrangement,
            Seating = before.Seating,
            Undo = cafe.Undo.Pop(),
            Seatings = cafe.Seatings + 1,
        } : cafe,
        CafeEvent.AttendanceTaken e => cafe with { Attendance = cafe.Attendance.SetItem(e.Round.Round, e.Round) },
        CafeEvent.MarksCounted => cafe with { MarksCounted = true },
        CafeEvent.Settled => cafe with { Settled = true },
        CafeEvent.NamesErased => cafe with { NamesErased = true },
        CafeEvent.Ended e => cafe with { EndedMs = e.AtMs },
        _ => cafe.AtTheDesk(happened),
    };

    Cafe AtTheDesk(CafeEvent happened) => happened switch
    {
        CafeEvent.PersonChanged => this with { Changes = Changes + 1 },
        CafeEvent.PersonErased e => WithMember(e.Number, member => member with { Gone = true, Erased = true }) with { Changes = Changes + 1, Seatings = Seatings + 1 },
        CafeEvent.PeopleMerged e => Merged(e) with { Changes = Changes + 1, Seatings = Seatings + 1 },
        CafeEvent.PeopleSplit e => Split(e) with { Changes = Changes + 1, Seatings = Seatings + 1 },
        CafeEvent.PersonMuted e => WithMember(e.Number, member => member with { Muted = true }),
        CafeEvent.PersonUnmuted e => WithMember(e.Number, member => member with { Muted = false }),
        CafeEvent.JoiningLocked => this with { Locked = true },
        CafeEvent.JoiningUnlocked => this with { Locked = false },
        CafeEvent.CodeRenewed => this with { CodeRenewed = true },
        CafeEvent.CodeRestored => this with { CodeRenewed = false },
        CafeEvent.DeviceCame e => this with { People = People.SetItem(e.Number, new Member(e.Role, Table: e.Table)) },
        CafeEvent.DeviceSentAway e => WithMember(e.Number, device => device with { Gone = true }),
        CafeEvent.DeviceLetBack e => WithMember(e.Number, device => device with { Gone = false }),
        CafeEvent.WallQuieted e => this with { WallQuiet = e.Quiet },
        CafeEvent.SignalsChosen e => this with { Signals = e.Ways },
        CafeEvent.SortingOffered e => this with { Sorting = e.Tasks },
        CafeEvent.SortingEnded => this with { Sorting = [] },
        CafeEvent.SpotlightMoved e => this with { Spotlight = e.Sheet },
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    /// <summary>Seats planned on other tables or rounds are made again; what was decided by hand stays for tables that stay.</summary>
    Cafe WithSetup(Setup setup)
    {
        var changed = this with { Setup = setup, Setups = Setups + 1 };
        if (Programme.Run is null) changed = changed with { Programme = new Programme(setup.Phases), ProgrammeActs = [] };
        var rounds = changed.Rounds;
        if (Setup is { } before && before.HasSameTables(setup) && before.Format == setup.Format && before.HostsDo == setup.HostsDo
            && before.LastRoundHome == setup.LastRoundHome && rounds == Rounds) return changed;
        var tables = setup.Tables.Select(table => table.Number).ToHashSet();
        return changed with
        {
            Seating = ImmutableSortedDictionary<int, RoundSeating>.Empty,
            Undo = [],
            Seatings = Seatings + 1,
            Arrangement = Arrangement with
            {
                Closed = Arrangement.Closed.RemoveRange(Arrangement.Closed.Keys.Where(table => !tables.Contains(table))),
                Locked = Arrangement.Locked.Intersect(tables),
                Pins = [.. Arrangement.Pins.Where(pin => tables.Contains(pin.Table) && pin.Round <= rounds)],
                Hosts = Arrangement.Hosts.RemoveRange(Arrangement.Hosts.Keys.Where(table => !tables.Contains(table))),
            },
        };
    }

    Cafe WithImported(ImmutableArray<ImportedPerson> people) => this with
    {
        People = People.SetItems(people.Select(person => KeyValuePair.Create(person.Number, new Member(Role.Participant, Expected: true, Listed: true)))),
        Arrangement = Arrangement.With(people),
        Undo = ImmutableStack.CreateRange(Undo.Reverse().Select(before => before with { Arrangement = before.Arrangement.With(people) })),
        Seatings = Seatings + 1,
    };

    /// <summary>With the beginnings of all phases that have begun since the run is counted.</summary>
    internal Cafe Remembering(long atMs)
    {
        if (Programme.Run is not { } run || Programme.At(atMs) is not { } here) return this;
        var began = Began;
        for (var phase = run.Phase; phase <= here.Phase; phase++)
            if (!began.ContainsKey(phase)) began = began.Add(phase, Programme.BeganMs(phase, atMs)!.Value);
        return this with { Began = began };
    }

    Cafe Beginning(int phase, long atMs)
    {
        var programme = Programme.Begin(phase, atMs);
        return this with
        {
            Turn = Programme.At(atMs) is { } here && phase < here.Phase ? Turn + 1 : Turn,
            Began = Began.RemoveRange(Began.Keys.Where(later => later >= phase)).Add(phase, programme.Run!.SinceMs),
            // The talk that ends again is attended again; rounds before it are history.
            Attendance = Attendance.RemoveRange(Attendance.Keys.Where(round => Programme.IndexOf(PhaseKind.Talk, round) >= phase)),
            Programme = programme,
            MarksCounted = MarksCounted && phase >= AfterGallery,
        };
    }

    Cafe WithMember(int number, Func<Member, Member> change) =>
        this with { People = People.SetItem(number, change(People[number])) };

    Cafe WithRounds(ImmutableArray<RoundSeats> rounds, long atMs) => rounds.Aggregate(this, (cafe, round) => cafe.WithRound(round, atMs));

    /// <summary>A newcomer's seats stay when a decision from before is taken back.</summary>
    Cafe WithNewcomer(CafeEvent.PersonSeated e)
    {
        var undo = ImmutableStack<SeatingBefore>.Empty;
        foreach (var before in Undo.Reverse())
            undo = undo.Push(before with { Seating = (this with { Seating = before.Seating }).WithSeats(e).Seating });
        return WithSeats(e) with { Undo = undo };
    }

    Cafe WithSeats(CafeEvent.PersonSeated e) => e.Seats.Aggregate(this, (cafe, seat) => cafe.WithSeat(e.Number, seat, e.AtMs));

    Cafe WithRound(RoundSeats round, long atMs)
    {
        var before = Seating.GetValueOrDefault(round.Round, RoundSeating.None);
        var tables = round.Tables.SelectMany(table => table.Value.Select(number => KeyValuePair.Create(number, table.Key)))
            .ToImmutableSortedDictionary();
        var moved = before.Tables.Where(seat => !tables.TryGetValue(seat.Key, out var table) || table != seat.Value);
        return this with { Seating = Seating.SetItem(round.Round, new RoundSeating(tables, Left(before, round.Round, moved, atMs))) };
    }

    Cafe WithSeat(int number, Seat seat, long atMs)
    {
        var before = Seating.GetValueOrDefault(seat.Round, RoundSeating.None);
        var moved = before.Tables.Where(old => old.Key == number && old.Value != seat.Table);
        return this with
        {
            Seating = Seating.SetItem(seat.Round, new RoundSeating(
                before.Tables.SetItem(number, seat.Table), Left(before, seat.Round, moved, atMs))),
        };
    }

    // A seat that nobody has sat on yet leaves no trace.
    ImmutableHashSet<(int, int)> Left(RoundSeating before, int round, IEnumerable<KeyValuePair<int, int>> moved, long atMs) =>
        RoundAt(atMs) >= round ? before.Left.Union(moved.Select(seat => (seat.Key, seat.Value))) : before.Left;
}
