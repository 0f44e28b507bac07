using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Host.Tests.Rotation;

public class Planning_an_evening
{
    [Fact, Promise("M9")]
    public async Task lets_nobody_meet_twice_keeps_tables_of_four_and_brings_everybody_to_each_question_once()
    {
        await using var cafe = await OpenCafe.On("seating-evening");
        await cafe.IsSetUp(Tables(6));
        var people = await Join(cafe, 24, _ => []);
        var desk = new SeatingDeskOf(cafe, cafe.FacilitatorsBrowser);
        await desk.Decides("plan");
        desk.Text.Should().Contain("Nothing is short of perfect: nobody meets twice, and no rule is broken.");

        var routes = await SeatingDeskOf.Routes(people);
        var at = routes.Values.SelectMany(me => me.Route.Select(stop => (stop.Round, stop.Table, me.Number))).GroupBy(seat => (seat.Round, seat.Table), seat => seat.Number).ToList();
        at.Should().HaveCount(18).And.OnlyContain(table => table.Count() == 4);
        var met = at.SelectMany(table => table.SelectMany(one => table.Where(other => other > one).Select(other => (one, other)))).ToList();
        met.Should().HaveCount(18 * 6).And.OnlyHaveUniqueItems("nobody meets anybody twice");
        foreach (var me in routes.Values) me.Route.Select(stop => stop.Question).Should().HaveCount(3).And.OnlyHaveUniqueItems("each question comes once");
    }

    [Fact, Promise("S5")]
    public async Task brings_people_to_tables_where_they_are_understood_with_somebody_between_two_languages()
    {
        await using var cafe = await OpenCafe.On("seating-languages");
        await cafe.IsSetUp(Tables(6));
        // Six speak Spanish only, twelve English only, six both.
        string[] Speaks(int i) => i < 6 ? ["es"] : i < 18 ? ["en"] : ["en", "es"];
        var people = await Join(cafe, 24, i => [.. Speaks(i).Select(language => ("languages", language))]);
        var desk = new SeatingDeskOf(cafe, cafe.FacilitatorsBrowser);
        await desk.Decides("plan");
        var routes = await Task.WhenAll(people.Select(phone => phone.Me()));
        for (var round = 1; round <= 3; round++)
            foreach (var table in routes.Select((me, i) => (Table: me.Route.Single(stop => stop.Round == round).Table, Speaks: Speaks(i))).GroupBy(seat => seat.Table, seat => seat.Speaks))
            {
                foreach (var one in table) table.Count(other => other.Intersect(one).Any()).Should().BeGreaterThan(1, "somebody else there speaks {0}", string.Join('+', one));
                if (table.Any(one => one is ["es"]) && table.Any(one => one is ["en"])) table.Should().Contain(one => one.Length == 2, "somebody bridges the two");
            }

        await desk.Opens("?round=1");
        desk.Text.Should().Contain("talks in: English").And.Contain("Languages English").And.NotContain("shares no language");
        await cafe.FacilitatorsBrowser.Open($"/cafe/{cafe.Id}/print/sheets?what=cards");
        cafe.FacilitatorsBrowser.Page.Should().Contain("<li lang=\"es\">Español</li>", "the card says it too");
    }

    static Func<Setup, Setup> Tables(int tables) => setup => setup with
    {
        Tables = [.. Enumerable.Range(1, tables).Select(table => new Table(table, $"Table {table}", 4, 5, TablePlace.Mixed, (table - 1) % 3 + 1))],
    };

    static async Task<List<Phone>> Join(OpenCafe cafe, int many, Func<int, (string, string)[]> more)
    {
        var people = new List<Phone>();
        for (var i = 0; i < many; i++) people.Add(await cafe.Joins($"Guest {i + 1}", more(i)));
        return people;
    }
}
