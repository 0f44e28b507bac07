using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Screens;

public sealed class The_content_policy
{
    [Fact, Promise("C-02")]
    public async Task is_sent_with_every_page_is_broken_by_none_and_stops_a_script_that_was_slipped_in()
    {
        await using var cafe = await OpenCafe.On("policy");
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada <script>alert(1)</script>");
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        await ada.Writes("<img src=x onerror=alert(1)> \"><svg onload=alert(1)>");
        var number = await fay.Overview() is { Tables: var tables } ? tables.SelectMany(table => table.Seats).First().Number : 0;
        await using var desk = await Device.Take(cafe.Host.Address, Kind.Laptop);
        await desk.Becomes(cafe.FacilitatorsBrowser);
        var nonces = new HashSet<string>(StringComparer.Ordinal);
        var seen = 0;
        foreach (var path in Paths(cafe, number).Append("/nowhere").Append("/j/ZZZZZZZZ"))
        {
            foreach (var device in new[] { desk, ada.Device })
            {
                if ((await device.Context.APIRequest.GetAsync(path, new() { Headers = [new("Accept", "text/html")] })) is { } probe && !(probe.Headers.GetValueOrDefault("content-type") ?? "").StartsWith("text/html", StringComparison.Ordinal)) continue;
                var answer = (await device.Page.GotoAsync(path))!;
                var policy = (await answer.AllHeadersAsync()).GetValueOrDefault("content-security-policy") ?? "";
                policy.Should().Contain("default-src 'none'", path).And.Contain("'strict-dynamic'").And.Contain("require-trusted-types-for 'script'").And.Contain("trusted-types lit-html")
                    .And.Contain("frame-ancestors 'none'").And.NotContain("unsafe");
                nonces.Add(policy.Split("'nonce-")[1].Split('\'')[0]).Should().BeTrue("{0}: a nonce is good for one answer", path);
                await Expect(device.Page.Locator("main")).ToBeVisibleAsync();
                seen++;
            }
        }
        seen.Should().BeGreaterThan(40);
        // That a page is not there is what some of these answers say.
        foreach (var device in new[] { desk, ada.Device })
            device.Complaints.Where(said => !said.Contains("the server responded with a status of 4", StringComparison.Ordinal)).Should().BeEmpty();

        await desk.Page.RouteAsync("**/desk", async route =>
        {
            var page = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = page, Body = (await page.TextAsync()).Replace("<main", "<script>window.slipped = 1</script><img src=x onerror='window.slipped = 2'><main", StringComparison.Ordinal) });
        });
        await desk.Page.GotoAsync($"/cafe/{cafe.Id}/desk");
        await Expect(desk.Page.Locator("main")).ToBeVisibleAsync();
        (await desk.Page.EvaluateAsync<int?>("window.slipped ?? null")).Should().BeNull();
        (await desk.Page.EvaluateAsync<string>("() => { try { document.body.innerHTML = '<b>x</b>'; return 'taken'; } catch (error) { return error.name; } }")).Should().Be("TypeError", "no text becomes markup without the one policy");
    }

    /// <summary>Every page of the host that needs no more than a café and a person.</summary>
    static IEnumerable<string> Paths(OpenCafe cafe, int number) =>
        from endpoint in cafe.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = endpoint.RoutePattern.RawText ?? ""
        where endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
            && !pattern.StartsWith("/live", StringComparison.Ordinal) && !pattern.Contains("{**", StringComparison.Ordinal) && !pattern.Contains('.', StringComparison.Ordinal) && !pattern.Contains("sign-out", StringComparison.Ordinal)
        select System.Text.RegularExpressions.Regex.Replace(pattern, @"\{[^}]*\}", name =>
            name.Value.StartsWith("{cafe", StringComparison.Ordinal) ? $"{cafe.Id}" : name.Value.StartsWith("{code", StringComparison.Ordinal) ? cafe.Code : $"{number}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).TrimEnd('/') is var path && path.Length > 0
            ? path + (path.EndsWith("print/sheets", StringComparison.Ordinal) ? "?what=signs&what=cards&what=sheets" : "") : "/";
}
