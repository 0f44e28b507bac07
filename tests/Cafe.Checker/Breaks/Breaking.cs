using System.Collections.Immutable;
using OpenTalks.Checker.Plans;

namespace OpenTalks.Checker.Breaks;

/// <summary>The faults under which a break must show. They are the same for every seed, so that a control that is not caught is no bad luck.</summary>
static class Breaking
{
    public static ImmutableArray<Fault> Faults(Break broken, TimeSpan length)
    {
        var second = length / 30;
        return broken switch
        {
            Break.N1 or Break.N9 => [.. Enumerable.Range(1, 4).Select(n => new Fault(second * 6 * n, TimeSpan.FromSeconds(1), FaultKind.KillPostgres))],
            Break.N3 => [.. Enumerable.Range(1, 3).Select(n => new Fault(second * 7 * n, TimeSpan.FromSeconds(7), FaultKind.NoAnswers, Between.ClientsAndNodes))],
            Break.N4 => [.. Enumerable.Range(1, 3).Select(n => new Fault(second * 7 * n, TimeSpan.FromSeconds(6), FaultKind.NoQuestions, Between.ClientsAndNodes))],
            Break.N6 => [new(second * 8, second * 8, FaultKind.KillRedis)],
            Break.N8 => [.. Enumerable.Range(1, 4).Select(n => new Fault(second * 6 * n, TimeSpan.FromSeconds(4), FaultKind.Blackhole, Between.ClientsAndNodes))],
            _ => [],
        };
    }
}
