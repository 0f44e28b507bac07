using System.Collections.Immutable;
using System.Text.Json;
using OpenTalks.Rotations;

namespace OpenTalks.Benchmarks.Seatings;

/// <summary>An instance in the judge's form: people there have names, the planner's have numbers.</summary>
sealed record Instance(string Name, Room Room, Rules Rules, ImmutableArray<string> Ids)
{
    public static Instance Read(JsonElement json)
    {
        var ids = json.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("id").GetString()!).ToImmutableArray();
        var number = new Dictionary<string, int>(StringComparer.Ordinal);
        int Number(string id)
        {
            // A name nobody has gets a number nobody has: refusing it is the planner's business.
            if (!number.TryGetValue(id, out var n)) number[id] = n = number.Count + 1;
            return n;
        }
        foreach (var id in ids) Number(id);
        var absent = new Dictionary<string, ImmutableArray<int>>();
        if (json.TryGetProperty("absent", out var away))
            foreach (var one in away.EnumerateObject()) absent[one.Name] = [.. one.Value.EnumerateArray().Select(r => r.GetInt32())];
        var people = json.GetProperty("people").EnumerateArray().Select(p => new RoomPerson(Number(p.GetProperty("id").GetString()!))
        {
            Group = Text(p, "group") ?? "",
            Organisation = Text(p, "organisation") ?? "",
            Region = Text(p, "region") ?? "",
            Languages = p.TryGetProperty("languages", out var spoken) ? [.. spoken.EnumerateArray().Select(l => l.GetString()!)] : [],
            Place = PlaceOf(Text(p, "place")),
            HostOf = HostOf(p).FirstOrDefault() is not 0 and var host ? host : null,
            StaysPut = p.TryGetProperty("staysPut", out var stays) && stays.ValueKind == JsonValueKind.True,
            Absent = absent.GetValueOrDefault(p.GetProperty("id").GetString()!, []),
        });
        // A host of two tables is two entries of one person; the planner says no.
        var twice = json.GetProperty("people").EnumerateArray().SelectMany(p => HostOf(p).Skip(1).Select(t => new RoomPerson(Number(p.GetProperty("id").GetString()!)) { HostOf = t }));
        var tables = json.GetProperty("tables").EnumerateArray().Select(t =>
            new RoomTable(t.GetProperty("number").GetInt32(), t.GetProperty("min").GetInt32(), t.GetProperty("max").GetInt32())
            {
                Place = PlaceOf(Text(t, "place")),
                Question = Text(t, "question"),
            });
        var once = json.TryGetProperty("eachQuestionOnce", out var each) && each.ValueKind == JsonValueKind.True;
        var room = new Room([.. people, .. twice], [.. tables], json.GetProperty("rounds").GetInt32())
        {
            Format = once ? Format.QuestionPerTable : Format.QuestionPerRound,
            Together = Lists("together"),
            Apart = Lists("apart"),
        };
        return new(Text(json, "name") ?? "", room, Rules.Default, [.. number.OrderBy(n => n.Value).Select(n => n.Key)]);

        ImmutableArray<ImmutableArray<int>> Lists(string name) => json.TryGetProperty(name, out var lists)
            ? [.. lists.EnumerateArray().Select(l => l.EnumerateArray().Select(id => Number(id.GetString()!)).ToImmutableArray())] : [];
    }

    static int[] HostOf(JsonElement person) => !person.TryGetProperty("hostOf", out var host) ? [] : host.ValueKind switch
    {
        JsonValueKind.Number when host.GetInt32() != 0 => [host.GetInt32()],
        JsonValueKind.Array => [.. host.EnumerateArray().Select(t => t.GetInt32())],
        _ => [],
    };

    static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static Place PlaceOf(string? place) => place switch { "remote" => Place.Remote, "mixed" => Place.Mixed, _ => Place.Room };

    public int NumberOf(string id) => Ids.IndexOf(id) + 1;
}
