using System.Net;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Desk;

[Collection(nameof(OneHost))]
public class Keeping_order(OneHost host)
{
    [Fact, Promise("C-08")]
    public async Task a_hidden_idea_leaves_every_screen_at_once_says_so_and_comes_back()
    {
        await using var cafe = await host.Cafe();
        var desk = new DeskOf(cafe, host.Fay);
        var (ada, fay) = (await cafe.Joins("Ada"), await cafe.Facilitates());
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var sheet = (await ada.Seat()).Sheet;
        await ada.Watch($"sheet/{sheet}");
        var (idea, _) = await ada.Writes("something rude");

        await desk.Does("/ideas", ("do", "hide"), ("sheet", $"{sheet}"), ("idea", $"{idea}"));
        var told = await Phone.Until(() => Task.FromResult(ada.Sheets.SelectMany(news => news.Facts).OfType<SheetFact.Hidden>().FirstOrDefault()), fact => fact is not null);
        told!.Idea.Should().Be(idea);
        (await ada.Sheet(sheet)).View.Ideas.Single().Should().Match<IdeaView>(seen => seen.Text == "" && seen.TakenBack && seen.Moderation == Moderation.Hidden);
        (await fay.Overview()).Tables.Single(table => table.Number == sheet).Should().Match<TableRow>(table => table.Ideas == 0 && table.Last == null);
        (await ada.Gets<SheetNews>($"sheet/{sheet}", $"&after={(await ada.Sheet(sheet)).Epoch}.0")).Facts.OfType<SheetFact.Captured>().Single().Idea.Text.Should().BeEmpty("who comes later is not told either");
        (await ada.Asks($"sheet/{sheet}", new SheetCommand.Edit(idea, "ruder"))).Refused.Should().Be("idea-hidden");
        desk.Text.Should().Contain("something rude", "whoever keeps order reads what was hidden");

        await desk.Undoes();
        (await ada.Sheet(sheet)).View.Ideas.Single().Text.Should().Be("something rude");
        await desk.Opens("/log");
        desk.Text.Should().Contain($"hid idea {sheet}-1").And.Contain($"showed idea again {sheet}-1").And.Contain("1 Fay");
    }

    [Fact, Promise("C-08")]
    public async Task fifty_rude_ideas_go_in_one_act_and_their_author_writes_no_more()
    {
        await using var cafe = await host.Cafe();
        var desk = new DeskOf(cafe, host.Fay);
        var (troll, bo, fay) = (await cafe.Joins("Troll"), await cafe.Joins("Bo"), await cafe.Facilitates());
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var sheet = (await troll.Seat()).Sheet;
        await bo.Seat();
        await Task.WhenAll(troll.Send([.. Enumerable.Range(0, 50).Select(n => ($"sheet/{sheet}", (object)new SheetCommand.Capture(Guid.NewGuid(), 1, $"rude {n}", "en"), Guid.NewGuid()))]));
        await bo.Writes("a fine thought");
        var number = (await troll.Me()).Number;

        await desk.Does($"/{number}/do", ("do", "mute"), ("hide", "yes"));
        (await fay.Sheet(sheet)).View.Ideas.Where(idea => !idea.TakenBack).Select(idea => idea.Text).Should().Equal("a fine thought");
        (await troll.Writes("once more")).Outcome.Refused.Should().Be("muted");
        (await troll.Me()).Muted.Should().BeTrue("the one concerned is told");
        (await troll.Browser.Open($"/j/{cafe.Code}")).Should().Be(HttpStatusCode.Redirect, "the same device is the same person");
        (await bo.Writes("goes on")).Outcome.Refused.Should().BeNull();

        await desk.Does("/joining", ("do", "lock"));
        var browser = cafe.Host.Browser();
        await browser.Send($"/j/{cafe.Code}", ("name", "Troll in disguise"), ("attempt", Guid.NewGuid().ToString("N")));
        browser.Answer.StatusCode.Should().Be(HttpStatusCode.Conflict);

        await desk.Does($"/{number}/do", ("do", "unmute"));
        (await troll.Writes("sorry")).Outcome.Refused.Should().BeNull();
    }

    [Fact]
    public async Task a_locked_cafe_takes_nobody_new_keeps_who_is_in_and_opens_again()
    {
        await using var cafe = await host.Cafe();
        var desk = new DeskOf(cafe, host.Fay);
        var ada = await cafe.Joins("Ada");
        await desk.Does("/joining", ("do", "lock"));
        var late = cafe.Host.Browser();
        (await late.Open($"/j/{cafe.Code}")).Should().Be(HttpStatusCode.Conflict);
        late.Page.Should().Contain("Nobody new comes in");
        (await ada.Browser.Open($"/cafe/{cafe.Id}")).Should().Be(HttpStatusCode.OK);
        (await ada.Me()).Ended.Should().BeFalse();
        (await desk.Adds("By the desk")).Should().BeGreaterThan(1);

        await desk.Does("/joining", ("do", "lock"));
        await desk.Undoes();
        (await late.Open($"/j/{cafe.Code}")).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_new_code_lets_people_in_and_the_old_one_nobody_until_it_is_restored()
    {
        await using var cafe = await host.Cafe();
        var desk = new DeskOf(cafe, host.Fay);
        var ada = await cafe.Joins("Ada");
        await desk.Does("/joining", ("do", "renew"));
        var code = await desk.Code();
        code.Should().NotBe(cafe.Code).And.HaveLength(8);
        var late = cafe.Host.Browser("203.0.113.7");
        (await late.Open($"/j/{cafe.Code}")).Should().Be(HttpStatusCode.NotFound);
        (await late.Open($"/j/{code}")).Should().Be(HttpStatusCode.OK);
        (await ada.Browser.Open($"/cafe/{cafe.Id}")).Should().Be(HttpStatusCode.OK, "who is in stays");

        await desk.Does("/joining", ("do", "restore"));
        (await late.Open($"/j/{cafe.Code}")).Should().Be(HttpStatusCode.OK);
        (await late.Open($"/j/{code}")).Should().Be(HttpStatusCode.NotFound);
        await desk.Opens("/log");
        desk.Text.Should().Contain("made a new code").And.Contain("took the new code back");
    }

    [Fact]
    public async Task under_the_chatham_house_rule_hiding_tells_no_time_and_no_author()
    {
        await using var cafe = await host.Cafe("chatham-house");
        var desk = new DeskOf(cafe, host.Fay);
        var (ada, fay) = (await cafe.Joins("Adaline Quill"), await cafe.Facilitates());
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var sheet = (await ada.Seat()).Sheet;
        var (idea, _) = await ada.Writes("unsigned", secret: Guid.NewGuid().ToString("N"));
        await desk.Does("/ideas", ("do", "hide"), ("sheet", $"{sheet}"), ("idea", $"{idea}"));
        desk.Text.Should().Contain("unsigned").And.NotContain("Adaline");
        var stream = $"sheet/{cafe.Id:N}/{sheet}";
        (await host.Rows<DateTime>("select timestamp from cafe.mt_events where stream_id = $1", stream)).Should().HaveCount(2).And.Subject.Distinct().Should().ContainSingle();
        (await host.Rows<string>("select data::text from cafe.mt_events where stream_id = $1 and type = 'sheet.idea-hidden'", stream)).Single().Should().Contain("\"atMs\": null");
        await desk.Opens("/log");
        desk.Text.Should().Contain("no time is kept");
    }

    [Fact]
    public async Task what_a_table_has_on_paper_is_an_idea_of_its_round_with_who_wrote_it()
    {
        await using var cafe = await host.Cafe();
        var desk = new DeskOf(cafe, host.Fay);
        var (ada, fay) = (await cafe.Joins("Ada"), await cafe.Facilitates());
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 2);
        var number = (await ada.Me()).Number;
        await desk.Does("/paper?table=7&round=1", ("table", "7"), ("round", "1"), ("sheet", "7"), ("text", "from the paper"), ("by", $"{number}"));
        (await fay.Sheet(7)).View.Ideas.Single().Should().Match<IdeaView>(idea => idea.FromPaper && idea.Round == 1 && !idea.Late && idea.By == number && idea.Text == "from the paper");
        desk.Text.Should().Contain("from the paper");
        (await desk.Sends("/paper", ("table", "7"), ("round", "1"), ("sheet", "7"), ("text", " "))).Should().Be(HttpStatusCode.Conflict);
        desk.Browser.Page.Should().Contain("id=\"idea-wrong\"");
    }
}
