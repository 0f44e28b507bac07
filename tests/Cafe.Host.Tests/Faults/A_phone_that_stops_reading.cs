using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Faults;

public class A_phone_that_stops_reading
{
    [Fact, Promise("S-07")]
    public async Task delays_nobody_else_at_its_table()
    {
        await using var cafe = await OpenCafe.On("slow", more: services => services.AddSingleton(new PaceLimit(CommandsPerSecond: 0)));
        var browsers = Enumerable.Range(1, 3).Select(_ => cafe.Host.Browser()).ToList();
        foreach (var (n, browser) in browsers.Index()) await browser.Send($"/j/{cafe.Code}", ("name", $"Guest {n}"), ("attempt", Guid.NewGuid().ToString("N")));
        await OpenCafe.GoesTo(await cafe.Facilitates(), PhaseKind.Talk, 1);
        var ada = await cafe.Connect(browsers[0], "participant");
        var bo = await cafe.Connect(browsers[1], "participant");
        var sheet = (await ada.Seat()).Sheet;
        foreach (var phone in new[] { ada, bo }) (await Phone.Until(() => phone.Watch($"sheet/{sheet}"), watched => watched.Length == 1)).Should().NotBeEmpty();
        using var deaf = await Deaf(cafe, browsers[2], sheet);

        // Until every buffer on the way to the one who does not read is full and the host lets go of it.
        var (worst, ideas) = (TimeSpan.Zero, 0);
        while (await Ping(deaf))
        {
            ideas.Should().BeLessThan(20_000, "nobody may fill the host's memory by not reading");
            var since = TimeProvider.System.GetTimestamp();
            var sent = ada.Send([.. Enumerable.Range(0, 100).Select(n => ($"sheet/{sheet}", (object)new SheetCommand.Capture(Guid.NewGuid(), 1, $"{ideas += 1} {new string('語', 250)}", "zh"), Guid.NewGuid()))]);
            (await Task.WhenAll(sent).WaitAsync(Phone.Patience)).Should().OnlyContain(outcome => outcome.Refused == null);
            await Phone.Until(() => Task.FromResult(bo.Sheets.Sum(news => news.Facts.Length)), heard => heard == ideas);
            if (TimeProvider.System.GetElapsedTime(since) is var took && took > worst) worst = took;
        }

        worst.Should().BeLessThan(TimeSpan.FromSeconds(3));
        foreach (var browser in browsers) browser.Dispose();
    }

    /// <summary>A socket that watches the sheet, sends its pings, and never reads again.</summary>
    static async Task<Socket> Deaf(OpenCafe cafe, Browser browser, int sheet)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(cafe.Host.Address.Host, cafe.Host.Address.Port);
        var cookies = browser.Cookies.GetCookieHeader(cafe.Host.Address);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /live/{cafe.Id}?as=participant&lang=en HTTP/1.1\r\nHost: {cafe.Host.Address.Authority}\r\nOrigin: {cafe.Host.Address.GetLeftPart(UriPartial.Authority)}\r\nCookie: {cookies}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\nSec-WebSocket-Version: 13\r\n\r\n"));
        (await Read(socket)).Should().StartWith("HTTP/1.1 101");
        await Say(socket, """{"protocol":"json","version":1}""");
        await Say(socket, $$"""{"type":1,"invocationId":"1","target":"Watch","arguments":[["sheet/{{sheet}}"]]}""");
        var heard = "";
        while (!heard.Contains($"\"result\":[\"sheet/{sheet}\"]", StringComparison.Ordinal)) heard += await Read(socket);
        return socket;
    }

    /// <returns>False once the server has let go of the connection.</returns>
    static async Task<bool> Ping(Socket socket)
    {
        try
        {
            await Say(socket, """{"type":6}""");
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    static async Task<string> Read(Socket socket)
    {
        var buffer = new byte[8192];
        return Encoding.UTF8.GetString(buffer, 0, await socket.ReceiveAsync(buffer).WaitAsync(Phone.Patience));
    }

    /// <summary>One masked text frame; the mask is zero.</summary>
    static async Task Say(Socket socket, string message)
    {
        var payload = Encoding.UTF8.GetBytes(message + "\u001e");
        byte[] length = payload.Length < 126 ? [(byte)(0x80 | payload.Length)] : [0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length];
        await socket.SendAsync((byte[])[0x81, .. length, 0, 0, 0, 0, .. payload]);
    }
}
