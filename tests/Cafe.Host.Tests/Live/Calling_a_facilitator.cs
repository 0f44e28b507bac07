using System.Collections.Immutable;
using OpenTalks.Cafes;

namespace OpenTalks.Host.Tests.Live;

/// <summary>What people ask of facilitators, and what facilitators say to them, over real sockets.</summary>
public class Calling_a_facilitator
{
    [Fact]
    public async Task shows_who_needs_what_and_then_who_comes()
    {
        await using var cafe = await OpenCafe.On("help");
        var ada = await cafe.Joins("Ada");
        var fay = await cafe.Facilitates();
        var fin = await cafe.Facilitates("Fin");
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var seat = await ada.Seat();

        (await ada.Asks("cafe", new CafeCommand.AskHelp(HelpKind.Language))).Version.Should().NotBeNull();
        var help = (await Phone.Until(fin.Overview, overview => overview.Running.Helps.Length == 1)).Running.Helps.Single();
        (help.Who, help.Table, help.Kind, help.TakenBy).Should().Be(("Ada", seat.Table, HelpKind.Language, null));

        var both = await Task.WhenAll(fay.Asks("cafe", new CafeCommand.TakeHelp(help.Number)), fin.Asks("cafe", new CafeCommand.TakeHelp(help.Number)));
        both.Select(outcome => outcome.Refused).Should().BeEquivalentTo([null, "help-taken"]);
        var taker = (await Phone.Until(ada.Me, me => me.Aside.Help?.Taker is not null)).Aside.Help!.Taker;
        taker.Should().Be(both[0].Refused is null ? "Fay" : "Fin");
        (await fay.Overview()).Running.Helps.Single().TakenBy.Should().Be(taker);

        await fin.Asks("cafe", new CafeCommand.FinishHelp(help.Number));
        await Phone.Until(ada.Me, me => me.Aside.Help is null);
        await fin.Asks("cafe", new CafeCommand.ReopenHelp(help.Number));
        await Phone.Until(ada.Me, me => me.Aside.Help is not null);
    }

    [Fact]
    public async Task gets_messages_to_everybody_or_to_one_table_and_none_that_was_taken_back()
    {
        await using var cafe = await OpenCafe.On("messages");
        // Two tables: the planner seats at most five at one.
        var people = await Task.WhenAll(Enumerable.Range(1, 6).Select(n => cafe.Joins($"Guest {n}")));
        var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var seats = await Task.WhenAll(people.Select(person => person.Seat()));
        var table = seats[0].Table;

        await fay.Asks("cafe", Said("Coffee is in the hall", out var coffee));
        await fay.Asks("cafe", Said("The microphone is on its way", out _, table));
        for (var i = 0; i < people.Length; i++)
        {
            var expected = seats[i].Table == table ? 2 : 1;
            (await Phone.Until(people[i].Me, me => me.Aside.Messages.Length == expected)).Aside.Messages[0].Text.Should().Be("Coffee is in the hall");
        }
        seats.Select(seat => seat.Table).Distinct().Should().HaveCountGreaterThan(1);

        await fay.Asks("cafe", new CafeCommand.WithdrawMessage(coffee));
        await Phone.Until(people[0].Me, me => me.Aside.Messages is [{ Text: "The microphone is on its way" }]);
    }

    [Fact, Promise("S17")]
    public async Task puts_people_in_the_queue_with_room_and_remote_in_turn()
    {
        await using var cafe = await OpenCafe.On("queue");
        Phone[] people = [await cafe.Joins("Ada", ("group", "government")), await cafe.Joins("Bo", ("group", "academia")), await cafe.Joins("Cy", ("place", "remote"))];
        var fay = await cafe.Facilitates();
        foreach (var person in people) await person.Asks("cafe", new CafeCommand.AskToSpeak());
        var queue = (await Phone.Until(fay.Overview, overview => overview.Running.Queue.Length == 3)).Running.Queue;
        queue.Select(speaker => (speaker.Name, speaker.Remote, speaker.Group)).Should().Equal(("Ada", false, "government"), ("Cy", true, null), ("Bo", false, "academia"));

        await fay.Asks("cafe", new CafeCommand.GiveFloor(queue[0].Entry));
        await Phone.Until(people[0].Me, me => me.Aside.Speaking == Speaking.Now);
        await fay.Asks("cafe", new CafeCommand.GiveFloor(queue[1].Entry));
        (await Phone.Until(people[0].Me, me => me.Aside.Speaking is null)).Ended.Should().BeFalse();
        (await fay.Overview()).Running.Queue.Select(speaker => (speaker.Name, speaker.State)).Should().Equal(("Cy", Speaking.Now), ("Bo", Speaking.Waiting));
    }

    static CafeCommand Said(string text, out Guid message, params int[] tables)
    {
        message = Guid.NewGuid();
        return new CafeCommand.Announce(message, ImmutableSortedDictionary<string, string>.Empty.Add("en", text), [.. tables]);
    }
}
