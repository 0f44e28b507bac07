using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using OpenTalks.Host.Reports;
using OpenTalks.Reports;

namespace OpenTalks.Host.Tests.Reports;

/// <summary>A report read back from its Word file, as somebody would who has only the file.</summary>
sealed class Reading : IDisposable
{
    readonly MemoryStream file;
    readonly WordprocessingDocument package;

    public Reading(Report report, string language = "en", ReportTemplate? template = null, byte[]? styles = null) : this(Written(report, language, template, styles)) { }

    public Reading(MemoryStream word)
    {
        file = word;
        package = WordprocessingDocument.Open(file, isEditable: false);
    }

    public WordprocessingDocument Package => package;
    public MainDocumentPart Main => package.MainDocumentPart!;
    public Body Body => Main.Document!.Body!;
    public IEnumerable<Paragraph> Paragraphs => Body.Descendants<Paragraph>();

    public static MemoryStream Written(Report report, string language = "en", ReportTemplate? template = null, byte[]? styles = null)
    {
        var written = new MemoryStream();
        WordReport.Write(report, template ?? BuiltInTemplates.CafeReport, OpenTalks.Web.Words.For(language), written, styles);
        written.Position = 0;
        return written;
    }

    /// <summary>Every part of the package as text, by its name.</summary>
    public IEnumerable<(string Name, string Text)> Parts()
    {
        using var zip = new ZipArchive(new MemoryStream(file.ToArray()), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            yield return (entry.FullName, reader.ReadToEnd());
        }
    }

    /// <summary>Rows of the annex: an idea's name, and the findings it names.</summary>
    public List<(string Idea, string Round, string Text, string[] Findings, string[] Anchors)> Annex() =>
    [
        .. from row in Body.Descendants<TableRow>()
           let cells = row.Elements<TableCell>().ToList()
           where cells.Count == 4 && row.TableRowProperties?.GetFirstChild<TableHeader>() is null
           select (TextOf(cells[0]), TextOf(cells[1]), TextOf(cells[2].Elements<Paragraph>().First()),
               ToFindings(cells[3]).Select(TextOf).ToArray(), ToFindings(cells[3]).Select(link => link.Anchor!.Value!).ToArray()),
    ];

    static IEnumerable<Hyperlink> ToFindings(TableCell cell) =>
        cell.Descendants<Hyperlink>().Where(link => link.Anchor!.Value!.StartsWith("finding_", StringComparison.Ordinal));

    /// <summary>Findings: name, text, and the ideas listed under it.</summary>
    public List<(string Finding, string Text, string[] Ideas, string[] Anchors)> Findings()
    {
        var found = new List<(string Finding, string Text, List<string> Ideas, List<string> Anchors)>();
        var inFinding = false;
        foreach (var paragraph in Body.Elements<Paragraph>())
        {
            var style = StyleOf(paragraph);
            if (style.StartsWith("Heading", StringComparison.Ordinal)) inFinding = false;
            if (paragraph.GetFirstChild<BookmarkStart>()?.Name?.Value is { } name && name.StartsWith("finding_", StringComparison.Ordinal))
            {
                found.Add((name["finding_".Length..].Replace('_', '.'), TextOf((Paragraph)paragraph.NextSibling()!), [], []));
                inFinding = true;
            }
            if (!inFinding || style != "EvidenceName") continue;
            found[^1].Ideas.Add(TextOf(paragraph.GetFirstChild<Hyperlink>()!));
            found[^1].Anchors.Add(paragraph.GetFirstChild<Hyperlink>()!.Anchor!.Value!);
        }
        return [.. found.Select(finding => (finding.Finding, finding.Text, finding.Ideas.ToArray(), finding.Anchors.ToArray()))];
    }

    public static string StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";

    /// <summary>What is read, without the marks that only steer direction.</summary>
    public static string TextOf(DocumentFormat.OpenXml.OpenXmlElement element) =>
        string.Concat(element.Descendants<Run>().SelectMany(run => run.Elements()).Select(part => part switch
        {
            DocumentFormat.OpenXml.Wordprocessing.Text text => text.Text,
            Break => "\n",
            TabChar => "\t",
            _ => "",
        })).Replace("\u200E", "", StringComparison.Ordinal).Replace("\u200F", "", StringComparison.Ordinal);

    public void Dispose()
    {
        package.Dispose();
        file.Dispose();
    }
}
