using System.Collections.Immutable;
using OpenTalks.Harvests;
using OpenTalks.Reports;

namespace OpenTalks.Web.Reports;

/// <summary>A report on its page.</summary>
/// <param name="Staff">The reader runs the café: the page leads back to where it is made.</param>
public sealed record ReportView(Guid Cafe, Report Report, ReportTemplate Template, bool Staff);

/// <summary>A version that was withdrawn, for a reader who comes to its address.</summary>
public sealed record NoReportView(Guid Cafe, string Title, ReportEdition Edition);

/// <summary>A file by its name, and what it is in the reader's language.</summary>
public sealed record FileOffered(string Name, string Title);

/// <summary>What a report can be taken away as.</summary>
public sealed record ReportFilesView(Guid Cafe, string Title, ReportEdition Edition, string TimeZone, ImmutableArray<FileOffered> Templates, ImmutableArray<string> Data);

/// <summary>What stands in the way of publishing, what is written, and what has been published.</summary>
/// <param name="Seen">Versions of the sheets that the page tells: "1.12 2.9".</param>
/// <param name="Dues">When the report is due by the chosen template.</param>
public sealed record PublishingView(
    Guid Cafe, Report Report, ImmutableArray<ReportTemplate> Templates, ReportTemplate Chosen, string Seen, ImmutableArray<Publication> Publications, Readers Readers, ImmutableArray<DueDate> Dues)
{
    /// <summary>What was just done; null for nothing.</summary>
    public string? Did { get; init; }

    /// <summary>Code of what was refused.</summary>
    public string? Refused { get; init; }

    /// <summary>What was typed into passages that were refused, by key.</summary>
    public required IReadOnlyDictionary<string, string> Typed { get; init; }

    /// <summary>The reader may change templates.</summary>
    public bool Administers { get; init; }

    /// <summary>32 hexadecimal digits: a form sent twice is one command.</summary>
    public required string Attempt { get; init; }

    public int Next => Publications.Length + 1;
    public IReadOnlyList<ReportIdea> NotPlaced { get; } = [.. Report.Ideas.Where(idea => idea.Fate == OpenTalks.Harvests.Proposals.Fate.NotPlaced)];
    public IReadOnlyList<ReportFinding> Empty { get; } = [.. Report.Findings.Where(finding => finding.Evidence.IsEmpty)];
    public bool DivergenceUnsaid => !Report.NoDivergence && !Report.Contested.Any();
    public bool IsReady => Report.Findings.Any() && NotPlaced.Count == 0 && Empty.Count == 0 && !DivergenceUnsaid;
}

/// <summary>A template in the administrators' list.</summary>
/// <param name="Version">0 where nothing of it is kept yet.</param>
/// <param name="Styles">A Word template of the organisation gives its styles.</param>
/// <param name="IsOwn">It comes with the product, so there is something to go back to.</param>
public sealed record TemplateRow(string Key, string Name, int Version, bool BuiltIn, bool Styles, bool IsOwn);

/// <summary>The administrators' templates.</summary>
public sealed record TemplatesView(ImmutableArray<TemplateRow> Rows, string? Did = null, TemplateFault? Fault = null);
