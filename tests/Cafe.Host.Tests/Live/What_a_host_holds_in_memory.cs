using Microsoft.Extensions.DependencyInjection;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;

namespace OpenTalks.Host.Tests.Live;

public class What_a_host_holds_in_memory
{
    [Fact]
    public async Task is_what_somebody_watches_and_the_rest_is_folded_again_when_asked_for()
    {
        await using var cafe = await OpenCafe.On("memory");
        await using var ada = await cafe.Joins("Ada");
        await using var bo = await cafe.Joins("Bo");
        await OpenCafe.GoesTo(await cafe.Facilitates(), PhaseKind.Talk, 1);
        var sheet = (await ada.Seat()).Sheet;
        (await ada.Writes("one")).Outcome.Version.Should().Be(1);
        var (memory, forgetting) = (cafe.Host.Services.GetRequiredService<Memory>(), cafe.Host.Services.GetRequiredService<Forgetting>());
        var name = StreamName.OfSheet(cafe.Id, sheet);

        forgetting.Forget(turns: 0);
        memory.Holds(name).Should().BeFalse("nobody watches it");
        memory.Holds(StreamName.Of(cafe.Id)).Should().BeTrue("three are connected");
        (await ada.Writes("two")).Outcome.Version.Should().Be(2);
        (await Phone.Until(() => bo.Watch($"sheet/{sheet}"), watched => watched.Length == 1)).Should().NotBeEmpty();
        forgetting.Forget(turns: 0);
        memory.Holds(name).Should().BeTrue();
        (await ada.Writes("three")).Outcome.Version.Should().Be(3);
        await Phone.Until(() => Task.FromResult(bo.Sheets.Sum(news => news.Facts.Length)), heard => heard == 1);
        (await bo.Sheet(sheet)).View.Ideas.Select(idea => idea.Text).Should().Equal("one", "two", "three");

        await bo.Unwatch($"sheet/{sheet}");
        forgetting.Forget(turns: 10);
        memory.Holds(name).Should().BeTrue("ten minutes are not over");
    }
}
