using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;
using OpenTalks.Web.Tests.Devices;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Order;

/// <summary>Messages and ideas on the big screens and on tablets, and what keeps them fit to be read there.</summary>
public sealed class What_all_can_read
{
    static async Task<Device> Wall(OpenCafe cafe)
    {
        var device = await Device.Take(cafe.Host.Address, new Kind(1280, 720));
        await device.Open("/device");
        await device.Page.FillAsync("#code", await cafe.DeviceCode(null));
        await device.Page.ClickAsync("main button.go");
        await Expect(device.Page.Locator("cafe-wall .controls")).ToBeVisibleAsync();
        return device;
    }

    static SheetCommand Rude(int n) => new SheetCommand.Capture(Guid.NewGuid(), 1, $"rude {n}", "en");

    [Fact, Promise("C-08")]
    public async Task fifty_rude_ideas_leave_the_wall_by_one_act_and_whoever_wrote_them_does_not_come_back()
    {
        await using var cafe = await OpenCafe.On("rude");
        await using var fay = await cafe.Facilitates();
        await using var bo = await cafe.Joins("Bo");
        await using var troll = await cafe.Joins("Troll");
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var sheet = (await troll.Seat()).Sheet;
        await using var wall = await Wall(cafe);
        await fay.Asks("cafe", new CafeCommand.Spotlight(sheet));
        await bo.Seat();
        await bo.Writes("a fine thought");
        await Expect(wall.Page.Locator(".ideas li")).ToHaveCountAsync(1);
        // Fifty within ten seconds: the limit of calls lets them come.
        await Task.WhenAll(troll.Send([.. Enumerable.Range(1, 50).Select(n => ($"sheet/{sheet}", (object)Rude(n), Guid.NewGuid()))]));
        await Expect(wall.Page.Locator(".ideas")).ToContainTextAsync("rude");

        // Whoever wrote it is not known in every café: the one act that always helps takes all ideas off the wall.
        var since = TimeProvider.System.GetTimestamp();
        await fay.Asks("cafe", new CafeCommand.QuietWall(true));
        await Expect(wall.Page.Locator(".ideas")).ToHaveCountAsync(0);
        TimeProvider.System.GetElapsedTime(since).Should().BeLessThan(TimeSpan.FromSeconds(3));
        await Expect(wall.Page.Locator("cafe-wall")).Not.ToContainTextAsync("rude");

        // Where authors are stored, one act at the desk mutes the author and hides what they wrote.
        var number = (await troll.Me()).Number;
        await cafe.FacilitatorsBrowser.Send($"/cafe/{cafe.Id}/desk/{number}", $"/cafe/{cafe.Id}/desk/{number}/do", ("do", "mute"), ("hide", "yes"));
        await fay.Asks("cafe", new CafeCommand.QuietWall(false));
        await Expect(wall.Page.Locator(".ideas li")).ToHaveTextAsync(["a fine thought"]);
        (await troll.Asks($"sheet/{sheet}", Rude(51))).Refused.Should().Be("muted");
        await troll.Asks("cafe", new CafeCommand.Leave());
        await troll.Asks("cafe", new CafeCommand.Return());
        (await troll.Asks($"sheet/{sheet}", Rude(52))).Refused.Should().Be("muted", "the same device is the same person");
        await fay.Asks("cafe", new CafeCommand.Lock());
        using var disguised = cafe.Host.Browser();
        await disguised.Send($"/j/{cafe.Code}", ("name", "Somebody else"), ("attempt", Guid.NewGuid().ToString("N")));
        disguised.Answer.StatusCode.Should().Be(System.Net.HttpStatusCode.Conflict);

        // Hidden, shown again: each within a second.
        var (idea, _) = await bo.Writes("hide me");
        await Expect(wall.Page.Locator(".ideas")).ToContainTextAsync("hide me");
        await fay.Asks($"sheet/{sheet}", new SheetCommand.Hide(idea));
        await Expect(wall.Page.Locator(".ideas")).Not.ToContainTextAsync("hide me", new() { Timeout = 1_000 });
        await fay.Asks($"sheet/{sheet}", new SheetCommand.Show(idea));
        await Expect(wall.Page.Locator(".ideas")).ToContainTextAsync("hide me");
    }

    [Fact]
    public async Task what_is_looked_at_first_reaches_the_wall_only_when_it_was_let_and_what_is_reported_reaches_the_desk()
    {
        await using var cafe = await OpenCafe.On("letting");
        (await cafe.FacilitatorsBrowser.SetsUp($"/cafe/{cafe.Id}/setup", ("premoderated", "yes"))).Should().Be(System.Net.HttpStatusCode.OK);
        await using var console = await ConsoleDesk.Of(cafe);
        await using var staff = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada");
        await using var bo = await Guest.Joins(cafe, "Bo", new Kind(320, 640));
        await OpenCafe.GoesTo(staff, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        await ada.WritesAndSeesItSaved("Not yet for all.");
        await Expect(ada.Slip("Not yet for all.")).ToContainTextAsync("at this table only");
        var sheet = (await staff.Overview()).Tables.Single(table => table.Total > 0).Number;
        await using var wall = await Wall(cafe);
        await staff.Asks("cafe", new CafeCommand.Spotlight(sheet));
        await Expect(wall.Page.Locator(".saying")).ToBeVisibleAsync();
        await Expect(wall.Page.Locator("cafe-wall")).Not.ToContainTextAsync("Not yet for all.");

        await bo.Slip("Not yet for all.").Locator(".order summary").ClickAsync();
        await bo.Presses("Not yet for all.", "Ask the facilitators to look at it");
        await Expect(bo.Page.Locator(".strip")).ToContainTextAsync("Nobody is told who asked");
        (await bo.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue();
        await Expect(console.Page.Locator(".needs")).ToContainTextAsync("1 idea somebody asks you to look at");
        await console.Page.ClickAsync(".needs a[href$='show=reported']");
        await Expect(console.Page.Locator(".kept .slip")).ToHaveCountAsync(1);
        await console.Page.ClickAsync("button:has-text('Let it be shown in public')");
        await Expect(wall.Page.Locator(".ideas li")).ToHaveTextAsync(["Not yet for all."]);
        await Expect(ada.Slip("Not yet for all.")).Not.ToContainTextAsync("at this table only");
        wall.Complaints.Should().BeEmpty();
        bo.Device.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task a_host_takes_an_idea_out_of_sight_its_author_is_told_and_it_comes_back()
    {
        await using var cafe = await OpenCafe.On("hiding");
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada", new Kind(320, 640));
        var number = await ada.Number();
        // Eight, so that a table can do without its host in the rounds to come.
        List<Phone> others = [];
        for (var guest = 2; guest <= 8; guest++) others.Add(await cafe.Joins($"Guest {guest}"));
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        var table = (await fay.Overview()).Tables.Single(row => row.Seats.Any(seat => seat.Number == number)).Number;
        await new OpenTalks.Host.Tests.Rotation.SeatingDeskOf(cafe, cafe.FacilitatorsBrowser).Decides("host", ("person", number), ("table", table));
        var seats = await Task.WhenAll(others.Select(other => other.Seat()));
        var (author, seat) = others.Zip(seats).First(other => other.Second.Table == table);
        await author.Writes("Not for this sheet.");
        await Expect(ada.Page.Locator(".hosting")).ToBeVisibleAsync();
        await ada.Slip("Not for this sheet.").Locator(".order summary").ClickAsync();
        await ada.Presses("Not for this sheet.", "Take it out of sight");
        await Expect(ada.Slip("Not for this sheet.")).ToHaveCountAsync(0);
        async Task<Moderation> Told() => (await author.Sheet(seat.Sheet)).View.Ideas.Single().Moderation;
        (await Phone.Until(Told, moderation => moderation == Moderation.Hidden)).Should().Be(Moderation.Hidden, "whoever wrote it is told");
        await ada.Page.ClickAsync(".strip button");
        await Expect(ada.Slip("Not for this sheet.")).ToBeVisibleAsync();
        await Phone.Until(Told, moderation => moderation == Moderation.None);
        ada.Device.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task a_message_reaches_its_tables_tablet_and_the_wall_and_a_tablet_asks_for_help_and_time()
    {
        await using var cafe = await OpenCafe.On("said");
        await using var fay = await cafe.Facilitates();
        await using var ada = await cafe.Joins("Ada");
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var table = (await ada.Seat()).Table;
        await using var tablet = await Tablet.On(cafe, table);
        await using var wall = await Wall(cafe);
        await fay.Asks("cafe", Said("Coffee is in the hall"));
        await fay.Asks("cafe", Said("The microphone comes to you", table));
        await Expect(tablet.Page.Locator(".messages li")).ToHaveTextAsync(["The microphone comes to you", "Coffee is in the hall"]);
        await Expect(wall.Page.Locator(".said")).ToHaveTextAsync("Coffee is in the hall");
        (await wall.Page.EvaluateAsync<bool>("document.scrollingElement.scrollHeight <= innerHeight + 1")).Should().BeTrue();

        await tablet.Page.ClickAsync(".ask-help summary");
        await tablet.Page.ClickAsync("[data-do='ask-help sound']");
        var help = (await Phone.Until(fay.Overview, overview => overview.Running.Helps.Length == 1)).Running.Helps.Single();
        (help.Table, help.Kind).Should().Be((table, HelpKind.Sound));
        await fay.Asks("cafe", new CafeCommand.TakeHelp(help.Number));
        await Expect(tablet.Page.Locator(".side")).ToContainTextAsync("Fay is coming");
        await tablet.Page.ClickAsync("[data-do='vote-pace more-time']");
        await Phone.Until(fay.Overview, overview => overview.Tables.Single(row => row.Number == table).Pace == Pace.MoreTime);
        await Expect(tablet.Page.Locator("[data-do='vote-pace more-time']")).ToHaveAttributeAsync("aria-pressed", "true");

        await fay.Asks("cafe", new CafeCommand.ChooseSignals(SignalWays.All with { Sound = false }));
        await tablet.Page.Locator("details.more summary").First.ClickAsync();
        await Expect(tablet.Page.Locator(".signals input").First).ToBeDisabledAsync();
        tablet.Device.Complaints.Should().BeEmpty();
        wall.Complaints.Should().BeEmpty();
    }

    static CafeCommand Said(string text, params int[] tables) =>
        new CafeCommand.Announce(Guid.NewGuid(), ImmutableSortedDictionary<string, string>.Empty.Add("", text), [.. tables]);
}
