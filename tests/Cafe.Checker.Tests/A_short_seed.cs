using OpenTalks.Checker.Breaks;
using OpenTalks.Checker.Clients;
using OpenTalks.Checker.Cluster;
using OpenTalks.Checker.Verdicts;

namespace OpenTalks.Checker.Tests;

/// <summary>The checker itself, as <c>dotnet run --project tests/Cafe.Checker</c> runs it, for some seconds: two nodes, PostgreSQL, Redis, forty clients, faults.</summary>
public class A_short_seed
{
    [Fact]
    public async Task passes()
    {
        var order = new Order(
            Seed: 1, TimeSpan.FromSeconds(18), Break.None, Clients: 40, Browsers: Chromium.IsInstalled ? 1 : 0,
            Redis.IsInstalled, Disk: Environment.IsPrivilegedProcess, Path.Combine(Path.GetTempPath(), "opentalks-checker-short", "seed-1.jsonl"));
        var said = new StringWriter();
        var result = await Run.Of(order, said.WriteLine);
        Printing.Plan(result.Plan, said);
        Printing.Result(result, said);
        All.Together(result.Verdicts).Should().Be(Judgement.Holds, "{0}", said);
        result.Evidence.Acts.Length.Should().BeGreaterThan(100, "{0}", said);
    }
}
