using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using OpenTalks.Checker.Breaks;
using OpenTalks.Checker.Clients;
using OpenTalks.Checker.Cluster;
using OpenTalks.Checker.Histories;
using OpenTalks.Checker.Plans;
using OpenTalks.Checker.Verdicts;

namespace OpenTalks.Checker;

/// <summary>What a run is asked for.</summary>
/// <param name="Path">Where its history is written.</param>
sealed record Order(int Seed, TimeSpan Length, Break Broken, int Clients, int Browsers, bool Redis, bool Disk, string Path);

/// <summary>What came of a run.</summary>
sealed record Result(Plan Plan, Evidence Evidence, ImmutableArray<Verdict> Verdicts);

/// <summary>One evening under faults: two cafés, their people, what is done to the system, and what is to be said of it.</summary>
sealed class Run : IAsyncDisposable
{
    /// <summary>Megabytes: room for an evening, and soon filled.</summary>
    const int DiskMb = 700;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), Quiet = TimeSpan.FromSeconds(5), Limit = TimeSpan.FromSeconds(30);

    readonly Order order;
    readonly Action<string> say;
    readonly Hall hall;
    readonly History history;
    readonly Facilitator fay;
    readonly Chromiums browsers;
    readonly List<Client> clients = [];
    readonly CancellationTokenSource over = new();
    readonly Nemesis nemesis;

    Run(Order order, Hall hall, Action<string> say)
    {
        (this.order, this.hall, this.say) = (order, hall, say);
        history = new History(order.Path);
        fay = new Facilitator(hall.Address, history);
        browsers = new Chromiums(history);
        nemesis = new Nemesis(hall, history, browsers, by => clients.ForEach(client => client.ClockMs = client.Random.NextDouble() < 0.2 ? by.TotalMilliseconds : 0));
    }

    public static async Task<Result> Of(Order order, Action<string> say)
    {
        say("starting PostgreSQL, two nodes and a door");
        await using var run = new Run(order, await Hall.Open(order.Redis, order.Disk ? DiskMb : null), say);
        return await run.Evening();
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await browsers.DisposeAsync();
        foreach (var client in clients) client.Dispose();
        fay.Dispose();
        await hall.DisposeAsync();
        history.Dispose();
        over.Dispose();
    }

    async Task<Result> Evening()
    {
        var means = new Means(order.Browsers, hall.Redis is not null, hall.Postgres.HasOwnDisk);
        var plan = Plan.Of(order.Seed, order.Length, means, order.Broken);
        var cafes = await Open();
        say($"{clients.Count} clients and {order.Browsers} browsers have joined; {plan.Faults.Length} faults are planned");
        await Tampering.Begin(order.Broken, hall);

        var lives = clients.Select(client => client.Live(over.Token)).Append(browsers.Live(over.Token)).ToList();
        var programme = Task.WhenAll(cafes.Select(cafe => Conduct(cafe, plan)));
        await Task.WhenAll(nemesis.Run(plan, over.Token), Task.Delay(plan.Length, over.Token));
        await programme.WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var stopped = history.NowMs;
        say("the faults are over; waiting for what is unsent");
        await Settle();

        var screens = await browsers.Screens();
        // With the gallery ends the secrecy of marks, so what is counted is on the boards too.
        using (var limit = new CancellationTokenSource(Limit))
            await Task.WhenAll(cafes.Select(cafe => fay.Asks(cafe, new JsonObject { ["type"] = "next", ["phase"] = Plan.Gallery }, limit.Token)));
        await Task.Delay(Quiet);
        var boards = await Boards(cafes);
        await browsers.Confess();
        await over.CancelAsync();
        await Task.WhenAll(lives);
        foreach (var client in clients) client.Outbox.Confess();
        var evidence = (await Gather(cafes, boards, stopped)) with { Screens = screens };
        await File.WriteAllTextAsync(Path.ChangeExtension(order.Path, ".log"), evidence.NodesSaid);
        return new Result(plan, evidence, All.Of(evidence));
    }

    /// <summary>Two cafés with everybody in them, before their start: an open one at five tables, and a small one under the Chatham House Rule.</summary>
    async Task<IReadOnlyList<Cafe>> Open()
    {
        // Each start makes a new secret, and the last one holds.
        await fay.SignUp(hall.Nodes[^1].FirstSecret!);
        var small = Math.Max(4, order.Clients / 7);
        Cafe[] cafes = [await fay.Opens("A", "open", 5, order.Clients - small), await fay.Opens("B", "chatham-house", 2, small)];
        var around = new Surroundings(hall.Address, [.. hall.Nodes.Select(node => (node.Name, node.Address))], history, Habits.Of(order.Broken), () => order.Broken == Break.N6 && nemesis.RedisIsAway);
        for (var n = 0; n < order.Clients - order.Browsers; n++)
            clients.Add(new Client(string.Create(CultureInfo.InvariantCulture, $"c{n + 1:00}"), cafes[n < small ? 1 : 0], around, new Random((order.Seed * 1000) + n)));
        await Parallel.ForEachAsync(clients, new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (client, cancel) => await client.Join(cancel));
        await browsers.Join(order.Browsers, cafes[0], hall.Address, order.Seed);
        if (order.Broken == Break.N5) clients.First(client => client.Cafe == cafes[1]).Overhears(clients.First(client => client.Cafe == cafes[0]));
        return cafes;
    }

    /// <summary>Starts the programme and turns it when the plan says so.</summary>
    async Task Conduct(Cafe cafe, Plan plan)
    {
        var began = history.NowMs;
        await fay.Ask(cafe, "console 1", new JsonObject { ["type"] = "start" }, over.Token);
        foreach (var turn in plan.Programme)
        {
            var left = turn.At - TimeSpan.FromMilliseconds(history.NowMs - began);
            if (left > TimeSpan.Zero) await Task.Delay(left, over.Token);
            await fay.Asks(cafe, new JsonObject { ["type"] = "next", ["phase"] = turn.Phase }, over.Token);
        }
    }

    /// <summary>Everybody stops writing and comes back; what is unsent goes out, and what was pushed arrives.</summary>
    async Task Settle()
    {
        foreach (var client in clients) client.IsQuiet = true;
        browsers.IsQuiet = true;
        var since = history.NowMs;
        while (history.NowMs - since < Patience.TotalMilliseconds && (clients.Any(client => client.Outbox.Waiting > 0 || !client.IsLive) || !await browsers.AreSettled())) await Task.Delay(200);
        if (clients.Where(client => !client.IsLive).Select(client => client.Name).ToList() is { Count: > 0 } away) say($"not back: {string.Join(", ", away)}");
        await Task.Delay(Quiet);
    }

    /// <summary>What everybody shows, and what both nodes say to somebody who asks afresh.</summary>
    async Task<ImmutableArray<Board>> Boards(IReadOnlyList<Cafe> cafes)
    {
        var boards = ImmutableArray.CreateBuilder<Board>();
        foreach (var client in clients)
            foreach (var fold in client.Folds) boards.Add(fold.Board(client.Name, client.Cafe.StreamOf(fold.Number)));
        foreach (var cafe in cafes)
            foreach (var client in clients.Where(client => client.Cafe == cafe).Take(2))
                foreach (var sheet in clients.Where(other => other.Cafe == cafe).SelectMany(other => other.Folds).Select(fold => fold.Number).Distinct())
                    foreach (var node in hall.Nodes) boards.Add(await Asked(client, node, sheet));
        return boards.ToImmutable();
    }

    /// <summary>A node that does not answer after the faults shows nothing, which is not what is stored.</summary>
    static async Task<Board> Asked(Client client, Node node, int sheet)
    {
        var whose = $"{client.Name}, asking {node.Name}";
        try
        {
            return await client.Fresh(whose, node.Address, sheet, CancellationToken.None);
        }
        catch (Exception lost) when (Client.IsTrouble(lost))
        {
            return new Board($"{whose} without an answer", client.Cafe.StreamOf(sheet), -1, []);
        }
    }

    async Task<Evidence> Gather(IReadOnlyList<Cafe> cafes, ImmutableArray<Board> boards, double stopped)
    {
        var reports = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var cafe in cafes) reports[cafe.Letter] = await fay.Report(cafe);
        var events = await hall.Postgres.Ask("select seq_id, stream_id, version, type, data::text from cafe.mt_events order by seq_id",
            row => new Stored(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetString(3), JsonNode.Parse(row.GetString(4))!.AsObject()));
        var outcomes = await hall.Postgres.Ask("select id, stream, version, refused from cafe.outcome where kind = 0",
            row => new Kept(row.GetGuid(0), row.GetString(1), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetString(3)));
        var projections = (await hall.Postgres.Ask("select count(*)::int from cafe.mt_event_progression", row => row.GetInt32(0)))[0];
        return new Evidence(history.Acts, [.. events], [.. outcomes], boards, [], reports.ToImmutable(), history.Disturbances, history.Sightings, history.Rereads, history.StepsBack, history.Presences,
            string.Concat(hall.Nodes.Select(node => node.Said)), projections, stopped);
    }
}
