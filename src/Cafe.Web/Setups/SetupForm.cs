using System.Collections.Immutable;
using System.Globalization;

namespace OpenTalks.Web.Setups;

/// <summary>
/// A set-up as it stands in the form: the text of each field by its name ("title", "tables.2.name", positions from 0), whether it can
/// be read or not, so that nothing typed is ever lost. A check box that is not ticked has no field.
/// </summary>
public sealed record SetupForm(ImmutableDictionary<string, string> Fields)
{
    public string this[string name] => Fields.GetValueOrDefault(name, "");

    public bool Has(string name) => Fields.ContainsKey(name);

    /// <summary>Items of a list, counted by the field that each of them has.</summary>
    public int Count(string list)
    {
        var count = 0;
        while (Fields.ContainsKey($"{list}.{count}.{Always(list)}")) count++;
        return count;
    }

    public SetupForm With(string name, string? text) => new(text is null ? Fields.Remove(name) : Fields.SetItem(name, text));

    public SetupForm With(string name, int number) => With(name, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The list in another order, or without some of it: new places from the old ones.</summary>
    public SetupForm Arranged(string list, IEnumerable<int> places)
    {
        var fields = Fields.RemoveRange(Fields.Keys.Where(name => name.StartsWith($"{list}.", StringComparison.Ordinal)));
        var to = 0;
        foreach (var from in places)
        {
            foreach (var (name, text) in ItemOf(list, from)) fields = fields.SetItem($"{list}.{to}.{name}", text);
            to++;
        }
        return new(fields);
    }

    /// <summary>An item at the end of the list, or before a place.</summary>
    public SetupForm Added(string list, int? before, params (string Name, string Text)[] item)
    {
        var count = Count(list);
        var with = this;
        foreach (var (name, text) in item) with = with.With($"{list}.{count}.{name}", text);
        return before is not { } place || place >= count ? with : with.Arranged(list, [.. Enumerable.Range(0, place), count, .. Enumerable.Range(place, count - place)]);
    }

    IEnumerable<(string Name, string Text)> ItemOf(string list, int at)
    {
        var prefix = $"{list}.{at}.";
        return Fields.Where(field => field.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(field => (field.Key[prefix.Length..], field.Value));
    }

    static string Always(string list) => list == "phases" ? "kind" : "number";
}
