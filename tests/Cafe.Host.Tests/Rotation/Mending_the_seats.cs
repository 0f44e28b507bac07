using System.Net;
using System.Text.RegularExpressions;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Rotation;

public class Mending_the_seats
{
    [Fact, Promise("M12")]
    public async Task after_five_have_gone_changes_those_who_are_told_and_nobody_else_until_it_is_taken_back()
    {
        await using var cafe = await OpenCafe.On("seating-mend");
        var (desk, people) = await Talking(cafe, 20);
        var told = await SeatingDeskOf.Routes(people.Values);

        // Two of one table of round 2 leave it thin; three more go elsewhere.
        var second = told.Values.GroupBy(me => me.Route.Single(stop => stop.Round == 2).Table).OrderBy(table => table.Count()).First();
        var gone = second.Take(2).Select(me => me.Number).ToList();
        gone.AddRange(told.Keys.Except(gone).Take(3));
        await desk.Opens();
        desk.Text.Should().Contain("20 people have not arrived for round 1");
        (await desk.Sends("/gone", [.. gone.Select(number => ("person", $"{number}"))])).Should().Be(HttpStatusCode.Redirect);
        await desk.OpensWithWays();
        desk.Text.Should().Contain("5 people are gone").And.Contain("Tables of the rounds to come are short of people").And.Contain("Keep all tables");
        var closing = desk.Offers.First(offer => offer.Contains("do=close", StringComparison.Ordinal));
        (await desk.Browser.Open(closing)).Should().Be(HttpStatusCode.OK);
        desk.Text.Should().MatchRegex("Table [0-9]+ closes").And.MatchRegex("[0-9]+ (people change their|person changes the) next seat").And.Contain("Nothing is done yet.");

        var here = people.Keys.Except(gone).ToList();
        var tags = await Tags(people, here);
        (await desk.Accepts()).Should().Be(HttpStatusCode.Redirect);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var pushed = people.ToDictionary(phone => phone.Key, phone => phone.Value.Mes.LastOrDefault()?.Value.Route);
        var after = await SeatingDeskOf.Routes(people.Values);
        var changed = here.Where(number => !after[number].Route.SequenceEqual(told[number].Route)).ToList();
        changed.Should().NotBeEmpty();
        foreach (var number in changed) pushed[number]!.Value.AsEnumerable().Should().Equal(after[number].Route, "a move reaches every device within two seconds");
        var tagsAfter = await Tags(people, here);
        foreach (var number in here.Except(changed)) tagsAfter[number].Should().Be(tags[number], "nothing has changed for {0}", number);

        await desk.Follows();
        (await desk.Undoes()).Should().Be(HttpStatusCode.Redirect);
        (await SeatingDeskOf.Routes(people.Values)).Should().BeEquivalentTo(told, like => like.Including(me => me.Value.Route));
    }

    /// <summary>A café that was planned by hand and is in the talk of round 1.</summary>
    static async Task<(SeatingDeskOf, Dictionary<int, Phone>)> Talking(OpenCafe cafe, int many)
    {
        var planned = await Planned(cafe, many);
        await OpenCafe.GoesTo(await cafe.Facilitates(), PhaseKind.Talk, 1);
        return planned;
    }

    static async Task<(SeatingDeskOf, Dictionary<int, Phone>)> Planned(OpenCafe cafe, int many)
    {
        var people = new Dictionary<int, Phone>();
        for (var i = 1; i <= many; i++)
        {
            var phone = await cafe.Joins($"Guest {i}");
            people.Add((await phone.Me()).Number, phone);
        }
        var desk = new SeatingDeskOf(cafe, cafe.FacilitatorsBrowser);
        await desk.Opens();
        desk.Text.Should().Contain("No seats yet.").And.Contain("Plan the seats now");
        await desk.Decides("plan");
        desk.Text.Should().Contain("Done: Seats are given for all rounds").And.Contain("Tables of round 1");
        return (desk, people);
    }

    [Fact]
    public async Task names_a_successor_where_a_host_has_gone()
    {
        await using var cafe = await OpenCafe.On("seating-host");
        var people = new List<Phone>();
        for (var i = 1; i <= 10; i++) people.Add(await cafe.Joins($"Guest {i}"));
        var desk = new SeatingDeskOf(cafe, cafe.FacilitatorsBrowser);
        await desk.Decides("plan");
        var host = (await people[0].Me()).Number;
        var table = (await people[0].Me()).Route[0].Table;
        await desk.Decides("host", ("person", host), ("table", table));
        desk.Text.Should().Contain($"Guest 1 ({host}) hosts table {table}");
        (await people[0].Me()).Route.Select(stop => stop.Table).Should().AllBeEquivalentTo(table, "who hosts stays");

        (await desk.Sends("/gone", ("person", "guest 1"))).Should().Be(HttpStatusCode.Redirect);
        await desk.OpensWithWays();
        desk.Text.Should().Contain("short of people or of a host").And.MatchRegex($"Guest [0-9]+ \\([0-9]+\\) takes over table {table} from Guest 1 \\({host}\\)");
        await desk.Decides("repair");
        desk.Text.Should().MatchRegex($"Guest [0-9]+ \\([0-9]+\\) hosts table {table}");
        desk.Text.Split("What every plan respects")[1].Should().NotContain($"Guest 1 ({host})");

        (await desk.Sends("/back", ("person", $"{host}"))).Should().Be(HttpStatusCode.Redirect);
        (await people[0].Seat()).Round.Should().Be(1, "who is back gets a seat like a latecomer");
    }

    [Fact]
    public async Task lists_who_did_not_say_to_be_ready_before_people_are_sent()
    {
        await using var cafe = await OpenCafe.On("seating-ready");
        var (desk, people) = await Talking(cafe, 10);
        var fay = await cafe.Facilitates();
        await fay.Asks("cafe", new CafeCommand.Next((await fay.Overview()).Programme.IndexOf(PhaseKind.Talk, 1)));
        var silent = people.Keys.Last();
        foreach (var (number, phone) in people)
        {
            await phone.Asks("cafe", new CafeCommand.Arrive(1));
            if (number != silent) (await phone.Asks("cafe", new CafeCommand.SayReady(2))).Refused.Should().BeNull();
        }
        (await people[silent].Browser.Open($"/cafe/{cafe.Id}")).Should().Be(HttpStatusCode.OK);
        people[silent].Browser.Page.Should().Contain("Ready for round 2?");
        await desk.Opens();
        desk.Text.Should().Contain("Everybody has arrived for round 1.").And.Contain("1 person has not said to be ready for round 2")
            .And.MatchRegex($"{silent} Guest 10 Table [0-9]+, did not tap “I’m ready”, phone heard");

        (await people[silent].Browser.Send($"/cafe/{cafe.Id}", $"/cafe/{cafe.Id}/ready", ("round", "2"))).Should().Be(HttpStatusCode.Redirect);
        (await people[silent].Browser.Open($"/cafe/{cafe.Id}")).Should().Be(HttpStatusCode.OK);
        people[silent].Browser.Page.Should().Contain("You said you are ready for round 2.");
        await desk.Opens("?find=guest 1");
        desk.Text.Should().Contain("Everybody has said to be ready for round 2.").And.Contain("2 people found for “guest 1”");
        await desk.Opens("?find=nobody");
        desk.Text.Should().Contain("Nobody here is called “nobody”.");
    }

    [Fact]
    public async Task tells_each_guest_why_they_sit_there()
    {
        await using var cafe = await OpenCafe.On("seating-own-why");
        var (desk, people) = await Talking(cafe, 12);
        var (number, phone) = people.First();
        await desk.Decides("stay", ("person", number));
        (await phone.Browser.Open($"/cafe/{cafe.Id}/why")).Should().Be(HttpStatusCode.OK);
        foreach (var stop in (await phone.Me()).Route) phone.Browser.Page.Should().Contain($"Round {stop.Round}: table {stop.Table}");
        phone.Browser.Page.Should().Contain("You keep this table; the others come to you.").And.NotContain("Guest 2", "nobody is told about others");
        using var stranger = cafe.Host.Browser();
        (await stranger.Open($"/cafe/{cafe.Id}/why")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact, Promise("M13")]
    public async Task after_a_host_has_left_gives_the_successor_the_table_its_notes_and_its_card()
    {
        await using var cafe = await OpenCafe.On("seating-successor");
        var (desk, people) = await Planned(cafe, 12);
        var (lost, host) = people.First();
        var table = (await host.Me()).Route[0].Table;
        await desk.Decides("host", ("person", lost), ("table", table));
        var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var (note, _) = await host.Writes("what the successor must know");
        var (starred, _) = await host.Writes("what goes on the card");
        (await host.Asks($"sheet/{table}", new SheetCommand.Star(starred))).Refused.Should().BeNull();

        (await host.Asks("cafe", new CafeCommand.Leave())).Refused.Should().BeNull();
        await desk.OpensWithWays();
        var named = Regex.Match(desk.Text, $@"\((\d+)\) takes over table {table} from Guest 1 \({lost}\)");
        named.Success.Should().BeTrue(desk.Text);
        var successor = int.Parse(named.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        var told = (await people[successor].Me()).Route.Single(stop => stop.Round == 2).Table;
        told.Should().Be(table, "a successor is found among those who sit there next");
        await desk.Decides("repair");

        var programme = (await fay.Overview()).Programme;
        for (var phase = programme.IndexOf(PhaseKind.Talk, 1); phase < programme.IndexOf(PhaseKind.Talk, 2); phase++) await fay.Asks("cafe", new CafeCommand.Next(phase));
        var heir = people[successor];
        (await heir.Me()).Route.Where(stop => stop.Round > 1).Select(stop => (stop.Table, stop.Sheet)).Should().AllBeEquivalentTo((table, table), "a host stays");
        var sheet = (await heir.Sheet(table)).View;
        sheet.Ideas.Select(idea => idea.Id).Should().Contain([note, starred]);
        sheet.Card(1).Select(idea => idea.Id).Should().Equal(starred);
        (await heir.Asks($"sheet/{table}", new SheetCommand.Star(note))).Refused.Should().BeNull();
        var routes = await SeatingDeskOf.Routes(people.Values);
        var other = routes.Values.First(me => me.Number != successor && me.Route.Any(stop => stop.Round == 2 && stop.Table == table)).Number;
        (await people[other].Asks($"sheet/{table}", new SheetCommand.Star(starred))).Refused.Should().Be("host-stars", "the role is the successor's");
    }

    [Fact]
    public async Task to_name_another_host_says_who_hosts_no_longer_and_can_be_taken_back()
    {
        await using var cafe = await OpenCafe.On("seating-second-host");
        var (desk, people) = await Planned(cafe, 10);
        var (first, second) = (people.Keys.First(), people.Keys.Skip(1).First());
        await desk.Decides("host", ("person", first), ("table", 1));
        (await desk.Previews("host", ("person", second), ("table", 1))).Should().Be(HttpStatusCode.OK);
        desk.Text.Should().Contain($"Guest 2 ({second}) hosts table 1 instead of Guest 1 ({first})").And.Contain("Nothing is done yet.");
        (await desk.Accepts()).Should().Be(HttpStatusCode.Redirect);
        await desk.Follows();
        desk.Text.Should().Contain($"Done: Guest 2 ({second}) hosts table 1 instead of Guest 1 ({first})");
        await desk.Undoes();
        await desk.Opens();
        desk.Text.Split("What every plan respects")[1].Should().Contain($"Guest 1 ({first}) hosts table 1").And.NotContain($"Guest 2 ({second}) hosts");
    }

    static async Task<Dictionary<int, string>> Tags(Dictionary<int, Phone> people, IEnumerable<int> numbers)
    {
        var tags = new Dictionary<int, string>();
        foreach (var number in numbers) tags[number] = (await people[number].Gets<MeValue>("me")).Tag;
        return tags;
    }
}
