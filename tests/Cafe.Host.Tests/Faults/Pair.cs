using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Faults;

/// <summary>Two hosts on one database, and people who sit at the same tables, every second one of them connected to the second host.</summary>
sealed class Pair : IAsyncDisposable
{
    readonly Notes notes;

    Pair(string database, OpenCafe open, RunningHost second, Phone console, IReadOnlyList<Seated> people, Notes notes) =>
        (Database, Open, Second, Console, People, this.notes) = (database, open, second, console, people, notes);

    public string Database { get; }
    public OpenCafe Open { get; }
    public RunningHost Second { get; }
    public Phone Console { get; }
    public IReadOnlyList<Seated> People { get; }
    public Guid Cafe => Open.Id;
    public Browser Fay => Open.FacilitatorsBrowser;

    /// <summary>What both hosts logged.</summary>
    public string Said => notes.ToString();

    public static async Task<Pair> On(string name, int people, string? redis = null)
    {
        var said = new Notes();
        var database = await Services.FreshDatabase(name);
        var first = await new RunningHost(database, said.Instead, redis).Start();
        var fay = first.Browser();
        await fay.Send("/first", ("secret", first.FirstSecret!), ("name", "Fay"), ("email", "fay@example.org"), ("password", "nine paper cloths"));
        var second = await new RunningHost(database, said.Instead, redis).Start();
        var open = await OpenCafe.Another(first, fay);
        var browsers = await Task.WhenAll(Enumerable.Range(1, people).Select(async n =>
        {
            var browser = (n % 2 == 0 ? second : first).Browser();
            await browser.Send($"/j/{open.Code}", ("name", $"Guest {n}"), ("attempt", Guid.NewGuid().ToString("N")));
            browser.Answer.StatusCode.Should().Be(System.Net.HttpStatusCode.Redirect, browser.Page);
            return browser;
        }));
        var console = await open.Facilitates();
        await OpenCafe.GoesTo(console, PhaseKind.Talk, 1);
        var seated = await Task.WhenAll(browsers.Index().Select(async guest =>
        {
            var phone = new Phone((guest.Index % 2 == 1 ? second : first).Address, open.Id, "participant", guest.Item);
            await phone.Start();
            var sheet = (await phone.Seat()).Sheet;
            await Phone.Until(() => phone.Watch($"sheet/{sheet}"), watched => watched.Length == 1);
            return new Seated($"Guest {guest.Index + 1}", guest.Item, phone, sheet);
        }));
        return new Pair(database, open, second, console, seated, said);
    }

    /// <summary>The same person through the host that they are not connected to.</summary>
    public async Task<Phone> Beside(Seated person)
    {
        var phone = new Phone(person.Phone.Http.BaseAddress == Second.Address ? Open.Host.Address : Second.Address, Cafe, "participant", person.Browser);
        await phone.Start();
        return phone;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in People)
        {
            await person.Phone.DisposeAsync();
            person.Browser.Dispose();
        }
        await Open.DisposeAsync();
        Fay.Dispose();
        await Second.DisposeAsync();
        await Open.Host.DisposeAsync();
    }
}

/// <summary>Somebody at a table.</summary>
sealed record Seated(string Name, Browser Browser, Phone Phone, int Sheet)
{
    public (string To, object Do, Guid Id) Idea(string text) => ($"sheet/{Sheet}", new SheetCommand.Capture(Guid.NewGuid(), 1, text, "en"), Guid.NewGuid());
}
