using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OpenTalks.Web.Tests.Screens;

/// <summary>What axe finds against WCAG 2.0 to 2.2, levels A and AA.</summary>
static class Axe
{
    static readonly List<string> Levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

    public static Task<IReadOnlyList<string>> Finds(IPage page) => Finds(page, new AxeRunOptions { RunOnly = new() { Type = "tag", Values = Levels } });

    /// <summary>Another theme has the same elements; only its colours can be wrong.</summary>
    public static Task<IReadOnlyList<string>> FindsInColours(IPage page) => Finds(page, new AxeRunOptions { RunOnly = new() { Type = "rule", Values = ["color-contrast"] } });

    static async Task<IReadOnlyList<string>> Finds(IPage page, AxeRunOptions options)
    {
        var result = await page.RunAxe(options);
        return [.. from violation in result.Violations from node in violation.Nodes select $"{violation.Id} at {node.Target}: {node.Html}"];
    }
}
