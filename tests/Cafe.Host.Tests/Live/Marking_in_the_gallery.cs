using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Live;

[Collection(nameof(OneHost))]
public class Marking_in_the_gallery(OneHost host)
{
    [Fact, Promise("S18")]
    public async Task is_blind_until_the_gallery_ends_and_then_counted_for_everybody()
    {
        await using var cafe = await host.Cafe("chatham-house");
        Phone[] phones = [await cafe.Joins("Ada"), await cafe.Joins("Bo"), await cafe.Joins("Cy")];
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var sheet = (await phones[0].Seat()).Sheet;
        var (idea, _) = await phones[0].Writes("Publish every order.", secret: Guid.NewGuid().ToString("N"));
        (await phones[1].Asks($"sheet/{sheet}", new SheetCommand.Mark(idea, MarkKind.Resonates))).Refused.Should().Be("marks-closed");

        await OpenCafe.GoesTo(fay, PhaseKind.Gallery);
        await phones[2].Watch($"sheet/{sheet}");
        foreach (var (phone, kind) in phones.Zip([MarkKind.Differs, MarkKind.Resonates, MarkKind.Resonates]))
            (await phone.Asks($"sheet/{sheet}", new SheetCommand.Mark(idea, kind))).Refused.Should().BeNull();
        // The same person from another phone has the same one mark.
        var second = await cafe.Connect(phones[0].Browser, "participant", "me");
        (await second.Asks($"sheet/{sheet}", new SheetCommand.Mark(idea, MarkKind.Question))).Refused.Should().BeNull();

        await Phone.Until(() => Task.FromResult(phones[2].Sheets.SelectMany(news => news.Facts).ToList()), facts => facts.Count == 4);
        phones[2].Sheets.SelectMany(news => news.Facts).Should().AllBeOfType<SheetFact.Unseen>();
        (await fay.Sheet(sheet)).View.Ideas.Single().Marks.Should().BeNull("nobody sees them yet, who facilitates included");

        var gallery = (await fay.Overview()).Programme.IndexOf(PhaseKind.Gallery);
        await fay.Asks("cafe", new CafeCommand.Next(gallery));
        foreach (var phone in new[] { phones[2], fay })
            (await Phone.Until(() => phone.Sheet(sheet), seen => seen.View.Ideas.Single().Marks is not null)).View.Ideas.Single().Marks.Should().Be(new Marks(2, 0, 1));
        await Phone.Until(() => Task.FromResult(phones[2].Sheets.Last().Facts.Last()), fact => fact is SheetFact.Counted);
        (await phones[1].Asks($"sheet/{sheet}", new SheetCommand.Unmark(idea))).Refused.Should().Be("marks-closed");
        foreach (var phone in phones) await phone.DisposeAsync();
    }

    [Fact]
    public async Task names_nobody_and_cannot_be_tied_to_anybody_once_the_cafe_is_closed()
    {
        await using var cafe = await host.Cafe("chatham-house");
        Phone[] phones = [await cafe.Joins("Ada"), await cafe.Joins("Bo")];
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var sheet = (await phones[0].Seat()).Sheet;
        Guid[] ideas = [(await phones[0].Writes("One.", secret: Guid.NewGuid().ToString("N"))).Idea, (await phones[1].Writes("Two.", secret: Guid.NewGuid().ToString("N"))).Idea];
        await OpenCafe.GoesTo(fay, PhaseKind.Gallery);
        foreach (var phone in phones)
            foreach (var idea in ideas) (await phone.Asks($"sheet/{sheet}", new SheetCommand.Mark(idea, MarkKind.Resonates))).Refused.Should().BeNull();

        var stream = $"sheet/{cafe.Id:N}/{sheet}";
        var keys = await host.Rows<string>("select data ->> 'by' from cafe.mt_events where stream_id = $1 and type = 'sheet.idea-marked'", stream);
        keys.Should().HaveCount(4).And.OnlyHaveUniqueItems("no two marks of one person look alike").And.OnlyContain(key => key.Length == 32);
        (await host.Rows<DateTime>("select timestamp from cafe.mt_events where stream_id = $1", stream)).Distinct().Should().ContainSingle("a mark has no time of its own");
        (await host.Rows<byte[]>("select sealed from cafe.mark_key where cafe::text = $1", $"{cafe.Id}")).Should().ContainSingle();

        await fay.Asks("cafe", new CafeCommand.End());
        (await host.Rows<byte[]>("select sealed from cafe.mark_key where cafe::text = $1", $"{cafe.Id}")).Should().BeEmpty();
        (await phones[0].Asks($"sheet/{sheet}", new SheetCommand.Mark(ideas[0], MarkKind.Differs))).Refused.Should().Be("marks-closed");
        (await host.Rows<byte[]>("select sealed from cafe.mark_key where cafe::text = $1", $"{cafe.Id}")).Should().BeEmpty("nobody makes it anew");
        (await Phone.Until(() => phones[0].Sheet(sheet), seen => seen.View.Ideas.All(idea => idea.Marks is not null))).View.Ideas.Should().OnlyContain(idea => idea.Marks == new Marks(2, 0, 0));
        foreach (var phone in phones) await phone.DisposeAsync();
    }
}
