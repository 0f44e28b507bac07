using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Guests;
using OpenTalks.Checker.Histories;

namespace OpenTalks.Checker.Clients;

/// <summary>What somebody with a device does: arrives, writes, changes and takes back what is theirs, stars, and marks in the gallery.</summary>
sealed class Person(Client client, Random random)
{
    static readonly string[] Marks = ["resonates", "differs", "question"];

    readonly List<Mine> mine = [];
    readonly Dictionary<string, bool> marking = new(StringComparer.Ordinal);
    long next;
    int written, arrived, galleryOf;

    sealed class Mine(string id, int sheet, int round, string? secret)
    {
        public string Id => id;
        public int Sheet => sheet;
        public int Round => round;
        public string? Secret => secret;
        public bool IsBusy { get; set; } = true;
        public bool IsThere { get; set; }
        public bool TakenBack { get; set; }
    }

    /// <summary>The sheets that this person should have before them.</summary>
    public IEnumerable<int> Reads()
    {
        if (client.Now is not { } now) return [];
        var here = Stops.Where(stop => stop.Round == now.Round).Select(stop => stop.Sheet);
        return galleryOf > 0 ? here.Append(galleryOf) : here;
    }

    IEnumerable<(int Round, int Sheet)> Stops => client.Me!["route"]!.AsArray().Select(stop => ((int)stop!["round"]!, (int)stop["sheet"]!));

    /// <summary>Something every two seconds or so.</summary>
    public void Acts()
    {
        var moment = TimeProvider.System.GetTimestamp();
        if (moment < next || client.Now is not { } now || !Stops.Any() || client.Outbox.Waiting > 20) return;
        next = moment + (long)(TimeProvider.System.TimestampFrequency * (0.7 + (random.NextDouble() * 2.4)));
        if (now.Round is { } round && now.Kind is "talk" or "move" && arrived < now.Round && Stops.Any(stop => stop.Round == now.Round))
        {
            arrived = now.Round!.Value;
            _ = Ask("arrive", "cafe", new JsonObject { ["type"] = "arrive", ["round"] = arrived });
            return;
        }
        var stops = Stops.Where(stop => now.Kind is "gallery" or "reflection" or "plenary" or "close" || stop.Round <= now.Round).ToList();
        if (stops.Count == 0) return;
        // Now and then an idea of an earlier round, which comes late.
        var (of, sheet) = random.NextDouble() < 0.85 ? stops[^1] : stops[random.Next(stops.Count)];
        var roll = random.NextDouble();
        if (now.Kind == "gallery" && roll < 0.6) _ = Mark(sheet);
        else if (roll < 0.55) _ = Capture(of, sheet);
        else if (roll < 0.85) _ = Change();
        else if (now.Round is { } running && running == of) _ = Star(sheet);
    }

    async Task Capture(int round, int sheet)
    {
        var (id, nonce) = (Guid.NewGuid().ToString(), Nonce());
        var secret = client.Cafe.KeepsAuthors ? null : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var own = new Mine(id, sheet, round, secret);
        mine.Add(own);
        var act = new JsonObject { ["type"] = "capture", ["idea"] = id, ["round"] = round, ["text"] = $"{nonce} is what we say", ["language"] = "en" };
        if (secret is not null) act["secret"] = secret;
        own.IsThere = await Ask("capture", $"sheet/{sheet}", act, id, nonce) is null;
        own.IsBusy = false;
        if (own.IsThere && random.NextDouble() < 0.06) await client.ReadsAgain(sheet, id, nonce);
    }

    /// <summary>One act about an idea at a time: with two under way nobody knows which came last.</summary>
    async Task Change()
    {
        var free = mine.Where(idea => idea is { IsThere: true, IsBusy: false }).ToList();
        if (free.Count == 0) return;
        var idea = free[random.Next(free.Count)];
        idea.IsBusy = true;
        var kind = idea.TakenBack ? "put-back" : random.NextDouble() < 0.7 ? "edit" : "take-back";
        var nonce = kind == "edit" ? Nonce() : null;
        var act = new JsonObject { ["type"] = kind, ["idea"] = idea.Id };
        if (nonce is not null) act["text"] = $"{nonce} is what we mean";
        if (idea.Secret is not null) act["secret"] = idea.Secret;
        if (await Ask(kind, $"sheet/{idea.Sheet}", act, idea.Id, nonce) is null && kind != "edit") idea.TakenBack = kind == "take-back";
        idea.IsBusy = false;
    }

    async Task Star(int sheet)
    {
        if (client.FoldOf(sheet)?.Ideas.Where(card => !card.TakenBack).ToList() is not { Count: > 0 } cards) return;
        var card = cards[random.Next(cards.Count)];
        var kind = card.StarredIn is null ? "star" : "unstar";
        await Ask(kind, $"sheet/{sheet}", new JsonObject { ["type"] = kind, ["idea"] = card.Id }, card.Id);
    }

    async Task Mark(int sheet)
    {
        galleryOf = sheet;
        if (client.FoldOf(sheet)?.Ideas.Where(card => !card.TakenBack && !marking.GetValueOrDefault(card.Id)).ToList() is not { Count: > 0 } cards) return;
        var card = cards[random.Next(cards.Count)];
        marking[card.Id] = true;
        var kind = random.NextDouble() < 0.75 ? "mark" : "unmark";
        var act = new JsonObject { ["type"] = kind, ["idea"] = card.Id };
        if (kind == "mark") act["kind"] = Marks[random.Next(3)];
        await Ask(kind, $"sheet/{sheet}", act, card.Id);
        marking[card.Id] = false;
    }

    Task<string?> Ask(string kind, string to, JsonObject what, string? idea = null, string? nonce = null)
    {
        var id = Guid.NewGuid();
        var stream = to == "cafe" ? client.Cafe.Stream : client.Cafe.StreamOf(int.Parse(to[6..], System.Globalization.CultureInfo.InvariantCulture));
        return client.Outbox.Put(client.History.Invoked(client.Name, client.Cafe.Letter, kind, stream, id, idea, nonce), id, to, what);
    }

    string Nonce() => $"{client.Cafe.Letter}-{client.Name}-{++written}";
}
