using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Guests;

/// <summary>What a browser does for a guest: cookies, the site's own origin, the form to come in by, JSON. It can be cut off as by a lost network.</summary>
sealed partial class Browser : IDisposable
{
    static readonly string[] HiddenFields = ["__RequestVerificationToken", "attempt"];

    readonly HttpClient http;

    public Browser(Uri site)
    {
        Site = site;
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = site, Timeout = TimeSpan.FromSeconds(40) };
        http.DefaultRequestHeaders.Add("Origin", Origin);
    }

    public Uri Site { get; }
    public CookieContainer Cookies { get; } = new();
    public string Origin => Site.GetLeftPart(UriPartial.Authority);

    /// <summary>No network: every request fails at once.</summary>
    public bool Offline { get; set; }

    /// <summary>Comes in by the code, with one attempt however often it takes; the answer is the café's id.</summary>
    public async Task<string> Join(string code, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancel)
    {
        List<KeyValuePair<string, string>>? form = null;
        for (var tries = 1; ; tries++)
        {
            try
            {
                form ??= await Form(code, cancel);
                using var body = new FormUrlEncodedContent([.. form, .. fields]);
                using var answer = await http.PostAsync($"/j/{code}", body, cancel);
                if (answer.StatusCode == HttpStatusCode.Redirect) return answer.Headers.Location!.OriginalString.Split('?', '#')[0].Split('/')[^1];
                // What a form is refused for does not change by asking again.
                if ((int)answer.StatusCode is >= 400 and < 429) throw new InvalidOperationException($"The café answers {(int)answer.StatusCode}.");
            }
            catch (HttpRequestException) when (tries < 20) { }
            await Task.Delay(Random.Shared.Next(300, 1500), cancel);
        }
    }

    public async Task<JsonNode> Get(string path, CancellationToken cancel)
    {
        if (Offline) throw new HttpRequestException("offline");
        using var answer = await http.GetAsync(path, cancel);
        return await Read(answer, cancel);
    }

    public async Task<JsonNode> Post(string path, JsonArray commands, CancellationToken cancel)
    {
        if (Offline) throw new HttpRequestException("offline");
        using var answer = await http.PostAsJsonAsync(path, commands, cancel);
        return await Read(answer, cancel);
    }

    public void Dispose() => http.Dispose();

    async Task<JsonNode> Read(HttpResponseMessage answer, CancellationToken cancel)
    {
        var text = await answer.Content.ReadAsStringAsync(cancel);
        // The network went while the answer was on its way: it was done, and nobody here knows.
        if (Offline) throw new HttpRequestException("offline");
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new HttpRequestException($"{(int)answer.StatusCode}");
    }

    async Task<List<KeyValuePair<string, string>>> Form(string code, CancellationToken cancel)
    {
        var page = await http.GetStringAsync($"/j/{code}", cancel);
        return [.. HiddenFields.Select(name => KeyValuePair.Create(name, Hidden(page, name)))];
    }

    static string Hidden(string page, string name) =>
        Input().Matches(page).Select(input => input.Value).FirstOrDefault(input => input.Contains($"name=\"{name}\"", StringComparison.Ordinal)) is { } input
            ? Value().Match(input).Groups["value"].Value : "";

    [GeneratedRegex("<input\\b[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Input();

    [GeneratedRegex("\\bvalue=\"(?<value>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Value();
}
