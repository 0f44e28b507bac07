using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Guests;

/// <summary>One guest: comes in, goes where the phone says, writes, stars, and bears what befalls them.</summary>
sealed class Guest(Character who, Crowd crowd) : IDisposable
{
    static readonly string[] Kinds = ["resonates", "differs", "question"];
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(120);

    readonly Browser browser = new(crowd.Site);
    readonly Outbox outbox = new(TimeProvider.System);
    readonly Queue<(string Kind, double Share)> writes = new();
    readonly string query = $"as=participant&lang={who.Languages[0]}";

    string cafe = "";
    JsonNode? me;
    long offsetMs;
    Line? line;
    Sheet? sheet;
    (int Round, double Walks) here;
    string watched = "";
    DateTimeOffset watchAgain;
    bool gone, wroteOffline;
    int arrived, helped;
    bool marked, wantedTime;

    public int Number => (int)me!["number"]!;
    public bool IsOver => me is not null && (bool)me["ended"]!;
    public int Unsent => outbox.Waiting;
    public Moment? Now => me is null ? null : Programme.At(me["programme"]!, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() + offsetMs);

    public async Task Join(CancellationToken cancel)
    {
        cafe = await browser.Join(crowd.Code, who.Fields, cancel);
        await Look(cancel);
    }

    public async Task Run(CancellationToken cancel)
    {
        var staying = Stay(cancel);
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                if (!gone && Now is { } now) await Act(now, cancel);
                await outbox.Flush(line, Post, cancel);
            }
            catch (Exception lost) when (IsTrouble(lost)) { }
            await Task.Delay(Tick, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await staying;

        Task<JsonNode> Post(JsonArray commands) => browser.Post($"/live/{cafe}/commands?{query}", commands, cancel);
    }

    /// <summary>Every text that stands on a sheet, as often as it stands there.</summary>
    public async Task<IEnumerable<string>> Texts(int number, CancellationToken cancel)
    {
        var snapshot = await browser.Get($"/live/{cafe}/feeds/sheet/{number}?{query}", cancel);
        return [.. snapshot["view"]!["ideas"]!.AsArray().Select(idea => (string)idea!["text"]!)];
    }

    public void Dispose() => browser.Dispose();

    async Task Act(Moment now, CancellationToken cancel)
    {
        if (who.Fate == "cut") LoseNetwork(now);
        if (who.Fate == "leaver" && now is { Kind: "talk", Round: 2, Share: > 0.4 })
        {
            gone = true;
            outbox.Put("cafe", new JsonObject { ["type"] = "leave" }, _ => crowd.Say("left", Number));
            return;
        }
        if (now.Kind == "gallery" && !marked && now.Share > 0.2) await Mark(cancel);
        if (now.Round is { } round && Stop(round) is { } at && (sheet?.Number != at || here.Round != round)) Sit(round, at);
        if (sheet is null) return;

        await Watch(cancel);
        if (who.Fate == "asks" && now is { Kind: "talk", Share: > 0.3 } && helped < here.Round) AskForHelp();
        if (who.Fate == "asks" && now is { Kind: "talk", Share: > 0.7 } && !wantedTime && (bool)me!["aside"]!["mayVotePace"]!) AskForTime();
        if (now.Kind is "talk" or "move" && arrived < here.Round && now.Share > here.Walks) Arrive(here.Round);
        while (writes.TryPeek(out var next) && (now.Kind == next.Kind && now.Share >= next.Share || next.Kind == "talk" && now.Kind == "write-up"))
        {
            writes.Dequeue();
            Write(anyLanguage: false);
        }
        // What nobody has put down in their own language somebody puts down for the others.
        if (now is { Kind: "write-up", Share: > 0.85 } or { Kind: "reflection" or "gallery" or "plenary" }) Write(anyLanguage: true);
        if (now is { Kind: "write-up", Share: > 0.7 } && crowd.MayStar(sheet.Number, here.Round)) Star();
    }

    void Sit(int round, int number)
    {
        sheet = new Sheet(number);
        here = (round, 0.1 + (Random.Shared.NextDouble() * 0.5));
        watched = "";
        writes.Clear();
        if (Random.Shared.NextDouble() < 0.35) writes.Enqueue(("talk", 0.5 + (Random.Shared.NextDouble() * 0.4)));
        writes.Enqueue(("write-up", 0.05 + (Random.Shared.NextDouble() * 0.4)));
        writes.Enqueue(("write-up", 0.5 + (Random.Shared.NextDouble() * 0.3)));
    }

    void Arrive(int round)
    {
        arrived = round;
        outbox.Put("cafe", new JsonObject { ["type"] = "arrive", ["round"] = round }, crowd.Told);
    }

    void Write(bool anyLanguage)
    {
        var (of, round) = (sheet!, here.Round);
        if (crowd.Ideas.Next(of.Number, round, who.Languages, text => of.IdOf(text) is not null, anyLanguage) is not { } idea) return;
        var act = new JsonObject
        {
            ["type"] = "capture",
            ["idea"] = Guid.NewGuid().ToString(),
            ["round"] = round,
            ["text"] = idea.Text,
            ["language"] = idea.Language,
        };
        if (idea.BuildsOn is { } text) act["buildsOn"] = of.IdOf(text);
        if ((string?)me!["attribution"] != "open") act["secret"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        outbox.Put(of.Feed, act, refused =>
        {
            crowd.Told(refused);
            if (refused is null) crowd.Wrote();
            else crowd.Ideas.Return(idea);
        });
    }

    /// <summary>Two for the hand-over card. Where a table has a host, the host alone may; the others are told so.</summary>
    void Star()
    {
        foreach (var idea in sheet!.OfRound(here.Round).Take(2))
            outbox.Put(sheet.Feed, new JsonObject { ["type"] = "star", ["idea"] = idea }, _ => { });
    }

    /// <summary>Once a round; whoever comes is told by the phone.</summary>
    void AskForHelp()
    {
        helped = here.Round;
        outbox.Put("cafe", new JsonObject { ["type"] = "ask-help", ["kind"] = "sound" }, refused =>
        {
            crowd.Told(refused);
            if (refused is null) crowd.Say("help", Number);
        });
    }

    void AskForTime()
    {
        wantedTime = true;
        outbox.Put("cafe", new JsonObject { ["type"] = "vote-pace", ["round"] = here.Round, ["vote"] = "more-time" }, crowd.Told);
    }

    /// <summary>Reads a sheet of the gallery and says something to three ideas on it.</summary>
    async Task Mark(CancellationToken cancel)
    {
        if (me!["gallery"]?["sheets"]?.AsArray() is not { Count: > 0 } sheets) return;
        marked = true;
        var number = (int)sheets[Random.Shared.Next(sheets.Count)]!["sheet"]!;
        var snapshot = await browser.Get($"/live/{cafe}/feeds/sheet/{number}?{query}", cancel);
        foreach (var idea in snapshot["view"]!["ideas"]!.AsArray().Where(idea => !(bool)idea!["takenBack"]!).OrderBy(_ => Random.Shared.Next()).Take(3))
        {
            var act = new JsonObject { ["type"] = "mark", ["idea"] = (string)idea!["id"]!, ["kind"] = Kinds[Random.Shared.Next(Kinds.Length)] };
            outbox.Put($"sheet/{number}", act, refused => { if (refused is null) crowd.Marked(); });
        }
    }

    /// <summary>From the middle of the second talk until the middle of its write-up; what is written meanwhile waits.</summary>
    void LoseNetwork(Moment now)
    {
        var cut = now is { Kind: "talk", Round: 2, Share: > 0.5 } or { Kind: "write-up", Round: 2, Share: < 0.6 };
        if (cut && !browser.Offline)
        {
            browser.Offline = true;
            line?.BreakOff();
            crowd.Say("cut", Number);
        }
        if (cut && !wroteOffline && sheet is not null)
        {
            wroteOffline = true;
            Write(anyLanguage: true);
        }
        if (!cut && browser.Offline)
        {
            crowd.Say("back", Number, Unsent);
            browser.Offline = false;
        }
    }

    int? Stop(int round) => me!["route"]!.AsArray().FirstOrDefault(stop => (int)stop!["round"]! == round) is { } found ? (int)found["sheet"]! : null;

    async Task Look(CancellationToken cancel)
    {
        var asked = TimeProvider.System.GetUtcNow();
        var answer = await browser.Get($"/live/{cafe}/feeds/me?{query}", cancel);
        var way = TimeProvider.System.GetUtcNow() - asked;
        offsetMs = (long)answer["at"]! - (asked + (way / 2)).ToUnixTimeMilliseconds();
        me = answer["value"];
    }

    /// <summary>Watch first, read second.</summary>
    async Task Watch(CancellationToken cancel)
    {
        if (line is not { IsOpen: true } open || watched == sheet!.Feed || TimeProvider.System.GetUtcNow() < watchAgain) return;
        watchAgain = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(1);
        if (!(await open.Watch([sheet.Feed], cancel)).Contains(sheet.Feed)) return;
        sheet.Take(await browser.Get($"/live/{cafe}/feeds/{sheet.Feed}?{query}", cancel));
        watched = sheet.Feed;
    }

    async Task Stay(CancellationToken cancel)
    {
        for (var tries = 0; !cancel.IsCancellationRequested; tries++)
        {
            try
            {
                using var open = await Line.Open(browser, $"/live/{cafe}?{query}", Called, cancel);
                await open.Watch(["me"], cancel);
                (line, watched, tries) = (open, "", 0);
                outbox.Reconnected();
                await open.Closed;
            }
            catch (Exception lost) when (IsTrouble(lost)) { }
            line = null;
            await Task.Delay(Random.Shared.Next(0, Math.Min(15_000, 400 << Math.Min(tries, 5))), cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    void Called(string target, JsonNode told)
    {
        switch (target)
        {
            case "Me": me = told["value"]!.DeepClone(); break;
            case "Outcomes": outbox.Take(told); break;
            case "Sheet" when sheet is { } of && (int)told["sheet"]! == of.Number && !of.Take(told): watched = ""; break;
            case "Unwatched" when told.AsArray().Any(feed => (string?)feed == watched): watched = ""; break;
        }
    }

    /// <summary>What a network does to people; everything else is a fault of this program.</summary>
    static bool IsTrouble(Exception e) =>
        e is WebSocketException or HttpRequestException or IOException or TimeoutException or OperationCanceledException or ObjectDisposedException;
}
