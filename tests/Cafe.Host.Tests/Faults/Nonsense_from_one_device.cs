using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Host.Tests.Operations;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Faults;

public partial class Nonsense_from_one_device
{
    const int Frames = 10_000, Healthy = 50;

    readonly Random random = Random.Shared;

    /// <summary>Somebody with a seat sends what is no message of ours, as fast as it is taken, and comes back whenever the host lets go.</summary>
    [Fact]
    public async Task closes_that_devices_connections_and_costs_the_others_nothing()
    {
        await using var host = await HostProcess.Start(Services.NewFolder(), "--ConnectionStrings:Cafe", await Services.FreshDatabase("nonsense"));
        using var fay = new Browser(host.Address, null);
        await fay.Send("/first", ("secret", host.FirstSecret!), ("name", "Fay"), ("email", "fay@example.org"), ("password", "nine paper cloths"));
        await fay.Send("/cafes/new", "/cafes", ("title", "Open Talks"), ("attribution", "open"), ("attempt", Guid.NewGuid().ToString("N")));
        var cafe = Guid.Parse(fay.Answer.Headers.Location!.OriginalString.Split('/')[2]);
        await fay.Open("/cafes");
        var code = SpokenCode().Match(fay.Page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        List<Phone> phones = [];
        foreach (var n in Enumerable.Range(0, Healthy + 1)) phones.Add(await Joins(host.Address, cafe, code, n));
        await using var console = new Phone(host.Address, cafe, "facilitator", fay);
        await console.Start();
        await OpenCafe.GoesTo(console, PhaseKind.Talk, 1);
        var sheets = await Task.WhenAll(phones.Select(async phone => (await phone.Seat()).Sheet));
        using var process = Process.GetProcessById(host.Id);

        await Work(rounds: 2);
        var quiet = await Work(rounds: 6);
        process.Refresh();
        var memory = process.WorkingSet64;
        var nonsense = Task.Run(() => Fuzz(host.Address, cafe, phones[^1].Cookies.GetCookieHeader(host.Address)));
        var loud = new List<TimeSpan>();
        while (!nonsense.IsCompleted || loud.Count < 200) loud.AddRange(await Work(rounds: 1));
        var (frames, closed) = await nonsense;
        process.Refresh();

        TestContext.Current.SendDiagnosticMessage($"{frames} frames on {closed} connections; ack p99 quiet {P99(quiet):0} ms, loud {P99(loud):0} ms; memory {(process.WorkingSet64 - memory) / 1048576.0:+0;-0} MB");
        frames.Should().BeGreaterThanOrEqualTo(Frames);
        closed.Should().BeGreaterThan(300);
        // A fifth more; and what a busy machine adds by chance.
        P99(loud).Should().BeLessThan(P99(quiet) * 1.2 + 250);
        (process.WorkingSet64 - memory).Should().BeLessThan(100 * 1024 * 1024);
        host.Said.Should().NotContain("fail:").And.NotContain("crit:").And.NotContain("Exception");
        phones.Take(Healthy).Should().OnlyContain(phone => phone.Hub.State == Microsoft.AspNetCore.SignalR.Client.HubConnectionState.Connected);
        using var http = new HttpClient { BaseAddress = host.Address };
        var figures = await http.GetStringAsync("/metrics");
        foreach (var reason in new[] { "frame", "call-unknown", "command-unreadable", "malformed" }) figures.Should().Contain($"opentalks_refused_total{{reason=\"{reason}\"}}");
        foreach (var phone in phones) await phone.DisposeAsync();

        async Task<List<TimeSpan>> Work(int rounds)
        {
            List<TimeSpan> took = [];
            for (var round = 0; round < rounds; round++)
                took.AddRange(await Task.WhenAll(phones.Take(Healthy).Index().Select(async phone =>
                {
                    await Task.Delay(phone.Index * 10);
                    var since = TimeProvider.System.GetTimestamp();
                    (await phone.Item.Asks($"sheet/{sheets[phone.Index]}", new SheetCommand.Capture(Guid.NewGuid(), 1, "sense", "en"))).Refused.Should().BeNull();
                    return TimeProvider.System.GetElapsedTime(since);
                })));
            return took;
        }
    }

    /// <summary>Four sockets at a time; each ends with a frame that cannot be read, or with one mistake too many.</summary>
    async Task<(int Frames, int Closed)> Fuzz(Uri address, Guid cafe, string cookies)
    {
        var (frames, closed) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            while (Volatile.Read(ref frames) < Frames)
            {
                using var socket = await RawSocket.To(address, cafe, cookies);
                if (!socket.Answer.Contains("101", StringComparison.Ordinal)) continue;
                await socket.Handshake();
                var deaf = Drain(socket);
                try
                {
                    for (var fatal = false; !fatal && !deaf.IsCompleted; Interlocked.Increment(ref frames))
                    {
                        fatal = random.Next(12) == 0;
                        await socket.Bytes(fatal ? Unreadable() : Readable(cafe));
                    }
                    await deaf;
                }
                catch (SocketException)
                {
                    // It was one mistake too many.
                }
                Interlocked.Increment(ref closed);
                socket.Dispose();
                await deaf;
            }
        }));
        return (frames, closed);
    }

    static async Task Drain(RawSocket socket)
    {
        try
        {
            // The host says that it closes, and then waits for an answer that never comes.
            while (await socket.Hears() is { Length: > 0 } heard && !heard.Contains("\"type\":7", StringComparison.Ordinal) && !heard.Contains('\u0088', StringComparison.Ordinal)) { }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or TimeoutException)
        {
            // Either side has let go.
        }
    }

    /// <summary>A frame of SignalR's, with nonsense in it.</summary>
    byte[] Readable(Guid cafe)
    {
        var id = Guid.NewGuid();
        return random.Next(12) switch
        {
            0 => RawFrame(0x81, Message($$"""{"type":1,"target":"NoSuchMethod","arguments":[]}""")),
            1 => RawFrame(0x81, Message($$"""{"type":1,"invocationId":"1","target":"Send","arguments":[{{string.Join(',', Enumerable.Repeat(0, 10_000))}}]}""")),
            2 => RawFrame(0x81, Message($$"""{"type":1,"target":"Send","arguments":[{"not":"a list"}]}""")),
            3 => RawFrame(0x81, Message($$"""{"type":1,"target":"Send","arguments":[[1,null,"x",[],{},{"id":7}]]}""")),
            4 => RawFrame(0x81, Message($$"""{"type":1,"target":"Send","arguments":[[{"id":"{{id}}","to":"cafe","do":{{new string('[', 40)}}{{new string(']', 40)}}}]]}""")),
            5 => RawFrame(0x81, Message($$$"""{"type":1,"target":"Send","arguments":[[{"id":"{{{id}}}","to":"sheet/1","do":{"type":"capture","idea":"{{{id}}}","round":"one","text":5}}]]}""")),
            6 => RawFrame(0x81, Message($$$"""{"type":1,"target":"Send","arguments":[[{"id":"{{{id}}}","to":"sheet/99999999999","do":{"type":"time-travel","version":9223372036854775807}}]]}""")),
            7 => RawFrame(0x81, Message($$"""{"type":1,"target":"Watch","arguments":[["sheet/-1","../{{cafe}}","harvest/{{Guid.NewGuid()}}",""]]}""")),
            8 => RawFrame(0x81, Message($$"""{"type":1,"target":"Watch","arguments":["sheet/1"]}""")),
            9 => RawFrame(0x81, Message($$"""{"type":{{random.Next(-3, 99)}},"invocationId":{{random.Next()}}}""")),
            10 => RawFrame(0x81, Message($$$"""{"type":1,"target":"Send","arguments":[[{"id":"{{{id}}}","to":"sheet/1","do":{"type":"capture","idea":"{{{id}}}","round":1,"text":"\u0000\ud800","language":"en"}}]]}""")),
            _ => RawFrame(0x81, Message("""{"type":6}""")),
        };
    }

    /// <summary>None at all. Bytes without a frame would be the beginning of one that never ends.</summary>
    byte[] Unreadable()
    {
        return random.Next(6) switch
        {
            0 => RawFrame(0x81, Message("{\"type\":1,\"target\":")),
            1 => RawFrame(0x81, Message(new string('x', random.Next(1, 2000)))),
            2 => RawFrame(0x81, Message($"{new string('{', 200)}")),
            3 => RawFrame(0x83, RandomBytes(random.Next(1, 500))),
            4 => RawFrame(0x81, [0xff, 0xfe, 0xed, 0xa0, 0x80, 0x1e]),
            _ => RawFrame(0x81, new byte[300 * 1024]),
        };
    }

    static byte[] Message(string text) => [.. Encoding.UTF8.GetBytes(text), 0x1e];

    byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Masked with zeros.</summary>
    static byte[] RawFrame(byte kind, byte[] payload) => payload.Length < 126 ? [kind, (byte)(0x80 | payload.Length), 0, 0, 0, 0, .. payload]
        : payload.Length < 65536 ? [kind, 0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length, 0, 0, 0, 0, .. payload]
        : [kind, 0x80 | 127, 0, 0, 0, 0, 0, (byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length, 0, 0, 0, 0, .. payload];

    static double P99(List<TimeSpan> took) => took.Order().ElementAt((int)(took.Count * 0.99)).TotalMilliseconds;

    static async Task<Phone> Joins(Uri address, Guid cafe, string code, int n)
    {
        var browser = new Browser(address, null);
        await browser.Send($"/j/{code}", ("name", string.Create(CultureInfo.InvariantCulture, $"Guest {n}")), ("attempt", Guid.NewGuid().ToString("N")));
        var phone = new Phone(address, cafe, "participant", browser);
        await phone.Start();
        return phone;
    }

    [GeneratedRegex("dir=\"ltr\">([A-Z0-9]{4} [A-Z0-9]{4})<", RegexOptions.None, 1000)]
    private static partial Regex SpokenCode();
}
