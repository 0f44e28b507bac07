using DocumentFormat.OpenXml.Wordprocessing;
using FluentAssertions;
using OpenTalks.Reports;
using Xunit;
using Attribution = OpenTalks.Cafes.Attribution;

namespace OpenTalks.Host.Tests.Reports;

public class Following_the_Word_report
{
    public static TheoryData<string> All => ["en", "fr", "es", "ar", "ru", "zh"];

    [Theory, MemberData(nameof(All))]
    public void finds_every_idea_in_the_annex_once(string language)
    {
        var report = Evening.Whole(Attribution.Open).Report(language);
        using var reading = new Reading(report, language);
        reading.Annex().Select(row => (row.Idea, row.Round, row.Text)).Should().Equal(
            report.Annex.SelectMany(sheet => sheet.Ideas).Select(idea => (idea.Name, $"{idea.Round}", idea.Text)));
    }

    [Theory, MemberData(nameof(All))]
    public void leads_from_every_finding_to_its_ideas(string language)
    {
        var report = Evening.Whole(Attribution.Open).Report(language);
        using var reading = new Reading(report, language);
        var findings = reading.Findings();
        findings.Select(finding => (finding.Finding, finding.Text)).Should().Equal(
            report.Questions.SelectMany(question => question.Findings).Select(finding => (finding.Name, finding.Text)));
        findings.SelectMany(finding => finding.Ideas).Should().Equal(
            report.Questions.SelectMany(question => question.Findings).SelectMany(finding => finding.Evidence).Select(idea => idea.Name));
    }

    [Theory, MemberData(nameof(All))]
    public void leads_from_every_idea_to_its_findings_and_says_where_there_are_none(string language)
    {
        using var reading = new Reading(Evening.Whole(Attribution.Open).Report(language), language);
        var byFinding = reading.Findings().SelectMany(finding => finding.Ideas.Select(idea => (finding.Finding, Idea: idea)));
        var byIdea = reading.Annex().SelectMany(row => row.Findings.Select(finding => (Finding: finding, row.Idea)));
        byIdea.Should().BeEquivalentTo(byFinding).And.NotBeEmpty();

        var none = OpenTalks.Web.Words.For(language)["report.none"];
        reading.Body.Descendants<TableRow>().Select(row => row.Elements<TableCell>().ToList())
            .Where(cells => cells.Count == 4 && !cells[3].Descendants<Hyperlink>().Any() && Reading.TextOf(cells[0]).Contains('-', StringComparison.Ordinal))
            .Select(cells => Reading.TextOf(cells[3])).Should().OnlyContain(said => said == none);
    }

    [Fact]
    public void says_for_each_question_which_ideas_are_in_none()
    {
        var report = Evening.Whole(Attribution.Open).Report();
        using var reading = new Reading(report);
        reading.Paragraphs.Where(paragraph => Reading.StyleOf(paragraph) == "InNone").SelectMany(paragraph => paragraph.Elements<Hyperlink>()).Select(Reading.TextOf)
            .Should().Equal(report.Questions.SelectMany(question => question.InNone).Select(idea => idea.Name));
    }

    [Theory, MemberData(nameof(All))]
    public void never_ends_at_a_bookmark_that_is_not_there(string language)
    {
        using var reading = new Reading(Evening.Whole(Attribution.Open).Report(language), language);
        var bookmarks = reading.Body.Descendants<BookmarkStart>().ToList();
        bookmarks.Select(bookmark => bookmark.Name!.Value).Should().OnlyHaveUniqueItems();
        bookmarks.Select(bookmark => bookmark.Id!.Value).Should().OnlyHaveUniqueItems();
        var names = bookmarks.Select(bookmark => bookmark.Name!.Value!).ToHashSet();
        reading.Body.Descendants<Hyperlink>().Select(link => link.Anchor?.Value).Should().OnlyContain(anchor => anchor != null && names.Contains(anchor));
    }

    [Theory, MemberData(nameof(All))]
    public void begins_with_contents_that_are_the_headings(string language)
    {
        using var reading = new Reading(Evening.Whole(Attribution.Open).Report(language), language);
        var contents = reading.Paragraphs.Where(paragraph => Reading.StyleOf(paragraph).StartsWith("TOC", StringComparison.Ordinal));
        var headings = reading.Paragraphs.Where(paragraph => Reading.StyleOf(paragraph) is "Heading1" or "Heading2");
        contents.Select(line => (Reading.StyleOf(line)[^1], Reading.TextOf(line)))
            .Should().Equal(headings.Select(heading => (Reading.StyleOf(heading)[^1], Reading.TextOf(heading))));
    }
}
