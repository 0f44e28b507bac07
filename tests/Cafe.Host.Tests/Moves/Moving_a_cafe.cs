using System.IO.Compression;
using System.Net;
using OpenTalks.Cafes;
using OpenTalks.Host.Moves;
using OpenTalks.Host.Tests.Desk;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Host.Tests.Moves;

/// <summary>Two installations: headquarters, and a laptop in the hall.</summary>
public class Moving_a_cafe
{
    [Fact]
    public async Task from_the_hall_to_headquarters_brings_everything_along_and_back_again()
    {
        await using var headquarters = await OpenCafe.On("headquarters");
        await using var hall = await OpenCafe.On("hall");
        // Prepared at headquarters, taken to the hall.
        (await Bring(hall.FacilitatorsBrowser, await File(headquarters))).Should().Be(HttpStatusCode.Redirect);
        await hall.FacilitatorsBrowser.Open("/cafes");
        var code = await CodeOf(hall.FacilitatorsBrowser, headquarters.Id);
        await using var evening = new OpenCafe(hall.Host, hall.FacilitatorsBrowser, headquarters.Id, code);
        var (ada, fay) = (await evening.Joins("Ada"), await evening.Facilitates());
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var sheet = (await ada.Seat()).Sheet;
        foreach (var n in Enumerable.Range(1, 5)) await ada.Writes($"said in the hall {n}");
        (await Download(evening)).StatusCode.Should().Be(HttpStatusCode.Redirect, "what went on in two places cannot be joined again");
        await fay.Asks("cafe", new CafeCommand.End());
        var inTheHall = await ada.Sheet(sheet);

        // And back: it goes on from where it stood there.
        // What happens by itself at the close has happened.
        var file = await Phone.Until(() => File(evening), packed => CafeFile.Read(new MemoryStream(packed))!.Events.Any(line => line.Type == "cafe.marks-counted"));
        (await Bring(headquarters.FacilitatorsBrowser, file)).Should().Be(HttpStatusCode.Redirect);

        var back = await headquarters.Facilitates();
        (await back.Sheet(sheet)).View.Should().BeEquivalentTo(inTheHall.View);
        (await back.Overview()).Programme.Should().BeEquivalentTo((await fay.Overview()).Programme);
        await headquarters.FacilitatorsBrowser.Open($"/cafe/{headquarters.Id}/people");
        headquarters.FacilitatorsBrowser.Page.Should().Contain("Ada");
        // Again changes nothing, and packed again it is the same.
        (await Bring(headquarters.FacilitatorsBrowser, file)).Should().Be(HttpStatusCode.Redirect);
        var again = CafeFile.Read(new MemoryStream(await File(headquarters)))!;
        var first = CafeFile.Read(new MemoryStream(file))!;
        again.Events.Select(line => (line.Stream, line.Version, line.Id, line.Type, line.At, line.Data.GetRawText())).Should().BeEquivalentTo(first.Events.Select(line => (line.Stream, line.Version, line.Id, line.Type, line.At, line.Data.GetRawText())));
        again.People.Should().BeEquivalentTo(first.People);

        // Words that are erased there afterwards go here too; words that somebody has changed in a file do not come in.
        var said = inTheHall.View.Ideas.Select(idea => idea.Id).ToList();
        await new DeskOf(evening, evening.FacilitatorsBrowser).Does("/ideas", ("do", "redact"), ("sheet", $"{sheet}"), ("idea", $"{said[0]}"));
        (await Bring(headquarters.FacilitatorsBrowser, Changed(await File(evening), "events.jsonl", text => text.Replace("said in the hall 2", "never said", StringComparison.Ordinal)))).Should().Be(HttpStatusCode.Redirect);
        (await back.Sheet(sheet)).View.Ideas.Select(idea => idea.Text).Should().Equal(["", .. Enumerable.Range(2, 4).Select(n => $"said in the hall {n}")]);
        var stored = CafeFile.Read(new MemoryStream(await File(headquarters)))!.Events.Select(line => line.Data.GetRawText()).ToList();
        stored.Should().NotContain(data => data.Contains("said in the hall 1")).And.NotContain(data => data.Contains("never said"));
    }

    [Fact]
    public async Task that_cannot_come_in_says_why_and_changes_nothing()
    {
        await using var cafe = await OpenCafe.On("cannotcome");
        var fay = cafe.FacilitatorsBrowser;
        var file = await File(cafe);

        await Refused([], "Choose the file first.");
        await Refused("no zip at all"u8.ToArray(), "cannot be read as a café");
        await Refused(file[..(file.Length / 2)], "cannot be read as a café");
        await Refused(Changed(file, "about.json", text => text.Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal)), "made by a newer OpenTalks");
        await Refused(Changed(file, "events.jsonl", text => text.Replace("cafe.opened", "cafe.teleported", StringComparison.Ordinal)), "made by a newer OpenTalks");
        await Refused(Changed(file, "events.jsonl", text => text.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal)), "cannot be read as a café");
        await Refused(Changed(file, "events.jsonl", text => text.Replace($"cafe/{cafe.Id:N}", $"cafe/{Guid.NewGuid():N}", StringComparison.Ordinal)), "cannot be read as a café");
        await Refused(Changed(file, "events.jsonl", text => text.Replace("cafe.opened", "harvest.theme-added", StringComparison.Ordinal)), "cannot be read as a café");
        // Here it went on, and not as in the file.
        await cafe.Joins("Bob");
        await Refused(file, "has gone on in another way");
        await fay.Open($"/cafe/{cafe.Id}/people");
        fay.Page.Should().Contain("Bob");

        async Task Refused(byte[] sent, string why)
        {
            (await Bring(fay, sent)).Should().Be(HttpStatusCode.BadRequest);
            WebUtility.HtmlDecode(fay.Page).Should().Contain(why);
        }
    }

    [Fact]
    public async Task is_its_facilitators_right_alone()
    {
        await using var cafe = await OpenCafe.On("whomayleave");
        var ada = await cafe.Joins("Ada");

        (await ada.Browser.Open($"/cafe/{cafe.Id}/file")).Should().NotBe(HttpStatusCode.OK);
        (await ada.Browser.Open("/cafes/file")).Should().NotBe(HttpStatusCode.OK);
        var another = await OpenCafe.Another(cafe.Host, cafe.FacilitatorsBrowser);
        var fin = await cafe.Host.Invited(cafe.FacilitatorsBrowser, "facilitator", "Fin");
        (await fin.Open($"/cafe/{another.Id}/file")).Should().Be(HttpStatusCode.NotFound);

        // A file that somebody kept gives no right to the café it is of.
        (await Bring(fin, await File(another))).Should().Be(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(fin.Page).Should().Contain("you are not its facilitator");
        (await fin.Open($"/cafe/{another.Id}/console")).Should().Be(HttpStatusCode.NotFound);
    }

    static Task<HttpStatusCode> Bring(Browser who, byte[] file) => who.SendFile("/cafes/file", "/cafes/file", file);

    static async Task<byte[]> File(OpenCafe cafe)
    {
        using var answer = await Download(cafe);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    static async Task<HttpResponseMessage> Download(OpenCafe cafe)
    {
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cafe.FacilitatorsBrowser.Cookies, AllowAutoRedirect = false }) { BaseAddress = cafe.Host.Address };
        return await client.GetAsync($"/cafe/{cafe.Id}/file");
    }

    static async Task<string> CodeOf(Browser facilitator, Guid cafe)
    {
        await facilitator.Open($"/cafe/{cafe}/console");
        return System.Text.RegularExpressions.Regex.Match(facilitator.Page, "/j/([A-Z0-9]{8})", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
    }

    static byte[] Changed(byte[] file, string entry, Func<string, string> change)
    {
        using var bytes = new MemoryStream();
        bytes.Write(file);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var old = zip.GetEntry(entry)!;
            string text;
            using (var reader = new StreamReader(old.Open())) text = reader.ReadToEnd();
            old.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
            writer.Write(change(text));
        }
        return bytes.ToArray();
    }
}
