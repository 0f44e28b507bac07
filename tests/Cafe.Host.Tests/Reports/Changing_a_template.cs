using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using FluentAssertions;
using OpenTalks.Host.Reports;
using OpenTalks.Reports;
using Xunit;
using Attribution = OpenTalks.Cafes.Attribution;

namespace OpenTalks.Host.Tests.Reports;

/// <summary>Templates as data and an organisation's own Word template.</summary>
public class Changing_a_template
{
    [Fact, Promise("S20")]
    public void can_be_any_selection_of_parts_with_its_own_titles_and_lengths()
    {
        var (template, fault) = TemplateReader.Read("""
            {"schema":"opentalks-template/1","key":"fss-feedback","name":{"en":"Official feedback"},"pages":2,"deadlines":[{"of":"close","days":3}],
             "sections":[{"part":"figures","title":{"en":"Participation"}},{"part":"key-findings","title":{"en":"Main findings"},"most":200,"unit":"characters"},
               {"part":"divergences"},{"part":"passage","passage":"follow-up","title":{"en":"Follow-up"},"most":2,"unit":"paragraphs"}]}
            """);
        fault.Should().BeNull();
        using var reading = new Reading(Evening.Finished(Attribution.Open).Report(), "en", template);
        reading.Paragraphs.Where(paragraph => Reading.StyleOf(paragraph) == "Heading1").Select(Reading.TextOf).Should().Equal("Participation", "Main findings", "Where views differ", "Follow-up");
    }

    [Theory]
    [InlineData("""{"key":"x","name":{"en":"X"},"colour":"red","sections":[{"part":"annex"}]}""", "unknown-field", "colour")]
    [InlineData("""{"key":"x","name":{"en":"X"},"sections":[{"part":"annex"},{"part":"annex","script":"x"}]}""", "unknown-field", "sections[2].script")]
    [InlineData("""{"key":"x","name":{"en":"X"},"sections":[{"part":"horoscope"}]}""", "unknown-part", "horoscope")]
    [InlineData("""{"key":"X Y","name":{"en":"X"},"sections":[{"part":"annex"}]}""", "key", "X Y")]
    [InlineData("""{"key":"x","name":{},"sections":[{"part":"annex"}]}""", "missing", "name")]
    [InlineData("""{"key":"x","name":{"en":"X"},"sections":[]}""", "missing", "sections")]
    [InlineData("""{"key":"x","name":{"en":"X"},"sections":[{"part":"passage","title":{"en":"T"}}]}""", "missing", "passage")]
    [InlineData("""{"schema":"opentalks-template/9","key":"x"}""", "schema", "opentalks-template/9")]
    [InlineData("""{"key":"x","name":{"en":"X"},"deadlines":[{"of":"full-moon","days":1}],"sections":[{"part":"annex"}]}""", "unknown-field", "deadlines")]
    [InlineData("""{"key":"x","name":{"en":"X"},"sections":[{"part":"annex","most":"many"}]}""", "unreadable", "sections[0].most")]
    [InlineData("not json", "unreadable", "")]
    [InlineData("[]", "unreadable", "")]
    public void says_what_it_does_not_know(string json, string code, string about)
    {
        var (template, fault) = TemplateReader.Read(json);
        template.Should().BeNull();
        fault.Should().Be(new TemplateFault(code, about));
        if (about != "") OpenTalks.Web.Words.For("en").Say($"templates.fault-{code}", ("about", about)).Should().Contain(about);
    }

    [Fact]
    public void takes_the_styles_of_a_Word_template_and_leaves_a_file_that_the_validator_accepts()
    {
        var dotx = Dotx(styles => styles.Append(
            new Style(new StyleName { Val = "heading 1" }, new StyleRunProperties(new Color { Val = "990000" })) { Type = StyleValues.Paragraph, StyleId = "berschrift1" },
            new Style(new StyleName { Val = "House" }, new BasedOn { Val = "berschrift1" }) { Type = StyleValues.Paragraph, StyleId = "House", CustomStyle = true }));
        WordTemplate.Check(dotx).Should().BeNull();
        using var reading = new Reading(Evening.Finished(Attribution.Open).Report(), "en", null, dotx);
        var styles = reading.Main.StyleDefinitionsPart!.Styles!.Elements<Style>().ToList();
        styles.Single(style => style.StyleId == "Heading1").StyleRunProperties!.Color!.Val!.Value.Should().Be("990000");
        styles.Single(style => style.StyleName!.Val == "House").BasedOn!.Val!.Value.Should().Be("Heading1");
        styles.Select(style => style.StyleId!.Value).Should().OnlyHaveUniqueItems();
        reading.Paragraphs.Select(Reading.StyleOf).Distinct().Should().BeSubsetOf(styles.Select(style => style.StyleId!.Value!));
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(reading.Package, TestContext.Current.CancellationToken).Select(problem => problem.Description).Should().BeEmpty();
    }

    [Fact]
    public void refuses_a_Word_template_with_macros()
    {
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.MacroEnabledTemplate))
        {
            var main = package.AddMainDocumentPart();
            main.Document = new Document(new Body(new Paragraph()));
            main.AddNewPart<VbaProjectPart>().FeedData(new MemoryStream([1, 2, 3]));
        }
        WordTemplate.Check(file.ToArray()).Should().Be(new TemplateFault("dotx-macros"));
    }

    [Fact]
    public void refuses_a_Word_template_that_leads_outside()
    {
        var dotx = Dotx(_ => { }, main =>
        {
            main.AddHyperlinkRelationship(new Uri("https://canary.example/x"), isExternal: true);
        });
        WordTemplate.Check(dotx).Should().Be(new TemplateFault("dotx-external", "https://canary.example/x"));
    }

    [Theory, InlineData(" DDEAUTO c:\\x ", "DDEAUTO"), InlineData("INCLUDETEXT \"x\"", "INCLUDETEXT"), InlineData(" MERGEFIELD name ", "MERGEFIELD")]
    public void refuses_a_Word_template_with_a_field_that_is_not_known(string code, string field)
    {
        WordTemplate.Check(Dotx(_ => { }, main => main.Document!.Body!.Append(new Paragraph(new SimpleField { Instruction = code })))).Should().Be(new TemplateFault("dotx-field", field));
        WordTemplate.Check(Dotx(_ => { }, main => main.Document!.Body!.Append(new Paragraph(new Run(new FieldCode(code)))))).Should().Be(new TemplateFault("dotx-field", field));
        WordTemplate.Check(Dotx(_ => { }, main => main.Document!.Body!.Append(new Paragraph(new SimpleField { Instruction = " PAGE " })))).Should().BeNull();
    }

    [Fact]
    public void refuses_what_is_no_Word_template()
    {
        WordTemplate.Check([1, 2, 3, 4]).Should().Be(new TemplateFault("dotx-unreadable"));
        WordTemplate.Check(new byte[WordTemplate.MostBytes + 1]).Should().Be(new TemplateFault("dotx-too-large"));
    }

    static byte[] Dotx(Action<Styles> styled, Action<MainDocumentPart>? more = null)
    {
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.Template))
        {
            var main = package.AddMainDocumentPart();
            main.Document = new Document(new Body(new Paragraph()));
            var styles = new Styles();
            styled(styles);
            main.AddNewPart<StyleDefinitionsPart>().Styles = styles;
            more?.Invoke(main);
        }
        return file.ToArray();
    }
}
