using OpenTalks.Checker.Breaks;
using OpenTalks.Checker.Cluster;
using OpenTalks.Checker.Verdicts;

namespace OpenTalks.Checker.Tests;

/// <summary>A checker that has never failed proves nothing: with each of these things broken on purpose, a whole run must fail by the invariant that is about it.</summary>
public class The_negative_controls
{
    [Theory(Explicit = true)]
    [InlineData("N1", 1), InlineData("N2", 6), InlineData("N3", 2), InlineData("N4", 5), InlineData("N5", 11)]
    [InlineData("N6", 4), InlineData("N7", 8), InlineData("N8", 8), InlineData("N9", 1), InlineData("N10", 15)]
    public async Task are_caught(string broken, int invariant)
    {
        var order = new Order(
            Seed: 1, TimeSpan.FromSeconds(30), Enum.Parse<Break>(broken), Clients: 40, Browsers: 0, Redis.IsInstalled, Disk: false,
            Path.Combine(Path.GetTempPath(), "opentalks-checker-controls", $"{broken}.jsonl"));
        var said = new StringWriter();
        var result = await Run.Of(order, said.WriteLine);
        Printing.Result(result, said);
        result.Verdicts.Where(verdict => verdict.Judgement == Judgement.Falls).Select(verdict => verdict.Number).Should().Contain(invariant, "{0}", said);
    }
}
