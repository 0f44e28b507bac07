using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using OpenTalks.Host.Tests;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Web.Tests.Screens;

/// <summary>What a phone loads over a real connection, compressed as a browser is sent it.</summary>
public sealed partial class The_weight_of_a_page(PublishedHost host, ITestOutputHelper output) : IClassFixture<PublishedHost>
{
    const int Most = 60 * 1024;

    [Fact]
    public async Task of_joining_and_of_the_sheet_is_at_most_60_KB_each_with_script_and_style()
    {
        using var fay = new Browser(host.Address, null);
        await fay.Send("/first", ("secret", host.FirstSecret), ("name", "Fay"), ("email", "fay@example.org"), ("password", "nine paper cloths"));
        await fay.Send("/cafes/new", "/cafes", ("title", "Open Talks"), ("attribution", "open"), ("attempt", Guid.NewGuid().ToString("N")));
        var console = fay.Answer.Headers.Location!.OriginalString.Replace("/setup", "/console", StringComparison.Ordinal);
        await fay.Open(console);
        var code = Code().Match(fay.Page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);

        using var ada = new Browser(host.Address, null);
        var join = await Loads("/j/" + code, ada.Cookies);
        await ada.Send($"/j/{code}", ("name", "Ada"), ("attempt", Guid.NewGuid().ToString("N")));
        var phone = ada.Answer.Headers.Location!.OriginalString;
        foreach (var (act, phase) in new[] { ("start", 0), ("next", 0), ("next", 1), ("next", 2) })
            await fay.Send(console, console.Replace("console", "programme", StringComparison.Ordinal), ("do", act), ("phase", phase.ToString(CultureInfo.InvariantCulture)), ("id", Guid.NewGuid().ToString("N")));
        // The seat is found a moment after the round has begun.
        await Phone.Until(async () => { await ada.Open(phone); return ada.Page; }, page => page.Contains("id=\"idea\"", StringComparison.Ordinal));
        var sheet = await Loads(phone, ada.Cookies);

        join.Should().BeLessThanOrEqualTo(Most);
        sheet.Should().BeLessThanOrEqualTo(Most);
    }

    /// <summary>Bytes of the page with its styles, its scripts and what these import; icons come later and stay.</summary>
    async Task<long> Loads(string path, CookieContainer cookies)
    {
        // Encodings as a browser offers them, and nothing unpacked, so that what is counted is what went over the wire.
        using var packed = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = host.Address };
        packed.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, deflate, br, zstd");
        packed.DefaultRequestHeaders.Add("Accept", "text/html,*/*");
        using var plain = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = host.Address };
        var (sum, seen, ahead) = (0L, new HashSet<string>(), new Queue<string>([path]));
        while (ahead.TryDequeue(out var next))
        {
            if (!seen.Add(next)) continue;
            using var answer = await packed.GetAsync(next);
            answer.StatusCode.Should().Be(HttpStatusCode.OK, next);
            var bytes = (await answer.Content.ReadAsByteArrayAsync()).LongLength;
            output.WriteLine($"{bytes,7} {string.Join(',', answer.Content.Headers.ContentEncoding),-4} {next}");
            answer.Content.Headers.ContentEncoding.Should().Equal(["br"], next);
            sum += bytes;
            var text = await plain.GetStringAsync(next);
            foreach (Match more in Asset().Matches(text)) ahead.Enqueue(new Uri(new Uri(host.Address, more.Groups["from"].Success ? next : "/"), more.Groups["asset"].Value).AbsolutePath);
        }
        output.WriteLine($"{sum,7} in all for {path}");
        return sum;
    }

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"(?<asset>[^\"]+)\"|<script [^>]*src=\"(?<asset>[^\"]+)\"|(?<from>(?:from|import) ?\\(?)\"(?<asset>\\.[^\"]+\\.js)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Asset();

    [GeneratedRegex("dir=\"ltr\">([A-Z0-9]{4} [A-Z0-9]{4})<")]
    private static partial Regex Code();
}
