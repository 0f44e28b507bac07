using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Live;

[Collection(nameof(OneHost))]
public class Running_a_cafe(OneHost host)
{
    static int Phase(Programme programme, PhaseKind kind, int round) => programme.IndexOf(kind, round);

    /// <summary>Shortens the running phase so that it ends by itself in a moment.</summary>
    static async Task EndsSoon(Phone fay, int ms = 2500)
    {
        var overview = await fay.Gets<OverviewValue>("overview");
        var here = overview.Value.Programme.At(overview.At)!;
        (await fay.Asks("cafe", new CafeCommand.Extend(here.Phase, ms - here.LeftMs))).Refused.Should().BeNull();
    }

    [Fact]
    public async Task sends_everybody_on_within_two_seconds_of_the_phases_end_and_ends_the_old_watch()
    {
        await using var cafe = await host.Cafe();
        var phones = await Task.WhenAll(Enumerable.Range(1, 6).Select(n => cafe.Joins($"Guest {n}")));
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var sheets = (await Task.WhenAll(phones.Select(phone => phone.Seat()))).Select(stop => stop.Sheet).ToList();
        foreach (var (phone, sheet) in phones.Zip(sheets))
        {
            await phone.Watch($"sheet/{sheet}");
            await phone.Asks("cafe", new CafeCommand.Arrive(1));
        }
        var programme = (await fay.Overview()).Programme;
        await fay.Asks("cafe", new CafeCommand.Extend(Phase(programme, PhaseKind.WriteUp, 1), -programme.Phases[Phase(programme, PhaseKind.WriteUp, 1)].LengthMs));
        var move = programme.Phases[Phase(programme, PhaseKind.Move, 2)];
        await fay.Asks("cafe", new CafeCommand.Extend(Phase(programme, PhaseKind.Move, 2), 2500 - move.LengthMs));

        await EndsSoon(fay);

        foreach (var phone in phones)
        {
            var sent = await Phone.Until(() => Task.FromResult(phone.Mes.FirstOrDefault(me => me.Value.Step == Step.Go && me.Value.Programme.At(me.At)!.Phase == Phase(programme, PhaseKind.Move, 2))), me => me is not null);
            var began = sent!.Value.Programme.BeginsMs(Phase(programme, PhaseKind.Move, 2))!.Value;
            (sent.At - began).Should().BeInRange(0, 2000);
        }
        var moving = new List<(Phone, int)>();
        foreach (var (phone, sheet) in phones.Zip(sheets))
            if ((await phone.Seat(2)).Sheet != sheet) moving.Add((phone, sheet));
        moving.Should().NotBeEmpty();
        foreach (var (phone, sheet) in moving)
        {
            await Phone.Until(() => Task.FromResult(phone.Unwatched.ToList()), feeds => feeds.Contains($"sheet/{sheet}"));
            (await phone.Watch($"sheet/{sheet}")).Should().BeEmpty("the move is over");
        }
        foreach (var phone in phones) await phone.DisposeAsync();
    }

    [Fact]
    public async Task takes_the_attendance_of_a_talk_by_itself_once()
    {
        await using var cafe = await host.Cafe();
        await using var ada = await cafe.Joins("Ada");
        await using var bo = await cafe.Joins("Bo");
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await ada.Seat();
        await bo.Seat();
        await bo.Asks("cafe", new CafeCommand.Leave());
        await EndsSoon(fay, 1000);

        var taken = await Phone.Until(() => host.Rows<string>("select data::text from cafe.mt_events where stream_id = $1 and type = 'cafe.attendance-taken'", $"cafe/{cafe.Id:N}"), rows => rows.Count > 0);
        taken.Should().ContainSingle().Which.Should().Contain($"[{(await ada.Me()).Number}]").And.NotContain($"{(await bo.Me()).Number}]");
    }

    [Fact]
    public async Task by_two_facilitators_who_press_next_at_once_goes_on_once()
    {
        await using var cafe = await host.Cafe();
        using var browser = await host.Host.Invited(host.Fay, "facilitator", "Fin");
        await cafe.Grants("Fin", "facilitator");
        await using var fay = await cafe.Facilitates();
        await using var fin = await cafe.Connect(browser, "facilitator", "overview");
        await Task.WhenAll(fay.Asks("cafe", new CafeCommand.Start()), fin.Asks("cafe", new CafeCommand.Start()));
        var outcomes = await Task.WhenAll(fay.Asks("cafe", new CafeCommand.Next(0)), fin.Asks("cafe", new CafeCommand.Next(0)));

        outcomes.Select(outcome => outcome.Refused).Should().Equal(null, null);
        outcomes[0].Version.Should().Be(outcomes[1].Version);
        var overview = await fay.Gets<OverviewValue>("overview");
        overview.Value.Programme.At(overview.At)!.Phase.Should().Be(1);
        (await host.Rows<string>("select type from cafe.mt_events where stream_id = $1 and type = 'cafe.phase-begun'", $"cafe/{cafe.Id:N}")).Should().HaveCount(2, "one start, one next");
    }

    [Fact, Promise("M11")]
    public async Task gives_a_latecomer_a_table_within_three_seconds_and_changes_nobody_elses_screen()
    {
        await using var cafe = await host.Cafe();
        var phones = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => cafe.Joins($"Guest {n}")));
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 2);
        foreach (var phone in phones) await phone.Seat(2);
        var before = await Task.WhenAll(phones.Select(async phone => (await phone.Gets<MeValue>("me")).Tag));

        var since = TimeProvider.System.GetTimestamp();
        await using var late = await cafe.Joins("Eve");
        await Phone.Until(() => Task.FromResult(late.Mes.ToList()), mes => mes.Any(me => me.Value.Route.Any(stop => stop.Round == 2)));
        TimeProvider.System.GetElapsedTime(since).Should().BeLessThan(TimeSpan.FromSeconds(3));

        (await late.Me()).Route.Select(stop => stop.Round).Should().Equal(2, 3);
        (await Task.WhenAll(phones.Select(async phone => (await phone.Gets<MeValue>("me")).Tag))).Should().Equal(before);
        foreach (var phone in phones) await phone.DisposeAsync();
    }

    [Fact]
    public async Task keeps_an_idea_that_comes_two_rounds_late_with_its_table_and_round()
    {
        await using var cafe = await host.Cafe();
        await using var ada = await cafe.Joins("Ada");
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var sheet = (await ada.Seat()).Sheet;
        var programme = (await fay.Overview()).Programme;
        for (var phase = Phase(programme, PhaseKind.Talk, 1); phase < Phase(programme, PhaseKind.Talk, 3); phase++) await fay.Asks("cafe", new CafeCommand.Next(phase));
        (await ada.Writes("from the train", round: 1)).Outcome.Refused.Should().BeNull();
        await fay.Asks("cafe", new CafeCommand.End());
        (await ada.Writes("after the close", round: 1)).Outcome.Refused.Should().BeNull();

        (await ada.Sheet(sheet)).View.Ideas.Select(idea => (idea.Text, idea.Round, idea.Late)).Should().Equal(("from the train", 1, true), ("after the close", 1, true));
        (await Phone.Until(fay.Overview, overview => overview.Tables.Single(table => table.Number == sheet).Total == 2)).Ended.Should().BeTrue();
    }
}
