using System.Diagnostics;
using System.Globalization;
using System.Text;
using OpenTalks.Harvests;
using OpenTalks.Harvests.Proposals;

namespace OpenTalks.Benchmarks.Harvesting;

/// <summary><c>harvest --speed</c>: made-up ideas whose words are as unevenly common as in real ones, read and proposed for on this machine.</summary>
static class HarvestSpeed
{
    const int Vocabulary = 6_000, Subjects = 12, Times = 5;

    public static int Print(int ideas)
    {
        var notes = Invent(ideas);
        double first = 0, best = double.MaxValue, worked = double.MaxValue, newcomer = double.MaxValue;
        long allocated = 0;
        using var self = Process.GetCurrentProcess();
        for (var time = 0; time < Times; time++)
        {
            GC.Collect();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var processor = self.TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            var reading = Reading.Of(notes);
            var proposal = Proposal.Of(reading);
            var places = new Places(reading, [.. proposal.Start.Themes.Select(theme => theme.Ideas.Take(5).Select(idea => idea.At).ToArray()).Select(placed => System.Collections.Immutable.ImmutableArray.Create(placed))]);
            var ms = watch.Elapsed.TotalMilliseconds;
            self.Refresh();
            worked = Math.Min(worked, (self.TotalProcessorTime - processor).TotalMilliseconds);
            if (time == 0) (first, allocated) = (ms, GC.GetTotalAllocatedBytes(precise: true) - before);
            best = Math.Min(best, ms);
            watch.Restart();
            places.ForNewcomer(notes[ideas / 2] with { At = new IdeaRef(9, Guid.Empty) });
            newcomer = Math.Min(newcomer, watch.Elapsed.TotalMilliseconds);
        }
        self.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{ideas} ideas: {first:0} ms the first time, {best:0} ms warm ({worked:0} ms of the processor), {newcomer:0.00} ms for one more; {allocated >> 20} MB allocated, {self.PeakWorkingSet64 >> 20} MB of memory at most"));
        return 0;
    }

#pragma warning disable CA5394 // A set to measure with is to be made again, not to be secret.
    static Note[] Invent(int ideas)
    {
        var random = new Random(11);
        var words = Enumerable.Range(0, Vocabulary).Select(_ => Word(random)).ToArray();
        return [.. Enumerable.Range(0, ideas).Select(at =>
        {
            var subject = random.Next(Subjects);
            var text = new StringBuilder();
            for (var left = random.Next(6, 22); left > 0; left--)
            {
                // Zipf's law, each subject with its own order of the same words; every third word is a word of any text.
                var rank = (int)Math.Min(Vocabulary - 1, Math.Exp(random.NextDouble() * Math.Log(Vocabulary)) - 1);
                text.Append(random.Next(3) == 0 ? "the" : words[(rank + subject * 500) % Vocabulary]).Append(' ');
            }
            return new Note(new IdeaRef(1, new Guid(at + 1, 0, 0, new byte[8])), text.ToString(), "en", at % 40 + 1, at % 3 + 1);
        })];
    }

    static string Word(Random random)
    {
        const string Consonants = "bcdfglmnprstv", Vowels = "aeiou";
        var word = new StringBuilder();
        for (var left = random.Next(2, 5); left > 0; left--) word.Append(Consonants[random.Next(Consonants.Length)]).Append(Vowels[random.Next(Vowels.Length)]);
        return word.ToString();
    }
#pragma warning restore CA5394
}
