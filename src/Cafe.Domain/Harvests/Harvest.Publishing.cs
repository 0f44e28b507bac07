using OpenTalks.Cafes;
using OpenTalks.Harvests.Proposals;

namespace OpenTalks.Harvests;

public sealed partial record Harvest
{
    const int LongestTemplate = 60;

    /// <summary>A version tells what the rapporteur saw, no idea is in it unplaced and unexplained, and divergence is told or denied.</summary>
    static Decision<HarvestEvent> Publish(Harvest harvest, Cafe cafe, Func<int, SheetNow?> sheets, Caller caller, HarvestCommand.Publish c, long cafeVersion)
    {
        if (c.Version <= harvest.Publications.Length) return Decision.AlreadySo<HarvestEvent>();
        if (c.Version != harvest.Publications.Length + 1 || c.Seen.IsDefault || c.Template.Length > LongestTemplate) return new Refusal("version-unknown");
        var seen = c.Seen.GroupBy(sheet => sheet.Sheet).ToDictionary(sheet => sheet.Key, sheet => sheet.Max(version => version.Version));
        List<SheetSeen> told = [];
        List<IdeaRef> ideas = [];
        foreach (var number in cafe.Sheets.Select(sheet => sheet.Number).Order())
        {
            if (sheets(number) is not { } now) continue;
            if (now.Version > seen.GetValueOrDefault(number)) return new Refusal("ideas-arrived");
            if (now.Version > 0) told.Add(new SheetSeen(number, now.Version));
            ideas.AddRange(now.Sheet.Ideas.Values.Where(idea => !idea.TakenBack).Select(idea => new IdeaRef(number, idea.Id)));
        }
        var standing = harvest.Findings.Where(finding => !finding.Dropped).ToArray();
        if (standing.Length == 0) return new Refusal("no-findings");
        var there = ideas.ToHashSet();
        if (standing.Any(finding => !finding.Evidence.Any(there.Contains))) return new Refusal("finding-without-ideas");
        var inFindings = harvest.InFindings();
        if (ideas.Any(idea => harvest.FateOf(idea, inFindings) == Fate.NotPlaced)) return new Refusal("ideas-unplaced");
        if (!harvest.NoDivergence && !standing.Any(finding => finding.IsContested)) return new Refusal("divergence-unsaid");
        return new HarvestEvent.ReportPublished(c.Version, caller.Number ?? 0, caller.NowMs, harvest.Version, [.. told], c.Template, cafeVersion);
    }

    static Decision<HarvestEvent> OfVersion(Harvest harvest, int version, Func<Publication, Decision<HarvestEvent>> decide) =>
        version < 1 || version > harvest.Publications.Length ? new Refusal("version-unknown") : decide(harvest.Publications[version - 1]);

    static Decision<HarvestEvent> Write(Harvest harvest, HarvestCommand.WritePassage c)
    {
        var text = Text.Lines(c.Text);
        if (!IsPassage(c.Passage)) return new Refusal("passage-unknown");
        if (text.Length > LongestPassage) return new Refusal("passage-too-long");
        if (Text.IsInvisible(text)) text = "";
        return harvest.Passages.GetValueOrDefault(c.Passage, "") == text ? Decision.AlreadySo<HarvestEvent>() : new HarvestEvent.PassageWritten(c.Passage, text);
    }

    /// <summary>Small letters, digits and hyphens: "next-steps".</summary>
    public static bool IsPassage(string key) => key.Length is > 0 and <= 40 && key.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
