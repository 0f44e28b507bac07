using OpenTalks.Harvests.Proposals;

namespace OpenTalks.Domain.Tests.Harvests;

public class The_slate
{
    [Fact]
    public void lets_every_table_round_group_and_language_be_heard_that_must_be() => Gen.Select(Ideas.Some, Gen.Int[1, 8]).Sample((ideas, places) =>
    {
        var reading = Reading.Of(ideas);
        var slate = Slate.Of(reading, [.. ideas.Select(idea => idea.At)], places);
        var heard = slate.SelectMany(idea => Slate.Voices(reading, reading.IndexOf(idea.At))).ToHashSet();
        Slate.MustBeHeard(reading, [.. Enumerable.Range(0, ideas.Length)], places).Should().BeSubsetOf(heard);
        slate.Should().OnlyHaveUniqueItems().And.BeSubsetOf(ideas);
        slate.Length.Should().BeGreaterThanOrEqualTo(Math.Min(places, ideas.Length));
    }, iter: 1000);

    [Fact]
    public void must_hear_who_has_as_many_ideas_as_a_place_stands_for()
    {
        var reading = Reading.Of([.. Enumerable.Range(0, 6).Select(at => Ideas.Note(at, $"bus {at}", table: 1)), Ideas.Note(6, "tree", table: 2), Ideas.Note(7, "tree tree", table: 2), Ideas.Note(8, "river", table: 3)]);
        var must = Slate.MustBeHeard(reading, [.. Enumerable.Range(0, 9)], 4);
        must.Should().BeEquivalentTo("table 1", "round 1", "language en");
        Slate.MustBeHeard(reading, [.. Enumerable.Range(0, 9)], 5).Should().Contain("table 2");
    }

    [Fact]
    public void begins_with_what_is_most_central_and_does_not_repeat_it()
    {
        var reading = Reading.Of(Ideas.Of("night bus village", "night bus village", "night bus to the village", "trees").Select(idea => idea with { Table = 1 }));
        var slate = Slate.Of(reading, [.. reading.Notes.Select(note => note.At)], 2);
        slate[0].Text.Should().Contain("bus");
        slate[1].Text.Should().Be("trees");
    }
}

public class A_finding_s_spread
{
    [Theory]
    [InlineData(Spread.None, 6)]
    [InlineData(Spread.Once, 6, 3)]
    [InlineData(Spread.OneTable, 6, 3, 3)]
    [InlineData(Spread.Several, 6, 3, 4)]
    [InlineData(Spread.Shared, 6, 3, 4, 5)]
    [InlineData(Spread.Shared, 2, 1, 2)]
    public void is_told_by_the_tables_behind_it(Spread spread, int wrote, params int[] tables) => Spreads.Of(tables, wrote, contested: false).Should().Be(spread);

    [Fact] public void is_contested_where_a_reservation_stands() => Spreads.Of([1, 2, 3], 4, contested: true).Should().Be(Spread.Contested);
}

public class What_a_finding_claims
{
    static readonly Spread[] Narrower = [Spread.None, Spread.Once, Spread.OneTable, Spread.Several, Spread.Contested], Alone = [Spread.None, Spread.Once, Spread.OneTable];

    [Theory]
    [InlineData("en", "Participants broadly agreed that rents are too high.", "Most tables want lower rents.", "Several participants want lower rents.")]
    [InlineData("fr", "Les participants sont convenus que les loyers sont trop hauts.", "La plupart des tables veulent des loyers plus bas.", "Plusieurs tables veulent des loyers plus bas.")]
    [InlineData("es", "Los participantes han acordado que los alquileres son altos.", "La mayoría quiere alquileres más bajos.", "Varias mesas quieren alquileres más bajos.")]
    [InlineData("ar", "وافق المشاركون على أن الإيجارات مرتفعة.", "معظم الطاولات تريد إيجارات أقل.", "عدة طاولات تريد إيجارات أقل.")]
    [InlineData("ru", "Участники договорились, что аренда слишком дорога.", "Большинство столов хочет низкой аренды.", "Несколько столов хотят низкой аренды.")]
    [InlineData("zh", "与会者同意租金太高。", "大多数桌希望降低租金。", "多张桌希望降低租金。")]
    public void in_each_language_is_stopped_at_every_spread_that_is_narrower(string language, string agreement, string majority, string plurality)
    {
        foreach (var text in new[] { agreement, majority })
            Narrower.Should().AllSatisfy(spread => Wording.Check(text, spread).Should().NotBeEmpty("{0}: {1} is not {2}", language, text, spread).And.OnlyContain(claim => claim.Language == language));
        Alone.Should().AllSatisfy(spread => Wording.Check(plurality, spread).Should().NotBeEmpty("{0}: {1} is not {2}", language, plurality, spread));
        foreach (var text in new[] { agreement, majority, plurality }) Wording.Check(text, Spread.Shared).Should().BeEmpty();
        Wording.Check(plurality, Spread.Several).Should().BeEmpty();
        Wording.Check(agreement, Spread.Several).Should().Contain(claim => claim.IsSaying, "who said so may be put in its place");
    }

    [Theory]
    [InlineData("Participants agreed that buses matter", Spread.Several, "Participants agreed")]
    [InlineData("Les participants sont convenus de planter des arbres", Spread.Several, "Les participants sont convenus")]
    [InlineData("Todos los participantes quieren autobuses", Spread.OneTable, "Todos los participantes")]
    [InlineData("اتفق المشاركون على زرع الأشجار", Spread.Several, "اتفق المشاركون")]
    [InlineData("Участники согласились посадить деревья", Spread.Contested, "Участники согласились")]
    [InlineData("与会者一致认为需要公交车", Spread.Once, "与会者一致", "一致认为")]
    [InlineData("Several tables want buses", Spread.OneTable, "Several tables")]
    [InlineData("Most participants want buses", Spread.Several, "Most participants")]
    public void stops_at_what_the_evidence_does_not_say(string text, Spread spread, params string[] stopped) =>
        Wording.Check(text, spread).Select(claim => claim.Phrase).Should().Equal(stopped);

    [Theory]
    [InlineData("Participants agreed that buses matter", Spread.Shared)]
    [InlineData("Several tables want buses", Spread.Several)]
    [InlineData("One table wants buses for everyonesville", Spread.Once)]
    public void lets_stand_what_it_does(string text, Spread spread) => Wording.Check(text, spread).Should().BeEmpty();

    [Fact]
    public void tells_where_the_phrase_stands()
    {
        const string Text = "It is clear: Everyone wants buses";
        var claim = Wording.Check(Text, Spread.Once).Single();
        Text.Substring(claim.At, claim.Length).Should().Be("Everyone");
    }
}

public class Coverage_of_a_cafe
{
    [Fact]
    public void counts_by_table_round_question_group_and_language()
    {
        Covered Idea(int table, Fate fate, bool inFinding) => new(table, 1, 1, null, "en", fate, inFinding);
        var coverage = Coverage.Of([Idea(1, Fate.Placed, true), Idea(1, Fate.Placed, true), Idea(2, Fate.NotPlaced, false), Idea(2, Fate.SetAside, false)]);
        coverage.All.Should().Be(new CoverageLine("", 4, 2, 1, 1, 2, 1));
        coverage.Tables.Should().Equal(new CoverageLine("1", 2, 2, 0, 0, 2, 2), new CoverageLine("2", 2, 0, 1, 1, 0, 0));
        coverage.Tables.Select(line => line.IsThin).Should().Equal(false, true);
        coverage.Groups.Should().BeEmpty();
    }

    [Fact] public void of_no_ideas_says_nothing_of_balance() => Coverage.Of([]).All.Should().Be(new CoverageLine("", 0, 0, 0, 0, 0, null));

    [Fact]
    public void adds_up() => Gen.Select(Gen.Int[1, 4], Gen.Int[0, 2], Gen.Bool).Array[0, 50].Sample(ideas =>
    {
        var coverage = Coverage.Of([.. ideas.Select(idea => new Covered(idea.Item1, idea.Item1 % 2, 1, $"g{idea.Item2}", "en", (Fate)idea.Item2, idea.Item3))]);
        foreach (var lines in new[] { coverage.Tables, coverage.Rounds, coverage.Questions, coverage.Groups, coverage.Languages })
        {
            lines.Sum(line => line.Ideas).Should().Be(ideas.Length);
            lines.Should().NotContain(line => line.Placed + line.SetAside + line.NotPlaced != line.Ideas);
        }
    });
}

public class The_dissent_tray
{
    [Fact]
    public void holds_what_answers_with_a_but_and_what_turns_round()
    {
        var reading = Reading.Of([
            Ideas.Note(0, "Night buses to every village"), Ideas.Note(1, "But who pays for them?", below: Ideas.Ref(0)), Ideas.Note(2, "但是太贵了", below: Ideas.Ref(0)),
            Ideas.Note(3, "We should not have night buses in the village"), Ideas.Note(4, "Trees"), Ideas.Note(5, "But alone"),
        ]);
        Dissents.Of(reading).Select(dissent => (dissent.Kind, dissent.One.At, dissent.Other.At)).Should().BeEquivalentTo([
            (DissentKind.But, Ideas.Ref(1), Ideas.Ref(0)), (DissentKind.But, Ideas.Ref(2), Ideas.Ref(0)), (DissentKind.Contradiction, Ideas.Ref(0), Ideas.Ref(3)),
        ]);
    }
}
