using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Faults;

public class Two_hosts_on_one_database
{
    [Fact]
    public async Task carry_forty_people_on_the_same_sheets_without_a_gap_a_repeat_or_another_order()
    {
        await using var pair = await Pair.On("two", people: 40);
        var outcomes = await Task.WhenAll(pair.People.SelectMany(person => person.Phone.Send([.. Enumerable.Range(1, 25).Select(n => person.Idea($"{person.Name} {n}"))])));

        outcomes.Should().OnlyContain(outcome => outcome.Refused == null, "nobody is refused because somebody else wrote");
        foreach (var table in pair.People.GroupBy(person => person.Sheet))
        {
            var all = table.Count() * 25;
            List<string>? order = null;
            foreach (var (phone, name) in table.Select(person => (person.Phone, person.Name)))
            {
                var facts = await Phone.Until(() => Task.FromResult(phone.Sheets.ToList()), news => news.Sum(some => some.Facts.Length) >= all);
                facts.SelectMany(news => Enumerable.Range((int)news.Version - news.Facts.Length + 1, news.Facts.Length)).Should().Equal(Enumerable.Range(1, all), "{0} hears every version once, in order", name);
                var heard = facts.SelectMany(news => news.Facts).Cast<SheetFact.Captured>().Select(fact => fact.Idea.Text).ToList();
                heard.Should().Equal(order ??= heard, "the order is the same everywhere");
                heard.Where(text => text.StartsWith($"{name} ", StringComparison.Ordinal)).Should().Equal(Enumerable.Range(1, 25).Select(n => $"{name} {n}"), "a person's ideas keep their order");
                (await phone.Sheet(table.Key)).View.Ideas.Select(idea => idea.Text).Should().Equal(order);
            }
        }
        pair.Said.Should().NotContain("did not go through").And.NotContain("cannot be written").And.NotContain("was lost");
    }

    [Fact]
    public async Task let_a_watcher_on_the_other_hear_within_a_second()
    {
        await using var pair = await Pair.On("hears", people: 4);
        var (here, there) = (pair.People[0], pair.People[1]);
        here.Sheet.Should().Be(there.Sheet);
        for (var n = 1; n <= 5; n++)
        {
            (await here.Phone.Send(here.Idea($"idea {n}"))[0].WaitAsync(Phone.Patience)).Refused.Should().BeNull();
            var since = TimeProvider.System.GetTimestamp();
            await Phone.Until(() => Task.FromResult(there.Phone.Sheets.Sum(news => news.Facts.Length)), heard => heard == n);
            // A second, and another for a machine that is doing other things.
            TimeProvider.System.GetElapsedTime(since).Should().BeLessThan(TimeSpan.FromSeconds(2));
        }
    }

    [Fact]
    public async Task write_a_command_once_that_comes_fifty_times_through_both_and_again_through_a_third()
    {
        await using var pair = await Pair.On("fifty", people: 4);
        var person = pair.People[0];
        await using var beside = await pair.Beside(person);
        var (to, command, id) = person.Idea("once");
        var envelope = Phone.Envelope(to, command, id);

        var outcomes = (await Task.WhenAll(Enumerable.Range(0, 50).Select(n => (n % 2 == 0 ? person.Phone : beside).Posts(envelope)))).SelectMany(all => all).ToList();
        await using var third = await new RunningHost(pair.Database).Start();
        await using var later = new Phone(third.Address, pair.Cafe, "participant", person.Browser);
        outcomes.AddRange(await later.Posts(envelope));

        outcomes.Should().HaveCount(51);
        outcomes.Distinct().Should().ContainSingle().Which.Version.Should().Be(1);
        (await later.Sheet(person.Sheet)).View.Ideas.Should().ContainSingle();
    }

    [Fact]
    public async Task answer_one_id_on_two_streams_as_reused_on_one_of_them()
    {
        await using var pair = await Pair.On("reuse", people: 4);
        var person = pair.People[0];
        await using var beside = await pair.Beside(person);
        for (var n = 0; n < 10; n++)
        {
            var (to, command, id) = person.Idea($"idea {n}");
            var elsewhere = Phone.Envelope("cafe", new CafeCommand.Arrive(1), id);
            var outcomes = (await Task.WhenAll(person.Phone.Posts(Phone.Envelope(to, command, id)), beside.Posts(elsewhere))).SelectMany(all => all).ToList();
            outcomes.Select(outcome => outcome.Refused).Order().Should().Equal(null, Outcome.Reused);
        }
    }

    [Fact]
    public async Task turn_the_programme_once_when_two_facilitators_press_next_together()
    {
        await using var pair = await Pair.On("next", people: 4);
        await using var other = new Phone(pair.Second.Address, pair.Cafe, "facilitator", pair.Fay);
        await other.Start();
        var before = (await pair.Console.Overview()).Programme.Run!.Phase;

        var outcomes = await Task.WhenAll(
            pair.Console.Asks("cafe", new CafeCommand.Next(before)),
            other.Asks("cafe", new CafeCommand.Next(before)));

        outcomes.Should().OnlyContain(outcome => outcome.Refused == null);
        (await other.Overview()).Programme.Run!.Phase.Should().Be(before + 1);
        (await pair.Console.Overview()).Programme.Run!.Phase.Should().Be(before + 1);
    }

    [Fact]
    public async Task end_a_round_on_time_when_one_of_them_dies()
    {
        await using var pair = await Pair.On("dies", people: 4);
        foreach (var person in pair.People) await Phone.Until(() => person.Phone.Watch("me"), watched => watched.Length == 1);
        var here = (await pair.Console.Overview()).Programme.At((await pair.Console.Gets<OverviewValue>("overview")).At)!;
        (await pair.Console.Asks("cafe", new CafeCommand.Extend(here.Phase, 4000 - here.LeftMs))).Refused.Should().BeNull();
        var ends = here.EndsMs + 4000 - here.LeftMs;
        var left = pair.People.Where((_, n) => n % 2 == 1).Select(person => person.Phone).ToList();
        foreach (var phone in left) await Phone.Until(() => Task.FromResult(phone.Mes.LastOrDefault()?.Value.Programme.Phases[here.Phase].LengthMs ?? 0), length => length < here.EndsMs - here.BeganMs && length > 0);

        await pair.Open.Host.DisposeAsync();

        foreach (var phone in left)
        {
            var told = await Phone.Until(() => Task.FromResult(phone.Mes.LastOrDefault(me => me.Value.Step == Step.Write)), me => me is not null);
            told!.At.Should().BeInRange(ends, ends + 2000);
        }
        left[0].Hub.State.Should().Be(Microsoft.AspNetCore.SignalR.Client.HubConnectionState.Connected);
    }
}
