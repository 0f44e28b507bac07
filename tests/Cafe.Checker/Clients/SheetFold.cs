using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using OpenTalks.Checker.Breaks;
using OpenTalks.Checker.Verdicts;

namespace OpenTalks.Checker.Clients;

/// <summary>A sheet as one client has folded it out of snapshots and facts, by docs/protocol.md.</summary>
/// <param name="saw">Told the first word of every text that comes.</param>
/// <param name="steppedBack">Told the versions before and after, where it goes back within an epoch.</param>
sealed class SheetFold(int number, Habits habits, Action<string> saw, Action<long, long> steppedBack)
{
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    readonly Lock gate = new();
    readonly List<Card> ideas = [];
    readonly List<JsonNode> early = [];
    string? epoch;
    long version;
    long gapSince;

    public int Number => number;

    /// <summary>What to ask for what came after; empty before the first snapshot.</summary>
    public string Place
    {
        get { lock (gate) return epoch is null ? "" : string.Create(CultureInfo.InvariantCulture, $"&after={Uri.EscapeDataString(epoch)}.{version}"); }
    }

    /// <summary>A version has been missing for 300 ms, or there is no snapshot yet.</summary>
    public bool WantsRepair
    {
        get { lock (gate) return epoch is null || (early.Count > 0 && !habits.NeverRepairs && TimeProvider.System.GetElapsedTime(gapSince) > Patience); }
    }

    public Board Board(string whose, string stream)
    {
        lock (gate) return new(whose, stream, version, [.. ideas]);
    }

    public IReadOnlyList<Card> Ideas
    {
        get { lock (gate) return [.. ideas]; }
    }

    /// <summary>A snapshot, news, or that nothing is new.</summary>
    public void Take(JsonNode answer)
    {
        lock (gate)
        {
            if (answer["view"] is { } view) Start(answer, view);
            else if (answer["facts"] is not null)
            {
                if (early.Count == 0) gapSince = TimeProvider.System.GetTimestamp();
                early.Add(answer);
            }
            if (epoch is not null) Advance();
        }
    }

    public static ImmutableArray<Card> CardsOf(JsonNode view) => [.. view["ideas"]!.AsArray().Select(idea => CardOf(idea!))];

    void Start(JsonNode answer, JsonNode view)
    {
        var (theirs, at) = ((string)answer["epoch"]!, (long)answer["version"]!);
        // Whoever asks with a place gets news; a whole snapshot that is older shows that the server has gone back.
        if (theirs == epoch && at < version) steppedBack(version, at);
        if (theirs == epoch && at <= version) return;
        (epoch, version) = (theirs, at);
        ideas.Clear();
        ideas.AddRange(CardsOf(view));
        foreach (var card in ideas) saw(Evidence.NonceOf(card.Text));
    }

    void Advance()
    {
        early.RemoveAll(news => (string)news["epoch"]! != epoch);
        // What came by asking may begin before what was pushed and end after it, so the one that fits is looked for each time.
        while (early.Where(Fits).MinBy(FirstOf) is { } news)
        {
            early.Remove(news);
            var to = (long)news["version"]!;
            foreach (var fact in news["facts"]!.AsArray().Skip((int)Math.Max(0, version + 1 - FirstOf(news))))
                if (!habits.Drops()) Apply(fact!);
            if (to > version) version = to;
        }
    }

    bool Fits(JsonNode news) => habits.NeverRepairs || FirstOf(news) <= version + 1;

    static long FirstOf(JsonNode news) => (long)news["version"]! - news["facts"]!.AsArray().Count + 1;

    void Apply(JsonNode fact)
    {
        switch ((string)fact["type"]!)
        {
            case "captured":
                ideas.Add(CardOf(fact["idea"]!));
                saw(Evidence.NonceOf(ideas[^1].Text));
                break;
            case "edited":
                Change(fact, card => card with { Text = (string)fact["text"]! });
                saw(Evidence.NonceOf((string)fact["text"]!));
                break;
            case "taken-back": Change(fact, card => card with { TakenBack = true, Text = "" }); break;
            case "put-back": Change(fact, card => card with { TakenBack = false, Text = (string)fact["text"]! }); break;
            case "starred": Change(fact, card => card with { StarredIn = (int)fact["round"]! }); break;
            case "unstarred": Change(fact, card => card with { StarredIn = null }); break;
            case "counted":
                var counts = fact["ideas"]!.AsArray().ToDictionary(one => (string)one!["idea"]!, one => MarksOf(one!["marks"]));
                for (var i = 0; i < ideas.Count; i++) ideas[i] = ideas[i] with { Marks = counts.GetValueOrDefault(ideas[i].Id) };
                break;
        }
    }

    void Change(JsonNode fact, Func<Card, Card> change)
    {
        var at = ideas.FindIndex(card => card.Id == (string)fact["idea"]!);
        if (at >= 0) ideas[at] = change(ideas[at]);
    }

    static Card CardOf(JsonNode idea) => new(
        (string)idea["id"]!, (int)idea["place"]!, (int)idea["round"]!, (string)idea["text"]!, (bool)idea["takenBack"]!, (int?)idea["starredIn"], MarksOf(idea["marks"]));

    static int? MarksOf(JsonNode? marks) => marks is null ? null : marks.AsObject().Sum(kind => (int)kind.Value!);
}
