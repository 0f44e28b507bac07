using OpenTalks.Cafes;
using OpenTalks.Domain.Tests.Sheets;
using OpenTalks.Harvests;
using OpenTalks.Sheets;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Harvests;

/// <summary>What the specs of the harvest share: a café of two questions, an idea on sheet 1.</summary>
public abstract class OnTheHarvest
{
    internal static readonly Guid Finding = new("f1000000-0000-4000-8000-000000000001"), Another = new("f1000000-0000-4000-8000-000000000002");
    internal static readonly HarvestEvent Added = new HarvestEvent.FindingAdded(Finding, 1, "rooms are loud");
    internal static readonly HarvestEvent Dropped = new HarvestEvent.FindingDropped(Finding);
    internal static readonly HarvestEvent Gathered = new HarvestEvent.IdeaGathered(Finding, 1, OnSheet1.Idea);

    static readonly Sheet Sheet1 = Sheet.Evolve(Sheet.Blank, OnSheet1.Captured("x"));
    internal static readonly Sheet Sheet1Empty = Sheet.Evolve(Sheet1, new SheetEvent.IdeaTakenBack(OnSheet1.Idea));

    internal static Spec<Harvest, HarvestCommand, HarvestEvent> Given(params IEnumerable<HarvestEvent> happened) => Given(Sheet1, happened);
    internal static Spec<Harvest, HarvestCommand, HarvestEvent> Given(Sheet sheet, IEnumerable<HarvestEvent> happened) =>
        Harvest.Given(After(Talking()), number => number == 1 ? sheet : null, happened);

    internal static Caller Rae => new(6, OpenTalks.People.Role.Rapporteur, At(60));
}

public class Adding_a_finding : OnTheHarvest
{
    static HarvestCommand Add(string text, int question = 1) => new HarvestCommand.AddFinding(Finding, question, text);

    [Fact] public void is_recorded_under_its_question() => Given().When(Rae, Add(" rooms are  loud ")).Then(Added);
    [Fact] public void twice_adds_it_once() => Given(Added).When(Rae, Add("rooms are loud")).ThenNothing();
    [Fact] public void that_stands_under_another_question_is_refused() => Given(Added).When(Rae, Add("rooms are loud", 2)).ThenRefused("finding-exists");
    [Fact] public void under_no_question_of_the_cafe_is_refused() => Given().When(Rae, Add("x", 3)).ThenRefused("question-unknown");
    [Fact] public void without_words_is_refused() => Given().When(Rae, Add(" \u2800")).ThenRefused("finding-empty");
    [Fact] public void of_1000_is_taken() => Given().When(Rae, Add(new string('x', 1000))).Decision.Refused.Should().BeNull();
    [Fact] public void of_1001_is_refused() => Given().When(Rae, Add(new string('x', 1001))).ThenRefused("finding-too-long");
    [Fact] public void in_a_cafe_that_is_none_is_refused() => Harvest.Given(Cafe.Unopened, _ => null).When(Rae, Add("x")).ThenRefused("cafe-unknown");
}

public class Wording_a_finding : OnTheHarvest
{
    static HarvestCommand Word(string text) => new HarvestCommand.WordFinding(Finding, text);

    [Fact] public void is_recorded() => Given(Added).When(Rae, Word("rooms should be quieter")).Then(new HarvestEvent.FindingWorded(Finding, "rooms should be quieter"));
    [Fact] public void the_same_does_nothing() => Given(Added).When(Rae, Word("rooms are loud ")).ThenNothing();
    [Fact] public void that_nobody_knows_is_refused() => Given().When(Rae, Word("x")).ThenRefused("finding-unknown");
    [Fact] public void with_nothing_is_refused() => Given(Added).When(Rae, Word("")).ThenRefused("finding-empty");
    [Fact] public void at_length_is_refused() => Given(Added).When(Rae, Word(new string('x', 1001))).ThenRefused("finding-too-long");
}

public class Dropping_a_finding : OnTheHarvest
{
    static readonly HarvestCommand Drop = new HarvestCommand.DropFinding(Finding), Restore = new HarvestCommand.RestoreFinding(Finding);

    [Fact] public void is_recorded() => Given(Added).When(Rae, Drop).Then(Dropped);
    [Fact] public void twice_drops_it_once() => Given(Added, Dropped).When(Rae, Drop).ThenNothing();
    [Fact] public void that_nobody_knows_is_refused() => Given().When(Rae, Drop).ThenRefused("finding-unknown");
    [Fact] public void is_undone_by_restoring() => Given(Added, Dropped).When(Rae, Restore).Then(new HarvestEvent.FindingRestored(Finding));
    [Fact] public void is_not_undone_where_it_stands() => Given(Added).When(Rae, Restore).ThenNothing();
    [Fact] public void that_nobody_knows_cannot_be_undone() => Given().When(Rae, Restore).ThenRefused("finding-unknown");
    [Fact] public void keeps_its_evidence_for_restoring() => Given(Added, Gathered, Dropped, new HarvestEvent.FindingRestored(Finding)).State.Findings.Single().Evidence.Should().Equal(new IdeaRef(1, OnSheet1.Idea));
}

public class Gathering_evidence : OnTheHarvest
{
    static HarvestCommand Gather(int sheet = 1) => new HarvestCommand.Gather(Finding, sheet, OnSheet1.Idea);
    static readonly HarvestCommand Release = new HarvestCommand.Release(Finding, 1, OnSheet1.Idea);

    [Fact] public void ties_an_idea_to_a_finding() => Given(Added).When(Rae, Gather()).Then(Gathered);
    [Fact] public void twice_ties_it_once() => Given(Added, Gathered).When(Rae, Gather()).ThenNothing();
    [Fact] public void of_an_idea_that_nobody_knows_is_refused() => Given(Sheet.Blank, [Added]).When(Rae, Gather()).ThenRefused("idea-unknown");
    [Fact] public void of_an_idea_on_another_sheet_is_refused() => Given(Added).When(Rae, Gather(2)).ThenRefused("idea-unknown");
    [Fact] public void of_an_idea_that_was_taken_back_is_refused() => Given(Sheet1Empty, [Added]).When(Rae, Gather()).ThenRefused("idea-taken-back");
    [Fact] public void for_a_finding_that_nobody_knows_is_refused() => Given().When(Rae, Gather()).ThenRefused("finding-unknown");
    [Fact] public void for_a_finding_that_was_dropped_is_refused() => Given(Added, Dropped).When(Rae, Gather()).ThenRefused("finding-dropped");
    [Fact] public void may_tie_one_idea_to_two_findings() => Given(Added, Gathered, new HarvestEvent.FindingAdded(Another, 2, "y"))
        .When(Rae, new HarvestCommand.Gather(Another, 1, OnSheet1.Idea)).Then(new HarvestEvent.IdeaGathered(Another, 1, OnSheet1.Idea));
    [Fact] public void is_undone_by_releasing() => Given(Added, Gathered).When(Rae, Release).Then(new HarvestEvent.IdeaReleased(Finding, 1, OnSheet1.Idea));
    [Fact] public void is_not_undone_where_nothing_was_gathered() => Given(Added).When(Rae, Release).ThenNothing();
    [Fact] public void for_a_finding_that_nobody_knows_cannot_be_undone() => Given().When(Rae, Release).ThenRefused("finding-unknown");
    [Fact] public void keeps_the_order_in_which_it_was_gathered() => Given(Added, new HarvestEvent.IdeaGathered(Finding, 2, OnSheet1.Other), Gathered).State.Findings.Single().Evidence.Select(idea => idea.Sheet).Should().Equal(2, 1);
}

public class The_harvests_facts : OnTheHarvest
{
    [Fact]
    public void are_one_for_each_event_and_say_the_same()
    {
        HarvestEvent[] happened =
        [
            Added, new HarvestEvent.FindingWorded(Finding, "y"), Dropped, new HarvestEvent.FindingRestored(Finding), Gathered, new HarvestEvent.IdeaReleased(Finding, 1, OnSheet1.Idea),
        ];
        happened.Select(e => Said.Of(HarvestFact.Of(Harvest.Empty, e))).Should().Equal(happened.Select(e => Said.Of(e).Replace("Finding", "", StringComparison.Ordinal).Replace("Idea", "", StringComparison.Ordinal)
            .Replace("{\"\"", "{\"Finding\"", StringComparison.Ordinal).Replace("1,\"\"", "1,\"Idea\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void are_of_a_kind_of_their_own_for_each_kind_of_event()
    {
        Guid theme = Guid.NewGuid(), reservation = Guid.NewGuid();
        IdeaRef one = new(1, OnSheet1.Idea), other = new(1, OnSheet1.Other);
        HarvestEvent[] happened =
        [
            Added, new HarvestEvent.FindingWorded(Finding, "y"), Dropped, new HarvestEvent.FindingRestored(Finding), new HarvestEvent.FindingFiled(Finding, theme), new HarvestEvent.FindingMoved(Finding, null), Gathered,
            new HarvestEvent.IdeaReleased(Finding, 1, OnSheet1.Idea), new HarvestEvent.ReservationAdded(Finding, reservation, ReservationKind.Minority, "but", [one]),
            new HarvestEvent.ReservationWorded(Finding, reservation, "yet"), new HarvestEvent.ReservationDropped(Finding, reservation), new HarvestEvent.ReservationRestored(Finding, reservation),
            new HarvestEvent.ReservationBacked(Finding, reservation, 1, OnSheet1.Idea), new HarvestEvent.ReservationUnbacked(Finding, reservation, 1, OnSheet1.Idea),
            new HarvestEvent.SheetSorted(2, 1, [new Pile("buses", [OnSheet1.Idea])]), new HarvestEvent.FeedbackGiven("a1", [5, 0, 3]),
            new HarvestEvent.ThemeAdded(theme, 1, "cost"), new HarvestEvent.ThemeNamed(theme, "costs"), new HarvestEvent.ThemeDropped(theme), new HarvestEvent.ThemeRestored(theme),
            new HarvestEvent.ThemeMoved(theme, null), new HarvestEvent.IdeaPlaced(theme, 1, OnSheet1.Idea), new HarvestEvent.IdeaUnplaced(1, OnSheet1.Idea),
            new HarvestEvent.IdeaSetAside(1, OnSheet1.Idea, "off the question"), new HarvestEvent.IdeaTakenUp(1, OnSheet1.Idea), new HarvestEvent.IdeasMerged(1, OnSheet1.Idea, 1, OnSheet1.Other),
            new HarvestEvent.MergeUndone(1, OnSheet1.Idea), new HarvestEvent.DissentDecided(one, other, default), new HarvestEvent.DissentReopened(one, other),
            new HarvestEvent.DivergenceSaid(true), new HarvestEvent.ReportPublished(1, Rae.Number ?? 0, 0, 1, [], "cafe"), new HarvestEvent.ReportWithdrawn(1),
            new HarvestEvent.ReportReinstated(1), new HarvestEvent.PassageWritten("next-steps", "To the Town Hall."), new HarvestEvent.ReadersChosen(Readers.Everybody),
        ];
        happened.Select(e => e.GetType()).Should().BeEquivalentTo(typeof(HarvestEvent).GetNestedTypes(), "each kind of event is here");
        happened.Select(e => HarvestFact.Of(Harvest.Empty, e).GetType()).Should().OnlyHaveUniqueItems();
    }
}
