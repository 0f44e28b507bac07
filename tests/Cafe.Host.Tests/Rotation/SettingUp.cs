using Microsoft.Extensions.DependencyInjection;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Host.Tests.Live;
using OpenTalks.People;

namespace OpenTalks.Host.Tests.Rotation;

static class SettingUp
{
    /// <summary>The facilitator changes the set-up before the start, as the page of set-up sends it.</summary>
    public static async Task IsSetUp(this OpenCafe cafe, Func<Setup, Setup> change)
    {
        var services = cafe.Host.Services;
        var state = await services.GetRequiredService<Feeds>().Cafe(cafe.Id, CancellationToken.None);
        (await services.GetRequiredService<PageCommands>().Of(new Who(cafe.Id, 1, Role.Facilitator, "en"), Guid.NewGuid(), new CafeCommand.ChangeSetup(change(state.Setup!), state.Setups)))
            .Should().BeNull();
    }
}
