using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OpenTalks.Checker.Histories;
using OpenTalks.Host.Tests;

namespace OpenTalks.Checker.Clients;

/// <summary>Opens cafés by the pages and runs them from two consoles, which press the same button at the same time.</summary>
sealed partial class Facilitator(Uri site, History history) : IDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    readonly Browser browser = new(site, null);

    public Task SignUp(string secret) => Send("/first", "/first", ("secret", secret), ("name", "Fay"), ("email", "fay@example.org"), ("password", "nine paper cloths"));

    /// <summary>An evening of three rounds at so many tables, before its start.</summary>
    public async Task<Cafe> Opens(string letter, string attribution, int tables, int people)
    {
        await Send("/cafes/new", "/cafes", ("title", $"Café {letter}"), ("preset", "itu-evening"), ("attribution", attribution), ("attempt", Guid.NewGuid().ToString("N")));
        var id = Guid.Parse(browser.Answer.Headers.Location!.OriginalString.Split('/')[2]);
        var setup = $"/cafe/{id}/setup";
        for (var extra = 12; extra > tables; extra--) await browser.SetsUp(setup, ("do", $"remove:tables:{extra - 1}"));
        await browser.SetsUp(setup, [("expected", $"{people}"), .. Enumerable.Range(0, tables).Select(at => ($"tables.{at}.seats", (string?)$"{(people / tables) + 3}"))]);
        if (!Browser.FormOf(browser.Page).ContainsKey($"tables.{tables - 1}.seats") || Browser.FormOf(browser.Page).ContainsKey($"tables.{tables}.seats"))
            throw new InvalidOperationException("The café was not set up as it should be.");
        await browser.Open("/cafes");
        var links = Link().Matches(browser.Page).Select(match => Guid.Parse(match.Groups[1].Value));
        var codes = SpokenCode().Matches(browser.Page).Select(match => match.Groups[1].Value.Replace(" ", "", StringComparison.Ordinal));
        return new Cafe(letter, id, links.Zip(codes).First(cafe => cafe.First == id).Second, attribution == "open");
    }

    /// <summary>Both consoles ask for it, each with a command of its own, until both are answered.</summary>
    public Task Asks(Cafe cafe, JsonObject what, CancellationToken cancel) => Task.WhenAll(Ask(cafe, "console 1", what, cancel), Ask(cafe, "console 2", what, cancel));

    public async Task Ask(Cafe cafe, string console, JsonObject what, CancellationToken cancel)
    {
        var (id, kind) = (Guid.NewGuid(), (string)what["type"]!);
        var act = history.Invoked(console, cafe.Letter, kind, cafe.Stream, id, detail: what.ToJsonString());
        try
        {
            while (await Post(cafe, id, what, cancel) is not { } outcome || !Told(act, outcome)) await Task.Delay(400, cancel);
        }
        catch (OperationCanceledException)
        {
            history.Kept(act);
        }
    }

    /// <summary>The text of the café's report, as its Word file has it; empty where there is none to be had.</summary>
    public async Task<string> Report(Cafe cafe)
    {
        using var http = Http();
        byte[] file;
        try
        {
            file = await http.GetByteArrayAsync($"/cafe/{cafe.Id}/report.docx");
        }
        catch (Exception lost) when (Client.IsTrouble(lost))
        {
            return "";
        }
        using var word = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        using var text = new StreamReader(word.GetEntry("word/document.xml")!.Open());
        return Tag().Replace(await text.ReadToEndAsync(), " ");
    }

    public void Dispose() => browser.Dispose();

    async Task Send(string page, string path, params (string, string)[] fields)
    {
        if (await browser.Send(page, path, fields) != System.Net.HttpStatusCode.Redirect) throw new InvalidOperationException($"{path} answers {browser.Answer.StatusCode}: {Tag().Replace(browser.Page, " ")}");
    }

    /// <returns>False where it may be different the next time.</returns>
    bool Told(int act, JsonNode outcome)
    {
        if ((bool)outcome["again"]!) return false;
        history.Answered(act, (long?)outcome["version"], (string?)outcome["refused"]);
        return true;
    }

    async Task<JsonNode?> Post(Cafe cafe, Guid id, JsonObject what, CancellationToken cancel)
    {
        try
        {
            using var http = Http();
            using var answer = await http.PostAsJsonAsync($"/live/{cafe.Id}/commands?as=facilitator", new JsonArray(new JsonObject { ["id"] = id.ToString(), ["to"] = "cafe", ["do"] = what.DeepClone() }), cancel);
            return answer.IsSuccessStatusCode ? JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancel))![0] : null;
        }
        catch (Exception lost) when (Client.IsTrouble(lost) && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    HttpClient Http()
    {
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = browser.Cookies }) { BaseAddress = site, Timeout = Limit };
        http.DefaultRequestHeaders.Add("Origin", site.GetLeftPart(UriPartial.Authority));
        return http;
    }

    [GeneratedRegex("dir=\"ltr\">([A-Z0-9]{4} [A-Z0-9]{4})<", RegexOptions.None, 1000)]
    private static partial Regex SpokenCode();

    [GeneratedRegex("href=\"/cafe/([0-9a-f-]{36})/console\"", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 10_000)]
    private static partial Regex Tag();
}
