using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.People;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Cafes;

public class What_the_tablet_and_the_wall_say
{
    const int Tablet = 6;
    static readonly CafeEvent[] WithTablet = [.. Talking(), new CafeEvent.DeviceCame(Tablet, Role.Device, 1)];

    static CafeEvent Said(byte id, string text, params int[] tables) =>
        new CafeEvent.Announced(new Guid(id, 0, 0, new byte[8]), ImmutableSortedDictionary<string, string>.Empty.Add("en", text), [.. tables], 1, Fay, At(12));

    static TableView Table(params CafeEvent[] more) => TableView.Of(After([.. WithTablet, .. more]), Tablet, 1, "en", number => $"P{number}", At(15));
    static WallView Wall(params CafeEvent[] more) => WallView.Of(After([.. WithTablet, .. more]), "en", number => $"P{number}", null);

    [Fact] public void is_what_was_said_to_all_and_to_this_table() => Table(Said(1, "to all"), Said(2, "to 1", 1), Said(3, "to 2", 2)).Aside.Messages.Select(message => message.Text).Should().Equal("to all", "to 1");
    [Fact] public void on_the_wall_is_what_was_said_to_all() => Wall(Said(1, "to all"), Said(2, "to 1", 1)).Messages.Select(message => message.Text).Should().Equal("to all");
    [Fact] public void is_nothing_on_a_wall_that_was_quieted() => Wall(Said(1, "to all"), new CafeEvent.WallQuieted(true, Fay, At(13))).Should().Match<WallView>(wall => wall.Quiet && wall.Messages.IsEmpty);

    [Fact] public void is_who_comes_to_help() =>
        Table(new CafeEvent.HelpAsked(1, Tablet, 1, HelpKind.Help, At(14)), new CafeEvent.HelpTaken(1, Fay, At(14.5))).Aside.Help.Should().Be(new MyHelp(1, HelpKind.Help, At(14), "P1"));

    [Fact] public void is_that_the_table_may_ask_for_time() => Table(new CafeEvent.PaceVoted(1, 1, Pace.MoreTime, Tablet)).Aside.Should().Match<MeAside>(aside => aside.MayVotePace && aside.Pace == Pace.MoreTime);

    [Fact] public void asked_for_help_names_its_table() => Cafe.Given(WithTablet).When(Device(Tablet, 15), new CafeCommand.AskHelp(HelpKind.Sound)).Then(new CafeEvent.HelpAsked(1, Tablet, 1, HelpKind.Sound, At(15)));
    [Fact] public void votes_for_its_table() => Cafe.Given(WithTablet).When(Device(Tablet, 15), new CafeCommand.VotePace(1, Pace.Ready)).Then(new CafeEvent.PaceVoted(1, 1, Pace.Ready, Tablet));
}

public class Choosing_signals
{
    static readonly SignalWays NoSound = SignalWays.All with { Sound = false };

    [Fact] public void holds_for_the_whole_cafe()
    {
        var cafe = After([.. Talking(), new CafeEvent.SignalsChosen(NoSound, Fay, At(12))]);
        MeView.Of(cafe, Ada, number => $"P{number}", "en", At(15)).Signals.Should().Be(NoSound);
        WallView.Of(cafe, "en", number => $"P{number}", null).Signals.Should().Be(NoSound);
    }

    [Fact] public void is_a_facilitators() => Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.ChooseSignals(NoSound)).Then(new CafeEvent.SignalsChosen(NoSound, Fay, At(15)));
    [Fact] public void of_what_holds_changes_nothing() => Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.ChooseSignals(SignalWays.All)).ThenNothing();
    [Fact] public void to_quiet_the_wall_can_be_taken_back() =>
        Cafe.Given([.. Talking(), new CafeEvent.WallQuieted(true, Fay, At(13))]).When(Facilitator(15), new CafeCommand.QuietWall(false)).Then(new CafeEvent.WallQuieted(false, Fay, At(15)));
}

public class Consent_in_languages
{
    static readonly Setup Said = Setup() with { Consents = ImmutableSortedDictionary<string, string>.Empty.Add("en", "We keep ideas.").Add("fr", "Nous gardons les idées.") };

    [Fact] public void is_the_readers() => Said.ConsentIn("fr").Should().Be("Nous gardons les idées.");
    [Fact] public void is_English_where_there_is_none_in_theirs() => Said.ConsentIn("ru").Should().Be("We keep ideas.");
    [Fact] public void is_what_stands_for_all_before_that() => (Said with { Consent = "For all." }).ConsentIn("ru").Should().Be("For all.");
    [Fact] public void is_nothing_where_nobody_has_said() => Setup().ConsentIn("fr").Should().BeEmpty();
    [Fact] public void is_settled_with_the_first_guest() => Cafe.Given(Filled()).When(Facilitator(0), new CafeCommand.ChangeSetup(Said, 0)).ThenRefused("agreement-fixed");
}
