using System.Collections.Immutable;
using OpenTalks.Harvests;
using OpenTalks.Harvests.Proposals;

namespace OpenTalks.Domain.Tests.Harvests;

public class Offering_places
{
    static readonly Note[] Written = Ideas.Of(
        "Night buses to every village", "The last bus leaves the village too early", "Buses should cost less",
        "Plant trees along the school street", "Trees give the schoolyard shade", "Shade for the playground",
        "A late bus home from town", "More trees please", "Xylophones");

    static Places Placed(Reading reading) => new(reading, [[Ideas.Ref(0), Ideas.Ref(1)], [Ideas.Ref(3), Ideas.Ref(4)]]);

    [Fact]
    public void learns_from_what_was_placed_and_says_why()
    {
        var offered = Placed(Reading.Of(Written)).For(Ideas.Ref(6));
        offered[0].Where.Should().Be(0);
        offered[0].Words.Should().Contain("bus");
        offered[0].Near.Select(near => near.Text).Should().Contain("The last bus leaves the village too early");
        offered[0].Share.Should().BeGreaterThan(0.5f);
    }

    [Fact]
    public void reaches_through_neighbours_those_who_share_no_word() =>
        Placed(Reading.Of(Written)).For(Ideas.Ref(5))[0].Where.Should().Be(1, "\"shade\" stands beside \"trees\" elsewhere");

    [Fact] public void offers_none_for_what_nothing_speaks_for() => Placed(Reading.Of(Written)).For(Ideas.Ref(8)).Should().BeEmpty();
    [Fact] public void offers_none_for_an_idea_that_it_does_not_know() => Placed(Reading.Of(Written)).For(Ideas.Ref(99)).Should().BeEmpty();

    [Fact]
    public void tells_what_the_idea_builds_on()
    {
        var reading = Reading.Of([.. Written, Ideas.Note(20, "A bus with trees on it", below: Ideas.Ref(3))]);
        Placed(reading).For(Ideas.Ref(20)).Single(place => place.Where == 1).Tied.Should().Equal(reading.Notes[3]);
    }

    [Fact]
    public void moves_nothing_when_newcomers_come() => Gen.Select(Ideas.Some, Ideas.Some).Sample((ideas, later) =>
    {
        var reading = Reading.Of(ideas);
        var placed = StartingThemes.Of(reading).Themes.Select(theme => theme.Ideas.Select(idea => idea.At).ToImmutableArray()).ToImmutableArray();
        var places = new Places(reading, placed);
        string Said() => string.Join('\n', ideas.Select(idea => string.Join('|', places.For(idea.At).Select(place => $"{place.Where} {place.Share} {string.Join(' ', place.Words)}"))));
        var before = Said() + Ideas.Said(reading);
        var newcomers = Growth.Of(places, later.Select((idea, at) => idea with { At = Ideas.Ref(1000 + at) }));
        (Said() + Ideas.Said(reading)).Should().Be(before);
        newcomers.Should().HaveCount(later.Length).And.NotContain(newcomer => newcomer.IsClear && newcomer.Places.IsEmpty);
    });

    [Fact]
    public void lets_a_clear_newcomer_be_attached_and_others_wait()
    {
        var newcomers = Growth.Of(Placed(Reading.Of(Written)), [Ideas.Note(30, "Night buses to the villages"), Ideas.Note(31, "Xylophones again")]);
        newcomers[0].IsClear.Should().BeTrue();
        newcomers[0].Places[0].Where.Should().Be(0);
        newcomers[1].IsClear.Should().BeFalse();
    }

    [Fact]
    public void shows_a_new_run_as_changes_line_by_line()
    {
        var (buses, trees) = (Guid.Parse("a0000000-0000-4000-8000-000000000001"), Guid.Parse("a0000000-0000-4000-8000-000000000002"));
        var start = StartingThemes.Of(Reading.Of(Written[..5].Append(Written[7]).Append(Ideas.Note(9, "Bus to the village at night"))));
        start.Themes.Should().HaveCount(2);
        var ofBuses = start.Themes.Single(theme => theme.Ideas.Any(idea => idea.At == Ideas.Ref(0)));
        // A tree lies among the buses, and the bus that came last lies nowhere.
        var changes = Rerun.Against([(buses, [Ideas.Ref(0), Ideas.Ref(1), Ideas.Ref(2), Ideas.Ref(4)]), (trees, [Ideas.Ref(3), Ideas.Ref(7)])], start);
        changes.Should().Contain(new Change(Written[4], buses, trees, null));
        changes.Should().Contain(change => change.Idea.At == Ideas.Ref(9) && change.From == null && change.To == buses);
        changes.Should().HaveCount(2);
        ofBuses.Ideas.Should().HaveCountGreaterThan(2);
    }
}
