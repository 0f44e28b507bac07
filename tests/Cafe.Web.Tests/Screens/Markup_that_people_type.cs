using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Screens;

public sealed class Markup_that_people_type
{
    static readonly string[] Handlers =
    [
        "<img src=x onerror={0}>", "<img src=x:x onerror=\"{0}\">", "<svg onload={0}>", "<svg/onload={0}//", "<body onload={0}>", "<video><source onerror={0}></video>", "<audio src=x onerror={0}>", "<input autofocus onfocus={0}>",
        "<details open ontoggle={0}>", "<marquee onstart={0}>", "<object data=x onerror={0}>", "<iframe onload={0}>", "<select autofocus onfocus={0}>", "<style onload={0}></style>", "<link rel=stylesheet href=x onerror={0}>",
        "<a href=\"javascript:{0}\">go</a>", "<iframe src=\"javascript:{0}\">", "<form action=\"javascript:{0}\"><button>go", "<math href=\"javascript:{0}\">go", "<script>{0}</script>", "<scr<script>ipt>{0}</script>", "<script src=data:text/javascript,{0}></script>",
        "<embed src=\"data:text/html,<script>{0}</script>\">", "<iframe srcdoc=\"<script>{0}</script>\">", "<svg><animate onbegin={0} attributeName=x>", "<svg><script>{0}</script></svg>", "<template><img src=x onerror={0}></template>",
    ];

    static readonly string[] Around = ["{0}", "\"><{1}", "'>{0}", "</textarea>{0}", "</title>{0}", "</script>{0}", "--> {0}", "]]>{0}", "&lt;b&gt;{0}", "`{0}`", "${{1}}{0}", "{0}\"--"];

    /// <summary>27 ways to run something, each in 12 surroundings out of which it tries to break.</summary>
    static IReadOnlyList<string> Vectors { get; } = [.. from handler in Handlers from around in Around
        select handler.Replace("{0}", "alert(1)", StringComparison.Ordinal) is var tag ? around.Replace("{0}", tag, StringComparison.Ordinal).Replace("<{1}", tag, StringComparison.Ordinal).Replace("{1}", "alert(1)", StringComparison.Ordinal) : ""];

    [Fact, Promise("C-01")]
    public async Task is_text_in_every_field_and_on_every_screen()
    {
        Vectors.Distinct().Should().HaveCountGreaterThan(300);
        await using var cafe = await OpenCafe.On("markup");
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada \"><svg onload=alert(1)>");
        var phones = new List<Phone>();
        // Names hold sixty signs: the vectors that fit, one a person.
        foreach (var (vector, n) in Vectors.Where(vector => vector.Length <= 60).Take(40).Select((vector, n) => (vector, n)))
            phones.Add(await cafe.Joins(vector, ("organisation", Vectors[n * 3]), ("needs", Vectors[n * 5])));
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        var stop = (await phones[0].Seat()).Sheet;
        var ideas = Vectors.Select(vector => (Id: Guid.NewGuid(), Text: vector)).ToList();
        foreach (var part in ideas.Chunk(100))
            foreach (var outcome in await Task.WhenAll(phones[0].Send([.. part.Select(idea => ($"sheet/{stop}", (object)new SheetCommand.Capture(idea.Id, 1, idea.Text, "en"), Guid.NewGuid()))]))) outcome.Refused.Should().BeNull();
        await ada.Writes(Vectors[0]);
        await ada.Writes(Vectors[25]);
        var question = (await fay.Overview()).Tables.Single(table => table.Number == stop).Question;
        foreach (var vector in Vectors.Take(24))
        {
            var finding = Guid.NewGuid();
            await fay.Asks("harvest", new HarvestCommand.AddFinding(finding, question, vector));
            await fay.Asks("harvest", new HarvestCommand.Gather(finding, stop, ideas[0].Id));
        }
        var number = (await phones[0].Me()).Number;

        await using var desk = await Device.Take(cafe.Host.Address, Kind.Laptop);
        await desk.Becomes(cafe.FacilitatorsBrowser);
        var spoken = new List<string>();
        foreach (var page in new[] { desk.Page, ada.Page }) page.Dialog += (_, dialog) => { spoken.Add(dialog.Message); _ = dialog.DismissAsync(); };
        foreach (var path in new[]
        {
            "/cafes", $"/cafe/{cafe.Id}/console", $"/cafe/{cafe.Id}/harvest", $"/cafe/{cafe.Id}/people", $"/cafe/{cafe.Id}/seating", $"/cafe/{cafe.Id}/desk", $"/cafe/{cafe.Id}/desk/{number}", $"/cafe/{cafe.Id}/desk/ideas",
            $"/cafe/{cafe.Id}/desk/ideas?page=4", $"/cafe/{cafe.Id}/desk/paper?table={stop}", $"/cafe/{cafe.Id}/desk/log",
            $"/cafe/{cafe.Id}/print/sheets?what=signs&what=cards&what=hosts&what=attendance&what=runsheet&what=sheets", $"/cafe/{cafe.Id}/desk?q={Uri.EscapeDataString(Vectors[12])}", $"/j/{Uri.EscapeDataString(Vectors[0])}",
        })
        {
            await desk.Page.GotoAsync(path);
            await Expect(desk.Page.Locator("main")).ToBeVisibleAsync();
            await desk.Page.WaitForTimeoutAsync(250);
            (await Slipped(desk)).Should().BeEmpty(path);
        }
        await fay.Asks("cafe", new CafeCommand.End());
        await Expect(ada.Page.Locator(".mine")).ToBeVisibleAsync();
        (await Slipped(ada.Device)).Should().BeEmpty("the phone");
        spoken.Should().BeEmpty();
        foreach (var device in new[] { desk, ada.Device }) device.Complaints.Where(said => !said.Contains("status of 4", StringComparison.Ordinal)).Should().BeEmpty();
    }

    /// <summary>Elements that only somebody's text can have brought in.</summary>
    static Task<string[]> Slipped(Device device) => device.Page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll("iframe, object, embed, marquee, video, audio, math, animate, img[src='x'], [onerror], [onload], [onfocus], [ontoggle], [href^='javascript:'], [action^='javascript:'], body script:not([type='application/json'])")].map((element) => element.outerHTML.slice(0, 120))
        """);
}
