using FluentAssertions.Execution;
using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Screens;

/// <summary>In English by day and in Arabic by night, and in English the colours of the night; 360 px wide on phones, 1440 on desks.</summary>
public sealed class Every_screen
{
    static readonly Kind Phone = Kind.Phone with { Width = 360, Height = 780 };

    static Kind Arabic(Kind kind) => kind with { Language = "ar", Dark = true };

    [Fact, Promise("M29")]
    public async Task of_a_phone_has_no_script_error_no_breach_of_policy_nothing_axe_finds_and_no_way_sideways()
    {
        await using var cafe = await OpenCafe.On("screens");
        await using var wifi = new Wifi(cafe.Host.Address);
        await using var fay = await cafe.Facilitates();
        using var all = new AssertionScope();
        foreach (var kind in new[] { Phone, Arabic(Phone) })
        {
            await using var stranger = await Device.Take(cafe.Host.Address, kind);
            await Looks(stranger, "home", "/");
            await Looks(stranger, "join", $"/j/{cafe.Code}");
            await stranger.Page.Locator("form.tall details.more summary").ClickAsync();
            await Looks(stranger, "join, details open");
            await Looks(stranger, "how", "/how");
            await Looks(stranger, "privacy", "/privacy");
            await Looks(stranger, "accessibility", "/accessibility");
            stranger.Complaints.Should().BeEmpty();
            await stranger.Page.GotoAsync("/j/ZZZZZZZZ");
            await Looks(stranger, "unknown code");
            await stranger.Page.GotoAsync("/nowhere");
            await Looks(stranger, "error");
        }

        await using var ada = await Guest.Joins(wifi.Address, cafe.Code, "Ada", Phone);
        await using var layla = await Guest.Joins(wifi.Address, cafe.Code, "ليلى", Arabic(Phone));
        await using var bo = await cafe.Joins("Bo");
        Guest[] guests = [ada, layla];
        await Look(guests, "wait");
        foreach (var guest in guests) await guest.Page.Locator(".self > summary").ClickAsync();
        await Look(guests, "one's own things");
        foreach (var guest in guests) await guest.Page.Locator(".self > summary").ClickAsync();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        foreach (var guest in guests) await Expect(guest.Page.Locator(".thumb .btn.go")).ToBeVisibleAsync();
        await Look(guests, "go");
        foreach (var guest in guests) await guest.Arrives();
        foreach (var guest in guests) await Expect(guest.Page.Locator(".talking")).ToBeVisibleAsync();
        await Look(guests, "talk");

        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        foreach (var guest in guests) await guest.MayWrite();
        await Look(guests, "write, nothing written");
        await bo.Seat();
        await Fill(bo, 197);
        foreach (var guest in guests)
        {
            foreach (var text in guest == ada ? ["Mine.", "Mine as well."] : new[] { "قبل كل قانون جديد، يُسأل من سيعيش معه.", "Écrit en français." }) await guest.WritesAndSeesItSaved(text);
            await guest.Page.Locator(".slip .act.star, .slip .act[aria-pressed]").First.ClickAsync();
            await Expect(guest.Page.Locator(".layer .slip")).ToHaveCountAsync(guest == ada ? 199 : 201);
        }
        await Look(guests, "write, 201 ideas");
        foreach (var guest in guests) await guest.Page.Locator(".slip .act").First.ClickAsync();
        await Look(guests, "write, building on");

        foreach (var guest in guests) await guest.Device.Context.SetOfflineAsync(true);
        wifi.Goes();
        foreach (var guest in guests)
        {
            await Expect(guest.Page.Locator(".bar:not(.signal)")).ToBeVisibleAsync();
            await guest.Writes("Without a network.");
        }
        await Look(guests, "offline");
        wifi.Returns();
        foreach (var guest in guests) await guest.Device.Context.SetOfflineAsync(false);
        foreach (var guest in guests) await Expect(guest.Page.Locator(".bar:not(.signal)")).ToHaveCountAsync(0);

        foreach (var (kind, round) in new[] { (PhaseKind.Move, (int?)2), (PhaseKind.Reflection, null), (PhaseKind.Gallery, null), (PhaseKind.Plenary, null), (PhaseKind.Close, null) })
        {
            await OpenCafe.GoesTo(fay, kind, round);
            var step = kind switch { PhaseKind.Move => "go", PhaseKind.Reflection => "reflect", _ => "sheet, .step." + kind.ToString().ToLowerInvariant() };
            foreach (var guest in guests) await Expect(guest.Page.Locator($".step.{step}").First).ToBeVisibleAsync();
            if (kind == PhaseKind.Gallery) foreach (var guest in guests) await Expect(guest.Page.Locator(".looked .slip").First).ToBeVisibleAsync();
            await Look(guests, kind.ToString());
        }
        await fay.Asks("cafe", new CafeCommand.End());
        foreach (var guest in guests) await Expect(guest.Page.Locator(".mine")).ToBeVisibleAsync();
        await Look(guests, "over");
        foreach (var guest in guests) guest.Device.Complaints.Should().BeEmpty();
    }

    [Fact, Promise("M29")]
    public async Task of_a_desk_has_no_script_error_no_breach_of_policy_nothing_axe_finds_and_no_way_sideways()
    {
        await using var cafe = await OpenCafe.On("desks");
        await using var wifi = new Wifi(cafe.Host.Address);
        await using var fay = await cafe.Facilitates();
        var people = await Task.WhenAll(Enumerable.Range(1, 12).Select(n => cafe.Joins($"Guest {n}", ("group", "academia"))));
        using var all = new AssertionScope();
        await using var english = await Device.Take(wifi.Address, Kind.Laptop);
        await using var arabic = await Device.Take(wifi.Address, Arabic(Kind.Laptop));
        Device[] devices = [english, arabic];
        foreach (var device in devices)
        {
            foreach (var path in new[] { "/", "/sign-in", "/first", "/accept" }) await Looks(device, path, path);
            await device.Becomes(cafe.FacilitatorsBrowser);
            foreach (var path in new[] { "/cafes", "/cafes/new", "/invite", "/accounts", "/account", $"/cafe/{cafe.Id}/setup", $"/cafe/{cafe.Id}/list", $"/cafe/{cafe.Id}/preflight" }) await Looks(device, path, path);
            await Looks(device, "console, before", $"/cafe/{cafe.Id}/console");
            await Looks(device, "people", $"/cafe/{cafe.Id}/people");
            await device.Page.Locator("[name=role]").First.ClickAsync();
            await Looks(device, "people, invitation");
        }

        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        var written = new List<(int Sheet, Guid Idea)>();
        foreach (var person in people)
        {
            var sheet = (await person.Seat()).Sheet;
            written.Add((sheet, (await person.Writes("Publish every blocking order within a day.")).Idea));
            await Fill(person, 17);
        }
        var finding = Guid.NewGuid();
        var question = (await fay.Overview()).Tables.First(table => table.Number == written[0].Sheet).Question;
        await fay.Asks("harvest", new HarvestCommand.AddFinding(finding, question, "Openness comes before order."));
        await fay.Asks("harvest", new HarvestCommand.AddFinding(Guid.NewGuid(), question, "Small states need a seat."));
        foreach (var (sheet, idea) in written.Take(4)) await fay.Asks("harvest", new HarvestCommand.Gather(finding, sheet, idea));
        foreach (var device in devices)
        {
            foreach (var page in new[] { "desk", "desk/2", "desk/ideas", "desk/paper", "desk/log", "seating", "seating/preview?do=close&table=1", "devices", "print", "card/1" }) await Looks(device, page, $"/cafe/{cafe.Id}/{page}");
            await Looks(device, "console, running", $"/cafe/{cafe.Id}/console");
            await device.Page.Locator("div.seg button").Nth(1).ClickAsync();
            await Looks(device, "console, needs first");
            await device.Page.Locator(".finish button").ClickAsync();
            await Looks(device, "console, ending");
            await device.Open($"/cafe/{cafe.Id}/harvest");
            await device.Page.Locator("nav.questions button").Nth(question - 1).ClickAsync();
            await Expect(device.Page.Locator(".evidence li")).ToHaveCountAsync(4);
            await Looks(device, "harvest");
            await device.Open($"/cafe/{cafe.Id}/console");
        }
        wifi.Goes();
        foreach (var device in devices)
        {
            await Expect(device.Page.Locator("#console-state")).ToContainTextAsync(Words.For(device == english ? "en" : "ar")["console.cut"], new() { Timeout = 60_000 });
            await Looks(device, "console, no network");
            device.Complaints.Should().BeEmpty();
        }
        wifi.Returns();
        await fay.Asks("cafe", new CafeCommand.End());
        await Looks(english, "console, over", $"/cafe/{cafe.Id}/console");
        await using var narrow = await Device.Take(cafe.Host.Address, Phone);
        await narrow.Becomes(cafe.FacilitatorsBrowser);
        foreach (var path in new[] { "/cafes", "/cafes/new", $"/cafe/{cafe.Id}/console", $"/cafe/{cafe.Id}/people", $"/cafe/{cafe.Id}/harvest" })
        {
            await narrow.Open(path);
            await StaysInItsWidth(narrow, path);
        }
    }

    static async Task Fill(Phone phone, int ideas)
    {
        var sheet = (await phone.Seat()).Sheet;
        var sent = phone.Send([.. Enumerable.Range(1, ideas).Select(n =>
            ($"sheet/{sheet}", (object)new SheetCommand.Capture(Guid.NewGuid(), 1, $"Idea {n}: publish every blocking order within a day, with the reason and the law it rests on.", "en"), Guid.NewGuid()))]);
        (await Task.WhenAll(sent).WaitAsync(TimeSpan.FromSeconds(60))).Should().OnlyContain(outcome => outcome.Refused == null);
    }

    static async Task Look(IEnumerable<Guest> guests, string screen)
    {
        foreach (var guest in guests) await Looks(guest.Device, screen);
    }

    static async Task Looks(Device device, string screen, string? path = null)
    {
        if (path is not null) await device.Open(path);
        var language = await device.Page.GetAttributeAsync("html", "lang");
        (await Axe.Finds(device.Page)).Should().BeEmpty("{0} in {1}", screen, language);
        if (language == "en")
        {
            await device.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            (await Axe.FindsInColours(device.Page)).Should().BeEmpty("{0} in {1}, dark", screen, language);
            await device.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        }
        await StaysInItsWidth(device, $"{screen} in {language}");
    }

    static async Task StaysInItsWidth(Device device, string screen) =>
        (await device.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0, "{0} stays in its width", screen);
}
