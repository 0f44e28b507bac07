using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTalks.Cafes;
using OpenTalks.Harvests;

namespace OpenTalks.Host.Tests.Live;

/// <summary>Every address that names a café, asked for by people of another one; the feeds and commands stand in tests/permissions.csv.</summary>
public partial class Another_cafes_data
{
    [Fact, Promise("A-03")]
    public async Task is_found_by_none_of_another_cafes_people_and_by_no_stranger_at_any_address()
    {
        await using var cafe = await OpenCafe.On("another");
        var ada = await cafe.Joins("Ada Canary");
        var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        var sheet = (await ada.Seat()).Sheet;
        var (idea, _) = await ada.Writes("a canary of an idea");
        // A version for those who take part, so that its addresses are there for somebody.
        foreach (var act in new HarvestCommand[] { new HarvestCommand.AddFinding(idea, 1, "A canary."), new HarvestCommand.Gather(idea, sheet, idea), new HarvestCommand.SayDivergence(true), new HarvestCommand.Publish(1, [new SheetSeen(sheet, 1)], "cafe-report") })
            (await fay.Asks("harvest", act)).Refused.Should().BeNull();
        var number = (await ada.Me()).Number;
        var fin = await cafe.Host.Invited(cafe.FacilitatorsBrowser, "facilitator", "Fin");
        await using var away = await OpenCafe.Another(cafe.Host, fin);
        var bo = await away.Joins("Bo");
        using var stranger = cafe.Host.Browser();
        (string Who, Browser Browser, string Form)[] others =
        [
            ("the facilitator of another café", fin, $"/cafe/{away.Id}/desk"), ("a guest of another café", bo.Browser, $"/cafe/{away.Id}/my-data"), ("a stranger", stranger, $"/j/{cafe.Code}"),
        ];
        var addresses = Addresses(cafe, number).ToList();
        addresses.Should().HaveCountGreaterThan(30);

        List<string> wrong = [];
        foreach (var (method, path) in addresses)
        {
            foreach (var (who, browser, form) in others)
            {
                var status = method == "GET" ? await browser.Open(path)
                    : path.EndsWith("/list/", StringComparison.Ordinal) ? await browser.SendFile(form, path, "Name\nEve"u8.ToArray(), Fields(number, sheet, idea))
                    : await browser.Send(form, path, Fields(number, sheet, idea));
                // Whoever has not signed in is asked to, and a device for its code, whether there is such a café or not.
                var turnedAway = status is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized || status == HttpStatusCode.Redirect && browser.Answer.Headers.Location!.OriginalString is var to && (to.Contains("/sign-in", StringComparison.Ordinal) || to.EndsWith("/device", StringComparison.Ordinal) || to.EndsWith("/devices", StringComparison.Ordinal));
                if (!turnedAway || browser.Page.Contains("anary", StringComparison.Ordinal)) wrong.Add($"{method} {path} by {who}: {(int)status}");
            }
            // An address that is there for nobody would show nothing.
            if (method == "GET" && await cafe.FacilitatorsBrowser.Open(path) == HttpStatusCode.NotFound && await ada.Browser.Open(path) == HttpStatusCode.NotFound)
                wrong.Add($"{path} is found by nobody");
        }
        string.Join("\n", wrong).Should().BeEmpty();
        (await fay.Sheet(sheet)).View.Ideas.Single().Should().Match<OpenTalks.Sheets.IdeaView>(seen => seen.Text == "a canary of an idea" && !seen.TakenBack, "nothing of it moved");
        (await ada.Me()).Name.Should().Be("Ada Canary");
    }

    static IEnumerable<(string Method, string Path)> Addresses(OpenCafe cafe, int number) =>
        from endpoint in cafe.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = endpoint.RoutePattern.RawText ?? ""
        where pattern.StartsWith("/cafe/{cafe", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        select (method, Parameter().Replace(pattern, name => name.Value switch { ['{', 'c', 'a', 'f', 'e', ..] => $"{cafe.Id}", ['{', 'v', 'e', 'r', 's', ..] => "1", "{file}" => "cafe-report.docx", _ => $"{number}" })
            + (pattern.EndsWith("/sheets", StringComparison.Ordinal) ? "?what=signs&what=attendance" : pattern.EndsWith("/preview", StringComparison.Ordinal) ? "?do=plan" : ""));

    /// <summary>Whatever any of the forms asks for.</summary>
    static (string, string)[] Fields(int number, int sheet, Guid idea) =>
    [
        ("do", "hide"), ("name", "Eve"), ("number", $"{number}"), ("person", $"{number}"), ("drop", $"{number}"), ("sheet", $"{sheet}"), ("table", $"{sheet}"), ("round", "1"), ("idea", $"{idea}"), ("text", "x"),
        ("decision", $"{Guid.NewGuid()}"), ("seed", "1"), ("steps", "1"), ("madeFor", "0"), ("done", "0"), ("role", "rapporteur"), ("phase", "0"), ("byMs", "0"), ("title", "Taken over"),
    ];

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
