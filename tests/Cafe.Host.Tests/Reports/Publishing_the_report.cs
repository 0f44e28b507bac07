using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Host.Live;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Reports;

/// <summary>From the first look at what is missing to a version that is frozen, withdrawn and published again, by pages and plain forms.</summary>
public partial class Publishing_the_report
{
    static readonly Guid Theme = new("7e000000-0000-4000-8000-0000000000b1"), Finding = new("f1000000-0000-4000-8000-0000000000b1");

    [Fact, Promise("M24", "M26")]
    public async Task goes_from_what_is_missing_to_a_version_that_stays_as_it_was()
    {
        await using var cafe = await OpenCafe.On("publishing");
        var ada = await cafe.Joins("Ada", ("organisation", "Engines"));
        var fay = await cafe.Facilitates();
        var rae = await cafe.Harvests("Rae");
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var sheet = (await ada.Seat()).Sheet;
        var (first, _) = await ada.Writes("Publish every order within a day.");
        var (second, _) = await ada.Writes("=1+1 is said once.");
        var page = $"/cafe/{cafe.Id}/publishing";
        var desk = rae.Browser;

        // What is missing stands there, and publishing says the first of it at its place.
        await desk.Open(page);
        Said(desk.Page).Should().Contain("What is missing").And.Contain("2 ideas are neither placed nor set aside").And.Contain("It is not said whether views differed.");
        (await desk.Send(page, page, ("act", "publish"), ("template", "cafe-report"), ("version", "1"), ("seen", Seen(desk.Page)))).Should().Be(HttpStatusCode.Conflict);
        desk.Page.Should().Contain("id=\"refused\"");
        await desk.Open($"/cafe/{cafe.Id}/report");
        desk.Answer.Headers.Location!.OriginalString.Should().EndWith("/report/draft", "nothing is published yet");

        await Do(rae, new HarvestCommand.AddTheme(Theme, 1, "Openness"), new HarvestCommand.AddFinding(Finding, 1, "Orders are to be published within a day."),
            new HarvestCommand.FileFinding(Finding, Theme), new HarvestCommand.Gather(Finding, sheet, first), new HarvestCommand.SetAside(sheet, second, "off the question"));
        (await desk.Send(page, page, ("act", "divergence"), ("template", "cafe-report"), ("none", "true"))).Should().Be(HttpStatusCode.Redirect);
        (await desk.Send(page, page, ("act", "write"), ("template", "cafe-report"), ("passage-next-steps", "To the Town Hall."))).Should().Be(HttpStatusCode.Redirect);
        await desk.Open(page);
        Said(desk.Page).Should().Contain("Nothing is missing").And.Contain("Characters: 17 of 1500");

        // A table still writes: what the page did not show keeps it from being published.
        var seen = Seen(desk.Page);
        var (late, _) = await ada.Writes("One more.");
        (await desk.Send(page, page, ("act", "publish"), ("template", "cafe-report"), ("version", "1"), ("seen", seen))).Should().Be(HttpStatusCode.Conflict);
        Said(desk.Page).Should().Contain(Web.Words.For("en")["refusals.ideas-arrived"]);
        await Do(rae, new HarvestCommand.SetAside(sheet, late, "came late"));
        await Publish(desk, page, 1);

        // Published: those who take part read it, strangers do not until everybody may.
        var stranger = cafe.Host.Browser();
        (await ada.Browser.Open($"/cafe/{cafe.Id}/report")).Should().Be(HttpStatusCode.OK);
        Said(ada.Browser.Page).Should().Contain("Version 1, published on").And.Contain("approved by Rae").And.Contain("To the Town Hall.");
        (await stranger.Open($"/cafe/{cafe.Id}/report")).Should().NotBe(HttpStatusCode.OK);
        (await ada.Browser.Open($"/cafe/{cafe.Id}/report/draft")).Should().Be(HttpStatusCode.NotFound);
        (await ada.Browser.Open($"/cafe/{cafe.Id}/report/1/decisions.csv")).Should().Be(HttpStatusCode.NotFound);
        await desk.Send(page, page, ("act", "readers"), ("template", "cafe-report"), ("readers", "everybody"));
        (await stranger.Open($"/cafe/{cafe.Id}/report/1")).Should().Be(HttpStatusCode.OK);
        LeadsBothWays(stranger.Page);

        // Frozen: whatever happens in the café, the same version is the same bytes.
        string[] names = ["cafe-report.docx", "report.md", "ideas.csv", "harvest.csv", "harvest.json", "summary.svg", "key-messages.docx", "online-form.txt"];
        var before = await Files(cafe, stranger, 1, names);
        await ada.Writes("After it was published.");
        await Do(rae, new HarvestCommand.WordFinding(Finding, "In other words."), new HarvestCommand.NameTheme(Theme, "Light"), new HarvestCommand.WritePassage("next-steps", "Elsewhere."));
        await cafe.FacilitatorsBrowser.SetsUp($"/cafe/{cafe.Id}/setup", ("title", "Another title"));
        foreach (var (name, bytes) in await Files(cafe, stranger, 1, names)) bytes.Should().Equal(before[name], $"of {name}");

        // Version 2 stands at the same address; version 1 says that there is a newer one.
        await desk.Open($"/cafe/{cafe.Id}/harvest");
        var snapshot = await rae.Gets<SheetSnapshot>($"sheet/{sheet}");
        var newest = snapshot.View.Ideas.Single(idea => idea.Text == "After it was published.").Id;
        await Do(rae, new HarvestCommand.Place(Theme, sheet, newest));
        await Publish(desk, page, 2);
        await stranger.Open($"/cafe/{cafe.Id}/report");
        Said(stranger.Page).Should().Contain("Version 2, published on").And.Contain("In other words.");
        await stranger.Open($"/cafe/{cafe.Id}/report/1");
        Said(stranger.Page).Should().Contain("Version 2 is newer").And.Contain("Orders are to be published within a day.");

        // Withdrawn: the address says so, and the act can be taken back.
        (await desk.Send(page, page, ("act", "withdraw"), ("template", "cafe-report"), ("version", "2"))).Should().Be(HttpStatusCode.Redirect);
        (await stranger.Open($"/cafe/{cafe.Id}/report/2")).Should().Be(HttpStatusCode.Gone);
        Said(stranger.Page).Should().Contain("This version was withdrawn");
        (await stranger.Open($"/cafe/{cafe.Id}/report/2/ideas.csv")).Should().Be(HttpStatusCode.NotFound);
        (await stranger.Open($"/cafe/{cafe.Id}/report")).Should().Be(HttpStatusCode.OK);
        Said(stranger.Page).Should().Contain("Version 1, published on");
        await desk.Send(page, page, ("act", "reinstate"), ("template", "cafe-report"), ("version", "2"));
        (await stranger.Open($"/cafe/{cafe.Id}/report/2")).Should().Be(HttpStatusCode.OK);

        // What is redacted is gone from what was published, too; its finding says that nothing stands behind it.
        (await fay.Asks($"sheet/{sheet}", new SheetCommand.Redact(first))).Refused.Should().BeNull();
        foreach (var (name, bytes) in await Files(cafe, stranger, 1, names))
            System.Text.Encoding.UTF8.GetString(bytes).Should().NotContain("Publish every order", $"of {name}");
        await stranger.Open($"/cafe/{cafe.Id}/report/1");
        Said(stranger.Page).Should().Contain("No idea stands behind it any more.").And.NotContain("Publish every order");
    }

    static async Task Do(Phone rae, params HarvestCommand[] commands)
    {
        foreach (var command in commands) (await rae.Asks("harvest", command)).Refused.Should().BeNull($"of {command}");
    }

    static async Task Publish(Browser desk, string page, int version)
    {
        await desk.Open(page);
        (await desk.Send(page, page, ("act", "publish"), ("template", "cafe-report"), ("version", $"{version}"), ("seen", Seen(desk.Page)), ("attempt", Guid.NewGuid().ToString("N")))).Should().Be(HttpStatusCode.Redirect, Said(desk.Page));
    }

    static async Task<Dictionary<string, byte[]>> Files(OpenCafe cafe, Browser reader, int version, string[] names)
    {
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = reader.Cookies }) { BaseAddress = cafe.Host.Address };
        var files = new Dictionary<string, byte[]>();
        foreach (var name in names) files.Add(name, await client.GetByteArrayAsync($"/cafe/{cafe.Id}/report/{version}/{name}"));
        return files;
    }

    /// <summary>Every finding's links end at ideas of the page, every idea's links at findings; and both say the same pairs.</summary>
    static void LeadsBothWays(string page)
    {
        var ids = Id().Matches(page).Select(match => match.Groups[1].Value).ToHashSet();
        var findings = FindingPart().Matches(page).ToDictionary(part => part.Groups["id"].Value, part => Anchor().Matches(part.Value).Select(link => link.Groups[1].Value).ToHashSet());
        var ideas = IdeaPart().Matches(page).ToDictionary(part => part.Groups["id"].Value, part => part.Value);
        findings.Should().NotBeEmpty();
        ideas.Should().HaveCount(3);
        foreach (var (finding, links) in findings)
            foreach (var idea in links) Anchor().Matches(ideas[idea]).Select(link => link.Groups[1].Value).Should().Contain(finding);
        foreach (var (idea, html) in ideas)
            if (!Anchor().Matches(html).Any(link => findings.ContainsKey(link.Groups[1].Value))) Said(html).Should().ContainAny("set aside: ", "in the theme ");
        Anchor().Matches(page).Select(link => link.Groups[1].Value).Should().OnlyContain(anchor => anchor == "main" || ids.Contains(anchor));
    }

    static string Seen(string page) => Regex.Match(page, "name=\"seen\" value=\"([^\"]*)\"").Groups[1].Value;

    static string Said(string page) => WebUtility.HtmlDecode(page).Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);

    [GeneratedRegex("\\sid=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("href=\"[^\"]*#([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Anchor();

    [GeneratedRegex("<article class=\"fd\" id=\"(?<id>[^\"]+)\".*?</article>", RegexOptions.Singleline, 1000)]
    private static partial Regex FindingPart();

    [GeneratedRegex("<li id=\"(?<id>i-[^\"]+)\">.*?</li>", RegexOptions.Singleline, 1000)]
    private static partial Regex IdeaPart();
}
