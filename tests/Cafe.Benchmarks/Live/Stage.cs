using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenTalks.Benchmarks.Live;

/// <summary>A café on a running OpenTalks, opened and joined over the pages as people do it, with its people at their tables and the talk of round 1 begun.</summary>
sealed partial class Stage(Uri address, Guid cafe, string code, Browser facilitator)
{
    readonly List<Browser> guests = [];

    public Guid Cafe => cafe;

    public static async Task<Browser> FirstAccount(Servers host)
    {
        var browser = new Browser(host.Address);
        await browser.Fill("/first", "/first", ("secret", host.FirstSecret!), ("name", "Fay"), ("email", "fay@example.org"), ("password", "nine paper cloths"));
        return browser;
    }

    public static async Task<Stage> Open(Servers host, Browser facilitator)
    {
        var location = await facilitator.Fill("/cafes/new", "/cafes", ("title", "Benchmark"), ("attribution", "open"), ("attempt", Guid.NewGuid().ToString("N")));
        var id = location.Split('/')[2];
        var list = await facilitator.Get("/cafes");
        var code = Code().Match(list, list.IndexOf($"/cafe/{id}/", StringComparison.Ordinal)).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        return new Stage(host.Address, Guid.Parse(id), code, facilitator);
    }

    public async Task Join(int people)
    {
        var already = guests.Count;
        guests.AddRange(Enumerable.Range(0, people).Select(_ => new Browser(address)));
        await Parallel.ForEachAsync(Enumerable.Range(already, people), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, _) => await Come(n));
    }

    async Task Come(int n) => await guests[n].Fill($"/j/{code}", $"/j/{code}", ("name", $"Guest {n}"), ("attempt", Guid.NewGuid().ToString("N")));

    public async Task BeginTalk()
    {
        await Command("""{"type":"start"}""");
        await Command("""{"type":"next","phase":0}""");
        await Command("""{"type":"next","phase":1}""");
    }

    public async Task Command(string what)
    {
        using var body = new StringContent($$"""[{"id":"{{Guid.NewGuid()}}","to":"cafe","do":{{what}}}]""", System.Text.Encoding.UTF8, "application/json");
        var answer = await facilitator.Post($"/live/{cafe}/commands?as=facilitator", body);
        if (!answer.Contains("\"version\":", StringComparison.Ordinal) || answer.Contains("\"refused\":\"", StringComparison.Ordinal)) throw new InvalidOperationException(answer);
    }

    /// <summary>Everybody's connection, each watching "me" and the sheet on the own table, as a phone does.</summary>
    public async Task<Crowd> Sit(Func<Spent> meter)
    {
        var crowd = new Crowd(bundles: true, meter);
        var seats = new int[guests.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, guests.Count), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, _) => seats[n] = await SheetOf(guests[n]));
        var size = seats.CountBy(seat => seat).ToDictionary();
        for (var n = 0; n < seats.Length; n++)
        {
            var line = crowd.Add($"sheet/{seats[n]}");
            line.Others = size[seats[n]] - 1;
            await line.Open(new Uri($"http://{address.Authority}/live/{cafe}?as=participant&lang=en"), guests[n].Cookie);
            await line.Watch("me", $"sheet/{seats[n]}");
        }
        await Task.Delay(500);
        return crowd;
    }

    async Task<int> SheetOf(Browser guest)
    {
        for (var tries = 0; tries < 100; tries++, await Task.Delay(100))
        {
            using var me = JsonDocument.Parse(await guest.Get($"/live/{cafe}/feeds/me?as=participant&lang=en"));
            if (me.RootElement.GetProperty("value").GetProperty("route") is { } route && route.GetArrayLength() > 0) return route[0].GetProperty("sheet").GetInt32();
        }
        throw new InvalidOperationException("Nobody was seated.");
    }

    [GeneratedRegex("dir=\"ltr\">([A-Z0-9]{4} [A-Z0-9]{4})<", RegexOptions.None, 1000)]
    private static partial Regex Code();
}

/// <summary>A browser without script.</summary>
sealed partial class Browser(Uri address)
{
    readonly CookieContainer cookies = new();
    HttpClient? client;

    HttpClient Client => client ??= new(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false })
    {
        BaseAddress = address,
        DefaultRequestHeaders = { { "Accept", "text/html" }, { "Origin", address.GetLeftPart(UriPartial.Authority) } },
    };

    public string Cookie => cookies.GetCookieHeader(address);

    public async Task<string> Get(string path) => await Client.GetStringAsync(path);

    public async Task<string> Post(string path, HttpContent body)
    {
        using var answer = await Client.PostAsync(path, body);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Opens the page and sends its form; where it leads to.</summary>
    public async Task<string> Fill(string page, string path, params (string Name, string Value)[] fields)
    {
        var form = fields.ToDictionary(field => field.Name, field => field.Value);
        form["__RequestVerificationToken"] = Token().Match(await Get(page)).Groups[1].Value;
        using var content = new FormUrlEncodedContent(form);
        using var answer = await Client.PostAsync(path, content);
        return answer.StatusCode == HttpStatusCode.Redirect ? answer.Headers.Location!.OriginalString : throw new InvalidOperationException($"{path}: {answer.StatusCode}");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
