using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenTalks.Benchmarks.Seatings;

/// <summary>
/// Instances to try the planner on, made from a kind and a seed: <c>rotation --make KIND [--seed K]</c>. Kinds: hosts-rest, absent, together,
/// monolingual, uneven, planted, remote, golfers-PEOPLE-TABLES-ROUNDS.
/// </summary>
sealed class Invented
{
    static readonly string[] s_groups = ["government", "civil society", "private sector", "technical community", "academia", "intergovernmental", "media and other"];
    static readonly string[] s_regions = ["african", "asia-pacific", "eastern european", "latin american and caribbean", "western european and others", "other"];
    static readonly string[] s_others = ["fr", "es", "ar", "zh", "ru"];
    readonly Random _random;
    readonly JsonArray _people = [], _tables = [], _together = [], _apart = [];
    readonly JsonObject _absent = [];
    int _rounds = 3;
    bool _once = true;

#pragma warning disable CA5394 // Instances are made to be made again, not to be secret.
    Invented(int seed) => _random = new(seed);

    public static void Print(string kind, int seed, Stream to)
    {
        var made = new Invented(seed);
        made.Make(kind);
        using var writer = new Utf8JsonWriter(to);
        new JsonObject
        {
            ["name"] = $"{kind}-{seed}", ["rounds"] = made._rounds, ["eachQuestionOnce"] = made._once, ["tables"] = made._tables, ["people"] = made._people,
            ["together"] = made._together, ["apart"] = made._apart, ["absent"] = made._absent,
        }.WriteTo(writer);
    }

    void Make(string kind)
    {
        switch (kind.Split('-'))
        {
            case ["hosts", "rest"]:
                Tables(12, 3, 5, 3);
                People(52);
                for (var t = 0; t < 12; t++) _people[t]!["hostOf"] = t + 1;
                for (var t = 0; t < 12; t += 2) _absent[Id(t)] = new JsonArray(3);
                break;
            case ["absent"]:
                Tables(12, 3, 6, 3);
                People(54);
                for (var p = 0; p < 54; p++) if (_random.Next(4) == 0) _absent[Id(p)] = new JsonArray(1 + _random.Next(3));
                break;
            case ["together"]:
                Tables(12, 4, 6, 3);
                People(60);
                for (var p = 0; p < 8; p++) _together.Add(new JsonArray(Id(2 * p), Id(2 * p + 1)));
                _together.Add(new JsonArray(Id(20), Id(21), Id(22)));
                _apart.Add(new JsonArray(Id(30), Id(31), Id(32)));
                break;
            case ["monolingual"]:
                Tables(12, 4, 5, 3);
                People(54);
                for (var p = 0; p < 16; p++) _people[p]!["languages"] = new JsonArray(s_others[p % 2]);
                for (var p = 16; p < 26; p++) _people[p]!["languages"] = new JsonArray("en", s_others[p % 2]);
                break;
            default: MakeTables(kind); break;
        }
    }

    void MakeTables(string kind)
    {
        switch (kind.Split('-'))
        {
            case ["uneven"]:
                for (var t = 0; t < 12; t++) Table(2 + t % 3, 4 + t % 3 * 2, t % 3, "room");
                People(61);
                break;
            case ["remote"]:
                for (var t = 0; t < 24; t++) Table(3, 6, t % 3, t < 6 ? "remote" : t < 10 ? "mixed" : "room");
                People(110);
                for (var p = 0; p < 110; p++) if (p % 4 == 0) _people[p]!["place"] = "remote";
                break;
            case ["planted"]:
                Planted(_random.Next(2) == 0 ? 7 : 8, 5, 5);
                break;
            case ["golfers", var people, var tables, var rounds]:
                (_rounds, _once) = (int.Parse(rounds, null), false);
                int n = int.Parse(people, null), count = int.Parse(tables, null);
                for (var t = 0; t < count; t++) Table(n / count, (n + count - 1) / count, null, "room");
                People(n);
                foreach (var p in _people) (p!["group"], p["organisation"], p["languages"]) = ("participant", "", new JsonArray("en"));
                break;
            default: throw new ArgumentException($"no kind {kind}", nameof(kind));
        }
    }

    static string Id(int index) => $"p{index + 1:0000}";

    void Tables(int count, int min, int max, int questions)
    {
        for (var t = 0; t < count; t++) Table(min, max, t % questions, "room");
    }

    void Table(int min, int max, int? question, string place)
    {
        var table = new JsonObject { ["number"] = _tables.Count + 1, ["min"] = min, ["max"] = max, ["place"] = place };
        if (question is { } q) table["question"] = $"q{q + 1}";
        _tables.Add(table);
    }

    void People(int count)
    {
        for (var p = 0; p < count; p++)
        {
            var languages = new JsonArray("en");
            if (_random.Next(2) == 0) languages.Add(s_others[_random.Next(5)]);
            _people.Add(new JsonObject
            {
                ["id"] = Id(p), ["group"] = s_groups[Math.Min(_random.Next(7), _random.Next(7))], ["organisation"] = $"o{_random.Next(count)}",
                ["region"] = s_regions[_random.Next(6)], ["languages"] = languages, ["place"] = "room",
            });
        }
    }

    /// <summary>
    /// A perfect plan is hidden: rows of a plane modulo a prime (or any number of tables), people in random order, groups by row and organisations of people who
    /// never meet in it.
    /// </summary>
    void Planted(int tables, int rows, int rounds)
    {
        (_rounds, _once) = (rounds, false);
        if (tables == 8) (rows, rounds, _rounds) = (6, 3, 3);
        for (var t = 0; t < tables; t++) Table(rows, rows, null, "room");
        People(rows * tables);
        var order = Enumerable.Range(0, rows * tables).OrderBy(_ => _random.Next()).ToArray();
        for (var row = 0; row < rows; row++)
            for (var x = 0; x < tables; x++)
            {
                var person = _people[order[row * tables + x]]!;
                // Those of one row never meet, so they may be of one group and, two by two, of one organisation.
                person["group"] = s_groups[row / 2];
                person["organisation"] = $"o{row * 100 + x / 4}";
                person["languages"] = row == 0 ? new JsonArray("fr") : row == 1 ? new JsonArray("fr", "en") : new JsonArray("en");
            }
    }
}
