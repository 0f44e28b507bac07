using OpenTalks.Cafes;
using OpenTalks.Sheets;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Sheets;

public class Reporting_an_idea
{
    static readonly Cafe Talk = After(Talking());
    static readonly SheetEvent Reported = new SheetEvent.IdeaReported(OnSheet1.Idea), Shown = new SheetEvent.IdeaShown(OnSheet1.Idea, Fay, At(16));
    static readonly SheetCommand Report = new SheetCommand.Report(OnSheet1.Idea), Show = new SheetCommand.Show(OnSheet1.Idea);

    [Fact] public void keeps_nothing_of_who_did() => Sheet.Given(Talk, OnSheet1.Captured("rude")).When(Guest(Bo, 15), Report).Then(Reported);
    [Fact] public void twice_reports_once() => Sheet.Given(Talk, OnSheet1.Captured("rude"), Reported).When(Guest(Ada, 15), Report).ThenNothing();
    [Fact] public void is_for_whoever_reads_the_sheet() => Sheet.Given(Talk, OnSheet1.Captured("rude")).When(Guest(Cy, 15), Report).ThenRefused("not-your-sheet");
    [Fact] public void that_was_answered_stays_answered() => Sheet.Given(Talk, OnSheet1.Captured("fine"), Reported, Shown).When(Guest(Bo, 17), Report).ThenNothing();
    [Fact] public void is_possible_again_with_other_words() =>
        Sheet.Given(Talk, OnSheet1.Captured("fine"), Reported, Shown, new SheetEvent.IdeaEdited(OnSheet1.Idea, "rude")).When(Guest(Bo, 18), Report).Then(Reported);
    [Fact] public void is_answered_by_letting_it_stay() => Sheet.Given(Talk, OnSheet1.Captured("fine"), Reported).When(Facilitator(16), Show).Then(Shown);
    [Fact] public void is_seen_by_nobody_at_the_table() => SheetFact.Of(Sheet.Blank, Reported).Should().Be(new SheetFact.Unseen());
    [Fact] public void is_answered_by_hiding() =>
        new SheetEvent[] { OnSheet1.Captured("rude"), Reported, new SheetEvent.IdeaHidden(OnSheet1.Idea, Fay, At(16)) }.Aggregate(Sheet.Blank, Sheet.Evolve).Ideas[OnSheet1.Idea].Report.Should().Be(Reporting.Answered);
}

public class An_idea_that_is_looked_at_before_it_is_shown
{
    static readonly Cafe Talk = After([new CafeEvent.Opened(Setup() with { PreModerated = true }), .. Talking().Skip(1)]);
    static readonly SheetEvent Written = new SheetEvent.IdeaCaptured(OnSheet1.Idea, 1, false, Ada, null, null, "new", "en", null, Waits: true);
    static readonly SheetEvent Let = new SheetEvent.IdeaShown(OnSheet1.Idea, Fay, At(16));

    [Fact] public void waits() => Sheet.Given(Talk).When(Guest(Ada, 15), new SheetCommand.Capture(OnSheet1.Idea, 1, "new", "en")).Then(Written);
    [Fact] public void is_let_by_a_facilitator() => Sheet.Given(Talk, Written).When(Facilitator(16), new SheetCommand.Show(OnSheet1.Idea)).Then(Let);
    [Fact] public void is_let_by_nobody_else_at_the_table() => Sheet.Given(Talk, Written).When(Guest(Bo, 16), new SheetCommand.Show(OnSheet1.Idea)).ThenRefused("not-the-host");
    [Fact] public void waits_again_with_other_words() =>
        Sheet.Given(Talk, Written, Let).When(Guest(Ada, 17), new SheetCommand.Edit(OnSheet1.Idea, "other")).Then(new SheetEvent.IdeaEdited(OnSheet1.Idea, "other", Waits: true));
    [Fact] public void needs_no_letting_from_paper() =>
        Sheet.Given(Talk).When(Facilitator(15), new SheetCommand.CapturePaper(OnSheet1.Idea, 1, "typed in", "en")).Decision.Events.Single().Should().Match<SheetEvent>(e => !((SheetEvent.IdeaCaptured)e).Waits);

    [Fact]
    public void says_whether_it_waits_on_every_screen()
    {
        bool Waits(params SheetEvent[] happened) => SheetView.Of(happened.Aggregate(Sheet.Blank, Sheet.Evolve)).Ideas.Single().Waits;
        Waits(Written).Should().BeTrue();
        Waits(Written, Let).Should().BeFalse();
        Waits(Written, Let, new SheetEvent.IdeaEdited(OnSheet1.Idea, "other", Waits: true)).Should().BeTrue();
    }
}

public class Redacting_an_open_question
{
    static readonly Cafe Talk = After(Talking());

    [Fact] public void has_all_its_words_taken_out_of_what_is_stored() =>
        Sheet.Given(Talk, new SheetEvent.NextAsked(1, "canary")).When(Facilitator(15), new SheetCommand.RedactAsked(1)).Then(new SheetEvent.AskedRedacted(1, Fay, At(15)))
            .Decision.Besides.Should().Equal(new Beside.MaskAsked(1));

    [Fact] public void leaves_nothing_asked() =>
        new SheetEvent[] { new SheetEvent.NextAsked(1, "canary"), new SheetEvent.NextAsked(2, "other"), new SheetEvent.AskedRedacted(1, Fay, null) }.Aggregate(Sheet.Blank, Sheet.Evolve).Asked.Should().Equal(new Dictionary<int, string> { [2] = "other" });

    [Fact] public void tells_whoever_comes_later_no_word_of_it() => new SheetFact.NextAsked(1, "canary").WithoutAsked(1).Should().Be(new SheetFact.NextAsked(1, ""));
    [Fact] public void needs_a_round_there_is() => Sheet.Given(Talk).When(Facilitator(15), new SheetCommand.RedactAsked(9)).ThenRefused("round-unknown");
}
