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
        var finished = Evening.Finished(Attribution.GroupOnly).Report();
        if (Environment.GetEnvironmentVariable("KEEP_REPORTS") is { } folder) File.WriteAllBytes(Path.Combine(folder, $"template-{key}.docx"), Reading.Written(finished, "en", Template(key)).ToArray());
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

    [Theory, InlineData(Attribution.Open), InlineData(Attribution.GroupOnly), InlineData(Attribution.ChathamHouse)]
    public async Task gives_JSON_of_the_stated_schema(Attribution attribution)
    {
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "opentalks-harvest-1.schema.json"), TestContext.Current.CancellationToken);
        foreach (var evening in new[] { Evening.Finished(attribution), Evening.Whole(attribution), new Evening(attribution, "Nobody wrote") })
            schema.Validate(HarvestJson.Of(new Edition(evening.Report(), [new OpenTalks.Harvests.HarvestFact.Divergence(true)], "cafe-report"), withDecisions: true))
                .Select(error => $"{error.Path}: {error.Kind}").Should().BeEmpty();
        schema.Validate("""{"schema":"opentalks-harvest/1","ideas":[{"name":"7"}]}""").Should().NotBeEmpty();
    }

    [Fact]
    public void gives_other_programs_the_columns_they_read_and_nobody_twice_where_nobody_may_be_known()
    {
        var open = Evening.Finished(Attribution.Open).Report();
        var closed = Evening.Finished(Attribution.ChathamHouse).Report();
        Head(ReportTables.PolisComments(open)).Should().Be("timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body");
        Head(ReportTables.TalkToTheCity(open)).Should().Be("id,comment,interview");
        Head(ReportTables.Sensemaker(open)).Should().Be("comment-id,comment_text,agrees,disagrees,passes,topics");
        Head(ReportTables.SensemakerSurvey(open)).Should().Be("participant_id,survey_text");
        Column(ReportTables.TalkToTheCity(closed), "interview").Should().OnlyHaveUniqueItems().And.HaveCount(closed.Figures.Ideas);
        Column(ReportTables.SensemakerSurvey(closed), "participant_id").Should().OnlyHaveUniqueItems();
        Column(ReportTables.TalkToTheCity(open), "interview").Distinct().Count().Should().BeLessThan(open.Figures.Ideas, "in an open café somebody wrote twice");
        Column(ReportTables.Sensemaker(open), "topics").Should().Contain("One voice among several:Governments are one voice among several  they convene, protect rights and act where nobody else can, and are asked to do it in the open.");
        foreach (var table in new[] { ReportTables.Ideas(open), ReportTables.Harvest(open), ReportTables.PolisComments(open) })
            Column(table, Head(table).Split(',')[0]).Should().NotBeEmpty();
        Column(ReportTables.Ideas(open), "idea").Should().Equal(open.Ideas.Select(idea => idea.Name));

        static string Head(string csv) => csv[..csv.IndexOf('\r', StringComparison.Ordinal)];
        static List<string> Column(string csv, string name)
        {
            using var reader = new CsvHelper.CsvReader(new StringReader(csv), System.Globalization.CultureInfo.InvariantCulture);
            reader.Read();
            reader.ReadHeader();
            List<string> cells = [];
            while (reader.Read()) cells.Add(reader.GetField(name)!);
            return cells;
        }
    }

    [Fact]
    public void holds_280_combining_marks_and_ten_thousand_ideas_that_are_all_the_same()
    {
        var evening = new Evening(Attribution.ChathamHouse);
        var ada = evening.Comes("Ada");
        evening.Finds(1, "Marked.", evening.Writes(ada, 1, 1, "a" + new string('\u0301', 279)));
        for (var i = 0; i < 10_000; i++) evening.Writes(ada, i % 12 + 1, i % 3 + 1, "Publish every order.");
        var report = evening.Report();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        using var reading = new Reading(report);
        TestContext.Current.TestOutputHelper?.WriteLine($"Word with 10,001 ideas: {watch.ElapsedMilliseconds} ms");
        reading.Annex().Should().HaveCount(10_001).And.Contain(row => row.Text.Length == 280);
        ReportTables.Ideas(report).Split("\r\n").Should().HaveCount(10_003);
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
