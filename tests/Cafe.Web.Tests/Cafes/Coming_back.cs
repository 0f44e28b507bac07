using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Cafes;

public sealed class Coming_back
{
    [Fact, Promise("M8")]
    public async Task after_a_reload_and_in_a_new_tab_is_the_same_person_with_the_same_words()
    {
        await using var cafe = await OpenCafe.On("back");
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada");
        var number = await ada.Number();
        await ada.Page.ReloadAsync();
        (await ada.Number()).Should().Be(number);

        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        await ada.WritesAndSeesItSaved("Mine.");
        await ada.Field.FillAsync("Half a sentence that");
        await ada.Page.CloseAsync(new() { RunBeforeUnload = false });

        await ada.Device.NewTab();
        await ada.Device.Open($"/j/{cafe.Code}");
        ada.Page.Url.Should().EndWith($"/cafe/{cafe.Id}", "whoever is in already needs no form");
        await Expect(ada.Slip("Mine.").Locator(".meta")).ToContainTextAsync("You");
        (await fay.Overview()).Participants.Should().Be(1);
        ada.Device.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task brings_back_the_sentence_that_was_begun()
    {
        await using var cafe = await OpenCafe.On("draft");
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada");
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        await ada.Field.FillAsync("Half a sentence that");
        await ada.Page.ReloadAsync();
        await Expect(ada.Field).ToHaveValueAsync("Half a sentence that");
    }

    [Fact]
    public async Task in_a_second_tab_shows_both_the_same_sheet_and_sends_each_idea_once()
    {
        await using var cafe = await OpenCafe.On("tabs");
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada");
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        var first = ada.Page;
        await ada.Device.NewTab();
        await ada.Device.Open($"/cafe/{cafe.Id}");
        await ada.MayWrite();
        await ada.WritesAndSeesItSaved("From the second tab.");
        await first.FillAsync("textarea#idea", "From the first tab.");
        await first.ClickAsync(".write .btn.go");
        foreach (var tab in new[] { first, ada.Page })
        {
            await Expect(tab.Locator(".layer .slip .say")).ToHaveTextAsync(["From the second tab.", "From the first tab."]);
            await Expect(tab.Locator(".layer .slip .state")).ToContainTextAsync(["Saved", "Saved"]);
        }
        (await fay.Overview()).Tables.Sum(table => table.Ideas).Should().Be(2);
        ada.Device.Complaints.Should().BeEmpty();
    }
}
