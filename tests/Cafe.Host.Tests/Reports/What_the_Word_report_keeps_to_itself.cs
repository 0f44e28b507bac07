using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using FluentAssertions;
using Xunit;
using Attribution = OpenTalks.Cafes.Attribution;

namespace OpenTalks.Host.Tests.Reports;

public class What_the_Word_report_keeps_to_itself
{
    const string Name = "Canarina Avis";
    const string Organisation = "Canary Islands Aviary";

    static Evening WithCanaries(Attribution attribution, int people = 1)
    {
        var evening = new Evening(attribution);
        for (var i = 0; i < people; i++)
        {
            var number = evening.Comes(Name, "academia", Organisation, "africa");
            evening.Finds(1, "Something was found.", evening.Writes(number, 1, 1, "An idea."));
        }
        return evening;
    }

    [Theory, InlineData(Attribution.ChathamHouse), InlineData(Attribution.Anonymous)]
    public void holds_no_name_organisation_or_group_where_none_may_be_given(Attribution attribution)
    {
        using var reading = new Reading(WithCanaries(attribution).Report());
        foreach (var (part, text) in reading.Parts())
            text.Should().NotContainAny(["Canarina", "Avis", "Canary", "Aviary", "Academia", "Africa"], $"of {part}");
        reading.Package.PackageProperties.Creator.Should().BeNull();
        reading.Package.PackageProperties.LastModifiedBy.Should().BeNull();
    }

    [Theory, InlineData(2, false), InlineData(3, true)]
    public void names_a_group_from_three_people_up_and_never_a_person_in_a_group_only_café(int people, bool named)
    {
        using var reading = new Reading(WithCanaries(Attribution.GroupOnly, people).Report());
        foreach (var (part, text) in reading.Parts())
            text.Should().NotContainAny(["Canarina", "Avis", "Canary", "Aviary"], $"of {part}");
        reading.Paragraphs.Select(Reading.TextOf).Contains("1-1\tTable 1, Linden · round 1 · Academia").Should().Be(named);
    }

    [Fact]
    public void shows_both_in_an_open_café()
    {
        using var reading = new Reading(WithCanaries(Attribution.Open).Report());
        reading.Parts().Single(part => part.Name == "word/document.xml").Text.Should().Contain(Name).And.Contain(Organisation);
    }

    [Theory, InlineData("en"), InlineData("ar")]
    public void leads_nowhere_outside_and_runs_nothing(string language)
    {
        using var reading = new Reading(Evening.Whole(Attribution.Open).Report(language), language);
        foreach (var part in reading.Package.GetAllParts().Append<OpenXmlPartContainer>(reading.Package))
        {
            part.ExternalRelationships.Should().BeEmpty();
            part.HyperlinkRelationships.Should().BeEmpty();
        }
        reading.Body.Descendants<FieldCode>().Select(code => code.Text.Trim()).Should().Equal(@"TOC \o ""1-2"" \h \z \n \u");
        foreach (var (part, text) in reading.Parts())
            text.Should().NotContainAny(["updateFields", "fldSimple", "TargetMode", "attachedTemplate", "vbaProject", "w:dirty"], $"of {part}");
    }

    [Fact]
    public void survives_what_XML_and_fields_could_be_made_of()
    {
        string[] vectors =
        [
            "]]> <w:instrText>INCLUDETEXT \"http://canary\"</w:instrText>", "javascript:alert(1)", "![](http://canary)", "&#0;&amp;",
            "a\u0001b\u0008c\u001Bd\u0085e", "\uFFFE\uFFFF", "\u202Egnihton\u202C", "{ DDEAUTO c:\\\\x }", new string('w', 10_000), "line one\nline two\tand on",
        ];
        var evening = new Evening(Attribution.Open, "]]> & <b>\u0007");
        var number = evening.Comes("<w:t>\u0002", organisation: "\u0003&");
        foreach (var vector in vectors) evening.Finds(1, vector, evening.Writes(number, 1, 1, vector));
        evening.Writes(number, 1, 1, "\uD800 broken \uDC00");

        using var reading = new Reading(evening.Report());
        var kept = reading.Annex().Select(row => row.Text).ToList();
        kept.Should().Contain([vectors[0], vectors[1], vectors[2], vectors[3], vectors[7], vectors[8], vectors[9], "abcd\ne", "gnihton", " broken "]);
        reading.Findings().Single(finding => finding.Text == vectors[8]).Ideas.Should().HaveCount(1);
        reading.Body.Descendants<FieldCode>().Should().HaveCount(1);
        reading.Main.HyperlinkRelationships.Should().BeEmpty();
        new DocumentFormat.OpenXml.Validation.OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
            .Validate(reading.Package, TestContext.Current.CancellationToken).Should().BeEmpty();
    }
}
