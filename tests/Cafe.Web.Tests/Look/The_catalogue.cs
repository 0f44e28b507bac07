using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using Xunit;

namespace OpenTalks.Web.Tests.Look;

public partial class The_catalogue
{
    static readonly Words English = Words.For("en");

    public static TheoryData<string> Others => [.. Languages.Offered.Select(language => language.Code).Where(code => code != "en")];

    public static TheoryData<string> All => [.. Languages.Offered.Select(language => language.Code)];

    [Theory, MemberData(nameof(Others))]
    public void has_every_key_in_every_language(string language) =>
        Words.For(language).Keys.Should().Equal(English.Keys);

    [Theory, MemberData(nameof(Others))]
    public void has_the_same_placeholders_in_every_language(string language)
    {
        foreach (var key in English.Keys)
            Placeholders(Words.For(language), key).Should().BeEquivalentTo(Placeholders(English, key), $"of '{key}' in '{language}'");
    }

    [Theory, MemberData(nameof(All))]
    public void has_every_plural_of_its_language(string language)
    {
        var words = Words.For(language);
        foreach (var key in words.Keys.Where(key => English.Raw(key).ValueKind == JsonValueKind.Object))
        {
            words.Raw(key).ValueKind.Should().Be(JsonValueKind.Object, $"'{key}' counts in English");
            words.Raw(key).EnumerateObject().Select(text => text.Name).Should().Equal(Plural.Categories(language), $"'{key}' in '{language}'");
        }
    }

    [Theory, MemberData(nameof(All))]
    public void keeps_each_key_in_the_file_of_its_subject(string language)
    {
        foreach (var (path, text) in Source.Files("src/Cafe.Web/Words", $".{language}.json"))
        {
            var subject = Path.GetFileName(path).Split('.')[0];
            JsonDocument.Parse(text).RootElement.EnumerateObject().Select(entry => entry.Name)
                .Should().OnlyContain(key => key.StartsWith(subject + "."), $"it stands in {path}");
        }
    }

    [Theory, MemberData(nameof(All))]
    public void says_nothing_loud_and_nothing_empty(string language)
    {
        foreach (var key in English.Keys)
        {
            foreach (var text in Texts(Words.For(language), key))
                text.Trim().Should().NotBeEmpty($"'{key}' in '{language}'").And.NotContainAny(["!", "&amp;", "<"], $"'{key}' in '{language}'");
        }
    }

    [Theory, MemberData(nameof(All))]
    public void writes_figures_as_0_to_9(string language) =>
        English.Keys.SelectMany(key => Texts(Words.For(language), key)).Should().NotContain(text => text.Any(sign => sign > '9' && char.IsDigit(sign)));

    [Fact]
    public void has_a_text_for_every_refusal()
    {
        string[] outcomes = [.. typeof(Host.Live.Outcome).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];
        outcomes.Should().NotBeEmpty();
        Source.Files("src", ".cs").SelectMany(file => RefusalCode().Matches(file.Text)).Select(code => code.Groups[1].Value).Concat(outcomes)
            .Select(code => $"refusals.{code}").Should().BeSubsetOf(English.Keys);
    }

    [Fact]
    public void has_every_key_that_is_asked_for() =>
        Asking().SelectMany(file => AskedKey().Matches(file.Text)).Select(key => key.Groups[1].Value).Distinct()
            .Should().BeSubsetOf(English.Keys);

    [Fact]
    public void has_no_key_that_nobody_asks_for()
    {
        var texts = Asking().Select(file => file.Text).ToList();
        var families = texts.SelectMany(text => Family().Matches(text))
            .Select(family => new Regex("^" + Hole().Replace(Regex.Escape(family.Groups[1].Value), "[a-z0-9-]+") + "$")).ToList();
        English.Keys.Where(key => !texts.Any(text => text.Contains($"\"{key}\"", StringComparison.Ordinal)) && !families.Any(family => family.IsMatch(key)))
            .Should().BeEmpty();
    }

    static IEnumerable<(string Path, string Text)> Asking() =>
        Source.Files("src", ".razor", ".cs", ".ts").Where(file => !file.Path.EndsWith(".test.ts", StringComparison.Ordinal));

    static IEnumerable<string> Placeholders(Words words, string key) =>
        Texts(words, key).SelectMany(text => Placeholder().Matches(text)).Select(placeholder => placeholder.Value).Distinct();

    static IEnumerable<string> Texts(Words words, string key) =>
        words.Raw(key) is { ValueKind: JsonValueKind.Object } plurals ? plurals.EnumerateObject().Select(text => text.Value.GetString()!) : [words.Raw(key).GetString()!];

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    // In the deciders, and where the host answers by itself.
    [GeneratedRegex(@"(?:Refusal\(|Refused: |(?:Problems\.Of|Back|Form|Show)\([^;]*?)""([a-z]+-[a-z-]+)""")]
    private static partial Regex RefusalCode();

    [GeneratedRegex(@"(?:\b[Ww]ords\[|\bSay\(|\bsay\()""([a-z]+\.[a-z0-9.-]+)""")]
    private static partial Regex AskedKey();

    // "people.group-{group}" in C#, `sheet.step-${step}` in TypeScript.
    [GeneratedRegex(@"[""`]([a-z]+\.[a-z0-9.-]*\$?\{[^""`]*\}[a-z0-9.-]*)[""`]")]
    private static partial Regex Family();

    [GeneratedRegex(@"(?:\\\$)?\\\{.*?\}")]
    private static partial Regex Hole();
}
