using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Host.Tests.Live;
using OpenTalks.People;

namespace OpenTalks.Host.Tests.Rotation;

public class Seating_a_thousand
{
    [Fact]
    public async Task finds_people_by_name_and_lets_proposals_come_when_they_are_made()
    {
        await using var cafe = await OpenCafe.On("seating-thousand");
        await cafe.IsSetUp(setup => setup with { Tables = [.. Enumerable.Range(1, 220).Select(number => new Table(number, $"T{number}", 3, 5, TablePlace.Mixed, (number - 1) % 3 + 1))] });
        var commands = cafe.Host.Services.GetRequiredService<PageCommands>();
        (await commands.Of(new Who(cafe.Id, 1, Role.Facilitator, "en"), Guid.NewGuid(), new CafeCommand.ImportPeople(
            [.. Enumerable.Range(1, 1000).Select(i => new Newcomer(new PersonDetails($"Person {i}", Group: Groups.Stakeholders[i % 5], Languages: ["en"])))]))).Should().BeNull();
        var desk = new SeatingDeskOf(cafe, cafe.FacilitatorsBrowser);
        await desk.Decides("plan");
        await OpenCafe.GoesTo(await cafe.Facilitates(), PhaseKind.Talk, 1);

        (await desk.Opens()).Should().Be(HttpStatusCode.OK);
        desk.Text.Should().Contain("1000 people have not arrived for round 1").And.Contain("Show the next of 976 more");
        desk.Browser.Page.Split("type=\"checkbox\"").Should().HaveCount(25, "nobody scrolls through a thousand boxes");
        await desk.Opens("?find=person 77");
        desk.Text.Should().Contain("11 people found for “person 77”");
        (await desk.Sends("/gone", [.. Enumerable.Range(2, 8).Select(number => ("person", $"{number}"))])).Should().Be(HttpStatusCode.Redirect);

        // Repairs take longer than a page may: it comes without them, and they come after it.
        await desk.OpensWithWays("?mend=yes");
        desk.Text.Should().Contain("Keep all tables");
        await desk.Decides("repair");
        desk.Text.Should().Contain("Done: Seats mended, all tables kept");
    }
}
