using System.Net;
using OpenTalks.Cafes;

namespace OpenTalks.Host.Tests.Live;

[Collection(nameof(OneHost))]
public class Leaving_a_cafe(OneHost host)
{
    [Fact]
    public async Task gives_the_seat_away_and_takes_the_cookie_away()
    {
        await using var cafe = await host.Cafe();
        await using var ada = await cafe.Joins("Ada");
        await using var fay = await cafe.Facilitates();
        await ada.Browser.Open($"/cafe/{cafe.Id}");
        await ada.Browser.Send($"/cafe/{cafe.Id}", $"/cafe/{cafe.Id}/leave");
        ada.Browser.Answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        ada.Browser.Answer.Headers.Location!.OriginalString.Should().Be("/left");
        ada.Cookies.GetAllCookies().Should().NotContain(cookie => cookie.Name.Contains($"{cafe.Id:N}", StringComparison.Ordinal) && cookie.Value.Length > 0);
        (await fay.Overview()).Gone.Should().Be(1);
        await ada.Browser.Open($"/cafe/{cafe.Id}");
        ada.Browser.Answer.StatusCode.Should().Be(HttpStatusCode.NotFound, "this browser is nobody here any more");
    }
}

[Collection(nameof(OneHost))]
public class Reading_a_tables_sign(OneHost host)
{
    [Fact]
    public async Task leads_whoever_is_in_to_their_page_and_offers_joining_to_others()
    {
        await using var cafe = await host.Cafe();
        await using var ada = await cafe.Joins("Ada");
        await ada.Browser.Open($"/j/{cafe.Code}/at/7");
        ada.Browser.Answer.Headers.Location!.OriginalString.Should().Be($"/cafe/{cafe.Id}?at=7");

        var stranger = cafe.Host.Browser();
        await stranger.Open($"/j/{cafe.Code}/at/7");
        stranger.Answer.StatusCode.Should().Be(HttpStatusCode.OK);
        stranger.Page.Should().Contain("name=\"at\" value=\"7\"");
        await stranger.Send($"/j/{cafe.Code}/at/7", $"/j/{cafe.Code}", ("name", "Bo"), ("at", "7"), ("attempt", Guid.NewGuid().ToString("N")));
        stranger.Answer.Headers.Location!.OriginalString.Should().Be($"/cafe/{cafe.Id}?at=7");
    }

    [Fact]
    public async Task at_two_tables_keeps_the_seat_and_says_so()
    {
        await using var cafe = await host.Cafe();
        await using var ada = await cafe.Joins("Ada");
        await using var bo = await cafe.Joins("Bo");
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var table = (await ada.Seat()).Table;
        (await ada.Asks("cafe", new CafeCommand.Arrive(1, table))).Refused.Should().BeNull();
        (await ada.Asks("cafe", new CafeCommand.Arrive(1, table % 12 + 1))).Refused.Should().Be("other-table");
        (await fay.Overview()).Tables.Single(row => row.Number == table).Seats.Should().Contain(seat => seat.Arrived);
    }
}
