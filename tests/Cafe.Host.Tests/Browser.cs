using System.Net;
using System.Text.RegularExpressions;

namespace OpenTalks.Host.Tests;

/// <summary>Somebody's browser without script: opens pages, keeps cookies, sends the forms of the page it last opened.</summary>
public sealed partial class Browser : IDisposable
{
    readonly HttpClient client;

    public Browser(Uri address, string? from)
    {
        client = new(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }, disposeHandler: true) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        if (from is not null) client.DefaultRequestHeaders.Add(RunningHost.FromHeader, from);
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

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
