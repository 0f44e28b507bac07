using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Harvests.Proposals;
using OpenTalks.People;
using OpenTalks.Sheets;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests;

/// <summary>Whatever people do in whatever order, what was decided is what the events tell.</summary>
public class Any_sequence_of_commands
{
    /// <summary>Who does what, how much later, and with what: small numbers that each spec reads its own way.</summary>
    sealed record Turn(int What, int Who, int LaterMs, int With);

    static readonly Gen<Turn[]> Turns = TurnsOf(99), CafeTurns = TurnsOf(139);

    static Gen<Turn[]> TurnsOf(int kinds) =>
        Gen.Select(Gen.Int[0, kinds], Gen.Int[0, 7], Gen.Int[0, 9 * 60_000], Gen.Int[0, 9], (what, who, later, with) => new Turn(what, who, later, with)).Array[0, 60];

    [Fact]
    public void to_a_cafe_leaves_it_as_its_events_tell() => CafeTurns.Sample(turns =>
    {
        List<CafeEvent> happened = [.. Opened()];
        var (cafe, now) = (After(happened), At(0));
        foreach (var turn in turns)
        {
            now += turn.LaterMs;
            var (caller, command) = Asked(cafe, turn, now);
            var before = cafe.Programme.At(now);
            var decision = Cafe.Decide(Id, cafe, caller, command);
            happened.AddRange(decision.Events);
            cafe = decision.Events.Aggregate(cafe, Cafe.Evolve);

            (decision.Refused is null || decision.Events.IsEmpty).Should().BeTrue();
            if (CanBeRepeated(command)) Cafe.Decide(Id, cafe, caller, command).Events.Should().BeEmpty("{0} is already so", command);
            if (command is CafeCommand.Extend && before is not null) cafe.Programme.At(now)!.Phase.Should().BeGreaterThanOrEqualTo(before.Phase, "no phase is left by extending but forward");
            cafe.Seated.Count().Should().BeLessThanOrEqualTo(cafe.TotalSeats);
            cafe.People.Keys.Should().Equal(Enumerable.Range(1, cafe.People.Count));
            cafe.Began.Values.Should().BeInAscendingOrder();
            cafe.Programme.Phases.Should().NotContain(phase => phase.LengthMs < 0);
            cafe.Floor.Speakers.Count(speaker => speaker.State == Speaking.Now).Should().BeLessThanOrEqualTo(1);
            foreach (var (round, table, _) in cafe.Longer) NextTalkBegins(cafe, table, now).Should().Be(NextTalkBegins(cafe, null, now), "round {0} goes on for all at the same time", round);
            Acts.Of(cafe, now).Select(due => due.AtMs).Should().BeInAscendingOrder();
        }
        Said.Of(After(happened)).Should().Be(Said.Of(cafe));
    });

    [Fact]
    public void to_a_sheet_leaves_it_as_its_events_tell_with_places_from_1_without_holes() => Turns.Sample(turns =>
    {
        foreach (var mode in new[] { Attribution.Open, Attribution.ChathamHouse })
        {
            var cafe = After(Talking(mode));
            List<SheetEvent> happened = [];
            var (sheet, view, now) = (Sheet.Blank, SheetView.Blank, At(10));
            foreach (var turn in turns)
            {
                now += turn.LaterMs;
                var command = Asked(turn);
                var minutes = (now - At(0)) / (double)Minute;
                var caller = command is SheetCommand.Hide or SheetCommand.Show or SheetCommand.Redact or SheetCommand.CapturePaper ? Facilitator(minutes) : Marking(turn.Who, minutes);
                var decision = Sheet.Decide(1, sheet, cafe, caller, command);
                foreach (var e in decision.Events)
                {
                    sheet = Sheet.Evolve(sheet, e);
                    view = SheetView.Fold(view, SheetFact.Of(sheet, e));
                }
                happened.AddRange(decision.Events);

                var again = Sheet.Decide(1, sheet, cafe, caller, command);
                again.Events.Should().BeEmpty("{0} is already so", command);
                again.Refused.Should().Be(decision.Refused);
                sheet.Ideas.Values.Select(idea => idea.Place).Order().Should().Equal(Enumerable.Range(1, sheet.Ideas.Count));
                if (mode == Attribution.ChathamHouse) sheet.Ideas.Values.Should().NotContain(idea => idea.By != null || idea.Group != null);
            }
            Said.Of(view).Should().Be(Said.Of(SheetView.Of(sheet)));
            Said.Of(SheetView.Of(happened.Aggregate(Sheet.Blank, Sheet.Evolve))).Should().Be(Said.Of(view));
        }
    });

    [Fact]
    public void to_the_harvest_leaves_it_as_its_events_tell() => Turns.Sample(turns =>
    {
        var cafe = After(Talking());
        var sheet = Enumerable.Range(0, 5).Aggregate(Sheet.Blank, (now, n) => Sheet.Evolve(now, new SheetEvent.IdeaCaptured(Nth(n), 1, false, Ada, null, null, "x", "en", null)));
        List<HarvestEvent> happened = [];
        var (harvest, view, rae) = (Harvest.Empty, HarvestView.Empty, new Caller(6, Role.Rapporteur, At(60)));
        SheetNow? Sheets(int number) => number == 1 ? new SheetNow(sheet, 5) : null;
        foreach (var turn in turns)
        {
            HarvestCommand command = (turn.What % 24) switch
            {
                0 => new HarvestCommand.AddFinding(Nth(turn.Who), turn.With % 3 + 1, "finding"),
                1 => new HarvestCommand.WordFinding(Nth(turn.Who), $"{turn.With}"),
                2 => new HarvestCommand.DropFinding(Nth(turn.Who)),
                3 => new HarvestCommand.RestoreFinding(Nth(turn.Who)),
                4 => new HarvestCommand.Gather(Nth(turn.Who), 1, Nth(turn.With)),
                5 => new HarvestCommand.Release(Nth(turn.Who), 1, Nth(turn.With)),
                6 => new HarvestCommand.AddTheme(Nth(turn.Who), turn.With % 3 + 1, "theme"),
                7 => new HarvestCommand.NameTheme(Nth(turn.Who), $"{turn.With}"),
                8 => new HarvestCommand.DropTheme(Nth(turn.Who)),
                9 => new HarvestCommand.RestoreTheme(Nth(turn.Who)),
                10 => new HarvestCommand.MoveTheme(Nth(turn.Who), turn.With == 9 ? null : Nth(turn.With)),
                11 or 12 => new HarvestCommand.Place(Nth(turn.Who), 1, Nth(turn.With)),
                13 => new HarvestCommand.Unplace(1, Nth(turn.With)),
                14 => new HarvestCommand.SetAside(1, Nth(turn.With), $"reason {turn.Who}"),
                15 => new HarvestCommand.TakeUp(1, Nth(turn.With)),
                16 or 17 => new HarvestCommand.Merge(1, Nth(turn.With), 1, Nth(turn.Who)),
                18 => new HarvestCommand.UndoMerge(1, Nth(turn.With)),
                19 => new HarvestCommand.AddReservation(Nth(turn.Who), Nth(turn.With), ReservationKind.Minority, "some differ", [new IdeaRef(1, Nth(0))]),
                20 => turn.With % 2 == 0 ? new HarvestCommand.DropReservation(Nth(turn.Who), Nth(turn.With)) : new HarvestCommand.RestoreReservation(Nth(turn.Who), Nth(turn.With)),
                21 => new HarvestCommand.FileFinding(Nth(turn.Who), turn.With == 9 ? null : Nth(turn.With)),
                22 => turn.With % 2 == 0 ? new HarvestCommand.AnswerDissent(new IdeaRef(1, Nth(turn.Who % 3)), new IdeaRef(1, Nth(turn.With % 3)), (DissentVerdict)(turn.LaterMs % 3)) : new HarvestCommand.ReopenDissent(new IdeaRef(1, Nth(turn.Who % 3)), new IdeaRef(1, Nth(turn.With % 3))),
                _ => turn.With switch { < 4 => new HarvestCommand.SayDivergence(turn.With % 2 == 0), < 8 => new HarvestCommand.Publish(turn.Who, [new SheetSeen(1, 5)], "cafe"), _ => new HarvestCommand.Withdraw(turn.Who) },
            };
            var decision = Harvest.Decide(harvest, cafe, Sheets, rae, command);
            happened.AddRange(decision.Events);
            harvest = decision.Events.Aggregate(harvest, Harvest.Evolve);
            view = decision.Events.Select(happening => HarvestFact.Of(harvest, happening)).Aggregate(view, HarvestView.Fold);

            Harvest.Decide(harvest, cafe, Sheets, rae, command).Events.Should().BeEmpty("{0} is already so", command);
            harvest.Findings.Should().NotContain(finding => finding.Evidence.Distinct().Count() < finding.Evidence.Length);
            harvest.Version.Should().Be(happened.Count);
            foreach (var n in Enumerable.Range(0, 5))
            {
                // No circle: the head of every idea is found, and is merged into none.
                harvest.Merges.Should().NotContainKey(harvest.HeadOf(new IdeaRef(1, Nth(n))));
                // Nobody loses an idea: it lies somewhere, is set aside with a reason, or is in the tray; so is what it is merged into.
                var idea = new IdeaRef(1, Nth(n));
                var shown = new List<IdeaRef> { idea };
                while (harvest.Merges.TryGetValue(shown[^1], out var into)) shown.Add(into);
                var (lies, aside) = (shown.Any(one => harvest.LiesIn(one) is not null || harvest.InFindings().Contains(one)), shown.Any(harvest.Aside.ContainsKey));
                harvest.FateOf(idea, harvest.InFindings()).Should().BeOneOf(lies && aside ? [Fate.Placed, Fate.SetAside] : [lies ? Fate.Placed : aside ? Fate.SetAside : Fate.NotPlaced]);
            }
        }
        Said.Of(HarvestView.Of(happened.Aggregate(Harvest.Empty, Harvest.Evolve))).Should().Be(Said.Of(HarvestView.Of(harvest)));
        Said.Of(view).Should().Be(Said.Of(HarvestView.Of(harvest)));
    });

    /// <summary>When the round after the one that runs begins at a table, or for all.</summary>
    static long? NextTalkBegins(Cafe cafe, int? table, long now) =>
        cafe.Programme.IndexOf(PhaseKind.Talk, cafe.RoundAt(now) + 1) is >= 0 and var talk ? cafe.ProgrammeAt(table, now).BeginsMs(talk) : null;

    static Guid Nth(int n) => new(n + 1, 0, 0, new byte[8]);

    static bool CanBeRepeated(CafeCommand command) => command is not (CafeCommand.Join or CafeCommand.Appoint or CafeCommand.Extend or CafeCommand.ExtendTable or CafeCommand.SeatEverybody or CafeCommand.SeatOne);

    static (Caller, CafeCommand) Asked(Cafe cafe, Turn turn, long now)
    {
        var phase = cafe.Programme.At(now)?.Phase ?? 0;
        var guests = cafe.People.Where(member => member.Value.Role == Role.Participant).Select(member => member.Key).ToList();
        var guest = guests.Count > 0 ? guests[turn.Who % guests.Count] : (int?)null;
        Caller By(int? number, Role role) => new(number, role, now);
        return turn.What switch
        {
            < 2 when guest is { } one => (By(Fay, Role.Facilitator), new CafeCommand.MergePeople(one, guests[turn.With % guests.Count])),
            < 4 when guest is { } one => (By(Fay, Role.Facilitator), new CafeCommand.SplitPeople(one, guests[turn.With % guests.Count])),
            4 when guest is { } one => (By(Fay, Role.Facilitator), turn.With == 0 ? new CafeCommand.ErasePerson(one) : new CafeCommand.Mute(one)),
            5 => (By(Fay, Role.Facilitator), turn.With % 2 == 0 ? new CafeCommand.Lock() : new CafeCommand.Unlock()),
            < 20 => (By(null, Role.Stranger), new CafeCommand.Join(new PersonDetails($"Guest {turn.With}"))),
            < 30 when guest is not null => (By(guest, Role.Participant), new CafeCommand.Leave()),
            < 36 when guest is not null => (By(guest, Role.Participant), new CafeCommand.Return()),
            < 42 when guest is not null => (By(guest, Role.Participant), turn.With % 2 == 0 ? new CafeCommand.Arrive(turn.With % 4) : new CafeCommand.SayReady(turn.With % 4)),
            < 46 when guest is not null => (By(guest, Role.Participant), new CafeCommand.StayPut(Nth(turn.With))),
            < 49 when guest is not null => (By(guest, Role.Participant), new CafeCommand.MoveOn(Nth(turn.With))),
            < 50 => (By(Fay, Role.Facilitator), new CafeCommand.Start()),
            < 60 => (By(Fay, Role.Facilitator), new CafeCommand.Next(phase)),
            < 66 => (By(Fay, Role.Facilitator), new CafeCommand.Back(phase)),
            < 71 => (By(Fay, Role.Facilitator), new CafeCommand.Pause(phase)),
            < 76 => (By(Fay, Role.Facilitator), new CafeCommand.Resume(phase)),
            < 82 => (By(Fay, Role.Facilitator), new CafeCommand.Extend(turn.With, (turn.Who - 4) * 4 * Minute)),
            < 88 => (By(null, Role.Server), new CafeCommand.SeatEverybody(Plan(cafe), 1, 1)),
            < 93 when guest is { } late => (By(null, Role.Server), new CafeCommand.SeatOne(late, [new Seat(1, turn.With % 2 + 1), new Seat(2, turn.Who % 2 + 1)])),
            < 99 => (By(null, Role.Server), new CafeCommand.TakeAttendance(turn.With % 2 + 1)),
            99 => (By(Fay, Role.Facilitator), new CafeCommand.End()),
            < 104 => (By(Fay, Role.Facilitator), new CafeCommand.InsertRound(cafe.Rounds + 1)),
            < 108 => (By(Fay, Role.Facilitator), new CafeCommand.DropRound(cafe.Rounds)),
            < 113 => (By(Fay, Role.Facilitator), new CafeCommand.ExtendTable(turn.With % 2 + 1, cafe.RoundAt(now), (turn.Who - 3) * Minute)),
            < 124 => (By(Fay, Role.Facilitator), new CafeCommand.UndoAct(cafe.ActsDone - turn.With % 2)),
            < 127 when guest is not null => (By(guest, Role.Participant), new CafeCommand.AskHelp((HelpKind)(turn.With % 4))),
            < 129 => (By(Fay, Role.Facilitator), new CafeCommand.TakeHelp(turn.With)),
            < 131 => (By(Fay, Role.Facilitator), new CafeCommand.FinishHelp(turn.With)),
            < 134 when guest is not null => (By(guest, Role.Participant), new CafeCommand.AskToSpeak()),
            < 136 => (By(Fay, Role.Facilitator), new CafeCommand.GiveFloor(turn.With)),
            < 138 => (By(Fay, Role.Facilitator), new CafeCommand.PutBackSpeaker(turn.With)),
            _ => (By(Fay, Role.Facilitator), new CafeCommand.MoveEnd((turn.With - 4) * 10 * Minute, cafe.ProgrammeActs is [.., var act] ? act.Number : 0)),
        };
    }

    static ImmutableArray<RoundSeats> Plan(Cafe cafe)
    {
        int[][] halves = [[.. cafe.Seated.Take(3)], [.. cafe.Seated.Skip(3)]];
        return [Seats(1, halves), Seats(2, [halves[1], halves[0]])];
    }

    static SheetCommand Asked(Turn turn)
    {
        var secret = $"{turn.Who:x32}";
        var idea = Nth(turn.With);
        return turn.What switch
        {
            < 50 => new SheetCommand.Capture(idea, turn.Who % 3 + 1, turn.LaterMs % 5 == 0 ? " " : $"{turn.LaterMs}", "en", turn.What < 10 ? Nth(turn.Who) : null, secret),
            < 60 => new SheetCommand.Edit(idea, $"{turn.LaterMs}", secret),
            < 70 => new SheetCommand.TakeBack(idea, secret),
            < 80 => new SheetCommand.PutBack(idea, secret),
            < 86 => new SheetCommand.Star(idea),
            < 88 => new SheetCommand.Unstar(idea),
            < 92 => new SheetCommand.Mark(idea, (MarkKind)(turn.LaterMs % 3)),
            < 94 => new SheetCommand.Unmark(idea),
            94 => new SheetCommand.CountMarks(),
            < 97 => new SheetCommand.Hide(idea),
            < 98 => new SheetCommand.Show(idea),
            98 => new SheetCommand.Redact(idea),
            _ => new SheetCommand.CapturePaper(idea, turn.Who % 3, $"{turn.LaterMs}", "en", turn.Who),
        };
    }
}
