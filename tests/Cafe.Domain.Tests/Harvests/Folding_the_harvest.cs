using System.Text.Json;
using FluentAssertions;
using OpenTalks.Harvests;
using Xunit;

namespace OpenTalks.Domain.Tests.Harvests;

/// <summary>The same fixtures are run by Harvests/harvest-view.test.ts of the browser.</summary>
public class Folding_the_harvest
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static TheoryData<string> All => Fixtures.Of("harvest");

    [Theory, MemberData(nameof(All))]
    public void gives_what_the_fixture_says(string fixture)
    {
        var (says, given, facts, then) = Fixtures.Read<Fixture>("harvest", fixture);

        var folded = facts.Aggregate(given, HarvestView.Fold);

        JsonSerializer.Serialize(folded, Json).Should().Be(JsonSerializer.Serialize(then, Json), "{0}", says);
    }

    [Fact]
    public void knows_every_fact()
    {
        var facts = typeof(HarvestFact).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(HarvestFact)));
        var tried = All.SelectMany(row => Fixtures.Read<Fixture>("harvest", row.Data).Facts).Select(fact => fact.GetType());
        facts.Should().BeSubsetOf(tried);
    }

    sealed record Fixture(string Says, HarvestView Given, HarvestFact[] Facts, HarvestView Then);
}
