using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Phones;

public sealed class On_another_phone
{
    [Fact, Promise("M8")]
    public async Task ones_own_code_makes_both_phones_the_same_person()
    {
        await using var cafe = await OpenCafe.On("another");
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada");
        var number = await ada.Number();
        await ada.Page.Locator(".self > summary").ClickAsync();
        var code = await ada.Page.Locator(".self .own").InnerTextAsync();

        await using var device = await Device.Take(cafe.Host.Address, Kind.Phone);
        await device.Open($"/j/{cafe.Code}");
        await device.Page.Locator("details:has(#card) > summary").ClickAsync();
        await device.Page.FillAsync("#card", "ZZZZ ZZZZ");
        await device.Page.Locator("form:has(#card) button").ClickAsync();
        await Expect(device.Page.Locator("#card")).ToHaveAttributeAsync("aria-invalid", "true");
        // As it is read out: small letters, blanks where they fall.
        await device.Page.FillAsync("#card", $" {code.ToLowerInvariant()} ");
        await device.Page.Locator("form:has(#card) button").ClickAsync();
        await using var again = new Guest(device);
        await Expect(again.Page.Locator("cafe-phone .mynumber strong")).ToHaveTextAsync($"{number}");

        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        foreach (var phone in new[] { ada, again }) await phone.MayWrite();
        await ada.WritesAndSeesItSaved("From the first phone.");
        await again.WritesAndSeesItSaved("From the second phone.");
        foreach (var phone in new[] { ada, again })
        {
            await Expect(phone.Slips).ToHaveCountAsync(2);
            await Expect(phone.Slip("From the first phone.").Locator(".meta")).ToContainTextAsync("You");
            phone.Device.Complaints.Where(said => !said.Contains("400", StringComparison.Ordinal)).Should().BeEmpty();
        }
        (await fay.Overview()).Participants.Should().Be(1);
    }

    [Fact, Promise("M8")]
    public async Task whoever_has_left_comes_back_by_the_code()
    {
        await using var cafe = await OpenCafe.On("comesback");
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada");
        var number = await ada.Number();
        await ada.Page.Locator(".self > summary").ClickAsync();
        var code = await ada.Page.Locator(".self .own").InnerTextAsync();
        await ada.Page.Locator(".self .btn", new() { HasText = "Leave the café" }).ClickAsync();
        await Expect(ada.Page.Locator(".dialog")).ToContainTextAsync(code);
        await ada.Page.Locator("[data-leave]").ClickAsync();
        await ada.Sees("You have left the café");
        (await fay.Overview()).Gone.Should().Be(1);

        await ada.Device.Open($"/j/{cafe.Code}");
        await ada.Page.Locator("details:has(#card) > summary").ClickAsync();
        await ada.Page.FillAsync("#card", code);
        await ada.Page.Locator("form:has(#card) button").ClickAsync();
        await Expect(ada.Page.Locator("cafe-phone .mynumber strong")).ToHaveTextAsync($"{number}");
        (await fay.Overview()).Gone.Should().Be(0);
    }
}
