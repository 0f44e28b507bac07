using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Cafes;

/// <summary>Ten phones in Chromium and fifty guests who know only the protocol, and an evening on which much goes wrong.</summary>
public sealed class An_evening_of_sixty
{
    const int Plain = 44, Late = 6;

    [Fact, Promise("M31")]
    public async Task seats_everybody_at_one_table_and_loses_no_idea_whatever_goes_wrong()
    {
        await using var cafe = await OpenCafe.On("sixty");
        await using var fay = await cafe.Facilitates();
        await using var others = PlainClient.Joins(cafe.Host.Address, cafe.Code, Plain, "--pace", "900", "--ideas", "1");
        var guests = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Guest.Joins(cafe, $"Guest {n}", Kind.Phone with { Language = n % 5 == 3 ? "ar" : "en" })));
        var numbers = await Task.WhenAll(guests.Select(guest => guest.Number()));
        await Phone.Until(fay.Overview, overview => overview.Participants == Plain + 10);
        var laptop = await ConsoleDesk.Of(cafe);
        foreach (var phase in new[] { "Arrive, check in", "Welcome", "Round 1: talk" }) await laptop.Begins(phase);
        foreach (var guest in guests) await guest.Arrives();
        await EverybodySits(fay, Plain + 10);
        await Decides(laptop.Device, cafe, $"host&person={numbers[0]}&table={await TableOf(fay, numbers[0])}");
        await Pauses(laptop);
        await laptop.Page.ClickAsync("[data-do=insert-round]");
        await Expect(laptop.Page.Locator("cafe-console .prog")).ToContainTextAsync("Round 4");
        await laptop.Begins("Round 1: write-up");
        var left = new List<string>();
        left.AddRange(await Write(guests, 1));

        // The laptop dies; its facilitator signs in on a phone and goes on from there.
        await laptop.DisposeAsync();
        await using var phone = await GoesOnFromAPhone(cafe);
        await phone.Says("Round 1: write-up");
        // A host and five more are gone without a word.
        foreach (var (guest, number) in guests[..6].Zip(numbers))
        {
            await guest.DisposeAsync();
            (await fay.Asks("cafe", new CafeCommand.MarkGone(number))).Refused.Should().BeNull();
        }
        guests = guests[6..];
        await phone.Begins("Move to the next table");
        await using var late = PlainClient.Joins(cafe.Host.Address, cafe.Code, Late, "--pace", "900", "--ideas", "1", "--seed", "77");
        await Phone.Until(fay.Overview, overview => overview.Participants == Plain + 10 + Late);
        await Phone.Until(fay.Overview, overview => overview.Waiting == 0);
        await Decides(phone.Device, cafe, "close&table=12&round=2");

        for (var round = 2; round <= 4; round++)
        {
            if (round > 2) await phone.Begins("Move to the next table");
            foreach (var guest in guests) await guest.Arrives();
            await phone.Begins($"Round {round}: talk");
            await EverybodySits(fay, Plain + 4 + Late, closed: 12);
            await phone.Begins($"Round {round}: write-up");
            left.AddRange(await Write(guests, round));
        }
        await phone.Begins("Quiet minutes");
        await phone.Begins("Gallery");
        foreach (var clients in new[] { others, late }) (await clients.Ends(TimeSpan.FromSeconds(120))).Should().BeNull();

        left.AddRange(others.Ideas().Values.OfType<string>());
        left.AddRange(late.Ideas().Values.OfType<string>());
        left.Should().HaveCountGreaterThan(100);
        (await OnTheSheets(fay)).Should().BeEquivalentTo(left, "every idea is there, once");
        foreach (var device in guests.Select(guest => guest.Device).Append(phone.Device)) device.Complaints.Should().BeEmpty();
        foreach (var guest in guests) await guest.DisposeAsync();
    }

    /// <summary>Every participant who is not gone has one seat, at one table that is open, with a chair for each; remote people as well.</summary>
    static async Task EverybodySits(Phone fay, int here, int? closed = null)
    {
        var overview = await Phone.Until(fay.Overview, overview => overview is { Planned: true, Waiting: 0 } && overview.Tables.Sum(table => table.Seats.Length) == here);
        (overview.Participants - overview.Gone).Should().Be(here);
        overview.Tables.SelectMany(table => table.Seats).Select(seat => seat.Number).Should().OnlyHaveUniqueItems("nobody is at two tables");
        overview.Tables.Should().AllSatisfy(table => table.Seats.Length.Should().BeLessThanOrEqualTo(6));
        overview.Tables.Where(table => table.Number == closed).SelectMany(table => table.Seats).Should().BeEmpty();
        overview.Tables.SelectMany(table => table.Seats).Should().Contain(seat => seat.Remote);
    }

    static async Task<int> TableOf(Phone fay, int person) => (await fay.Overview()).Tables.Single(table => table.Seats.Any(seat => seat.Number == person)).Number;

    /// <summary>Looks at what would change and does it; where seats have moved meanwhile the page shows it anew and asks again.</summary>
    static async Task Decides(Device device, OpenCafe cafe, string what)
    {
        var page = await device.Context.NewPageAsync();
        await page.GotoAsync($"/cafe/{cafe.Id}/seating/preview?do={what}");
        IResponse answer;
        do answer = await page.RunAndWaitForResponseAsync(() => page.GetByText("Do it").ClickAsync(), one => one.Request.Method == "POST");
        while (answer.Status is < 300 or >= 400);
        await Expect(page.Locator(".strip").First).ToBeVisibleAsync();
        await page.CloseAsync();
    }

    /// <summary>While the clock is held it stands still.</summary>
    static async Task Pauses(ConsoleDesk desk)
    {
        await desk.Page.ClickAsync("[data-do=pause]");
        await Expect(desk.Page.Locator("[data-do=resume]")).ToBeVisibleAsync();
        var held = await desk.Page.InnerTextAsync("cafe-console .big");
        await Task.Delay(2_000);
        (await desk.Page.InnerTextAsync("cafe-console .big")).Should().Be(held);
        await desk.Page.ClickAsync("[data-do=resume]");
        await Expect(desk.Page.Locator("cafe-console .big")).Not.ToHaveTextAsync(held);
    }

    static async Task<ConsoleDesk> GoesOnFromAPhone(OpenCafe cafe)
    {
        var device = await Device.Take(cafe.Host.Address, Kind.Phone);
        await device.Open("/sign-in");
        await device.Page.FillAsync("[name=email]", "fay@example.org");
        await device.Page.FillAsync("[name=password]", "nine paper cloths");
        await device.Page.ClickAsync("main button.go");
        await device.Page.WaitForURLAsync(cafe.Host.Address.ToString());
        await device.Open($"/cafe/{cafe.Id}/console");
        return new ConsoleDesk(device);
    }

    static async Task<IReadOnlyList<string>> Write(Guest[] guests, int round)
    {
        var texts = new List<string>();
        foreach (var (guest, n) in guests.Select((guest, n) => (guest, n)))
        {
            await guest.MayWrite();
            texts.Add($"Said by {n} in round {round}.");
            await guest.WritesAndSeesItSaved(texts[^1]);
        }
        return texts;
    }

    static async Task<IEnumerable<string>> OnTheSheets(Phone fay)
    {
        var sheets = await Task.WhenAll((await fay.Overview()).Tables.Select(table => fay.Sheet(table.Number)));
        return sheets.SelectMany(sheet => sheet.View.Ideas).Where(idea => !idea.TakenBack).Select(idea => idea.Text);
    }
}
