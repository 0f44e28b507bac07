using OpenTalks.Reports;

namespace OpenTalks.Web.Reports;

/// <summary>What parts of a report's page are called in addresses: "#i-7-12", "#f-1-2".</summary>
static class Ids
{
    public static string Of(ReportIdea idea) => OfIdea(idea.Name);
    public static string OfIdea(string name) => $"i-{name}";
    public static string Of(ReportFinding finding) => OfFinding(finding.Name);
    public static string OfFinding(string name) => $"f-{name.Replace('.', '-')}";

    /// <param name="section">Its place in the template, from 0.</param>
    public static string OfSection(int section) => FormattableString.Invariant($"part-{section}");
}
