using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Live;

/// <summary>What is known of an idea, and who may touch it.</summary>
[Collection(nameof(OneHost))]
public class An_idea(OneHost host)
{
    [Theory, InlineData("open"), InlineData("group-only"), InlineData("chatham-house"), InlineData("anonymous"), Promise("M16")]
    public async Task is_short_and_knows_its_table_round_question_time_and_language_and_its_author_as_the_rule_allows(string attribution)
    {
        await using var cafe = await host.Cafe(attribution);
        await using var ada = await cafe.Joins("Ada", ("group", "academia"));
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var seat = await ada.Seat();
        var secret = attribution == "open" ? null : Guid.NewGuid().ToString("N");
        (await ada.Writes(new string('x', Sheet.LongestIdea + 1), secret: secret)).Outcome.Refused.Should().Be("idea-too-long");
        var began = TimeProvider.System.GetUtcNow().UtcDateTime;
        var (id, outcome) = await ada.Writes("Publish every order.", secret: secret);
        outcome.Refused.Should().BeNull();

        (await fay.Sheet(seat.Sheet)).View.Ideas.Single().Should().Match<IdeaView>(idea =>
            idea.Id == id && idea.Text == "Publish every order." && idea.Round == 1 && idea.Language == "en" && idea.By == (attribution == "open" ? 2 : null) && idea.Group == (attribution == "group-only" ? "academia" : null));
        (await fay.Overview()).Tables.Single(table => table.Number == seat.Sheet).Should().Match<TableRow>(table => table.Ideas == 1 && table.Question > 0);
        seat.Question.Should().NotBeEmpty();
        var written = (await host.Rows<DateTime>("select timestamp from cafe.mt_events where stream_id = $1 and type = 'sheet.idea-captured'", $"sheet/{cafe.Id:N}/{seat.Sheet}")).Single();
        if (attribution == "open") written.Should().BeCloseTo(began, TimeSpan.FromSeconds(20));
    }

    [Fact, Promise("M18")]
    public async Task is_moved_and_taken_away_by_nobody_else_and_gathered_without_being_touched()
    {
        await using var cafe = await host.Cafe();
        var people = await Task.WhenAll(Enumerable.Range(1, 6).Select(n => cafe.Joins($"Guest {n}")));
        await using var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var seats = await Task.WhenAll(people.Select(person => person.Seat()));
        var beside = people.Zip(seats).First(other => other.Second.Sheet == seats[0].Sheet && other.First != people[0]).First;
        var away = people.Zip(seats).First(other => other.Second.Sheet != seats[0].Sheet).First;
        var sheet = $"sheet/{seats[0].Sheet}";
        var (idea, _) = await people[0].Writes("Mine.");

        foreach (var act in new SheetCommand[] { new SheetCommand.Edit(idea, "Theirs."), new SheetCommand.TakeBack(idea) })
        {
            (await beside.Asks(sheet, act)).Refused.Should().Be("not-your-idea");
            (await away.Asks(sheet, act)).Refused.Should().NotBeNull();
        }
        (await away.Asks(sheet, new SheetCommand.Capture(Guid.NewGuid(), 1, "On a foreign sheet.", "en"))).Refused.Should().Be("not-your-sheet");
        var before = await fay.Sheet(seats[0].Sheet);

        var finding = Guid.NewGuid();
        var question = (await fay.Overview()).Tables.Single(table => table.Number == seats[0].Sheet).Question;
        await fay.Asks("harvest", new HarvestCommand.AddFinding(finding, question, "Gathered."));
        (await fay.Asks("harvest", new HarvestCommand.Gather(finding, seats[0].Sheet, idea))).Refused.Should().BeNull();
        (await away.Asks("harvest", new HarvestCommand.Gather(finding, seats[0].Sheet, idea))).Refused.Should().NotBeNull("gathering is a rapporteur's act");
        (await fay.Sheet(seats[0].Sheet)).View.Should().BeEquivalentTo(before.View, "the sheet is as it was");
        (await fay.Asks("harvest", new HarvestCommand.Release(finding, seats[0].Sheet, idea))).Refused.Should().BeNull("and it is taken back");
        foreach (var person in people) await person.DisposeAsync();
    }
}
