using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Host.Tests.Rotation;

[Collection(nameof(OneHost))]
public class Languages_at_tables(OneHost host)
{
    [Fact, Promise("S5")]
    public async Task nobody_sits_where_none_understands_them_and_mixed_tables_have_a_bridge()
    {
        await using var cafe = await host.Cafe();
        var people = new Dictionary<int, string[]>();
        for (var n = 0; n < 24; n++)
        {
            string[] speaks = n % 6 == 0 ? ["fr", "ar"] : n % 2 == 0 ? ["fr"] : ["ar"];
            await using var person = await cafe.Joins($"Guest {n}", [.. speaks.Select(language => ("languages", language))]);
            people[(await person.Me()).Number] = speaks;
        }
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var overview = await Phone.Until(fay.Overview, overview => overview is { Planned: true, Waiting: 0 });

        foreach (var table in overview.Tables.Where(table => !table.Seats.IsEmpty))
            Linked([.. table.Seats.Select(seat => people[seat.Number])]).Should().BeTrue("at table {0} everybody is understood, by all or through somebody", table.Number);
        var desk = new SeatingDeskOf(cafe, host.Fay);
        await desk.Opens();
        desk.Text.Should().Contain("French").And.Contain("Arabic");
    }

    /// <summary>Whether languages lead from each to each, if need be through others.</summary>
    static bool Linked(string[][] people)
    {
        var reached = people[0].ToHashSet(StringComparer.Ordinal);
        for (var turn = 0; turn < people.Length; turn++)
            foreach (var one in people)
                if (one.Any(reached.Contains)) reached.UnionWith(one);
        return people.All(one => one.Any(reached.Contains));
    }
}
