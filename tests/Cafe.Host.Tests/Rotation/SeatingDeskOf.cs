using System.Net;
using System.Text.RegularExpressions;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Host.Tests.Rotation;

/// <summary>A facilitator's browser without script on the pages about seats.</summary>
public sealed partial class SeatingDeskOf(OpenCafe cafe, Browser browser)
{
    public string Address { get; } = $"/cafe/{cafe.Id}/seating";
    public Browser Browser => browser;

    /// <summary>What the page says, without its markup.</summary>
    public string Text => WebUtility.HtmlDecode(Spaces().Replace(Tag().Replace(browser.Page, " "), " "));

    public Task<HttpStatusCode> Opens(string more = "") => browser.Open(Address + more);

    /// <summary>Opens the page until the proposals it looks for are on it.</summary>
    public async Task OpensWithWays(string more = "")
    {
        for (var i = 0; i < 60; i++)
        {
            (await Opens(more)).Should().Be(HttpStatusCode.OK);
            if (!Text.Contains("Proposals are being looked for", StringComparison.Ordinal)) return;
            await Task.Delay(500);
        }
        throw new TimeoutException("No proposals came.");
    }

    public Task<HttpStatusCode> Previews(string act, params (string Name, object Value)[] fields) =>
        browser.Open($"{Address}/preview?do={act}{string.Concat(fields.Select(field => $"&{field.Name}={Uri.EscapeDataString($"{field.Value}")}"))}");

    /// <summary>The form of the preview that is open, as its button sends it.</summary>
    public (string, string)[] Form() =>
        [.. Hidden().Matches(browser.Page).Select(field => (field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value))),
            ("decision", Decision().Match(browser.Page).Groups[1].Value)];

    public Task<HttpStatusCode> Accepts() => Sends("/accept", Form());

    public Task<HttpStatusCode> Sends(string path, params (string, string)[] fields) => browser.Send(Address, Address + path, fields);

    /// <summary>Previews, accepts and opens the page that says what was done.</summary>
    public async Task Decides(string act, params (string Name, object Value)[] fields)
    {
        (await Previews(act, fields)).Should().Be(HttpStatusCode.OK, Text);
        (await Accepts()).Should().Be(HttpStatusCode.Redirect, Text);
        await Follows();
    }

    public Task<HttpStatusCode> Follows() => browser.Open(browser.Answer.Headers.Location!.OriginalString);

    /// <summary>Presses the button of the strip, or of the newest decision.</summary>
    public Task<HttpStatusCode> Undoes() => Sends("/undo", ("decision", Decision().Match(browser.Page).Groups[1].Value));

    /// <summary>The addresses of previews that the page offers.</summary>
    public string[] Offers => [.. Link().Matches(browser.Page).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value))];

    public static async Task<Dictionary<int, MeView>> Routes(IEnumerable<Phone> phones)
    {
        var views = await Task.WhenAll(phones.Select(phone => phone.Me()));
        return views.ToDictionary(me => me.Number);
    }

    [GeneratedRegex("<(script|style).*?</\\1>|<[^>]*>", RegexOptions.Singleline, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex("type=\"hidden\" name=\"(do|person|other|round|table|into|people|attempt|seed|steps|madeFor|done)\" value=\"([^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"decision\" value=\"([0-9a-f-]{36})\"", RegexOptions.None, 1000)]
    private static partial Regex Decision();

    [GeneratedRegex("href=\"(/cafe/[^\"]*/preview[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
