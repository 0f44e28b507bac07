using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Cafes;

public sealed class Without_script
{
    static readonly Kind Plain = Kind.Phone with { Script = false };

    [Fact]
    public async Task people_join_read_the_step_and_write_and_the_facilitator_goes_on()
    {
        await using var cafe = await OpenCafe.On("plain");
        await using var desk = await Device.Take(cafe.Host.Address, Kind.Laptop with { Script = false });
        await desk.Becomes(cafe.FacilitatorsBrowser);
        await desk.Open($"/cafe/{cafe.Id}/console");
        await using var ada = await Device.Take(cafe.Host.Address, Plain);

        await ada.Open("/");
        await ada.Page.FillAsync("#code", $" {cafe.Code[..4].ToLowerInvariant()}-{cafe.Code[4..]}");
        await ada.Page.ClickAsync("main .btn.go");
        await ada.Page.FillAsync("#name", "Ada");
        await ada.Page.ClickAsync("main .btn.go");
        await Expect(ada.Page.Locator("h1")).ToHaveTextAsync("You’re in, Ada");
        await Expect(ada.Page.Locator("noscript p")).ToContainTextAsync("This browser runs no script.");

        foreach (var (button, phase) in new[] { ("Start the café", "Arrive, check in"), ("Start the welcome", "Welcome"), ("Start round 1", "Round 1: talk") }) await Presses(desk, button, phase);
        await LooksAgainUntilItSays(ada, "Table ");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "1 minute less" }).ClickAsync();
        await Expect(desk.Page.Locator(".prog [aria-current=step] .len")).ToContainTextAsync("20 − 1 min");
        await Presses(desk, "Pause", "Round 1: talk");
        await Expect(desk.Page.Locator(".which")).ToContainTextAsync("left when it goes on");
        await Presses(desk, "Go on", "Round 1: talk");
        await Presses(desk, "Start the write-up now", "Round 1: write-up");
        await LooksAgainUntilItSays(ada, "governments");
        await ada.Page.FillAsync("textarea[name=text]", "Written with a form.");
        await ada.Page.ClickAsync(".write .btn.go");
        await Expect(ada.Page.Locator(".layer .slip .say")).ToHaveTextAsync(["Written with a form."]);
        await Expect(ada.Page.Locator(".layer .slip .meta")).ToContainTextAsync("You");

        await Presses(desk, "Back to Round 1: talk", "Round 1: talk");
        await Expect(desk.Page.Locator("body")).ToContainTextAsync("1 idea");
    }

    static async Task Presses(Device desk, string button, string phase)
    {
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Expect(desk.Page.Locator(".which strong")).ToHaveTextAsync(phase);
    }

    static Task LooksAgainUntilItSays(Device device, string title) => Phone.Until(async () =>
    {
        await device.Page.ReloadAsync();
        return await device.Page.InnerTextAsync("h1");
    }, said => said.Contains(title, StringComparison.Ordinal));
}
