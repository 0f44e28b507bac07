using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Web.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Desk;

/// <summary>The desk in a real browser.</summary>
public sealed class The_desk
{
    [Fact]
    public async Task adds_a_person_mutes_them_and_takes_it_back_by_keyboard_alone()
    {
        await using var cafe = await OpenCafe.On("deskkeys");
        await using var device = await Desk(cafe, Kind.Laptop);
        var (page, keyboard) = (device.Page, device.Page.Keyboard);
        await page.FocusAsync("#name");
        await keyboard.TypeAsync("Eve Latecomer");
        await keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToContainTextAsync("Eve Latecomer");
        await Expect(page.Locator(".strip")).ToContainTextAsync("Here is their card");

        await Reaches(page, "button[value=mute]");
        await keyboard.PressAsync("Enter");
        await Expect(page.Locator(".strip")).ToContainTextAsync("cannot write for now");
        await Reaches(page, ".strip button");
        await keyboard.PressAsync("Enter");
        await Expect(page.Locator(".strip")).ToContainTextAsync("can write again");

        await Reaches(page, "summary.danger");
        await keyboard.PressAsync("Enter");
        await Reaches(page, "button[value=erase]");
        await keyboard.PressAsync("Enter");
        await Expect(page.Locator(".strip")).ToContainTextAsync("Erased");
        await Expect(page.Locator(".people li")).ToHaveCountAsync(0);
        device.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task hides_an_idea_which_its_author_sees_and_everybody_else_no_longer()
    {
        await using var cafe = await OpenCafe.On("deskhides");
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada");
        await using var bo = await Guest.Joins(cafe, "Bo");
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        foreach (var guest in new[] { ada, bo }) await guest.MayWrite();
        await ada.WritesAndSeesItSaved("Something rude.");
        await Expect(bo.Slip("Something rude.")).ToBeVisibleAsync();

        await using var device = await Desk(cafe, Kind.Laptop, "/ideas");
        await device.Page.ClickAsync("button[value=hide]");
        await Expect(bo.Page.Locator("body")).Not.ToContainTextAsync("Something rude.");
        await Expect(ada.Page.Locator(".slip.gone")).ToContainTextAsync("Something rude.");
        await Expect(ada.Page.Locator(".slip.gone")).ToContainTextAsync("Others do not see it");

        await device.Page.ClickAsync(".strip button");
        await Expect(bo.Slip("Something rude.")).ToBeVisibleAsync();
        await Expect(ada.Slip("Something rude.")).ToBeVisibleAsync();

        await device.Page.ClickAsync("details.sure summary");
        await device.Page.ClickAsync("button[value=redact]");
        await Expect(ada.Page.Locator(".slip.gone")).ToContainTextAsync("gone everywhere");
        await Expect(ada.Page.Locator("body")).Not.ToContainTextAsync("Something rude.");
        await Phone.Until(async () => await ada.Page.EvaluateAsync<string>("""
            async () => {
              const kept = [];
              for (const { name } of await indexedDB.databases()) {
                const db = await new Promise((done, fail) => { const open = indexedDB.open(name); open.onsuccess = () => done(open.result); open.onerror = () => fail(open.error); });
                for (const store of db.objectStoreNames) kept.push(await new Promise((done, fail) => { const all = db.transaction(store).objectStore(store).getAll(); all.onsuccess = () => done(all.result); all.onerror = () => fail(all.error); }));
                db.close();
              }
              return JSON.stringify(kept);
            }
            """), kept => !kept.Contains("Something rude.", StringComparison.Ordinal));
        ada.Device.Complaints.Should().BeEmpty();
        device.Complaints.Should().BeEmpty();
    }

    [Fact, Promise("M19")]
    public async Task types_a_tables_paper_in_by_keyboard_loses_nothing_without_a_network_and_sends_each_idea_once()
    {
        await using var cafe = await OpenCafe.On("deskpaper");
        await using var wifi = new Wifi(cafe.Host.Address);
        await using var fay = await cafe.Facilitates();
        await using var guest = await cafe.Joins("Ada");
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await using var device = await Device.Take(wifi.Address, Kind.Laptop);
        await device.Becomes(cafe.FacilitatorsBrowser);
        await device.Open($"/cafe/{cafe.Id}/desk/paper?table=5&round=1");
        var (page, keyboard) = (device.Page, device.Page.Keyboard);
        await Expect(page.Locator("cafe-paper .btn.go")).ToBeEnabledAsync();
        await Expect(page.Locator("#idea")).ToBeFocusedAsync();

        await keyboard.TypeAsync("First from the paper.");
        await keyboard.PressAsync("Enter");
        await Expect(page.Locator(".slip .num")).ToHaveTextAsync("5-1");
        wifi.Goes();
        await keyboard.TypeAsync("Second,");
        await keyboard.PressAsync("Shift+Enter");
        await keyboard.TypeAsync("in two lines.");
        await keyboard.PressAsync("Enter");
        await keyboard.TypeAsync("Third.");
        await keyboard.PressAsync("Enter");
        await Expect(page.Locator(".bar:not(.signal)")).ToContainTextAsync("2 ideas are safe on this device");
        (await fay.Sheet(5)).View.Ideas.Should().HaveCount(1);

        wifi.Returns();
        await Expect(page.Locator(".slip .num")).ToHaveCountAsync(3);
        (await fay.Sheet(5)).View.Ideas.Should().OnlyContain(idea => idea.FromPaper && idea.Round == 1)
            .And.Subject.Select(idea => idea.Text).Should().Equal("First from the paper.", "Second,\nin two lines.", "Third.");

        await page.FillAsync("#by", $"{(await guest.Me()).Number}");
        await page.FillAsync("#idea", "Fourth, by Ada.");
        await keyboard.PressAsync("Enter");
        await Expect(page.Locator(".slip").First).ToContainTextAsync("Ada");
        await page.Locator(".slip .act").First.ClickAsync();
        await Phone.Until(() => fay.Sheet(5), sheet => sheet.View.Ideas.Last() is { TakenBack: true });
        await page.FillAsync("#by", "999");
        await page.FillAsync("#idea", "By nobody.");
        await page.ClickAsync("cafe-paper .btn.go");
        await Expect(page.Locator("#idea-wrong")).ToContainTextAsync("Nobody in this café has this number");
        device.Complaints.Should().BeEmpty();
    }

    [Fact, Promise("M33")]
    public async Task a_guest_reads_what_is_kept_of_them_and_has_it_erased()
    {
        await using var cafe = await OpenCafe.On("mydata");
        await using var fay = await cafe.Facilitates();
        await using var stranger = await Device.Take(cafe.Host.Address, Kind.Phone);
        await stranger.Open($"/j/{cafe.Code}");
        await Expect(stranger.Page.Locator(".kept")).ToContainTextAsync("Your ideas stay for the report. Your name is erased 30 days after the café.");
        await using var ada = await Guest.Joins(cafe, "Ada Canary");
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        await ada.WritesAndSeesItSaved("This idea stays.");
        await ada.Page.ClickAsync("a[href$='/my-data']");
        await Expect(ada.Page.Locator(".said")).ToContainTextAsync("Ada Canary");
        (await Axe.Finds(ada.Page)).Should().BeEmpty();
        await ada.Page.ClickAsync("details.sure summary");
        (await Axe.Finds(ada.Page)).Should().BeEmpty();
        await ada.Page.ClickAsync("button[value=erase]");
        await Expect(ada.Page.Locator("h1")).ToContainTextAsync("Your data is erased");
        (await ada.Page.GotoAsync($"/cafe/{cafe.Id}"))!.Status.Should().Be(404, "nobody speaks for the number any more");
        var overview = await fay.Overview();
        (overview.Participants - overview.Gone).Should().Be(0);
        var sheet = await fay.Sheet(overview.Tables.Single(table => table.Ideas == 1).Number);
        sheet.View.Ideas.Single().Text.Should().Be("This idea stays.");
        sheet.Names.Values.Should().NotContain("Ada Canary");
    }

    [Fact]
    public async Task stands_in_English_and_Arabic_by_day_and_night_without_anything_axe_finds_and_no_way_sideways()
    {
        await using var cafe = await OpenCafe.On("desklooks");
        await using var fay = await cafe.Facilitates();
        for (var n = 1; n <= 20; n++) await cafe.Joins(n % 3 == 0 ? $"ضيف {n}" : $"Guest {n}", ("organisation", "A house with a rather long name on the lake"));
        var someone = await cafe.Joins("Somebody");
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await someone.Seat();
        for (var n = 1; n <= 12; n++) await someone.Writes($"Idea {n}: publish every blocking order within a day, with the reason.");
        var number = (await someone.Me()).Number;
        foreach (var kind in new[] { Kind.Laptop, Kind.Laptop with { Language = "ar", Dark = true }, Kind.Phone with { Width = 320 }, Kind.Phone with { Width = 320, Language = "ar" } })
        {
            await using var device = await Desk(cafe, kind);
            foreach (var path in new[] { "/desk", "/desk?did=lock", $"/desk/{number}", $"/desk/{number}?did=mute", "/desk/ideas", "/desk/paper", "/desk/log", "/print" })
            {
                await device.Open($"/cafe/{cafe.Id}{path}");
                if (path == "/desk/paper") await Expect(device.Page.Locator("cafe-paper .btn.go")).ToBeEnabledAsync();
                foreach (var sure in await device.Page.Locator("details.sure").AllAsync()) await sure.EvaluateAsync("open => { open.open = true; }");
                (await Axe.Finds(device.Page)).Should().BeEmpty("{0}, {1}", path, kind);
                (await device.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0, "{0}, {1}", path, kind);
            }
            device.Complaints.Should().BeEmpty();
        }
    }

    static async Task<Device> Desk(OpenCafe cafe, Kind kind, string path = "")
    {
        var device = await Device.Take(cafe.Host.Address, kind);
        await device.Becomes(cafe.FacilitatorsBrowser);
        await device.Open($"/cafe/{cafe.Id}/desk{path}");
        return device;
    }

    /// <summary>Tab by tab, as somebody without a pointer does.</summary>
    static async Task Reaches(IPage page, string selector)
    {
        for (var tabs = 0; tabs < 80; tabs++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector)) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{selector} is not reached by the keyboard");
    }
}
