using System.Net;
using System.Text.Json;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Live;

[Collection(nameof(OneHost))]
public class Reading_over_HTTP(OneHost host)
{
    static async Task<(OpenCafe, Phone Ada, Phone Fay, int Sheet)> Talking(OneHost host)
    {
        var cafe = await host.Cafe();
        var ada = await cafe.Joins("Ada");
        var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        return (cafe, ada, fay, (await ada.Seat()).Sheet);
    }

    [Fact]
    public async Task gives_a_snapshot_first_and_then_what_was_missed()
    {
        var (cafe, ada, _, sheet) = await Talking(host);
        await using var _1 = cafe;
        await ada.Writes("one");
        var first = await ada.Sheet(sheet);
        await ada.Writes("two");
        await ada.Writes("three");

        var news = await ada.Gets<SheetNews>($"sheet/{sheet}", $"&after={first.Epoch}.{first.Version}");
        (news.Version, news.Epoch).Should().Be((3, first.Epoch));
        news.Facts.OfType<SheetFact.Captured>().Select(fact => fact.Idea.Text).Should().Equal("two", "three");
        news.Names.Values.Should().Equal("Ada");
        (await ada.Gets<JsonElement>($"sheet/{sheet}", $"&after={news.Epoch}.{news.Version}")).TryGetProperty("facts", out _).Should().BeFalse("nothing is new");
    }

    [Fact]
    public async Task gives_a_snapshot_to_whoever_comes_from_elsewhere()
    {
        var (cafe, ada, _, sheet) = await Talking(host);
        await using var _1 = cafe;
        await ada.Writes("one");
        var epoch = (await ada.Sheet(sheet)).Epoch;
        foreach (var after in new[] { "1234567890-1.1", $"{epoch}.99", "nonsense", "", $"{epoch}.-1", $"{epoch}.", ".1" })
            (await ada.Gets<SheetSnapshot>($"sheet/{sheet}", $"&after={after}")).View.Ideas.Select(idea => idea.Text).Should().Equal(["one"], $"after {after}");
    }

    [Fact]
    public async Task waits_for_an_idea_and_answers_as_soon_as_it_is_there()
    {
        var (cafe, ada, _, sheet) = await Talking(host);
        await using var _1 = cafe;
        await ada.Writes("one");
        var first = await ada.Sheet(sheet);

        var since = TimeProvider.System.GetTimestamp();
        var waiting = ada.Gets<SheetNews>($"sheet/{sheet}", $"&after={first.Epoch}.{first.Version}&wait=25");
        await Task.Delay(300);
        waiting.IsCompleted.Should().BeFalse();
        await ada.Writes("two");
        (await waiting).Facts.OfType<SheetFact.Captured>().Single().Idea.Text.Should().Be("two");
        TimeProvider.System.GetElapsedTime(since).Should().BeLessThan(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task waits_for_a_value_to_change_from_the_tag_one_has()
    {
        var (cafe, ada, fay, _) = await Talking(host);
        await using var _1 = cafe;
        var me = await ada.Gets<MeValue>("me");
        (await ada.Gets<JsonElement>("me", $"&tag={me.Tag}")).TryGetProperty("value", out _).Should().BeFalse("it is the same");

        var waiting = ada.Gets<MeValue>("me", $"&tag={me.Tag}&wait=25");
        await Task.Delay(300);
        waiting.IsCompleted.Should().BeFalse();
        await fay.Asks("cafe", new CafeCommand.Pause(me.Value.Programme.At(me.At)!.Phase));
        var changed = await waiting.WaitAsync(Phone.Patience);
        changed.Tag.Should().NotBe(me.Tag);
        changed.At.Should().BeGreaterThan(me.At);
        changed.Value.Programme.At(changed.At)!.Paused.Should().BeTrue();
    }

    [Fact]
    public async Task says_when_a_wait_was_in_vain()
    {
        var (cafe, ada, _, sheet) = await Talking(host);
        await using var _1 = cafe;
        var first = await ada.Sheet(sheet);
        (await ada.Gets<JsonElement>($"sheet/{sheet}", $"&after={first.Epoch}.{first.Version}&wait=1")).TryGetProperty("at", out _).Should().BeTrue();
    }

    [Fact]
    public async Task keeps_nothing_in_caches_and_tells_errors_as_problems()
    {
        var (cafe, ada, _, _) = await Talking(host);
        await using var _1 = cafe;
        using var answer = await ada.Http.GetAsync($"/live/{cafe.Id}/feeds/sheet/99?{ada.Query}&lang=fr");
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        using var nonsense = await ada.Http.PostAsync($"/live/{cafe.Id}/commands?{ada.Query}", new StringContent("{", System.Text.Encoding.UTF8, "application/json"));
        nonsense.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await nonsense.Content.ReadAsStringAsync()).Should().Contain("malformed").And.NotContain("Exception").And.NotContain(" at ");
    }
}
