using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenTalks.Reports;

/// <summary>What can be put into a report that is not written by hand.</summary>
public static class ReportPart
{
    public const string Contents = "contents", Purpose = "purpose", Figures = "figures", Picture = "picture", Findings = "findings", KeyFindings = "key-findings",
        Divergences = "divergences", Aside = "set-aside", Coverage = "coverage", Travels = "travels", Passage = "passage", Method = "method", Organisers = "organisers", Annex = "annex";

    public static ImmutableArray<string> All { get; } =
        [Contents, Purpose, Figures, Picture, Findings, KeyFindings, Divergences, Aside, Coverage, Travels, Passage, Method, Organisers, Annex];
}

/// <summary>What a length is counted in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LengthUnit>))]
public enum LengthUnit
{
    [JsonStringEnumMemberName("characters")] Characters,
    [JsonStringEnumMemberName("words")] Words,
    [JsonStringEnumMemberName("sentences")] Sentences,
    [JsonStringEnumMemberName("paragraphs")] Paragraphs,
}

/// <summary>When a report is due.</summary>
/// <param name="Of">"close" of the café or "meeting" that the report is for.</param>
/// <param name="Days">Calendar days after it; negative: before it.</param>
/// <param name="Hour">Of that day, where the café is; null for the end of the day.</param>
/// <param name="Translated">It holds where the text is to be translated.</param>
public sealed record ReportDeadline(string Of, int Days, int? Hour = null, bool Translated = false);

/// <summary>One section of a template.</summary>
/// <param name="Part">One of <see cref="ReportPart"/>.</param>
/// <param name="Title">By language; empty where the part has its own heading.</param>
/// <param name="Passage">Key of what is written by hand; only for the part "passage".</param>
/// <param name="Most">How long it may be, of each finding where the part has several; null for any length.</param>
/// <param name="Note">What to write, by language.</param>
public sealed record ReportSection(
    string Part, ImmutableSortedDictionary<string, string> Title, string? Passage = null, int? Most = null, LengthUnit Unit = LengthUnit.Characters,
    ImmutableSortedDictionary<string, string>? Note = null);

/// <summary>What a report is made of, as data that an organisation can change.</summary>
/// <param name="Key">Small letters, digits and hyphens.</param>
/// <param name="Name">By language.</param>
/// <param name="Plain">It is pasted into forms: text alone, no Word file.</param>
/// <param name="Pages">How many pages are asked for at most; null for any number.</param>
public sealed record ReportTemplate(
    string Key, ImmutableSortedDictionary<string, string> Name, ImmutableArray<ReportSection> Sections, ImmutableArray<ReportDeadline> Deadlines, bool Plain = false, int? Pages = null)
{
    public const string Schema = "opentalks-template/1";

    public IEnumerable<ReportSection> Passages => Sections.Where(section => section.Part == ReportPart.Passage);

    /// <summary>The text in a language, else in English, else the first there is; empty for none.</summary>
    public static string In(ImmutableSortedDictionary<string, string>? texts, string language) =>
        texts is null ? "" : texts.TryGetValue(language, out var text) || texts.TryGetValue("en", out text) ? text : texts.Values.FirstOrDefault("");

    /// <summary>How long a text is.</summary>
    public static int Count(string text, LengthUnit unit) => unit switch
    {
        LengthUnit.Characters => System.Globalization.StringInfo.ParseCombiningCharacters(text).Length,
        LengthUnit.Words => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length,
        LengthUnit.Sentences => Sentences(text),
        _ => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length,
    };

    static int Sentences(string text)
    {
        var (sentences, open) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var ends = text[i] is '。' or '！' or '？' or '؟' || text[i] is '.' or '!' or '?' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]));
            if (ends && open) sentences++;
            open = !ends && (open || char.IsLetterOrDigit(text[i]));
        }
        return open ? sentences + 1 : sentences;
    }
}

/// <summary>Why a template cannot be used.</summary>
/// <param name="Code">Of the text that says it.</param>
/// <param name="About">The field or part it is about.</param>
public sealed record TemplateFault(string Code, string About = "");

/// <summary>Reads templates; whatever is not known is refused by its name, so that nothing is left out unnoticed.</summary>
public static class TemplateReader
{
    /// <summary>UTF-16 code units of a file.</summary>
    public const int Longest = 100_000;
    const int MostSections = 60;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static (ReportTemplate? Template, TemplateFault? Fault) Read(string text)
    {
        if (text.Length > Longest) return (null, new TemplateFault("too-long"));
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return (null, new TemplateFault("unreadable"));
            if (root.TryGetProperty("schema", out var schema) && schema.ValueKind == JsonValueKind.String && schema.GetString() != ReportTemplate.Schema)
                return (null, new TemplateFault("schema", schema.GetString()!));
            if (Unknown(root) is { } unknown) return (null, new TemplateFault("unknown-field", unknown));
            var file = root.Deserialize<TemplateFile>(Json);
            return file is null ? (null, new TemplateFault("unreadable")) : Checked(file);
        }
        catch (JsonException e)
        {
            return (null, new TemplateFault("unreadable", e.Path is { Length: > 1 } path ? path[2..] : ""));
        }
    }

    static (ReportTemplate?, TemplateFault?) Checked(TemplateFile file)
    {
        if (file.Key is not { } key || !Harvests.Harvest.IsPassage(key)) return (null, new TemplateFault("key", file.Key ?? ""));
        if (file.Name is not { IsEmpty: false } name) return (null, new TemplateFault("missing", "name"));
        if (file.Sections is not { Length: > 0 and <= MostSections } sections) return (null, new TemplateFault("missing", "sections"));
        List<ReportSection> read = [];
        foreach (var section in sections)
        {
            if (section.Part is not { } part || !ReportPart.All.Contains(part)) return (null, new TemplateFault("unknown-part", section.Part ?? ""));
            if (part == ReportPart.Passage && (section.Passage is null || !Harvests.Harvest.IsPassage(section.Passage))) return (null, new TemplateFault("missing", "passage"));
            if (part == ReportPart.Passage && section.Title is not { IsEmpty: false }) return (null, new TemplateFault("missing", "title"));
            if (section.Most is < 1) return (null, new TemplateFault("missing", "most"));
            read.Add(new ReportSection(part, section.Title ?? ImmutableSortedDictionary<string, string>.Empty, section.Passage, section.Most, section.Unit, section.Note));
        }
        foreach (var deadline in file.Deadlines ?? [])
            if (deadline.Of is not ("close" or "meeting") || deadline.Hour is < 0 or > 23 || Math.Abs(deadline.Days) > 3650) return (null, new TemplateFault("unknown-field", "deadlines"));
        return (new ReportTemplate(key, name, [.. read], [.. file.Deadlines ?? []], file.Plain, file.Pages), null);
    }

    static readonly string[] RootFields = ["schema", "key", "name", "plain", "pages", "deadlines", "sections"];
    static readonly string[] SectionFields = ["part", "title", "passage", "most", "unit", "note"];
    static readonly string[] DeadlineFields = ["of", "days", "hour", "translated"];

    /// <summary>The first field that no template has.</summary>
    static string? Unknown(JsonElement root) =>
        In(root, RootFields, "")
        ?? Each(root, "sections", SectionFields)
        ?? Each(root, "deadlines", DeadlineFields);

    static string? Each(JsonElement root, string list, string[] fields)
    {
        if (!root.TryGetProperty(list, out var items) || items.ValueKind != JsonValueKind.Array) return null;
        foreach (var (i, item) in items.EnumerateArray().Index())
            if (item.ValueKind == JsonValueKind.Object && In(item, fields, FormattableString.Invariant($"{list}[{i + 1}].")) is { } unknown) return unknown;
        return null;
    }

    static string? In(JsonElement item, string[] fields, string where) =>
        item.EnumerateObject().Select(field => field.Name).FirstOrDefault(name => !fields.Contains(name)) is { } unknown ? where + unknown : null;

    sealed record TemplateFile(
        string? Schema, string? Key, ImmutableSortedDictionary<string, string>? Name, SectionFile[]? Sections, ReportDeadline[]? Deadlines, bool Plain = false, int? Pages = null);

    sealed record SectionFile(
        string? Part, ImmutableSortedDictionary<string, string>? Title, string? Passage, int? Most, LengthUnit Unit = LengthUnit.Characters, ImmutableSortedDictionary<string, string>? Note = null);
}
