using OpenTalks.Host.Tests;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Web.Tests.Screens;

public class A_page_of_another_site
{
    const string Opens = """
        address => new Promise(done => {
          const socket = new WebSocket(address);
          socket.onopen = () => done(true);
          socket.onerror = () => done(false);
        })
        """;

    [Fact, Promise("S-01")]
    public async Task in_the_same_browser_opens_no_socket_to_the_cafe()
    {
        await using var cafe = await OpenCafe.On("othersite");
        await using var ada = await Guest.Joins(cafe, "Ada");
        var socket = $"ws://{cafe.Host.Address.Authority}/live/{cafe.Id}?as=participant&lang=en";
        (await ada.Page.EvaluateAsync<bool>(Opens, socket)).Should().BeTrue("from the café's own page it opens");

        var evil = await ada.Page.Context.NewPageAsync();
        await evil.RouteAsync("http://evil.example/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><title>Win</title>" }));
        await evil.GotoAsync("http://evil.example/win");
        (await evil.EvaluateAsync<bool>(Opens, socket)).Should().BeFalse();
    }
}
