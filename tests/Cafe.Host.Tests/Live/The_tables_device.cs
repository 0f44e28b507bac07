using System.Net;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Live;

[Collection(nameof(OneHost))]
public class The_tables_device(OneHost host)
{
    [Fact]
    public async Task is_made_by_a_code_that_works_once()
    {
        await using var cafe = await host.Cafe();
        var code = await cafe.DeviceCode(1);
        using var tablet = await cafe.Device(code);
        tablet.Answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        tablet.Answer.Headers.Location!.OriginalString.Should().Be($"/cafe/{cafe.Id}/table");
        using var thief = await cafe.Device(code.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal));
        thief.Answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await thief.Open($"/cafe/{cafe.Id}/table")).Should().Be(HttpStatusCode.Redirect, "it is nobody's device");
        await using var fay = await cafe.Facilitates();
        (await fay.Overview()).Devices.Should().ContainSingle().Which.Should().Match<DeviceRow>(device => device.Role == Role.Device && device.Table == 1 && !device.Away);
    }

    [Fact]
    public async Task of_two_that_use_one_code_at_once_is_one()
    {
        await using var cafe = await host.Cafe();
        var code = await cafe.DeviceCode(2);
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => cafe.Device(code)));
        both.Select(browser => browser.Answer.StatusCode).Order().Should().Equal(HttpStatusCode.Redirect, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest);
        foreach (var browser in both) browser.Dispose();
    }

    [Fact]
    public async Task is_not_made_by_a_code_that_is_over()
    {
        await using var cafe = await host.Cafe();
        var code = await cafe.DeviceCode(1);
        (await host.Rows<Guid>("update cafe.device_code set expires_ms = 1 where cafe = $1 returning cafe", cafe.Id)).Should().ContainSingle();
        using var late = await cafe.Device(code);
        late.Answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task is_not_made_by_a_code_of_the_café()
    {
        await using var cafe = await host.Cafe();
        using var guest = await cafe.Device(cafe.Code);
        guest.Answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task writes_for_whoever_says_it_and_changes_what_it_wrote()
    {
        await using var cafe = await host.Cafe();
        await using var ada = await cafe.Joins("Ada");
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var seat = await ada.Seat();
        var number = (await ada.Me()).Number;
        await using var tablet = await cafe.Tablet(seat.Table);
        (await tablet.Table()).Sittings[0].People.Should().Equal(new AtTable(number, "Ada"));

        var (said, unsaid) = (Guid.NewGuid(), Guid.NewGuid());
        (await tablet.Asks($"sheet/{seat.Sheet}", new SheetCommand.Capture(said, 1, "Ada says so", "en", By: number))).Refused.Should().BeNull();
        (await tablet.Asks($"sheet/{seat.Sheet}", new SheetCommand.Capture(unsaid, 1, "the table says so", "en"))).Refused.Should().BeNull();
        (await tablet.Asks($"sheet/{seat.Sheet}", new SheetCommand.Edit(said, "Ada says so, too"))).Refused.Should().BeNull();
        (await tablet.Asks($"sheet/{seat.Sheet % 12 + 1}", new SheetCommand.Capture(Guid.NewGuid(), 1, "elsewhere", "en"))).Refused.Should().Be("not-your-sheet");

        var sheet = await ada.Sheet(seat.Sheet);
        sheet.View.Ideas.Select(idea => (idea.Text, idea.By)).Should().Equal(("Ada says so, too", number), ("the table says so", null));
        sheet.Names[number].Should().Be("Ada");
        (await ada.Asks($"sheet/{seat.Sheet}", new SheetCommand.TakeBack(said))).Refused.Should().BeNull("it is her idea as well");
    }

    [Fact]
    public async Task stores_neither_person_nor_device_under_the_Chatham_House_Rule()
    {
        await using var cafe = await host.Cafe("chatham-house");
        await using var ada = await cafe.Joins("Ada");
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var seat = await ada.Seat();
        await using var tablet = await cafe.Tablet(seat.Table);
        var number = (await ada.Me()).Number;
        (await tablet.Asks($"sheet/{seat.Sheet}", new SheetCommand.Capture(Guid.NewGuid(), 1, "nobody says so", "en", Secret: new string('a', 32), By: number))).Refused.Should().BeNull();
        (await host.Rows<string>("select concat(data ->> 'By', data ->> 'by', data ->> 'Via', data ->> 'via', data ->> 'Group', data ->> 'group') from cafe.mt_events where stream_id = $1", $"sheet/{cafe.Id:N}/{seat.Sheet}"))
            .Should().Equal("");
    }

    [Fact]
    public async Task that_was_sent_away_loses_its_rights_at_once_and_gets_them_back()
    {
        await using var cafe = await host.Cafe();
        await using var ada = await cafe.Joins("Ada");
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var seat = await ada.Seat();
        await using var tablet = await cafe.Tablet(seat.Table);
        (await tablet.Watch($"sheet/{seat.Sheet}")).Should().HaveCount(1);
        var number = (await tablet.Table()).Number;

        (await fay.Asks("cafe", new CafeCommand.SendAway(number))).Refused.Should().BeNull();
        (await tablet.Asks($"sheet/{seat.Sheet}", new SheetCommand.Capture(Guid.NewGuid(), 1, "too late", "en"))).Refused.Should().Be(Outcome.NotAllowed);
        (await tablet.Watch($"sheet/{seat.Sheet}", "table")).Should().BeEmpty();
        await Phone.Until(() => Task.FromResult(tablet.Unwatched), ended => ended.Contains("table") && ended.Contains($"sheet/{seat.Sheet}"));
        using (var feed = await tablet.Http.GetAsync($"/live/{cafe.Id}/feeds/table?{tablet.Query}")) feed.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await tablet.Browser.Open($"/cafe/{cafe.Id}/table")).Should().Be(HttpStatusCode.Redirect);
        tablet.Browser.Answer.Headers.Location!.OriginalString.Should().Be("/device");

        (await fay.Asks("cafe", new CafeCommand.LetBack(number))).Refused.Should().BeNull();
        (await tablet.Asks($"sheet/{seat.Sheet}", new SheetCommand.Capture(Guid.NewGuid(), 1, "here again", "en"))).Refused.Should().BeNull();
    }

    [Fact]
    public async Task shows_arrivals_the_card_with_the_question_and_prints_it_for_its_table_alone()
    {
        await using var cafe = await host.Cafe();
        await using var ada = await cafe.Joins("Ada");
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var seat = await ada.Seat();
        await using var tablet = await cafe.Tablet(seat.Table);
        await using var other = await cafe.Tablet(seat.Table % 12 + 1);
        var (idea, _) = await ada.Writes("publish every order");
        (await tablet.Asks($"sheet/{seat.Sheet}", new SheetCommand.Star(idea))).Refused.Should().BeNull();
        (await tablet.Asks($"sheet/{seat.Sheet}", new SheetCommand.AskNext("who checks?"))).Refused.Should().BeNull();
        (await ada.Sheet(seat.Sheet)).View.Asked.Should().Equal(new Dictionary<int, string> { [1] = "who checks?" });
        (await tablet.Browser.Open($"/cafe/{cafe.Id}/card/{seat.Table}")).Should().Be(HttpStatusCode.OK);
        tablet.Browser.Page.Should().Contain("publish every order").And.Contain("who checks?");
        (await other.Browser.Open($"/cafe/{cafe.Id}/card/{seat.Table}")).Should().Be(HttpStatusCode.NotFound);
        (await ada.Browser.Open($"/cafe/{cafe.Id}/card/{seat.Table}")).Should().Be(HttpStatusCode.NotFound, "she is no host");
    }
}

[Collection(nameof(OneHost))]
public class The_wall(OneHost host)
{
    [Fact]
    public async Task is_opened_on_the_facilitators_machine_or_elsewhere_by_a_code()
    {
        await using var cafe = await host.Cafe();
        await cafe.FacilitatorsBrowser.Send($"/cafe/{cafe.Id}/devices", $"/cafe/{cafe.Id}/devices/wall");
        cafe.FacilitatorsBrowser.Answer.Headers.Location!.OriginalString.Should().Be($"/cafe/{cafe.Id}/wall");
        (await cafe.FacilitatorsBrowser.Open($"/cafe/{cafe.Id}/wall")).Should().Be(HttpStatusCode.OK);
        await cafe.FacilitatorsBrowser.Send($"/cafe/{cafe.Id}/devices", $"/cafe/{cafe.Id}/devices/wall");
        using var screen = await cafe.Device(await cafe.DeviceCode(null));
        screen.Answer.Headers.Location!.OriginalString.Should().Be($"/cafe/{cafe.Id}/wall");
        await using var fay = await cafe.Facilitates();
        (await fay.Overview()).Devices.Should().HaveCount(2, "this machine is one wall however often it is opened").And.OnlyContain(device => device.Role == Role.Wall);
        using var guest = cafe.Host.Browser();
        (await guest.Open($"/cafe/{cafe.Id}/wall")).Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task shows_where_everybody_goes_and_no_sheet_but_the_one_in_the_light()
    {
        await using var cafe = await host.Cafe();
        await using var ada = await cafe.Joins("Ada");
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var seat = await ada.Seat();
        await using var wall = await cafe.Wall();
        var shown = await Phone.Until(wall.WallShows, view => view.People.Length == 1);
        shown.People[0].Should().Match<WallPerson>(person => person.Name == "Ada" && person.Tables[0] == seat.Table);
        shown.Code.Should().Be(cafe.Code);
        (await wall.Watch($"sheet/{seat.Sheet}")).Should().BeEmpty();

        (await fay.Asks("cafe", new CafeCommand.Spotlight(seat.Sheet))).Refused.Should().BeNull();
        await Phone.Until(() => Task.FromResult(wall.Walls.LastOrDefault()?.Value.Spotlight), sheet => sheet == seat.Sheet);
        (await wall.Watch($"sheet/{seat.Sheet}")).Should().HaveCount(1);
        (await wall.Asks($"sheet/{seat.Sheet}", new SheetCommand.Capture(Guid.NewGuid(), 1, "a wall writes", "en"))).Refused.Should().Be(Outcome.NotAllowed);

        (await fay.Asks("cafe", new CafeCommand.Spotlight(null))).Refused.Should().BeNull();
        await Phone.Until(() => Task.FromResult(wall.Unwatched), ended => ended.Contains($"sheet/{seat.Sheet}"));
    }
}

