using System.IO.Compression;
using System.Net;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Host.Live;
using OpenTalks.Host.Reports;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Reports;

/// <summary>Names and organisations as canaries under the Chatham House Rule, and every file and page of the report searched for them.</summary>
[Collection(nameof(OneHost))]
public class What_a_report_never_says(OneHost host)
{
    static readonly Guid Theme = new("7e000000-0000-4000-8000-0000000000c1"), Finding = new("f1000000-0000-4000-8000-0000000000c1"), Doubt = new("4e000000-0000-4000-8000-0000000000c1");
    static readonly string[] Canaries = ["Canarina", "Serinus", "Aviary", "Fringilla"];

    [Theory, InlineData("chatham-house"), InlineData("anonymous"), Promise("M25")]
    public async Task is_a_name_or_an_organisation_where_none_may_be_given(string attribution)
    {
        await using var cafe = await host.Cafe(attribution);
        List<Phone> people = [];
        foreach (var (name, organisation) in new[] { ("Canarina One", "Aviary of Tenerife"), ("Serinus Two", "Aviary of Madeira"), ("Fringilla Three", "Fringilla Trust") })
            people.Add(await cafe.Joins(name, ("organisation", organisation), ("group", "academia")));
        var fay = await cafe.Facilitates();
        var rae = await cafe.Harvests($"Canarina {attribution}");
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        List<(int Sheet, Guid Idea)> ideas = [];
        foreach (var (i, person) in people.Index())
        {
            var sheet = (await person.Seat()).Sheet;
            var (idea, outcome) = await person.Writes($"Said number {i}.", secret: Guid.NewGuid().ToString("N"));
            outcome.Refused.Should().BeNull();
            ideas.Add((sheet, idea));
        }
        HarvestCommand[] harvested =
        [
            new HarvestCommand.AddTheme(Theme, 1, "A theme"), new HarvestCommand.AddFinding(Finding, 1, "Something was found."), new HarvestCommand.FileFinding(Finding, Theme),
            .. ideas.Take(2).Select(idea => new HarvestCommand.Gather(Finding, idea.Sheet, idea.Idea)),
            new HarvestCommand.AddReservation(Finding, Doubt, ReservationKind.Minority, "Some differ.", [new IdeaRef(ideas[2].Sheet, ideas[2].Idea)]),
            new HarvestCommand.ChooseReaders(Readers.Everybody),
        ];
        foreach (var command in harvested) (await rae.Asks("harvest", command)).Refused.Should().BeNull($"of {command}");
        List<SheetSeen> seen = [];
        foreach (var sheet in ideas.Select(idea => idea.Sheet).Distinct()) seen.Add(new SheetSeen(sheet, (await rae.Sheet(sheet)).Version));
        (await rae.Asks("harvest", new HarvestCommand.Publish(1, [.. seen], "cafe-report/1"))).Refused.Should().BeNull();

        var reader = cafe.Host.Browser();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = rae.Browser.Cookies, AllowAutoRedirect = false }) { BaseAddress = cafe.Host.Address };
        var files = BuiltInTemplates.All.Select(one => $"{one.Template.Key}.{(one.Template.Plain ? "txt" : "docx")}").Concat(ReportFiles.Data).Append(ReportFiles.Decisions);
        foreach (var edition in new[] { "1", "draft" })
            foreach (var file in files)
                foreach (var language in new[] { "en", "ar" })
                {
                    using var answer = await client.GetAsync($"/cafe/{cafe.Id}/report/{edition}/{file}?lang={language}");
                    answer.StatusCode.Should().Be(HttpStatusCode.OK, file);
                    // Its headers as well: a file's name is shown.
                    $"{answer.Content.Headers}{answer.Headers}".Should().NotContainAny(Canaries, $"of {file}");
                    foreach (var (part, text) in Texts(await answer.Content.ReadAsByteArrayAsync())) text.Should().NotContainAny(Canaries, $"of {edition}/{file} {part}");
                }
        foreach (var path in new[] { "report", "report/1", "report/1/files" })
        {
            (await reader.Open($"/cafe/{cafe.Id}/{path}")).Should().Be(HttpStatusCode.OK, path);
            WebUtility.HtmlDecode(reader.Page).Should().NotContainAny(Canaries, $"of {path}");
        }
        foreach (var path in new[] { "harvest/help?question=1" })
        {
            using var answer = await client.GetAsync($"/cafe/{cafe.Id}/{path}");
            (await answer.Content.ReadAsStringAsync()).Should().NotContainAny(Canaries, $"of {path}");
        }
        (await rae.Gets<HarvestSnapshot>("harvest")).ToString().Should().NotContainAny(Canaries);
    }

    [Fact]
    public async Task is_missing_from_an_open_café_whose_files_the_same_search_finds()
    {
        await using var cafe = await host.Cafe();
        var ada = await cafe.Joins("Canarina One", ("organisation", "Aviary of Tenerife"));
        var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await ada.Seat();
        await ada.Writes("Said in the open.");
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cafe.FacilitatorsBrowser.Cookies }) { BaseAddress = cafe.Host.Address };
        foreach (var file in new[] { "cafe-report.docx", "ideas.csv", "harvest.json", "report.md" })
            Texts(await client.GetByteArrayAsync($"/cafe/{cafe.Id}/report/draft/{file}")).Should().Contain(part => part.Text.Contains("Canarina", StringComparison.Ordinal) && part.Text.Contains("Aviary", StringComparison.Ordinal), $"of {file}");
    }

    static IEnumerable<(string Part, string Text)> Texts(byte[] bytes)
    {
        if (bytes is not [0x50, 0x4B, ..])
        {
            yield return ("", System.Text.Encoding.UTF8.GetString(bytes));
            yield break;
        }
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            yield return (entry.FullName, entry.FullName);
            using var reader = new StreamReader(entry.Open());
            yield return (entry.FullName, reader.ReadToEnd());
        }
    }
}
