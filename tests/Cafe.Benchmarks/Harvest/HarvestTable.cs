using System.Diagnostics;
using System.Globalization;
using OpenTalks.Harvests.Proposals;

namespace OpenTalks.Benchmarks.Harvesting;

/// <summary>The table of <c>harvest --all DIR</c>: what is proposed for every set and how long it takes; how good it is says the judge.</summary>
static class HarvestTable
{
    public static int Print(string folder)
    {
        Console.WriteLine("| set | ideas | themes | largest | not placed | likely copies | with doubt | contradictions | ms |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Where(file => !file.EndsWith(".gold.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var set = HarvestSet.Read(file);
            var watch = Stopwatch.StartNew();
            var (_, made, _) = Made.Of(set);
            var ms = watch.Elapsed.TotalMilliseconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {Path.GetFileNameWithoutExtension(file)} | {set.Notes.Length} | {made.Start.Themes.Length} | {made.Start.Themes.Select(theme => theme.Ideas.Length).DefaultIfEmpty().Max()} | {made.Start.NotPlaced.Length} | {made.Copies.Length} | {made.Copies.Count(pair => pair.Doubt != Doubt.None)} | {made.Contradictions.Length} | {ms:0} |"));
        }
        return 0;
    }
}
