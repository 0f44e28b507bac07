using FluentAssertions.Execution;
using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Web.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Phones;

public sealed class For_every_reader
{
    /// <summary>What can be pressed and is smaller than it may be; what lies in running text is let off, as the criterion says.</summary>
    const string TooSmall = """
        () => [...document.querySelectorAll("a, button, summary, input:not([type=hidden]), textarea, select")]
          .filter(e => e.checkVisibility() && !e.matches(".skip") && getComputedStyle(e).display !== "inline")
          .map(e => ({ e, box: e.getBoundingClientRect(), least: e.matches(".btn.go") ? 44 : 24 }))
          .filter(({ box, least }) => box.width < least || box.height < least)
          .map(({ e, box }) => `${e.outerHTML.slice(0, 80)} ${Math.round(box.width)}x${Math.round(box.height)}`)
        """;

    /// <summary>The spacing of WCAG 1.4.12, put on as a reader's own style sheet is.</summary>
    const string Spaced = """
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }");
          document.adoptedStyleSheets = [sheet];
        }
        """;

    const string Sideways = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    [Fact, Promise("U-03", "U-08")]
    public async Task targets_are_large_enough_and_nothing_is_lost_at_320_px_on_its_side_and_widely_spaced()
    {
        await using var cafe = await OpenCafe.On("targets");
        await using var fay = await cafe.Facilitates();
        await using var bo = await cafe.Joins("Bo");
        await using var ada = await Guest.Joins(cafe, "Ada", Kind.Phone with { Width = 320, Height = 640 });
        using var all = new AssertionScope();
        await ada.Page.Locator(".self > summary").ClickAsync();
        await Looks(ada, "wait, one's own things open");
        await ada.Page.Locator(".self > summary").ClickAsync();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await Expect(ada.Page.Locator(".step.go")).ToBeVisibleAsync();
        await Looks(ada, "go");
        await ada.Arrives();
        await Looks(ada, "talk");
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        await bo.Seat();
        await bo.Writes("Publish every blocking order within a day, with the reason and the law it rests on.");
        await ada.WritesAndSeesItSaved("Mine.");
        await Expect(ada.Slips).ToHaveCountAsync(2);
        await Looks(ada, "write");
        await OpenCafe.GoesTo(fay, PhaseKind.Gallery);
        await Expect(ada.Page.Locator(".mark").First).ToBeVisibleAsync();
        await ada.Page.Locator(".leaves > summary").ClickAsync();
        await Looks(ada, "gallery");
    }

    static async Task Looks(Guest guest, string at)
    {
        var page = guest.Page;
        (await page.EvaluateAsync<string[]>(TooSmall)).Should().BeEmpty(at);
        (await Axe.Finds(page)).Should().BeEmpty(at);
        var words = await page.InnerTextAsync("cafe-phone");
        foreach (var (width, height) in new[] { (320, 640), (640, 320), (320, 256) })
        {
            await page.SetViewportSizeAsync(width, height);
            (await page.EvaluateAsync<int>(Sideways)).Should().BeLessThanOrEqualTo(0, $"{at} at {width} x {height}");
            WithoutClock(await page.InnerTextAsync("cafe-phone")).Should().Be(WithoutClock(words), $"{at} at {width} x {height}");
        }
        await page.SetViewportSizeAsync(320, 640);
        await page.EvaluateAsync(Spaced);
        (await page.EvaluateAsync<int>(Sideways)).Should().BeLessThanOrEqualTo(0, $"{at}, widely spaced");
        await page.EvaluateAsync("() => { document.adoptedStyleSheets = []; }");
    }

    static string WithoutClock(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\d+:\d\d|\s+", " ");

    [Fact, Promise("U-11")]
    public async Task each_idea_runs_in_its_own_direction_and_says_its_language_whatever_the_page_is_in()
    {
        await using var cafe = await OpenCafe.On("directions");
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(cafe, "Ada");
        await using var layla = await Guest.Joins(cafe, "ليلى", Kind.Phone with { Language = "ar" });
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        foreach (var guest in new[] { ada, layla }) await guest.MayWrite();
        const string hebrew = "לפני כל חוק חדש (draft 2), שואלים מי יחיה איתו.", english = "Ask who will live with it, in עברית too.";
        await layla.WritesAndSeesItSaved(hebrew);
        await ada.WritesAndSeesItSaved(english);
        foreach (var (guest, language, direction) in new[] { (ada, "en", "ltr"), (layla, "ar", "rtl") })
        {
            await Expect(guest.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
            await Expect(guest.Page.Locator("html")).ToHaveAttributeAsync("dir", direction);
            await Expect(guest.Slips).ToHaveCountAsync(2);
            await Expect(guest.Slip(hebrew).Locator(".say")).ToHaveCSSAsync("direction", "rtl");
            await Expect(guest.Slip(english).Locator(".say")).ToHaveCSSAsync("direction", "ltr");
            await Expect(guest.Slip(english).Locator(".say")).ToHaveAttributeAsync("lang", "en");
            await Expect(guest.Slip(hebrew).Locator(".say")).ToHaveCSSAsync("unicode-bidi", "isolate");
            await Expect(guest.Page.Locator("h1.ask")).ToHaveAttributeAsync("lang", language);
            await Expect(guest.Page.Locator(".slip .num").First).ToHaveCSSAsync("direction", "ltr");
        }
    }

    [Fact, Promise("U-06")]
    public async Task the_caret_and_the_words_stay_while_ideas_pour_in_and_the_network_comes_and_goes()
    {
        await using var cafe = await OpenCafe.On("caret");
        await using var wifi = new Wifi(cafe.Host.Address);
        await using var fay = await cafe.Facilitates();
        await using var ada = await Guest.Joins(wifi.Address, cafe.Code, "Ada");
        Phone[] others = [await cafe.Joins("Bo"), await cafe.Joins("Cy")];
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await ada.MayWrite();
        var sheet = (await others[0].Seat()).Sheet;
        await ada.Field.FocusAsync();
        var sockets = 0;
        ada.Page.WebSocket += (_, _) => Interlocked.Increment(ref sockets);

        using var typed = new CancellationTokenSource();
        var pouring = Pour(others, sheet, typed.Token);
        var breaking = Break(wifi, () => Volatile.Read(ref sockets), typed.Token);
        var input = await ada.Device.Context.NewCDPSessionAsync(ada.Page);
        var text = string.Concat(Enumerable.Range(0, 40).Select(n => $"語{n % 10}きる "));
        text.Length.Should().Be(200);
        foreach (var word in text.Chunk(5).Select(chunk => new string(chunk)))
        {
            // As an input method composes: letter by letter, then settled.
            for (var length = 1; length <= word.Length; length++)
                await input.SendAsync("Input.imeSetComposition", new() { ["text"] = word[..length], ["selectionStart"] = length, ["selectionEnd"] = length });
            await input.SendAsync("Input.insertText", new() { ["text"] = word });
            await Task.Delay(250);
            (await ada.Page.EvaluateAsync<string>("document.activeElement.id")).Should().Be("idea");
        }
        (await ada.Field.InputValueAsync()).Should().Be(text);
        (await ada.Field.EvaluateAsync<int>("field => field.selectionStart")).Should().Be(text.Length);
        await typed.CancelAsync();
        (await pouring).Should().BeGreaterThan(40, "ideas came all the while");
        (await breaking).Should().BeGreaterThanOrEqualTo(5, "the socket broke and came again");
        foreach (var other in others) await other.DisposeAsync();
    }

    /// <summary>Twenty ideas a second.</summary>
    static async Task<int> Pour(Phone[] phones, int sheet, CancellationToken enough)
    {
        var poured = 0;
        for (; !enough.IsCancellationRequested; poured++)
        {
            _ = phones[poured % phones.Length].Send(($"sheet/{sheet}", new OpenTalks.Sheets.SheetCommand.Capture(Guid.NewGuid(), 1, $"Idea {poured}", "en"), Guid.NewGuid()));
            await Task.Delay(50, CancellationToken.None);
        }
        return poured;
    }

    /// <summary>Breaks the network again and again, each time once the page has a socket anew.</summary>
    static async Task<int> Break(Wifi wifi, Func<int> sockets, CancellationToken enough)
    {
        var broken = 0;
        for (; !enough.IsCancellationRequested; broken++)
        {
            var before = sockets();
            wifi.Goes();
            await Task.Delay(100, CancellationToken.None);
            wifi.Returns();
            await Phone.Until(() => Task.FromResult(sockets()), now => now > before);
            await Task.Delay(300, CancellationToken.None);
        }
        return broken;
    }
}
