using System.Diagnostics;
using System.Globalization;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Host.Reports;
using OpenTalks.Reports;
using OpenTalks.Sheets;
using OpenTalks.Web;

namespace OpenTalks.Benchmarks.Harvesting;

/// <summary><c>harvest --word</c>: a café with many ideas, told and written as a Word file with all of them in the annex.</summary>
static class ReportSpeed
{
    const int Times = 5, Findings = 60;

    public static int Print(int ideas)
    {
        var setup = Presets.ItuEvening2013("Ten thousand ideas", Attribution.GroupOnly);
        var cafe = Cafe.Evolve(Cafe.Unopened, new CafeEvent.Opened(setup));
        var sheets = Enumerable.Range(1, 12).ToDictionary(number => number, _ => Sheet.Blank);
        var harvest = Enumerable.Range(0, Findings).Aggregate(Harvest.Empty, (found, i) => Harvest.Evolve(found, new HarvestEvent.FindingAdded(Id(i, 1), i % 3 + 1, $"Finding {i}: publish every order within a day.")));
        for (var i = 0; i < ideas; i++)
        {
            var (sheet, idea) = (i % 12 + 1, Id(i, 2));
            sheets[sheet] = Sheet.Evolve(sheets[sheet], new SheetEvent.IdeaCaptured(idea, i % 3 + 1, false, null, "academia", null, $"Idea {i}: publish every blocking order within a day, with the law it rests on.", "en", null));
            harvest = Harvest.Evolve(harvest, i % 2 == 0 ? new HarvestEvent.IdeaGathered(Id(i % Findings, 1), sheet, idea) : new HarvestEvent.IdeaSetAside(sheet, idea, "off the question"));
        }
        double first = 0, best = double.MaxValue, told = double.MaxValue;
        long bytes = 0;
        for (var time = 0; time < Times; time++)
        {
            var watch = Stopwatch.StartNew();
            var report = Report.Of(setup, cafe, sheets, harvest, _ => null, "en");
            told = Math.Min(told, watch.Elapsed.TotalMilliseconds);
            using var file = new MemoryStream();
            WordReport.Write(report, BuiltInTemplates.CafeReport, Words.For("en"), file);
            var ms = watch.Elapsed.TotalMilliseconds;
            if (time == 0) (first, bytes) = (ms, file.Length);
            best = Math.Min(best, ms);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Word with {ideas} ideas: {first:0} ms the first time, {best:0} ms warm ({told:0} ms of it to tell the report), {bytes >> 10} KB"));
        return 0;
    }

    static Guid Id(int i, short kind) => new(i + 1, kind, 0, new byte[8]);
}
