using System.Text.Json.Nodes;

namespace Guests;

/// <summary>
/// The guests of a rehearsal, a program of its own: it knows docs/protocol.md and none of the product's types. Started as
/// <c>Cafe.Host guests --url http://localhost:5080 --code K7MR4WPD</c>; it says what happens as lines of JSON and ends with its input.
/// </summary>
public sealed class Crowd
{
    const int JoinAtOnce = 6;

    /// <summary>In which round those who come late do.</summary>
    static readonly int[] LateIn = [1, 1, 1, 2, 2, 3];

    readonly Lock gate = new();
    readonly HashSet<(int Sheet, int Round)> starred = [];
    readonly SortedDictionary<string, int> refusals = new(StringComparer.Ordinal);
    int came, wrote, marked;

    Crowd(Uri site, string code) => (Site, Code) = (site, code);

    internal Uri Site { get; }
    internal string Code { get; }
    internal Ideas Ideas { get; } = new();

    /// <returns>0 when every idea stood on the sheets exactly once.</returns>
    public static async Task<int> Run(string[] arguments)
    {
        string? Option(string name) => arguments.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();
        if (!Uri.TryCreate(Option("--url"), UriKind.Absolute, out var site) || Option("--code") is not { } code)
        {
            await Console.Error.WriteLineAsync("Cafe.Host guests --url http://localhost:5080 --code K7MR4WPD");
            return 64;
        }

        using var end = new CancellationTokenSource();
        // Whoever started the guests holds their input open; when that ends, by whatever cause, so do they.
        _ = Task.Run(async () =>
        {
            while (await Console.In.ReadLineAsync() is not null) { }
            await end.CancelAsync();
        });
        try
        {
            return await new Crowd(site, code).Attend(end.Token);
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
        catch (HttpRequestException gone)
        {
            await Console.Error.WriteLineAsync($"The café does not answer: {gone.Message}");
            return 1;
        }
    }

    async Task<int> Attend(CancellationToken cancel)
    {
        var all = Character.All();
        var guests = all.Select(character => new Guest(character, this)).ToArray();
        var (early, late) = (guests.Where((_, i) => all[i].Fate != "late").ToArray(), guests.Where((_, i) => all[i].Fate == "late").ToArray());
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var lives = new List<Task>();
        await Parallel.ForEachAsync(early, new ParallelOptions { MaxDegreeOfParallelism = JoinAtOnce, CancellationToken = cancel }, async (guest, stop) =>
        {
            await Come(guest, stop);
            lock (gate) lives.Add(guest.Run(over.Token));
        });
        Say("leaver", guests[all.IndexOf(all.First(character => character.Fate == "leaver"))].Number);

        var lead = guests[all.IndexOf(all.First(character => character.Fate == ""))];
        for (var i = 0; i < late.Length; i++)
        {
            while (!(lead.IsOver || lead.Now is { Kind: "talk", Share: > 0.35 } now && now.Round >= LateIn[i])) await Task.Delay(100, cancel);
            await Come(late[i], cancel);
            Say("late", late[i].Number);
            lives.Add(late[i].Run(over.Token));
        }

        while (!lead.IsOver || guests.Any(guest => guest.Unsent > 0))
        {
            // A guest that has failed would be waited for in vain.
            if (lives.Find(life => life.IsFaulted) is { } broken) await broken;
            await Task.Delay(200, cancel);
        }
        var end = await Check(lead, cancel);
        await over.CancelAsync();
        await Task.WhenAll(lives);
        foreach (var guest in guests) guest.Dispose();
        return end;
    }

    async Task<int> Check(Guest reader, CancellationToken cancel)
    {
        var there = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sheet in Ideas.All.Select(idea => idea.Sheet).Distinct())
            foreach (var text in await reader.Texts(sheet, cancel)) there[text] = there.GetValueOrDefault(text) + 1;
        var missing = Ideas.All.Count(idea => !there.ContainsKey(idea.Text));
        var twice = Ideas.All.Count(idea => there.GetValueOrDefault(idea.Text) > 1);
        lock (gate)
        {
            Line(new JsonObject
            {
                ["said"] = "end",
                ["written"] = wrote,
                ["marked"] = marked,
                ["missing"] = missing,
                ["twice"] = twice,
                ["refused"] = new JsonObject(refusals.Select(refused => KeyValuePair.Create(refused.Key, (JsonNode?)refused.Value))),
            });
        }
        return missing + twice == 0 ? 0 : 1;
    }

    async Task Come(Guest guest, CancellationToken cancel)
    {
        await guest.Join(cancel);
        Say("came", guest.Number, Interlocked.Increment(ref came));
    }

    /// <summary>Once for a table and a round: somebody marks what the next people shall read first.</summary>
    internal bool MayStar(int sheet, int round)
    {
        lock (gate) return starred.Add((sheet, round));
    }

    internal void Marked() => Interlocked.Increment(ref marked);

    internal void Wrote() => Interlocked.Increment(ref wrote);

    /// <param name="refused">The code; null where it was done.</param>
    internal void Told(string? refused)
    {
        if (refused is null) return;
        lock (gate) refusals[refused] = refusals.GetValueOrDefault(refused) + 1;
    }

    internal void Say(string what, int number, int? count = null)
    {
        var said = new JsonObject { ["said"] = what, ["number"] = number };
        if (count is { } n) said["n"] = n;
        lock (gate) Line(said);
    }

    static void Line(JsonObject said)
    {
        Console.Out.WriteLine(said.ToJsonString());
        Console.Out.Flush();
    }
}
