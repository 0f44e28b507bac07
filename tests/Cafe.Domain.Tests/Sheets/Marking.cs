using OpenTalks.Cafes;
using OpenTalks.Sheets;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Sheets;

/// <summary>The gallery lasts from 58 to 68.</summary>
public class Marking_an_idea
{
    const double Before = 57.9, During = 60, Later = 67, Over = 68;
    static readonly Cafe Cafe = After(Talking());
    static readonly SheetEvent Written = OnSheet1.Captured("x");
    static SheetCommand Mark(MarkKind kind = MarkKind.Resonates, Guid? idea = null) => new SheetCommand.Mark(idea ?? OnSheet1.Idea, kind);
    static readonly SheetCommand Unmark = new SheetCommand.Unmark(OnSheet1.Idea), Count = new SheetCommand.CountMarks();
    static SheetEvent Marked(MarkKind kind = MarkKind.Resonates, int by = Cy) => new SheetEvent.IdeaMarked(OnSheet1.Idea, kind, $"{by:x32}");
    static readonly SheetEvent Unmarked = new SheetEvent.IdeaUnmarked(OnSheet1.Idea, $"{Cy:x32}"), Counted = new SheetEvent.MarksCounted();
    static Marks? Shown(params SheetEvent[] happened) => SheetView.Of(happened.Prepend(Written).Aggregate(Sheet.Blank, Sheet.Evolve)).Ideas.Single().Marks;

    [Fact] public void is_for_everybody_whatever_table_they_sat_at() => Sheet.Given(Cafe, Written).When(Marking(Cy, During), Mark(MarkKind.Differs)).Then(Marked(MarkKind.Differs));
    [Fact] public void twice_marks_once() => Sheet.Given(Cafe, Written, Marked()).When(Marking(Cy, Later), Mark()).ThenNothing();
    [Fact] public void of_another_kind_replaces_the_first() => Shown(Marked(), Marked(MarkKind.Question), Counted).Should().Be(new Marks(0, 0, 1));
    [Fact] public void can_be_withdrawn() => Sheet.Given(Cafe, Written, Marked()).When(Marking(Cy, Later), Unmark).Then(Unmarked);
    [Fact] public void that_was_withdrawn_counts_no_more() => Shown(Marked(), Unmarked, Counted).Should().BeNull();
    [Fact] public void is_not_withdrawn_by_somebody_else() => Sheet.Given(Cafe, Written, Marked()).When(Marking(Di, Later), Unmark).ThenNothing();
    [Fact] public void by_two_people_counts_two() => Shown(Marked(), Marked(by: Di), Marked(MarkKind.Differs, Bo), Counted).Should().Be(new Marks(2, 1, 0));

    [Theory, InlineData(Before), InlineData(Over), InlineData(15)]
    public void outside_the_gallery_is_refused(double minutes)
    {
        Sheet.Given(Cafe, Written).When(Marking(Cy, minutes), Mark()).ThenRefused("marks-closed");
        Sheet.Given(Cafe, Written, Marked()).When(Marking(Cy, minutes), Unmark).ThenRefused("marks-closed");
    }

    [Fact] public void after_the_end_of_the_cafe_is_refused() => Sheet.Given(After([.. Talking(), new CafeEvent.Ended(At(60))]), Written).When(Marking(Cy, 61), Mark()).ThenRefused("marks-closed");
    [Fact] public void that_nobody_knows_is_refused() => Sheet.Given(Cafe).When(Marking(Cy, During), Mark()).ThenRefused("idea-unknown");
    [Fact] public void that_was_taken_back_is_refused() => Sheet.Given(Cafe, Written, new SheetEvent.IdeaTakenBack(OnSheet1.Idea)).When(Marking(Cy, During), Mark()).ThenRefused("idea-taken-back");
    [Fact] public void without_a_key_that_stands_for_the_person_is_refused() => Sheet.Given(Cafe, Written).When(Guest(Cy, During), Mark()).ThenRefused("marks-closed");

    [Fact] public void shows_to_nobody_until_it_is_counted() => Shown(Marked(), Marked(by: Di)).Should().BeNull();
    [Fact] public void tells_those_who_watch_nothing()
    {
        var sheet = Sheet.Evolve(Sheet.Evolve(Sheet.Blank, Written), Marked());
        SheetFact.Of(sheet, Marked()).Should().Be(new SheetFact.Unseen());
        SheetFact.Of(sheet, Unmarked).Should().Be(new SheetFact.Unseen());
    }

    [Fact] public void is_counted_by_the_server_once_the_gallery_is_over() => Sheet.Given(Cafe, Written, Marked()).When(Server(Over), Count).Then(Counted);
    [Fact] public void is_counted_once() => Sheet.Given(Cafe, Written, Marked(), Counted).When(Server(Over), Count).ThenNothing();
    [Fact] public void is_counted_again_where_there_was_another_gallery() => Sheet.Given(Cafe, Written, Marked(), Counted, Marked(MarkKind.Question)).When(Server(90), Count).Then(Counted);
    [Fact] public void needs_no_counting_where_there_is_none() => Sheet.Given(Cafe, Written).When(Server(Over), Count).ThenNothing();

    [Fact] public void ends_with_the_key_when_the_cafe_ends() =>
        Cafe.Given(Talking()).When(Facilitator(70), new CafeCommand.End()).Decision.Besides.Should().Equal(new Beside.ForgetMarkKey());
}
