using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Npgsql;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Host.Storage;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Host.Tests.Operations;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Faults;

/// <summary>
/// The product as people run it: a host process with its own PostgreSQL, a café in the talk of round 1, and guests who come
/// in by one door, whose address stays the same whatever happens to the host.
/// </summary>
public sealed partial class Hall : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    const string Prefix = "opentalks-hall-";

    readonly DataFolder folder = new(Path.Combine(Path.GetTempPath(), Prefix + Guid.NewGuid().ToString("N")[..12]));
    readonly List<SteadyGuest> guests = [];
    readonly List<Task> writing = [];
    readonly CancellationTokenSource enough = new();
    FileStream used = null!;
    HostProcess host = null!;
    Browser fay = null!;

    public Relay Door { get; } = Relay.ToPort(9);
    public Guid Cafe { get; private set; }
    public IReadOnlyList<SteadyGuest> Guests => guests;

    /// <summary>What the hosts have said since the last start.</summary>
    public string Said => host.Said;

    string Socket => Path.Combine(folder.Socket, ".s.PGSQL.5432");

    Uri Address => new($"http://127.0.0.1:{Door.Port}");

    public static async Task<Hall> Open(int people)
    {
        await EndForgotten();
        var hall = new Hall();
        hall.used = Use(hall.folder);
        await hall.StartHost();
        hall.fay = new Browser(hall.Address, null);
        await hall.fay.Send("/first", ("secret", hall.host.FirstSecret!), ("name", "Fay"), ("email", "fay@example.org"), ("password", "nine paper cloths"));
        await hall.fay.Send("/cafes/new", "/cafes", ("title", "Open Talks"), ("attribution", "open"), ("attempt", Guid.NewGuid().ToString("N")));
        hall.Cafe = Guid.Parse(hall.fay.Answer.Headers.Location!.OriginalString.Split('/')[2]);
        await hall.fay.Open("/cafes");
        var code = SpokenCode().Match(hall.fay.Page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        hall.guests.AddRange(await Task.WhenAll(Enumerable.Range(1, people).Select(n => SteadyGuest.Joins(hall.Address, hall.Cafe, code, $"Guest {n}"))));
        await using (var console = new Phone(hall.Address, hall.Cafe, "facilitator", hall.fay))
        {
            await console.Start();
            await OpenCafe.GoesTo(console, PhaseKind.Talk, 1);
        }
        await Task.WhenAll(hall.guests.Select(guest => guest.Sits()));
        return hall;
    }

    /// <summary>Everybody writes an idea a second from now on.</summary>
    public void Writes()
    {
        foreach (var (i, guest) in guests.Index()) writing.Add(guest.Writes($"Guest {i + 1} says", TimeSpan.FromMilliseconds(1000.0 * i / guests.Count), enough.Token));
    }

    /// <summary>Waits until so many more ideas are saved.</summary>
    public async Task Saves(int more)
    {
        var from = guests.Sum(guest => guest.Saved);
        await Until(() => guests.Sum(guest => guest.Saved) >= from + more, () => $"{guests.Sum(guest => guest.Saved) - from} of {more} more ideas were saved. The host says: {host.Said}");
    }

    /// <summary>Nobody writes any more, and everything written is saved.</summary>
    public async Task Ends()
    {
        await enough.CancelAsync();
        await Task.WhenAll(writing);
        await Until(() => guests.All(guest => guest.Unsaved == 0), () => $"{guests.Sum(guest => guest.Unsaved)} ideas are unsaved. The host says: {host.Said}");
    }

    public async Task StartHost()
    {
        host = await HostProcess.Start(folder);
        Door.To = new IPEndPoint(IPAddress.Loopback, host.Address.Port);
    }

    /// <summary>kill -9.</summary>
    public async Task KillHost()
    {
        await host.Kill();
        Door.Cut();
        await host.DisposeAsync();
    }

    /// <summary>kill -9 of PostgreSQL's first process; its host stays.</summary>
    public async Task KillPostgres()
    {
        using var postmaster = System.Diagnostics.Process.GetProcessById(int.Parse((await File.ReadAllLinesAsync(Path.Combine(folder.Data, "postmaster.pid")))[0], null));
        postmaster.ProcessName.Should().Be("postgres");
        postmaster.Kill();
    }

    /// <summary>Stands between the running host and its PostgreSQL, until one of them starts again.</summary>
    public async Task<Relay> BeforePostgres()
    {
        var aside = Path.Combine(folder.Socket, ".s.PGSQL.5431");
        File.Delete(aside);
        File.Move(Socket, aside);
        var relay = new Relay(new UnixDomainSocketEndPoint(Socket), new UnixDomainSocketEndPoint(aside));
        await Sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'opentalks'", port: 5431);
        return relay;
    }

    public async Task<List<string>> Sql(string sql, int port = 5432)
    {
        var there = new NpgsqlConnectionStringBuilder { Host = folder.Socket, Port = port, Username = "cafe", Database = "cafe", Pooling = false };
        await using var connection = new NpgsqlConnection(there.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        List<string> all = [];
        while (await rows.ReadAsync()) all.Add($"{rows.GetValue(0)}");
        return all;
    }

    /// <summary>What was sent is stored and reported, each once; no outcome was contradicted; what was pushed is what is stored.</summary>
    public async Task StandsTheCheck()
    {
        var sent = guests.SelectMany(guest => guest.Written).ToDictionary();
        (await Sql("select data ->> 'idea' from cafe.mt_events where type = 'sheet.idea-captured'")).Select(Guid.Parse).Should().BeEquivalentTo(sent.Keys);
        (await Reported()).Should().BeEquivalentTo(sent.Values);
        (await Sql("select count(*) from cafe.outcome where refused is not null")).Should().Equal("0");

        guests.SelectMany(guest => guest.Outcomes).Should().OnlyContain(outcomes => outcomes.Distinct().Count() == 1 && outcomes[0].Refused == null);
        foreach (var guest in guests)
        {
            guest.Contradicted.Should().BeEmpty();
            var stored = (await guest.Get<SheetSnapshot>($"sheet/{guest.Sheet}")).View.Ideas;
            guest.Heard.Values.OfType<SheetFact.Captured>().Select(fact => fact.Idea.Id).Should().BeSubsetOf(stored.Select(idea => idea.Id));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await enough.CancelAsync();
        foreach (var guest in guests) await guest.DisposeAsync();
        fay?.Dispose();
        await host.DisposeAsync();
        await Door.DisposeAsync();
        enough.Dispose();
        Directory.Delete(folder.Path, recursive: true);
        await used.DisposeAsync();
    }

    /// <summary>While the host is dead nothing else says that the folder is in use.</summary>
    static FileStream Use(DataFolder folder)
    {
        Directory.CreateDirectory(folder.Path);
        return new FileStream(Path.Combine(folder.Path, "hall.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>A run that was killed leaves its server behind.</summary>
    static async Task EndForgotten()
    {
        foreach (var path in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            try
            {
                await using var use = Use(new(path));
                await using (var forgotten = new EmbeddedPostgres(new(path), PostgresBinaries.Find())) await forgotten.End(CancellationToken.None);
                Directory.Delete(path, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or StartException)
            {
                // Another run is using it.
            }
        }
    }

    /// <summary>The texts in the annex of the Word report, as the facilitator downloads it.</summary>
    async Task<List<string>> Reported()
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = fay.Cookies }) { BaseAddress = Address };
        using var word = new Reports.Reading(new MemoryStream(await http.GetByteArrayAsync($"/cafe/{Cafe}/report.docx")));
        return [.. word.Annex().Select(row => row.Text)];
    }

    static async Task Until(Func<bool> holds, Func<string> why)
    {
        for (var since = TimeProvider.System.GetTimestamp(); !holds(); await Task.Delay(50))
            if (TimeProvider.System.GetElapsedTime(since) > Patience) throw new TimeoutException(why());
    }

    [GeneratedRegex("dir=\"ltr\">([A-Z0-9]{4} [A-Z0-9]{4})<", RegexOptions.None, 1000)]
    private static partial Regex SpokenCode();
}
