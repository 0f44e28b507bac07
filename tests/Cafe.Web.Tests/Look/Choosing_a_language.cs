using FluentAssertions;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace OpenTalks.Web.Tests.Look;

public class Choosing_a_language
{
    [Theory]
    [InlineData("?lang=ar", "language=fr", "en", "ar")]
    [InlineData("", "language=fr", "ar", "fr")]
    [InlineData("?lang=xx", "language=yy", "ar", "ar")]
    [InlineData("", "", "de-CH, fr-CH;q=0.8, en;q=0.7", "fr")]
    [InlineData("", "", "en;q=0.3, ar;q=0.9", "ar")]
    [InlineData("", "", "fr;q=0, en;q=0.1", "en")]
    [InlineData("", "", "de, ja", "en")]
    [InlineData("", "", "", "en")]
    [InlineData("", "", ";;;q=x,,", "en")]
    public void follows_the_address_then_the_cookie_then_the_browser_then_English(string query, string cookie, string wish, string language)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);
        context.Request.Headers.Cookie = cookie;
        context.Request.Headers.AcceptLanguage = wish;
        LanguageChoice.Of(context).Should().Be(language);
    }

    [Fact]
    public void keeps_only_a_language_that_is_offered()
    {
        var context = new DefaultHttpContext();
        LanguageChoice.Keep(context, "xx; domain=evil");
        context.Response.Headers.SetCookie.Should().BeEmpty();
        LanguageChoice.Keep(context, "fr");
        context.Response.Headers.SetCookie.ToString().Should().StartWith("language=fr; ").And.Contain("httponly");
    }
}
