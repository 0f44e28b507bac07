using OpenTalks.Cafes;
using OpenTalks.Domain.Tests.Sheets;
using OpenTalks.Harvests;
using OpenTalks.Harvests.Proposals;
using OpenTalks.People;
using OpenTalks.Sheets;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Harvests;

public class Offering_tables_to_sort
{
    static readonly Caller Rae = new(6, Role.Rapporteur, At(15));
    static readonly CafeEvent Offered = new CafeEvent.SortingOffered([new SortingTask(1, [2]), new SortingTask(2, [1])]);

    [Fact] public void gives_each_table_what_another_wrote() => Cafe.Given(Talking()).When(Rae, new CafeCommand.OfferSorting()).Then(Offered);
    [Fact] public void twice_offers_it_once() => Cafe.Given([.. Talking(), Offered]).When(Rae, new CafeCommand.OfferSorting()).ThenNothing();
    [Fact] public void before_anybody_has_talked_is_too_early() => Cafe.Given(Filled()).When(Rae, new CafeCommand.OfferSorting()).ThenRefused("too-early");
    [Fact] public void is_ended() => Cafe.Given([.. Talking(), Offered]).When(Rae, new CafeCommand.EndSorting()).Then(new CafeEvent.SortingEnded());
    [Fact] public void that_is_not_on_offer_is_ended_already() => Cafe.Given(Talking()).When(Rae, new CafeCommand.EndSorting()).ThenNothing();

    [Fact]
    public void reaches_whoever_sits_there_on_their_phones()
    {
        var cafe = After([.. Talking(), Offered]);
        MeView.Of(cafe, Ada, _ => "", "en", At(15)).Sorts.Should().Equal(2);
        MeView.Of(cafe, Cy, _ => "", "en", At(15)).Sorts.Should().Equal(1);
        MeView.Of(After(Talking()), Ada, _ => "", "en", At(15)).Sorts.Should().BeEmpty();
    }
}

public class A_table_that_sorts : OnTheHarvest
{
    static readonly Cafe Offering = After([.. Talking(), new CafeEvent.SortingOffered([new SortingTask(1, [2]), new SortingTask(2, [1])])]);
    static readonly Sheet Sheet1 = new[] { OnSheet1.Captured("buses"), new SheetEvent.IdeaCaptured(OnSheet1.Other, 1, false, Bo, null, null, "trees", "en", null) }.Aggregate(Sheet.Blank, Sheet.Evolve);
    static readonly Caller Cys = Guest(Cy, 15), Adas = Guest(Ada, 15);
    static readonly Pile Travel = new("Travel", [OnSheet1.Idea]), Green = new("Green", [OnSheet1.Other]);
    static readonly HarvestEvent Sorted = new HarvestEvent.SheetSorted(2, 1, [Travel, Green]);

    static Spec<Harvest, HarvestCommand, HarvestEvent> On(params IEnumerable<HarvestEvent> happened) => Harvest.Given(Offering, number => number == 1 ? Sheet1 : null, happened);
    static HarvestCommand Sort(params Pile[] piles) => new HarvestCommand.SortSheet(1, [.. piles]);

    [Fact] public void hands_in_titled_piles_of_the_other_s_ideas() => On().When(Cys, Sort(Travel with { Title = " Travel " }, Green)).Then(Sorted);
    [Fact] public void may_hand_in_anew() => On(Sorted).When(Cys, Sort(Green)).Then(new HarvestEvent.SheetSorted(2, 1, [Green]));
    [Fact] public void hands_in_the_same_once() => On(Sorted).When(Cys, Sort(Travel, Green)).ThenNothing();
    [Fact] public void may_take_it_back() => On(Sorted).When(Cys, Sort()).Then(new HarvestEvent.SheetSorted(2, 1, []));
    [Fact] public void does_not_sort_its_own() => On().When(Adas, Sort(Travel)).ThenRefused("sorting-closed");
    [Fact] public void names_each_pile() => On().When(Cys, Sort(Travel with { Title = " " })).ThenRefused("theme-empty");
    [Fact] public void makes_twelve_piles_at_most() => On().When(Cys, Sort([.. Enumerable.Range(0, 13).Select(n => n == 0 ? Travel : new Pile($"{n}", [Guid.NewGuid()])), Green])).Then(new HarvestEvent.SheetSorted(2, 1, [Travel, Green]));
    [Fact] public void lays_an_idea_into_one_pile_and_leaves_unknown_ones_out() => On().When(Cys, Sort(Travel, new Pile("Again", [OnSheet1.Idea, Guid.NewGuid()]), Green)).Then(Sorted);

    [Fact]
    public void sorts_nothing_once_it_is_ended() =>
        Harvest.Given(After(Talking()), _ => Sheet1, []).When(Cys, Sort(Travel)).ThenRefused("sorting-closed");

    [Fact]
    public void decides_nothing()
    {
        var harvest = new[] { new HarvestEvent.ThemeAdded(Another, 1, "Travel"), Sorted }.Aggregate(Harvest.Empty, Harvest.Evolve);
        harvest.Places.Should().BeEmpty();
        harvest.FateOf(new IdeaRef(1, OnSheet1.Idea), harvest.InFindings()).Should().Be(Fate.NotPlaced);
        harvest.Sortings.Single().Piles.Should().HaveCount(2);
    }
}

public class Answering_at_the_close : OnTheHarvest
{
    static readonly CafeEvent[] Closing = [.. Talking(), Began(Close, 60)];
    static Caller Guest(string key, double minutes = 61) => new(Ada, Role.Participant, At(minutes), MarkKey: key);
    static Spec<Harvest, HarvestCommand, HarvestEvent> On(params IEnumerable<HarvestEvent> happened) => Harvest.Given(After(Closing), _ => null, happened);
    static HarvestCommand Give(params int[] answers) => new HarvestCommand.GiveFeedback([.. answers]);
    static HarvestEvent Gave(string by, params int[] answers) => new HarvestEvent.FeedbackGiven(by, [.. answers]);

    [Fact] public void is_kept_without_a_name() => On().When(Guest("a1"), Give(5, 0, 3)).Then(Gave("a1", 5, 0, 3));
    [Fact] public void the_same_twice_counts_once() => On(Gave("a1", 5, 0, 3)).When(Guest("a1"), Give(5, 0, 3)).ThenNothing();
    [Fact] public void again_replaces_the_first() => new[] { Gave("a1", 5, 0, 3), Gave("a1", 1, 1, 1) }.Aggregate(Harvest.Empty, Harvest.Evolve).Feedback.Single().Value.Should().Equal(1, 1, 1);
    [Fact] public void nothing_is_nothing() => On().When(Guest("a1"), Give(0, 0, 0)).ThenNothing();
    [Fact] public void before_the_close_is_refused() => Harvest.Given(After(Talking()), _ => null, []).When(Guest("a1", 15), Give(5, 5, 5)).ThenRefused("feedback-closed");
    [Fact] public void after_it_is_refused() => Harvest.Given(After([.. Closing, new CafeEvent.Ended(At(62))]), _ => null, []).When(Guest("a1", 63), Give(5, 5, 5)).ThenRefused("feedback-closed");
    [Fact] public void of_another_form_is_refused() => On().When(Guest("a1"), Give(5, 5)).ThenRefused("feedback-unreadable");
    [Fact] public void beyond_the_scale_is_refused() => On().When(Guest("a1"), Give(5, 6, 1)).ThenRefused("feedback-unreadable");

    [Fact]
    public void shows_nothing_before_the_cafe_is_closed_and_never_what_fewer_than_three_answered()
    {
        var harvest = new[] { Gave("a1", 5, 2, 0), Gave("b2", 4, 2, 1), Gave("c3", 3, 0, 1) }.Aggregate(Harvest.Empty, Harvest.Evolve);
        Feedbacks.Of(harvest, After(Closing)).Should().BeEmpty();
        var line = Feedbacks.Of(harvest, After([.. Closing, new CafeEvent.Ended(At(62))])).Should().ContainSingle().Subject;
        (line.Question, line.Answers, line.Mean).Should().Be((1, 3, 4));
        line.Counts.Should().Equal(0, 0, 1, 1, 1);
    }
}

public class Ordering_findings : OnTheWorkbench
{
    static readonly Guid Reservation = new("ae000000-0000-4000-8000-000000000001");
    static readonly HarvestEvent Second = new HarvestEvent.FindingAdded(Another, 1, "trees help");
    static readonly HarvestEvent Stood = new HarvestEvent.ReservationAdded(Finding, Reservation, ReservationKind.Minority, "some differ", []);

    [Fact] public void moves_one_before_another() => Sorting(Added, Second).When(Rae, new HarvestCommand.MoveFinding(Another, Finding)).Then(new HarvestEvent.FindingMoved(Another, Finding));
    [Fact] public void keeps_one_where_it_stands() => Sorting(Added, Second).When(Rae, new HarvestCommand.MoveFinding(Another, null)).ThenNothing();
    [Fact] public void within_its_question() => Sorting(Added, new HarvestEvent.FindingAdded(Another, 2, "x")).When(Rae, new HarvestCommand.MoveFinding(Another, Finding)).ThenRefused("finding-elsewhere");
    [Fact] public void before_one_that_is_none_is_refused() => Sorting(Added).When(Rae, new HarvestCommand.MoveFinding(Finding, Another)).ThenRefused("finding-unknown");
    [Fact] public void shows_them_in_that_order() => Stands(Added, Second, new HarvestEvent.FindingMoved(Another, Finding)).Findings.Select(finding => finding.Id).Should().Equal(Another, Finding);

    [Fact] public void puts_an_idea_behind_what_stands_against_one() => Sorting(Added, Stood).When(Rae, new HarvestCommand.BackReservation(Finding, Reservation, 2, There)).Then(new HarvestEvent.ReservationBacked(Finding, Reservation, 2, There));
    [Fact] public void puts_it_there_once() => Sorting(Added, Stood, new HarvestEvent.ReservationBacked(Finding, Reservation, 2, There)).When(Rae, new HarvestCommand.BackReservation(Finding, Reservation, 2, There)).ThenNothing();
    [Fact] public void takes_it_out_again() => Sorting(Added, Stood, new HarvestEvent.ReservationBacked(Finding, Reservation, 2, There)).When(Rae, new HarvestCommand.UnbackReservation(Finding, Reservation, 2, There)).Then(new HarvestEvent.ReservationUnbacked(Finding, Reservation, 2, There));
    [Fact] public void puts_none_behind_what_was_dropped() => Sorting(Added, Stood, new HarvestEvent.ReservationDropped(Finding, Reservation)).When(Rae, new HarvestCommand.BackReservation(Finding, Reservation, 2, There)).ThenRefused("reservation-unknown");
    [Fact] public void covers_what_stands_against_it() => FateOf(Stands(Added, Stood, new HarvestEvent.ReservationBacked(Finding, Reservation, 2, There)), Other).Should().Be(Fate.Placed);
}
