using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Web.Tests.Desk;

/// <summary>What a browser prints.</summary>
public sealed partial class On_paper
{
    [Fact, Promise("S7")]
    public async Task every_kind_of_page_comes_in_its_number_and_size_and_fits()
    {
        await using var cafe = await Evening("paperpages");
        await using var device = await Printing(cafe);
        foreach (var (what, pages) in new[] { ("signs", 12), ("cards", 2), ("hosts", 6), ("etiquette", 1), ("attendance", 1), ("runsheet", 2), ("sheets", 12) })
        {
            foreach (var (language, size, width) in new[] { ("en", "a4", 595), ("ar", "a4", 595), ("ru", "a3", 842) })
            {
                await device.Open($"/cafe/{cafe.Id}/print/sheets?what={what}&lang={language}&size={size}");
                var pdf = Encoding.Latin1.GetString(await device.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
                PageOf().Count(pdf).Should().Be(pages, "{0} in {1} on {2}, widths {3}", what, language, size, string.Join(' ', MediaBox().Matches(pdf).Select(box => box.Groups[1].Value)));
                MediaBox().Matches(pdf).Select(box => (int)double.Parse(box.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).Should().OnlyContain(wide => wide >= width - 1 && wide <= width + 1);
                // Nothing is cut off by the edge of its page.
                await device.Page.EmulateMediaAsync(new() { Media = Media.Print });
                (await device.Page.EvaluateAsync<string[]>("""
                    () => [...document.querySelectorAll(".sheet, .card, .hostcard")].filter(page => page.scrollHeight > page.clientHeight + 1 || page.scrollWidth > page.clientWidth + 1)
                      .map(page => `${page.className} ${page.innerText.slice(0, 40)}`)
                    """)).Should().BeEmpty("{0} in {1} on {2}", what, language, size);
                await device.Page.EmulateMediaAsync(new() { Media = Media.Null });
            }
        }
        device.Complaints.Should().BeEmpty();
    }

    [Fact, Promise("S7", "M34")]
    public async Task signs_and_cards_say_what_people_need_to_find_their_table()
    {
        await using var cafe = await Evening("papersays");
        await using var device = await Printing(cafe);
        await device.Open($"/cafe/{cafe.Id}/print/sheets?what=signs&what=cards&lang=fr");
        var sign = device.Page.Locator(".sign").Nth(6);
        (await sign.InnerTextAsync()).Should().Contain("Table 7").And.Contain("Nous parlons de").And.Contain($"{cafe.Code[..4]} {cafe.Code[4..]}");
        (await sign.Locator("h2").First.GetAttributeAsync("lang")).Should().Be("fr");
        (await sign.Locator("p[lang=ar]").GetAttributeAsync("dir")).Should().Be("rtl", "the café's other languages stand beside it, each its own way");
        (await sign.Locator(".qr path").GetAttributeAsync("d")).Should().StartWith("M");
        var card = await device.Page.Locator(".card").Filter(new() { HasText = "Guest 3" }).InnerTextAsync();
        card.Should().MatchRegex("[A-Z2-9]{4} [A-Z2-9]{4}").And.Contain("Tour 1").And.Contain("Tour 3");
        (await device.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor + getComputedStyle(document.querySelector('.sign h1')).color")).Should().Be("rgb(255, 255, 255)rgb(0, 0, 0)");
        (await device.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.sign .coaster')).filter")).Should().Be("grayscale(1)");
    }

    [Fact]
    public async Task Arabic_runs_from_right_to_left()
    {
        await using var cafe = await Evening("paperarabic");
        await using var device = await Printing(cafe, dark: true);
        await device.Open($"/cafe/{cafe.Id}/print/sheets?what=signs&what=runsheet&what=attendance&lang=ar");
        (await device.Page.GetAttributeAsync("html", "dir")).Should().Be("rtl");
        var (mark, name) = (await device.Page.Locator(".sign .coaster").First.BoundingBoxAsync(), await device.Page.Locator(".sign h1").First.BoundingBoxAsync());
        mark!.X.Should().BeGreaterThan(name!.X, "the mark stands first, at the right");
        (await device.Page.InnerTextAsync(".attendance h1")).Should().Be("قائمة الحضور");
        (await device.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).Should().Be("rgb(255, 255, 255)", "paper is white on a dark screen too");
    }

    [Fact]
    public async Task the_page_that_chooses_asks_for_something_and_prints_in_the_language_asked_for()
    {
        await using var cafe = await Evening("paperchoice");
        await using var device = await Printing(cafe);
        await device.Open($"/cafe/{cafe.Id}/print");
        await device.Page.ClickAsync(".choose .btn.go");
        (await device.Page.InnerTextAsync("#what-wrong")).Should().Contain("at least one");
        await device.Page.CheckAsync("input[value=etiquette]");
        await device.Page.SelectOptionAsync("#lang", "es");
        await device.Page.ClickAsync(".choose .btn.go");
        (await device.Page.InnerTextAsync(".etiquette h1")).Should().Be("En este café");
        (await device.Page.IsVisibleAsync("#print")).Should().BeTrue();
    }

    /// <summary>Twelve guests with seats.</summary>
    static async Task<OpenCafe> Evening(string name)
    {
        var cafe = await OpenCafe.On(name);
        for (var n = 1; n <= 12; n++) await cafe.Joins($"Guest {n}", ("organisation", "Academy of the Lake"));
        var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await Phone.Until(fay.Overview, overview => overview is { Planned: true, Waiting: 0 });
        return cafe;
    }

    static async Task<Device> Printing(OpenCafe cafe, bool dark = false)
    {
        var device = await Device.Take(cafe.Host.Address, Kind.Laptop with { Dark = dark });
        await device.Becomes(cafe.FacilitatorsBrowser);
        return device;
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.None, 5000)]
    private static partial Regex PageOf();

    [GeneratedRegex(@"/MediaBox\s*\[0 0 ([\d.]+) [\d.]+\]", RegexOptions.None, 5000)]
    private static partial Regex MediaBox();
}
