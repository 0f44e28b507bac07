using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Validation;
using FluentAssertions;
using OpenTalks.Reports;
using Xunit;
using Attribution = OpenTalks.Cafes.Attribution;

namespace OpenTalks.Host.Tests.Reports;

public class Writing_the_Word_report
{
    public static TheoryData<string, Attribution> Languages => new()
    {
        { "en", Attribution.Open }, { "fr", Attribution.GroupOnly }, { "ar", Attribution.Open }, { "en", Attribution.ChathamHouse }, { "ar", Attribution.Anonymous },
        { "es", Attribution.Open }, { "ru", Attribution.Open }, { "zh", Attribution.Open },
    };

    /// <summary>Set KEEP_REPORTS to a folder to look at the files.</summary>
    [Theory, MemberData(nameof(Languages))]
    public async Task gives_a_file_that_the_validator_accepts(string language, Attribution attribution)
    {
        var report = Evening.Whole(attribution).Report(language);
        using var reading = new Reading(report, language);
        Problems(reading).Should().BeEmpty();
        if (Environment.GetEnvironmentVariable("KEEP_REPORTS") is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{language}-{attribution}.docx"), Reading.Written(report, language).ToArray(), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void of_a_café_without_ideas_gives_one_too()
    {
        using var reading = new Reading(new Evening(Attribution.Open, "An empty evening").Report());
        Problems(reading).Should().BeEmpty();
        reading.Paragraphs.Select(Reading.TextOf).Should().Contain("No idea was written.");
    }

    [Fact]
    public void opens_with_its_title_and_facts()
    {
        using var reading = new Reading(Evening.Whole(Attribution.ChathamHouse).Report());
        reading.Paragraphs.Take(8).Select(Reading.TextOf).Should().Equal(
            "What role for governments in the Internet?",
            "Café report",
            "Draft, not published",
            "Date\t8 October 2013",
            "Place\tGeneva, Tower building, and online",
            "Organiser\tInternational Telecommunication Union",
            "Contact\tworldcafe@example.org",
            "Attribution\tChatham House Rule: neither the identity nor the affiliation of anybody is given");
    }

    [Fact]
    public void names_author_and_table_beside_the_evidence_in_an_open_café()
    {
        var evening = new Evening(Attribution.Open);
        var ada = evening.Comes("Ada", organisation: "Engines");
        evening.Finds(1, "Quiet helps.", evening.Writes(ada, 2, 1, "Quieter rooms."));
        using var reading = new Reading(evening.Report());
        reading.Paragraphs.Select(Reading.TextOf).Should().Contain("2-1\tTable 2, Baobab · round 1 · Ada, Engines");
    }

    [Fact]
    public void says_what_no_idea_stands_behind()
    {
        var evening = new Evening(Attribution.Open);
        var idea = evening.Writes(evening.Comes("Ada"), 1, 1, "Taken back later.");
        evening.Finds(1, "Left alone.", idea);
        evening.TakesBack(idea);
        using var reading = new Reading(evening.Report());
        reading.Findings().Single().Ideas.Should().BeEmpty();
        reading.Paragraphs.Select(Reading.TextOf).Should().Contain("No idea stands behind this finding any more.").And.NotContain("Taken back later.");
    }

    [Fact]
    public void holds_ten_thousand_ideas()
    {
        var evening = new Evening(Attribution.Open);
        var people = Enumerable.Range(1, 50).Select(i => evening.Comes($"Guest {i}")).ToList();
        var ideas = Enumerable.Range(0, 10_000).Select(i =>
            evening.Writes(people[i % 50], i % 12 + 1, i % 3 + 1, $"Idea {i}: publish every order within a day, with the law it rests on.")).ToList();
        for (var finding = 0; finding < 60; finding++)
            evening.Finds(finding % 3 + 1, $"Finding {finding}", [.. ideas.Where((_, i) => i % 100 == finding)]);
        var report = evening.Report();

        using var reading = new Reading(report);
        reading.Annex().Select(row => row.Idea).Order(StringComparer.Ordinal).SequenceEqual(ideas.Order(StringComparer.Ordinal)).Should().BeTrue();
        reading.Findings().SelectMany(finding => finding.Ideas).Should().HaveCount(6_000);
        Reading.Written(report).Length.Should().BeLessThan(2_000_000);
    }

    [Theory, InlineData("en"), InlineData("fr"), InlineData("es"), InlineData("ar"), InlineData("ru"), InlineData("zh")]
    public void has_a_word_for_every_group_region_and_rule(string language)
    {
        var words = OpenTalks.Web.Words.For(language);
        OpenTalks.People.Groups.Stakeholders.Select(group => words[$"report.group-{group}"]).Should().OnlyHaveUniqueItems();
        OpenTalks.People.Groups.Regions.Select(region => words[$"report.region-{region}"]).Should().OnlyHaveUniqueItems();
    }

    static IEnumerable<string> Problems(Reading reading) =>
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(reading.Package, TestContext.Current.CancellationToken)
            .Select(problem => $"{problem.Part?.Uri} {problem.Path?.XPath}: {problem.Description}");
}
