using System.Net;
using System.Text.RegularExpressions;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Host.Tests.Rehearsals;

[Collection(nameof(OneHost))]
public class Leaving_a_rehearsal(OneHost one)
{
    static readonly string[] Tables = ["mt_events where stream_id", "mt_streams where id", "mt_doc_person where cafe::text", "outcome where cafe::text", "due where cafe::text", "presence where cafe::text", "join_code where cafe::text"];

    [Fact]
    public async Task stops_it_and_takes_all_of_it_away_and_nothing_else()
    {
        await using var kept = await one.Cafe();
        var events = await Rows(kept.Id);
        var fay = one.Fay;
        await fay.Send("/cafes", "/rehearsals");
        var page = fay.Answer.Headers.Location!.OriginalString;
        var id = Guid.Parse(page.Split('/')[2]);
        await Phone.Until(async () =>
        {
            await fay.Open(page);
            return fay.Page;
        }, seen => Regex.IsMatch(seen, @"\d\d people have come"));
        await IsMarked(fay, page);
        (await fay.Send("/cafes", "/rehearsals")).Should().Be(HttpStatusCode.Redirect);
        fay.Answer.Headers.Location!.OriginalString.Should().Be(page, "one runs at a time");

        await fay.Send(page, $"{page}/stop");
        await fay.Open(page);
        fay.Page.Should().Contain("The rehearsal was stopped").And.NotContain("You may leave this page");
        await fay.Open("/cafes");
        fay.Page.Should().Contain(page);

        await fay.Send(page, $"{page}/delete");
        fay.Answer.Headers.Location!.OriginalString.Should().Be("/cafes");
        await fay.Open("/cafes");
        fay.Page.Should().NotContain(id.ToString());
        (await fay.Open(page)).Should().Be(HttpStatusCode.NotFound);
        (await Rows(id)).Should().Be(0);
        (await Rows(kept.Id)).Should().Be(events);
    }

    [Fact]
    public async Task is_for_its_facilitator_alone_and_for_no_other_café()
    {
        await using var cafe = await one.Cafe();
        (await one.Fay.Open($"/cafe/{cafe.Id}/rehearsal")).Should().Be(HttpStatusCode.NotFound);
        (await one.Fay.Send("/cafes", $"/cafe/{cafe.Id}/rehearsal/delete")).Should().Be(HttpStatusCode.NotFound);
        (await Rows(cafe.Id)).Should().BePositive();

        using var stranger = one.Host.Browser();
        (await stranger.Send("/", "/rehearsals")).Should().Be(HttpStatusCode.Unauthorized);
        (await stranger.Open("/rehearsal?key=")).Should().Be(HttpStatusCode.NotFound, "nobody started the host with --rehearse");
    }

    /// <summary>On the facilitator's pages and on a guest's phone; a café that is none says nothing.</summary>
    async Task IsMarked(Browser fay, string page)
    {
        const string Mark = "class=\"rehearsing\"";
        await using var real = await one.Cafe();
        await fay.Open($"/cafe/{real.Id}/console");
        fay.Page.Should().NotContain(Mark);
        await fay.Open(page);
        var join = Regex.Match(fay.Page, "/j/[A-Z0-9]{8}").Value;
        foreach (var path in new[] { page, page.Replace("/rehearsal", "/console", StringComparison.Ordinal), page.Replace("/rehearsal", "/seating", StringComparison.Ordinal), page.Replace("/rehearsal", "/harvest", StringComparison.Ordinal) })
        {
            await fay.Open(path);
            fay.Page.Should().Contain(Mark, path);
        }
        using var guest = one.Host.Browser();
        await guest.Send(join, join, ("name", "Ada"), ("attempt", Guid.NewGuid().ToString("N")));
        await guest.Open(guest.Answer.Headers.Location!.OriginalString);
        guest.Page.Should().Contain(Mark);
    }

    async Task<long> Rows(Guid cafe)
    {
        long all = 0;
        foreach (var table in Tables) all += (await one.Rows<long>($"select count(*) from cafe.{table} like any(array[$1, $2])", $"%{cafe:N}%", $"{cafe}"))[0];
        return all;
    }
}
