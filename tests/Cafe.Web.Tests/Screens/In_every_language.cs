using FluentAssertions.Execution;
using Microsoft.Playwright;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Host.Tests.Live;
using static Microsoft.Playwright.Assertions;

namespace OpenTalks.Web.Tests.Screens;

/// <summary>The whole way of a guest and the desks of a facilitator on the narrowest phone, in each of the six languages.</summary>
public sealed class In_every_language
{
    [Theory, Promise("M28")]
    [InlineData("en", "Ann"), InlineData("fr", "Ève"), InlineData("es", "Ana"), InlineData("ar", "ليلى"), InlineData("ru", "Анна"), InlineData("zh", "张伟")]
    public async Task a_guest_and_a_facilitator_read_it_at_320_px_without_scrolling_sideways(string language, string name)
    {
        var narrow = Kind.Phone with { Width = 320, Height = 640, Language = language };
        var words = Words.For(language);
        await using var cafe = await OpenCafe.On("languages");
        await using var fay = await cafe.Facilitates();
        using var all = new AssertionScope();
        await using var stranger = await Device.Take(cafe.Host.Address, narrow);
        foreach (var path in new[] { "/", $"/j/{cafe.Code}", "/how", "/privacy", "/accessibility" }) await Reads(stranger, path);

        await using var guest = await Guest.Joins(cafe, name, narrow);
        await Expect(guest.Page.GetByText(words.Say("phone.wait-title", ("name", name)))).ToBeVisibleAsync();
        await Fits(guest.Page, "waiting");
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await guest.Arrives();
        await Expect(guest.Page.Locator(".talking")).ToBeVisibleAsync();
        await Expect(guest.Page.GetByText(Presets.ItuEvening2013("", Attribution.Open).Questions[await Question(fay)].In(language)).First).ToBeVisibleAsync();
        await Fits(guest.Page, "talking");
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, 1);
        await guest.MayWrite();
        var direction = language == "ar" ? "rtl" : "ltr";
        (await guest.Page.GetAttributeAsync("html", "lang"), await guest.Page.GetAttributeAsync("html", "dir")).Should().Be((language, direction));
        foreach (var (text, runs) in new[] { (words["how.step-1"], direction), ("قبل كل قانون جديد، يُسأل من سيعيش معه.", "rtl"), ("Publish every order within a day.", "ltr") })
        {
            await guest.Writes(text);
            (await guest.Page.Locator(".slip .say").GetByText(text, new() { Exact = true }).EvaluateAsync<string>("e => getComputedStyle(e).direction")).Should().Be(runs, text);
        }
        await Expect(guest.Page.Locator(".layer .slip").GetByText(words["sheet.saved"]).First).ToBeVisibleAsync();
        await Fits(guest.Page, "writing");
        foreach (var kind in new[] { PhaseKind.Gallery, PhaseKind.Close })
        {
            await Goes(fay, kind, guest.Page);
            await Expect(guest.Page.Locator($".step.{kind.ToString().ToLowerInvariant()}").First).ToBeVisibleAsync();
            await Fits(guest.Page, kind.ToString());
        }

        await fay.Asks("harvest", new HarvestCommand.AddFinding(Guid.NewGuid(), 1, words["how.step-7"]));
        await using var desk = await Device.Take(cafe.Host.Address, narrow);
        await desk.Becomes(cafe.FacilitatorsBrowser);
        foreach (var path in new[] { "/cafes", "/cafes/new", $"/cafe/{cafe.Id}/console", $"/cafe/{cafe.Id}/people", $"/cafe/{cafe.Id}/seating", $"/cafe/{cafe.Id}/harvest" }) await Reads(desk, path);
        foreach (var device in new[] { stranger, guest.Device, desk }) device.Complaints.Should().BeEmpty();
    }

    static async Task<int> Question(Phone fay) => (await fay.Overview()).Tables.First(table => !table.Seats.IsEmpty).Question - 1;

    /// <summary>Phase by phase, and the phone has asked for what it needs in each: a leap would put what it asks for out of reach.</summary>
    static async Task Goes(Phone fay, PhaseKind kind, IPage page)
    {
        var asked = TimeProvider.System.GetTimestamp();
        page.Request += Asks;
        var (programme, now) = ((await fay.Overview()).Programme, (await fay.Gets<OpenTalks.Host.Live.OverviewValue>("overview")).At);
        for (var phase = programme.At(now)!.Phase; phase < programme.IndexOf(kind); phase++)
        {
            await fay.Asks("cafe", new CafeCommand.Next(phase));
            asked = TimeProvider.System.GetTimestamp();
            while (TimeProvider.System.GetElapsedTime(asked) < TimeSpan.FromMilliseconds(500)) await Task.Delay(50);
        }
        page.Request -= Asks;

        void Asks(object? sender, IRequest request) => asked = TimeProvider.System.GetTimestamp();
    }

    static async Task Reads(Device device, string path)
    {
        await device.Open(path);
        await Fits(device.Page, path);
    }

    static async Task Fits(IPage page, string screen) =>
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0, "{0} stays in its width", screen);
}
