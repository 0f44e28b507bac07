using System.Net;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Desk;

[Collection(nameof(OneHost))]
public class People_at_the_desk(OneHost host)
{
    [Fact]
    public async Task somebody_without_a_phone_gets_a_number_a_seat_and_a_card_whose_code_lets_a_phone_in()
    {
        await using var cafe = await host.Cafe();
        var desk = new DeskOf(cafe, host.Fay);
        for (var n = 0; n < 4; n++) await cafe.Joins($"Guest {n}");
        var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await Phone.Until(fay.Overview, overview => overview.Planned);

        var eve = await desk.Adds("Eve Latecomer");
        await Phone.Until(async () => { await desk.Opens($"/{eve}"); return desk.Text; }, text => text.Contains("Round 1 Table", StringComparison.Ordinal));
        desk.Text.Should().Contain("Eve Latecomer").And.Contain("Round 3 Table");
        (await fay.Overview()).Participants.Should().Be(5);
        await desk.Opens("?show=phoneless");
        desk.Text.Should().Contain("Eve Latecomer").And.Contain("without a phone");
    }

    [Fact]
    public async Task the_same_form_twice_adds_one_person()
    {
        await using var cafe = await host.Cafe();
        var desk = new DeskOf(cafe, host.Fay);
        var attempt = ("attempt", Guid.NewGuid().ToString("N"));
        foreach (var _ in new[] { 1, 2 }) await desk.Does("/people", ("name", "Eve Once"), attempt);
        await desk.Opens();
        desk.Text.Should().Contain("1 person");
    }

    [Fact]
    public async Task a_name_that_nobody_can_see_comes_back_with_what_was_typed()
    {
        await using var cafe = await host.Cafe();
        var desk = new DeskOf(cafe, host.Fay);
        (await desk.Sends("/people", ("name", " \u200B "), ("organisation", "Cable & Sons"))).Should().Be(HttpStatusCode.Conflict);
        desk.Browser.Page.Should().Contain("id=\"name-wrong\"").And.Contain("Cable &amp; Sons");
    }

    [Fact]
    public async Task a_corrected_name_reaches_whoever_reads_their_ideas()
    {
        await using var cafe = await host.Cafe();
        var desk = new DeskOf(cafe, host.Fay);
        var ada = await cafe.Joins("Aad");
        var bo = await cafe.Joins("Bo");
        await OpenCafe.GoesTo(await cafe.Facilitates(), PhaseKind.Talk, 1);
        var stop = await ada.Seat();
        await bo.Seat();
        await bo.Watch($"sheet/{stop.Sheet}");
        await ada.Writes("mine");
        var number = (await ada.Me()).Number;

        await desk.Does($"/{number}/details", ("name", "Ada"), ("group", "academia"));
        await Phone.Until(() => Task.FromResult(bo.Sheets.LastOrDefault(news => news.Facts.IsEmpty)?.Names.GetValueOrDefault(number)), name => name == "Ada");
        (await bo.Sheet(stop.Sheet)).Names[number].Should().Be("Ada");
        (await ada.Me()).Name.Should().Be("Ada");
    }

    [Fact, Promise("M8")]
    public async Task a_double_becomes_one_person_whose_ideas_and_phone_go_on_and_is_two_again_when_undone()
    {
        await using var cafe = await host.Cafe();
        var desk = new DeskOf(cafe, host.Fay);
        var ada = await cafe.Joins("Ada");
        var twice = await cafe.Joins("Ada again");
        await cafe.Joins("Bo");
        var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var (keep, drop) = ((await ada.Me()).Number, (await twice.Me()).Number);
        await ada.Seat();
        var sheet = (await twice.Seat()).Sheet;
        var (idea, _) = await twice.Writes("written as a double");

        await desk.Does($"/{keep}/merge", ("drop", $"{drop}"), ("do", "merge"));
        desk.Text.Should().Contain($"Number {drop} is this person");
        (await fay.Overview()).Participants.Should().Be(2);
        (await ada.Asks($"sheet/{sheet}", new SheetCommand.Edit(idea, "and corrected as one"))).Refused.Should().BeNull();
        (await fay.Sheet(sheet)).Names[drop].Should().Be("Ada", "the idea is hers under either number");
        await Phone.Until(twice.Me, me => me.Number == keep);

        await desk.Undoes();
        (await fay.Overview()).Participants.Should().Be(3);
        await Phone.Until(twice.Me, me => me.Number == drop);
    }

    [Fact]
    public async Task among_a_thousand_are_found_by_number_name_and_organisation_fifty_on_a_page()
    {
        await using var cafe = await host.Cafe();
        // More than this preset seats: what is listed need not sit.
        var desk = new DeskOf(cafe, host.Fay);
        for (var n = 0; n < 57; n++) await desk.Adds(n == 41 ? "Zahra Ünlü" : $"Guest {n}");
        await desk.Opens();
        desk.Text.Should().Contain("57 people").And.Contain("Page 1 of 2").And.NotContain("Guest 55");
        await desk.Opens("?page=2");
        desk.Text.Should().Contain("Guest 55");
        await desk.Opens("?q=zahra");
        desk.Text.Should().Contain("1 person").And.Contain("Zahra Ünlü");
        await desk.Opens("?q=12");
        desk.Text.Should().Contain("1 person");
    }

    [Fact]
    public async Task is_nobody_elses_page()
    {
        await using var cafe = await host.Cafe();
        var ada = await cafe.Joins("Ada");
        var number = (await ada.Me()).Number;
        foreach (var path in new[] { "", $"/{number}", "/ideas", "/paper", "/log" })
            (await ada.Browser.Open($"/cafe/{cafe.Id}/desk{path}")).Should().Be(HttpStatusCode.NotFound, path);
        foreach (var path in new[] { "/people", $"/{number}/details", $"/{number}/merge", $"/{number}/do", "/joining", "/ideas", "/paper" })
            (await ada.Browser.Send($"/cafe/{cafe.Id}/my-data", $"/cafe/{cafe.Id}/desk{path}", ("name", "X"), ("do", "lock"), ("drop", "1"), ("idea", $"{Guid.NewGuid()}"), ("sheet", "1"), ("table", "1"), ("round", "1")))
                .Should().Be(HttpStatusCode.NotFound, path);
    }
}
