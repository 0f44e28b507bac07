using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Web.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Setups;

/// <summary>The set-up in a browser: kept as one types, mended by a click, used without a mouse.</summary>
public sealed class Setting_up_at_a_desk : IAsyncLifetime
{
    OpenCafe cafe = null!;
    Device fay = null!;

    IPage Page => fay.Page;
    string Setup => $"/cafe/{cafe.Id}/setup";
    ILocator Field(string name) => Page.Locator($"[id=\"{name}\"]");
    Task Says(string state) => Expect(Page.Locator("[data-state]")).ToContainTextAsync(state);

    public async ValueTask InitializeAsync()
    {
        cafe = await OpenCafe.On("desk");
        fay = await Device.Take(cafe.Host.Address, Kind.Laptop);
        await fay.Becomes(cafe.FacilitatorsBrowser);
    }

    public async ValueTask DisposeAsync()
    {
        await fay.DisposeAsync();
        await cafe.DisposeAsync();
    }

    [Fact]
    public async Task sets_a_cafe_up_from_each_preset_by_keyboard_alone()
    {
        foreach (var (preset, at) in Presets.Keys.Select((key, at) => (key, at)))
        {
            await fay.Open("/cafes/new");
            await TabTo("title");
            await Page.Keyboard.TypeAsync($"From {preset}");
            // A group of radio buttons is one stop; the arrows choose.
            await Page.Keyboard.PressAsync("Tab");
            for (var down = 0; down < at; down++) await Page.Keyboard.PressAsync("ArrowDown");
            (await Page.EvaluateAsync<string>("document.activeElement.value")).Should().Be(preset);
            await Page.Keyboard.PressAsync("Enter");
            await Page.WaitForURLAsync("**/setup");

            await TabTo("place");
            await Page.Keyboard.TypeAsync("The library");
            await TabTo("questions.0.en");
            await Page.Keyboard.PressAsync("Control+A");
            await Page.Keyboard.TypeAsync("What must be said tonight?");
            await Says("Saved as you type");
            await TabTo("add:tables");
            var tables = await Page.Locator(".items.tables > li").CountAsync();
            await Page.Keyboard.PressAsync("Enter");
            await Expect(Page.Locator(".items.tables > li")).ToHaveCountAsync(tables + 1);
            await Expect(Field($"tables.{tables}.name")).ToBeFocusedAsync();
            await Expect(Field("place")).ToHaveValueAsync("The library");
            await Expect(Field("questions.0.en")).ToHaveValueAsync("What must be said tonight?");
        }
        fay.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task mends_what_does_not_add_up_by_clicks_until_it_does()
    {
        await fay.Open(Setup);
        await Field("questions.2.ar").FillAsync("");
        await Page.Locator("input[name=\"attribution\"][value=\"chatham-house\"]").CheckAsync();
        await Field("expected").FillAsync("37");
        await Field("booked").FillAsync("100");
        var found = Page.Locator(".found > li");
        await Expect(found).ToHaveCountAsync(4);
        await Expect(Page.Locator("[data-findings]")).ToContainTextAsync("37 people at 12 tables: only 3 at some.");
        foreach (var remedy in new[] { "Use 9 tables", "Let a talk last 11 minutes", "Do without: Arabic", "Ask for 4 at each" })
        {
            var before = await found.CountAsync();
            await Page.GetByRole(AriaRole.Button, new() { Name = remedy, Exact = true }).ClickAsync();
            await Expect(found).ToHaveCountAsync(before - 1);
        }
        await Expect(Page.Locator(".lint")).ToContainTextAsync("It adds up.");
        await Expect(Page.Locator(".items.tables > li")).ToHaveCountAsync(9);
        await Page.Locator("button[value=undo]").ClickAsync();
        await Expect(found).ToHaveCountAsync(1);
        fay.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task loses_nothing_without_a_network_nor_over_a_reload()
    {
        await fay.Open(Setup);
        await fay.Context.SetOfflineAsync(true);
        await Field("place").FillAsync("A hall without a network");
        await Says("Kept on this device; sent when the network is back");
        await fay.Context.SetOfflineAsync(false);
        await Says("Saved as you type");

        await Field("room").FillAsync("not a link");
        await Expect(Field("room-wrong")).ToContainTextAsync("This is no link.");
        await Expect(Field("room")).ToHaveAttributeAsync("aria-invalid", "true");
        await Field("chair").FillAsync("Cher");
        await Says("mend what is marked");
        await Page.ReloadAsync();
        await Expect(Field("room")).ToHaveValueAsync("not a link");
        await Expect(Field("chair")).ToHaveValueAsync("Cher");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add a table" }).ClickAsync();
        await Expect(Page.Locator(".items.tables > li")).ToHaveCountAsync(13);
        await Expect(Field("room")).ToHaveValueAsync("not a link");
        await Field("room").FillAsync("https://meet.example/hall");
        await Says("Saved as you type");
        await Page.ReloadAsync();
        await Expect(Field("room")).ToHaveValueAsync("https://meet.example/hall");
        await Expect(Field("chair")).ToHaveValueAsync("Cher");
        await Expect(Page.Locator(".items.tables > li")).ToHaveCountAsync(13);
    }

    [Fact, Promise("S27")]
    public async Task shows_the_phone_that_came_and_the_fifty_that_it_is_itself()
    {
        await fay.Open($"/cafe/{cafe.Id}/preflight");
        var way = new Uri((await Page.Locator(".try .small").InnerTextAsync()).Trim()).AbsolutePath;
        await using var phone = await Device.Take(cafe.Host.Address, Kind.Phone);
        await phone.Open(way);
        await Expect(phone.Page.Locator(".trying")).ToContainTextAsync("The live connection works too.");
        await Expect(Page.Locator(".seen")).ToContainTextAsync("connected; there and back took");
        await phone.Open($"{way}/fifty");
        await Expect(phone.Page.Locator(".trying")).ToContainTextAsync("50 of 50 connected.", new() { Timeout = 60_000 });
        await Expect(Page.Locator(".seen")).ToContainTextAsync("Simulated phones: 50 of 50 connected");
        await Page.Locator("[data-bell]").ClickAsync();
        await Expect(Page.Locator("[data-rang]")).ToContainTextAsync("It has rung.");
        fay.Complaints.Should().BeEmpty();
        phone.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task is_clean_to_axe_and_within_its_width_wide_and_narrow_in_arabic_and_by_night()
    {
        var list = System.Text.Encoding.UTF8.GetBytes("name;group;host of table\nAda;Wizards;3\nAda;;\nBo;academia;");
        Kind[] kinds = [new(1280, 900), new(360, 740), new(1280, 900, "ar"), new(360, 740, "ar"), new(1280, 900, Dark: true), new(360, 740, Dark: true), new(320, 640)];
        using var all = new FluentAssertions.Execution.AssertionScope();
        foreach (var kind in kinds)
        {
            await using var device = await Device.Take(cafe.Host.Address, kind);
            await device.Becomes(cafe.FacilitatorsBrowser);
            foreach (var path in new[] { "/cafes", "/cafes/new", Setup, $"/cafe/{cafe.Id}/list", $"/cafe/{cafe.Id}/preflight" })
            {
                await device.Open(path);
                await Looks(device, $"{path} at {kind}");
                if (path == Setup)
                {
                    await device.Page.FillAsync("#room", "no link");
                    await device.Page.FillAsync("#expected", "80");
                    await Expect(device.Page.Locator("[id=room-wrong]")).ToBeVisibleAsync();
                    await Expect(device.Page.Locator(".found > li").First).ToBeVisibleAsync();
                    await Looks(device, $"set-up with faults at {kind}");
                    await device.Page.EvaluateAsync("localStorage.clear()");
                }
                if (!path.EndsWith("/list", StringComparison.Ordinal)) continue;
                await device.Page.SetInputFilesAsync("#file", new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = list });
                await device.Page.Locator("main form.tall .btn").ClickAsync();
                await Expect(device.Page.Locator(".preview")).ToBeVisibleAsync();
                await Looks(device, $"preview at {kind}");
            }
            device.Complaints.Should().BeEmpty();
        }
    }

    static async Task Looks(Device device, string screen)
    {
        (await Axe.Finds(device.Page)).Should().BeEmpty(screen);
        (await device.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0, "{0} stays in its width", screen);
    }

    /// <summary>Goes on with the tab key until the field of that name, or the button of that value, has the focus.</summary>
    async Task TabTo(string name)
    {
        for (var stops = 0; stops < 400; stops++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<bool>("name => document.activeElement.id === name || document.activeElement.matches('button[value=\"' + name + '\"]')", name)) return;
        }
        throw new InvalidOperationException($"The tab key does not come to {name}.");
    }
}
