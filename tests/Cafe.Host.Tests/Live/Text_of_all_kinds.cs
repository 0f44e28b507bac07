using System.Text;
using System.Text.Json;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Live;

[Collection(nameof(OneHost))]
public class Text_of_all_kinds(OneHost host)
{
    [Fact, Promise("M-20")]
    public async Task comes_back_as_it_went_or_is_refused_and_holds_up_nothing()
    {
        await using var cafe = await host.Cafe();
        await using var ada = await cafe.Joins("Ada");
        await OpenCafe.GoesTo(await cafe.Facilitates(), PhaseKind.Talk, 1);
        var sheet = (await ada.Seat()).Sheet;
        string[] good =
        [
            .. Planes().Chunk(64).Select(some => "x" + string.Concat(some) + "x").Select(text => text.Normalize()).Where(text => text.Length <= 280),
            "👩‍👩‍👧‍👦 می‌خواهم 👍🏽", "<script>alert(1)</script>", "'; drop table cafe.mt_events; --", "{\"$type\":\"x\"}", "\\u0000 written out", "ﷺ e\u0301 ก็".Normalize(),
        ];
        string[] bad =
        [
            "\"nul \\u0000\"", "\"half \\ud83d\"", "\"half \\ude00 other\"", "\"turned \\ude00\\ud83d\"", JsonSerializer.Serialize(new string('x', 64 * 1024)), JsonSerializer.Serialize("x" + new string('\u0301', 10_000)),
            JsonSerializer.Serialize(new string('é', 150_000)), "null", "7", "[\"x\"]",
        ];

        var commands = good.Select(text => Raw(sheet, JsonSerializer.Serialize(text))).Zip(bad.Concat(Enumerable.Repeat("\"\"", good.Length)).Select(text => Raw(sheet, text)), (one, other) => new[] { one, other }).SelectMany(both => both).ToList();
        commands.AddRange(bad.Skip(good.Length).Select(text => Raw(sheet, text)));
        var outcomes = new List<Outcome>();
        foreach (var some in commands.Chunk(100)) outcomes.AddRange(await ada.Posts(some));

        var own = host.Host.Address.GetLeftPart(UriPartial.Authority);
        (await ada.Answers(HttpMethod.Post, $"/live/{cafe.Id}/commands?{ada.Query}", own, $"[{Raw(sheet, JsonSerializer.Serialize(new string('x', 1024 * 1024))).GetRawText()}]"))
            .Should().Be(System.Net.HttpStatusCode.RequestEntityTooLarge, "a megabyte is not even read");

        outcomes.Should().HaveCount(commands.Count);
        outcomes.Count(outcome => outcome.Refused is null).Should().Be(good.Length);
        outcomes.Where(outcome => outcome.Refused is not null).Select(outcome => outcome.Refused).Distinct().Should().BeSubsetOf(["text-unreadable", "idea-too-long", "idea-empty", Outcome.Malformed]);
        outcomes.Should().NotContain(outcome => outcome.Again, "what cannot be kept today cannot be kept tomorrow");
        (await ada.Sheet(sheet)).View.Ideas.Select(idea => idea.Text).Should().Equal(good.Select(OpenTalks.Text.Lines));
    }

    /// <summary>Some of every plane: no control characters, no halves.</summary>
    static IEnumerable<string> Planes()
    {
        for (var plane = 0; plane <= 16; plane++)
            for (var sign = plane * 0x10000 + 0xA1; sign < (plane + 1) * 0x10000 - 2; sign += plane < 2 ? 257 : 2049)
                if (Rune.IsValid(sign) && !Rune.IsControl(new Rune(sign)) && !Rune.IsWhiteSpace(new Rune(sign))) yield return new Rune(sign).ToString();
    }

    static JsonElement Raw(int sheet, string text) =>
        JsonDocument.Parse($$$"""{"id":"{{{Guid.NewGuid()}}}","to":"sheet/{{{sheet}}}","do":{"type":"capture","idea":"{{{Guid.NewGuid()}}}","round":1,"language":"en","text":{{{text}}}} }""").RootElement;
}
