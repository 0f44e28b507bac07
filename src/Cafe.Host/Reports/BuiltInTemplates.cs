using System.Collections.Immutable;
using OpenTalks.Reports;

namespace OpenTalks.Host.Reports;

/// <summary>The templates that come with the product, the café report first.</summary>
static class BuiltInTemplates
{
    static readonly string[] Keys = ["cafe-report", "igf-session", "itu-information", "key-messages", "online-form"];

    public static ImmutableArray<(ReportTemplate Template, string Text)> All { get; } = [.. Keys.Select(key => Read(key))];

    public static ReportTemplate CafeReport => All[0].Template;

    static (ReportTemplate, string) Read(string key)
    {
        using var stream = typeof(BuiltInTemplates).Assembly.GetManifestResourceStream($"Templates/{key}.json")!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var (template, fault) = TemplateReader.Read(text);
        return (template ?? throw new InvalidDataException($"The template {key}: {fault!.Code} {fault.About}"), text);
    }
}
