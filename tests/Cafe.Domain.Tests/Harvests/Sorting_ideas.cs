using OpenTalks.Domain.Tests.Sheets;
using OpenTalks.Harvests;
using OpenTalks.Harvests.Proposals;
using OpenTalks.Sheets;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Harvests;

/// <summary>Sheets 1 and 2 with an idea each; two themes of question 1 and one of question 2.</summary>
public abstract class OnTheWorkbench : OnTheHarvest
{
    internal static readonly Guid Buses = new("7e000000-0000-4000-8000-000000000001"), Trees = new("7e000000-0000-4000-8000-000000000002"), Elsewhere = new("7e000000-0000-4000-8000-000000000003");
    internal static readonly Guid There = new("1dea0000-0000-4000-8000-00000000000b");
    internal static readonly IdeaRef One = new(1, OnSheet1.Idea), Other = new(2, There);
    internal static readonly HarvestEvent[] Themes = [new HarvestEvent.ThemeAdded(Buses, 1, "Buses"), new HarvestEvent.ThemeAdded(Trees, 1, "Trees"), new HarvestEvent.ThemeAdded(Elsewhere, 2, "Rent")];
    internal static readonly HarvestEvent Placed = new HarvestEvent.IdeaPlaced(Buses, 1, OnSheet1.Idea);
    internal static readonly HarvestEvent Aside = new HarvestEvent.IdeaSetAside(1, OnSheet1.Idea, "off the question");
    internal static readonly HarvestEvent Merged = new HarvestEvent.IdeasMerged(1, OnSheet1.Idea, 2, There);

    internal static readonly Sheet Sheet1 = Sheet.Evolve(Sheet.Blank, OnSheet1.Captured("buses"));
    internal static readonly Sheet Sheet2 = Sheet.Evolve(Sheet.Blank, new SheetEvent.IdeaCaptured(There, 1, false, Bo, null, null, "a bus", "en", null));

    internal static Spec<Harvest, HarvestCommand, HarvestEvent> Sorting(params IEnumerable<HarvestEvent> happened) =>
        Harvest.Given(After(Talking()), number => number switch { 1 => Sheet1, 2 => Sheet2, _ => null }, Themes.Concat(happened));

    internal static Harvest Stands(params IEnumerable<HarvestEvent> happened) => Themes.Concat(happened).Aggregate(Harvest.Empty, Harvest.Evolve);
    internal static Fate FateOf(Harvest harvest, IdeaRef idea) => harvest.FateOf(idea, harvest.InFindings());
}

public class A_theme : OnTheWorkbench
{
    static readonly Guid New = new("7e000000-0000-4000-8000-000000000009");

    [Fact] public void is_added_under_its_question() => Sorting().When(Rae, new HarvestCommand.AddTheme(New, 1, " Night  life ")).Then(new HarvestEvent.ThemeAdded(New, 1, "Night life"));
    [Fact] public void is_added_once() => Sorting().When(Rae, new HarvestCommand.AddTheme(Buses, 1, "Buses")).ThenNothing();
    [Fact] public void of_another_name_with_the_same_id_is_refused() => Sorting().When(Rae, new HarvestCommand.AddTheme(Buses, 1, "Trams")).ThenRefused("theme-exists");
    [Fact] public void under_no_question_is_refused() => Sorting().When(Rae, new HarvestCommand.AddTheme(New, 9, "x")).ThenRefused("question-unknown");
    [Fact] public void without_a_name_is_refused() => Sorting().When(Rae, new HarvestCommand.NameTheme(Buses, " ")).ThenRefused("theme-empty");
    [Fact] public void of_121_letters_is_refused() => Sorting().When(Rae, new HarvestCommand.NameTheme(Buses, new string('x', 121))).ThenRefused("theme-too-long");
    [Fact] public void is_named_anew() => Sorting().When(Rae, new HarvestCommand.NameTheme(Buses, "Trams")).Then(new HarvestEvent.ThemeNamed(Buses, "Trams"));
    [Fact] public void that_is_none_is_refused() => Sorting().When(Rae, new HarvestCommand.DropTheme(New)).ThenRefused("theme-unknown");
    [Fact] public void is_moved_before_another() => Stands(new HarvestEvent.ThemeMoved(Trees, Buses)).Themes.Select(theme => theme.Name).Should().Equal("Trees", "Buses", "Rent");
    [Fact] public void is_moved_where_it_stands_without_an_event() => Sorting().When(Rae, new HarvestCommand.MoveTheme(Buses, Trees)).ThenNothing();
    [Fact] public void is_not_moved_before_one_of_another_question() => Sorting().When(Rae, new HarvestCommand.MoveTheme(Buses, Elsewhere)).ThenRefused("theme-elsewhere");
    [Fact] public void takes_a_finding_of_its_question() => Sorting(Added).When(Rae, new HarvestCommand.FileFinding(Finding, Trees)).Then(new HarvestEvent.FindingFiled(Finding, Trees));
    [Fact] public void takes_none_of_another() => Sorting(Added).When(Rae, new HarvestCommand.FileFinding(Finding, Elsewhere)).ThenRefused("theme-elsewhere");

    [Fact]
    public void that_is_dropped_gives_its_ideas_to_the_tray_and_has_them_again_when_restored()
    {
        var dropped = Stands(Placed, new HarvestEvent.ThemeDropped(Buses));
        FateOf(dropped, One).Should().Be(Fate.NotPlaced);
        FateOf(Harvest.Evolve(dropped, new HarvestEvent.ThemeRestored(Buses)), One).Should().Be(Fate.Placed);
    }
}

public class Placing_an_idea : OnTheWorkbench
{
    static HarvestCommand Place(Guid theme) => new HarvestCommand.Place(theme, 1, OnSheet1.Idea);

    [Fact] public void lays_it_into_a_theme() => Sorting().When(Rae, Place(Buses)).Then(Placed);
    [Fact] public void twice_is_once() => Sorting(Placed).When(Rae, Place(Buses)).ThenNothing();
    [Fact] public void elsewhere_moves_it() => Stands(Placed, new HarvestEvent.IdeaPlaced(Trees, 1, OnSheet1.Idea)).LiesIn(One).Should().Be(Trees);
    [Fact] public void takes_it_up_again() => FateOf(Stands(Aside, Placed), One).Should().Be(Fate.Placed);
    [Fact] public void into_a_dropped_theme_is_refused() => Sorting(new HarvestEvent.ThemeDropped(Buses)).When(Rae, Place(Buses)).ThenRefused("theme-dropped");
    [Fact] public void that_is_on_no_sheet_is_refused() => Sorting().When(Rae, new HarvestCommand.Place(Buses, 3, There)).ThenRefused("idea-unknown");
    [Fact] public void is_undone() => Sorting(Placed).When(Rae, new HarvestCommand.Unplace(1, OnSheet1.Idea)).Then(new HarvestEvent.IdeaUnplaced(1, OnSheet1.Idea));
    [Fact] public void that_lies_nowhere_is_undone_already() => Sorting().When(Rae, new HarvestCommand.Unplace(1, OnSheet1.Idea)).ThenNothing();
}

public class Setting_an_idea_aside : OnTheWorkbench
{
    static HarvestCommand Away(string reason) => new HarvestCommand.SetAside(1, OnSheet1.Idea, reason);

    [Fact] public void needs_a_reason() => Sorting().When(Rae, Away(" ")).ThenRefused("reason-missing");
    [Fact] public void needs_a_short_one() => Sorting().When(Rae, Away(new string('x', 281))).ThenRefused("reason-too-long");
    [Fact] public void is_recorded_with_it() => Sorting().When(Rae, Away("off the  question")).Then(Aside);
    [Fact] public void twice_is_once() => Sorting(Aside).When(Rae, Away("off the question")).ThenNothing();
    [Fact] public void takes_it_out_of_its_theme() => FateOf(Stands(Placed, Aside), One).Should().Be(Fate.SetAside);
    [Fact] public void is_undone() => Sorting(Aside).When(Rae, new HarvestCommand.TakeUp(1, OnSheet1.Idea)).Then(new HarvestEvent.IdeaTakenUp(1, OnSheet1.Idea));
}

public class Merging_two_ideas : OnTheWorkbench
{
    static readonly HarvestCommand Forth = new HarvestCommand.Merge(1, OnSheet1.Idea, 2, There), Back = new HarvestCommand.Merge(2, There, 1, OnSheet1.Idea);

    [Fact] public void is_recorded() => Sorting().When(Rae, Forth).Then(Merged);
    [Fact] public void twice_is_once() => Sorting(Merged).When(Rae, Forth).ThenNothing();
    [Fact] public void from_both_sides_at_once_is_refused_to_the_second() => Sorting(Merged).When(Rae, Back).ThenRefused("merged-the-other-way");
    [Fact] public void of_one_is_refused() => Sorting().When(Rae, new HarvestCommand.Merge(1, OnSheet1.Idea, 1, OnSheet1.Idea)).ThenRefused("merge-with-itself");
    [Fact] public void where_one_is_merged_elsewhere_is_refused() => Sorting(Merged).When(Rae, new HarvestCommand.Merge(1, OnSheet1.Idea, 2, Buses)).ThenRefused("merged-already");
    [Fact] public void lets_the_one_share_the_other_s_place() => FateOf(Stands(Merged, new HarvestEvent.IdeaPlaced(Buses, 2, There)), One).Should().Be(Fate.Placed);
    [Fact] public void is_undone() => Sorting(Merged).When(Rae, new HarvestCommand.UndoMerge(1, OnSheet1.Idea)).Then(new HarvestEvent.MergeUndone(1, OnSheet1.Idea));

    [Fact, Promise("M23")]
    public void keeps_both_with_their_count_and_origin_and_is_undone()
    {
        var merged = Stands(Merged);
        var notes = new[] { 1, 2 }.SelectMany(question => HarvestHelp.Notes(After(Talking()), new Dictionary<int, Sheet> { [1] = Sheet1, [2] = Sheet2 }, question)).ToArray();
        notes.Select(note => (note.At, note.Text, note.Table, note.Round)).Should().BeEquivalentTo([(One, "buses", 1, 1), (Other, "a bus", 2, 1)], "a merge takes nothing from the sheets");
        merged.HeadOf(One).Should().Be(Other);
        HarvestView.Of(merged).Merges.Should().Equal(new Merging(One, Other));
        Sorting(Merged).When(Rae, new HarvestCommand.UndoMerge(1, OnSheet1.Idea)).Then(new HarvestEvent.MergeUndone(1, OnSheet1.Idea));
        Harvest.Evolve(merged, new HarvestEvent.MergeUndone(1, OnSheet1.Idea)).HeadOf(One).Should().Be(One);
    }

    [Fact]
    public void and_undoing_it_leaves_all_as_it_was() => Gen.Int[0, 5].Array[0, 8].Sample(before =>
    {
        HarvestEvent[] possible = [Placed, Aside, new HarvestEvent.IdeaPlaced(Trees, 2, There), Added, new HarvestEvent.IdeaSetAside(2, There, "x"), new HarvestEvent.ThemeDropped(Buses)];
        var harvest = Stands(before.Distinct().Select(at => possible[at]));
        var undone = new[] { Merged, new HarvestEvent.MergeUndone(1, OnSheet1.Idea) }.Aggregate(harvest, Harvest.Evolve);
        Said.Of(HarvestView.Of(undone)).Should().Be(Said.Of(HarvestView.Of(harvest)));
        FateOf(undone, One).Should().Be(FateOf(harvest, One));
    });
}

public class A_reservation : OnTheWorkbench
{
    static readonly Guid Id = new("5e000000-0000-4000-8000-000000000001");
    static readonly HarvestEvent Stood = new HarvestEvent.ReservationAdded(Finding, Id, ReservationKind.Minority, "some differ", [Other]);

    static HarvestCommand Add(params IdeaRef[] evidence) => new HarvestCommand.AddReservation(Finding, Id, ReservationKind.Minority, "some differ", [.. evidence]);

    [Fact] public void stands_beside_its_finding() => Sorting(Added).When(Rae, Add(Other, Other)).Then(Stood);
    [Fact] public void is_added_once() => Sorting(Added, Stood).When(Rae, Add(Other)).ThenNothing();
    [Fact] public void needs_its_finding() => Sorting().When(Rae, Add()).ThenRefused("finding-unknown");
    [Fact] public void needs_its_ideas() => Sorting(Added).When(Rae, Add(new IdeaRef(2, Buses))).ThenRefused("idea-unknown");
    [Fact] public void covers_its_ideas() => FateOf(Stands(Added, Stood), Other).Should().Be(Fate.Placed);
    [Fact] public void makes_its_finding_contested() => Stands(Added, Stood).Findings[0].IsContested.Should().BeTrue();
    [Fact] public void that_is_dropped_does_not() => Stands(Added, Stood, new HarvestEvent.ReservationDropped(Finding, Id)).Findings[0].IsContested.Should().BeFalse();
    [Fact] public void is_worded_anew() => Sorting(Added, Stood).When(Rae, new HarvestCommand.WordReservation(Finding, Id, "x")).Then(new HarvestEvent.ReservationWorded(Finding, Id, "x"));
    [Fact] public void that_is_none_is_refused() => Sorting(Added).When(Rae, new HarvestCommand.DropReservation(Finding, Id)).ThenRefused("reservation-unknown");
}

public class Answering_dissent : OnTheWorkbench
{
    static readonly HarvestEvent Answered = new HarvestEvent.DissentDecided(One, Other, DissentVerdict.NoDifference);

    [Fact] public void is_recorded() => Sorting().When(Rae, new HarvestCommand.AnswerDissent(One, Other, DissentVerdict.NoDifference)).Then(Answered);
    [Fact] public void from_the_other_side_is_the_same_answer() => Sorting(Answered).When(Rae, new HarvestCommand.AnswerDissent(Other, One, DissentVerdict.NoDifference)).ThenNothing();
    [Fact] public void otherwise_replaces_it() => Stands(Answered, new HarvestEvent.DissentDecided(Other, One, DissentVerdict.Minority)).Answers.Should().ContainSingle().Which.Verdict.Should().Be(DissentVerdict.Minority);
    [Fact] public void is_taken_back() => Sorting(Answered).When(Rae, new HarvestCommand.ReopenDissent(Other, One)).Then(new HarvestEvent.DissentReopened(One, Other));
    [Fact] public void of_an_idea_that_is_none_is_refused() => Sorting().When(Rae, new HarvestCommand.AnswerDissent(One, new IdeaRef(2, Buses), DissentVerdict.Minority)).ThenRefused("idea-unknown");
}

public class Publishing : OnTheWorkbench
{
    static readonly HarvestEvent[] Ready = [Added, Gathered, new HarvestEvent.IdeaPlaced(Buses, 2, There), new HarvestEvent.DivergenceSaid(true)];
    static readonly HarvestEvent First = new HarvestEvent.ReportPublished(1, 6, At(60), 7, [new SheetSeen(1, 3), new SheetSeen(2, 3)], "cafe");

    static HarvestCommand Publish(int version = 1, long seen = 3) => new HarvestCommand.Publish(version, [new SheetSeen(1, seen), new SheetSeen(2, 3)], "cafe");

    [Fact] public void names_who_approved_it_when_and_what_it_tells() => Sorting(Ready).When(Rae, Publish()).Then(First);
    [Fact] public void while_a_table_still_writes_is_refused() => Sorting(Ready).When(Rae, Publish(seen: 2)).ThenRefused("ideas-arrived");
    [Fact] public void with_an_idea_unplaced_is_refused() => Sorting(Ready.Append(new HarvestEvent.IdeaUnplaced(2, There))).When(Rae, Publish()).ThenRefused("ideas-unplaced");
    [Fact] public void with_an_idea_explained_is_possible() => Sorting([.. Ready, new HarvestEvent.IdeaSetAside(2, There, "a test")]).When(Rae, Publish()).Decision.Refused.Should().BeNull();
    [Fact] public void without_a_finding_is_refused() => Sorting(Ready.Append(Dropped)).When(Rae, Publish()).ThenRefused("no-findings");
    [Fact] public void with_a_finding_that_lost_its_ideas_is_refused() => Sorting(Ready.Append(new HarvestEvent.IdeaReleased(Finding, 1, OnSheet1.Idea))).When(Rae, Publish()).ThenRefused("finding-without-ideas");
    [Fact] public void with_divergence_neither_told_nor_denied_is_refused() => Sorting(Ready.Append(new HarvestEvent.DivergenceSaid(false))).When(Rae, Publish()).ThenRefused("divergence-unsaid");
    [Fact] public void the_same_version_twice_is_once() => Sorting(Ready.Append(First)).When(Rae, Publish()).ThenNothing();
    [Fact] public void version_2_follows_version_1() => Sorting(Ready.Append(First)).When(Rae, Publish(2)).Decision.Events.Should().ContainSingle();
    [Fact] public void version_3_does_not() => Sorting(Ready.Append(First)).When(Rae, Publish(3)).ThenRefused("version-unknown");
    [Fact] public void is_withdrawn() => Sorting(Ready.Append(First)).When(Rae, new HarvestCommand.Withdraw(1)).Then(new HarvestEvent.ReportWithdrawn(1));
    [Fact] public void what_was_never_published_is_not_withdrawn() => Sorting(Ready).When(Rae, new HarvestCommand.Withdraw(1)).ThenRefused("version-unknown");
}
