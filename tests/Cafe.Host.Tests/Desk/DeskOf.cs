using System.Net;
using System.Text.RegularExpressions;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Host.Tests.Desk;

/// <summary>A facilitator's browser without script at the desk.</summary>
sealed partial class DeskOf(OpenCafe cafe, Browser browser)
{
    public string Address { get; } = $"/cafe/{cafe.Id}/desk";
    public Browser Browser => browser;

    /// <summary>What the page says, without its markup.</summary>
    public string Text => WebUtility.HtmlDecode(Spaces().Replace(Tag().Replace(browser.Page, " "), " "));

    public Task<HttpStatusCode> Opens(string more = "") => browser.Open(Address + more);

    /// <summary>Sends a form, and opens the page that it leads to.</summary>
    public async Task Does(string path, params (string, string)[] fields)
    {
        (await Sends(path, fields)).Should().Be(HttpStatusCode.Redirect, Text);
        (await browser.Open(browser.Answer.Headers.Location!.OriginalString)).Should().Be(HttpStatusCode.OK);
    }

    public Task<HttpStatusCode> Sends(string path, params (string, string)[] fields) => browser.Send(Address, Address + path, fields);

    /// <summary>Presses the button of the strip that says what was just done.</summary>
    public async Task Undoes()
    {
        var strip = Strip().Match(browser.Page);
        strip.Success.Should().BeTrue("a strip offers the way back");
        (string, string)[] fields = [.. Hidden().Matches(strip.Value).Select(field => (field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value)))];
        (await browser.Send(Address, strip.Groups[1].Value, fields)).Should().Be(HttpStatusCode.Redirect);
        await browser.Open(browser.Answer.Headers.Location!.OriginalString);
    }

    /// <summary>The number in the address that the last form led to.</summary>
    public async Task<int> Adds(string name)
    {
        (await Sends("/people", ("name", name), ("attempt", Guid.NewGuid().ToString("N")))).Should().Be(HttpStatusCode.Redirect, Text);
        return int.Parse(browser.Answer.Headers.Location!.OriginalString.Split('/', '?')[4], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The join code as the desk shows it.</summary>
    public async Task<string> Code()
    {
        await Opens();
        return Spoken().Match(browser.Page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
    }

    [GeneratedRegex("<(script|style).*?</\\1>|<[^>]*>", RegexOptions.Singleline, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex("<form class=\"strip\"[^>]*action=\"([^\"]+)\".*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex Strip();

    [GeneratedRegex("type=\"hidden\" name=\"(do|drop|sheet|idea)\" value=\"([^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("class=\"code\"><bdi dir=\"ltr\">([A-Z0-9]{4} [A-Z0-9]{4})<", RegexOptions.None, 1000)]
    private static partial Regex Spoken();
}
