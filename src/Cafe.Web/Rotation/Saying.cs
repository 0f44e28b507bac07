using System.Collections.Immutable;
using System.Globalization;
using OpenTalks.Rotations;

namespace OpenTalks.Web.Rotation;

/// <summary>Says the planner's codes in words: names stand beside numbers, and the count that matters chooses the plural.</summary>
public sealed class Saying(Words words, SeatingCafe? cafe = null)
{
    /// <summary>Codes whose "people" are numbers of persons; everywhere else it counts them.</summary>
    static readonly ImmutableHashSet<string> Listing =
    [
        "apart-meet", "table-stranger", "stranger", "together-and-apart", "together-hosts", "together-no-mixed-table", "together-too-many", "split-together",
        "must-be-together", "table-overfull", "together", "untogether", "apart", "unapart",
    ];

    static readonly string[] Persons = ["person", "other"];
    static readonly string[] Counts =
        ["count", "people", "pairs", "seats", "tables", "groups", "minutes", "max", "min", "hosts", "bridges", "needed", "rounds", "more", "size", "table", "round", "least"];

    /// <summary>Every name that a code may carry, so that a text can ask for any of them.</summary>
    static readonly string[] Names =
    [
        .. Counts, .. Persons, "booked", "done", "fewer", "host", "language", "most", "questions", "region", "into",
    ];

    /// <param name="key">Of the text: "planner.wrong-table-full".</param>
    public string Of(string key, Remark remark)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var name in Names) values[name] = "–";
        foreach (var (name, text) in remark.With) values[name] = Value(remark.Code, name, text);
        values["n"] = Counts.Select(name => remark.With.TryGetValue(name, out var text) && Number(text) is { } n ? n : (long?)null).FirstOrDefault(n => n is not null) ?? 0L;
        return words.Say(key, [.. values.Select(value => (value.Key, value.Value))]);
    }

    public string Wrong(Finding finding) =>
        $"{Of($"planner.wrong-{finding.What.Code}", finding.What)} {Of($"planner.remedy-{finding.Remedy.Code}", finding.Remedy)}";

    public string Did(Remark what) => Of($"seating.did-{what.Code}", what);

    public string Person(int number) => cafe?.NameOf(number) is { Length: > 0 } name
        ? words.Say("seating.person", ("name", name), ("number", number))
        : words.Say("seating.person-unnamed", ("number", number));

    public string People(IEnumerable<int> numbers) => string.Join(words["common.list"], numbers.Select(Person));

    public string Language(string code) => code.Length == 0 ? words["seating.unsaid"] : words[$"seating.language-{code}"];

    public string Region(string key) => key.Length == 0 ? words["seating.unsaid"] : words[$"people.region-{key}"];

    public string Group(string key) => key.Length == 0 ? words["seating.unsaid"] : words[$"people.group-{key}"];

    object Value(string code, string name, string text) => name switch
    {
        "person" or "other" => Number(text) is { } number ? Person((int)number) : text,
        "people" when Listing.Contains(code) => People(text.Split(", ").Select(one => int.Parse(one, CultureInfo.InvariantCulture))),
        "language" => Language(text),
        "region" => Region(text),
        _ => Number(text) is { } number ? number : text,
    };

    static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
