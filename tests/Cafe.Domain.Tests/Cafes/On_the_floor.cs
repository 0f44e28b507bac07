using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.People;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Cafes;

public class Help_that_is_asked_for
{
    const int Fin = 6;
    static readonly CafeEvent Asked = new CafeEvent.HelpAsked(1, Ada, 1, HelpKind.Sound, At(15));
    static readonly CafeEvent[] Waits = [.. Talking(), new CafeEvent.PersonCame(Fin, Role.Facilitator), Asked];
    static readonly CafeEvent Taken = new CafeEvent.HelpTaken(1, Fay, At(16));
    static Caller FinAt(double minutes) => new(Fin, Role.Facilitator, At(minutes));
    static MyHelp? Sees(params IEnumerable<CafeEvent> more) => MeView.Of(After([.. Waits, .. more]), Ada, number => $"P{number}", "en", At(20)).Aside.Help;

    [Fact] public void says_who_where_and_what_kind() => Cafe.Given(Talking()).When(Guest(Ada, 15), new CafeCommand.AskHelp(HelpKind.Sound)).Then(Asked);
    [Fact] public void twice_is_asked_once() => Cafe.Given(Waits).When(Guest(Ada, 16), new CafeCommand.AskHelp(HelpKind.Sound)).ThenNothing();
    [Fact] public void of_another_kind_waits_until_the_first_is_over() => Cafe.Given(Waits).When(Guest(Ada, 16), new CafeCommand.AskHelp(HelpKind.Help)).ThenRefused("help-asked");
    [Fact] public void is_taken_by_one_facilitator() => Cafe.Given(Waits).When(Facilitator(16), new CafeCommand.TakeHelp(1)).Then(Taken);
    [Fact] public void is_not_taken_by_two() => Cafe.Given([.. Waits, Taken]).When(FinAt(16), new CafeCommand.TakeHelp(1)).ThenRefused("help-taken");
    [Fact] public void twice_is_taken_once() => Cafe.Given([.. Waits, Taken]).When(Facilitator(16), new CafeCommand.TakeHelp(1)).ThenNothing();
    [Fact] public void can_be_given_back() => Cafe.Given([.. Waits, Taken]).When(Facilitator(17), new CafeCommand.ReleaseHelp(1)).Then(new CafeEvent.HelpReleased(1));
    [Fact] public void is_finished_by_anybody() => Cafe.Given([.. Waits, Taken]).When(FinAt(17), new CafeCommand.FinishHelp(1)).Then(new CafeEvent.HelpFinished(1, Fin, At(17)));
    [Fact] public void that_was_finished_too_soon_is_opened_again() =>
        Cafe.Given([.. Waits, new CafeEvent.HelpFinished(1, Fay, At(17))]).When(Facilitator(18), new CafeCommand.ReopenHelp(1)).Then(new CafeEvent.HelpReopened(1));
    [Fact] public void is_withdrawn_by_whoever_asked() => Cafe.Given(Waits).When(Guest(Ada, 16), new CafeCommand.WithdrawHelp(1)).Then(new CafeEvent.HelpWithdrawn(1, At(16)));
    [Fact] public void is_not_withdrawn_by_somebody_else() => Cafe.Given(Waits).When(Guest(Bo, 16), new CafeCommand.WithdrawHelp(1)).ThenRefused("help-unknown");
    [Fact] public void that_was_withdrawn_cannot_be_taken() => Cafe.Given([.. Waits, new CafeEvent.HelpWithdrawn(1, At(16))]).When(Facilitator(17), new CafeCommand.TakeHelp(1)).ThenRefused("help-over");

    [Fact]
    public void is_seen_on_the_phone_with_who_comes()
    {
        Sees().Should().Be(new MyHelp(1, HelpKind.Sound, At(15), null));
        Sees(Taken).Should().Be(new MyHelp(1, HelpKind.Sound, At(15), "P1"));
        Sees(Taken, new CafeEvent.HelpFinished(1, Fay, At(17))).Should().BeNull();
    }
}

public class Messages_to_the_tables
{
    static readonly Guid First = new(1, 0, 0, new byte[8]);
    static ImmutableSortedDictionary<string, string> In(params (string Language, string Text)[] texts) => texts.ToImmutableSortedDictionary(text => text.Language, text => text.Text);
    static CafeEvent Said(int n, string text, params int[] tables) => new CafeEvent.Announced(new Guid(n, 0, 0, new byte[8]), In(("en", text)), [.. tables], 1, Fay, At(15));
    static IEnumerable<string> Reads(int number, string language, params IEnumerable<CafeEvent> more) =>
        MeView.Of(After([.. Talking(), .. more]), number, _ => "", language, At(20)).Aside.Messages.Select(message => message.Text);

    [Fact] public void are_kept_tidy() => Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.Announce(First, In(("en", " Coffee  is here "), ("fr", " ")), [2, 1, 2]))
        .Then(new CafeEvent.Announced(First, In(("en", "Coffee is here")), [1, 2], 1, Fay, At(15)));

    [Fact] public void twice_are_said_once() => Cafe.Given([.. Talking(), Said(1, "Coffee")]).When(Facilitator(15), new CafeCommand.Announce(First, In(("en", "Coffee")))).ThenNothing();
    [Fact] public void that_are_empty_are_refused() => Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.Announce(First, In(("en", "  ")))).ThenRefused("message-empty");
    [Fact] public void that_are_too_long_are_refused() => Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.Announce(First, In(("en", new string('x', 141))))).ThenRefused("message-too-long");
    [Fact] public void to_no_table_are_refused() => Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.Announce(First, In(("en", "x")), [9])).ThenRefused("table-unknown");
    [Fact] public void in_no_language_of_ours_are_refused() => Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.Announce(First, In(("xx", "x")))).ThenRefused("language-unknown");

    [Fact] public void reach_everybody_or_whoever_sits_at_the_table()
    {
        CafeEvent[] said = [Said(1, "all"), Said(2, "one", 1)];
        Reads(Ada, "en", said).Should().Equal("all", "one");
        Reads(Cy, "en", said).Should().Equal("all");
    }

    [Fact] public void are_read_in_ones_language_or_in_english()
    {
        CafeEvent said = new CafeEvent.Announced(First, In(("en", "Coffee"), ("fr", "Café")), [], 1, Fay, At(15));
        (Reads(Ada, "fr", said).Single(), Reads(Ada, "ar", said).Single()).Should().Be(("Café", "Coffee"));
    }

    [Fact] public void stay_three() => Reads(Ada, "en", Said(1, "a"), Said(2, "b"), Said(3, "c"), Said(4, "d")).Should().Equal("b", "c", "d");

    [Fact] public void can_be_taken_back()
    {
        Cafe.Given([.. Talking(), Said(1, "a")]).When(Facilitator(16), new CafeCommand.WithdrawMessage(First)).Then(new CafeEvent.MessageWithdrawn(First));
        Reads(Ada, "en", Said(1, "a"), new CafeEvent.MessageWithdrawn(First)).Should().BeEmpty();
        Cafe.Given(Talking()).When(Facilitator(16), new CafeCommand.WithdrawMessage(First)).ThenRefused("message-unknown");
    }

    [Fact] public void leave_a_phones_view_small_in_any_script()
    {
        var said = Enumerable.Range(1, 3).Select(n => (CafeEvent)new CafeEvent.Announced(new Guid(n, 0, 0, new byte[8]), In(("zh", new string('茶', Message.Longest))), [], 1, Fay, At(15)));
        var me = MeView.Of(After([.. Talking(), .. said]), Ada, _ => "Ada", "zh", At(20));
        System.Text.Encoding.UTF8.GetByteCount(string.Concat(me.Aside.Messages.Select(message => message.Text))).Should().BeLessThan(1_300);
    }
}

public class Wanting_to_speak
{
    static readonly CafeEvent Asked = new CafeEvent.SpeakerAsked(1, Ada, null, At(68));
    static CafeEvent Moved(int entry, Speaking to, double minutes) => new CafeEvent.SpeakerMoved(entry, to, At(minutes));
    static readonly CafeEvent[] Both = [.. Talking(), Asked, new CafeEvent.SpeakerAsked(2, null, 2, At(68))];

    [Fact] public void puts_a_person_in_the_queue_once()
    {
        Cafe.Given(Talking()).When(Guest(Ada, 68), new CafeCommand.AskToSpeak()).Then(Asked);
        Cafe.Given([.. Talking(), Asked]).When(Guest(Ada, 69), new CafeCommand.AskToSpeak()).ThenNothing();
    }

    [Fact] public void can_be_taken_back() => Cafe.Given([.. Talking(), Asked]).When(Guest(Ada, 69), new CafeCommand.StopAsking()).Then(Moved(1, Speaking.Withdrawn, 69));
    [Fact] public void is_asked_of_a_table_too() => Cafe.Given([.. Talking(), Asked]).When(Facilitator(68), new CafeCommand.AskTable(2)).Then(new CafeEvent.SpeakerAsked(2, null, 2, At(68)));
    [Fact] public void takes_the_floor_from_who_has_it() =>
        Cafe.Given([.. Both, Moved(1, Speaking.Now, 69)]).When(Facilitator(70), new CafeCommand.GiveFloor(2)).Then(Moved(1, Speaking.Done, 70), Moved(2, Speaking.Now, 70));
    [Fact] public void is_given_once_where_two_press() => Cafe.Given([.. Both, Moved(1, Speaking.Now, 69)]).When(Facilitator(69), new CafeCommand.GiveFloor(1)).ThenNothing();
    [Fact] public void is_not_given_to_somebody_who_no_longer_wants_to() => Cafe.Given([.. Both, Moved(1, Speaking.Withdrawn, 69)]).When(Facilitator(69), new CafeCommand.GiveFloor(1)).ThenRefused("speaker-gone");
    [Fact] public void is_skipped_and_put_back()
    {
        Cafe.Given(Both).When(Facilitator(69), new CafeCommand.SkipSpeaker(1)).Then(Moved(1, Speaking.Skipped, 69));
        Cafe.Given([.. Both, Moved(1, Speaking.Skipped, 69)]).When(Facilitator(70), new CafeCommand.PutBackSpeaker(1)).Then(Moved(1, Speaking.Waiting, 70));
    }

    [Fact] public void is_seen_on_ones_phone()
    {
        Speaking? Sees(params IEnumerable<CafeEvent> more) => MeView.Of(After([.. Both, .. more]), Ada, _ => "", "en", At(70)).Aside.Speaking;
        (Sees(), Sees(Moved(1, Speaking.Now, 69)), Sees(Moved(1, Speaking.Done, 69))).Should().Be((Speaking.Waiting, Speaking.Now, null));
    }
}

public class The_order_of_speaking
{
    static IEnumerable<int> Of(Turn[] spoken, params Turn[] waiting) => SpeakingOrder.Of(spoken, waiting).Select(turn => turn.Entry);
    static Turn Room(int entry, string group = "") => new(entry, false, group);
    static Turn Remote(int entry, string group = "") => new(entry, true, group);

    [Fact] public void is_the_order_of_asking_where_nothing_differs() => Of([], Room(1), Room(2), Room(3)).Should().Equal(1, 2, 3);
    [Fact] public void takes_room_and_remote_in_turn() => Of([], Room(1), Room(2), Room(3), Remote(4), Remote(5)).Should().Equal(1, 4, 2, 5, 3);
    [Fact] public void goes_on_from_who_has_spoken() => Of([Room(9)], Room(1), Remote(2)).Should().Equal(2, 1);
    [Fact] public void takes_groups_in_turn() => Of([], Room(1, "government"), Room(2, "government"), Room(3, "academia"), Room(4, "technical")).Should().Equal(1, 3, 4, 2);
    [Fact] public void lets_the_group_speak_that_has_spoken_least() => Of([Room(8, "academia"), Room(9, "government"), Room(7, "government")], Room(1, "academia"), Room(2, "technical")).Should().Equal(2, 1);
    [Fact] public void leaves_nobody_out() => Of([Room(9)], [.. Enumerable.Range(1, 30).Select(n => n % 7 == 0 ? Remote(n, "academia") : Room(n, $"g{n % 3}"))]).Order().Should().Equal(Enumerable.Range(1, 30));
}

public class Pace_and_lead
{
    const int Fin = 6;
    static readonly CafeEvent[] Two = [.. Talking(), new CafeEvent.PersonCame(Fin, Role.Facilitator)];

    [Fact] public void a_table_without_a_host_says_how_it_is_doing() =>
        Cafe.Given(Talking()).When(Guest(Ada, 15), new CafeCommand.VotePace(1, Pace.MoreTime)).Then(new CafeEvent.PaceVoted(1, 1, Pace.MoreTime, Ada));
    [Fact] public void a_second_word_replaces_the_first()
    {
        var cafe = After([.. Talking(), new CafeEvent.PaceVoted(1, 1, Pace.MoreTime, Ada), new CafeEvent.PaceVoted(1, 1, Pace.Ready, Bo)]);
        (cafe.Floor.PaceOf(1, 1), cafe.Floor.PaceOf(2, 1)).Should().Be((Pace.Ready, null));
        After([.. Talking(), new CafeEvent.PaceVoted(1, 1, Pace.Ready, Bo), new CafeEvent.PaceVoted(1, 1, null, Bo)]).Floor.Paces.Should().BeEmpty();
    }
    [Fact] public void of_a_round_that_is_over_nothing_is_said() => Cafe.Given(Talking()).When(Guest(Ada, 40), new CafeCommand.VotePace(1, Pace.Ready)).ThenRefused("round-unknown");

    [Fact] public void a_lead_is_taken_and_handed_over()
    {
        Cafe.Given(Two).When(Facilitator(15), new CafeCommand.TakeLead(Fay)).Then(new CafeEvent.LeadTaken(Fay, Fay, At(15)));
        Cafe.Given([.. Two, new CafeEvent.LeadTaken(Fay, Fay, At(15))]).When(Facilitator(16), new CafeCommand.TakeLead(Fin)).Then(new CafeEvent.LeadTaken(Fin, Fay, At(16)));
        Cafe.Given([.. Two, new CafeEvent.LeadTaken(Fay, Fay, At(15))]).When(Facilitator(16), new CafeCommand.TakeLead(Fay)).ThenNothing();
    }
    [Fact] public void a_guest_is_not_given_the_lead() => Cafe.Given(Two).When(Facilitator(15), new CafeCommand.TakeLead(Ada)).ThenRefused("person-unknown");
    [Fact] public void whoever_has_no_lead_runs_the_programme_all_the_same() =>
        Cafe.Given([.. Two, new CafeEvent.LeadTaken(Fay, Fay, At(15))]).When(new Caller(Fin, Role.Facilitator, At(16)), new CafeCommand.Pause(Talk1)).Then(new CafeEvent.Paused(At(16), Fin));
}
