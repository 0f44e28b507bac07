using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Live;

public class Writing_an_idea
{
    [Fact]
    public async Task reaches_the_whole_table_in_order()
    {
        await using var cafe = await OpenCafe.On("writing");
        var phones = await Task.WhenAll(Enumerable.Range(1, 5).Select(n => cafe.Joins($"Guest {n}")));
        var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var sheets = (await Task.WhenAll(phones.Select(phone => phone.Seat()))).Select(stop => stop.Sheet).ToList();
        sheets.Distinct().Should().ContainSingle("five people make one table");
        var feed = $"sheet/{sheets[0]}";
        foreach (var phone in phones) (await phone.Watch(feed)).Should().Equal(feed);

        await Task.WhenAll(phones.SelectMany(phone => Enumerable.Range(1, 20).Select(n => phone.Writes($"idea {n}"))));

        foreach (var phone in phones)
        {
            await Phone.Until(() => Task.FromResult(phone.Sheets.Sum(news => news.Facts.Length)), heard => heard == 100);
            var versions = phone.Sheets.SelectMany(news => Enumerable.Range((int)news.Version - news.Facts.Length + 1, news.Facts.Length));
            versions.Should().Equal(Enumerable.Range(1, 100));
            phone.Sheets.SelectMany(news => news.Facts).OfType<SheetFact.Captured>().Select(fact => fact.Idea.Place).Should().Equal(Enumerable.Range(1, 100));
        }
        (await phones[0].Sheet(sheets[0])).View.Ideas.Should().HaveCount(100);
    }

    [Fact]
    public async Task fifty_times_at_once_with_one_id_writes_it_once()
    {
        await using var cafe = await OpenCafe.On("once");
        var ada = await cafe.Joins("Ada");
        await OpenCafe.GoesTo(await cafe.Facilitates(), PhaseKind.Talk, 1);
        var sheet = (await ada.Seat()).Sheet;
        var command = Phone.Envelope($"sheet/{sheet}", new SheetCommand.Capture(Guid.NewGuid(), 1, "once", "en"), Guid.NewGuid());

        var outcomes = (await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ada.Posts(command)))).SelectMany(all => all).ToList();

        outcomes.Distinct().Should().ContainSingle().Which.Version.Should().Be(1);
        (await ada.Sheet(sheet)).View.Ideas.Should().ContainSingle();
    }

    [Fact]
    public async Task again_with_the_same_id_and_another_text_is_refused_as_reused()
    {
        await using var cafe = await OpenCafe.On("reused");
        var ada = await cafe.Joins("Ada");
        await OpenCafe.GoesTo(await cafe.Facilitates(), PhaseKind.Talk, 1);
        var to = $"sheet/{(await ada.Seat()).Sheet}";
        var (id, idea) = (Guid.NewGuid(), Guid.NewGuid());
        (await ada.Asks(to, new SheetCommand.Capture(idea, 1, "first", "en"), id)).Version.Should().Be(1);

        (await ada.Asks(to, new SheetCommand.Capture(idea, 1, "second", "en"), id)).Refused.Should().Be("command-reused");
        (await ada.Asks(to, new SheetCommand.Capture(idea, 1, "first", "en"), id)).Version.Should().Be(1);
    }

    [Fact]
    public async Task on_a_sheet_that_is_not_ones_own_is_refused_and_the_refusal_stays_the_same()
    {
        await using var cafe = await OpenCafe.On("foreign");
        var ada = await cafe.Joins("Ada");
        await OpenCafe.GoesTo(await cafe.Facilitates(), PhaseKind.Talk, 1);
        var other = (await ada.Seat()).Sheet % 12 + 1;
        var command = Phone.Envelope($"sheet/{other}", new SheetCommand.Capture(Guid.NewGuid(), 1, "lost", "en"), Guid.NewGuid());

        (await ada.Posts(command)).Single().Refused.Should().Be("not-your-sheet");
        (await ada.Posts(command)).Single().Should().BeEquivalentTo(new { Refused = "not-your-sheet", Again = false });
    }

    [Fact]
    public async Task of_bad_form_costs_the_others_in_the_message_nothing()
    {
        await using var cafe = await OpenCafe.On("badform");
        var ada = await cafe.Joins("Ada");
        await OpenCafe.GoesTo(await cafe.Facilitates(), PhaseKind.Talk, 1);
        var to = $"sheet/{(await ada.Seat()).Sheet}";
        SheetCommand.Capture Idea(string text) => new(Guid.NewGuid(), 1, text, "en");

        var outcomes = await ada.Posts(
            Phone.Envelope(to, Idea("good"), Guid.NewGuid()),
            Phone.Envelope(to, Idea("nul \0 inside"), Guid.NewGuid()),
            Raw($$$"""{"id":"{{{Guid.NewGuid()}}}","to":"{{{to}}}","do":{"type":"capture","idea":"{{{Guid.NewGuid()}}}","round":1,"language":"en","text":"half \ud83d"} }"""),
            Raw($$$"""{"id":"{{{Guid.NewGuid()}}}","to":"{{{to}}}","do":{"type":"sing"} }"""),
            Raw($$$"""{"id":"{{{Guid.NewGuid()}}}","to":"{{{to}}}","do":{"idea":"{{{Guid.NewGuid()}}}","round":1,"text":"no type","language":"en"} }"""),
            Raw($$$"""{"id":"{{{Guid.NewGuid()}}}","to":"{{{to}}}","do":{"type":"capture","idea":"{{{Guid.NewGuid()}}}","round":1,"text":null,"language":"en"} }"""),
            Raw($$$"""{"id":"{{{Guid.NewGuid()}}}","to":"sheet/99","do":{"type":"star","idea":"{{{Guid.NewGuid()}}}"} }"""),
            Phone.Envelope(to, Idea(new string('a', 10_000)), Guid.NewGuid()),
            Phone.Envelope(to, Idea("\u200d\u2800"), Guid.NewGuid()),
            Phone.Envelope(to, Idea("good too"), Guid.NewGuid()));

        outcomes.Select(outcome => outcome.Refused).Should().Equal(
            null, "text-unreadable", "text-unreadable", Outcome.Malformed, Outcome.Malformed, Outcome.Malformed, "sheet-unknown", "idea-too-long", "idea-empty", null);
    }

    [Fact]
    public async Task of_two_hundred_from_two_phones_that_were_offline_arrives_whole_once_in_order()
    {
        await using var cafe = await OpenCafe.On("outbox");
        var phones = await Task.WhenAll(cafe.Joins("Ada"), cafe.Joins("Bo"));
        await OpenCafe.GoesTo(await cafe.Facilitates(), PhaseKind.Talk, 1);
        var sheets = await Task.WhenAll(phones.Select(phone => phone.Seat()));

        var since = TimeProvider.System.GetTimestamp();
        var outcomes = await Task.WhenAll(phones.Zip(sheets, (phone, stop) => phone.Send([.. Enumerable.Range(1, 200).Select(n =>
            ($"sheet/{stop.Sheet}", (object)new SheetCommand.Capture(Guid.NewGuid(), 1, $"{n}", "en"), Guid.NewGuid()))])).SelectMany(all => all));

        TimeProvider.System.GetElapsedTime(since).Should().BeLessThan(TimeSpan.FromSeconds(10));
        outcomes.Should().OnlyContain(outcome => outcome.Refused == null);
        foreach (var (phone, stop) in phones.Zip(sheets))
        {
            var own = (await phone.Me()).Number;
            (await phone.Sheet(stop.Sheet)).View.Ideas.Where(idea => idea.By == own).Select(idea => idea.Text).Should().Equal(Enumerable.Range(1, 200).Select(n => $"{n}"));
        }
    }

    static System.Text.Json.JsonElement Raw(string json) => System.Text.Json.JsonDocument.Parse(json).RootElement;
}
