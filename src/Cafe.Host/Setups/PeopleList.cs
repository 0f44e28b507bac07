using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using OpenTalks.Cafes;
using OpenTalks.People;
using OpenTalks.Web.Setups;

namespace OpenTalks.Host.Setups;

/// <summary>Reads people from a CSV file: what is good is kept, and of every other row it says in which line and why.</summary>
sealed class PeopleList
{
    public const int MostRows = 2_000, LongestFile = 4 * 1024 * 1024;

    static readonly char[] Delimiters = [',', ';', '\t'];

    readonly Cafe cafe;
    readonly Dictionary<string, int> seen = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<int> hosted;
    readonly List<ListRow> rows = [];
    readonly List<Newcomer> good = [];

    PeopleList(Cafe cafe, IEnumerable<PersonDetails> there)
    {
        this.cafe = cafe;
        hosted = [.. cafe.Arrangement.Hosts.Keys];
        foreach (var person in there) seen.TryAdd(Same(person.Name, person.Organisation), 0);
    }

    /// <param name="there">Who is in the café already.</param>
    /// <returns>The people to be imported, and each row with what is wrong with it; or what is wrong with the whole file.</returns>
    public static (ImmutableArray<Newcomer> Good, ImmutableArray<ListRow> Rows, ListWrong? Wrong) Read(string text, Cafe cafe, IEnumerable<PersonDetails> there)
    {
        var list = new PeopleList(cafe, there);
        var wrong = list.ReadAll(text);
        return wrong is null ? ([.. list.good], [.. list.rows], null) : ([], [], wrong);
    }

    ListWrong? ReadAll(string text)
    {
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = $"{DelimiterOf(text)}", BadDataFound = null });
        if (!parser.Read()) return new("file-empty", "");
        var columns = (parser.Record ?? []).Select(ListColumns.Of).ToArray();
        if (!columns.Contains(ListColumns.Name)) return new("column-missing", string.Join(" · ", parser.Record ?? []));
        if (columns.Where(column => column is not null).GroupBy(column => column).FirstOrDefault(column => column.Count() > 1) is { } twice) return new("column-twice", parser.Record![Array.IndexOf(columns, twice.Key)]);
        var count = 0;
        while (parser.Read())
        {
            if (parser.Record is not { } record || record.All(string.IsNullOrWhiteSpace)) continue;
            if (++count <= MostRows) Keep(parser.RawRow - parser.RawRecord.Trim().Count(sign => sign == '\n'), column => Array.IndexOf(columns, column) is >= 0 and var at && at < record.Length ? OpenTalks.Text.Line(record[at]) : "");
        }
        return count > MostRows ? new("rows-too-many", count.ToString(CultureInfo.InvariantCulture)) : count == 0 ? new("file-empty", "") : null;
    }

    void Keep(int line, Func<string, string> of)
    {
        var name = of(ListColumns.Name);
        var (left, wrong) = (new List<string>(), (string?)null);
        string? Known(string column, Func<string, string?> find)
        {
            var typed = of(column);
            if (typed.Length == 0) return null;
            var known = find(typed);
            if (known is null) left.Add(typed);
            return known;
        }
        bool Says(string column)
        {
            if (ListColumns.IsYes(of(column)) is { } yes) return yes;
            left.Add(of(column));
            return false;
        }

        var languages = of(ListColumns.Languages).Split([',', ';', '/', '+', '|', '、', '،'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(typed => (Typed: typed, Code: ListColumns.LanguageOf(typed))).ToList();
        left.AddRange(languages.Where(language => language.Code is null).Select(language => language.Typed));
        var details = Names.Tidied(new PersonDetails(name, Says(ListColumns.Remote), Known(ListColumns.Group, ListColumns.GroupOf), of(ListColumns.Organisation),
            Known(ListColumns.Region, ListColumns.RegionOf), [.. languages.Select(language => language.Code).OfType<string>()], of(ListColumns.Needs)));
        int? host = null;
        if (of(ListColumns.Host) is { Length: > 0 } table)
        {
            host = TableOf(table);
            wrong = host is null ? "table-unknown" : hosted.Contains(host.Value) ? "host-twice" : null;
        }
        var same = Same(name, details.Organisation);
        int? first = null;
        if (OpenTalks.Text.IsInvisible(name)) wrong = "name-missing";
        else if (name.Length > Names.Longest) wrong = "name-too-long";
        else if (seen.TryGetValue(same, out var before)) (wrong, first) = (before == 0 ? "there-already" : "twice", before);
        else seen.Add(same, line);

        var person = new Newcomer(details, host, Says(ListColumns.Stays));
        if (wrong is null)
        {
            good.Add(person);
            if (host is { } hosts) hosted.Add(hosts);
        }
        rows.Add(new ListRow(line, name, person, wrong, first, string.Join(", ", left.Distinct())));
    }

    int? TableOf(string typed) => (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? cafe.Table(number)
        : cafe.Setup!.Tables.FirstOrDefault(table => string.Equals(table.Name, typed, StringComparison.OrdinalIgnoreCase)))?.Number;

    static string Same(string name, string? organisation) => $"{name}\n{organisation}";

    /// <summary>The one that the first line has most of, outside quotation marks.</summary>
    static char DelimiterOf(string text)
    {
        var (quoted, counts) = (false, new int[Delimiters.Length]);
        foreach (var sign in text)
        {
            if (sign is '\n' or '\r' && !quoted) break;
            if (sign == '"') quoted = !quoted;
            else if (!quoted && Array.IndexOf(Delimiters, sign) is >= 0 and var at) counts[at]++;
        }
        return Delimiters[Array.IndexOf(counts, counts.Max())];
    }
}
