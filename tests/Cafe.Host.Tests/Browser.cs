using System.Net;
using System.Text.RegularExpressions;

namespace OpenTalks.Host.Tests;

/// <summary>Somebody's browser without script: opens pages, keeps cookies, sends the forms of the page it last opened.</summary>
public sealed partial class Browser : IDisposable
{
    /// <summary>The address that a request pretends to come from, since all of a spec's come from this machine.</summary>
    public const string FromHeader = "X-Spec-From";

    readonly HttpClient client;

    public Browser(Uri address, string? from)
    {
        client = new(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }, disposeHandler: true) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        if (from is not null) client.DefaultRequestHeaders.Add(FromHeader, from);
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The text of the last answer.</summary>
    public string Page { get; private set; } = "";

    public HttpResponseMessage Answer { get; private set; } = new();

    /// <summary>Every later request carries this header.</summary>
    public Browser Sends(string header, string value)
    {
        client.DefaultRequestHeaders.Add(header, value);
        return this;
    }

    /// <summary>A proxy has taken the encryption off, so what was set as secure travels over http from here on.</summary>
    public void KeepsSecureCookies()
    {
        foreach (Cookie cookie in Cookies.GetAllCookies()) cookie.Secure = false;
    }

    public async Task<HttpStatusCode> Open(string path) => await Keep(await client.GetAsync(path));

    /// <summary>Opens the page first, as a person would, so that the form's token is its own.</summary>
    public async Task<HttpStatusCode> Send(string page, string path, params (string Name, string Value)[] fields)
    {
        await Open(page);
        var form = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).ToList();
        if (Token().Match(Page) is { Success: true } token) form.Add(new("__RequestVerificationToken", token.Groups["token"].Value));
        using var content = new FormUrlEncodedContent(form);
        return await Keep(await client.PostAsync(path, content));
    }

    public Task<HttpStatusCode> Send(string path, params (string Name, string Value)[] fields) => Send(path, path, fields);

    /// <summary>Opens the page and sends a file by its form.</summary>
    public async Task<HttpStatusCode> SendFile(string page, string path, byte[] file, params (string Name, string Value)[] fields)
    {
        await Open(page);
        using var content = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "people.csv" } };
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        content.Add(new StringContent(Token().Match(Page).Groups["token"].Value), "__RequestVerificationToken");
        return await Keep(await client.PostAsync(path, content));
    }

    /// <summary>Opens the page of a set-up, changes some of what its form holds, and sends the whole form by one of its buttons.</summary>
    public async Task<HttpStatusCode> SetsUp(string page, params (string Name, string? Text)[] changes)
    {
        await Open(page);
        return await SendsAgain(page, changes);
    }

    /// <summary>As <see cref="SetsUp"/>, from the page as it came back.</summary>
    public async Task<HttpStatusCode> SendsAgain(string page, params (string Name, string? Text)[] changes)
    {
        var form = FormOf(Page);
        foreach (var (name, text) in changes)
        {
            if (text is null) form.Remove(name);
            else form[name] = text;
        }
        form.TryAdd("do", "save");
        using var content = new FormUrlEncodedContent(form);
        var status = await Keep(await client.PostAsync(page, content));
        // What was kept is shown by the page that one is sent back to.
        return status == HttpStatusCode.Redirect ? await Open(Answer.Headers.Location!.OriginalString.Split('#')[0]) : status;
    }

    /// <summary>The set-up's fields as the page shows them: as a browser would send them.</summary>
    public static Dictionary<string, string> FormOf(string page)
    {
        var html = page[page.IndexOf("id=\"set-up\"", StringComparison.Ordinal)..];
        html = html[..html.IndexOf("</form>", StringComparison.Ordinal)];
        var form = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match field in InputTag().Matches(html))
        {
            var (tag, name) = (field.Value, Attribute(field.Value, "name"));
            if (name is null || tag.Contains(" disabled", StringComparison.Ordinal)) continue;
            var type = Attribute(tag, "type");
            if (type is "checkbox" or "radio" && !tag.Contains(" checked", StringComparison.Ordinal)) continue;
            form[name] = Attribute(tag, "value") ?? (type == "checkbox" ? "on" : "");
        }
        foreach (Match area in TextArea().Matches(html))
            if (!area.Groups["tag"].Value.Contains(" disabled", StringComparison.Ordinal)) form[Attribute(area.Groups["tag"].Value, "name")!] = WebUtility.HtmlDecode(area.Groups["text"].Value);
        foreach (Match select in Select().Matches(html))
            if (Attribute(select.Groups["tag"].Value, "name") is { } name && !select.Groups["tag"].Value.Contains(" disabled", StringComparison.Ordinal) && Selected().Match(select.Groups["options"].Value) is { Success: true } selected)
                form[name] = WebUtility.HtmlDecode(selected.Groups["value"].Value);
        return form;
    }

    static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    public void Dispose()
    {
        Answer.Dispose();
        client.Dispose();
    }

    async Task<HttpStatusCode> Keep(HttpResponseMessage answer)
    {
        Answer.Dispose();
        Answer = answer;
        Page = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode;
    }

    [GeneratedRegex("<input\\s[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex InputTag();

    [GeneratedRegex("(?<tag><textarea\\s[^>]*>)\r?\n?(?<text>.*?)</textarea>", RegexOptions.Singleline, 1000)]
    private static partial Regex TextArea();

    [GeneratedRegex("(?<tag><select\\s[^>]*>)(?<options>.*?)</select>", RegexOptions.Singleline, 1000)]
    private static partial Regex Select();

    [GeneratedRegex("<option value=\"(?<value>[^\"]*)\" selected", RegexOptions.None, 1000)]
    private static partial Regex Selected();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
