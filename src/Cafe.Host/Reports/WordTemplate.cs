using System.IO.Compression;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using OpenTalks.Reports;

namespace OpenTalks.Host.Reports;

/// <summary>An organisation's own Word template: it gives its styles, fonts and colours, and nothing else of it goes into a report.</summary>
static partial class WordTemplate
{
    public const int MostBytes = 2 * 1024 * 1024;
    const long MostUnpacked = 30L * 1024 * 1024;

    /// <summary>Fields that say nothing but where they stand.</summary>
    static readonly string[] Harmless = ["PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TOC", "STYLEREF", "TITLE", "PAGEREF", "REF", "SEQ"];

    /// <returns>Why it cannot be used; null where it can.</returns>
    public static TemplateFault? Check(byte[] file)
    {
        if (file.Length > MostBytes) return new TemplateFault("dotx-too-large");
        try
        {
            using (var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read))
                if (zip.Entries.Count > 1000 || zip.Entries.Sum(entry => entry.Length) > MostUnpacked) return new TemplateFault("dotx-too-large");
            using var package = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
            if (package.MainDocumentPart is not { Document: not null } main) return new TemplateFault("dotx-unreadable");
            if (package.DocumentType is WordprocessingDocumentType.MacroEnabledDocument or WordprocessingDocumentType.MacroEnabledTemplate || main.VbaProjectPart is not null)
                return new TemplateFault("dotx-macros");
            var parts = All(package).ToList();
            if (parts.Any(part => part is VbaProjectPart or VbaDataPart)) return new TemplateFault("dotx-macros");
            if (parts.Any(part => part is EmbeddedObjectPart or EmbeddedControlPersistencePart or EmbeddedPackagePart or AlternativeFormatImportPart)) return new TemplateFault("dotx-objects");
            if (parts.Cast<OpenXmlPartContainer>().Append(package).SelectMany(part => part.ExternalRelationships.Select(link => link.Uri).Concat(part.HyperlinkRelationships.Where(link => link.IsExternal).Select(link => link.Uri)))
                .FirstOrDefault() is { } outside) return new TemplateFault("dotx-external", outside.OriginalString);
            return Fields(parts).FirstOrDefault(field => !Harmless.Contains(field, StringComparer.OrdinalIgnoreCase)) is { } field ? new TemplateFault("dotx-field", field) : null;
        }
        catch (Exception e) when (e is InvalidDataException or OpenXmlPackageException or FileFormatException or System.Xml.XmlException or IOException or FormatException or InvalidOperationException or ArgumentException or UriFormatException)
        {
            return new TemplateFault("dotx-unreadable");
        }
    }

    static IEnumerable<OpenXmlPart> All(OpenXmlPartContainer from)
    {
        var seen = new HashSet<OpenXmlPart>();
        var next = new Queue<OpenXmlPart>(from.Parts.Select(part => part.OpenXmlPart));
        while (next.TryDequeue(out var part))
        {
            if (!seen.Add(part)) continue;
            foreach (var child in part.Parts) next.Enqueue(child.OpenXmlPart);
        }
        return seen;
    }

    static IEnumerable<string> Fields(IEnumerable<OpenXmlPart> parts) => parts
        .Select(part => part.RootElement).OfType<OpenXmlPartRootElement>()
        .SelectMany(root => root.Descendants<FieldCode>().Select(code => code.Text).Concat(root.Descendants<SimpleField>().Select(field => field.Instruction?.Value ?? "")))
        .Select(code => FirstWord().Match(code).Value).Where(word => word != "");

    /// <summary>
    /// Puts its styles in the place of ours that have the same name, under our ids; those that it does not have stay ours. Its theme comes
    /// along, numbering does not.
    /// </summary>
    public static void Lend(byte[] file, MainDocumentPart main)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        if (package.MainDocumentPart?.StyleDefinitionsPart?.Styles is not { } theirs) return;
        var ours = main.StyleDefinitionsPart!.Styles!;
        var byName = ours.Elements<Style>().ToDictionary(style => style.StyleName!.Val!.Value!, StringComparer.OrdinalIgnoreCase);
        var ids = theirs.Elements<Style>().Where(style => style.StyleId?.Value is not null)
            .GroupBy(style => style.StyleId!.Value!).ToDictionary(same => same.Key, same => byName.TryGetValue(same.First().StyleName?.Val?.Value ?? "", out var our) ? our.StyleId!.Value! : "Own" + same.Key);
        var lent = theirs.Elements<Style>().Where(style => style.StyleId?.Value is not null).DistinctBy(style => style.StyleId!.Value).Select(style => Renamed((Style)style.CloneNode(deep: true), ids)).ToList();
        var names = lent.Select(style => style.StyleId!.Value!).ToHashSet();
        foreach (var style in ours.Elements<Style>().Where(style => names.Contains(style.StyleId!.Value!)).ToList()) style.Remove();
        // One default of each kind.
        foreach (var style in ours.Elements<Style>().Where(style => style.Default?.Value == true && lent.Any(other => other.Default?.Value == true && other.Type?.Value == style.Type?.Value))) style.Default = null;
        if (theirs.DocDefaults is { } defaults) ours.DocDefaults = (DocDefaults)defaults.CloneNode(deep: true);
        ours.Append(lent);
        if (package.MainDocumentPart.ThemePart is { } theme)
        {
            using var copied = theme.GetStream();
            main.AddNewPart<ThemePart>("rId6").FeedData(copied);
        }
    }

    static Style Renamed(Style style, Dictionary<string, string> ids)
    {
        style.StyleId = ids[style.StyleId!.Value!];
        if (style.BasedOn is { } based) Rename(based);
        if (style.NextParagraphStyle is { } next) Rename(next);
        if (style.LinkedStyle is { } linked) Rename(linked);
        style.StyleParagraphProperties?.NumberingProperties?.Remove();
        return style;

        void Rename(String253Type reference)
        {
            if (reference.Val?.Value is { } id && ids.TryGetValue(id, out var ours)) reference.Val = ours;
            else reference.Remove();
        }
    }

    [GeneratedRegex(@"\S+", RegexOptions.None, 1000)]
    private static partial Regex FirstWord();
}
