using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using OpenTalks.Host.Storage;
using OpenTalks.Host.Tests.Operations;
using OpenTalks.Host.Tests.Reports;

namespace OpenTalks.Host.Tests.Rehearsals;

/// <summary>The host as somebody starts it who wants to see one café: nothing is there but the line on the console.</summary>
public sealed partial class Rehearsing : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    readonly DataFolder folder = Services.NewFolder();

    static IReadOnlyList<(string Language, string Text)> Written { get; } =
        [.. Line().Matches(File.ReadAllText(Path.Combine(Repository.Root, "src/Cafe.Host/Guests/ideas.txt"))).Select(line => (line.Groups["language"].Value, line.Groups["text"].Value))];

    static int Evidence => File.ReadLines(Path.Combine(Repository.Root, "src/Cafe.Host/Rehearsals/findings.txt")).Count(line => line.StartsWith("- ", StringComparison.Ordinal));

    [Fact]
    public void has_at_least_150_different_ideas_in_six_languages()
    {
        Written.Select(idea => idea.Text).Should().OnlyHaveUniqueItems().And.HaveCountGreaterThanOrEqualTo(150).And.OnlyContain(text => text.Length <= 280);
        Written.GroupBy(idea => idea.Language).Should().HaveCount(6).And.OnlyContain(ideas => ideas.Count() >= 15);
    }

    [Fact, Promise("D11")]
    public async Task ends_at_a_report_with_every_idea_once_whatever_went_wrong()
    {
        await using var host = await HostProcess.Start(folder, "--rehearse", "--RehearsalPace", "0.35");
        using var anna = new Browser(host.Address, null);
        var door = Door().Match(host.Said).Value;
        (await anna.Open("/rehearsal?key=wrong")).Should().Be(HttpStatusCode.NotFound);
        await anna.Send(door, "/rehearsal", ("key", door.Split('=')[1]));
        var page = anna.Answer.Headers.Location!.OriginalString;

        await anna.Open(page);
        anna.Page.Should().Contain("You may leave this page").And.Contain("/console").And.Contain("/harvest");
        await Until(anna, page, "The rehearsal is over");

        anna.Page.Should().Contain("50 people have come").And.Contain($"{Written.Count} ideas (languages: 6)");
        Regex.Count(anna.Page, "has come late and gets a seat").Should().Be(6);
        Regex.Count(anna.Page, "has lost the network").Should().Be(5);
        Regex.Count(anna.Page, "has the network back").Should().Be(5);
        anna.Page.Should().Contain("who hosts table 7, has left").And.MatchRegex("hosts table 7 now|Table 7 goes on without a host");
        anna.Page.Should().Contain("asked for help, and a facilitator went there").And.Contain("/devices");
        (await Marked(anna, page)).Should().BeGreaterThan(20, "guests say something to ideas in the gallery");
        (await Overview(anna, page)).Should().Contain("\"messages\":[{").And.Contain("\"waiting\":0").And.Contain("\"participants\":50");

        using var reading = new Reading(await Report(host, anna, page));
        reading.Annex().Select(idea => idea.Text).Should().BeEquivalentTo(Written.Select(idea => idea.Text));
        reading.Findings().Should().HaveCount(6).And.OnlyContain(finding => finding.Ideas.Length >= 7);
        reading.Findings().Sum(finding => finding.Ideas.Length).Should().Be(Evidence, "every idea that the rapporteur looks for was written");
        Reading.TextOf(reading.Paragraphs.First()).Should().Contain("Rehearsal", "nobody shall take it for a café that was");
    }

    [Fact]
    public async Task leaves_no_guest_behind_when_the_host_is_stopped_in_the_middle()
    {
        await using var host = await HostProcess.Start(folder, "--rehearse");
        for (var tries = 0; GuestsOf(host) == 0 && tries < 100; tries++) await Task.Delay(100);
        GuestsOf(host).Should().Be(1);

        (await host.Stop()).Should().Be(0);

        GuestsOf(host).Should().Be(0);
    }

    static int GuestsOf(HostProcess host) => Directory.EnumerateDirectories("/proc").Count(process =>
    {
        try { return File.ReadAllText(Path.Combine(process, "cmdline")) is var line && line.Contains("guests\0", StringComparison.Ordinal) && line.Contains(host.Address.Authority, StringComparison.Ordinal); }
        catch (IOException) { return false; }
        catch (UnauthorizedAccessException) { return false; }
    });

    /// <summary>The console's own count of people without a seat.</summary>
    static async Task<string> Overview(Browser anna, string page)
    {
        await anna.Open($"/live/{page.Split('/')[2]}/feeds/overview?as=facilitator");
        return anna.Page;
    }

    /// <summary>Marks on all sheets, as they were counted when the gallery ended.</summary>
    static async Task<int> Marked(Browser anna, string page)
    {
        var marks = 0;
        for (var sheet = 1; sheet <= 12; sheet++)
        {
            await anna.Open($"/live/{page.Split('/')[2]}/feeds/sheet/{sheet}?as=facilitator");
            marks += Regex.Matches(anna.Page, "\"(?:resonates|differs|question)\":(\\d+)").Sum(count => int.Parse(count.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        }
        return marks;
    }

    static async Task<MemoryStream> Report(HostProcess host, Browser anna, string page)
    {
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = anna.Cookies }) { BaseAddress = host.Address };
        return new MemoryStream(await client.GetByteArrayAsync(page.Replace("/rehearsal", "/report.docx", StringComparison.Ordinal)));
    }

    static async Task Until(Browser anna, string page, string what)
    {
        for (var since = Stopwatch.GetTimestamp(); ; await Task.Delay(500))
        {
            (await anna.Open(page)).Should().Be(HttpStatusCode.OK);
            if (anna.Page.Contains(what, StringComparison.Ordinal)) return;
            anna.Page.Should().NotContain("ended early");
            Stopwatch.GetElapsedTime(since).Should().BeLessThan(Patience, anna.Page);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await using (var forgotten = new EmbeddedPostgres(folder, PostgresBinaries.Find())) await forgotten.End(CancellationToken.None);
        if (Directory.Exists(folder.Path)) Directory.Delete(folder.Path, recursive: true);
    }

    [GeneratedRegex(@"^[123] (?<language>[a-z]{2}) (>\d+ )?(?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex(@"/rehearsal\?key=[A-Za-z0-9_-]{22}")]
    private static partial Regex Door();
}
