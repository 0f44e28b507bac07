using System.Collections.Immutable;
using CsCheck;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.People;
using OpenTalks.Reports;
using OpenTalks.Rotations;
using OpenTalks.Sheets;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Cafes;

public class Laying_the_sheets
{
    static Setup Of(Format format, int tables, int questions, int rounds, bool home = false, HostsDo hosts = HostsDo.Stay) => Setup() with
    {
        Format = format, LastRoundHome = home, HostsDo = hosts,
        Questions = [.. Enumerable.Range(1, questions).Select(number => new Question(number, ImmutableSortedDictionary<string, string>.Empty.Add("en", $"Question {number}?")))],
        Tables = [.. Enumerable.Range(1, tables).Select(number => new Table(number, $"T{number}", 1, 5, TablePlace.Mixed, (number - 1) % questions + 1))],
        Phases = [.. Enumerable.Range(1, rounds).SelectMany(round => new[] { Phase(PhaseKind.Talk, 20, round), Phase(PhaseKind.WriteUp, 2, round) }), Phase(PhaseKind.Gallery, 10)],
    };

    static Cafe Opened(Setup setup, int people = 0) =>
        After([new CafeEvent.Opened(setup), new CafeEvent.PersonCame(Fay, Role.Facilitator), .. Enumerable.Range(2, people).Select(number => new CafeEvent.PersonCame(number, Role.Participant))]);

    [Fact]
    public void with_a_question_per_table_each_keeps_its_own() =>
        new[] { 1, 2, 3 }.Select(round => Opened(Of(Format.QuestionPerTable, 6, 3, 3)).SheetOn(round, 4)).Should().AllBeEquivalentTo(4);

    [Fact]
    public void with_a_question_per_round_gives_each_table_a_sheet_for_each_question()
    {
        var cafe = Opened(Of(Format.QuestionPerRound, 12, 2, 3));
        new[] { 1, 2, 3 }.Select(round => (cafe.SheetOn(round, 7), cafe.QuestionOn(round, 7).Number)).Should().Equal((7, 1), (107, 2), (7, 1));
        cafe.Sheets.Should().HaveCount(24);
        cafe.PlaceOf(107)!.Home.Name.Should().Be("T7");
        new[] { 0, 13, 113, 207, 100, -7 }.Should().OnlyContain(number => !cafe.HasSheet(number));
    }

    [Fact]
    public void with_questions_that_move_brings_each_question_to_each_table_while_people_stay()
    {
        var cafe = Opened(Of(Format.QuestionsMove, 12, 3, 3) with { Tables = [.. Enumerable.Range(1, 12).Select(number => new Table(number, "T", 1, 5, TablePlace.Mixed, (number - 1) / 4 + 1))] });
        for (var table = 1; table <= 12; table++)
            new[] { 1, 2, 3 }.Select(round => cafe.QuestionOn(round, table).Number).Should().BeEquivalentTo([1, 2, 3], "of table {0}", table);
        cafe.SheetOn(1, 1).Should().Be(1);
        cafe.SheetOn(2, 1).Should().Be(5, "the sheet of the next question comes");
    }

    [Fact]
    public void of_tables_that_merge_puts_one_beside_the_other()
    {
        var cafe = After([.. Talking(), new CafeEvent.SeatingDecided(Guid.Empty, Remark.Of("merge"), Arrangement.None with
        {
            Closed = ImmutableSortedDictionary<int, int>.Empty.Add(2, 2),
            Merged = ImmutableSortedDictionary<int, int>.Empty.Add(2, 1),
        }, [Seats(2, [Ada, Bo, Cy])], 1, 1, At(15))]);
        (cafe.SheetsBeside(1, 1).Length, cafe.SheetsBeside(2, 1).Single()).Should().Be((0, 2));
        MeView.Of(cafe, Ada, _ => "Ada", "en", At(40)).Beside.Should().Equal(new SheetBeside(2, 2, 2));
        (cafe.MayRead(2, Ada, At(40)), cafe.MayWriteOn(2, Ada, 2), cafe.MayRead(2, Ada, At(15))).Should().Be((true, false, false));
    }

    /// <summary>Whatever the format: everybody's stop has a sheet and the question that is on it, and every sheet with an idea is in gallery and report.</summary>
    [Fact]
    public void leaves_no_one_without_a_sheet_and_no_sheet_without_a_reader() => Gen.Select(
        Gen.Enum<Format>(), Gen.Int[2, 10], Gen.Int[1, 4], Gen.Int[1, 4], Gen.Bool, Gen.Enum<HostsDo>()).Select(Gen.Int[0, 30], Gen.Int[0, 3]).Sample((shape, people, host) =>
    {
        var (format, tables, questions, rounds, home, hosts) = shape;
        var cafe = Opened(Of(format, tables, questions, rounds, home, hosts), Math.Min(people, tables * 3));
        if (host > 0 && host <= tables && people > 5) cafe = cafe with { Arrangement = cafe.Arrangement with { Hosts = ImmutableSortedDictionary<int, int>.Empty.Add(host, 3) } };
        var now = CafeRoom.Of(cafe, _ => null, 0);
        if (format == Format.FreeChoice)
            foreach (var number in cafe.Seated)
                for (var round = 1; round <= rounds; round++)
                {
                    var table = Enumerable.Range(1, tables).First(one => cafe.HostedBy(number, round) == one || cafe.Chooses(number, round) && cafe.FreeSeats(one, round) > 0);
                    cafe = Cafe.Evolve(cafe, new CafeEvent.PersonSeated(number, [new Seat(round, table)], At(0)));
                }
        else if (Rotation.Plan(now.Room, History.None, Rules.Default, Budget.OfSteps(200), 1, CancellationToken.None) is Planning.Made made)
            cafe = Cafe.Evolve(cafe, new CafeEvent.SeatsPlanned([.. made.Plan.Seats.GroupBy(seats => seats.Round).Select(round => new RoundSeats(round.Key, round.ToImmutableSortedDictionary(at => at.Table, at => at.People)))], 1, 200, At(0)));

        var sheets = cafe.Sheets;
        sheets.Select(place => place.Number).Should().OnlyHaveUniqueItems().And.OnlyContain(number => cafe.HasSheet(number));
        var written = new Dictionary<int, Sheet>();
        for (var round = 1; round <= rounds; round++)
        {
            var lying = Enumerable.Range(1, tables).Select(table => cafe.SheetOn(round, table)).ToList();
            lying.Should().OnlyHaveUniqueItems().And.BeSubsetOf(sheets.Select(place => place.Number));
        }
        foreach (var number in cafe.Seated)
            foreach (var stop in MeView.Of(cafe, number, _ => "Ada", "en", At(0)).Route)
            {
                cafe.MayWriteOn(stop.Sheet, number, stop.Round).Should().BeTrue();
                stop.Question.Should().Be($"Question {cafe.QuestionOfSheet(stop.Sheet)!.Number}?");
                if (format == Format.QuestionPerRound) stop.Question.Should().Be($"Question {(stop.Round - 1) % questions + 1}?");
                else if (format != Format.QuestionsMove) stop.Question.Should().Be($"Question {cafe.Table(stop.Table)!.Question}?");
                var sheet = written.GetValueOrDefault(stop.Sheet, Sheet.Blank);
                written[stop.Sheet] = Sheet.Evolve(sheet, new SheetEvent.IdeaCaptured(new Guid(number, (short)stop.Round, 0, new byte[8]), stop.Round, false, number, null, null, $"{number} in {stop.Round}", "en", null));
            }
        var report = Report.Of(cafe.Setup!, cafe, written, Harvest.Empty, _ => null, "en");
        report.Annex.Sum(sheet => sheet.Ideas.Length).Should().Be(written.Values.Sum(sheet => sheet.Ideas.Count));
        report.Annex.SelectMany(sheet => sheet.Ideas).Should().NotContain(idea => cafe.SheetOn(idea.Round, idea.Table) != idea.Sheet);
        report.Questions.Sum(question => question.Ideas).Should().Be(written.Values.Sum(sheet => sheet.Ideas.Count));
        var over = Cafe.Evolve(cafe, new CafeEvent.Ended(At(300)));
        written.Keys.Should().NotContain(number => !over.MayRead(number, Fay, At(301)));
    }, iter: 300);
}

public class Taking_a_seat
{
    static readonly CafeEvent[] Choosing = [new CafeEvent.Opened(Setup() with { Format = Format.FreeChoice }), .. Filled().Skip(1), Began(The.Welcome, 0)];
    static CafeEvent Sits(int number, int round, int table) => new CafeEvent.PersonSeated(number, [new Seat(round, table)], At(1));
    static CafeCommand Take(int round, int table, int? number = null) => new CafeCommand.TakeSeat(round, table, number);

    [Fact] public void is_for_whoever_comes_first() => Cafe.Given(Choosing).When(Guest(Ada, 2), Take(1, 2)).Then(new CafeEvent.PersonSeated(Ada, [new Seat(1, 2)], At(2)));
    [Fact] public void at_a_full_table_is_refused() => Cafe.Given([.. Choosing, Sits(Bo, 1, 1), Sits(Cy, 1, 1), Sits(Di, 1, 1)]).When(Guest(Ada, 2), Take(1, 1)).ThenRefused("table-full");
    [Fact] public void of_somebody_who_has_gone_is_free_again() => Cafe.Given([.. Choosing, Sits(Bo, 1, 1), Sits(Cy, 1, 1), Sits(Di, 1, 1), new CafeEvent.PersonLeft(Di)]).When(Guest(Ada, 2), Take(1, 1)).Then(new CafeEvent.PersonSeated(Ada, [new Seat(1, 1)], At(2)));
    [Fact] public void again_is_already_so() => Cafe.Given([.. Choosing, Sits(Ada, 1, 1)]).When(Guest(Ada, 2), Take(1, 1)).ThenNothing();
    [Fact] public void elsewhere_leaves_the_first() => After([.. Choosing, Sits(Ada, 1, 1), Sits(Ada, 1, 2)]).FreeSeats(1, 1).Should().Be(3);
    [Theory, InlineData(0), InlineData(2), InlineData(9)] public void in_a_round_that_is_not_next_is_refused(int round) => Cafe.Given(Choosing).When(Guest(Ada, 2), Take(round, 1)).ThenRefused("round-unknown");
    [Fact] public void at_no_table_is_refused() => Cafe.Given(Choosing).When(Guest(Ada, 2), Take(1, 7)).ThenRefused("table-unknown");
    [Fact] public void where_seats_are_given_is_refused() => Cafe.Given(Talking()).When(Guest(Ada, 12), Take(1, 2)).ThenRefused("seats-planned");
    [Fact] public void for_another_is_the_facilitators() => Cafe.Given(Choosing).When(Facilitator(2), Take(1, 1, Bo)).Then(new CafeEvent.PersonSeated(Bo, [new Seat(1, 1)], At(2)));
    [Fact] public void names_nobody_else_when_a_guest_asks() => Cafe.Given(Choosing).When(Guest(Ada, 2), Take(1, 1, Bo)).Then(new CafeEvent.PersonSeated(Ada, [new Seat(1, 1)], At(2)));

    [Fact]
    public void keeps_the_hosts_seat_free()
    {
        CafeEvent hosted = new CafeEvent.SeatingDecided(Guid.Empty, Remark.Of("host"), Arrangement.None with { Hosts = ImmutableSortedDictionary<int, int>.Empty.Add(1, Di) }, [], 0, 0, At(1));
        Cafe.Given([.. Choosing, hosted, Sits(Bo, 1, 1), Sits(Cy, 1, 1)]).When(Guest(Ada, 2), Take(1, 1)).ThenRefused("table-full");
        Cafe.Given([.. Choosing, hosted]).When(Guest(Di, 2), Take(1, 2)).ThenRefused("host-sits");
        Acts.Of(After([.. Choosing, hosted]), At(2)).Should().Contain(new Due(new Act.SeatLatecomer(Di), At(2)));
        Acts.Of(After(Choosing), At(2)).Should().OnlyContain(due => due.Act is Act.Close, "nobody is seated who chooses");
    }

    [Fact]
    public void of_somebody_who_was_away_means_that_they_choose_again()
    {
        var cafe = After([.. Choosing, Sits(Ada, 1, 1), Sits(Bo, 1, 1), Sits(Cy, 1, 1), new CafeEvent.PersonLeft(Ada), Sits(Di, 1, 1), new CafeEvent.PersonReturned(Ada)]);
        (cafe.TableOf(Ada, 1), cafe.FreeSeats(1, 1), cafe.TableOf(Di, 1)).Should().Be((null, 0, 1));
    }

    [Fact]
    public void in_free_choice_takes_a_whole_day_without_anybody_seated_over_another() => Gen.Int[0, 1].Select(Gen.Int[2, 5], Gen.Int[1, 2]).List[0, 40].Sample(turns =>
    {
        var cafe = After(Choosing);
        foreach (var (late, who, table) in turns)
        {
            CafeCommand command = (who + table + late) % 4 == 0 ? cafe.People[who].Gone ? new CafeCommand.Return() : new CafeCommand.Leave() : Take(late + 1, table);
            foreach (var happened in Cafe.Decide(Id, cafe, Guest(who, late * 31 + 11), command).Events) cafe = Cafe.Evolve(cafe, happened);
        }
        for (var round = 1; round <= 2; round++)
            cafe.Seating.GetValueOrDefault(round, RoundSeating.None).Tables.Where(seat => !cafe.People[seat.Key].Gone).GroupBy(seat => seat.Value).Should().NotContain(at => at.Count() > 3);
    }, iter: 200);
}
