using System.Text.RegularExpressions;
using FluentAssertions;
using Xunit;

namespace OpenTalks.Web.Tests.Look;

public partial class The_markup
{
    static readonly IReadOnlyList<(string Path, string Text)> Razor = Source.Files("src/Cafe.Web", ".razor");

    [Fact]
    public void holds_no_text_that_is_not_in_the_catalogue()
    {
        foreach (var (path, text) in Razor)
        {
            var markup = Comment().Replace(text.Split("\n@code", 2)[0], "");
            VisibleText().Matches(markup).Concat(SpokenAttribute().Matches(markup)).Select(match => match.Groups[1].Value.Trim())
                .Where(said => said is not "OpenTalks").Should().BeEmpty($"{path} is read in every language");
        }
    }

    [Fact]
    public void is_static_and_gets_its_data_as_parameters() =>
        Razor.Where(file => Interactive().IsMatch(file.Text)).Select(file => file.Path).Should().BeEmpty();

    [Fact]
    public void keeps_to_the_content_security_policy() =>
        Razor.Where(file => Inline().IsMatch(Comment().Replace(file.Text, ""))).Select(file => file.Path).Should().BeEmpty();

    [Fact]
    public void is_never_written_as_text_by_the_elements() =>
        Source.Files("src/Cafe.Web", ".ts").Where(file => RawHtml().IsMatch(file.Text)).Select(file => file.Path).Should().BeEmpty();

    [Fact]
    public void is_styled_by_the_start_and_end_of_lines_never_by_left_and_right()
    {
        foreach (var (path, text) in Source.Files("src/Cafe.Web", ".css"))
            Physical().Matches(text).Select(match => match.Value.Trim()).Should().BeEmpty($"{path} is used from right to left too");
    }

    [Fact]
    public void is_as_dark_by_the_device_s_wish_as_by_choice()
    {
        var tokens = File.ReadAllText(Path.Combine(Source.Web, "Layout", "tokens.css"));
        Declarations(tokens, ":root:not([data-theme]) {").Should().BeEquivalentTo(Declarations(tokens, "[data-theme=\"dark\"] {"));
    }

    static string[] Declarations(string css, string selector)
    {
        var from = css.IndexOf(selector, StringComparison.Ordinal) + selector.Length;
        return css[from..css.IndexOf('}', from)].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    // Between two tags on one line; "=>" is not the end of a tag.
    [GeneratedRegex(@"(?<!=)>([^<>@{}=;\n]*\p{L}{2,}[^<>@{}=;\n]*)<")]
    private static partial Regex VisibleText();

    [GeneratedRegex(@"\b(?:aria-label|title|placeholder|alt)=""([^""@]*\p{L}{2,}[^""@]*)""")]
    private static partial Regex SpokenAttribute();

    [GeneratedRegex(@"^@page|@rendermode|^@inject|blazor\.web\.js", RegexOptions.Multiline)]
    private static partial Regex Interactive();

    [GeneratedRegex(@"\sstyle=|\son[a-z]+=""|<style|javascript:")]
    private static partial Regex Inline();

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|document\.write")]
    private static partial Regex RawHtml();

    [GeneratedRegex(@"[\s;{](?:(?:margin|padding|border)-(?:left|right)|left|right|float|text-align:\s*(?:left|right))\s*[:;][^;]*")]
    private static partial Regex Physical();
}
