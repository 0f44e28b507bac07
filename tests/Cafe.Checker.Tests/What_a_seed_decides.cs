using OpenTalks.Checker.Breaks;
using OpenTalks.Checker.Plans;

namespace OpenTalks.Checker.Tests;

public class What_a_seed_decides
{
    static readonly Means Everything = new(Browsers: 4, Redis: true, Disk: true);

    [Fact]
    public void is_the_same_each_time() =>
        Plan.Of(7, TimeSpan.FromMinutes(10), Everything, Break.None).Faults.Should().Equal(Plan.Of(7, TimeSpan.FromMinutes(10), Everything, Break.None).Faults);

    [Fact]
    public void is_another_for_another_seed() =>
        Plan.Of(7, TimeSpan.FromMinutes(10), Everything, Break.None).Faults.Should().NotEqual(Plan.Of(8, TimeSpan.FromMinutes(10), Everything, Break.None).Faults);

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void is_at_most_two_faults_at_once_and_each_party_bears_one(int seed)
    {
        var faults = Plan.Of(seed, TimeSpan.FromMinutes(10), Everything, Break.None).Faults;
        faults.Should().HaveCountGreaterThan(25);
        foreach (var fault in faults)
        {
            var others = faults.Where(other => other.At <= fault.At && other.At + other.Lasts > fault.At && other != fault).ToList();
            others.Should().HaveCountLessThan(2);
            others.Should().NotContain(other => other.Party == fault.Party);
        }
    }

    [Fact]
    public void has_every_kind_of_fault_in_ten_minutes() =>
        Plan.Of(1, TimeSpan.FromMinutes(10), Everything, Break.None).Faults.Select(fault => fault.Kind).Distinct().Should().BeEquivalentTo(Enum.GetValues<FaultKind>());

    [Fact]
    public void ends_its_faults_before_the_evening_ends() =>
        Plan.Of(5, TimeSpan.FromSeconds(30), Everything, Break.None).Faults.Should().OnlyContain(fault => fault.At + fault.Lasts < TimeSpan.FromSeconds(30));

    [Fact]
    public void does_nothing_that_there_are_no_means_for() =>
        Plan.Of(1, TimeSpan.FromMinutes(10), new Means(0, Redis: false, Disk: false), Break.None).Faults.Select(fault => fault.Party).Should().NotContain("redis").And.NotContain("browser").And.NotContain($"{Between.NodeAndRedis}");
}
