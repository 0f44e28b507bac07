using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Host.Storage;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Desk;

public class Erasing
{
    const string Canary = "canary";

    [Fact, Promise("M-17")]
    public async Task leaves_no_word_of_a_person_and_of_a_redacted_idea_in_any_table_feed_report_or_log()
    {
        using var heard = new Heard();
        await using var cafe = await OpenCafe.On("erasing", more: services => services.AddSingleton<ILoggerProvider>(heard));
        var desk = new DeskOf(cafe, cafe.FacilitatorsBrowser);
        var ada = await cafe.Joins($"Ada {Canary}1", ("organisation", $"House of {Canary}2"), ("needs", $"a {Canary}3"), ("group", "academia"));
        var (bo, fay) = (await cafe.Joins("Bo"), await cafe.Facilitates());
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var sheet = (await ada.Seat()).Sheet;
        await bo.Seat();
        await bo.Watch($"sheet/{sheet}");
        var (idea, _) = await ada.Writes($"an idea with {Canary}4");
        var (command, edit) = (Guid.NewGuid(), new SheetCommand.Edit(idea, $"an edit with {Canary}5"));
        await ada.Asks($"sheet/{sheet}", edit, command);
        var (gone, _) = await ada.Writes($"taken back with {Canary}6");
        await ada.Asks($"sheet/{sheet}", new SheetCommand.TakeBack(gone));
        await ada.Writes("this stays");
        var number = (await ada.Me()).Number;
        await desk.Does($"/{number}/details", ("name", $"Ada corrected {Canary}7"));
        (await Found(cafe.Host)).Should().NotBeEmpty("the search finds what is there, or it is worth nothing");

        await desk.Does($"/{number}/do", ("do", "erase"));
        await desk.Does("/ideas", ("do", "redact"), ("sheet", $"{sheet}"), ("idea", $"{idea}"));
        await desk.Does("/ideas", ("do", "redact"), ("sheet", $"{sheet}"), ("idea", $"{gone}"));

        (await Found(cafe.Host)).Should().BeEmpty();
        var seen = await fay.Sheet(sheet);
        seen.Names[number].Should().BeEmpty();
        seen.View.Ideas.Select(one => one.Text).Should().Equal("", "", "this stays");
        foreach (var feed in new[] { $"sheet/{sheet}", $"sheet/{sheet}?after={seen.Epoch}.0", "overview" })
            (await Read(fay, feed)).Should().NotContain(Canary);
        await Phone.Until(() => Task.FromResult(bo.Sheets.LastOrDefault(news => news.Names.ContainsKey(number))?.Names[number]), name => name is "");
        foreach (var path in new[] { "desk", "desk/ideas", "desk/log", "people", "seating" })
        {
            await cafe.FacilitatorsBrowser.Open($"/cafe/{cafe.Id}/{path}");
            cafe.FacilitatorsBrowser.Page.Should().NotContain(Canary, path);
        }
        (await Report(cafe)).Should().NotContain(Canary).And.Contain("this stays");
        cafe.Host.Services.GetRequiredService<ILogger<Erasing>>().LogWarning("The log is heard");
        heard.Said.Should().Contain(line => line.Contains("is heard", StringComparison.Ordinal)).And.NotContain(line => line.Contains(Canary, StringComparison.Ordinal));

        // A phone that offers its outbox again writes nothing.
        (await fay.Posts(Phone.Envelope($"sheet/{sheet}", edit, command)))[0].Should().Match<Outcome>(outcome => outcome.Refused == null || outcome.Refused == "not-your-idea");
        (await Found(cafe.Host)).Should().BeEmpty();
        (await ada.Browser.Open($"/cafe/{cafe.Id}")).Should().Be(HttpStatusCode.NotFound, "no device speaks for them any more");
    }

    [Fact, Promise("P-07")]
    public async Task is_done_again_by_the_ledger_where_the_database_is_restored_from_before()
    {
        using var folder = new Folder();
        var ledger = Path.Combine(folder.Path, "kept", "erasures.jsonl");
        var database = await Services.FreshDatabase("ledger");
        var before = $"{new NpgsqlConnectionStringBuilder(database).Database}_before";
        var host = await new RunningHost(database, Ledger).Start();
        var fayBrowser = host.Browser();
        await fayBrowser.Send("/first", ("secret", host.FirstSecret!), ("name", "Fay"), ("email", "fay@example.org"), ("password", "nine paper cloths"));
        var cafe = await OpenCafe.Another(host, fayBrowser);
        var desk = new DeskOf(cafe, fayBrowser);
        var (ada, fay) = (await cafe.Joins($"Ada {Canary}"), await cafe.Facilitates());
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var sheet = (await ada.Seat()).Sheet;
        var (idea, _) = await ada.Writes($"an idea with {Canary}");
        var number = (await ada.Me()).Number;
        await Stop();
        await Copy(database, before);

        host = await new RunningHost(database, Ledger).Start();
        cafe = new OpenCafe(host, fayBrowser, cafe.Id, cafe.Code);
        var again = host.Browser();
        await again.Send("/sign-in", ("email", "fay@example.org"), ("password", "nine paper cloths"));
        desk = new DeskOf(new OpenCafe(host, again, cafe.Id, cafe.Code), again);
        await desk.Does($"/{number}/do", ("do", "erase"));
        await desk.Does("/ideas", ("do", "redact"), ("sheet", $"{sheet}"), ("idea", $"{idea}"));
        await Phone.Until(async () => File.Exists(ledger) ? await File.ReadAllLinesAsync(ledger) : [], lines => lines.Length == 2);
        (await File.ReadAllTextAsync(ledger)).Should().NotContain(Canary).And.NotContain("Ada");
        await host.DisposeAsync();

        var restored = new NpgsqlConnectionStringBuilder(database) { Database = before }.ConnectionString;
        await using var old = await new RunningHost(restored, Ledger).Start();
        (await Found(old)).Should().BeEmpty("what was erased stays erased");
        var rows = old.Services.GetRequiredService<NpgsqlDataSource>();
        await using var count = rows.CreateCommand("select count(*) from cafe.mt_events where type in ('cafe.person-erased', 'sheet.idea-redacted')");
        (await count.ExecuteScalarAsync()).Should().Be(2L);

        void Ledger(IServiceCollection services) => services.AddSingleton(new StorageSetup.LedgerFile(ledger));

        async Task Stop()
        {
            await cafe.DisposeAsync();
            await ada.DisposeAsync();
            await fay.DisposeAsync();
            await host.DisposeAsync();
        }
    }

    [Fact, Promise("P-06")]
    public async Task nobody_turns_anonymity_off_once_guests_have_come_in()
    {
        await using var cafe = await OpenCafe.On("staysanonymous", "chatham-house");
        var (ada, fay) = (await cafe.Joins("Adaline Quill"), await cafe.Facilitates());
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var sheet = (await ada.Seat()).Sheet;
        await ada.Writes("unsigned", secret: Guid.NewGuid().ToString("N"));
        var (number, facilitator) = ((await ada.Me()).Number, new Who(cafe.Id, 1, OpenTalks.People.Role.Facilitator, "en"));
        var stands = ((Cafe)cafe.Host.Services.GetRequiredService<Memory>().Of(StreamName.Of(cafe.Id)).State).Setup!;

        // By set-up and by command.
        var commands = cafe.Host.Services.GetRequiredService<PageCommands>();
        foreach (var mode in new[] { Attribution.Open, Attribution.GroupOnly, Attribution.Anonymous })
            (await commands.Of(facilitator, Guid.NewGuid(), new CafeCommand.ChangeSetup(stands with { Attribution = mode }, 0))).Should().NotBeNull();
        (await ada.Me()).Attribution.Should().Be(Attribution.ChathamHouse);
        // By another facilitator's role, by the desk, by the export.
        var fin = await cafe.Host.Invited(cafe.FacilitatorsBrowser, "facilitator", "Fin");
        await cafe.Grants("Fin", "facilitator");
        foreach (var browser in new[] { cafe.FacilitatorsBrowser, fin })
        {
            await browser.Open($"/cafe/{cafe.Id}/desk/ideas");
            browser.Page.Should().Contain("unsigned").And.NotContain("Adaline");
        }
        (await Read(fay, $"sheet/{sheet}")).Should().Contain("unsigned").And.NotContain("Adaline");
        (await Report(cafe)).Should().Contain("unsigned").And.NotContain("Adaline");
        // By SQL: what is stored of the idea knows no number, so nothing that is read later can.
        await using var rows = cafe.Host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select data::text from cafe.mt_events where stream_id like 'sheet/%'");
        await using var reader = await rows.ExecuteReaderAsync();
        while (await reader.ReadAsync()) reader.GetString(0).Should().Contain("\"by\": null").And.NotContain($"\"by\": {number}");
    }

    /// <summary>Every row of every table that holds the canary, as a dump would.</summary>
    static async Task<List<string>> Found(RunningHost host)
    {
        var database = host.Services.GetRequiredService<NpgsqlDataSource>();
        var found = new List<string>();
        var tables = new List<string>();
        await using (var all = database.CreateCommand("select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"))
        await using (var rows = await all.ExecuteReaderAsync())
            while (await rows.ReadAsync()) tables.Add(rows.GetString(0));
        foreach (var table in tables)
        {
            await using var search = database.CreateCommand($"select to_jsonb(t)::text from {table} t where to_jsonb(t)::text like '%{Canary}%'");
            await using var rows = await search.ExecuteReaderAsync();
            while (await rows.ReadAsync()) found.Add($"{table}: {rows.GetString(0)}");
        }
        return found;
    }

    static async Task<string> Read(Phone phone, string feed)
    {
        var (name, query) = feed.Split('?') is [var one, var more] ? (one, $"&{more}") : (feed, "");
        using var answer = await phone.Http.GetAsync($"/live/{phone.Cafe}/feeds/{name}?{phone.Query}{query}");
        return await answer.Content.ReadAsStringAsync();
    }

    static async Task<string> Report(OpenCafe cafe)
    {
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cafe.FacilitatorsBrowser.Cookies }) { BaseAddress = cafe.Host.Address };
        await using var document = new ZipArchive(await client.GetStreamAsync($"/cafe/{cafe.Id}/report.docx"));
        using var text = new StreamReader(await document.GetEntry("word/document.xml")!.OpenAsync());
        return await text.ReadToEndAsync();
    }

    static async Task Copy(string database, string to)
    {
        var from = new NpgsqlConnectionStringBuilder(database);
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var end = new NpgsqlCommand($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{from.Database}'", connection);
        await end.ExecuteNonQueryAsync();
        await using var copy = new NpgsqlCommand($"create database \"{to}\" template \"{from.Database}\"", connection);
        await copy.ExecuteNonQueryAsync();
    }

    sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("ledger-").FullName;
        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    sealed class Heard : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Said.Enqueue($"{formatter(state, exception)} {exception}");
        public void Dispose() { }
    }
}
