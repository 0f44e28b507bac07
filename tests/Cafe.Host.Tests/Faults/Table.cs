using System.Net;
using System.Net.Sockets;
using Npgsql;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Host.Tests.Faults;

/// <summary>Two people at one table, on a host whose way to PostgreSQL can be disturbed.</summary>
sealed class Table : IAsyncDisposable
{
    Table(OpenCafe cafe, Relay way, string direct, Phone ada, Phone bo, Browser bosBrowser, int sheet)
    {
        (Cafe, Way, Direct, Ada, Bo, BosBrowser, Sheet) = (cafe, way, direct, ada, bo, bosBrowser, sheet);
        Fault = new CommitFault(way);
    }

    public OpenCafe Cafe { get; }
    public Relay Way { get; }
    public CommitFault Fault { get; }

    /// <summary>A connection string that goes past the relay.</summary>
    public string Direct { get; }
    public Phone Ada { get; }
    public Phone Bo { get; }
    public Browser BosBrowser { get; }
    public int Sheet { get; }

    /// <summary>What the host logged.</summary>
    public required Notes Said { get; init; }

    public static async Task<Table> On(string database)
    {
        var said = new Notes();
        var direct = await Services.FreshDatabase(database);
        var to = new NpgsqlConnectionStringBuilder(direct);
        EndPoint server = to.Host!.StartsWith('/')
            ? new UnixDomainSocketEndPoint(Path.Combine(to.Host, $".s.PGSQL.{to.Port}"))
            : new DnsEndPoint(to.Host, to.Port, AddressFamily.InterNetwork);
        var way = new Relay(new IPEndPoint(IPAddress.Loopback, 0), server);
        var host = await new RunningHost(new NpgsqlConnectionStringBuilder(direct) { Host = "127.0.0.1", Port = way.Port, SslMode = SslMode.Disable }.ConnectionString, said.Instead).Start();
        var fay = host.Browser();
        await fay.Send("/first", ("secret", host.FirstSecret!), ("name", "Fay"), ("email", "fay@example.org"), ("password", "nine paper cloths"));
        var cafe = await OpenCafe.Another(host, fay);
        var ada = await cafe.Joins("Ada");
        var bosBrowser = host.Browser();
        await bosBrowser.Send($"/j/{cafe.Code}", ("name", "Bo"), ("attempt", Guid.NewGuid().ToString("N")));
        var bo = await cafe.Connect(bosBrowser, "participant", "me");
        await OpenCafe.GoesTo(await cafe.Facilitates(), PhaseKind.Talk, 1);
        var sheet = (await ada.Seat()).Sheet;
        (await bo.Seat()).Sheet.Should().Be(sheet, "two people make one table");
        return new Table(cafe, way, direct, ada, bo, bosBrowser, sheet) { Said = said };
    }

    /// <summary>The sheet as another host reads it from PostgreSQL holds these ideas, each once, and so does the one that was disturbed.</summary>
    public async Task Holds(IEnumerable<Guid> ideas)
    {
        Way.Up = Way.Down = Relay.Pass;
        var stored = (await Sql("select data ->> 'idea' from cafe.mt_events where type = 'sheet.idea-captured' order by seq_id")).Select(Guid.Parse).ToList();
        stored.Should().BeEquivalentTo(ideas);
        (await Ada.Sheet(Sheet)).View.Ideas.Select(idea => idea.Id).Should().Equal(stored);
        (await Sql("select version from cafe.mt_events where type = 'sheet.idea-captured' order by seq_id")).Should().Equal(Enumerable.Range(1, stored.Count).Select(n => $"{n}"));
    }

    public async Task<List<string>> Sql(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Direct) { Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        List<string> all = [];
        while (await rows.ReadAsync()) all.Add($"{rows.GetValue(0)}");
        return all;
    }

    public async ValueTask DisposeAsync()
    {
        Way.Up = Way.Down = Relay.Pass;
        Way.Cut();
        await Cafe.DisposeAsync();
        Cafe.FacilitatorsBrowser.Dispose();
        BosBrowser.Dispose();
        await Cafe.Host.DisposeAsync();
        await Way.DisposeAsync();
    }
}
