using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Host.Live;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;
using OpenTalks.Web.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Harvests;

/// <summary>A café in its first write-up with 200 ideas; each spec works on another question.</summary>
public sealed class Two_hundred_ideas : IAsyncLifetime
{
    static readonly string[] Subjects = ["Night buses to every village until two in the morning", "Trees and shade along the school street", "A library that is open on Sundays for everybody", "Publish every blocking order within a day"];

    public OpenCafe Cafe { get; private set; } = null!;
    public Phone Fay { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Cafe = await OpenCafe.On("workbench");
        Fay = await Cafe.Facilitates();
        await OpenCafe.GoesTo(Fay, PhaseKind.WriteUp, 1);
        var tables = (await Fay.Overview()).Tables;
        var sent = Fay.Send([.. Enumerable.Range(0, 200).Select(n => ($"sheet/{tables[n % tables.Length].Number}",
            (object)new SheetCommand.CapturePaper(Guid.NewGuid(), 1, n % 10 == 9 ? $"حافلات ليلية إلى كل قرية {n}" : $"{Subjects[n / (tables.Length * 3) % Subjects.Length]}, {n}", n % 10 == 9 ? "ar" : "en"), Guid.NewGuid()))]);
        (await Task.WhenAll(sent).WaitAsync(TimeSpan.FromSeconds(60))).Should().OnlyContain(outcome => outcome.Refused == null);
    }

    public async Task<Device> Opens(Kind kind, int question)
    {
        var device = await Device.Take(Cafe.Host.Address, kind);
        await device.Becomes(Cafe.FacilitatorsBrowser);
        await device.Open($"/cafe/{Cafe.Id}/harvest");
        await device.Page.Locator("nav.questions:not(.headings) button").Nth(question - 1).ClickAsync();
        await Expect(device.Page.Locator(".modes")).ToBeVisibleAsync();
        return device;
    }

    public async ValueTask DisposeAsync()
    {
        await Fay.DisposeAsync();
        await Cafe.DisposeAsync();
    }
}

public sealed class At_the_workbench(Two_hundred_ideas given) : IClassFixture<Two_hundred_ideas>
{
    [Fact]
    public async Task ideas_are_sorted_into_themes_and_findings_by_keyboard_alone()
    {
        await using var device = await given.Opens(Kind.Laptop, 1);
        var (page, keys) = (device.Page, device.Page.Keyboard);
        var hand = new ConsoleDesk(device);
        var tray = page.Locator(".modes button").Nth(1);
        await hand.Reaches(tray);
        await keys.PressAsync("Enter");
        await Expect(page.Locator("#at-hand")).ToBeFocusedAsync();
        foreach (var name in new[] { "Buses", "Trees", "Elsewhere" })
        {
            await hand.Reaches(page.Locator("#new-theme"));
            await keys.TypeAsync(name);
            await keys.PressAsync("Enter");
            await Expect(page.Locator(".themes li")).ToHaveCountAsync(name == "Buses" ? 1 : name == "Trees" ? 2 : 3);
        }
        // The first one by its list, then the machine has something to go by: 1 takes what it offers.
        await hand.Reaches(page.Locator(".ways select"));
        await hand.Reaches(page.Locator(".ways form:has(select) button"));
        var left = await Left(page);
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".tray .hd span")).ToContainTextAsync($"{left - 1}");
        await Expect(page.Locator(".places button").First).ToBeVisibleAsync();
        await Expect(page.Locator("#at-hand")).ToBeFocusedAsync();
        await keys.PressAsync("1");
        await Expect(page.Locator(".tray .hd span")).ToContainTextAsync($"{left - 2}");
        await Expect(page.Locator("#at-hand")).ToBeFocusedAsync();
        await keys.PressAsync("Control+z");
        await Expect(page.Locator(".tray .hd span")).ToContainTextAsync($"{left - 1}");
        await Expect(page.Locator(".middle > .strip")).ToContainTextAsync("Undone");
        var before = await page.Locator("#at-hand .num").First.InnerTextAsync();
        await page.Locator("#at-hand").FocusAsync();
        await keys.PressAsync("n");
        await Expect(page.Locator("#at-hand .num").First).Not.ToHaveTextAsync(before);
        await hand.Reaches(page.Locator("#reason"));
        await keys.TypeAsync("said elsewhere");
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".tray .hd span")).ToContainTextAsync($"{left - 2}");

        // A finding under a theme, its ideas by the arrows, its order and its reservation.
        await hand.Reaches(page.Locator(".modes button").Nth(0));
        await keys.PressAsync("Enter");
        await hand.Reaches(page.Locator("#new"));
        await keys.TypeAsync("Participants agreed that buses should run at night.");
        await keys.PressAsync("Control+Enter");
        await Expect(page.Locator(".find.open #text")).ToHaveValueAsync("Participants agreed that buses should run at night.");
        await hand.Reaches(page.Locator("#filed"));
        await keys.TypeAsync("Bus");
        await Expect(page.Locator("h3.heading")).ToHaveTextAsync("Buses");
        await hand.Reaches(page.Locator(".put[tabindex='0']"));
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".evidence li")).ToHaveCountAsync(1);
        await Expect(page.Locator(".word")).ToContainTextAsync("The evidence comes from 1 of");
        await hand.Reaches(page.Locator(".word button"));
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".find.open #text")).ToHaveValueAsync("One idea says that buses should run at night.");
        await Expect(page.Locator(".word")).ToHaveCountAsync(0);
        await Expect(page.Locator("#kept")).ToContainTextAsync("Saved");
        device.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task a_cafe_s_ideas_become_a_published_report_by_keyboard_alone()
    {
        await using var cafe = await OpenCafe.Another(given.Cafe.Host, given.Cafe.FacilitatorsBrowser);
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        foreach (var (table, text) in new[] { (1, "Night buses to every village"), (2, "A bus at night for each village"), (1, "Benches under the trees") })
            (await fay.Asks($"sheet/{table}", new SheetCommand.CapturePaper(Guid.NewGuid(), 1, text, "en"))).Refused.Should().BeNull();
        await using var device = await Device.Take(cafe.Host.Address, Kind.Laptop);
        await device.Becomes(cafe.FacilitatorsBrowser);
        await device.Open($"/cafe/{cafe.Id}/harvest");
        var (page, keys, hand) = (device.Page, device.Page.Keyboard, new ConsoleDesk(device));
        await hand.Reaches(page.Locator(".modes button").Nth(1));
        await keys.PressAsync("Enter");
        await hand.Reaches(page.Locator("#new-theme"));
        await keys.TypeAsync("Getting about");
        await keys.PressAsync("Enter");
        for (var left = 2; left >= 0; left--)
        {
            await hand.Reaches(page.Locator(".ways form:has(select) button"));
            await keys.PressAsync("Enter");
            await Expect(page.Locator(".tray .hd span")).ToContainTextAsync($"{left} idea");
        }
        await hand.Reaches(page.Locator(".modes button").Nth(0));
        await keys.PressAsync("Enter");
        await hand.Reaches(page.Locator("#new"));
        await keys.TypeAsync("Villages want buses at night.");
        await keys.PressAsync("Control+Enter");
        await Expect(page.Locator(".find.open")).ToBeVisibleAsync();
        await hand.Reaches(page.Locator(".put[tabindex='0']"));
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".evidence li")).ToHaveCountAsync(1);
        await hand.Reaches(page.Locator(".modes button").Nth(2));
        await keys.PressAsync("Enter");
        await hand.Reaches(page.Locator(".differ .none input"));
        await keys.PressAsync("Space");
        await Expect(page.Locator(".middle > .strip")).ToContainTextAsync("Noted");
        await Phone.Until(() => fay.Gets<HarvestSnapshot>("harvest"), seen => seen.View.NoDivergence && seen.View.Findings.Any(finding => finding.Evidence.Length == 1));

        await hand.Reaches(page.Locator(".top a[href$='/publishing']"));
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync($"**/cafe/{cafe.Id}/publishing*");
        await hand.Reaches(page.Locator("form:has([value=publish]) button.go"));
        await keys.PressAsync("Enter");
        await Phone.Until(() => fay.Gets<HarvestSnapshot>("harvest"), seen => seen.View.Publications.Length == 1);
        await page.WaitForURLAsync("**/publishing?*did=publish-1*");
        await device.Open($"/cafe/{cafe.Id}/report");
        await Expect(page.Locator("main")).ToContainTextAsync("Villages want buses at night.");
        device.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task two_rapporteurs_see_each_other_s_acts_as_they_happen_and_one_undoes_the_other_s_merge()
    {
        await using var one = await given.Opens(Kind.Laptop, 2);
        await using var other = await given.Opens(Kind.Laptop, 2);
        await one.Page.FillAsync("#new", "Shade is wanted.");
        await one.Page.ClickAsync(".adding .btn.go");
        await Expect(other.Page.Locator(".find")).ToContainTextAsync("Shade is wanted.");
        await Expect(one.Page.Locator(".find.open")).ToBeVisibleAsync();
        await one.Page.Locator(".choose .put").First.ClickAsync();
        await Expect(other.Page.Locator(".find .m")).ToContainTextAsync("1 idea");

        // What is missing leads to the ideas that are.
        await one.Page.Locator(".lines button", new() { HasText = "Arabic" }).First.ClickAsync();
        await Expect(one.Page.Locator(".narrowed")).ToContainTextAsync("Arabic");
        (await one.Page.Locator(".choose .say").AllInnerTextsAsync()).Should().NotBeEmpty().And.OnlyContain(text => text.Contains("حافلات", StringComparison.Ordinal));

        foreach (var device in new[] { one, other }) await device.Page.Locator(".modes button").Nth(1).ClickAsync();
        await one.Page.Locator(".copies li button").First.ClickAsync();
        await Expect(one.Page.Locator(".middle > .strip")).ToContainTextAsync("is shown with");
        await other.Page.Locator("details.merged > summary").ClickAsync();
        await other.Page.Locator("details.merged button").First.ClickAsync();
        await Expect(one.Page.Locator("details.merged")).ToHaveCountAsync(0);
        foreach (var device in new[] { one, other }) device.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task axe_finds_nothing_with_two_hundred_ideas_in_arabic_and_by_night()
    {
        var (finding, theme) = (Guid.NewGuid(), Guid.NewGuid());
        await given.Fay.Asks("harvest", new HarvestCommand.AddTheme(theme, 3, "Trees"));
        await given.Fay.Asks("harvest", new HarvestCommand.AddFinding(finding, 3, "Everyone wants shade."));
        await given.Fay.Asks("harvest", new HarvestCommand.FileFinding(finding, theme));
        await given.Fay.Asks("harvest", new HarvestCommand.AddReservation(finding, Guid.NewGuid(), ReservationKind.Minority, "Some want parking.", []));
        await using var device = await given.Opens(Kind.Laptop with { Language = "ar", Dark = true }, 3);
        using var all = new FluentAssertions.Execution.AssertionScope();
        for (var mode = 0; mode < 3; mode++)
        {
            await device.Page.Locator(".modes button").Nth(mode).ClickAsync();
            if (mode == 0) await Expect(device.Page.Locator(".held")).ToBeVisibleAsync();
            (await Axe.Finds(device.Page)).Should().BeEmpty("mode {0}", mode);
            (await device.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).Should().BeLessThanOrEqualTo(0);
        }
        await device.Page.SetViewportSizeAsync(320, 640);
        (await device.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).Should().BeLessThanOrEqualTo(0, "nothing scrolls sideways");
        device.Complaints.Should().BeEmpty();
    }

    static async Task<int> Left(IPage page) => int.Parse((await page.Locator(".tray .hd span").InnerTextAsync()).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
}
