using System.Net.Http.Json;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Playwright;
using OpenTalks.Host.Live;
using OpenTalks.Host.Tests;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Cafes;

/// <summary>
/// From the one-time link to the Word report: a facilitator, a rapporteur and three participants in Chromium, and 47 guests who know
/// only the protocol.
/// </summary>
public sealed partial class The_whole_evening
{
    const int Others = 47;
    const string Password = "nine paper cloths";

    static readonly string[] Questions = ["What is the role of governments", "What are the key issues", "How can governments improve"];

    [Fact]
    public async Task ends_in_a_Word_report_that_holds_every_idea_that_was_sent_once()
    {
        await using var host = await new RunningHost(await Services.FreshDatabase("evening")).Start();
        await using var fay = new ConsoleDesk(await Device.Take(host.Address, Kind.Laptop));
        var (cafe, code) = await Opens(host, fay);
        await using var rapporteur = await Invited(host, fay, cafe);

        await using var ada = await Guest.Joins(host.Address, code, "Ada");
        await using var bo = await Guest.Joins(host.Address, code, "Bo", Kind.Phone with { Language = "fr" });
        await using var layla = await Guest.Joins(host.Address, code, "ليلى", Kind.Phone with { Language = "ar" });
        Guest[] three = [ada, bo, layla];
        await using var others = PlainClient.Joins(host.Address, code, Others, "--pace", "500");

        await Expect(fay.Page.Locator("#console-facts")).ToContainTextAsync($"{Others + 3} people have come");
        await fay.Begins("Arrive, check in");
        await fay.Begins("Welcome");

        // What the three leave on the sheets.
        var left = new List<string>();
        for (var round = 1; round <= 3; round++)
        {
            if (round > 1) await fay.Begins("Move to the next table");
            else await fay.Begins("Round 1: talk");
            foreach (var guest in three) await guest.Arrives();
            if (round > 1) await fay.Begins($"Round {round}: talk");
            await fay.TakesAMinute();
            await Expect(ada.Page.Locator(".talking .clock")).ToContainTextAsync("17 minutes");
            await fay.Begins($"Round {round}: write-up");
            await EverybodySitsAtOneTable(fay, cafe);
            left.AddRange(await Write(round, ada, bo, layla));
        }
        await fay.Begins("Quiet minutes");
        await fay.Begins("Gallery");
        (await others.Ends(TimeSpan.FromSeconds(90))).Should().BeNull();
        foreach (var guest in three) await Expect(guest.Page.Locator(".looked .slip").First).ToBeVisibleAsync();

        var gathered = await Harvest(rapporteur, cafe);
        await fay.Begins("Plenary");
        await fay.Begins("Close");

        left.AddRange(others.Ideas().Values.OfType<string>());
        left.Should().HaveCountGreaterThan(100, "it was a lively evening");
        await Reports(rapporteur, left, gathered);
        foreach (var device in three.Select(guest => guest.Device).Append(fay.Device).Append(rapporteur)) device.Complaints.Should().BeEmpty();
    }

    /// <summary>The link that the host prints, a form, the preset.</summary>
    static async Task<(Guid Cafe, string Code)> Opens(RunningHost host, ConsoleDesk fay)
    {
        await fay.Device.Open($"/first#{host.FirstSecret}");
        await fay.Page.FillAsync("[name=name]", "Fay");
        await fay.Page.FillAsync("[name=email]", "fay@example.org");
        await fay.Page.FillAsync("[name=password]", Password);
        await fay.Page.ClickAsync("main button.go");
        await fay.Page.GetByRole(AriaRole.Link, new() { Name = "Open a café" }).First.ClickAsync();
        await fay.Page.FillAsync("#title", "Open Talks: governments and the Internet");
        await fay.Page.ClickAsync("main button.go");
        await fay.Page.WaitForURLAsync("**/setup");
        await fay.Page.GetByRole(AriaRole.Link, new() { Name = "To the console" }).First.ClickAsync();
        await fay.Page.WaitForURLAsync("**/console");
        return (Guid.Parse(fay.Page.Url.Split('/')[4]), Spaces().Replace(await fay.Page.InnerTextAsync(".join .code"), ""));
    }

    /// <summary>A link is made on the café's page of people, accepted with a new account, and the account signs in afterwards.</summary>
    static async Task<Device> Invited(RunningHost host, ConsoleDesk fay, Guid cafe)
    {
        await fay.Page.GetByRole(AriaRole.Link, new() { Name = "Invite a rapporteur" }).ClickAsync();
        await fay.Page.GetByRole(AriaRole.Button, new() { Name = "Invite a rapporteur" }).ClickAsync();
        var link = await fay.Page.InputValueAsync("#link");
        await fay.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the console" }).ClickAsync();

        var device = await Device.Take(host.Address, Kind.Laptop);
        var page = device.Page;
        await page.GotoAsync(link);
        await page.FillAsync("[name=name]", "Ravi");
        await page.FillAsync("[name=email]", "ravi@example.org");
        await page.FillAsync("[name=password]", Password);
        await page.ClickAsync("main button.go");
        await page.WaitForURLAsync(host.Address.ToString());

        await device.Context.ClearCookiesAsync();
        await device.Open("/sign-in");
        await page.FillAsync("[name=email]", "ravi@example.org");
        await page.FillAsync("[name=password]", Password);
        await page.ClickAsync("main button.go");
        await page.WaitForURLAsync(host.Address.ToString());
        await page.GotoAsync("/cafes");
        await page.Locator(".cafes a").ClickAsync();
        await page.WaitForURLAsync($"**/cafe/{cafe}/harvest");
        return device;
    }

    static async Task EverybodySitsAtOneTable(ConsoleDesk fay, Guid cafe)
    {
        var answer = await fay.Page.APIRequest.GetAsync($"/live/{cafe}/feeds/overview?as=facilitator&lang=en");
        var overview = System.Text.Json.JsonSerializer.Deserialize<OverviewValue>(await answer.TextAsync(), WireJson.Options)!.Value;
        overview.Waiting.Should().Be(0);
        overview.Tables.SelectMany(table => table.Seats).Select(seat => seat.Number).Should().HaveCount(Others + 3).And.OnlyHaveUniqueItems();
        overview.Tables.Should().AllSatisfy(table => table.Seats.Length.Should().BeLessThanOrEqualTo(5));
    }

    /// <summary>Written, built on, starred, edited, taken back and put back; the texts that stay.</summary>
    static async Task<string[]> Write(int round, Guest ada, Guest bo, Guest layla)
    {
        await ada.WritesAndSeesItSaved($"Publish every blocking order within a day, {round}.");
        await ada.Presses($"Publish every blocking order within a day, {round}.", "Change");
        await ada.Page.Locator("form.slip textarea").FillAsync($"Publish every blocking order within an hour, {round}.");
        await ada.Page.Locator("form.slip .btn.go").ClickAsync();
        await Expect(ada.Slip($"Publish every blocking order within an hour, {round}.")).ToContainTextAsync("changed");
        await ada.Presses($"Publish every blocking order within an hour, {round}.", "Star");
        await Expect(ada.Slip($"Publish every blocking order within an hour, {round}.").Locator("[aria-pressed=true]")).ToBeVisibleAsync();
        await ada.WritesAndSeesItSaved($"A second thought, {round}.");
        await ada.Presses($"A second thought, {round}.", "Take back");
        await Expect(ada.Page.Locator(".strip")).ToContainTextAsync("Taken back");
        await Expect(ada.Slip($"A second thought, {round}.")).ToHaveCountAsync(0);
        if (round == 2)
        {
            await ada.Page.Locator(".strip button").ClickAsync();
            await Expect(ada.Slip("A second thought, 2.").Locator(".num")).ToBeVisibleAsync();
        }

        await bo.Page.Locator(".layer .slip .act", new() { HasText = "Prolonger" }).First.ClickAsync();
        await bo.WritesAndSeesItSaved($"Et les rendre lisibles par un lecteur d’écran, {round}.");
        await layla.WritesAndSeesItSaved($"قبل كل قانون جديد، يُسأل من سيعيش معه، {round}.");
        return
        [
            $"Publish every blocking order within an hour, {round}.", $"Et les rendre lisibles par un lecteur d’écran, {round}.",
            $"قبل كل قانون جديد، يُسأل من سيعيش معه، {round}.", .. round == 2 ? ["A second thought, 2."] : Array.Empty<string>(),
        ];
    }

    /// <summary>A finding under each question with ideas behind it; the names of these, by finding.</summary>
    static async Task<List<(string Finding, string[] Ideas)>> Harvest(Device rapporteur, Guid cafe)
    {
        var page = rapporteur.Page;
        await rapporteur.Open($"/cafe/{cafe}/harvest");
        var gathered = new List<(string, string[])>();
        for (var question = 1; question <= 3; question++)
        {
            await page.Locator("nav.questions button").Nth(question - 1).ClickAsync();
            await Expect(page.Locator(".th-h h2")).ToContainTextAsync(Questions[question - 1]);
            var finding = $"Finding of question {question}: said at many tables.";
            await page.FillAsync("#new", finding);
            await page.ClickAsync(".adding .btn.go");
            await Expect(page.Locator(".find.open textarea#text")).ToHaveValueAsync(finding);
            for (var taken = 1; taken <= 3; taken++)
            {
                await page.Locator(".choose .put:not([aria-disabled=true])").First.ClickAsync();
                await Expect(page.Locator(".evidence li")).ToHaveCountAsync(taken);
            }
            gathered.Add((finding, [.. await page.Locator(".evidence li .num").AllInnerTextsAsync()]));
        }
        await Expect(page.Locator("#harvest-state")).ToContainTextAsync("Live");
        await Expect(page.Locator("#kept")).ToContainTextAsync("Saved");
        return gathered;
    }

    static async Task Reports(Device rapporteur, List<string> left, List<(string Finding, string[] Ideas)> gathered)
    {
        await rapporteur.Page.GetByRole(AriaRole.Link, new() { Name = "The report" }).ClickAsync();
        await rapporteur.Page.GetByRole(AriaRole.Link, new() { Name = "Its files" }).ClickAsync();
        var download = await rapporteur.Page.RunAndWaitForDownloadAsync(() => rapporteur.Page.GetByRole(AriaRole.Link, new() { Name = "Café report" }).ClickAsync());
        download.SuggestedFilename.Should().Be("Open-Talks-governments-and-the-Internet-cafe-report.docx");
        await using var file = await download.CreateReadStreamAsync();
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy);
        using var report = WordprocessingDocument.Open(copy, isEditable: false);

        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(report).Select(error => error.Description).Should().BeEmpty();
        var annex = report.MainDocumentPart!.Document!.Body!.Descendants<TableRow>()
            .Where(row => row.TableRowProperties?.GetFirstChild<TableHeader>() is null)
            .Select(row => row.Elements<TableCell>().ToList()).Where(cells => cells.Count == 4)
            .Select(cells => (Name: cells[0].InnerText, Text: cells[2].Elements<Paragraph>().First().InnerText, Findings: cells[3].InnerText)).ToList();
        annex.Select(idea => idea.Text).Should().BeEquivalentTo(left);
        annex.Select(idea => idea.Name).Should().OnlyHaveUniqueItems();
        // Each gathered idea names its finding, and no other one does.
        annex.Where(idea => !idea.Findings.StartsWith("in none", StringComparison.Ordinal)).Select(idea => idea.Name).Should().BeEquivalentTo(gathered.SelectMany(finding => finding.Ideas));
        var text = report.MainDocumentPart.Document.Body!.InnerText;
        gathered.Should().AllSatisfy(finding => text.Should().Contain(finding.Finding));
    }

    [GeneratedRegex(@"\s")]
    private static partial Regex Spaces();
}
