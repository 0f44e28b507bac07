using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using FluentAssertions;
using Xunit;
using Attribution = OpenTalks.Cafes.Attribution;

namespace OpenTalks.Host.Tests.Reports;

/// <summary>The accessibility list for Word files, and the scripts and directions of what people wrote.</summary>
public class Who_can_read_the_Word_report
{
    public static TheoryData<string> All => ["en", "fr", "es", "ar", "ru", "zh"];

    static Reading Whole(string language) => new(Evening.Whole(Attribution.Open).Report(language), language);

    [Theory, MemberData(nameof(All))]
    public void has_a_title_and_says_its_language(string language)
    {
        using var reading = Whole(language);
        reading.Package.PackageProperties.Title.Should().Be("What role for governments in the Internet?");
        reading.Package.PackageProperties.Language.Should().StartWith(language + "-");
    }

    [Theory, MemberData(nameof(All))]
    public void has_headings_without_jumps_and_with_outline_levels(string language)
    {
        using var reading = Whole(language);
        var levels = reading.Paragraphs.Select(Reading.StyleOf).Where(style => style.StartsWith("Heading", StringComparison.Ordinal)).Select(style => style[^1] - '0').ToList();
        levels[0].Should().Be(1);
        levels.Zip(levels.Skip(1), (before, after) => after - before).Should().OnlyContain(step => step <= 1);
        var styles = reading.Main.StyleDefinitionsPart!.Styles!.Elements<Style>().ToDictionary(style => style.StyleId!.Value!);
        for (var level = 1; level <= 3; level++)
            styles[$"Heading{level}"].StyleParagraphProperties!.OutlineLevel!.Val!.Value.Should().Be(level - 1);
        reading.Paragraphs.Select(Reading.StyleOf).Distinct().Should().BeSubsetOf(styles.Keys);
    }

    [Theory, MemberData(nameof(All))]
    public void has_tables_with_caption_description_repeated_header_and_no_merged_cells(string language)
    {
        using var reading = Whole(language);
        var tables = reading.Body.Elements<Table>().ToList();
        // Figures, groups, regions; coverage by question, round, table, language and group; ways; a sheet each.
        tables.Should().HaveCount(3 + 5 + 1 + 11);
        foreach (var table in tables)
        {
            Reading.StyleOf((Paragraph)table.PreviousSibling()!).Should().Be("Caption");
            var properties = table.GetFirstChild<TableProperties>()!;
            properties.TableCaption!.Val!.Value.Should().NotBeEmpty();
            properties.TableDescription!.Val!.Value.Should().NotBeEmpty();
            table.Elements<TableRow>().Select(row => row.TableRowProperties!.Elements<TableHeader>().Any())
                .Should().Equal(table.Elements<TableRow>().Select((_, i) => i == 0));
            table.Descendants().Where(part => part is GridSpan or VerticalMerge or HorizontalMerge).Should().BeEmpty();
            table.Descendants<Table>().Should().BeEmpty();
        }
        reading.Paragraphs.Where(paragraph => Reading.StyleOf(paragraph) == "Caption").Select(Reading.TextOf).Should().OnlyHaveUniqueItems();
    }

    [Theory, MemberData(nameof(All))]
    public void says_a_language_on_every_run(string language)
    {
        using var reading = Whole(language);
        OpenXmlElement[] parts = [reading.Body, reading.Main.FootnotesPart!.Footnotes!, reading.Main.FooterParts.Single().Footer!];
        foreach (var run in parts.SelectMany(part => part.Descendants<Run>()))
            run.RunProperties!.Languages!.Val!.Value.Should().MatchRegex("^[a-z]{2}-[A-Z]{2}$", run.OuterXml);
    }

    [Theory, MemberData(nameof(All))]
    public void has_no_empty_paragraphs_to_make_room(string language)
    {
        using var reading = Whole(language);
        reading.Paragraphs.Where(paragraph => Reading.TextOf(paragraph).Trim() == "").Select(Reading.StyleOf).Should().Equal("End");
    }

    [Theory, MemberData(nameof(All))]
    public void has_links_that_say_where_they_lead(string language)
    {
        using var reading = Whole(language);
        reading.Body.Descendants<Hyperlink>().Should().OnlyContain(link => Reading.TextOf(link) != "");
        reading.Body.Descendants<Hyperlink>().Where(link => link.Anchor!.Value!.StartsWith("finding_", StringComparison.Ordinal))
            .Should().OnlyContain(link => link.Tooltip!.Value!.Contains(Reading.TextOf(link)));
    }

    [Theory, MemberData(nameof(All))]
    public void explains_the_method_in_a_footnote(string language)
    {
        using var reading = Whole(language);
        var reference = reading.Body.Descendants<FootnoteReference>().Should().ContainSingle().Subject;
        var note = reading.Main.FootnotesPart!.Footnotes!.Elements<Footnote>().Single(note => note.Id!.Value == reference.Id!.Value);
        Reading.TextOf(note).Trim().Should().Be(OpenTalks.Web.Words.For(language)["report.method-note"]);
    }

    [Fact]
    public void has_no_colour_fainter_than_the_rule_asks()
    {
        using var reading = Whole("en");
        var colours = reading.Main.StyleDefinitionsPart!.Styles!.Descendants<Color>().Select(colour => colour.Val!.Value!).Distinct();
        var shade = reading.Main.StyleDefinitionsPart.Styles!.Descendants<Shading>().Single().Fill!.Value!;
        foreach (var colour in colours)
            Contrast(colour, shade).Should().BeGreaterThan(4.5, $"of {colour} on {shade}, which is darker than white");
    }

    [Fact]
    public void finds_the_document_right_to_left_in_Arabic_only()
    {
        using var arabic = Whole("ar");
        using var french = Whole("fr");
        arabic.Body.GetFirstChild<SectionProperties>()!.Elements<BiDi>().Should().ContainSingle();
        french.Body.GetFirstChild<SectionProperties>()!.Elements<BiDi>().Should().BeEmpty();
        arabic.Paragraphs.Where(paragraph => Reading.StyleOf(paragraph) is "Heading1" or "Fact" or "TOC1" or "Caption").Should().OnlyContain(paragraph => paragraph.ParagraphProperties!.BiDi!.Val!.Value);
        french.Paragraphs.Where(paragraph => Reading.StyleOf(paragraph) is "Heading1" or "Fact" or "TOC1" or "Caption").Should().OnlyContain(paragraph => !paragraph.ParagraphProperties!.BiDi!.Val!.Value);
        arabic.Body.Elements<Table>().Should().OnlyContain(table => table.GetFirstChild<TableProperties>()!.BiDiVisual != null);
        french.Body.Elements<Table>().Should().OnlyContain(table => table.GetFirstChild<TableProperties>()!.BiDiVisual == null);
    }

    public static TheoryData<string, string, bool, string[]> Scripts => new()
    {
        { "en", "Quieter rooms, please.", false, ["en-GB: Quieter rooms, please."] },
        { "", "Quieter rooms.", false, ["en-GB: Quieter rooms."] },
        { "fr", "Été, déjà ?", false, ["fr-FR: Été, déjà ?"] },
        { "ru", "3 школы — и Wi-Fi.", false, ["ru-RU: 3 школы — и ", "en-GB: Wi-Fi."] },
        { "zh", "公布结果 (RFC 7725)。", false, ["zh-CN: 公布结果 (", "en-GB: RFC 7725)", "zh-CN: 。"] },
        { "en", "カフェ culture", false, ["ja-JP: カフェ ", "en-GB: culture"] },
        { "ar", "قرارات 24 ساعة (RFC 7725).", true, ["rtl ar-SA: قرارات 24 ساعة (", "en-GB: RFC", "rtl ar-SA:  7725)."] },
        { "en", "They say سلام and mean it.", false, ["en-GB: They say ", "rtl ar-SA: سلام", "en-GB:  and mean it."] },
        { "en", "नमस्ते दुनिया", false, ["cs hi-IN: नमस्ते दुनिया"] },
        { "en", "👩‍👩‍👧 first", false, ["en-GB: 👩‍👩‍👧 first"] },
        { "", "42", false, ["en-GB: 42"] },
    };

    [Theory, MemberData(nameof(Scripts))]
    public void finds_each_script_in_runs_of_its_own(string language, string text, bool rightToLeft, string[] runs)
    {
        var evening = new Evening(Attribution.ChathamHouse);
        evening.Writes(0, 1, 1, text, language);
        using var reading = new Reading(evening.Report());
        var paragraph = reading.Body.Descendants<TableCell>().SelectMany(cell => cell.Elements<Paragraph>()).Single(paragraph => Reading.TextOf(paragraph) == text);
        paragraph.ParagraphProperties!.BiDi!.Val!.Value.Should().Be(rightToLeft);
        paragraph.Elements<Run>().Select(Told).Should().Equal(runs);
    }

    [Fact]
    public void keeps_the_digits_of_names_in_order_in_Arabic()
    {
        using var reading = Whole("ar");
        foreach (var link in reading.Body.Descendants<Hyperlink>().Where(link => link.Anchor!.Value!.StartsWith("idea_", StringComparison.Ordinal)))
        {
            link.InnerText.Should().StartWith("\u200E");
            link.Descendants<RightToLeftText>().Should().BeEmpty();
        }
    }

    static string Told(Run run)
    {
        var properties = run.RunProperties!;
        var languages = properties.Languages!;
        var kind = properties.RightToLeftText is not null ? "rtl " : properties.ComplexScript is not null ? "cs " : "";
        if (kind != "") languages.Bidi!.Value.Should().Be(languages.Val!.Value);
        if (languages.Val!.Value is "zh-CN" or "ja-JP") languages.EastAsia!.Value.Should().Be(languages.Val.Value);
        return $"{kind}{languages.Val.Value}: {run.InnerText}";
    }

    static double Contrast(string one, string other)
    {
        var (lighter, darker) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (lighter + 0.05) / (darker + 0.05);
    }

    static double Luminance(string colour)
    {
        var parts = Convert.FromHexString(colour).Select(part => part / 255.0).Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
