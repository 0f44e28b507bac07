using OpenTalks.Cafes;
using OpenTalks.Sheets;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Sheets;

public class Hiding_an_idea
{
    static readonly Cafe Talk = After(Talking()), House = After(Talking(Attribution.ChathamHouse));
    static readonly Cafe Hosted = After([.. Talking(), new CafeEvent.SeatingDecided(Id, OpenTalks.Rotations.Remark.Of("host"),
        Arrangement.None with { Hosts = Arrangement.None.Hosts.Add(1, Bo) }, [], 1, 1, At(11))]);
    static readonly SheetEvent Hidden = new SheetEvent.IdeaHidden(OnSheet1.Idea, Fay, At(15));
    static readonly SheetCommand Hide = new SheetCommand.Hide(OnSheet1.Idea), Show = new SheetCommand.Show(OnSheet1.Idea);

    [Fact] public void says_who_did_it_and_when() => Sheet.Given(Talk, OnSheet1.Captured("rude")).When(Facilitator(15), Hide).Then(Hidden);
    [Fact] public void says_no_time_where_the_cafe_stores_none() =>
        Sheet.Given(House, OnSheet1.Unsigned("rude")).When(Facilitator(15), Hide).Then(new SheetEvent.IdeaHidden(OnSheet1.Idea, Fay, null));
    [Fact] public void twice_hides_once() => Sheet.Given(Talk, OnSheet1.Captured("rude"), Hidden).When(Facilitator(15), Hide).ThenNothing();
    [Fact] public void is_undone_by_showing() => Sheet.Given(Talk, OnSheet1.Captured("rude"), Hidden).When(Facilitator(16), Show).Then(new SheetEvent.IdeaShown(OnSheet1.Idea, Fay, At(16)));
    [Fact] public void works_after_the_close() =>
        Sheet.Given(After([.. Talking(), new CafeEvent.Ended(At(12))]), OnSheet1.Captured("rude")).When(Facilitator(12 + 48 * 60), Hide).Decision.Refused.Should().BeNull();

    [Fact] public void is_the_hosts_of_the_table_too() => Sheet.Given(Hosted, OnSheet1.Captured("rude")).When(Guest(Bo, 15), Hide).Then(new SheetEvent.IdeaHidden(OnSheet1.Idea, Bo, At(15)));
    [Fact] public void is_not_the_hosts_of_another_table() => Sheet.Given(Hosted, OnSheet1.Captured("rude")).When(Guest(Cy, 15), Hide).ThenRefused("not-the-host");
    [Fact] public void is_no_guests() => Sheet.Given(Talk, OnSheet1.Captured("rude")).When(Guest(Ada, 15), Hide).ThenRefused("not-the-host");
    [Fact] public void by_a_host_changes_no_word() => Sheet.Given(Hosted, OnSheet1.Captured("rude")).When(Guest(Bo, 15), new SheetCommand.Edit(OnSheet1.Idea, "kind")).ThenRefused("not-your-idea");

    [Fact] public void takes_it_from_card_and_report_and_keeps_its_words()
    {
        var sheet = new SheetEvent[] { OnSheet1.Captured("rude"), new SheetEvent.IdeaStarred(OnSheet1.Idea, 1), Hidden }.Aggregate(Sheet.Blank, Sheet.Evolve);
        SheetView.Of(sheet).Ideas.Single().Should().Match<IdeaView>(idea => idea.Text == "" && idea.TakenBack && idea.Moderation == Moderation.Hidden);
        SheetView.Of(sheet).Card(1).Should().BeEmpty();
        sheet.Ideas[OnSheet1.Idea].Text.Should().Be("rude");
    }

    [Fact] public void cannot_be_undone_by_its_author()
    {
        SheetEvent[] happened = [OnSheet1.Captured("rude"), new SheetEvent.IdeaTakenBack(OnSheet1.Idea), Hidden];
        Sheet.Given(Talk, happened).When(Guest(Ada, 16), new SheetCommand.PutBack(OnSheet1.Idea)).ThenRefused("idea-hidden");
        Sheet.Given(Talk, happened).When(Guest(Ada, 16), new SheetCommand.Edit(OnSheet1.Idea, "x")).ThenRefused("idea-hidden");
    }

    [Fact] public void shown_again_stays_away_where_its_author_took_it_back()
    {
        var sheet = new SheetEvent[] { OnSheet1.Captured("rude"), Hidden, new SheetEvent.IdeaTakenBack(OnSheet1.Idea), new SheetEvent.IdeaShown(OnSheet1.Idea, Fay, At(17)) }.Aggregate(Sheet.Blank, Sheet.Evolve);
        sheet.Ideas[OnSheet1.Idea].TakenBack.Should().BeTrue();
    }
}

public class Redacting_an_idea
{
    static readonly Cafe Talk = After(Talking());
    static readonly SheetEvent Redacted = new SheetEvent.IdeaRedacted(OnSheet1.Idea, Fay, At(15));

    [Fact] public void has_its_words_taken_out_of_what_is_stored() =>
        Sheet.Given(Talk, OnSheet1.Captured("canary")).When(Facilitator(15), new SheetCommand.Redact(OnSheet1.Idea)).Then(Redacted)
            .Decision.Besides.Should().Equal(new Beside.Mask(OnSheet1.Idea));

    [Fact] public void leaves_no_word_in_the_fold() =>
        Said.Of(new SheetEvent[] { OnSheet1.Captured("canary"), Redacted }.Aggregate(Sheet.Blank, Sheet.Evolve).Ideas[OnSheet1.Idea]).Should().NotContain("canary");

    [Fact] public void is_for_good()
    {
        Sheet.Given(Talk, OnSheet1.Captured("canary"), Redacted).When(Facilitator(16), new SheetCommand.Show(OnSheet1.Idea)).ThenRefused("idea-redacted");
        Sheet.Given(Talk, OnSheet1.Captured("canary"), Redacted).When(Guest(Ada, 16), new SheetCommand.PutBack(OnSheet1.Idea)).ThenRefused("idea-redacted");
        Sheet.Given(Talk, OnSheet1.Captured("canary"), Redacted).When(Facilitator(16), new SheetCommand.Redact(OnSheet1.Idea)).ThenNothing();
    }

    [Fact] public void by_the_ledger_needs_no_facilitator() =>
        Sheet.Given(Talk, OnSheet1.Captured("canary")).When(Server(15), new SheetCommand.Redact(OnSheet1.Idea)).Then(new SheetEvent.IdeaRedacted(OnSheet1.Idea, 0, At(15)));
    [Fact] public void is_no_guests() => Sheet.Given(Talk, OnSheet1.Captured("canary")).When(Guest(Ada, 15), new SheetCommand.Redact(OnSheet1.Idea)).ThenRefused("not-the-host");
}

public class Writing_while_muted
{
    static readonly Cafe Muted = After([.. Talking(), new CafeEvent.PersonMuted(Ada, Fay, At(14))]);

    [Fact] public void is_refused_and_says_why() => Sheet.Given(Muted).When(Guest(Ada, 15), OnSheet1.Capture("x")).ThenRefused("muted");
    [Fact] public void leaves_ones_own_words_to_be_taken_back() =>
        Sheet.Given(Muted, OnSheet1.Captured("x")).When(Guest(Ada, 15), new SheetCommand.TakeBack(OnSheet1.Idea)).Then(new SheetEvent.IdeaTakenBack(OnSheet1.Idea));
    [Fact] public void is_nobody_elses_trouble() => Sheet.Given(Muted).When(Guest(Bo, 15), OnSheet1.Capture("x")).Then(OnSheet1.Captured("x", Bo));
}

public class Writing_in_from_paper
{
    static readonly Cafe Talk = After(Talking());
    static SheetCommand.CapturePaper Paper(int round = 1, int? by = null, string? group = null) => new(OnSheet1.Idea, round, " one  line ", "en", by, group);
    static SheetEvent.IdeaCaptured Captured(int? by = null, string? group = null, int round = 1) => new(OnSheet1.Idea, round, false, by, group, null, "one line", "en", null, FromPaper: true);

    [Fact] public void is_an_idea_of_its_round_that_is_never_late() => Sheet.Given(Talk).When(Facilitator(40), Paper()).Then(Captured());
    [Fact] public void twice_is_once() => Sheet.Given(Talk, Captured()).When(Facilitator(40), Paper()).ThenNothing();
    [Fact] public void of_a_round_to_come_is_refused() => Sheet.Given(Talk).When(Facilitator(15), Paper(2)).ThenRefused("round-unknown");
    [Fact] public void works_for_a_day_after_the_close() => Sheet.Given(After([.. Talking(), new CafeEvent.Ended(At(20))])).When(Facilitator(60), Paper(2)).Then(Captured(round: 2));
    [Fact] public void keeps_who_wrote_it_in_an_open_cafe() => Sheet.Given(Talk).When(Facilitator(15), Paper(by: Cy, group: "academia")).Then(Captured(by: Cy));
    [Fact] public void keeps_the_group_alone_where_groups_alone_are_stored() =>
        Sheet.Given(After(Talking(Attribution.GroupOnly))).When(Facilitator(15), Paper(by: Cy, group: "academia")).Then(Captured(group: "academia"));
    [Theory, InlineData(Attribution.ChathamHouse), InlineData(Attribution.Anonymous)]
    public void keeps_nobody_elsewhere(Attribution mode) => Sheet.Given(After(Talking(mode))).When(Facilitator(15), Paper(by: Cy, group: "academia")).Then(Captured());
    [Fact] public void by_nobody_of_this_cafe_is_refused() => Sheet.Given(Talk).When(Facilitator(15), Paper(by: 99)).ThenRefused("person-unknown");

    [Fact] public void can_be_corrected_by_facilitators_who_correct_nothing_else()
    {
        Sheet.Given(Talk, Captured()).When(Facilitator(16), new SheetCommand.Edit(OnSheet1.Idea, "another")).Then(new SheetEvent.IdeaEdited(OnSheet1.Idea, "another"));
        Sheet.Given(Talk, OnSheet1.Captured("a guest's")).When(Facilitator(16), new SheetCommand.Edit(OnSheet1.Idea, "another")).ThenRefused("not-your-idea");
    }
}

public class What_a_double_wrote
{
    static readonly Cafe Merged = After([.. Talking(), new CafeEvent.PeopleMerged(Bo, Ada, Fay, At(15))]);

    [Fact] public void is_changed_by_the_person_it_is_of() =>
        Sheet.Given(Merged, OnSheet1.Captured("x")).When(Guest(Bo, 16), new SheetCommand.Edit(OnSheet1.Idea, "y")).Then(new SheetEvent.IdeaEdited(OnSheet1.Idea, "y"));
    [Fact] public void from_now_on_is_that_persons() => Sheet.Given(Merged).When(Guest(Ada, 16), OnSheet1.Capture("x")).Then(OnSheet1.Captured("x", Bo));
}
