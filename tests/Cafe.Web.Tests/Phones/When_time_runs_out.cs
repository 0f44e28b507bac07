using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Phones;

public sealed class When_time_runs_out
{
    [Fact, Promise("U-04")]
    public async Task it_is_said_in_time_what_is_typed_stays_and_whoever_needs_more_has_it()
    {
        await using var cafe = await OpenCafe.On("time");
        await using var wifi = new Wifi(cafe.Host.Address);
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(wifi.Address, cafe.Code, "Ada", set: page => page.Clock.InstallAsync());
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        var sheet = (await fay.Overview()).Tables.Single(table => table.Seats.Length > 0).Number;
        await ada.Field.FillAsync("Half a thought that");

        // A facilitator gives more time, and the phone has it.
        var writing = (await fay.Overview()).Programme.IndexOf(PhaseKind.WriteUp, 1);
        await fay.Asks("cafe", new CafeCommand.Extend(writing, 60_000));
        await Expect(ada.Page.Locator(".head time")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^2:"));

        // From here on this phone has its own clock alone.
        await ada.Device.Context.SetOfflineAsync(true);
        wifi.Goes();
        await Expect(ada.Page.Locator(".bar:not(.signal)")).ToBeVisibleAsync();
        while (await Left(ada) > 100) await ada.Page.Clock.FastForwardAsync(20_000);
        await Expect(ada.Page.Locator("#announcements, [role=status]").Filter(new() { HasText = "The last minute" })).ToHaveCountAsync(0);
        while (await Left(ada) > 58) await ada.Page.Clock.RunForAsync(5_000);
        await Expect(ada.Page.Locator("body")).ToContainTextAsync("The last minute");
        (await Left(ada)).Should().BeGreaterThan(20, "it is said long enough before");
        await Expect(ada.Field).ToHaveValueAsync("Half a thought that");

        // The round ends; the field, its words and the caret stay, and the way on is offered, not forced.
        await ada.Field.FocusAsync();
        await ada.Page.Clock.FastForwardAsync(75_000);
        await Expect(ada.Page.Locator(".bar", new() { HasText = "Round 1 is over. Finish your sentence" })).ToBeVisibleAsync();
        (await ada.Page.EvaluateAsync<bool>("document.activeElement?.id === 'idea'")).Should().BeTrue();
        await ada.Page.Keyboard.TypeAsync(" is finished after the bell.");
        await ada.Page.ClickAsync(".write .btn.go");
        wifi.Returns();
        await ada.Device.Context.SetOfflineAsync(false);
        await ada.Page.Clock.RunForAsync(10_000);
        await Phone.Until(() => fay.Sheet(sheet), seen => seen.View.Ideas.Any(idea => idea is { Text: "Half a thought that is finished after the bell.", Round: 1 }));
        ada.Device.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task a_draft_outlives_a_crash_and_is_offered_when_its_round_is_over()
    {
        await using var cafe = await OpenCafe.On("draft");
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada");
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        await ada.Field.FillAsync("Not yet sent.");
        await Phone.Until(() => ada.Page.EvaluateAsync<bool>("Object.values(localStorage).some((kept) => kept.includes('Not yet sent.'))"), kept => kept);
        await ada.Device.NewTab();
        await OpenCafe.GoesTo(fay, PhaseKind.Move, 2);
        await ada.Device.Open($"/cafe/{cafe.Id}");
        await Expect(ada.Page.Locator("cafe-phone")).ToContainTextAsync("Not yet sent.");
    }

    /// <summary>Seconds that the phone's clock shows.</summary>
    static async Task<int> Left(Guest guest)
    {
        var digits = (await guest.Page.Locator(".head time").InnerTextAsync()).Split(':');
        return (int.Parse(digits[0], System.Globalization.CultureInfo.InvariantCulture) * 60) + int.Parse(digits[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
