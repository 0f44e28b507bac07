using System.Text.RegularExpressions;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Phones;

public sealed class When_the_time_to_write_ends
{
    [Fact, Promise("U-04")]
    public async Task it_is_said_in_time_a_facilitator_can_add_to_it_and_whoever_is_in_a_sentence_ends_it()
    {
        await using var cafe = await OpenCafe.On("timeends");
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada");
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        await ada.Field.ClickAsync();
        await ada.Page.Keyboard.TypeAsync("Half a sentence");

        await LeavesOf(fay, 40_000);
        await Expect(ada.Page.Locator("#announcements")).ToContainTextAsync("The last minute");
        await Expect(ada.Page.Locator(".head time")).ToHaveTextAsync(new Regex("^0:[23]"), new() { Timeout = Chromium.Patience });
        await fay.Asks("cafe", new CafeCommand.Extend((await fay.Overview()).Programme.IndexOf(PhaseKind.WriteUp, 1), 60_000));
        await Expect(ada.Page.Locator(".head time")).ToHaveTextAsync(new Regex("^1:"));

        // The time ends in the middle of a word: the field stays with whoever writes, on the sheet of its round.
        await fay.Asks("cafe", new CafeCommand.Next((await fay.Overview()).Programme.IndexOf(PhaseKind.WriteUp, 1)));
        await Phone.Until(async () => (await fay.Gets<OpenTalks.Host.Live.OverviewValue>("overview")) is var now ? now.Value.Programme.Phases[now.Value.Programme.At(now.At)!.Phase].Kind : default, kind => kind == PhaseKind.Move);
        await ada.Page.Keyboard.TypeAsync(" that is now whole.");
        await Expect(ada.Field).ToHaveValueAsync("Half a sentence that is now whole.");
        await ada.Page.ClickAsync(".write .btn.go");
        var sheet = (await Phone.Until(fay.Overview, overview => overview.Tables.Sum(table => table.Total) == 1)).Tables.Single(table => table.Total == 1).Number;
        (await fay.Sheet(sheet)).View.Ideas.Single().Should().Match<OpenTalks.Sheets.IdeaView>(idea => idea.Text == "Half a sentence that is now whole." && idea.Round == 1);
        ada.Device.Complaints.Should().BeEmpty();
    }

    static async Task LeavesOf(Phone fay, long leftMs)
    {
        var programme = (await fay.Overview()).Programme;
        var here = programme.At(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds())!;
        (await fay.Asks("cafe", new CafeCommand.Extend(here.Phase, leftMs - here.LeftMs))).Refused.Should().BeNull();
    }
}
