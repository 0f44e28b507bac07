using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Phones;

public sealed class In_the_gallery
{
    [Fact, Promise("S15", "S18")]
    public async Task every_sheet_can_be_read_by_keyboard_and_each_idea_takes_one_mark_a_person_which_is_blind_until_it_ends()
    {
        await using var cafe = await OpenCafe.On("gallery");
        await using var fay = await cafe.Facilitates();
        var others = await Task.WhenAll(Enumerable.Range(1, 6).Select(n => cafe.Joins($"Guest {n}")));
        await using var ada = await Guest.Joins(cafe, "Ada");
        await using var bo = await Guest.Joins(cafe, "Bo", Kind.Phone with { Width = 320, Height = 640 });
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        foreach (var other in others) await other.Seat();
        await others[0].Writes("Publish every blocking order.");
        var sheet = (await others[0].Seat()).Sheet;
        await OpenCafe.GoesTo(fay, PhaseKind.Gallery);

        // By keys alone: the button that turns the leaf keeps leading on, and each leaf says which it is.
        var seen = new HashSet<string>();
        await Expect(ada.Page.Locator("#leaf")).ToBeVisibleAsync();
        for (var turn = 0; turn < 12; turn++)
        {
            seen.Add(await ada.Page.Locator("#leaf strong").InnerTextAsync());
            await ada.Page.Locator("[data-turn=on]").FocusAsync();
            await ada.Page.Keyboard.PressAsync("Enter");
            await Expect(ada.Page.Locator("#leaf")).ToBeFocusedAsync();
        }
        seen.Should().HaveCount(12, "every table's sheet was there");

        foreach (var guest in new[] { ada, bo })
        {
            await TurnsTo(guest, sheet);
            foreach (var kind in new[] { "I differ", "It resonates" })
            {
                await Mark(guest, kind).FocusAsync();
                await guest.Page.Keyboard.PressAsync("Space");
                await Expect(Mark(guest, kind)).ToHaveAttributeAsync("aria-pressed", "true");
            }
            await Expect(guest.Page.Locator(".mark[aria-pressed=true]")).ToHaveCountAsync(1, new() { Timeout = 5_000 });
        }
        // Withdrawn, and given again; a reload forgets nothing.
        await Mark(bo, "It resonates").ClickAsync();
        await Expect(bo.Page.Locator(".mark[aria-pressed=true]")).ToHaveCountAsync(0);
        await Mark(bo, "A question").ClickAsync();
        await Expect(Mark(bo, "A question")).ToHaveAttributeAsync("aria-pressed", "true");
        await bo.Page.ReloadAsync();
        await TurnsTo(bo, sheet);
        await Expect(Mark(bo, "A question")).ToHaveAttributeAsync("aria-pressed", "true");
        foreach (var guest in new[] { ada, bo }) await Expect(guest.Page.Locator(".looked .slip .meta")).Not.ToContainTextAsync(new Regex("resonate|question"));

        await Phone.Until(async () => (await fay.Sheet(sheet)).Version, version => version >= 6);
        await fay.Asks("cafe", new CafeCommand.Next((await fay.Overview()).Programme.IndexOf(PhaseKind.Gallery)));
        foreach (var guest in new[] { ada, bo })
        {
            await Expect(guest.Page.Locator(".step.plenary")).ToBeVisibleAsync();
            await TurnsTo(guest, sheet);
            await Expect(guest.Page.Locator(".looked .slip .meta")).ToContainTextAsync(new Regex("1 resonates.*1 question"));
            await Expect(guest.Page.Locator(".mark")).ToHaveCountAsync(0);
            guest.Device.Complaints.Should().BeEmpty();
        }
        (await fay.Http.GetStringAsync($"/cafe/{cafe.Id}/harvest")).Should().Contain("1 resonates").And.Contain("1 question");
    }

    static ILocator Mark(Guest guest, string kind) => guest.Page.Locator(".mark", new() { HasText = kind });

    static async Task TurnsTo(Guest guest, int sheet)
    {
        var leaf = guest.Page.Locator("#leaf strong");
        await Expect(leaf).ToBeVisibleAsync();
        for (var turn = 0; turn < 12 && !(await leaf.InnerTextAsync()).StartsWith($"Table {sheet} ", StringComparison.Ordinal); turn++) await guest.Page.Locator("[data-turn=on]").ClickAsync();
        await Expect(guest.Page.Locator(".looked .slip").First).ToBeVisibleAsync();
    }
}
