using System.Collections.Immutable;
using OpenTalks.Harvests;
using OpenTalks.Harvests.Proposals;

namespace OpenTalks.Domain.Tests.Harvests;

public class Helping_the_rapporteur
{
    static readonly Guid Buses = new("7e000000-0000-4000-8000-000000000001"), Elsewhere = new("7e000000-0000-4000-8000-000000000003"), Found = new("f1000000-0000-4000-8000-000000000001");

    static readonly Reading Reading = Reading.Of(Ideas.Of(
        "Night buses to every village", "The last bus leaves the village too early", "Buses in the villages cost too much", "Night buses to every village please",
        "Plant trees along the school street", "Trees give the schoolyard shade", "More shade and trees at schools", "We do not need night buses to the village"));

    static readonly HarvestEvent[] Begun =
    [
        new HarvestEvent.ThemeAdded(Buses, 1, "Buses"), new HarvestEvent.ThemeAdded(Elsewhere, 2, "Rent"),
        new HarvestEvent.IdeaPlaced(Buses, 1, Ideas.Ref(0).Idea), new HarvestEvent.IdeaPlaced(Buses, 1, Ideas.Ref(1).Idea),
    ];

    static HarvestHelp Help(params IEnumerable<HarvestEvent> happened) => HarvestHelp.Of(Reading, Begun.Concat(happened).Aggregate(Harvest.Empty, Harvest.Evolve), 1);

    [Fact]
    public void offers_places_for_the_tray_alone()
    {
        var help = Help();
        help.Places.Select(offered => offered.At).Should().NotContain([Ideas.Ref(0), Ideas.Ref(1)]).And.Contain(Ideas.Ref(3));
        help.Places.SelectMany(offered => offered.Places).Should().OnlyContain(place => place.Theme == Buses, "a theme of another question is no place");
        help.Places.Single(offered => offered.At == Ideas.Ref(3)).Places[0].Near.Should().Be(Ideas.Ref(0));
    }

    [Fact]
    public void suggests_themes_of_what_nobody_has_placed()
    {
        var ideas = Help().Themes.SelectMany(theme => theme.Ideas).ToArray();
        ideas.Should().Contain([Ideas.Ref(4), Ideas.Ref(5), Ideas.Ref(6)]).And.NotContain([Ideas.Ref(0), Ideas.Ref(1)]);
        Help().Themes.Should().NotContain(theme => theme.Sharing > theme.Ideas.Length);
    }

    [Fact]
    public void shows_a_copy_until_it_is_merged()
    {
        Help().Copies.Should().Contain(pair => pair.One == Ideas.Ref(0) && pair.Other == Ideas.Ref(3) && pair.OnlyOther.Contains("please"));
        Help(new HarvestEvent.IdeasMerged(1, Ideas.Ref(3).Idea, 1, Ideas.Ref(0).Idea)).Copies.Should().NotContain(pair => pair.One == Ideas.Ref(0) && pair.Other == Ideas.Ref(3));
    }

    [Fact]
    public void asks_of_a_difference_until_it_is_answered()
    {
        Help().Dissents.Should().Contain(pair => pair.One == Ideas.Ref(0) && pair.Other == Ideas.Ref(7) && pair.Negation);
        Help(new HarvestEvent.DissentDecided(Ideas.Ref(7), Ideas.Ref(0), DissentVerdict.Minority)).Dissents.Should().NotContain(pair => pair.One == Ideas.Ref(0) && pair.Other == Ideas.Ref(7));
    }

    [Fact]
    public void tells_a_finding_s_spread_its_overclaims_and_its_slate()
    {
        var finding = Help(new HarvestEvent.FindingAdded(Found, 1, "Everyone wants buses"), new HarvestEvent.IdeaGathered(Found, 1, Ideas.Ref(0).Idea)).Findings.Single();
        finding.Spread.Should().Be(Spread.Once);
        finding.Claims.Single().Should().Be(new HelpClaim(0, 8, "Everyone", "en", IsSaying: false));
        (finding.Tables, finding.Wrote).Should().Be((1, Reading.Notes.Select(note => note.Table).Distinct().Count()));
        finding.Slate.Should().Equal(Ideas.Ref(0));
    }

    [Fact]
    public void shows_a_new_run_line_by_line_and_moves_nothing()
    {
        var help = Help();
        help.Changes.Should().Contain(change => change.At == Ideas.Ref(2) && change.From == null && change.To == Buses, "it lies with those that were accepted");
        help.Changes.Should().Contain(change => change.At == Ideas.Ref(4) && change.To == null && help.Fresh[change.Fresh!.Value].Ideas.Contains(Ideas.Ref(4)), "there is no theme for trees yet");
        help.Changes.Should().NotContain(change => change.At == Ideas.Ref(0) || change.At == Ideas.Ref(1), "they lie where the new run would lay them");
        Help(new HarvestEvent.IdeaSetAside(1, Ideas.Ref(4).Idea, "off the question")).Changes.Should().NotContain(change => change.At == Ideas.Ref(4), "what was set aside stays so");
    }

    [Fact]
    public void names_ideas_that_may_belong_to_a_finding()
    {
        var help = Help(new HarvestEvent.FindingAdded(Found, 1, "Night buses"), new HarvestEvent.IdeaGathered(Found, 1, Ideas.Ref(0).Idea));
        help.Findings.Single().May.Should().Contain(Ideas.Ref(3)).And.NotContain(Ideas.Ref(0));
    }

    [Fact]
    public void bears_ten_thousand_ideas_that_are_all_the_same_and_ideas_of_marks_alone()
    {
        string[] texts = ["", " ", "\u0301", string.Concat(Enumerable.Repeat("\u0301", 280)), "e" + string.Concat(Enumerable.Repeat("\u0323", 279)), .. Enumerable.Repeat("Night buses to every village", 10_000)];
        var help = HarvestHelp.Of(Reading.Of(Ideas.Of(texts)), new[] { new HarvestEvent.FindingAdded(Found, 1, "x"), (HarvestEvent)new HarvestEvent.IdeaGathered(Found, 1, Ideas.Ref(9).Idea) }.Aggregate(Harvest.Empty, Harvest.Evolve), 1);
        help.Themes.Should().ContainSingle();
        help.Copies.Length.Should().BeLessThanOrEqualTo(200);
        help.Findings.Single().May.Should().OnlyContain(idea => idea != Ideas.Ref(9));
    }

    [Fact]
    public void is_silent_where_nobody_wrote() => HarvestHelp.Of(Reading.Of([]), Harvest.Empty, 1).Should().BeEquivalentTo(new HarvestHelp(1, [], [], [], [], []));
}
