using System.Net;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Host.Live;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Harvests;

public sealed class Taking_part_in_the_harvest
{
    [Fact, Promise("S16")]
    public async Task is_sorting_and_titling_what_another_table_wrote_as_an_offer_to_the_rapporteur()
    {
        await using var cafe = await OpenCafe.On("sorting");
        await using var fay = await cafe.Facilitates();
        await fay.Watch("harvest");
        var people = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => cafe.Joins($"Guest {n}")));
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        foreach (var person in people) await person.Seat();
        foreach (var table in (await fay.Overview()).Tables)
            for (var n = 1; n <= 2; n++) (await fay.Asks($"sheet/{table.Number}", new SheetCommand.CapturePaper(Guid.NewGuid(), 1, $"Idea {n} of table {table.Number}", "en"))).Refused.Should().BeNull();
        var ada = people[0];
        await ada.Browser.Open($"/cafe/{cafe.Id}/sort");
        ada.Browser.Page.Should().Contain("not on offer");

        (await fay.Asks("cafe", new CafeCommand.OfferSorting())).Refused.Should().BeNull();
        var own = (await ada.Seat()).Sheet;
        var sheet = (await Phone.Until(ada.Me, me => !me.Sorts.IsEmpty)).Sorts.Should().ContainSingle().Subject;
        sheet.Should().NotBe(own, "a table sorts another's ideas");
        (await Task.WhenAll(people.Select(person => person.Me()))).Should().AllSatisfy(me => me.Sorts.Should().NotBeEmpty().And.NotContain(me.Route[0].Sheet));

        var ideas = (await fay.Sheet(sheet)).View.Ideas;
        (string, string)[] placed = [.. ideas.Select(idea => ($"in-{idea.Id:N}", "1"))];
        (await ada.Browser.Send($"/cafe/{cafe.Id}/sort", [("sheet", $"{sheet}"), .. placed])).Should().Be(HttpStatusCode.Conflict);
        ada.Browser.Page.Should().Contain("aria-invalid", "a pile without a name says so at its field").And.Contain("checked", "and what was chosen is kept");
        (await ada.Browser.Send($"/cafe/{cafe.Id}/sort", [("sheet", $"{sheet}"), ("title1", "Night buses"), .. placed])).Should().Be(HttpStatusCode.Redirect);
        await ada.Browser.Open(ada.Browser.Answer.Headers.Location!.OriginalString);
        ada.Browser.Page.Should().Contain("Night buses").And.Contain("Handed in");

        var harvest = (await fay.Gets<HarvestSnapshot>("harvest")).View;
        harvest.Sortings.Should().ContainSingle().Which.Piles.Single().Should().Match<Pile>(pile => pile.Title == "Night buses" && pile.Ideas.Length == ideas.Length);
        (harvest.Themes.Length, harvest.Places.Length).Should().Be((0, 0), "nothing is decided by it");
        fay.Harvests.SelectMany(news => news.Facts).OfType<HarvestFact.Sorted>().Should().NotBeEmpty("the workbench hears of it as it comes");

        (await fay.Asks("cafe", new CafeCommand.EndSorting())).Refused.Should().BeNull();
        (await ada.Asks("harvest", new HarvestCommand.SortSheet(sheet, []))).Refused.Should().Be("sorting-closed");
    }

    [Fact, Promise("D12")]
    public async Task is_three_answers_at_the_close_that_are_nobody_s_and_show_from_three_people_on_once_the_cafe_is_closed()
    {
        await using var cafe = await OpenCafe.On("feedback");
        await using var fay = await cafe.Facilitates();
        var people = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => cafe.Joins($"Guest {n}")));
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        (await people[0].Asks("harvest", new HarvestCommand.GiveFeedback([5, 5, 5]))).Refused.Should().Be("feedback-closed");
        await OpenCafe.GoesTo(fay, PhaseKind.Close);
        foreach (var (person, n) in people.Select((person, n) => (person, n)))
        {
            (await person.Browser.Send($"/cafe/{cafe.Id}/feedback", [("answer1", $"{n + 2}"), .. (n < 2 ? new[] { ("answer2", "4") } : [])])).Should().Be(HttpStatusCode.Redirect);
            await person.Browser.Open(person.Browser.Answer.Headers.Location!.OriginalString);
            person.Browser.Page.Should().Contain("Your answers are counted");
        }
        (await people[3].Asks("harvest", new HarvestCommand.GiveFeedback([1, 0, 0]))).Refused.Should().BeNull("the last answers count");

        var open = await fay.Http.GetStringAsync($"/cafe/{cafe.Id}/harvest");
        open.Should().Contain("\"feedback\":4", "that four answered").And.Contain("\"feedback\":[]", "and nothing of what");
        await fay.Asks("cafe", new CafeCommand.End());
        var closed = await fay.Http.GetStringAsync($"/cafe/{cafe.Id}/harvest");
        closed.Should().Contain("\"feedback\":[{\"question\":1,\"answers\":4,\"counts\":[1,1,1,1,0],\"mean\":2.5}]", "two answered the second question and none the third: these are not shown");
        (await fay.Http.GetStringAsync($"/cafe/{cafe.Id}/report/draft")).Should().Contain("2.5 of 5, 4 answers", "the report has it among its figures");
    }

    [Fact, Promise("S18")]
    public async Task is_one_mark_a_person_that_whoever_harvests_does_not_see_before_the_gallery_is_over()
    {
        await using var cafe = await OpenCafe.On("blind");
        await using var fay = await cafe.Facilitates();
        await fay.Watch("harvest");
        var people = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => cafe.Joins($"Guest {n}")));
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        foreach (var person in people) await person.Seat();
        var sheet = (await people[0].Seat()).Sheet;
        var idea = (await people[0].Writes("Publish every blocking order.")).Idea;
        await fay.Watch($"sheet/{sheet}");
        await OpenCafe.GoesTo(fay, PhaseKind.Gallery);
        foreach (var person in people)
            foreach (var kind in new[] { MarkKind.Differs, MarkKind.Resonates })
                (await person.Asks($"sheet/{sheet}", new SheetCommand.Mark(idea, kind))).Refused.Should().BeNull();

        (await fay.Sheet(sheet)).View.Ideas.Single().Marks.Should().BeNull();
        (await fay.Http.GetStringAsync($"/cafe/{cafe.Id}/harvest")).Should().NotContain("4 resonate").And.NotContain("\"marks\":{");
        fay.Sheets.SelectMany(news => news.Facts).OfType<SheetFact.Counted>().Should().BeEmpty();
        await fay.Asks("cafe", new CafeCommand.Next((await fay.Overview()).Programme.IndexOf(PhaseKind.Gallery)));
        var marks = (await Phone.Until(() => fay.Sheet(sheet), seen => seen.View.Ideas.Single().Marks is not null)).View.Ideas.Single().Marks;
        marks.Should().Be(new Marks(4, 0, 0), "each person's last mark, and no other");
    }
}
