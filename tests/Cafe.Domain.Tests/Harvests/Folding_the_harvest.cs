using System.Runtime.CompilerServices;
using System.Text.Json;
using FluentAssertions;
using OpenTalks.Harvests;
using Xunit;

namespace OpenTalks.Domain.Tests.Harvests;

/// <summary>The same fixtures are run by Harvests/harvest-view.test.ts of the browser.</summary>
public class Folding_the_harvest
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowOutOfOrderMetadataProperties = true };

    public static TheoryData<string> Fixtures => [.. Directory.GetFiles(Folder(), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Fixtures))]
    public void gives_what_the_fixture_says(string fixture)
    {
        var (says, given, facts, then) = JsonSerializer.Deserialize<Fixture>(File.ReadAllText(Path.Combine(Folder(), $"{fixture}.json")), Json)!;

        var folded = facts.Aggregate(given, HarvestView.Fold);

        JsonSerializer.Serialize(folded, Json).Should().Be(JsonSerializer.Serialize(then, Json), "{0}", says);
    }

    [Fact]
    public void knows_every_fact()
    {
        var facts = typeof(HarvestFact).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(HarvestFact)));
        var tried = Fixtures.SelectMany(row => JsonSerializer.Deserialize<Fixture>(File.ReadAllText(Path.Combine(Folder(), $"{row.Data}.json")), Json)!.Facts)
            .Select(fact => fact.GetType());
        facts.Should().BeSubsetOf(tried);
    }

    static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../fixtures/harvest"));

    sealed record Fixture(string Says, HarvestView Given, HarvestFact[] Facts, HarvestView Then);
}
