using OpenTalks.Cafes;

namespace OpenTalks.Host.Tests.Live;

/// <summary>What a facilitator changes while the café runs, as every device sees it.</summary>
public class Changing_the_programme
{
    const long Minute = 60_000;

    [Fact, Promise("M1")]
    public async Task by_three_minutes_reaches_every_device_within_two_seconds()
    {
        await using var cafe = await OpenCafe.On("three_minutes");
        var people = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => cafe.Joins($"Guest {n}")));
        var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        foreach (var person in people) await person.Seat();
        var (talk, before) = ((await fay.Overview()).Programme is var programme ? (programme.IndexOf(PhaseKind.Talk, 1), programme.Phases) : default);

        await fay.Asks("cafe", new CafeCommand.Extend(talk, 3 * Minute));
        var since = TimeProvider.System.GetTimestamp();
        while (!people.All(person => Heard(person, talk, before[talk].LengthMs + 3 * Minute)))
        {
            TimeProvider.System.GetElapsedTime(since).Should().BeLessThan(TimeSpan.FromSeconds(2), "every phone is told by itself");
            await Task.Delay(10);
        }
        var me = await people[0].Me();
        me.Programme.Phases.Select(phase => phase.ExtraMs).Should().Equal(before.Select((_, i) => i == talk ? 3 * Minute : 0));
    }

    static bool Heard(Phone person, int phase, long lengthMs) => person.Mes.Any(me => me.Value.Programme.Phases[phase].LengthMs == lengthMs);

    [Fact]
    public async Task by_a_round_gives_everybody_a_seat_in_it_and_taking_it_back_takes_the_seats()
    {
        await using var cafe = await OpenCafe.On("a_round_more");
        var people = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => cafe.Joins($"Guest {n}")));
        var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        foreach (var person in people) await person.Seat(3);
        var routes = await Task.WhenAll(people.Select(async person => (await person.Me()).Route));

        (await fay.Asks("cafe", new CafeCommand.InsertRound(4))).Version.Should().NotBeNull();
        for (var i = 0; i < people.Length; i++)
        {
            await people[i].Seat(4);
            (await people[i].Me()).Route.Take(3).Should().Equal(routes[i], "nobody's earlier seat moves");
        }

        var act = (await fay.Overview()).Running.Act!;
        (act.Kind, act.By, act.Undoable).Should().Be((ActKind.InsertRound, "Fay", true));
        await fay.Asks("cafe", new CafeCommand.UndoAct(act.Number));
        await Phone.Until(people[0].Me, me => me.Route.Length == 3);
        (await fay.Overview()).Programme.Rounds.Should().Be(3);
    }

    [Fact]
    public async Task for_one_table_is_seen_at_that_table_alone()
    {
        await using var cafe = await OpenCafe.On("one_table");
        var people = await Task.WhenAll(Enumerable.Range(1, 6).Select(n => cafe.Joins($"Guest {n}")));
        var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var seats = await Task.WhenAll(people.Select(person => person.Seat()));
        var programme = (await fay.Overview()).Programme;
        var talk = programme.IndexOf(PhaseKind.Talk, 1);

        (await fay.Asks("cafe", new CafeCommand.ExtendTable(seats[0].Table, 1, 2 * Minute))).Version.Should().NotBeNull();
        await Phone.Until(people[0].Me, me => me.Programme.Phases[talk].LengthMs == programme.Phases[talk].LengthMs + 2 * Minute);
        for (var i = 0; i < people.Length; i++)
        {
            var longer = (await people[i].Me()).Programme.Phases[talk].LengthMs - programme.Phases[talk].LengthMs;
            longer.Should().Be(seats[i].Table == seats[0].Table ? 2 * Minute : 0);
        }
        (await fay.Overview()).Tables.Single(table => table.Number == seats[0].Table).LongerMs.Should().Be(2 * Minute);
    }

    [Fact]
    public async Task by_two_facilitators_who_disagree_leaves_one_programme_and_says_whose()
    {
        await using var cafe = await OpenCafe.On("disagree");
        var fay = await cafe.Facilitates();
        var fin = await cafe.Facilitates("Fin");
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var talk = (await fay.Overview()).Programme.IndexOf(PhaseKind.Talk, 1);

        var both = await Task.WhenAll(fay.Asks("cafe", new CafeCommand.Next(talk)), fin.Asks("cafe", new CafeCommand.Back(talk)));
        both.Should().OnlyContain(outcome => outcome.Version != null, "the second is already so");
        var overview = await fin.Overview();
        var act = overview.Running.Act!;
        (act.Kind, act.By).Should().BeOneOf((ActKind.Next, "Fay"), (ActKind.Back, "Fin"));
        overview.Programme.Run!.Phase.Should().Be(act.Phase);
        (await fin.Asks("cafe", new CafeCommand.UndoAct(act.Number))).Version.Should().NotBeNull("anybody can take it back");
        (await fin.Overview()).Programme.Run!.Phase.Should().Be(talk);
    }
}
