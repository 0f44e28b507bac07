using FluentAssertions;
using Xunit;

namespace OpenTalks.Web.Tests.Look;

public class Saying_a_text
{
    [Theory]
    [InlineData("en", 1, "1 idea")]
    [InlineData("en", 0, "0 ideas")]
    [InlineData("fr", 0, "0 idée")]
    [InlineData("fr", 2, "2 idées")]
    [InlineData("ar", 2, "فكرتان")]
    [InlineData("ar", 7, "7 أفكار")]
    [InlineData("ar", 11, "11 فكرة")]
    [InlineData("ar", 1100, "1100 فكرة")]
    [InlineData("es", 1, "1 idea")]
    [InlineData("es", 3_000_000, "3000000 de ideas")]
    [InlineData("ru", 1, "1 идея")]
    [InlineData("ru", 22, "22 идеи")]
    [InlineData("ru", 12, "12 идей")]
    [InlineData("zh", 1, "1 条想法")]
    [InlineData("zh", 40, "40 条想法")]
    public void counts_as_its_language_does(string language, int n, string said) =>
        Words.For(language).Say("cafes.ideas", ("n", n)).Should().Be(said);

    [Fact]
    public void isolates_what_runs_the_other_way()
    {
        Words.For("ar").Say("join.title", ("cafe", "Open Talks")).Should().EndWith("\u2068Open Talks\u2069");
        Words.For("en").Say("join.title", ("cafe", "حوارات")).Should().EndWith("\u2068حوارات\u2069");
        Words.For("en").Say("join.title", ("cafe", "Open Talks")).Should().EndWith(": Open Talks");
    }

    [Fact]
    public void fills_in_no_braces_from_a_name() =>
        Words.For("en").Say("join.title", ("cafe", "{cafe} {n}")).Should().EndWith(": {cafe} {n}");

    [Fact]
    public void fails_on_an_unknown_key_or_an_unfilled_placeholder()
    {
        FluentActions.Invoking(() => Words.For("en")["home.nothing"]).Should().Throw<KeyNotFoundException>();
        FluentActions.Invoking(() => Words.For("en")["join.title"]).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Words.For("xx")).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void writes_a_day_in_its_language_with_plain_figures()
    {
        var day = new DateTimeOffset(2013, 10, 8, 18, 15, 0, TimeSpan.FromHours(2));
        new[] { "en", "fr", "es", "ar", "ru", "zh" }.Select(language => Words.For(language).Day(day)).Should()
            .Equal("Tuesday 8 October", "mardi 8 octobre", "martes 8 de octubre", "الثلاثاء 8 أكتوبر", "вторник, 8 октября", "10月8日 星期二");
        Words.Time(day).Should().Be("18:15");
    }

    [Fact]
    public void gives_the_browser_only_what_it_asks_for_and_nothing_that_ends_a_script() =>
        Words.For("ar").Subset("cafes.", "error.404").Should().StartWith("{\"cafes.").And.Contain("error.404-do").And.NotContain("home.").And.NotContain("<").And.Contain("أفكار");

    [Theory]
    [InlineData("ru", 1, "one"), InlineData("ru", 21, "one"), InlineData("ru", 11, "many"), InlineData("ru", 3, "few"), InlineData("ru", 13, "many"), InlineData("ru", 100, "many")]
    [InlineData("es", 1, "one"), InlineData("es", 0, "other"), InlineData("es", 1_000_000, "many"), InlineData("fr", 1_000_000, "many"), InlineData("fr", 1_000_001, "other")]
    [InlineData("zh", 1, "other"), InlineData("ar", 0, "zero"), InlineData("ar", 100, "other"), InlineData("ar", 103, "few"), InlineData("ar", 111, "many")]
    public void knows_the_plurals_of_the_six_languages(string language, long n, string category) =>
        Plural.Of(language, n).Should().Be(category);
}
