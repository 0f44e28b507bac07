using System.Text.Json;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Live;

[Collection(nameof(OneHost))]
public class Under_the_Chatham_House_Rule(OneHost host)
{
    sealed record Written(int Author, Guid Idea, Guid Command, string Text);

    [Fact, Promise("P-03", "P-01")]
    public async Task nothing_in_the_database_ties_an_idea_to_its_author_or_to_another_idea_of_theirs()
    {
        await using var cafe = await host.Cafe("chatham-house");
        string[] names = ["Adaline Quill", "Bohumil Vane", "Cyprian Holt", "Dietlinde Marsh", "Eulalia Frost"];
        var phones = new List<Phone>();
        foreach (var name in names) phones.Add(await cafe.Joins(name, ("group", "academia"), ("organisation", $"House of {name[..3]}")));
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var sheets = (await Task.WhenAll(phones.Select(phone => phone.Seat()))).Select(stop => stop.Sheet).Distinct().ToList();
        var sheet = sheets.Should().ContainSingle("five people make one table").Subject;

        var written = new List<Written>();
        for (var turn = 0; turn < 6; turn++)
        {
            foreach (var (phone, author) in phones.Select((phone, author) => (phone, author)))
            {
                var idea = new Written(author, Guid.NewGuid(), Guid.NewGuid(), $"thought {Guid.NewGuid():N}");
                var secret = Guid.NewGuid().ToString("N");
                (await phone.Asks($"sheet/{sheet}", new SheetCommand.Capture(idea.Idea, 1, idea.Text, "en", null, secret), idea.Command)).Refused.Should().BeNull();
                if (turn % 2 == 0) (await phone.Asks($"sheet/{sheet}", new SheetCommand.Edit(idea.Idea, idea.Text + "!", secret))).Refused.Should().BeNull();
                written.Add(idea);
            }
        }

        var rows = await EveryRow();
        var about = written.ToDictionary(idea => idea, idea => rows.Where(row => Mentions(row, idea)).ToList());
        about.Values.Should().OnlyContain(found => found.Count >= 2, "at least its event and its outcome are found, or the search is worth nothing");
        foreach (var row in about.Values.SelectMany(found => found))
            foreach (var name in names)
                row.Text.Should().NotContain(name).And.NotContain(name[..3] + "\"").And.NotContain("House of");
        foreach (var (_, leaves) in about.SelectMany(idea => idea.Value).Select(row => (row.Table, row.Leaves)))
            leaves.Where(leaf => leaf.Key is "data.by" or "data.via" or "data.group" or "user_name" or "correlation_id" or "causation_id" or "headers").Should().NotContain(leaf => leaf.Value != "null");

        // A value that several ideas have in common must be one that ideas of different people share.
        var telling = about.SelectMany(idea => idea.Value.SelectMany(row => row.Leaves.Select(leaf => (Field: $"{row.Table} {leaf.Key}", leaf.Value, idea.Key.Author, idea.Key.Idea))).Distinct())
            .GroupBy(leaf => (leaf.Field, leaf.Value))
            .Where(shared => shared.Select(leaf => leaf.Idea).Distinct().Count() > 1 && shared.Select(leaf => leaf.Author).Distinct().Count() == 1)
            .Select(shared => shared.Key);
        telling.Should().BeEmpty();

        var stream = $"sheet/{cafe.Id:N}/{sheet}";
        (await host.Rows<DateTime>("select timestamp from cafe.mt_events where stream_id = $1", stream)).Should().HaveCount(45).And.Subject.Distinct().Should().ContainSingle("no idea has a time of its own");
        (await host.Rows<string>("select column_name::text from information_schema.columns where table_schema = 'cafe' and table_name = 'outcome' order by 1"))
            .Should().Equal("cafe", "fingerprint", "id", "kind", "refused", "stream", "version");
        (await host.Rows<string>("select type from cafe.mt_events where stream_id = $1 and type not in ('cafe.opened', 'cafe.person-came', 'cafe.phase-begun', 'cafe.seats-planned')", $"cafe/{cafe.Id:N}"))
            .Should().BeEmpty("writing leaves no trace in the café");

        var seen = await phones[0].Sheet(sheet);
        seen.Names.Should().BeEmpty();
        seen.View.Ideas.Should().HaveCount(30).And.OnlyContain(idea => idea.By == null && idea.Group == null);
        foreach (var phone in phones) await phone.DisposeAsync();
    }

    [Fact]
    public async Task only_the_browser_that_holds_the_secret_changes_an_idea()
    {
        await using var cafe = await host.Cafe("chatham-house");
        await using var ada = await cafe.Joins("Ada");
        await using var bo = await cafe.Joins("Bo");
        await OpenCafe.GoesTo(await cafe.Facilitates(), PhaseKind.Talk, 1);
        var sheet = $"sheet/{(await ada.Seat()).Sheet}";
        await bo.Seat();
        var secret = Guid.NewGuid().ToString("N");
        var (idea, outcome) = await ada.Writes("mine", secret: secret);
        outcome.Refused.Should().BeNull();

        (await ada.Asks(sheet, new SheetCommand.Edit(idea, "without"))).Refused.Should().Be("not-your-idea", "being the author is not known to anybody");
        (await bo.Asks(sheet, new SheetCommand.TakeBack(idea, Guid.NewGuid().ToString("N")))).Refused.Should().Be("not-your-idea");
        (await ada.Asks(sheet, new SheetCommand.Edit(idea, "with it", secret))).Refused.Should().BeNull();
        (await ada.Writes("no secret")).Outcome.Refused.Should().Be("secret-missing");
    }

    [Fact]
    public async Task facilitators_see_no_author_and_cannot_ask_for_one()
    {
        await using var cafe = await host.Cafe("chatham-house");
        await using var ada = await cafe.Joins("Adaline");
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var sheet = (await ada.Seat()).Sheet;
        await ada.Writes("mine", secret: Guid.NewGuid().ToString("N"));

        using var answer = await fay.Http.GetAsync($"/live/{cafe.Id}/feeds/sheet/{sheet}?{fay.Query}");
        (await answer.Content.ReadAsStringAsync()).Should().Contain("mine").And.NotContain("Adaline").And.Contain("\"by\":null");
        using var overview = await fay.Http.GetAsync($"/live/{cafe.Id}/feeds/overview?{fay.Query}");
        (await overview.Content.ReadAsStringAsync()).Should().NotContain("secretHash");
    }

    sealed record Row(string Table, string Text, IReadOnlyDictionary<string, string> Leaves);

    static bool Mentions(Row row, Written idea) =>
        row.Text.Contains(idea.Text, StringComparison.Ordinal) || new[] { idea.Idea, idea.Command }.Any(id => row.Text.Contains($"{id}", StringComparison.OrdinalIgnoreCase) || row.Text.Contains($"{id:N}", StringComparison.OrdinalIgnoreCase));

    async Task<List<Row>> EveryRow()
    {
        var rows = new List<Row>();
        foreach (var table in await host.Rows<string>("select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"))
            foreach (var text in await host.Rows<string>($"select to_jsonb(t)::text from {table} t"))
            {
                var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
                Leaves(JsonDocument.Parse(text).RootElement, "", leaves);
                rows.Add(new Row(table, text, leaves));
            }
        return rows;
    }

    static void Leaves(JsonElement element, string path, Dictionary<string, string> into)
    {
        if (element.ValueKind == JsonValueKind.Object)
            foreach (var property in element.EnumerateObject()) Leaves(property.Value, path.Length > 0 ? $"{path}.{property.Name}" : property.Name, into);
        else if (element.ValueKind == JsonValueKind.Array)
            foreach (var (item, at) in element.EnumerateArray().Select((item, at) => (item, at))) Leaves(item, $"{path}[{at}]", into);
        else into[path] = element.GetRawText();
    }
}
