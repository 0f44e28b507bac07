using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace OpenTalks.Web;

/// <summary>The texts of one language, by key: what the pages and, through a block of JSON, the live elements say.</summary>
public sealed class Words
{
    static readonly ConcurrentDictionary<string, Words> Loaded = new(StringComparer.Ordinal);
    static readonly JsonSerializerOptions ForBrowser = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    readonly SortedDictionary<string, JsonElement> texts;
    readonly CultureInfo culture;

    Words(string language)
    {
        Language = language;
        Direction = Languages.DirectionOf(language);
        culture = CultureInfo.GetCultureInfo(language);
        texts = Catalogue.Read(language);
    }

    /// <summary>The language's code, as in <c>lang</c>.</summary>
    public string Language { get; }

    /// <summary>"rtl" or "ltr", as in <c>dir</c>.</summary>
    public string Direction { get; }

    /// <summary>Every key of this language, in ordinal order.</summary>
    public IReadOnlyCollection<string> Keys => texts.Keys;

    /// <summary>A text without placeholders. An unknown key throws.</summary>
    public string this[string key] => Say(key);

    /// <summary>Whether there is such a text: for lists of which each kind has as many lines as it needs.</summary>
    public bool Has(string key) => texts.ContainsKey(key);

    /// <summary>The words of a language that <see cref="Languages.Offered"/> holds; any other throws.</summary>
    public static Words For(string language) => Loaded.GetOrAdd(language, static code => new Words(code));

    /// <summary>
    /// A text with its placeholders filled. The whole number "n" chooses the plural; numbers are written 0–9 in every
    /// language; a text that runs the other way is isolated. An unknown key or an unfilled placeholder throws.
    /// </summary>
    public string Say(string key, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var text = Pattern(key, values);
        if (!text.Contains('{', StringComparison.Ordinal))
            return text;

        var said = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            if (open < 0)
            {
                said.Append(text, at, text.Length - at);
                break;
            }

            var close = text.IndexOf('}', open);
            said.Append(text, at, open - at).Append(Shown(Find(key, text[(open + 1)..close], values)));
            at = close + 1;
        }

        return said.ToString();
    }

    /// <summary>A day as people write it, with its weekday and without the year.</summary>
    public string Day(DateTimeOffset day) => day.ToString(Say("common.day-form"), culture);

    /// <summary>A time of day, 24 hours, always written left to right.</summary>
    public static string Time(DateTimeOffset time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The texts whose keys begin with one of the prefixes, as JSON that may stand inside a script element.</summary>
    public string Subset(params ReadOnlySpan<string> prefixes)
    {
        var chosen = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (key, text) in texts)
        {
            foreach (var prefix in prefixes)
            {
                if (key.StartsWith(prefix, StringComparison.Ordinal))
                    chosen[key] = text;
            }
        }

        return JsonSerializer.Serialize(chosen, ForBrowser);
    }

    /// <summary>The text as it stands in the catalogue: a string, or an object of plural categories.</summary>
    public JsonElement Raw(string key) =>
        texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"No words for '{key}' in '{Language}'.");

    string Pattern(string key, ReadOnlySpan<(string Name, object Value)> values)
    {
        var text = Raw(key);
        if (text.ValueKind == JsonValueKind.String)
            return text.GetString()!;

        var category = Plural.Of(Language, Convert.ToInt64(Find(key, "n", values), CultureInfo.InvariantCulture));
        return text.GetProperty(category).GetString()!;
    }

    static object Find(string key, string name, ReadOnlySpan<(string Name, object Value)> values)
    {
        foreach (var value in values)
        {
            if (value.Name == name)
                return value.Value;
        }

        throw new ArgumentException($"'{key}' needs a value for '{name}'.", nameof(values));
    }

    string Shown(object value)
    {
        var text = value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : value.ToString() ?? "";
        return value is string && (Direction == "rtl" || RunsRightToLeft(text)) ? $"\u2068{text}\u2069" : text;
    }

    static bool RunsRightToLeft(string text) =>
        text.AsSpan().ContainsAnyInRange('\u0590', '\u08FF') || text.AsSpan().ContainsAnyInRange('\uFB1D', '\uFEFC');
}
