using System.Security.Cryptography;
using System.Text;
using OpenTalks.Cafes;
using OpenTalks.Sheets;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Sheets;

/// <summary>What the specs of sheets share: sheet 1, on which Ada and Bo write in round 1, Cy and Di in round 2.</summary>
static class OnSheet1
{
    public static readonly Guid Idea = new("1dea0000-0000-4000-8000-000000000001");
    public static readonly Guid Other = new("1dea0000-0000-4000-8000-000000000002");
    public const string Secret = "00112233445566778899aabbccddeeff", WrongSecret = "ffeeddccbbaa99887766554433221100";

    public static SheetCommand.Capture Capture(string text, int round = 1, Guid? builds = null, string? secret = null, Guid? idea = null, string language = "en") =>
        new(idea ?? Idea, round, text, language, builds, secret);

    public static SheetEvent.IdeaCaptured Captured(string text, int by = Ada, int round = 1, bool late = false, Guid? builds = null, Guid? idea = null, string language = "en") =>
        new(idea ?? Idea, round, late, by, null, null, text, language, builds);

    public static SheetEvent.IdeaCaptured Unsigned(string text, string? group = null) => new(Idea, 1, false, null, group, Hash(Idea, Secret), text, "en", null);

    /// <summary>With the idea's own id in it: equal secrets of one browser would otherwise give equal hashes.</summary>
    public static string Hash(Guid idea, string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{idea:N}{secret}")));
}

public class Capturing_an_idea
{
    static readonly Cafe Talk = After(Talking()), House = After(Talking(Attribution.ChathamHouse));

    [Fact] public void is_recorded_with_its_round_and_author() => Sheet.Given(Talk).When(Guest(Ada, 15), OnSheet1.Capture("quieter rooms")).Then(OnSheet1.Captured("quieter rooms"));
    [Fact] public void twice_records_it_once() => Sheet.Given(Talk, OnSheet1.Captured("quieter rooms")).When(Guest(Ada, 15), OnSheet1.Capture(" quieter  rooms ")).ThenNothing();
    [Fact] public void that_is_known_with_another_text_is_refused() => Sheet.Given(Talk, OnSheet1.Captured("quieter rooms")).When(Guest(Ada, 15), OnSheet1.Capture("louder rooms")).ThenRefused("idea-exists");
    [Fact] public void that_is_known_in_another_round_is_refused() => Sheet.Given(Talk, OnSheet1.Captured("quieter rooms")).When(Guest(Ada, 33), OnSheet1.Capture("quieter rooms", 2)).ThenRefused("idea-exists");

    [Fact] public void in_its_write_up_is_in_time() => Sheet.Given(Talk).When(Guest(Ada, 31.9), OnSheet1.Capture("x")).Then(OnSheet1.Captured("x"));
    [Fact] public void after_its_write_up_is_kept_and_marked_late() => Sheet.Given(Talk).When(Guest(Ada, 32), OnSheet1.Capture("x")).Then(OnSheet1.Captured("x", late: true));
    [Fact] public void of_an_earlier_round_follows_the_seat_of_that_round() => Sheet.Given(Talk).When(Guest(Ada, 40), OnSheet1.Capture("x")).Then(OnSheet1.Captured("x", late: true));
    [Fact] public void while_the_programme_stands_still_is_taken() => Sheet.Given(After([.. Talking(), new CafeEvent.Paused(At(15))])).When(Guest(Ada, 60), OnSheet1.Capture("x")).Then(OnSheet1.Captured("x"));
    [Fact] public void by_somebody_who_has_left_is_taken() => Sheet.Given(After([.. Talking(), new CafeEvent.PersonLeft(Ada)])).When(Guest(Ada, 15), OnSheet1.Capture("x")).Then(OnSheet1.Captured("x"));

    [Fact] public void within_a_day_of_the_end_is_kept() => Sheet.Given(After([.. Talking(), new CafeEvent.Ended(At(20))])).When(Guest(Ada, 20 + 24 * 60 - 1), OnSheet1.Capture("x")).Then(OnSheet1.Captured("x", late: true));
    [Fact] public void a_day_after_the_end_is_refused() => Sheet.Given(After([.. Talking(), new CafeEvent.Ended(At(20))])).When(Guest(Ada, 20 + 24 * 60), OnSheet1.Capture("x")).ThenRefused("cafe-closed");

    [Fact] public void of_280_is_taken() => Sheet.Given(Talk).When(Guest(Ada, 15), OnSheet1.Capture(new string('x', 280))).Then(OnSheet1.Captured(new string('x', 280)));
    [Fact] public void of_281_is_refused() => Sheet.Given(Talk).When(Guest(Ada, 15), OnSheet1.Capture(new string('x', 281))).ThenRefused("idea-too-long");
    [Fact] public void of_ten_thousand_is_refused() => Sheet.Given(Talk).When(Guest(Ada, 15), OnSheet1.Capture(new string('x', 10_000))).ThenRefused("idea-too-long");
    [Fact] public void is_measured_after_normalisation() => Sheet.Given(Talk).When(Guest(Ada, 15), OnSheet1.Capture(string.Concat(Enumerable.Repeat("e\u0301", 280)))).Then(OnSheet1.Captured(new string('é', 280)));
    [Theory, InlineData(""), InlineData(" \n "), InlineData("\u200D\u2800")] public void with_nothing_to_see_is_refused(string text) => Sheet.Given(Talk).When(Guest(Ada, 15), OnSheet1.Capture(text)).ThenRefused("idea-empty");
    [Fact] public void keeps_line_breaks() => Sheet.Given(Talk).When(Guest(Ada, 15), OnSheet1.Capture("one\r\ntwo")).Then(OnSheet1.Captured("one\ntwo"));
    [Fact] public void forgets_a_language_that_is_none_of_ours() => Sheet.Given(Talk).When(Guest(Ada, 15), OnSheet1.Capture("x", language: "tlh")).Then(OnSheet1.Captured("x", language: ""));

    [Fact] public void on_another_tables_sheet_is_refused() => Sheet.Given(Talk).When(Guest(Cy, 15), OnSheet1.Capture("x")).ThenRefused("not-your-sheet");
    [Fact] public void by_somebody_without_a_seat_is_refused() => Sheet.Given(Talk).When(Guest(9, 15), OnSheet1.Capture("x")).ThenRefused("not-your-sheet");
    [Fact] public void by_a_stranger_is_refused() => Sheet.Given(Talk).When(Stranger(15), OnSheet1.Capture("x")).ThenRefused("not-your-sheet");
    [Fact] public void on_a_seat_left_while_the_round_ran_is_taken() =>
        Sheet.Given(After([.. Talking(), new CafeEvent.PersonSeated(Ada, [new Seat(1, 2)], At(15))])).When(Guest(Ada, 16), OnSheet1.Capture("x")).Then(OnSheet1.Captured("x"));

    [Fact] public void a_moment_ahead_of_its_round_is_taken_since_devices_move_by_themselves() => Sheet.Given(Talk).When(Guest(Cy, 31.9), OnSheet1.Capture("x", 2)).Then(OnSheet1.Captured("x", Cy, 2));
    [Theory, InlineData(0), InlineData(-1), InlineData(3)] public void of_no_round_of_the_programme_is_refused(int round) => Sheet.Given(Talk).When(Guest(Ada, 15), OnSheet1.Capture("x", round)).ThenRefused("round-unknown");
    [Fact] public void of_a_round_far_ahead_is_refused() => Sheet.Given(After([.. Filled(), Began(Welcome, 0), Planned])).When(Guest(Cy, 5), OnSheet1.Capture("x", 2)).ThenRefused("round-unknown");

    [Fact] public void may_build_on_another() => Sheet.Given(Talk, OnSheet1.Captured("x", idea: OnSheet1.Other)).When(Guest(Bo, 15), OnSheet1.Capture("y", builds: OnSheet1.Other)).Then(OnSheet1.Captured("y", Bo, builds: OnSheet1.Other));
    [Fact] public void that_builds_on_nothing_known_is_refused() => Sheet.Given(Talk).When(Guest(Bo, 15), OnSheet1.Capture("y", builds: OnSheet1.Other)).ThenRefused("idea-unknown");
    [Fact] public void that_builds_on_what_was_taken_back_is_refused() =>
        Sheet.Given(Talk, OnSheet1.Captured("x", idea: OnSheet1.Other), new SheetEvent.IdeaTakenBack(OnSheet1.Other)).When(Guest(Bo, 15), OnSheet1.Capture("y", builds: OnSheet1.Other)).ThenRefused("built-on-taken-back");

    [Theory, InlineData(Attribution.ChathamHouse), InlineData(Attribution.Anonymous)]
    public void without_attribution_stores_no_author_and_no_group(Attribution mode) =>
        Sheet.Given(After(Talking(mode))).When(Guest(Ada, 15, "academia"), OnSheet1.Capture("x", secret: OnSheet1.Secret)).Then(OnSheet1.Unsigned("x"));

    [Fact] public void by_group_stores_the_group_and_no_author() =>
        Sheet.Given(After(Talking(Attribution.GroupOnly))).When(Guest(Ada, 15, "academia"), OnSheet1.Capture("x", secret: OnSheet1.Secret)).Then(OnSheet1.Unsigned("x", "academia"));

    [Fact] public void with_names_stores_no_secret() => Sheet.Given(Talk).When(Guest(Ada, 15, "academia"), OnSheet1.Capture("x", secret: OnSheet1.Secret)).Then(OnSheet1.Captured("x"));
    [Theory, InlineData(null), InlineData(""), InlineData("0011"), InlineData("zz112233445566778899aabbccddeeff")]
    public void without_attribution_needs_a_secret(string? secret) => Sheet.Given(House).When(Guest(Ada, 15), OnSheet1.Capture("x", secret: secret)).ThenRefused("secret-missing");

    [Fact] public void with_the_secret_of_another_idea_stores_another_hash() =>
        OnSheet1.Hash(OnSheet1.Idea, OnSheet1.Secret).Should().NotBe(OnSheet1.Hash(OnSheet1.Other, OnSheet1.Secret));

    [Fact] public void on_a_sheet_that_is_none_is_refused() => Sheet.Decide(3, Sheet.Blank, Talk, Guest(Ada, 15), OnSheet1.Capture("x")).Refused!.Code.Should().Be("sheet-unknown");
    [Fact] public void in_a_cafe_that_is_none_is_refused() => Sheet.Given(Cafe.Unopened).When(Guest(Ada, 15), OnSheet1.Capture("x")).ThenRefused("sheet-unknown");

    [Fact]
    public void numbers_the_ideas_without_holes_and_never_again()
    {
        var sheet = Sheet.Given(Talk, OnSheet1.Captured("x"), new SheetEvent.IdeaTakenBack(OnSheet1.Idea), OnSheet1.Captured("y", idea: OnSheet1.Other)).State;
        sheet.Ideas.Values.OrderBy(idea => idea.Place).Select(idea => (idea.Place, idea.Text, idea.TakenBack)).Should().Equal((1, "x", true), (2, "y", false));
    }
}

public class Changing_an_idea
{
    static readonly Cafe Talk = After(Talking()), House = After(Talking(Attribution.ChathamHouse));
    static SheetCommand Edit(string text, string? secret = null) => new SheetCommand.Edit(OnSheet1.Idea, text, secret);
    static SheetCommand TakeBack(string? secret = null) => new SheetCommand.TakeBack(OnSheet1.Idea, secret);
    static SheetCommand PutBack(string? secret = null) => new SheetCommand.PutBack(OnSheet1.Idea, secret);
    static readonly SheetEvent Gone = new SheetEvent.IdeaTakenBack(OnSheet1.Idea);

    [Fact] public void is_for_its_author() => Sheet.Given(Talk, OnSheet1.Captured("x")).When(Guest(Ada, 16), Edit("y")).Then(new SheetEvent.IdeaEdited(OnSheet1.Idea, "y"));
    [Fact] public void goes_on_after_the_author_moved() => Sheet.Given(Talk, OnSheet1.Captured("x")).When(Guest(Ada, 40), Edit("y")).Then(new SheetEvent.IdeaEdited(OnSheet1.Idea, "y"));
    [Fact] public void to_the_same_text_does_nothing() => Sheet.Given(Talk, OnSheet1.Captured("x")).When(Guest(Ada, 16), Edit(" x ")).ThenNothing();
    [Fact] public void is_not_for_others() => Sheet.Given(Talk, OnSheet1.Captured("x")).When(Guest(Bo, 16), Edit("y")).ThenRefused("not-your-idea");
    [Fact] public void is_not_for_a_stranger() => Sheet.Given(Talk, OnSheet1.Captured("x")).When(Stranger(16), Edit("y")).ThenRefused("not-your-idea");
    [Fact] public void that_nobody_knows_is_refused() => Sheet.Given(Talk).When(Guest(Ada, 16), Edit("y")).ThenRefused("idea-unknown");
    [Fact] public void to_nothing_is_refused() => Sheet.Given(Talk, OnSheet1.Captured("x")).When(Guest(Ada, 16), Edit(" ")).ThenRefused("idea-empty");
    [Fact] public void to_too_much_is_refused() => Sheet.Given(Talk, OnSheet1.Captured("x")).When(Guest(Ada, 16), Edit(new string('x', 281))).ThenRefused("idea-too-long");
    [Fact] public void that_was_taken_back_is_refused() => Sheet.Given(Talk, OnSheet1.Captured("x"), Gone).When(Guest(Ada, 16), Edit("y")).ThenRefused("idea-taken-back");
    [Fact] public void marks_it_as_edited() => Sheet.Given(Talk, OnSheet1.Captured("x"), new SheetEvent.IdeaEdited(OnSheet1.Idea, "y")).State.Ideas[OnSheet1.Idea].Should().BeEquivalentTo(new { Text = "y", Edited = true, Place = 1 });

    [Fact] public void without_an_author_is_for_the_browser_with_its_secret() => Sheet.Given(House, OnSheet1.Unsigned("x")).When(Guest(Ada, 16), Edit("y", OnSheet1.Secret.ToUpperInvariant())).Then(new SheetEvent.IdeaEdited(OnSheet1.Idea, "y"));
    [Theory, InlineData(null), InlineData(OnSheet1.WrongSecret), InlineData("short")]
    public void without_an_author_and_without_its_secret_is_refused(string? secret) => Sheet.Given(House, OnSheet1.Unsigned("x")).When(Guest(Ada, 16), Edit("y", secret)).ThenRefused("not-your-idea");

    [Fact] public void taking_it_back_is_for_its_author() => Sheet.Given(Talk, OnSheet1.Captured("x")).When(Guest(Ada, 16), TakeBack()).Then(Gone);
    [Fact] public void taking_it_back_twice_does_it_once() => Sheet.Given(Talk, OnSheet1.Captured("x"), Gone).When(Guest(Ada, 16), TakeBack()).ThenNothing();
    [Fact] public void taking_it_back_is_not_for_others() => Sheet.Given(Talk, OnSheet1.Captured("x")).When(Guest(Bo, 16), TakeBack()).ThenRefused("not-your-idea");
    [Fact] public void taking_it_back_is_for_the_secret_where_there_is_no_author() => Sheet.Given(House, OnSheet1.Unsigned("x")).When(Guest(Ada, 16), TakeBack(OnSheet1.Secret)).Then(Gone);
    [Fact] public void putting_it_back_undoes_taking_it_back() => Sheet.Given(Talk, OnSheet1.Captured("x"), Gone).When(Guest(Ada, 16), PutBack()).Then(new SheetEvent.IdeaPutBack(OnSheet1.Idea));
    [Fact] public void putting_it_back_where_it_stands_does_nothing() => Sheet.Given(Talk, OnSheet1.Captured("x")).When(Guest(Ada, 16), PutBack()).ThenNothing();
    [Fact] public void putting_it_back_is_not_for_others() => Sheet.Given(Talk, OnSheet1.Captured("x"), Gone).When(Guest(Bo, 16), PutBack()).ThenRefused("not-your-idea");
    [Fact] public void putting_it_back_keeps_place_and_text() => Sheet.Given(Talk, OnSheet1.Captured("x"), Gone, new SheetEvent.IdeaPutBack(OnSheet1.Idea)).State.Ideas[OnSheet1.Idea].Should().BeEquivalentTo(new { Text = "x", Place = 1, TakenBack = false });
    [Fact] public void a_day_after_the_end_is_refused() => Sheet.Given(After([.. Talking(), new CafeEvent.Ended(At(20))]), OnSheet1.Captured("x")).When(Guest(Ada, 20 + 24 * 60), TakeBack()).ThenRefused("cafe-closed");
}

public class Starring_an_idea
{
    static readonly Cafe Talk = After(Talking());
    static readonly SheetCommand Star = new SheetCommand.Star(OnSheet1.Idea), Unstar = new SheetCommand.Unstar(OnSheet1.Idea);
    static SheetEvent Starred(int round = 1) => new SheetEvent.IdeaStarred(OnSheet1.Idea, round);
    static readonly SheetEvent Unstarred = new SheetEvent.IdeaUnstarred(OnSheet1.Idea);

    [Fact] public void puts_it_on_the_rounds_card_by_anybody_at_the_table() => Sheet.Given(Talk, OnSheet1.Captured("x")).When(Guest(Bo, 16), Star).Then(Starred());
    [Fact] public void twice_stars_once() => Sheet.Given(Talk, OnSheet1.Captured("x"), Starred()).When(Guest(Bo, 16), Star).ThenNothing();
    [Fact] public void in_a_later_round_puts_it_on_that_rounds_card() => Sheet.Given(Talk, OnSheet1.Captured("x"), Starred()).When(Guest(Cy, 40), Star).Then(Starred(2));
    [Fact] public void after_the_round_is_for_those_who_sit_there_now() => Sheet.Given(Talk, OnSheet1.Captured("x")).When(Guest(Ada, 40), Star).ThenRefused("not-your-sheet");
    [Fact] public void from_another_table_is_refused() => Sheet.Given(Talk, OnSheet1.Captured("x")).When(Guest(Cy, 16), Star).ThenRefused("not-your-sheet");
    [Fact] public void that_nobody_knows_is_refused() => Sheet.Given(Talk).When(Guest(Bo, 16), Star).ThenRefused("idea-unknown");
    [Fact] public void that_was_taken_back_is_refused() => Sheet.Given(Talk, OnSheet1.Captured("x"), new SheetEvent.IdeaTakenBack(OnSheet1.Idea)).When(Guest(Bo, 16), Star).ThenRefused("idea-taken-back");
    [Fact] public void is_undone_by_unstarring() => Sheet.Given(Talk, OnSheet1.Captured("x"), Starred()).When(Guest(Ada, 16), Unstar).Then(Unstarred);
    [Fact] public void is_not_undone_where_there_is_no_star() => Sheet.Given(Talk, OnSheet1.Captured("x")).When(Guest(Ada, 16), Unstar).ThenNothing();
    [Fact] public void is_not_undone_from_another_table() => Sheet.Given(Talk, OnSheet1.Captured("x"), Starred()).When(Guest(Cy, 16), Unstar).ThenRefused("not-your-sheet");
    [Fact] public void after_the_end_goes_on_for_the_day() => Sheet.Given(After([.. Talking(), new CafeEvent.Ended(At(20))]), OnSheet1.Captured("x")).When(Guest(Bo, 21), Star).Then(Starred());
}

public class The_hand_over_card
{
    static SheetView With(IEnumerable<SheetEvent> happened) => SheetView.Of(happened.Aggregate(Sheet.Blank, Sheet.Evolve));
    static Guid Nth(int n) => new(n, 0, 0, new byte[8]);
    static IEnumerable<SheetEvent> Starred(int count) => Enumerable.Range(1, count).Reverse().SelectMany(n => new SheetEvent[]
    {
        OnSheet1.Captured($"{n}", idea: Nth(n)), new SheetEvent.IdeaStarred(Nth(n), 1),
    });

    [Fact] public void holds_the_first_five_by_place() => With(Starred(7)).Card(1).Select(idea => idea.Text).Should().Equal("7", "6", "5", "4", "3");
    [Fact] public void holds_no_idea_that_was_taken_back() => With([.. Starred(6), new SheetEvent.IdeaTakenBack(Nth(6))]).Card(1).Select(idea => idea.Text).Should().Equal("5", "4", "3", "2", "1");
    [Fact] public void is_empty_where_nothing_is_starred() => With([OnSheet1.Captured("x")]).Card(1).Should().BeEmpty();
    [Fact] public void is_each_rounds_own() => With([.. Starred(2), new SheetEvent.IdeaStarred(Nth(1), 2)]).Card(1).Select(idea => idea.Text).Should().Equal("2");
}

public class A_sheets_facts
{
    [Fact]
    public void are_one_for_each_event_and_fold_to_what_the_sheet_shows()
    {
        SheetEvent[] happened =
        [
            OnSheet1.Captured("x"), OnSheet1.Captured("y", Bo, builds: OnSheet1.Idea, idea: OnSheet1.Other), new SheetEvent.IdeaEdited(OnSheet1.Idea, "z"), new SheetEvent.IdeaStarred(OnSheet1.Idea, 1),
            new SheetEvent.IdeaMarked(OnSheet1.Idea, MarkKind.Differs, "a"), new SheetEvent.IdeaMarked(OnSheet1.Other, MarkKind.Question, "b"), new SheetEvent.IdeaUnmarked(OnSheet1.Other, "b"), new SheetEvent.MarksCounted(),
            new SheetEvent.IdeaTakenBack(OnSheet1.Other), new SheetEvent.IdeaPutBack(OnSheet1.Other), new SheetEvent.IdeaUnstarred(OnSheet1.Idea), new SheetEvent.IdeaTakenBack(OnSheet1.Idea),
            new SheetEvent.NextAsked(1, "Who pays?"), new SheetEvent.NextAsked(2, "And then?"), new SheetEvent.NextAsked(1, ""),
            new SheetEvent.IdeaHidden(OnSheet1.Other, Fay, null), new SheetEvent.IdeaShown(OnSheet1.Other, Fay, null), new SheetEvent.IdeaReported(OnSheet1.Other), new SheetEvent.IdeaRedacted(OnSheet1.Other, Fay, null),
            new SheetEvent.AskedRedacted(2, Fay, null),
        ];
        happened.Select(e => e.GetType()).Distinct().Should().BeEquivalentTo(typeof(SheetEvent).GetNestedTypes(), "each kind of event is here");
        var (sheet, view) = (Sheet.Blank, SheetView.Blank);
        foreach (var e in happened)
        {
            sheet = Sheet.Evolve(sheet, e);
            view = SheetView.Fold(view, SheetFact.Of(sheet, e));
            Said.Of(view).Should().Be(Said.Of(SheetView.Of(sheet)));
        }
    }

    [Fact] public void that_may_not_be_seen_change_nothing() => SheetView.Fold(SheetView.Blank, new SheetFact.Unseen()).Should().Be(SheetView.Blank);
    [Fact] public void that_are_of_an_unknown_idea_change_nothing() => SheetView.Fold(SheetView.Blank, new SheetFact.Edited(OnSheet1.Idea, "x")).Should().Be(SheetView.Blank);

    [Fact]
    public void show_no_text_once_it_was_taken_back() =>
        SheetView.Of(new SheetEvent[] { OnSheet1.Captured("x"), new SheetEvent.IdeaTakenBack(OnSheet1.Idea) }.Aggregate(Sheet.Blank, Sheet.Evolve)).Ideas.Single().Should().BeEquivalentTo(new { Text = "", TakenBack = true });
}
