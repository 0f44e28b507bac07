using System.Net;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Rotation;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Live;

[Collection(nameof(OneHost))]
public class The_host_of_a_table(OneHost host)
{
    [Fact]
    public async Task passes_the_role_on_with_card_stars_and_the_tables_own_feed()
    {
        await using var cafe = await host.Cafe();
        await using var fay = await cafe.Facilitates();
        var (ada, bo, seat) = await TwoAtATable(cafe, fay);
        (await ada.Watch("table")).Should().BeEmpty("she is no host yet");
        await Names(cafe, (await ada.Me()).Number, seat.Table);
        await Phone.Until(ada.Me, me => me.Hosts == seat.Table);
        (await ada.Watch("table")).Should().HaveCount(1);
        var (idea, _) = await ada.Writes("publish every order");
        (await bo.Asks($"sheet/{seat.Sheet}", new SheetCommand.Star(idea))).Refused.Should().Be("host-stars");

        (await ada.Asks("cafe", new CafeCommand.PassHost(Guid.NewGuid(), (await bo.Me()).Number))).Refused.Should().BeNull();
        await Phone.Until(bo.Me, me => me.Hosts == seat.Table);
        await Phone.Until(() => Task.FromResult(ada.Unwatched), ended => ended.Contains("table"));
        (await bo.Table()).Sittings[0].Host.Should().Be((await bo.Me()).Number);
        (await bo.Asks($"sheet/{seat.Sheet}", new SheetCommand.Star(idea))).Refused.Should().BeNull();
        (await bo.Asks($"sheet/{seat.Sheet}", new SheetCommand.AskNext("who checks?"))).Refused.Should().BeNull();
        (await ada.Asks($"sheet/{seat.Sheet}", new SheetCommand.AskNext("mine?"))).Refused.Should().Be("host-asks");
        (await bo.Browser.Open($"/cafe/{cafe.Id}/card/{seat.Table}")).Should().Be(HttpStatusCode.OK);
    }

    [Fact, Promise("M13")]
    public async Task who_leaves_is_followed_by_the_successor_a_facilitator_names_with_the_same_rights()
    {
        await using var cafe = await host.Cafe();
        await using var fay = await cafe.Facilitates();
        var (ada, bo, seat) = await TwoAtATable(cafe, fay);
        await Names(cafe, (await ada.Me()).Number, seat.Table);
        var (idea, _) = await ada.Writes("publish every order");
        await ada.Asks("cafe", new CafeCommand.Leave());
        await Names(cafe, (await bo.Me()).Number, seat.Table);
        await Phone.Until(bo.Me, me => me.Hosts == seat.Table);
        (await bo.Sheet(seat.Sheet)).View.Ideas.Should().ContainSingle(kept => kept.Id == idea);
        (await bo.Asks($"sheet/{seat.Sheet}", new SheetCommand.Star(idea))).Refused.Should().BeNull();
        (await bo.Browser.Open($"/cafe/{cafe.Id}/card/{seat.Table}")).Should().Be(HttpStatusCode.OK);
        bo.Browser.Page.Should().Contain("publish every order");
    }

    static Task Names(OpenCafe cafe, int person, int table) => new SeatingDeskOf(cafe, cafe.FacilitatorsBrowser).Decides("host", ("person", person), ("table", table));

    /// <summary>Eight people, so that a table can do without one of them, and two who sit together in the talk of round 1.</summary>
    static async Task<(Phone One, Phone Other, Stop Seat)> TwoAtATable(OpenCafe cafe, Phone fay)
    {
        List<Phone> people = [];
        for (var guest = 1; guest <= 8; guest++) people.Add(await cafe.Joins($"Guest {guest}"));
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var seats = await Task.WhenAll(people.Select(person => person.Seat()));
        var together = people.Zip(seats).GroupBy(person => person.Second.Table).First(table => table.Count() >= 3).ToList();
        return (together[0].First, together[1].First, together[0].Second);
    }
}
