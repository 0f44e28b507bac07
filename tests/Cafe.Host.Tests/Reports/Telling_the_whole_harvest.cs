using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using FluentAssertions;
using OpenTalks.Host.Reports;
using OpenTalks.Reports;
using Xunit;
using Attribution = OpenTalks.Cafes.Attribution;
using Placed = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace OpenTalks.Host.Tests.Reports;

/// <summary>Themes, merges, dissent, what was set aside and what somebody wrote, in every form a report has.</summary>
public class Telling_the_whole_harvest
{
    public static TheoryData<string> All => ["en", "fr", "es", "ar", "ru", "zh"];

    public static TheoryData<string> Templates => [.. BuiltInTemplates.All.Where(one => !one.Template.Plain).Select(one => one.Template.Key)];

    static ReportTemplate Template(string key) => BuiltInTemplates.All.Single(one => one.Template.Key == key).Template;

    [Theory, MemberData(nameof(All))]
    public async Task gives_a_Word_file_that_the_validator_accepts_in_every_language(string language)
    {
        var report = Evening.Finished(Attribution.Open).Report(language);
        if (Environment.GetEnvironmentVariable("KEEP_REPORTS") is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"finished-{language}.docx"), Reading.Written(report, language).ToArray(), TestContext.Current.CancellationToken);
        using var reading = new Reading(report, language);
        Problems(reading).Should().BeEmpty();
        foreach (var run in reading.Body.Descendants<Run>())
            run.RunProperties!.Languages!.Val!.Value.Should().MatchRegex("^[a-z]{2}-[A-Z]{2}$", run.OuterXml);
    }

    [Theory, MemberData(nameof(Templates))]
    public void gives_one_by_every_template_whose_links_all_lead_somewhere(string key)
    {
        using var reading = new Reading(Evening.Finished(Attribution.GroupOnly).Report("ar"), "ar", Template(key));
        Problems(reading).Should().BeEmpty();
        var names = reading.Body.Descendants<BookmarkStart>().Select(bookmark => bookmark.Name!.Value!).ToList();
        names.Should().OnlyHaveUniqueItems();
        reading.Body.Descendants<Hyperlink>().Select(link => link.Anchor!.Value).Should().BeSubsetOf(names);
        reading.Package.PackageProperties.Title.Should().NotBeEmpty();
    }

    [Fact, Promise("M27")]
    public void has_by_default_all_that_the_report_of_2013_had()
    {
        using var reading = new Reading(Evening.Finished(Attribution.Open).Report());
        reading.Paragraphs.Where(paragraph => Reading.StyleOf(paragraph) == "Heading1").Select(Reading.TextOf).Should().Equal(
            "Purpose and questions", "Figures", "In one picture", "Findings by question", "Where views differ", "Next steps", "What was set aside", "What is covered",
            "How ideas travelled", "How this report was made", "Organisers", "Annex: all ideas");
        var text = reading.Paragraphs.Select(Reading.TextOf).ToList();
        text.Should().Contain("The findings go to the Town Hall in Bali on 25 October.").And.Contain("Participants").And.Contain("Government").And.Contain("Africa");
        reading.Paragraphs.Count(paragraph => Reading.StyleOf(paragraph) == "Heading2" && Reading.TextOf(paragraph).StartsWith("Question", StringComparison.Ordinal)).Should().Be(3);
        reading.Annex().Should().HaveCount(Evening.Finished(Attribution.Open).Report().Figures.Ideas);
    }

    [Fact]
    public void names_the_spread_of_every_finding_and_keeps_its_dissent()
    {
        using var reading = new Reading(Evening.Finished(Attribution.Open).Report());
        var text = reading.Paragraphs.Select(Reading.TextOf).ToList();
        text.Should().Contain("Contested: 4 of 4 tables, 6 ideas").And.Contain("Said once: 1 of 4 tables, 1 idea").And.Contain("Shared: 4 of 4 tables, 5 ideas");
        text.Should().Contain("Minority view: Some hold that governments should not convene at all.").And.Contain("Reservation: A day is too short for small administrations.");
        text.Should().ContainSingle(line => line.StartsWith("1-3 ", StringComparison.Ordinal) && line.Contains("2-2 ", StringComparison.Ordinal), "the two ideas that differ stand side by side");
    }

    [Fact, Promise("M23")]
    public void keeps_what_was_merged_with_its_origin_and_count()
    {
        var report = Evening.Finished(Attribution.Open).Report();
        var head = report.Ideas.Single(idea => idea.Name == "1-1");
        head.Copies.Should().BeEquivalentTo("3-2", "4-1");
        report.Ideas.Where(idea => idea.SameAs == "1-1").Select(idea => (idea.Name, idea.Table)).Should().Equal(("3-2", 3), ("4-1", 4));
        report.Findings.First().Evidence.Select(idea => idea.Name).Should().Contain(["1-1", "3-2", "4-1"]);
        using var reading = new Reading(report);
        reading.Annex().Select(row => row.Idea).Should().Contain(["1-1", "3-2", "4-1"]);
        reading.Paragraphs.Select(Reading.TextOf).Should().Contain("Said in 2 more ideas: 3-2 · 4-1").And.Contain("says the same as 1-1");
    }

    [Fact, Promise("M22")]
    public void leads_from_every_finding_to_its_ideas_and_from_every_idea_to_its_findings_or_a_reason_in_Word_and_in_JSON()
    {
        var report = Evening.Finished(Attribution.Open).Report();
        report.Ideas.Should().OnlyContain(idea => !idea.InNone || idea.Aside != null || idea.Theme != null);

        using var reading = new Reading(report);
        var word = reading.Findings().SelectMany(finding => finding.Ideas.Select(idea => (finding.Finding, idea))).ToHashSet();
        word.Should().BeEquivalentTo(report.Findings.SelectMany(finding => finding.Evidence.Select(idea => (finding.Name, idea.Name))));
        var rows = reading.Body.Descendants<TableRow>().Select(row => row.Elements<TableCell>().ToList()).Where(cells => cells.Count == 4 && cells[0].Descendants<BookmarkStart>().Any()).ToList();
        foreach (var cells in rows)
        {
            var (idea, became) = (Reading.TextOf(cells[0]), Reading.TextOf(cells[3]));
            var links = cells[3].Descendants<Hyperlink>().Where(link => link.Anchor!.Value!.StartsWith("finding_", StringComparison.Ordinal)).Select(Reading.TextOf).ToList();
            if (links.Count == 0) became.Should().MatchRegex("in none.*(set aside: |in the theme )", $"of {idea}");
            word.Where(pair => pair.idea == idea).Select(pair => pair.Finding).Should().BeSubsetOf(links);
        }
        rows.Should().HaveCount(report.Figures.Ideas);

        var json = JsonDocument.Parse(HarvestJson.Of(new Edition(report, [], "cafe-report"), withDecisions: false)).RootElement;
        var forth = json.GetProperty("findings").EnumerateArray().SelectMany(finding => finding.GetProperty("evidence").EnumerateArray()
            .Concat(finding.GetProperty("reservations").EnumerateArray().Concat(finding.GetProperty("minority").EnumerateArray()).SelectMany(against => against.GetProperty("evidence").EnumerateArray()))
            .Select(idea => (finding.GetProperty("name").GetString(), idea.GetString()))).ToHashSet();
        var back = json.GetProperty("ideas").EnumerateArray().SelectMany(idea => idea.GetProperty("findings").EnumerateArray().Select(finding => (finding.GetString(), idea.GetProperty("name").GetString()))).ToHashSet();
        forth.Should().BeEquivalentTo(back).And.NotBeEmpty();
        json.GetProperty("ideas").EnumerateArray().Should().OnlyContain(idea =>
            idea.GetProperty("findings").GetArrayLength() > 0 || idea.GetProperty("setAside").ValueKind == JsonValueKind.String || idea.GetProperty("theme").ValueKind == JsonValueKind.String);
    }

    [Theory, MemberData(nameof(All)), Promise("D5")]
    public void draws_the_outcome_with_a_text_that_says_the_same(string language)
    {
        var report = Evening.Finished(Attribution.Open).Report(language);
        using var reading = new Reading(report, language);
        var alternatives = reading.Body.Descendants<Placed.DocProperties>().Select(drawing => drawing.Description!.Value!).ToList();
        alternatives.Should().HaveCount(2);
        foreach (var theme in report.Themes.Where(theme => !theme.Ideas.IsEmpty))
            alternatives[0].Should().Contain(theme.Name);
        reading.Body.Descendants<Placed.DocProperties>().Select(drawing => drawing.Id!.Value).Should().OnlyHaveUniqueItems();

        var words = OpenTalks.Web.Words.For(language);
        var svg = OpenTalks.Web.Reports.SceneSvg.Summary(report, words);
        var drawn = System.Xml.Linq.XDocument.Parse(svg).Root!;
        drawn.Elements().Take(2).Select(part => part.Name.LocalName).Should().Equal("title", "desc");
        drawn.Descendants().Count(part => (string?)part.Attribute("class") == "plate").Should().Be(report.Themes.Count(theme => !theme.Ideas.IsEmpty));
        drawn.Descendants().Count(part => (string?)part.Attribute("class") == "rim").Should().Be(report.Themes.Count(theme => theme.Contested), "dissent is seen");
    }

    [Fact, Promise("D4")]
    public void maps_which_ideas_travelled_to_which_tables()
    {
        var report = Evening.Finished(Attribution.Open).Report();
        // Every idea that builds on one of an earlier round is on a way, and so is every copy of a later round.
        var built = report.Ideas.Count(idea => idea.BuildsOn is { } below && report.Ideas.Single(older => older.Name == below).Round < idea.Round);
        report.Travels.Ideas.Should().BeGreaterThanOrEqualTo(built).And.BePositive();
        var svg = System.Xml.Linq.XDocument.Parse(OpenTalks.Web.Reports.SceneSvg.Travels(report, OpenTalks.Web.Words.For("en")));
        svg.Descendants().Count(part => part.Name.LocalName == "line").Should().Be(report.Travels.Ways.Length);
        using var reading = new Reading(report);
        reading.Paragraphs.Select(Reading.TextOf).Should().Contain("Figure 2. Which ideas went to which tables").And.Contain("Table 1 · round 2");
    }

    [Fact]
    public void stays_the_same_bytes_however_often_it_is_made()
    {
        var report = Evening.Finished(Attribution.Open).Report();
        Reading.Written(report).ToArray().Should().Equal(Reading.Written(Evening.Finished(Attribution.Open).Report()).ToArray());
    }

    [Fact]
    public void writes_Markdown_that_is_text_and_nothing_else()
    {
        var evening = new Evening(Attribution.Open, "<script>alert(1)</script> *bold*");
        evening.Finds(1, "![](http://canary) [x](javascript:alert(1)) <img src=x>", evening.Writes(evening.Comes("Ada"), 1, 1, "# not a heading\n- nor a list `code`"));
        var markdown = ReportText.Markdown(evening.Report(), BuiltInTemplates.CafeReport, OpenTalks.Web.Words.For("en"));
        markdown.Should().NotContainAny("<script", "<img", "![](", "](javascript").And.Contain("[I-1-1]").And.Contain("**1.1**");
    }

    static IEnumerable<string> Problems(Reading reading) =>
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(reading.Package, TestContext.Current.CancellationToken)
            .Select(problem => $"{problem.Part?.Uri} {problem.Path?.XPath}: {problem.Description}");
}
