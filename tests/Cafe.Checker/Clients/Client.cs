using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guests;
using OpenTalks.Checker.Breaks;
using OpenTalks.Checker.Histories;
using OpenTalks.Checker.Verdicts;

namespace OpenTalks.Checker.Clients;

/// <summary>What all clients of a café share.</summary>
/// <param name="Letter">With which every text of it begins.</param>
sealed record Cafe(string Letter, Guid Id, string Code, bool KeepsAuthors)
{
    public string StreamOf(int sheet) => $"sheet/{Id:N}/{sheet}";
    public string Stream => $"cafe/{Id:N}";
}

/// <summary>Where clients are, and what they are told to do badly.</summary>
/// <param name="Nodes">Each by its own address, past the door.</param>
/// <param name="PushFails">While it says so, what was done is told as failed: a break.</param>
sealed record Surroundings(Uri Site, IReadOnlyList<(string Name, Uri At)> Nodes, History History, Habits Habits, Func<bool> PushFails);

/// <summary>A participant's device: stays connected, folds what it hears, and keeps what it wants done until it is told what became of it.</summary>
sealed class Client : IDisposable
{
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100), Limit = TimeSpan.FromSeconds(8);

    readonly Dictionary<int, (SheetFold Fold, double SinceMs)> sheets = [];
    readonly Lock gate = new();
    readonly Person person;
    readonly IReadOnlyList<(string Name, Uri At)> nodes;
    readonly string query = "as=participant&lang=en";
    Line? line;
    Client? overheard;
    Line? other;
    int attempts;
    long connectAgain, lookAgain;
    JsonNode? me;
    double offsetMs;

    public Client(string name, Cafe cafe, Surroundings around, Random random)
    {
        (Name, Cafe, History, Habits, nodes) = (name, cafe, around.History, around.Habits, around.Nodes);
        Browser = new Browser(around.Site);
        Outbox = new Outbox(History, Habits, random, around.PushFails);
        person = new Person(this, random);
        Random = random;
    }

    public string Name { get; }
    public Cafe Cafe { get; }
    public History History { get; }
    public Habits Habits { get; }
    public Random Random { get; }
    public Browser Browser { get; }
    public Outbox Outbox { get; }
    public JsonNode? Me => me;

    /// <summary>Milliseconds by which this device's clock is wrong.</summary>
    public double ClockMs { get; set; }

    /// <summary>Nothing new is begun any more.</summary>
    public bool IsQuiet { get; set; }

    public Moment? Now => me is null ? null : Programme.At(me["programme"]!, (long)(LocalMs + offsetMs));

    double LocalMs => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() + ClockMs;

    /// <summary>It is connected, and what it watches is in.</summary>
    public bool IsLive
    {
        get { lock (gate) return line is { IsOpen: true } && sheets.Values.All(kept => kept.SinceMs > 0 && !kept.Fold.WantsRepair); }
    }

    public async Task Join(CancellationToken cancel)
    {
        await Browser.Join(Cafe.Code, [new("name", $"Guest {Name}")], cancel);
        await Look(cancel);
    }

    public async Task Live(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                limit.CancelAfter(Limit);
                if (line is not { IsOpen: true }) await Connect(cancel, limit.Token);
                if (TimeProvider.System.GetTimestamp() >= lookAgain) await Look(limit.Token);
                await Keep(limit.Token);
                if (!IsQuiet && me is not null) person.Acts();
                await Outbox.Flush(line, commands => Browser.Post($"/live/{Cafe.Id}/commands?{query}", commands, limit.Token), limit.Token);
            }
            catch (Exception lost) when (IsTrouble(lost)) { }
            await Task.Delay(Tick, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        Leave();
    }

    public SheetFold? FoldOf(int sheet)
    {
        lock (gate) return sheets.TryGetValue(sheet, out var kept) ? kept.Fold : null;
    }

    public IReadOnlyList<SheetFold> Folds
    {
        get { lock (gate) return [.. sheets.Values.Select(kept => kept.Fold)]; }
    }

    /// <summary>A sheet read afresh, from this address.</summary>
    public async Task<Board> Fresh(string whose, Uri from, int sheet, CancellationToken cancel)
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = Browser.Cookies }) { BaseAddress = from, Timeout = Limit };
        http.DefaultRequestHeaders.Host = Browser.Site.Authority;
        var snapshot = JsonNode.Parse(await http.GetStringAsync($"/live/{Cafe.Id}/feeds/sheet/{sheet}?{query}", cancel))!;
        return new Board(whose, Cafe.StreamOf(sheet), (long)snapshot["version"]!, SheetFold.CardsOf(snapshot["view"]!));
    }

    /// <summary>Looks on one of the nodes for what it has just been told is done.</summary>
    public async Task ReadsAgain(int sheet, string idea, string nonce)
    {
        var (node, at) = nodes[Random.Next(nodes.Count)];
        var acked = History.NowMs;
        try
        {
            var found = await Fresh(node, at, sheet, CancellationToken.None);
            History.Reread(new Reread(Name, node, nonce, acked, found.Ideas.Any(card => card.Id == idea)));
        }
        catch (Exception lost) when (IsTrouble(lost))
        {
            // A node that does not answer says nothing wrong.
        }
    }

    /// <summary>Listens, by a connection of somebody else's, to what that person may hear: a break.</summary>
    public void Overhears(Client other) => overheard = other;

    public void Dispose()
    {
        line?.Dispose();
        Browser.Dispose();
    }

    /// <summary>What a network does to a call is borne; anything else is a fault of this program.</summary>
    public static bool IsTrouble(Exception e) =>
        e is WebSocketException or HttpRequestException or IOException or TimeoutException or OperationCanceledException or ObjectDisposedException or JsonException;

    async Task Connect(CancellationToken life, CancellationToken limit)
    {
        if (TimeProvider.System.GetTimestamp() < connectAgain) return;
        connectAgain = TimeProvider.System.GetTimestamp() + (long)(TimeProvider.System.TimestampFrequency * Random.NextDouble() * Math.Min(15, 0.4 * Math.Pow(2, attempts++)));
        Leave();
        var opening = Line.Open(Browser, $"/live/{Cafe.Id}?{query}", Heard, life);
        try
        {
            line = await opening.WaitAsync(limit);
        }
        catch (OperationCanceledException)
        {
            _ = opening.ContinueWith(late => late.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw;
        }
        Outbox.Reconnected();
        try
        {
            await Watch([.. Folds.Select(fold => fold.Number)], limit);
        }
        catch
        {
            // A connection on which nothing is watched would look like one on which nothing happens.
            Leave();
            throw;
        }
        attempts = 0;
        lookAgain = 0;
    }

    /// <summary>The old connection is over, and with it all watches.</summary>
    void Leave()
    {
        lock (gate)
            foreach (var (number, kept) in sheets.ToList())
            {
                if (kept.SinceMs > 0) History.WasThere(Name, kept.SinceMs, Cafe.StreamOf(number));
                sheets[number] = kept with { SinceMs = 0 };
            }
        line?.Dispose();
        line = null;
    }

    /// <summary>Watches the sheet in front of the person, and asks for what is missing.</summary>
    async Task Keep(CancellationToken limit)
    {
        if (line is not { IsOpen: true } || me is null) return;
        int[] wanted = [.. person.Reads().Where(sheet => FoldOf(sheet) is null)];
        if (wanted.Length > 0) await Watch(wanted, limit);
        foreach (var fold in Folds.Where(fold => fold.WantsRepair)) await Mend(fold, limit);
        if (overheard is { Me: not null } heard && other is null && heard.Folds is [var theirs, ..])
        {
            other = await Line.Open(heard.Browser, $"/live/{heard.Cafe.Id}?{query}", (target, news) =>
            {
                if (target == "Sheet") NewFold(theirs.Number).Take(new JsonObject { ["epoch"] = "", ["version"] = long.MaxValue, ["view"] = new JsonObject { ["ideas"] = new JsonArray([.. news["facts"]!.AsArray().Where(fact => (string)fact!["type"]! == "captured").Select(fact => fact!["idea"]!.DeepClone())]) } });
            }, CancellationToken.None);
            await other.Watch([$"sheet/{theirs.Number}"], limit);
        }
    }

    async Task Watch(int[] numbers, CancellationToken limit)
    {
        var granted = await line!.Watch([.. numbers.Select(number => $"sheet/{number}"), "me"], limit);
        foreach (var number in numbers)
        {
            if (!granted.Contains($"sheet/{number}"))
            {
                lock (gate) sheets.Remove(number);
                continue;
            }
            SheetFold fold;
            lock (gate)
            {
                if (!sheets.TryGetValue(number, out var kept)) sheets[number] = kept = (NewFold(number), 0);
                fold = kept.Fold;
            }
            if (!Habits.NeverRepairs || fold.Place.Length == 0) await Repair(fold, limit);
            lock (gate)
                if (sheets.ContainsKey(number)) sheets[number] = (fold, History.NowMs);
        }
    }

    async Task Repair(SheetFold fold, CancellationToken limit) => fold.Take(await Browser.Get($"/live/{Cafe.Id}/feeds/sheet/{fold.Number}?{query}{fold.Place}", limit));

    /// <summary>A gap, or a first snapshot that did not come when it was asked for.</summary>
    async Task Mend(SheetFold fold, CancellationToken limit)
    {
        await Repair(fold, limit);
        lock (gate)
            if (sheets.TryGetValue(fold.Number, out var kept) && kept.SinceMs == 0) sheets[fold.Number] = kept with { SinceMs = History.NowMs };
    }

    SheetFold NewFold(int number)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return new SheetFold(number, Habits, nonce =>
        {
            if (nonce.Length > 0 && seen.Add(nonce)) History.Saw(Name, Cafe.Letter, nonce);
        }, (from, to) => History.SteppedBack(Name, number, from, to));
    }

    async Task Look(CancellationToken limit)
    {
        var asked = LocalMs;
        var answer = await Browser.Get($"/live/{Cafe.Id}/feeds/me?{query}", limit);
        offsetMs = (double)(long)answer["at"]! - ((asked + LocalMs) / 2);
        me = answer["value"]!.DeepClone();
        lookAgain = TimeProvider.System.GetTimestamp() + (5 * TimeProvider.System.TimestampFrequency);
    }

    void Heard(string target, JsonNode argument)
    {
        switch (target)
        {
            case "Outcomes": Outbox.Take(argument); break;
            case "Me": me = argument["value"]!.DeepClone(); break;
            case "Sheet": FoldOf((int)argument["sheet"]!)?.Take(argument); break;
            case "Unwatched":
                lock (gate)
                    foreach (var feed in argument.AsArray().Select(feed => (string)feed!).Where(feed => feed.StartsWith("sheet/", StringComparison.Ordinal)))
                        if (sheets.Remove(int.Parse(feed[6..], System.Globalization.CultureInfo.InvariantCulture), out var left) && left.SinceMs > 0)
                            History.WasThere(Name, left.SinceMs, Cafe.StreamOf(left.Fold.Number));
                break;
        }
    }
}
